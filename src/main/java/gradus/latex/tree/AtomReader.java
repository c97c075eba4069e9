package gradus.latex.tree;

import gradus.lang.Builtins;
import gradus.lang.Span;
import gradus.latex.tree.LatexTree.Strip;
import gradus.plain.token.NumberReader;
import java.util.ArrayList;
import java.util.List;

/// Reads one item without its scripts: a letter, a number, a sign, what a command begins, a block.
final class AtomReader {
  /// Longer numbers are looked at no further.
  private static final int MOST_GROUPS = 8;

  private final TreeReader reader;
  private final GluedFunctions glued;

  AtomReader(TreeReader reader) {
    this.reader = reader;
    glued = new GluedFunctions(reader);
  }

  /// The item that begins here; null where it is white space or the end.
  LatexTree read() {
    TexWord word = reader.word();
    return switch (word.kind()) {
      case END -> null;
      case NEWLINE -> {
        reader.step(1);
        yield reader.isHeld() ? null : new LatexTree.Mark(word.span(), TexSign.NEWLINE);
      }
      case NUMBER -> number();
      case VULGAR -> {
        reader.step(1);
        yield vulgar(word);
      }
      case LETTER -> {
        LatexTree function = reader.isLowered() ? null : glued.read(reader.isRaised());
        if (function != null) {
          yield function;
        }
        boolean block = word.text().equals(Builtins.REPEAT) && word.end() - word.start() > 1;
        reader.step(1);
        yield block && !ScriptsReader.begins(reader.word())
            ? loop(word)
            : new LatexTree.Identifier(word.span(), word.text());
      }
      case FUNCTION -> {
        reader.step(1);
        yield new LatexTree.NamedFunction(word.span(), word.text());
      }
      case PROSE -> {
        reader.step(1);
        yield new LatexTree.Remark(word.span(), word.text());
      }
      case RAISED, LOWERED -> {
        reader.step(1);
        yield reader.bad(word.span(), "latex.script", reader.shown(word.span()));
      }
      case WRONG -> {
        reader.step(1);
        yield reader.bad(word.span(), "syntax.character", word.text());
      }
      case BROKEN -> {
        reader.step(1);
        boolean points = word.text().indexOf('.') != word.text().lastIndexOf('.');
        yield reader.bad(
            word.span(),
            points ? "syntax.number" : "syntax.number.large",
            reader.shown(word.span()));
      }
      case SIGN -> sign(word);
      case COMMAND -> reader.commands().read(word);
    };
  }

  private LatexTree sign(TexWord word) {
    switch (word.text()) {
      case "{" -> {
        return reader.group(OpenBraces.Owner.ARGUMENT);
      }
      case "}" -> {
        reader.step(1);
        return reader.bad(word.span(), "syntax.unmatched", "}");
      }
      case "(", "[", "|" -> {
        return reader.brackets().read();
      }
      case ")", "]" -> {
        reader.step(1);
        return reader.bad(word.span(), "syntax.unmatched", word.text());
      }
      case "$" -> {
        boolean two = reader.word(1).isSign("$") && reader.word(1).start() == word.end();
        reader.step(two ? 2 : 1);
        return new LatexTree.Mark(reader.from(word), TexSign.EDGE);
      }
      case "~" -> {
        reader.step(1);
        return new LatexTree.Spacing(word.span(), "~");
      }
      case "^", "_" -> {
        TexWord before = reader.before();
        reader.step(1);
        reader.argument(word);
        if (before != null && TexSign.of(before) == TexSign.DERIVATIVE) {
          Span whole = before.span().union(reader.from(word));
          return reader.bad(whole, "latex.derivative", reader.shown(whole));
        }
        return reader.bad(word.span(), "latex.script", word.text());
      }
      default -> {
        reader.step(1);
        TexSign sign = TexSign.of(word);
        return sign == null
            ? reader.bad(word.span(), "syntax.character", word.text())
            : new LatexTree.Mark(word.span(), sign);
      }
    }
  }

  /// A number; `1{,}000` and `1\,000` are one too.
  private LatexTree number() {
    TexWord first = reader.word();
    StringBuilder digits = new StringBuilder(first.text());
    reader.step(1);
    int groups = millions(first);
    for (int i = 0; i < groups; i++) {
      digits.append(reader.word(1).text());
      reader.step(2);
    }
    while (reader.word().isSign("{")
        && reader.word(1).isSign(",")
        && reader.word(2).isSign("}")
        && reader.word(3).kind() == TexKind.NUMBER
        && reader.word(3).text().matches("\\d{3}(\\..*)?")) {
      digits.append(reader.word(3).text());
      reader.step(4);
    }
    while (isThin(reader.word()) && isGroup(digits, reader.word(1))) {
      digits.append(reader.word(1).text());
      reader.step(2);
    }
    return new LatexTree.Digits(reader.from(first), digits.toString());
  }

  /// How many groups of three digits, each behind a comma, make a number of millions with the one
  /// before them: `1,000,000`; 0 where it may be several.
  private int millions(TexWord first) {
    StringBuilder written = new StringBuilder(first.text());
    int end = first.end();
    int groups = 0;
    while (groups < MOST_GROUPS
        && reader.word(2 * groups).isSign(",")
        && reader.word(2 * groups).start() == end
        && reader.word(2 * groups + 1).kind() == TexKind.NUMBER
        && reader.word(2 * groups + 1).start() == end + 1) {
      TexWord group = reader.word(2 * groups + 1);
      written.append(',').append(group.text());
      end = group.end();
      groups++;
    }
    String whole = written.toString().replaceFirst("\\..*", "");
    return NumberReader.isMillions(whole) ? groups : 0;
  }

  private static boolean isThin(TexWord word) {
    return word.isCommand(",") || word.isCommand("thinspace");
  }

  /// Whether three more digits of a number follow a thin space: `12\,000`, `6.022\,140`.
  private static boolean isGroup(CharSequence digits, TexWord next) {
    if (next.kind() != TexKind.NUMBER) return false;
    String written = digits.toString();
    return written.matches("\\d{1,3}(\\d{3})*") && next.text().matches("\\d{3}(\\.\\d*)?")
        || written.matches("\\d+\\.(\\d{3})+") && next.text().matches("\\d{1,3}");
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
    while (!reader.isOver()
        && reader.word().kind() != TexKind.NEWLINE
        && !reader.word().isSign("{")) {
      reader.item(count);
    }
    if (!reader.word().isSign("{")) return reader.bad(word.span(), "syntax.repeat.block");
    TexWord open = reader.word();
    reader.step(1);
    Strip body = reader.block(open.end());
    if (!reader.word().isSign("}")) return reader.bad(open.span(), "syntax.unclosed", "{", "}");
    reader.step(1);
    return new LatexTree.Loop(reader.from(word), word.span(), count, open.span(), body);
  }
}
