package gradus.calculus;

import gradus.latex.Signs;
import gradus.tensor.Equation;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A chain along named wires with its numbers in it: `−0.97 · 0.73 = −0.71`, with the digits that
/// make it hold.
public final class ChainNumbers {
  private final Chain chain;
  private final List<List<Double>> ways;
  private final double total;
  private final Equation equation;

  private ChainNumbers(Chain chain, List<List<Double>> ways, double total, Equation equation) {
    this.chain = chain;
    this.ways = ways;
    this.total = total;
    this.equation = equation;
  }

  /// Empty while a value is not known.
  public static Optional<ChainNumbers> of(Chain chain, Trace trace, Numbers usual) {
    return chain.numbers(trace).map(numbers -> of(chain, numbers, usual));
  }

  private static ChainNumbers of(Chain chain, Map<Chain.Link, Double> numbers, Numbers usual) {
    List<List<Double>> ways = new ArrayList<>();
    for (List<Chain.Link> way : chain.ways()) {
      ways.add(way.stream().map(numbers::get).toList());
    }
    List<Tensor> all = ways.stream().flatMap(List::stream).map(Tensor::scalar).toList();
    Tensor total = sum(ways, all);
    Equation equation = Equation.of(usual, all, printed -> sum(ways, printed), total);
    return new ChainNumbers(chain, ways, total.item(), equation);
  }

  /// `∂L/∂w = −0.97 · 0.73 = −0.71`.
  public String text(Signs signs) {
    if (chain.isOneFactor()) return chain.slope() + " = " + digits().show(total);
    String times = " " + signs.factor() + " ";
    String left =
        ways(number -> digits().show(number), "(", ")").stream()
            .map(factors -> String.join(times, factors))
            .collect(Collectors.joining(" + "));
    return chain.slope() + " = " + left + " " + equation.sign() + " " + digits().show(total);
  }

  /// The digits that make it hold.
  public Numbers digits() {
    return equation.numbers();
  }

  /// What follows `∂L/∂w =` as LaTeX, in pieces between which it may be broken.
  ///
  /// @param number a number in these digits as LaTeX
  public List<String> pieces(Signs signs, Function<Double, String> number) {
    if (chain.isOneFactor()) return List.of(number.apply(total));
    List<String> pieces = new ArrayList<>();
    for (List<String> factors : ways(number, "\\left(", "\\right)")) {
      String sign = pieces.isEmpty() ? "" : "{} + ";
      for (String factor : factors) {
        pieces.add(sign + factor);
        sign = "{} " + signs.latexFactor() + " ";
      }
    }
    pieces.add(equation.latex() + " " + number.apply(total));
    return pieces;
  }

  /// The factors of each way; a negative one that follows another in brackets.
  private List<List<String>> ways(Function<Double, String> number, String open, String close) {
    List<List<String>> written = new ArrayList<>();
    for (List<Double> factors : ways) {
      List<String> shown = new ArrayList<>();
      for (double factor : factors) {
        boolean first = shown.isEmpty() && written.isEmpty();
        boolean bracket = !first && digits().numeral(factor).isNegative();
        String text = number.apply(factor);
        shown.add(bracket ? open + text + close : text);
      }
      written.add(shown);
    }
    return written;
  }

  /// The products of these numbers, way by way, added up.
  private static Tensor sum(List<List<Double>> ways, List<Tensor> numbers) {
    double total = 0;
    int at = 0;
    for (List<Double> factors : ways) {
      double product = 1;
      for (int i = 0; i < factors.size(); i++) {
        product *= numbers.get(at++).item();
      }
      total += product;
    }
    return Tensor.scalar(total);
  }
}
