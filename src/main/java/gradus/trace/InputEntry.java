package gradus.trace;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.latex.Signs;
import gradus.latex.TypesetName;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One number of an input that is moved, and what moves with it.
///
/// @param position the entry, row by row
public record InputEntry(Gate input, int position) {
  /// `x`, `x[0]`, `W[0,1]`.
  public String name() {
    return TypesetName.text(input.name()) + index();
  }

  /// The same with the name as a program has it: `w_1` for w₁.
  public String written() {
    return input.name() + index();
  }

  /// Among how many entries it chooses one, where it does nothing else, along the shortest axis
  /// that it chooses along; 0 of a number that is no label.
  public int classes(ComputationGraph graph) {
    return graph.isLabel(input) ? classes(graph, input) : 0;
  }

  private static int classes(ComputationGraph graph, Gate label) {
    return Stream.concat(graph.consumers(label).stream(), graph.chosen(label).stream())
        .map(Wire::target)
        .mapToInt(user -> user.op() == Ops.COPY ? classes(graph, user) : least(graph, user))
        .min()
        .orElse(0);
  }

  private static int least(ComputationGraph graph, Gate user) {
    Shape of = graph.operands(user).getFirst().source().shape();
    if (of == null || of.isScalar()) return 0;
    int axes = user.op() == Ops.INDEX ? user.attributes().length : 0;
    return axes == 0 ? of.cols() : IntStream.range(0, axes).map(of::length).min().orElse(0);
  }

  private static final Pattern WRITTEN =
      Pattern.compile("([^\\[\\]]+?)\\s*(?:\\[\\s*(\\d{1,9}(?:\\s*,\\s*\\d{1,9}){0,3})\\s*])?");

  /// The number that a person writes as `x`, `x[0]` or `W[0,1]`; empty where no input with a value
  /// is called so, or has no such entry.
  public static Optional<InputEntry> written(ComputationGraph graph, String text) {
    Matcher parts = WRITTEN.matcher(text.strip());
    if (!parts.matches()) return Optional.empty();
    String name = TypesetName.text(parts.group(1));
    return Tangents.inputs(graph).stream()
        .filter(g -> TypesetName.text(g.name()).equals(name))
        .findFirst()
        .flatMap(g -> of(g, parts.group(2) == null ? "" : parts.group(2)));
  }

  private static Optional<InputEntry> of(Gate input, String indices) {
    int[] at =
        Arrays.stream(indices.split(","))
            .map(String::strip)
            .filter(i -> !i.isEmpty())
            .mapToInt(Integer::parseInt)
            .toArray();
    Shape shape = input.shape();
    boolean inside =
        at.length == shape.rank()
            && IntStream.range(0, at.length).allMatch(axis -> at[axis] < shape.length(axis));
    return inside ? Optional.of(new InputEntry(input, shape.place(at))) : Optional.empty();
  }

  private String index() {
    return input.shape().isScalar()
        ? ""
        : Arrays.stream(input.shape().indices(position))
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(",", "[", "]"));
  }

  /// What moves: the output; of several entries their sum, each as often as a given seed counts it.
  public static String moved(ComputationGraph graph, Signs signs) {
    Gate output = graph.output();
    String f = output.name() == null ? "f" : TypesetName.text(output.name());
    String counted =
        graph.seed().isPresent() ? "∂" + graph.loss() + "/∂" + f + signs.factor() + f : f;
    return output.shape().isScalar() ? counted : "Σ" + counted;
  }
}
