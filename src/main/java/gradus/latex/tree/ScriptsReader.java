package gradus.latex.tree;

import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.latex.tree.LatexTree.Strip;
import java.util.ArrayList;
import java.util.List;

/// Reads the scripts that follow a base, in braces or as signs of Unicode.
final class ScriptsReader {
  private final TreeReader reader;

  ScriptsReader(TreeReader reader) {
    this.reader = reader;
  }

  /// Whether a script begins with a word.
  static boolean begins(TexWord word) {
    return word.isSign("_") || word.isSign("^");
  }

  /// A base with the scripts that follow it.
  LatexTree read(LatexTree base) {
    return read(base, false);
  }

  /// The same.
  ///
  /// @param alone whether no name stands before it that could be a function's
  LatexTree read(LatexTree first, boolean alone) {
    LatexTree base = first;
    Strip below = null;
    List<LatexTree> above = new ArrayList<>();
    List<LatexTree> wrong = new ArrayList<>();
    int end = base.span().end();
    while (true) {
      TexWord word = reader.word();
      boolean limits = word.isCommand("limits") || word.isCommand("nolimits");
      if (word.isSign("_") || word.isSign("^")) {
        reader.step(1);
        Strip argument = reader.argument(word);
        boolean plus = argument == null ? isPlus() : isPlus(argument);
        if (plus && word.isSign("_") && base instanceof LatexTree.Fence f) {
          if (argument == null) reader.step(1);
          if (alone && !isList(f)) {
            base = positive(f);
          } else {
            wrong.add(unsure(f, word));
          }
        } else if (argument == null) {
          wrong.add(reader.bad(word.span(), "latex.argument", word.text()));
        } else if (word.isSign("^")) {
          above.addAll(parted(argument));
        } else if (below == null) {
          below = argument;
        } else {
          wrong.add(reader.bad(word.span(), "latex.script", "_"));
        }
      } else if (word.kind() == TexKind.LOWERED && below == null) {
        reader.step(1);
        below = plain(word);
      } else if (word.kind() == TexKind.RAISED) {
        reader.step(1);
        above.add(plain(word));
      } else if (word.isSign("'") || limits) {
        reader.step(1);
        if (!limits) above.add(new LatexTree.Mark(word.span(), TexSign.PRIME));
      } else {
        break;
      }
      end = reader.end();
    }
    if (!wrong.isEmpty()) return wrong.getFirst();
    if (below == null && above.isEmpty()) return base;
    Span span = new Span(base.span().start(), Math.max(end, base.span().end()));
    return new LatexTree.Scripted(span, base, below, above);
  }

  /// The mark of a name and the sign of a transpose behind it, raised by one `^`, as two: the
  /// `(1)\top` of `W^{(1)\top}`. A letter T is one behind a number only, `(1)T`: behind anything
  /// else it may be a factor.
  private static List<Strip> parted(Strip raised) {
    List<LatexTree> solid =
        raised.items().stream().filter(i -> !(i instanceof LatexTree.Spacing)).toList();
    if (solid.size() != 2 || !(solid.getFirst() instanceof LatexTree.Fence mark)) {
      return List.of(raised);
    }
    LatexTree sign = solid.getLast();
    boolean transposed =
        switch (sign) {
          case LatexTree.Mark m -> m.sign() == TexSign.TOP;
          case LatexTree.Identifier i -> i.name().equals("T") && isNumber(mark.body());
          default -> false;
        };
    return transposed
        ? List.of(new Strip(mark.span(), List.of(mark)), new Strip(sign.span(), List.of(sign)))
        : List.of(raised);
  }

  private static boolean isNumber(Strip strip) {
    return strip.items().size() == 1 && strip.items().getFirst() instanceof LatexTree.Digits;
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
    TreeReader inner = new TreeReader(reader.text(), inside);
    List<LatexTree> items = new ArrayList<>();
    while (!inner.isOver()) {
      inner.item(items);
    }
    return new Strip(word.span(), items);
  }

  /// Whether a sign and what it belongs to are raised without braces: `e^-x`, `10^-7`. LaTeX would
  /// raise the sign alone, which nobody means.
  boolean isNegative() {
    TexWord next = reader.word(1);
    boolean operand =
        switch (next.kind()) {
          case LETTER, NUMBER -> true;
          case COMMAND -> reader.commands().startsOperand(next);
          case SIGN -> "({|".contains(next.text());
          default -> false;
        };
    return reader.word().isSign("-") && operand && next.start() == reader.word().end();
  }

  /// Those two, with what is raised or lowered behind a letter. Where more follows close by, how
  /// far the exponent reaches is in doubt.
  Strip negative() {
    TexWord sign = reader.word();
    boolean number = reader.word(1).kind() == TexKind.NUMBER;
    reader.step(1);
    LatexTree operand = reader.atom();
    if (operand == null) return null;
    if (!number) operand = read(operand);
    Span span = sign.span().union(operand.span());
    int last = 0;
    while (reader.word(last).start() == span.end() && isPart(reader.word(last))) {
      span = span.union(reader.word(last++).span());
    }
    if (last == 0) {
      return new Strip(span, List.of(new LatexTree.Mark(sign.span(), TexSign.MINUS), operand));
    }
    reader.step(last);
    String written = reader.text().substring(span.start(), span.end());
    Problem problem = Problem.error(span, "latex.exponent", written, "{" + written + "}");
    return new Strip(
        span,
        List.of(
            new LatexTree.Unread(span, number ? problem : problem.withFix("{" + written + "}"))));
  }

  private static boolean isPart(TexWord word) {
    return word.kind() == TexKind.LETTER || word.kind() == TexKind.NUMBER;
  }

  /// Whether `n-1` stands above a sum of which LaTeX raises the n alone.
  boolean goesOn(Strip above) {
    TexWord sign = reader.word();
    int start = above.span().start();
    return (sign.isSign("-") || sign.isSign("+"))
        && reader.text().charAt(start) != '{'
        && sign.start() == above.span().end()
        && reader.word(1).kind() == TexKind.NUMBER
        && reader.word(1).start() == sign.end();
  }

  /// Refuses it, with braces as the edit.
  LatexTree beyond(Strip above) {
    Span whole = above.span().union(reader.word(1).span());
    reader.step(2);
    return unbraced(whole);
  }

  /// Several signs without braces of which LaTeX takes the first alone, and nobody means that.
  LatexTree unbraced(Span span) {
    String written = reader.text().substring(span.start(), span.end());
    String edit = "{" + written + "}";
    Problem problem = Problem.error(span, "latex.digits", written, edit).withFix(edit);
    return new LatexTree.Unread(span, problem);
  }

  private boolean isPlus() {
    return reader.word().isSign("+");
  }

  private static boolean isPlus(Strip argument) {
    return argument.items().size() == 1
        && argument.items().getFirst() instanceof LatexTree.Mark m
        && m.sign() == TexSign.PLUS;
  }

  private static boolean isList(LatexTree.Fence fence) {
    return fence.body().items().stream()
        .anyMatch(i -> i instanceof LatexTree.Mark m && m.sign() == TexSign.COMMA);
  }

  /// `[x]_+`, which is the greater one of 0 and x.
  private LatexTree positive(LatexTree.Fence fence) {
    Span inside = fence.body().span();
    Span start = new Span(inside.start(), inside.start());
    List<LatexTree> items = new ArrayList<>();
    items.add(new LatexTree.Digits(start, "0"));
    items.add(new LatexTree.Mark(start, TexSign.COMMA));
    items.addAll(fence.body().items());
    Span whole = new Span(fence.span().start(), reader.word(-1).end());
    Span sign = new Span(fence.span().start(), fence.span().start());
    LatexTree bracket =
        new LatexTree.Fence(
            whole, Delimiter.ROUND, Delimiter.ROUND, false, new Strip(inside, items));
    return new Strip(whole, List.of(new LatexTree.NamedFunction(sign, "max"), bracket));
  }

  /// The same behind what may be a function, whose value is meant then.
  private LatexTree unsure(LatexTree.Fence fence, TexWord sign) {
    Span span = new Span(fence.span().start(), reader.word(-1).end());
    String shown = "\\max(0, …)";
    return reader.bad(span, "latex.positive", sign.text() + "+", shown);
  }
}
