package gradus.latex.tree;

import java.util.Map;
import java.util.Set;

/// The signs between the parts of formulas.
public enum TexSign {
  PLUS,
  MINUS,
  STAR,
  TIMES,
  DOT,
  /// `\odot`: entry by entry.
  ENTRYWISE,
  /// `\circ`: entry by entry between values, one after the other between functions.
  CIRCLE,
  SLASH,
  AT,
  EQUALS,
  LESS,
  LESS_OR_EQUAL,
  GREATER,
  GREATER_OR_EQUAL,
  UNEQUAL,
  APPROXIMATELY,
  /// `\leftarrow`.
  ASSIGNED,
  /// `\Rightarrow`: what follows is another formula.
  ARROW,
  MEMBER,
  /// Signs that mean something on paper and nothing here: `\cup`.
  FOREIGN,
  /// `\pm`: two formulas written as one.
  EITHER,
  AND,
  OR,
  COMMA,
  SEMICOLON,
  COLON,
  STOP,
  /// `&`.
  NEXT_CELL,
  /// `\\`.
  NEXT_ROW,
  NEWLINE,
  /// `$`, `$$`, `\[`: the end of a formula and the beginning of another.
  EDGE,
  DOTS,
  FACTORIAL,
  PERCENT,
  PRIME,
  OVER,
  CHOOSE,
  DERIVATIVE,
  INFINITY,
  TOP;

  private static final Map<String, TexSign> SIGNS =
      Map.ofEntries(
          Map.entry("+", PLUS),
          Map.entry("-", MINUS),
          Map.entry("*", STAR),
          Map.entry("/", SLASH),
          Map.entry("@", AT),
          Map.entry("=", EQUALS),
          Map.entry("<", LESS),
          Map.entry(">", GREATER),
          Map.entry(",", COMMA),
          Map.entry(";", SEMICOLON),
          Map.entry(":", COLON),
          Map.entry(".", STOP),
          Map.entry("&", NEXT_CELL),
          Map.entry("!", FACTORIAL),
          Map.entry("'", PRIME));

  private static final Map<String, TexSign> COMMANDS =
      Map.ofEntries(
          Map.entry("cdot", DOT),
          Map.entry("bullet", DOT),
          Map.entry("times", TIMES),
          Map.entry("odot", ENTRYWISE),
          Map.entry("circ", CIRCLE),
          Map.entry("ast", STAR),
          Map.entry("star", STAR),
          Map.entry("div", SLASH),
          Map.entry("coloneqq", EQUALS),
          Map.entry("triangleq", EQUALS),
          Map.entry("equiv", EQUALS),
          Map.entry("doteq", EQUALS),
          Map.entry("coloneq", EQUALS),
          Map.entry("lt", LESS),
          Map.entry("gt", GREATER),
          Map.entry("le", LESS_OR_EQUAL),
          Map.entry("leq", LESS_OR_EQUAL),
          Map.entry("leqslant", LESS_OR_EQUAL),
          Map.entry("ge", GREATER_OR_EQUAL),
          Map.entry("geq", GREATER_OR_EQUAL),
          Map.entry("geqslant", GREATER_OR_EQUAL),
          Map.entry("ne", UNEQUAL),
          Map.entry("neq", UNEQUAL),
          Map.entry("approx", APPROXIMATELY),
          Map.entry("simeq", APPROXIMATELY),
          Map.entry("gets", ASSIGNED),
          Map.entry("leftarrow", ASSIGNED),
          Map.entry("longleftarrow", ASSIGNED),
          Map.entry("Leftarrow", ASSIGNED),
          Map.entry("Rightarrow", ARROW),
          Map.entry("Longrightarrow", ARROW),
          Map.entry("implies", ARROW),
          Map.entry("iff", ARROW),
          Map.entry("Leftrightarrow", ARROW),
          Map.entry("rightarrow", ARROW),
          Map.entry("longrightarrow", ARROW),
          Map.entry("to", ARROW),
          Map.entry("therefore", ARROW),
          Map.entry("in", MEMBER),
          Map.entry("pm", EITHER),
          Map.entry("mp", EITHER),
          Map.entry("otimes", FOREIGN),
          Map.entry("oplus", FOREIGN),
          Map.entry("cup", FOREIGN),
          Map.entry("cap", FOREIGN),
          Map.entry("propto", FOREIGN),
          Map.entry("sim", FOREIGN),
          Map.entry("wedge", AND),
          Map.entry("land", AND),
          Map.entry("vee", OR),
          Map.entry("lor", OR),
          Map.entry("\\", NEXT_ROW),
          Map.entry("cr", NEXT_ROW),
          Map.entry("newline", NEXT_ROW),
          Map.entry("[", EDGE),
          Map.entry("]", EDGE),
          Map.entry("(", EDGE),
          Map.entry(")", EDGE),
          Map.entry("dots", DOTS),
          Map.entry("ldots", DOTS),
          Map.entry("cdots", DOTS),
          Map.entry("vdots", DOTS),
          Map.entry("ddots", DOTS),
          Map.entry("%", PERCENT),
          Map.entry("prime", PRIME),
          Map.entry("over", OVER),
          Map.entry("choose", CHOOSE),
          Map.entry("partial", DERIVATIVE),
          Map.entry("nabla", DERIVATIVE),
          Map.entry("infty", INFINITY),
          Map.entry("top", TOP),
          Map.entry("intercal", TOP));

  /// The commands that are signs, without their backslash.
  static Set<String> names() {
    return COMMANDS.keySet();
  }

  /// The sign that a word is; null when it is none.
  static TexSign of(TexWord word) {
    return switch (word.kind()) {
      case SIGN -> SIGNS.get(word.text());
      case COMMAND -> COMMANDS.get(word.text());
      case NEWLINE -> NEWLINE;
      default -> null;
    };
  }

  /// Whether the term before it is over: a sum sign, a relation, or what separates.
  boolean endsTerm() {
    return switch (this) {
      case PLUS, MINUS, EQUALS, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, UNEQUAL -> true;
      case APPROXIMATELY, ASSIGNED, ARROW, MEMBER, FOREIGN, EITHER, AND, OR, COMMA -> true;
      case SEMICOLON, COLON, STOP, NEXT_CELL, NEXT_ROW, NEWLINE, EDGE, DOTS, OVER, CHOOSE -> true;
      case STAR, TIMES, DOT, ENTRYWISE, CIRCLE, SLASH, AT, FACTORIAL, PERCENT, PRIME -> false;
      case DERIVATIVE, INFINITY, TOP -> false;
    };
  }
}
