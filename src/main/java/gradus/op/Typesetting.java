package gradus.op;

import gradus.tensor.Shape;
import java.util.List;
import java.util.function.Function;

/// An op's rules as LaTeX templates. In a template `#x` is the operand x, `#y` the result, `#g` the
/// upstream gradient, `#n` the number of entries averaged, `#i` the attributes, `#p` the operand's
/// place and `#all` all operands.
///
/// A backward rule is the local gradient where the op is elementwise, else the vector-Jacobian
/// product: factors separated by ` | `, each with the name of what has its shape after `::` where
/// that is not the first thing in it.
public record Typesetting(Function<List<Shape>, List<String>> templates) {
  static Typesetting of(String forward, String... backward) {
    List<String> all = new java.util.ArrayList<>(List.of(forward));
    all.addAll(List.of(backward));
    List<String> fixed = List.copyOf(all);
    return new Typesetting(shapes -> fixed);
  }

  /// The forward rule for operands of these shapes.
  public String forward(List<Shape> shapes) {
    return templates.apply(shapes).getFirst();
  }

  /// The backward rule of one operand; the last one's serves all further ones of a variadic op.
  public String backward(List<Shape> shapes, int operand) {
    List<String> all = templates.apply(shapes);
    return all.get(Math.min(operand + 1, all.size() - 1));
  }
}
