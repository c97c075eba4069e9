package gradus.ui.descent;

import gradus.descent.Iterate;
import gradus.descent.Optimiser;
import gradus.descent.RuleLine;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.regex.Matcher;

/// The last step of a descent written out with its numbers: `w ← w − η ∂L/∂w = 0.40 − 0.1 · (−0.24)
/// = 0.42`.
public final class UpdateLines {
  /// More entries than this are not written out.
  public static final int MOST = 12;

  /// The most decimals by which it is shown that a number moved.
  private static final int FINEST = 8;

  private static final Numbers USUAL = new Numbers(2, false).small(true);

  private UpdateLines() {}

  /// The rule in general.
  public static List<Passage.Line> rule(Optimiser rule) {
    return rule.lines().stream()
        .map(line -> {
          String latex = line.symbol().latex() + " \\leftarrow " + line.formula().latex();
          String text = line.symbol().text() + " ← " + line.formula().text();
          return new Passage.Line(List.of(Piece.of(latex)), text);
        })
        .toList();
  }

  /// How the entry that came farthest moved at the last step, without how that came about where a
  /// rule has a memory. Empty before the first step.
  public static List<Passage.Line> farthest(Plot plot, String loss, Signs signs) {
    if (plot.points().size() < 2) return List.of();
    return List.of(of(plot, plot.farthest(), loss, signs).getLast());
  }

  /// A line for each of the first entries that move; for a rule with a memory one for each of its
  /// own lines. Empty before the first step.
  ///
  /// @param most how many entries at most
  public static List<Passage.Line> of(Plot plot, String loss, Signs signs, int most) {
    if (plot.points().size() < 2) return List.of();
    List<Passage.Line> lines = new ArrayList<>();
    for (int i = 0; i < Math.min(most, plot.parameters().size()); i++) {
      lines.addAll(of(plot, i, loss, signs));
    }
    return lines;
  }

  private static List<Passage.Line> of(Plot plot, int entry, String loss, Signs signs) {
    Iterate before = plot.points().get(plot.points().size() - 2);
    Iterate now = plot.last();
    return plot.stride().optimiser() == Optimiser.SGD
        ? List.of(plain(plot, entry, before, now, loss, signs))
        : remembered(plot, entry, before, now, signs);
  }

  private static List<Passage.Line> remembered(
      Plot plot, int entry, Iterate before, Iterate now, Signs signs) {
    List<Passage.Line> lines = new ArrayList<>();
    Map<String, Double> numbers = plot.recall().numbers(before, entry, plot.stride());
    for (RuleLine line : plot.stride().optimiser().lines()) {
      boolean last = line.symbol().text().equals(RuleLine.MOVED);
      double result = last ? now.value(entry) : line.compute().applyAsDouble(numbers);
      lines.add(written(line, numbers, result, plot.parameters().entries().get(entry), signs));
      numbers.put(line.symbol().text(), result);
    }
    return lines;
  }

  /// One line of a rule with its numbers; the one that moves the entry says also what of.
  private static Passage.Line written(
      RuleLine line, Map<String, Double> numbers, double result, InputEntry entry, Signs signs) {
    List<String> operands = line.operands();
    boolean last = line.symbol().text().equals(RuleLine.MOVED);
    Equation equation =
        Equation.of(
            last ? telling(numbers.get(RuleLine.MOVED), result) : USUAL,
            operands.stream().map(o -> Tensor.scalar(numbers.get(o))).toList(),
            rounded -> {
              Map<String, Double> shown = new HashMap<>(numbers);
              for (int i = 0; i < operands.size(); i++) {
                shown.put(operands.get(i), rounded.get(i).item());
              }
              return Tensor.scalar(line.compute().applyAsDouble(shown));
            },
            Tensor.scalar(result));
    Numbers digits = equation.numbers();
    String template = line.numbers().latex();
    // the number that moves is a value, and what is taken from it made of gradients, as where the
    // step is plain
    Matcher moved = RuleLine.PLACE.matcher(template);
    boolean from = last && moved.lookingAt();
    int split = from ? moved.end() : 0;
    String before =
        filled(template.substring(0, split), signs.latexFactor(), numbers, n -> latex(digits, n));
    String latex =
        filled(template.substring(split), signs.latexFactor(), numbers, n -> latex(digits, n));
    String text = filled(line.numbers().text(), signs.factor(), numbers, digits::show);
    String name = last ? latex(entry) : line.symbol().latex();
    String general = last ? " \\leftarrow " + name + line.formula().latex().substring(1) : "";
    String called = last ? entry.name() : line.symbol().text();
    String generally = last ? " ← " + called + line.formula().text().substring(1) : "";
    List<Piece> pieces = new ArrayList<>();
    pieces.add(Piece.of(name + general));
    if (from) pieces.add(Piece.of("= " + before, Role.VALUE));
    pieces.add(Piece.of((from ? "{}" : "= ") + latex, Role.DOWNSTREAM));
    pieces.add(Piece.of(equation.latex() + " " + latex(digits, result), Role.VALUE));
    return new Passage.Line(
        pieces,
        "%s%s = %s %s %s".formatted(called, generally, text, equation.sign(), digits.show(result)));
  }

  /// A formula with its numbers, those below 0 in brackets where a sign stands before them.
  private static String filled(
      String template, String factor, Map<String, Double> numbers, DoubleFunction<String> writing) {
    String pattern = template.replace("<.>", factor);
    Matcher place = RuleLine.PLACE.matcher(pattern);
    StringBuilder out = new StringBuilder();
    while (place.find()) {
      String symbol = place.group(1);
      double number = numbers.get(symbol);
      String shown = RuleLine.isChosen(symbol) ? Numbers.exact(number) : writing.apply(number);
      char left = place.start() == 0 ? '(' : pattern.charAt(place.start() - 1);
      char right = place.end() == pattern.length() ? ' ' : pattern.charAt(place.end());
      boolean begins = left == '(' || left == '{';
      boolean power = shown.indexOf('·') > 0 || shown.contains("cdot");
      boolean tied = right == '^' || right == '²' || left == '√';
      boolean bracketed = number < 0 && !begins || power && tied;
      place.appendReplacement(out, Matcher.quoteReplacement(bracketed ? "(" + shown + ")" : shown));
    }
    return place.appendTail(out).toString();
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
}
