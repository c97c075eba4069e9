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

/// A chain along named wires with its numbers in it.
public final class ChainNumbers {
  private ChainNumbers() {}

  /// `∂L/∂w = −0.97 · 0.73 = −0.71`, with the digits that make it hold; empty while a value is not
  /// known.
  public static Optional<String> of(Chain chain, Trace trace, Numbers usual, Signs signs) {
    return chain.numbers(trace).map(numbers -> written(chain, numbers, usual, signs));
  }

  private static String written(
      Chain chain, Map<Chain.Link, Double> numbers, Numbers usual, Signs signs) {
    List<List<Double>> ways = new ArrayList<>();
    for (List<Chain.Link> way : chain.ways()) {
      ways.add(way.stream().map(numbers::get).toList());
    }
    List<Tensor> all = ways.stream().flatMap(List::stream).map(Tensor::scalar).toList();
    Tensor total = sum(ways, all);
    Equation equation = Equation.of(usual, all, printed -> sum(ways, printed), total);
    Numbers digits = equation.numbers();
    List<String> products = new ArrayList<>();
    for (List<Double> factors : ways) {
      List<String> shown = new ArrayList<>();
      for (double factor : factors) {
        boolean first = shown.isEmpty() && products.isEmpty();
        String number = digits.show(factor);
        boolean bracket = !first && digits.numeral(factor).isNegative();
        shown.add(bracket ? "(" + number + ")" : number);
      }
      products.add(String.join(" " + signs.factor() + " ", shown));
    }
    String left = String.join(" + ", products);
    return chain.slope() + " = " + left + " " + equation.sign() + " " + digits.show(total);
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
