package gradus.descent;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.reading.ProgramReader;
import gradus.tensor.Numbers;
import gradus.trace.Run;
import gradus.trace.Tape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// A neuron f = w₁ x₁ + w₂ x₂ + b that learns from examples, L = ½ (f − t)². While all its inputs
/// are positive, as outputs of a sigmoid are, ∂L/∂wᵢ = ∂L/∂f · xᵢ has the sign of ∂L/∂f for every
/// weight: both rise or both fall, and a way that asks for one of each is a zigzag (CS231n notes,
/// Neural Networks part 1, Sigmoid: outputs are not zero-centered).
public final class TwoWeights {
  /// How many examples there are.
  public static final int EXAMPLES = 8;

  /// How many steps are taken.
  public static final int STEPS = 40;

  /// Where the weights should come to; they start at the opposite, which one of them must leave
  /// upwards and the other downwards.
  public static final Weights GOAL = new Weights(1, -1);

  /// How far apart the two kinds of examples are before the sigmoid, and what each differs by.
  private static final double APART = 1.2;

  private static final double SCATTER = 0.6;

  /// One example.
  ///
  /// @param first x₁
  /// @param second x₂
  /// @param target t
  public record Instance(double first, double second, double target) {}

  /// The two weights.
  public record Weights(double first, double second) {
    /// How far another place is.
    public double distance(Weights other) {
      return Math.hypot(first - other.first, second - other.second);
    }
  }

  /// What one example asks of the weights.
  ///
  /// @param upstream ∂L/∂f
  /// @param first ∂L/∂w₁
  /// @param second ∂L/∂w₂
  public record Tug(Instance example, double upstream, double first, double second) {
    /// Whether both weights are to rise, or both to fall.
    public boolean isOneSigned() {
      return first * second > 0;
    }
  }

  /// Where the neuron stands.
  ///
  /// @param pulls of every example, in their order
  /// @param taken the example of the next step
  public record Footing(Weights weights, double bias, List<Tug> pulls, int taken) {
    public Footing {
      pulls = List.copyOf(pulls);
    }
  }

  private final List<Instance> examples;
  private final List<Footing> stands;

  private TwoWeights(List<Instance> examples, List<Footing> stands) {
    this.examples = List.copyOf(examples);
    this.stands = List.copyOf(stands);
  }

  /// Examples whose inputs are outputs of a sigmoid, in turn more of the first and more of the
  /// second, and whose targets are those of the neuron with the weights [#GOAL].
  public static List<Instance> examples(long seed) {
    Random random = new Random(seed);
    List<Instance> examples = new ArrayList<>();
    for (int i = 0; i < EXAMPLES; i++) {
      double kind = i % 2 == 0 ? APART : -APART;
      double first = rounded(squashed(kind + SCATTER * random.nextGaussian()));
      double second = rounded(squashed(-kind + SCATTER * random.nextGaussian()));
      double target = GOAL.first * first + GOAL.second * second;
      examples.add(new Instance(first, second, rounded(target)));
    }
    return List.copyOf(examples);
  }

  private static double squashed(double number) {
    return 1 / (1 + Math.exp(-number));
  }

  /// Two decimals: what is written is what is used.
  private static double rounded(double number) {
    return Math.rint(number * 100) / 100;
  }

  /// The same examples, the mean of each input taken away from it.
  public static List<Instance> centred(List<Instance> examples) {
    double first = examples.stream().mapToDouble(Instance::first).average().orElse(0);
    double second = examples.stream().mapToDouble(Instance::second).average().orElse(0);
    return examples.stream()
        .map(e -> new Instance(e.first - first, e.second - second, e.target))
        .toList();
  }

  /// Learns in [#STEPS] steps, or fewer where a number is no longer finite.
  ///
  /// @param rate η
  /// @param together whether a step looks at the mean over all examples; else at one, in turn
  public static TwoWeights learn(List<Instance> examples, double rate, boolean together) {
    Neuron neuron = new Neuron();
    List<Footing> stands = new ArrayList<>();
    Weights weights = new Weights(-GOAL.first, -GOAL.second);
    double bias = 0;
    for (int step = 0; step <= STEPS; step++) {
      List<Tug> pulls = new ArrayList<>();
      for (Instance example : examples) {
        pulls.add(neuron.pull(weights, bias, example));
      }
      int taken = step % examples.size();
      Footing stand = new Footing(weights, bias, pulls, taken);
      if (pulls.stream().anyMatch(p -> !Double.isFinite(p.upstream))) break;
      stands.add(stand);
      List<Tug> heard = together ? pulls : List.of(pulls.get(taken));
      double first = heard.stream().mapToDouble(Tug::first).average().orElse(0);
      double second = heard.stream().mapToDouble(Tug::second).average().orElse(0);
      double upstream = heard.stream().mapToDouble(Tug::upstream).average().orElse(0);
      weights = new Weights(weights.first - rate * first, weights.second - rate * second);
      bias -= rate * upstream;
    }
    return new TwoWeights(examples, stands);
  }

  /// The neuron as a program, and what it computes.
  private static final class Neuron {
    private final Run run;
    private final List<Gate> inputs;
    private final Gate sum;

    Neuron() {
      String text = text(new Weights(0, 0), 0, new Instance(0, 0, 0));
      ComputationGraph graph = GraphBuilder.build(ProgramReader.read(text)).graph();
      run = Tape.of(graph).run();
      inputs =
          List.of("w_1", "w_2", "b", "x_1", "x_2", "t").stream()
              .map(name -> graph.named(name).orElseThrow())
              .toList();
      sum = graph.named("f").orElseThrow();
    }

    Tug pull(Weights weights, double bias, Instance example) {
      double[] numbers = {
        weights.first, weights.second, bias, example.first, example.second, example.target
      };
      for (int i = 0; i < numbers.length; i++) {
        run.set(inputs.get(i), 0, numbers[i]);
      }
      run.forward(() -> false);
      run.backward(() -> false);
      return new Tug(example, gradient(sum), gradient(inputs.getFirst()), gradient(inputs.get(1)));
    }

    private double gradient(Gate gate) {
      return run.gradient(gate).orElseThrow().item();
    }
  }

  private static String text(Weights weights, double bias, Instance example) {
    return "x_1 = %s, x_2 = %s, t = %s\nw_1 = %s, w_2 = %s, b = %s\n"
            .formatted(
                Numbers.exact(example.first),
                Numbers.exact(example.second),
                Numbers.exact(example.target),
                Numbers.exact(weights.first),
                Numbers.exact(weights.second),
                Numbers.exact(bias))
        + "f = w_1*x_1 + w_2*x_2 + b\nL = (f - t)^2/2\n";
  }

  /// The neuron as it stands after some steps, with the next example, as a text in the language's
  /// own notation.
  public String text(int step) {
    Footing stand = stands.get(step);
    return text(stand.weights, stand.bias, examples.get(stand.taken));
  }

  /// Where it stands after each step, from the start on; [#STEPS] + 1 of them unless it broke down.
  public List<Footing> stands() {
    return stands;
  }

  /// The way of the weights up to a step.
  public List<Weights> way(int step) {
    return stands.subList(0, Math.min(step + 1, stands.size())).stream()
        .map(Footing::weights)
        .toList();
  }

  /// How long that way is.
  public double length(int step) {
    List<Weights> way = way(step);
    return IntStream.range(1, way.size())
        .mapToDouble(i -> way.get(i).distance(way.get(i - 1)))
        .sum();
  }

  /// How often that way turns back: by more than a right angle.
  public int turns(int step) {
    List<Weights> way = way(step);
    return (int)
        IntStream.range(2, way.size())
            .filter(i -> isBack(way.get(i - 2), way.get(i - 1), way.get(i)))
            .count();
  }

  private static boolean isBack(Weights from, Weights over, Weights to) {
    return (over.first - from.first) * (to.first - over.first)
            + (over.second - from.second) * (to.second - over.second)
        < 0;
  }
}
