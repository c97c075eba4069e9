package gradus.calculus.tensors;

import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.latex.Signs;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// A program of vectors and matrices that have no values, as its letters say what they are: a
/// capital is a matrix, a small letter a vector or a number. What it comes to at one size it comes
/// to at any.
///
/// @param graph the program at a small size
/// @param shapes what each input without a value is taken for
public record ByLetters(ComputationGraph graph, Map<String, Shape> shapes) {
  /// What only vectors and matrices are handed to.
  private static final Set<String> OF_TENSORS =
      Set.of(
          "norm",
          "dot",
          "outer",
          "transpose",
          "@",
          "trace",
          "diag",
          "softmax",
          "log_softmax",
          "mse",
          "cross_entropy",
          "hinge",
          "logsumexp",
          "conv2d");

  private static final List<Shape> MATRICES =
      List.of(Shape.matrix(2, 3), Shape.matrix(3, 2), Shape.matrix(2, 2), Shape.matrix(3, 3));

  private static final List<Shape> VECTORS =
      List.of(Shape.vector(3), Shape.vector(2), Shape.SCALAR);

  /// More ways to take the letters are not tried.
  private static final int MOST_WAYS = 1_500;

  public ByLetters {
    shapes = Collections.unmodifiableMap(new LinkedHashMap<>(shapes));
  }

  /// Whether a program without values for some of its inputs works with vectors or matrices.
  public static boolean speaksOfTensors(ComputationGraph graph) {
    if (graph.blanks().isEmpty() || graph.isSymbolic()) return false;
    boolean capitals =
        graph.blanks().stream().allMatch(b -> Character.isUpperCase(b.name().codePointAt(0)));
    return capitals && mixes(graph)
        || graph.gates().stream()
            .filter(Gate::isOperation)
            .anyMatch(g -> OF_TENSORS.contains(g.op().name()) || g.op() == Ops.SQUARED_NORM);
  }

  /// Whether somewhere a vector or matrix that has a value meets what has none, so that nobody
  /// knows what comes of it.
  private static boolean mixes(ComputationGraph graph) {
    return graph.gates().stream()
        .filter(g -> g.isOperation() && g.shape() == null)
        .flatMap(g -> graph.operands(g).stream())
        .anyMatch(w -> w.source().shape() != null && !w.source().shape().isScalar());
  }

  /// Why nothing can be derived where vectors with values meet small letters without: `w x` with x
  /// = [1, 2] is a vector or a number. Empty where that is clear, or where the letters say it.
  public static Optional<Problem> objection(ComputationGraph graph) {
    boolean unclear =
        !graph.blanks().isEmpty() && !graph.isSymbolic() && !speaksOfTensors(graph) && mixes(graph);
    return unclear ? Optional.of(unclear(graph)) : Optional.empty();
  }

  /// The first way to take the letters in which all shapes agree and the output is one number, or
  /// at least all shapes agree; empty where there is none.
  public static Optional<ByLetters> of(
      Program program,
      ComputationGraph graph,
      Map<String, Tensor> given,
      String output,
      Folding folding) {
    List<String> names = graph.blanks().stream().map(Gate::name).toList();
    List<Map<String, Shape>> ways = ways(names);
    ByLetters other = null;
    for (Map<String, Shape> way : ways) {
      if (way.values().stream().allMatch(Shape::isScalar)) continue;
      Map<String, Tensor> values = new HashMap<>(given);
      Random random = new Random(1);
      way.forEach((name, shape) -> values.put(name, sample(shape, random)));
      Lowering lowering = GraphBuilder.build(program, values, output, folding, () -> false);
      if (lowering.hasErrors()) continue;
      ComputationGraph shaped = lowering.graph();
      if (shaped.gates().stream().anyMatch(g -> g.shape() == null)) continue;
      ByLetters found = new ByLetters(shaped, way);
      if (shaped.output().shape().isScalar()) return Optional.of(found);
      if (other == null) other = found;
    }
    return Optional.ofNullable(other);
  }

  private static List<Map<String, Shape>> ways(List<String> names) {
    List<Map<String, Shape>> ways = new ArrayList<>(List.of(new LinkedHashMap<>()));
    for (String name : names) {
      List<Map<String, Shape>> more = new ArrayList<>();
      for (Map<String, Shape> way : ways) {
        for (Shape shape : shapes(name)) {
          Map<String, Shape> next = new LinkedHashMap<>(way);
          next.put(name, shape);
          more.add(next);
        }
      }
      if (more.size() > MOST_WAYS) return List.of();
      ways = more;
    }
    return ways;
  }

  /// Greek letters are numbers.
  private static List<Shape> shapes(String name) {
    int first = name.codePointAt(0);
    boolean greek = Character.UnicodeScript.of(first) == Character.UnicodeScript.GREEK;
    if (greek && Character.isLowerCase(first)) return List.of(Shape.SCALAR);
    return Character.isUpperCase(first) ? MATRICES : VECTORS;
  }

  private static Tensor sample(Shape shape, Random random) {
    return Tensor.of(shape, random.doubles(shape.size(), 0.1, 0.9).toArray());
  }

  /// What the letters were taken for.
  public Problem notice() {
    return Problem.notice(graph.output().span(), "derive.letters", named(2), named(1), named(0));
  }

  private String named(int rank) {
    List<String> names =
        shapes.entrySet().stream()
            .filter(e -> e.getValue().rank() == rank)
            .map(Map.Entry::getKey)
            .toList();
    return names.isEmpty() ? "–" : String.join(", ", names);
  }

  /// Why nothing can be derived where the letters do not say it.
  public static Problem unclear(ComputationGraph graph) {
    String names = String.join(", ", graph.blanks().stream().map(Gate::name).toList());
    return Problem.error(graph.output().span(), "derive.unshaped", names);
  }

  /// The derivation, without what is true at one size alone.
  public Optional<TensorDerivation> derivation(String wrt, Signs signs) {
    return TensorDerivation.of(graph, wrt, signs).map(TensorDerivation::ofAnySize);
  }
}
