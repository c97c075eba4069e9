package gradus.latex.tree;

import gradus.lang.Span;
import gradus.latex.LatexSigns;
import gradus.latex.tree.LatexTree.Strip;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The backslash commands of a text with their arguments.
final class Commands {
  private static final Set<String> FRACTIONS =
      Set.of("frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac");

  private static final Set<String> INTEGRALS = Set.of("int", "iint", "iiint");

  private static final Set<String> REMARKS =
      Set.of(
          "label",
          "tag",
          "tag*",
          "hspace",
          "hspace*",
          "vspace",
          "vspace*",
          "color",
          "phantom",
          "hphantom",
          "vphantom",
          "kern",
          "mkern",
          "footnote",
          "cite",
          "ref",
          "eqref");

  private static final Map<String, String> FUNCTIONS =
      Map.ofEntries(
          Map.entry("exp", "exp"),
          Map.entry("log", "log"),
          Map.entry("ln", "ln"),
          Map.entry("lg", "log10"),
          Map.entry("sin", "sin"),
          Map.entry("cos", "cos"),
          Map.entry("tan", "tan"),
          Map.entry("sec", "sec"),
          Map.entry("csc", "csc"),
          Map.entry("cot", "cot"),
          Map.entry("arcsin", "asin"),
          Map.entry("arccos", "acos"),
          Map.entry("arctan", "atan"),
          Map.entry("sinh", "sinh"),
          Map.entry("cosh", "cosh"),
          Map.entry("tanh", "tanh"),
          Map.entry("max", "max"),
          Map.entry("min", "min"),
          Map.entry("sgn", "sign"),
          Map.entry("det", "det"),
          Map.entry("arg", "arg"),
          Map.entry("lim", "lim"));

  private static final Set<String> SIZES_OF_TYPE =
      Set.of("bf", "rm", "it", "small", "large", "normalsize", "cal");

  private static final String UNKNOWN = "syntax.command";

  private static final String NEAR = "latex.command";

  private final TreeReader reader;

  Commands(TreeReader reader) {
    this.reader = reader;
  }

  /// The names of functions and of what has arguments.
  static Set<String> names() {
    Set<String> names = new HashSet<>(FUNCTIONS.keySet());
    names.addAll(FRACTIONS);
    names.addAll(
        List.of("sqrt", "sum", "prod", "begin", "left", "right", "underbrace", "overbrace"));
    return names;
  }

  /// Whether an operand can begin with this command.
  boolean startsOperand(TexWord word) {
    String name = word.text();
    return LatexSigns.LETTERS.containsKey(name)
        || FUNCTIONS.containsKey(name)
        || isDressed(name)
        || FRACTIONS.contains(name)
        || switch (name) {
          case "sqrt", "sum", "prod", "underbrace", "overbrace", "begin", "mathcal", "binom" ->
              true;
          case "prime", "top", "intercal", "infty", "ast", "star", "left", "circ", "dagger" -> true;
          case "{", "lbrace", "|", "lVert", "Vert", "lvert", "vert", "mid", "langle", "dbinom" ->
              true;
          default -> false;
        };
  }

  private static boolean isDressed(String name) {
    return LatexSigns.STYLES.contains(name)
        || LatexSigns.WORDS.contains(name)
        || LatexSigns.ACCENTS.containsKey(name);
  }

  /// Whether an operand ends with this command.
  boolean endsOperand(TexWord word) {
    return LatexSigns.LETTERS.containsKey(word.text())
        || switch (word.text()) {
          case "}", "rbrace", "rparen", "rbrack", "rvert", "rVert", "rangle", "rfloor" -> true;
          case "rceil", "top", "prime", "infty", "%", "dots", "ldots", "cdots", "ast" -> true;
          default -> false;
        };
  }

  LatexTree read(TexWord word) {
    String name = word.text();
    if (LatexSigns.LETTERS.containsKey(name)) {
      reader.step(1);
      return new LatexTree.Identifier(word.span(), LatexSigns.LETTERS.get(name));
    }
    if (FUNCTIONS.containsKey(name)) {
      reader.step(1);
      return new LatexTree.NamedFunction(word.span(), FUNCTIONS.get(name));
    }
    if (Delimiter.closes(word)) {
      reader.step(1);
      return reader.bad(word.span(), "syntax.unmatched", reader.shown(word.span()));
    }
    if (name.equals("right")) return unmatched(word);
    if (Delimiter.of(word) != null || isSized(word)) return reader.brackets().read();
    if (TexSign.of(word) != null) {
      reader.step(1);
      return new LatexTree.Mark(word.span(), TexSign.of(word));
    }
    if (FRACTIONS.contains(name)) return fraction(word, true);
    if (LatexSigns.WORDS.contains(name) || name.equals("mbox")) return upright(word);
    if (LatexSigns.ACCENTS.containsKey(name) || LatexSigns.STYLES.contains(name)) {
      return dressed(word);
    }
    if (REMARKS.contains(name)) {
      reader.step(1);
      String content = raw();
      return new LatexTree.Remark(reader.from(word), content);
    }
    if (LatexSigns.NOTHING.contains(name) || SIZES_OF_TYPE.contains(name)) {
      reader.step(1);
      return new LatexTree.Spacing(word.span(), name);
    }
    return structure(word);
  }

  private boolean isSized(TexWord word) {
    return LatexSigns.isSize(word.text()) && Delimiter.of(reader.word(1)) != null;
  }

  private LatexTree unmatched(TexWord word) {
    reader.step(1);
    TexWord bracket = reader.word();
    if (Delimiter.of(bracket) == null) {
      return reader.bad(word.span(), "syntax.unmatched", reader.shown(word.span()));
    }
    reader.step(1);
    return reader.bad(bracket.span(), "syntax.unmatched", reader.shown(bracket.span()));
  }

  private LatexTree structure(TexWord word) {
    reader.step(1);
    switch (word.text()) {
      case "sqrt" -> {
        return root(word);
      }
      case "sum", "prod" -> {
        return big(word);
      }
      case "binom", "dbinom", "tbinom" -> {
        reader.step(-1);
        return fraction(word, false);
      }
      case "underbrace", "overbrace" -> {
        return brace(word);
      }
      case "begin" -> {
        return new GridReader(reader).read(word);
      }
      case "end" -> {
        String name = raw();
        return reader.bad(reader.from(word), "syntax.unmatched", "\\end{" + name.strip() + "}");
      }
      case "mathcal" -> {
        Strip body = reader.argument(word);
        return body == null
            ? missing(word)
            : new LatexTree.Styled(reader.from(word), "mathcal", body);
      }
      case "substack" -> {
        return lines(word);
      }
      case "textcolor" -> {
        raw();
        Strip body = reader.argument(word);
        return body == null
            ? missing(word)
            : new LatexTree.Styled(reader.from(word), "textcolor", body);
      }
      case "not" -> {
        TexWord next = reader.word();
        boolean equal = next.isSign("=");
        if (equal) reader.step(1);
        return equal ? new LatexTree.Mark(reader.from(word), TexSign.UNEQUAL) : unknown(word);
      }
      default -> {
        return unknown(word);
      }
    }
  }

  /// `\substack{i=1 \\ i \neq 2}`: lines that stand for a list.
  private LatexTree lines(TexWord word) {
    Strip body = reader.argument(word);
    if (body == null) return missing(word);
    List<LatexTree> items =
        body.items().stream()
            .map(i ->
                i instanceof LatexTree.Mark s && s.sign() == TexSign.NEXT_ROW
                    ? new LatexTree.Mark(s.span(), TexSign.COMMA)
                    : i)
            .toList();
    return new Strip(reader.from(word), items);
  }

  private LatexTree unknown(TexWord word) {
    String key =
        switch (word.text()) {
          case "bmod", "pmod", "mod" -> "syntax.function.steps";
          case String name when INTEGRALS.contains(name) -> "latex.integral";
          default -> UNKNOWN;
        };
    if (!key.equals(UNKNOWN)) return reader.bad(word.span(), key, reader.shown(word.span()));
    return reader
        .near(word.text())
        .map(near -> reader.mended(word.span(), near, NEAR, reader.shown(word.span()), near))
        .orElseGet(() -> reader.bad(word.span(), UNKNOWN, reader.shown(word.span())));
  }

  private LatexTree missing(TexWord word) {
    return reader.bad(word.span(), "latex.argument", reader.shown(word.span()));
  }

  private LatexTree fraction(TexWord word, boolean line) {
    reader.step(1);
    Strip above = reader.argument(word);
    Strip below = above == null ? null : reader.argument(word);
    return below == null
        ? missing(word)
        : new LatexTree.Fraction(reader.from(word), line, above, below);
  }

  private LatexTree root(TexWord word) {
    Strip degree = null;
    if (reader.word().isSign("[")) {
      int start = reader.word().end();
      reader.step(1);
      degree = reader.held(start, w -> w.isSign("]"));
      if (!reader.word().isSign("]")) return reader.bad(word.span(), "syntax.unclosed", "[", "]");
      reader.step(1);
    }
    boolean sign = reader.text().startsWith("√", word.start());
    if (sign && (reader.word().isSign("(") || reader.word().isSign("|"))) {
      LatexTree body = reader.brackets().read();
      return new LatexTree.Radical(reader.from(word), degree, body);
    }
    Strip body = sign ? number(word) : reader.argument(word);
    return body == null ? missing(word) : new LatexTree.Radical(reader.from(word), degree, body);
  }

  /// Under the sign of Unicode a number stands whole.
  private Strip number(TexWord word) {
    TexWord next = reader.word();
    if (next.kind() != TexKind.NUMBER) return reader.argument(word);
    reader.step(1);
    LatexTree digits = new LatexTree.Digits(next.span(), next.text());
    return new Strip(next.span(), List.of(digits));
  }

  private LatexTree big(TexWord word) {
    Strip below = null;
    Strip above = null;
    while (true) {
      reader.skipSpace();
      TexWord sign = reader.word();
      if (sign.isSign("_") || sign.isSign("^")) {
        reader.step(1);
        Strip argument = reader.argument(sign);
        boolean twice = (sign.isSign("_") ? below : above) != null;
        if (argument == null || twice) {
          return reader.bad(sign.span(), twice ? "latex.script" : "latex.argument", sign.text());
        }
        if (sign.isSign("_")) {
          below = argument;
        } else {
          above = argument;
        }
      } else if (sign.kind() == TexKind.LOWERED && below == null) {
        LatexTree read = reader.scripts().read(new LatexTree.Spacing(sign.span(), "_"));
        if (!(read instanceof LatexTree.Scripted lowered)) return read;
        below = lowered.below();
        if (!lowered.above().isEmpty()) above = (Strip) lowered.above().getFirst();
      } else {
        break;
      }
    }
    Span limits = reader.from(word);
    if (above != null && reader.scripts().goesOn(above)) return reader.scripts().beyond(above);
    Strip body = new SummedTerm(reader, word, below == null && above == null).read();
    return new LatexTree.BigSign(
        body.items().isEmpty() ? limits : limits.union(body.span()),
        word.span(),
        word.text().equals("prod"),
        below,
        above,
        body);
  }

  private LatexTree brace(TexWord word) {
    Strip body = reader.argument(word);
    if (body == null) return missing(word);
    TexWord sign = reader.word();
    if (!sign.isSign("_") && !sign.isSign("^")) {
      return new LatexTree.Braced(reader.from(word), body, null);
    }
    reader.step(1);
    Strip label = reader.argument(sign);
    if (label == null) return reader.bad(sign.span(), "latex.argument", sign.text());
    return new LatexTree.Braced(reader.from(word), body, label);
  }

  private LatexTree dressed(TexWord word) {
    reader.step(1);
    boolean at =
        reader.word().isSign("{") && reader.word(1).isSign("@") && reader.word(2).isSign("}");
    if (at) {
      reader.step(3);
      return new LatexTree.Mark(reader.from(word), TexSign.AT);
    }
    Strip body = reader.argument(word);
    if (body == null) return missing(word);
    Span span = reader.from(word);
    return LatexSigns.ACCENTS.containsKey(word.text())
        ? new LatexTree.Accented(span, word.text(), body)
        : new LatexTree.Styled(span, word.text(), body);
  }

  private LatexTree upright(TexWord word) {
    reader.step(1);
    reader.skipSpace();
    if (!reader.word().isSign("{")) return missing(word);
    String content = raw().replace("\\_", "_").strip();
    return new LatexTree.Upright(reader.from(word), reader.upright(content));
  }

  /// The text of an argument in braces, as it is typed; empty when there is none.
  String raw() {
    if (!reader.word().isSign("{")) return "";
    int start = reader.word().end();
    int level = 0;
    do {
      level += reader.word().isSign("{") ? 1 : reader.word().isSign("}") ? -1 : 0;
      reader.step(1);
    } while (level > 0 && !reader.isOver());
    int end = level == 0 ? reader.end() - 1 : reader.text().length();
    return reader.text().substring(start, Math.max(start, end));
  }
}
