package gradus.latex.tree;

import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.latex.LatexSigns;
import gradus.latex.tree.LatexTree.Strip;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Finds for each bracket or bar the one that closes it.
final class BracketReader {
  /// A bracket that was not closed yet.
  ///
  /// @param pair whether it is a bar written twice, `||`
  /// @param behind whether an operand stands before it
  private record Opened(Delimiter delimiter, boolean sized, boolean pair, boolean behind) {}

  private final TreeReader reader;
  private final Deque<Opened> open = new ArrayDeque<>();

  BracketReader(TreeReader reader) {
    this.reader = reader;
  }

  /// Whether some bracket with `\left` is open.
  boolean isSized() {
    return open.stream().limit(TreeReader.NESTING).anyMatch(Opened::sized);
  }

  /// Whether a word closes a bracket around the innermost one.
  boolean closesOuter(TexWord word) {
    boolean sized = isSize(word) && !word.isCommand("left") && !word.isCommand("right");
    TexWord sign = sized ? reader.word(1) : word;
    if (!Delimiter.closes(sign)) return false;
    Delimiter delimiter = Delimiter.of(sign);
    return open.stream().anyMatch(o -> o.delimiter == delimiter);
  }

  /// Whether a bar here closes the innermost bars.
  boolean isBarEnd(TexWord word) {
    Opened innermost = open.peek();
    boolean bar =
        innermost != null
            && (innermost.delimiter == Delimiter.BAR
                || innermost.delimiter == Delimiter.DOUBLE_BAR);
    return bar && isEnd(innermost, word);
  }

  /// From the opening bracket to the closing one; a size may stand before it.
  LatexTree read() {
    TexWord first = reader.word();
    boolean left = first.isCommand("left");
    boolean formula = reader.endsOperand();
    if (LatexSigns.isSize(first.text()) && first.kind() == TexKind.COMMAND) reader.step(1);
    TexWord sign = reader.word();
    Delimiter delimiter = Delimiter.of(sign);
    if (delimiter == null) return new LatexTree.Spacing(first.span(), first.text());
    boolean twice =
        sign.isSign("|")
            && reader.word(1).isSign("|")
            && reader.word(1).start() == sign.end()
            && !left;
    boolean behind = reader.endsOperand();
    // what is lowered behind a bar that stands alone is where the formula is evaluated
    boolean lowered = reader.word(1).isSign("_") && !left;
    if (formula && lowered && !twice && delimiter == Delimiter.BAR) {
      reader.step(1);
      Span bar = new Span(first.start(), sign.end());
      Strip nothing = new Strip(new Span(sign.end(), sign.end()), List.of());
      return new LatexTree.Fence(bar, delimiter, Delimiter.NOTHING, false, nothing);
    }
    reader.step(twice ? 2 : 1);
    if (twice) delimiter = Delimiter.DOUBLE_BAR;
    Opened opened = new Opened(delimiter, left, twice, behind);
    int start = reader.end();
    open.push(opened);
    Strip body = reader.held(start, w -> isEnd(opened, w));
    open.pop();
    return close(first, opened, body);
  }

  private LatexTree close(TexWord first, Opened opened, Strip body) {
    TexWord word = reader.word();
    Span bracket = new Span(first.start(), body.span().start());
    if (opened.sized) {
      if (!word.isCommand("right")) return unclosed(bracket, opened);
      reader.step(1);
      Delimiter close = Delimiter.of(reader.word());
      if (close == null) return unclosed(bracket, opened);
      reader.step(1);
      reader.closed();
      return new LatexTree.Fence(reader.from(first), opened.delimiter, close, true, body);
    }
    if (isSize(word)) {
      reader.step(1);
      word = reader.word();
    }
    if (opened.pair && isPair(word)) {
      reader.step(2);
      reader.closed();
      return new LatexTree.Fence(
          reader.from(first), opened.delimiter, opened.delimiter, false, body);
    }
    Delimiter close = Delimiter.of(word);
    if (close == opened.delimiter && !opened.pair) {
      reader.step(1);
      reader.closed();
      return new LatexTree.Fence(reader.from(first), opened.delimiter, close, false, body);
    }
    boolean other = Delimiter.closes(word) && !closesOuter(word);
    if (!other && isCondition(opened)) {
      return new LatexTree.Fence(
          reader.from(first), opened.delimiter, Delimiter.NOTHING, false, body);
    }
    if (!other) return unclosed(bracket, opened);
    reader.step(1);
    String right = opened.delimiter.closing();
    Problem problem =
        Problem.error(
                word.span(),
                "syntax.mismatch",
                opened.delimiter.opening(),
                reader.shown(word.span()),
                right)
            .withFix(right);
    return new LatexTree.Unread(reader.from(first), problem);
  }

  /// Whether it is the one bar of `p(x | y)`.
  private boolean isCondition(Opened opened) {
    Opened around = open.peek();
    boolean bar = opened.delimiter == Delimiter.BAR || opened.delimiter == Delimiter.DOUBLE_BAR;
    return bar && opened.behind && around != null && around.delimiter == Delimiter.ROUND;
  }

  private LatexTree unclosed(Span bracket, Opened opened) {
    Span span = new Span(bracket.end() - Math.min(bracket.length(), length(opened)), bracket.end());
    return reader.bad(
        span, "syntax.unclosed", opened.delimiter.opening(), opened.delimiter.closing());
  }

  private static int length(Opened opened) {
    return opened.pair ? 2 : opened.delimiter.opening().length();
  }

  private boolean isEnd(Opened opened, TexWord word) {
    if (opened.sized) return word.isCommand("right");
    TexWord sign = isSize(word) ? reader.word(1) : word;
    if (isSize(word) && word.isCommand("left")) return false;
    boolean bar = opened.delimiter == Delimiter.BAR || opened.delimiter == Delimiter.DOUBLE_BAR;
    if (!bar) return Delimiter.closes(sign);
    if (Delimiter.opens(sign)) return false;
    if (!reader.endsOperand()) return Delimiter.closes(sign) && Delimiter.of(sign) != null;
    if (opened.pair) return isPair(sign) || Delimiter.closes(sign);
    return Delimiter.of(sign) == opened.delimiter || Delimiter.closes(sign);
  }

  private boolean isPair(TexWord word) {
    return word.isSign("|") && reader.word(1).isSign("|") && reader.word(1).start() == word.end();
  }

  private static boolean isSize(TexWord word) {
    return word.kind() == TexKind.COMMAND && LatexSigns.isSize(word.text());
  }
}
