package gradus.ui.work;

import gradus.blanks.WrittenGradient;
import gradus.graph.CarriedKeys;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The gradient that arrives at the output, where a person gave another than ones. It is kept while
/// the document is open, like what is folded; a program's text says nothing of it.
public final class SeedModel {
  private static final String ONES = "notice.seed";

  /// What was given, and for which output.
  ///
  /// @param key of the output's gate
  /// @param output what it was called
  record GivenSeed(String key, String output, Tensor gradient) {
    /// A program that starts backwards with it; where it is not of this program's output, one that
    /// starts with ones and says so.
    Lowering plantedIn(Lowering made) {
      if (made.hasErrors()) return made;
      ComputationGraph graph = made.graph();
      Gate last = graph.output();
      if (last.shape() == null || graph.isSymbolic()) return made;
      List<Problem> problems = new ArrayList<>(made.problems());
      if (!last.key().equals(key) || graph.seedObjection(gradient).isPresent()) {
        String called = graph.called(last).orElse(last.key());
        problems.add(
            Problem.notice(
                last.span(), "graph.seed.other", Numbers.exact(gradient), output, called));
        return new Lowering(graph, problems);
      }
      problems.removeIf(p -> p.key().equals(ONES));
      return new Lowering(graph.seeded(gradient), problems);
    }

    GivenSeed carried(CarriedKeys carried) {
      return new GivenSeed(carried.key(key).orElse(key), output, gradient);
    }
  }

  private GivenSeed given;
  private Runnable planted = () -> {};

  SeedModel(DocumentModel document) {
    document.follow(
        new DocumentModel.Reader() {
          @Override
          public void opens() {
            given = null;
          }
        });
  }

  /// What was given; null for ones.
  GivenSeed given() {
    return given;
  }

  /// Whoever is told that a person gave another gradient.
  void onGiven(Runnable heard) {
    planted = heard;
  }

  /// The text was edited: it is of the same output as before.
  void carry(CarriedKeys carried) {
    if (given != null) given = given.carried(carried);
  }

  /// Whether a person gave one, for this output or one there was before.
  public boolean isGiven() {
    return given != null;
  }

  /// The key of the message that asks for the gradient at the output of a graph.
  public static String question(ComputationGraph graph) {
    boolean one = graph.output().shape() != null && graph.output().shape().isScalar();
    return one ? "ui.seed.question.number" : "ui.seed.question";
  }

  /// What stands where one can be written: the gradient that the backward pass starts with.
  public static String written(ComputationGraph graph) {
    return Numbers.exact(graph.seed().orElseGet(() -> Tensor.ones(graph.output().shape())));
  }

  /// Whether a gradient can arrive at a gate from outside: at an output that has a value.
  public static boolean canArrive(ComputationGraph graph, Gate gate) {
    return gate == graph.output()
        && gate.shape() != null
        && graph.seedObjection(Tensor.ones(gate.shape())).isEmpty();
  }

  /// Starts the backward pass with what a person wrote; says why when that cannot be.
  public Optional<Problem> give(ComputationGraph graph, String written) {
    Gate output = graph.output();
    Optional<Tensor> gradient = WrittenGradient.read(written);
    if (gradient.isEmpty()) {
      return Optional.of(Problem.error(output.span(), "graph.seed.written", written.strip()));
    }
    Optional<Problem> objection = graph.seedObjection(gradient.get());
    if (objection.isPresent()) return objection;
    String called = graph.called(output).orElse(output.key());
    given = new GivenSeed(output.key(), called, gradient.get());
    planted.run();
    return Optional.empty();
  }

  /// Starts the backward pass with ones again.
  public void takeBack() {
    given = null;
    planted.run();
  }
}
