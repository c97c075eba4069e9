package gradus.latex.tree;

import gradus.lang.Builtins;
import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.latex.tree.LatexTree.Strip;
import gradus.plain.token.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Builds the tree of a LaTeX text from its words: brackets, scripts and the arguments of commands
/// find together, and nothing is left out. What does not fit is a node that says why.
public final class TreeReader {
  /// The deepest nesting of braces and brackets that is read.
  public static final int NESTING = 250;

  private final String text;
  private final List<TexWord> words;
  private final Commands commands = new Commands(this);

  /// Null inside a script.
  private SpelledWords vocabulary;

  private final BracketReader brackets = new BracketReader(this);
  private int at;
  private int depth;

  /// How many braces, brackets and cells hold this place: a new line is white space there.
  private int held;

  private int braces;

  /// Where the last bar was closed.
  private int closedAt = -1;

  private int cells;

  private TreeReader(String text, List<TexWord> words) {
    this.text = text;
    this.words = new ArrayList<>(words);
  }

  /// The tree of a text.
  public static Strip read(String text, SpelledWords vocabulary) {
    TreeReader reader = new TreeReader(text, TexWords.of(text, vocabulary));
    reader.vocabulary = vocabulary;
    List<LatexTree> items = new ArrayList<>();
    while (!reader.isOver()) {
      reader.item(items);
    }
    return new Strip(new Span(0, text.length()), folded(items));
  }

  // What the parts of this reader share.

  /// What stands in upright type; the words of a name of several as one.
  String upright(String content) {
    return vocabulary != null && vocabulary.isPhrase(content)
        ? content.replaceAll("[ ~]+", "_")
        : content;
  }

  TexWord word() {
    return words.get(Math.min(at, words.size() - 1));
  }

  TexWord word(int ahead) {
    return words.get(Math.min(at + ahead, words.size() - 1));
  }

  void step(int count) {
    at = Math.min(at + count, words.size() - 1);
  }

  boolean isOver() {
    return word().kind() == TexKind.END;
  }

  String text() {
    return text;
  }

  Commands commands() {
    return commands;
  }

  BracketReader brackets() {
    return brackets;
  }

  /// Notes that a bar was closed here.
  void closed() {
    closedAt = at;
  }

  /// Whether an operand was read just before this place, so that a bar can close.
  boolean endsOperand() {
    int i = at - 1;
    while (i > 0 && (isSpacing(words.get(i)) || words.get(i).isSign("~"))) {
      i--;
    }
    if (i < 0) return false;
    TexWord last = words.get(i);
    boolean bar =
        last.isSign("|")
            || last.isCommand("|")
            || last.text().equals("vert")
            || last.text().equals("mid");
    if (bar || last.isCommand("Vert")) return closedAt == i + 1;
    return switch (last.kind()) {
      case LETTER, NUMBER, VULGAR, RAISED, LOWERED -> true;
      case SIGN -> "})]'!.".contains(last.text());
      case COMMAND -> commands.endsOperand(last);
      case FUNCTION, PROSE, NEWLINE, WRONG, BROKEN, END -> false;
    };
  }

  /// Where the last word read ends.
  int end() {
    return at == 0 ? 0 : words.get(at - 1).end();
  }

  Span from(TexWord first) {
    return new Span(first.start(), Math.max(end(), first.end()));
  }

  private boolean isPlus() {
    return word().isSign("+");
  }

  /// `[x]_+`, which is the greater one of x and 0.
  private LatexTree positive(LatexTree.Fence fence, TexWord sign) {
    Span inside = fence.body().span();
    String edit = "\\max\\left(0, " + text.substring(inside.start(), inside.end()) + "\\right)";
    Span span = new Span(fence.span().start(), word(-1).end());
    // the brackets may be those of a function, whose value is meant then
    String before = text.substring(0, span.start()).stripTrailing();
    boolean called =
        fence.open() == Delimiter.ROUND
            && !before.isEmpty()
            && !"=+-*/([{,".contains(before.substring(before.length() - 1));
    String shown = called ? "\\max\\left(0, \\ldots\\right)" : edit;
    Problem problem = Problem.error(span, "latex.positive", sign.text() + "+", shown);
    return new LatexTree.Unread(span, called ? problem : problem.withFix(edit));
  }

  LatexTree bad(Span span, String key, Object... args) {
    return new LatexTree.Unread(span, Problem.error(span, key, args));
  }

  String shown(Span span) {
    return Token.shown(text, span.start(), span.end());
  }

  /// White space between a command and its argument.
  void skipSpace() {
    while (word().kind() == TexKind.NEWLINE && held > 0
        || word().kind() == TexKind.NEWLINE && word(1).isSign("{")
        || word().isSign("~")
        || isSpacing(word())) {
      step(1);
    }
  }

  static boolean isSpacing(TexWord word) {
    return word.kind() == TexKind.COMMAND
        && switch (word.text()) {
          case ",", ";", ":", "!", " ", ">", "thinspace", "medspace" -> true;
          case "limits", "nolimits", "displaystyle", "textstyle", "scriptstyle" -> true;
          default -> false;
        };
  }

  /// The items up to a word that ends them, with lines held together.
  Strip held(int start, Predicate<TexWord> stop) {
    held++;
    Strip strip = strip(start, stop);
    held--;
    return strip;
  }

  /// The cells of a grid, whose signs `&` and `\\` end them.
  Strip cell(int start, Predicate<TexWord> stop) {
    cells++;
    Strip strip = held(start, stop);
    cells--;
    return strip;
  }

  Strip strip(int start, Predicate<TexWord> stop) {
    List<LatexTree> items = new ArrayList<>();
    while (!isOver() && !stop.test(word()) && !isOut(word())) {
      item(items);
    }
    int end = Math.max(start, end());
    if (!items.isEmpty()) end = Math.max(end, items.getLast().span().end());
    return new Strip(new Span(start, end), folded(items));
  }

  /// Whether a word belongs to something around the innermost bracket.
  private boolean isOut(TexWord word) {
    return word.isSign("}") && braces > 0
        || word.isSign("$")
        || cells > 0 && (word.isSign("&") || word.isCommand("\\") || word.isCommand("cr"))
        || word.isCommand("end")
        || word.isCommand("right") && brackets.isSized()
        || brackets.closesOuter(word);
  }

  /// `a \over b` takes all that stands in its braces.
  private static List<LatexTree> folded(List<LatexTree> items) {
    for (int i = 0; i < items.size(); i++) {
      boolean over =
          items.get(i) instanceof LatexTree.Mark s
              && (s.sign() == TexSign.OVER || s.sign() == TexSign.CHOOSE);
      if (over && i > 0 && i + 1 < items.size()) {
        boolean line = ((LatexTree.Mark) items.get(i)).sign() == TexSign.OVER;
        Strip above = stripOf(items.subList(0, i));
        Strip below = stripOf(items.subList(i + 1, items.size()));
        Span span = above.span().union(below.span());
        return List.of(new LatexTree.Fraction(span, line, above, below));
      }
    }
    return items;
  }

  private static Strip stripOf(List<LatexTree> items) {
    return new Strip(items.getFirst().span().union(items.getLast().span()), items);
  }

  // One item after another.

  /// Adds the item that begins here, with its scripts.
  void item(List<LatexTree> items) {
    if (depth >= NESTING) {
      items.add(bad(word().span(), "syntax.nesting", NESTING));
      at = words.size() - 1;
      return;
    }
    depth++;
    LatexTree atom = atom();
    boolean bare =
        atom instanceof LatexTree.Mark s && s.sign() != TexSign.INFINITY
            || atom instanceof LatexTree.Spacing
            || atom instanceof LatexTree.Remark
            || atom instanceof LatexTree.Loop
            || atom instanceof LatexTree.BigSign;
    if (atom != null) items.add(bare ? atom : scripted(atom));
    depth--;
  }

  private LatexTree atom() {
    TexWord word = word();
    return switch (word.kind()) {
      case END -> null;
      case NEWLINE -> {
        step(1);
        yield held > 0 ? null : new LatexTree.Mark(word.span(), TexSign.NEWLINE);
      }
      case NUMBER -> number();
      case VULGAR -> {
        step(1);
        yield vulgar(word);
      }
      case LETTER -> {
        boolean block = word.text().equals(Builtins.REPEAT) && word.end() - word.start() > 1;
        step(1);
        yield block && !isScript(word())
            ? loop(word)
            : new LatexTree.Identifier(word.span(), word.text());
      }
      case FUNCTION -> {
        step(1);
        yield new LatexTree.NamedFunction(word.span(), word.text());
      }
      case PROSE -> {
        step(1);
        yield new LatexTree.Remark(word.span(), word.text());
      }
      case RAISED, LOWERED -> {
        step(1);
        yield bad(word.span(), "latex.script", shown(word.span()));
      }
      case WRONG -> {
        step(1);
        yield bad(word.span(), "syntax.character", word.text());
      }
      case BROKEN -> {
        step(1);
        boolean points = word.text().indexOf('.') != word.text().lastIndexOf('.');
        yield bad(
            word.span(), points ? "syntax.number" : "syntax.number.large", shown(word.span()));
      }
      case SIGN -> sign(word);
      case COMMAND -> commands.read(word);
    };
  }

  private LatexTree sign(TexWord word) {
    switch (word.text()) {
      case "{" -> {
        return group();
      }
      case "}" -> {
        step(1);
        return bad(word.span(), "syntax.unmatched", "}");
      }
      case "(", "[", "|" -> {
        return brackets.read();
      }
      case ")", "]" -> {
        step(1);
        return bad(word.span(), "syntax.unmatched", word.text());
      }
      case "$" -> {
        boolean two = word(1).isSign("$") && word(1).start() == word.end();
        step(two ? 2 : 1);
        return new LatexTree.Mark(from(word), TexSign.EDGE);
      }
      case "~" -> {
        step(1);
        return new LatexTree.Spacing(word.span(), "~");
      }
      case "^", "_" -> {
        step(1);
        argument(word);
        return bad(word.span(), "latex.script", word.text());
      }
      default -> {
        step(1);
        TexSign sign = TexSign.of(word);
        return sign == null
            ? bad(word.span(), "syntax.character", word.text())
            : new LatexTree.Mark(word.span(), sign);
      }
    }
  }

  /// A group in braces.
  Strip group() {
    TexWord open = word();
    step(1);
    braces++;
    Strip inside = held(open.end(), w -> w.isSign("}"));
    braces--;
    if (word().isSign("}")) {
      step(1);
      return new Strip(from(open), inside.items());
    }
    List<LatexTree> items = new ArrayList<>(inside.items());
    items.add(bad(open.span(), "syntax.unclosed", "{", "}"));
    return new Strip(from(open), items);
  }

  /// A number; `1{,}000` is one too.
  private LatexTree number() {
    TexWord first = word();
    StringBuilder digits = new StringBuilder(first.text());
    step(1);
    while (word().isSign("{")
        && word(1).isSign(",")
        && word(2).isSign("}")
        && word(3).kind() == TexKind.NUMBER
        && word(3).text().matches("\\d{3}(\\..*)?")) {
      digits.append(word(3).text());
      step(4);
    }
    return new LatexTree.Digits(from(first), digits.toString());
  }

  private static LatexTree vulgar(TexWord word) {
    int slash = word.text().indexOf('/');
    LatexTree above = new LatexTree.Digits(word.span(), word.text().substring(0, slash));
    LatexTree below = new LatexTree.Digits(word.span(), word.text().substring(slash + 1));
    return new LatexTree.Fraction(
        word.span(),
        true,
        new Strip(word.span(), List.of(above)),
        new Strip(word.span(), List.of(below)));
  }

  private LatexTree loop(TexWord word) {
    List<LatexTree> count = new ArrayList<>();
    while (!isOver() && word().kind() != TexKind.NEWLINE && !word().isSign("{")) {
      item(count);
    }
    if (!word().isSign("{")) return bad(word.span(), "syntax.repeat.block");
    TexWord open = word();
    step(1);
    int before = held;
    held = 0;
    braces++;
    Strip body = strip(open.end(), w -> w.isSign("}"));
    braces--;
    held = before;
    if (!word().isSign("}")) return bad(open.span(), "syntax.unclosed", "{", "}");
    step(1);
    return new LatexTree.Loop(from(word), word.span(), count, open.span(), body);
  }

  /// The argument of a command or a script: a group in braces, or one word, a number giving its
  /// first digit (`\frac12`); null when none stands here.
  Strip argument(TexWord command) {
    skipSpace();
    TexWord first = word();
    if (depth >= NESTING) {
      at = words.size() - 1;
      return new Strip(first.span(), List.of(bad(first.span(), "syntax.nesting", NESTING)));
    }
    if (first.isSign("{")) return group();
    if (first.kind() == TexKind.NUMBER) return digit(first);
    boolean operand =
        switch (first.kind()) {
          case LETTER, FUNCTION, VULGAR -> true;
          case COMMAND -> commands.startsOperand(first);
          case SIGN -> command.isSign("^") && "*+-'".contains(first.text());
          default -> false;
        };
    if (!operand) return null;
    depth++;
    LatexTree atom = atom();
    depth--;
    return atom == null ? null : new Strip(atom.span(), List.of(atom));
  }

  private Strip digit(TexWord word) {
    boolean several = word.text().matches("\\d{2,}") && word.end() - word.start() > 1;
    int end = several ? word.start() + 1 : word.end();
    if (several) {
      words.set(at, new TexWord(TexKind.NUMBER, end, word.end(), word.text().substring(1)));
    } else {
      step(1);
    }
    Span span = new Span(word.start(), end);
    String digits = several ? word.text().substring(0, 1) : word.text();
    return new Strip(span, List.of(new LatexTree.Digits(span, digits)));
  }

  // Scripts.

  private static boolean isScript(TexWord word) {
    return word.isSign("_") || word.isSign("^");
  }

  /// A base with the scripts that follow it.
  LatexTree scripted(LatexTree base) {
    Strip below = null;
    List<LatexTree> above = new ArrayList<>();
    List<LatexTree> wrong = new ArrayList<>();
    int end = base.span().end();
    while (true) {
      TexWord word = word();
      boolean limits = word.isCommand("limits") || word.isCommand("nolimits");
      if (word.isSign("_") || word.isSign("^")) {
        step(1);
        Strip argument = argument(word);
        if (argument == null && word.isSign("_") && base instanceof LatexTree.Fence f && isPlus()) {
          step(1);
          wrong.add(positive(f, word));
        } else if (argument == null) {
          wrong.add(bad(word.span(), "latex.argument", word.text()));
        } else if (word.isSign("^")) {
          above.add(argument);
        } else if (below == null) {
          below = argument;
        } else {
          wrong.add(bad(word.span(), "latex.script", "_"));
        }
      } else if (word.kind() == TexKind.LOWERED && below == null) {
        step(1);
        below = plain(word);
      } else if (word.kind() == TexKind.RAISED) {
        step(1);
        above.add(plain(word));
      } else if (word.isSign("'") || limits) {
        step(1);
        if (!limits) above.add(new LatexTree.Mark(word.span(), TexSign.PRIME));
      } else {
        break;
      }
      end = end();
    }
    if (!wrong.isEmpty()) return wrong.getFirst();
    if (below == null && above.isEmpty()) return base;
    Span span = new Span(base.span().start(), Math.max(end, base.span().end()));
    return new LatexTree.Scripted(span, base, below, above);
  }

  /// Raised or lowered signs of Unicode, each at its own place.
  private Strip plain(TexWord word) {
    List<TexWord> inside = new ArrayList<>();
    String plain = word.text();
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      int from = i;
      while (Character.isDigit(c)
          && i + 1 < plain.length()
          && Character.isDigit(plain.charAt(i + 1))) {
        i++;
      }
      TexKind kind =
          Character.isDigit(c)
              ? TexKind.NUMBER
              : Character.isLetter(c) ? TexKind.LETTER : TexKind.SIGN;
      inside.add(
          new TexWord(
              kind, word.start() + from, word.start() + i + 1, plain.substring(from, i + 1)));
    }
    inside.add(new TexWord(TexKind.END, word.end(), word.end(), ""));
    TreeReader reader = new TreeReader(text, inside);
    List<LatexTree> items = new ArrayList<>();
    while (!reader.isOver()) {
      reader.item(items);
    }
    return new Strip(word.span(), items);
  }
}
