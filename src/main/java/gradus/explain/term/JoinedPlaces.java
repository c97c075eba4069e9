package gradus.explain.term;

import gradus.tensor.Shape;
import java.util.List;

/// Where in what was joined an operand stands.
///
/// @param shapes of all that were joined
public record JoinedPlaces(List<Shape> shapes, int operand) {
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

  /// The places of all its entries, or rows: `2…4`.
  public Symbol span() {
    int from = before();
    int to = from + length(shapes.get(operand)) - 1;
    return from == to ? whole(from) : new Symbol.Infix(from + "…" + to, from + " \\ldots " + to);
  }
}
