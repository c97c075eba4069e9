package gradus.explain.term;

import gradus.tensor.Shape;
import java.util.List;

/// Where in what was joined an operand stands.
///
/// @param shapes of all that were joined
/// @param joined the shape of what they were joined to
public record JoinedPlaces(List<Shape> shapes, int operand, Shape joined) {
  /// How many entries, or rows, an operand has of what it is joined to.
  private static int length(Shape shape) {
    return shape.rank() > 1 ? shape.length(0) : shape.size();
  }

  private int before() {
    return shapes.subList(0, operand).stream().mapToInt(JoinedPlaces::length).sum();
  }

  private static Symbol whole(int number) {
    return new Symbol.Figure(new Amount.Literal(number));
  }

  /// The place of its entry `i`: `i + 2`.
  public Symbol at(String i) {
    int before = before();
    if (shapes.get(operand).isScalar()) return whole(before);
    String index = before == 0 ? i : i + " + " + before;
    return new Symbol.Infix(index, index);
  }

  /// The places of all its entries, or rows: `2…4`. A vector is a row of a matrix, a number an
  /// entry of it: `1, 0`.
  public Symbol span() {
    Shape part = shapes.get(operand);
    int from = before();
    if (joined != null && joined.isMatrix() && part.isVector()) return whole(operand);
    if (joined != null && joined.isMatrix() && part.isScalar()) {
      String at = operand / joined.cols() + ", " + operand % joined.cols();
      return new Symbol.Infix(at, at);
    }
    int to = from + length(part) - 1;
    return from == to ? whole(from) : new Symbol.Infix(from + "…" + to, from + " \\ldots " + to);
  }
}
