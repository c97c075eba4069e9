package gradus.data;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.latex.TypesetName;
import gradus.tensor.Numbers;
import gradus.tensor.Shape;
import gradus.trace.InputEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A number of an input that each example has its own of: an entry, or, where an input has a row
/// for each example, a place in its rows.
///
/// @param position the entry of the input, or of one of its rows, row by row
/// @param byRow whether each example is a row of the input
public record Destination(Gate input, int position, boolean byRow) {
  /// As a program writes it: `x`, `x[0]`; of rows `X[:,0]`, and of single numbers `y`.
  public String written() {
    return input.name() + index();
  }

  /// The same with the name as people read it.
  public String name() {
    return TypesetName.text(input.name()) + index();
  }

  private String index() {
    if (!byRow) return input.shape().isScalar() ? "" : place(input.shape(), position);
    Shape row = input.shape().inside(1);
    return row.isScalar() ? "" : "[:," + place(row, position).substring(1);
  }

  private static String place(Shape shape, int position) {
    return Arrays.stream(shape.indices(position))
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(",", "[", "]"));
  }

  /// What the text gives it in one of its rows, as a table writes it; empty where it has no such
  /// row.
  public String given(int row) {
    int at = byRow ? row * width() + position : position;
    boolean there = byRow ? row < input.shape().length(0) : row == 0;
    return there ? Numbers.exact(input.literal().toArray()[at]) : "";
  }

  /// How many numbers an example has for this input.
  int width() {
    return byRow ? input.shape().inside(1).size() : input.shape().size();
  }

  /// Among how many classes it chooses one; 0 where it is no label.
  int classes(ComputationGraph graph) {
    return new InputEntry(input, byRow ? 0 : position).classes(graph);
  }

  /// All that examples can fill of an input with a value: its rows where it has several, else its
  /// entries.
  public static List<Destination> of(Gate input) {
    Shape shape = input.shape();
    boolean rows = shape.rank() > 0 && shape.length(0) > 1;
    List<Destination> slots = new ArrayList<>();
    int size = rows ? shape.inside(1).size() : 0;
    for (int k = 0; k < size; k++) {
      slots.add(new Destination(input, k, true));
    }
    for (int k = 0; k < shape.size(); k++) {
      slots.add(new Destination(input, k, false));
    }
    return slots;
  }

  /// What examples usually fill of an input: its rows where it has several, else its entries.
  public static List<Destination> usual(Gate input) {
    List<Destination> all = of(input);
    return all.stream().filter(d -> d.byRow() == all.getFirst().byRow()).toList();
  }

  /// What a column is named like: `x`, `x[0]`, `W[0,1]`, `X[:,1]`; what is one number has its name
  /// with an index or without, a vector with a number for each example without.
  public static Optional<Destination> named(String name, ComputationGraph graph) {
    int bracket = name.indexOf('[');
    String input = bracket < 0 ? name : name.substring(0, bracket).strip();
    Optional<Gate> gate = given(input, graph);
    if (gate.isEmpty()) return Optional.empty();
    String wanted = name.replace(" ", "");
    boolean single = wanted.equals(input) || wanted.equals(input + "[0]");
    if (gate.get().shape().size() == 1 && single) {
      return Optional.of(new Destination(gate.get(), 0, false));
    }
    return of(gate.get()).stream().filter(slot -> slot.written().equals(wanted)).findFirst();
  }

  /// The input with a value that is called so.
  static Optional<Gate> given(String name, ComputationGraph graph) {
    return graph.named(name).filter(g -> g.isInput() && g.literal() != null);
  }
}
