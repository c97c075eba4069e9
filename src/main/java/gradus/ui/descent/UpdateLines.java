package gradus.ui.descent;

import gradus.descent.Iterate;
import gradus.descent.Optimiser;
import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.explain.passage.Role;
import gradus.explain.term.Amount;
import gradus.explain.term.AmountWriter;
import gradus.latex.Signs;
import gradus.latex.TypesetName;
import gradus.tensor.Equation;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.InputEntry;
import java.util.ArrayList;
import java.util.List;

/// The last step of a descent written out with its numbers: `w ← w − η ∂L/∂w = 0.40 − 0.1 · (−0.24)
/// = 0.42`.
public final class UpdateLines {
  /// More entries than this are not written out.
  public static final int MOST = 12;

  /// The most decimals by which it is shown that a number moved.
  private static final int FINEST = 8;

  private static final Numbers USUAL = new Numbers(2, false).small(true);

  private UpdateLines() {}

  /// A line for each of the first entries that move; for a rule with a memory its own formulas,
  /// then what became of each. Empty before the first step.
  ///
  /// @param most how many entries at most
  public static List<Passage.Line> of(Plot plot, String loss, Signs signs, int most) {
    if (plot.points().size() < 2) return List.of();
    Iterate before = plot.points().get(plot.points().size() - 2);
    Iterate now = plot.last();
    List<Passage.Line> lines = new ArrayList<>();
    boolean plain = plot.stride().optimiser() == Optimiser.SGD;
    if (!plain) {
      for (String formula : plot.stride().optimiser().formulas()) {
        lines.add(new Passage.Line(List.of(Piece.of(formula)), formula));
      }
    }
    List<InputEntry> entries = plot.parameters().entries();
    for (int i = 0; i < Math.min(most, entries.size()); i++) {
      lines.add(
          plain
              ? plain(plot, i, before, now, loss, signs)
              : moved(entries.get(i), before.value(i), now.value(i)));
    }
    return lines;
  }

  private static Passage.Line plain(
      Plot plot, int entry, Iterate before, Iterate now, String loss, Signs signs) {
    double rate = plot.stride().rate();
    Tensor w = Tensor.scalar(before.value(entry));
    Tensor g = Tensor.scalar(before.gradient(entry));
    Equation equation =
        Equation.of(
            telling(w.item(), now.value(entry)),
            List.of(w, g),
            t -> Tensor.scalar(t.getFirst().item() - rate * t.get(1).item()),
            Tensor.scalar(now.value(entry)));
    Numbers numbers = equation.numbers();
    String name = latex(plot.parameters().entries().get(entry));
    String slope = "\\frac{\\partial " + TypesetName.shown(loss) + "}{\\partial " + name + "}";
    String sign = equation.latex();
    String gradient = numbers.show(g.item());
    List<Piece> pieces = new ArrayList<>();
    pieces.add(Piece.of(name + " \\leftarrow " + name + " - \\eta\\," + slope));
    pieces.add(Piece.of("= " + latex(numbers, w.item()), Role.VALUE));
    pieces.add(
        Piece.of(
            "{} - " + Numbers.exact(rate) + signs.latexFactor() + " " + bracketed(numbers, g),
            Role.DOWNSTREAM));
    pieces.add(Piece.of(sign + " " + latex(numbers, now.value(entry)), Role.VALUE));
    String text =
        "%s ← %s − η ∂%s/∂%s = %s − %s %s %s %s %s"
            .formatted(
                plot.parameters().entries().get(entry).name(),
                plot.parameters().entries().get(entry).name(),
                TypesetName.text(loss),
                plot.parameters().entries().get(entry).name(),
                numbers.show(w.item()),
                Numbers.exact(rate),
                signs.factor(),
                g.item() < 0 ? "(" + gradient + ")" : gradient,
                equation.sign(),
                numbers.show(now.value(entry)));
    return new Passage.Line(pieces, text);
  }

  /// The fewest decimals in which a number that moved is another.
  private static Numbers telling(double before, double now) {
    Numbers numbers = USUAL;
    for (int digits = USUAL.digits() + 1; digits <= FINEST; digits++) {
      if (before == now || !numbers.show(before).equals(numbers.show(now))) return numbers;
      numbers = USUAL.withDigits(digits);
    }
    return numbers;
  }

  private static String bracketed(Numbers numbers, Tensor number) {
    String written = latex(numbers, number.item());
    return number.item() < 0 ? "(" + written + ")" : written;
  }

  private static String latex(Numbers numbers, double number) {
    return new AmountWriter(numbers).latex(new Amount.Number(number));
  }

  private static String latex(InputEntry entry) {
    String name = TypesetName.shown(entry.input().name());
    String written = entry.written();
    int bracket = written.indexOf('[');
    if (entry.input().shape().isScalar() || bracket < 0) return name;
    return name + "_{" + written.substring(bracket) + "}";
  }

  private static Passage.Line moved(InputEntry entry, double before, double now) {
    Numbers numbers = telling(before, now);
    String was = numbers.show(before);
    String is = numbers.show(now);
    List<Piece> pieces =
        List.of(
            Piece.of(latex(entry) + ":"),
            Piece.of(latex(numbers, before), Role.VALUE),
            Piece.of("\\rightarrow " + latex(numbers, now), Role.VALUE));
    return new Passage.Line(pieces, entry.name() + ": " + was + " → " + is);
  }
}
