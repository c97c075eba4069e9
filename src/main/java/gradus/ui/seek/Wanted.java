package gradus.ui.seek;

import gradus.lang.Messages;
import gradus.latex.Signs;
import gradus.latex.TypesetName;
import gradus.op.GatePattern;
import gradus.op.Op;
import gradus.tensor.EntryFormat;
import gradus.tensor.Numbers;
import gradus.tensor.Numeral;
import gradus.tensor.Tensor;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What somebody typed to find gates: a piece of a name, or a number.
///
/// @param number what it is as a number; empty where it is none
record Wanted(String text, Optional<BigDecimal> number) {
  /// How well something suits; the best first.
  enum Suiting {
    /// It is what was typed.
    SAME,
    /// It begins so.
    BEGINS,
    /// It has that somewhere.
    HOLDS,
    /// It is something else.
    NONE
  }

  /// A single letter is looked for at the beginning of names only.
  private static final int LEAST_INSIDE = 2;

  /// Larger tensors show no entry by itself.
  private static final int MOST_ENTRIES = 10_000;

  static Wanted of(String typed) {
    String text = typed.strip();
    return new Wanted(text, number(text));
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text.replace('−', '-').replace(Numeral.THIN, "")));
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  /// How well an operation suits, by its name in any language and by its signs.
  Suiting suits(Op op) {
    return best(
        Stream.concat(
            Stream.of(op.name(), TypesetName.calledText(op.name())),
            Stream.concat(
                Stream.of(Signs.values()).map(op::symbol),
                Messages.languages().stream().map(op::called))));
  }

  /// How well the name of a wire suits, as it is written or as it is shown.
  Suiting suits(String name) {
    return best(Stream.of(name, TypesetName.text(name)));
  }

  /// How well the forks suit, by their sign and by what they are called in any language.
  Suiting suitsFork() {
    return best(
        Stream.concat(
            Stream.of(GatePattern.ADDER.glyph()),
            Messages.languages().stream().map(l -> Messages.text(l, "ui.find.fork"))));
  }

  private Suiting best(Stream<String> words) {
    return words.map(this::compared).min(Suiting::compareTo).orElse(Suiting.NONE);
  }

  private Suiting compared(String word) {
    if (word.equals(text)) return Suiting.SAME;
    String small = word.toLowerCase(Locale.ROOT);
    String mine = text.toLowerCase(Locale.ROOT);
    if (small.startsWith(mine)) return Suiting.BEGINS;
    return mine.length() >= LEAST_INSIDE && small.contains(mine) ? Suiting.HOLDS : Suiting.NONE;
  }

  /// How well a value suits, whose numbers are shown so: as it is printed, or with more of its
  /// digits than are.
  Suiting suits(Tensor value, Numbers numbers) {
    if (number.isEmpty() || value.size() > MOST_ENTRIES) return Suiting.NONE;
    EntryFormat format = EntryFormat.of(value, numbers);
    boolean one = IntStream.range(0, value.size()).anyMatch(i -> isIt(value.get(i), format));
    return one ? Suiting.SAME : Suiting.NONE;
  }

  private boolean isIt(double entry, EntryFormat format) {
    BigDecimal asked = number.orElseThrow();
    return switch (format.numeral(entry)) {
          case Numeral.Decimal shown -> isIt(entry, shown.value());
          case Numeral.Scientific shown ->
              isIt(entry, shown.mantissa().scaleByPowerOfTen(shown.exponent()));
          case Numeral.Infinite infinite -> false;
          case Numeral.NotANumber none -> false;
        }
        || Double.isFinite(entry) && asked.compareTo(new BigDecimal(Double.toString(entry))) == 0;
  }

  private boolean isIt(double entry, BigDecimal shown) {
    BigDecimal asked = number.orElseThrow();
    boolean finer = asked.scale() > shown.scale();
    return asked.compareTo(shown) == 0
        || finer
            && asked.compareTo(
                    new BigDecimal(entry).setScale(asked.scale(), RoundingMode.HALF_EVEN))
                == 0;
  }
}
