package gradus.explain;

import gradus.explain.passage.Passage;
import gradus.explain.term.Spoken;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.graph.Wire;
import gradus.lang.Messages;
import gradus.lang.Scripts;
import gradus.latex.Signs;
import gradus.tensor.Equation;
import gradus.tensor.Numbers;
import gradus.tensor.Numeral;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.trace.Jacobian;
import gradus.trace.Jacobian.Structure;
import gradus.trace.Trace;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A Jacobian in words: what its entries are, what it looks like, what it would take, and what is
/// computed instead (CS231n notes, "Gradients for vectorized operations").
public final class JacobianStory {
  /// Of the largest term, below which a sum whose gradient is 0 is what rounding left.
  private static final double NOISE = 1e-12;

  private static final int BATCH = 100;

  /// Entries of a gradient that are multiplied out, and terms of each.
  private static final int MOST_LINES = 16;

  private static final int MOST_TERMS = 6;

  /// From this size on it is worth saying what a minibatch would take.
  private static final int MANY = 1000;

  private final Jacobian jacobian;
  private final Locale locale;
  private final GateNames names;
  private final Wire wire;
  private final Gate result;
  private final boolean shared;

  /// Which of the operands it is, from 1.
  private final int place;

  private final Set<String> taken;
  private final String product;
  private final Telling telling;

  public JacobianStory(Trace trace, Jacobian jacobian, Manner manner) {
    this.jacobian = jacobian;
    this.locale = manner.locale();
    this.wire = jacobian.wire();
    this.names = new GateNames(trace.graph(), manner.signs());
    this.result = jacobian.result();
    this.taken = trace.graph().names().keySet();
    if (jacobian.series().isPresent()) {
      Series series = jacobian.series().get();
      SeriesTelling terms = new SeriesTelling(trace, series, manner);
      this.shared = trace.graph().isShared(series, wire);
      this.place = series.wires().indexOf(wire) + 1;
      this.telling = terms.telling();
      this.product = terms.rule(wire);
    } else {
      this.shared = trace.graph().isShared(wire);
      this.place = wire.index() + 1;
      this.telling = Telling.of(trace, result, manner);
      this.product = telling.told(wire);
    }
  }

  /// The name of a wire's source, for a choice among operands.
  public static String name(ComputationGraph graph, Wire wire, Signs signs) {
    return new GateNames(graph, signs).introduced(wire.source());
  }

  private String say(String key, Object... args) {
    return Messages.text(locale, key, args);
  }

  /// `∂q/∂x`; through one operand alone where x acts through the others too, `∂q/∂x|₂`.
  public String title() {
    return "∂" + bracketed(result) + "/∂" + bracketed(wire.source()) + through();
  }

  private String through() {
    return shared ? "|" + Scripts.lowered("" + place) : "";
  }

  private String bracketed(Gate gate) {
    return names.isCompound(gate) ? "(" + names.of(gate) + ")" : names.of(gate);
  }

  /// What there is to say, a sentence or two each.
  public List<String> sentences() {
    List<String> out = new ArrayList<>(about());
    if (isReplaced()) out.add(say("jacobian.product", product));
    return out;
  }

  /// What is computed instead, a sentence and its formula; empty where that is the gradient itself,
  /// or what a gate hands on is told in words.
  public List<Passage> instead() {
    boolean told = telling.trace().gradient(result).isPresent();
    if (!isReplaced() || !told) return List.of();
    Optional<Passage.Line> line =
        jacobian.series().isPresent() ? Optional.empty() : new Products(telling).inSymbols(wire);
    return line.<List<Passage>>map(
            l -> List.of(new Passage.Prose(say("jacobian.instead"), Passage.Tone.PLAIN), l))
        .orElseGet(
            () -> List.of(new Passage.Prose(say("jacobian.product", product), Passage.Tone.PLAIN)));
  }

  /// Whether there is more than one row: that of a single one is the gradient, and stands in the
  /// step.
  private boolean isReplaced() {
    return jacobian.structure() != Structure.SCALAR && jacobian.rows() > 1;
  }

  /// The same without what is computed instead.
  public List<String> about() {
    List<String> out = new ArrayList<>();
    boolean scalar = jacobian.structure() == Structure.SCALAR;
    if (!scalar) {
      out.add(
          say(
              "jacobian.size",
              jacobian.rows(),
              jacobian.cols(),
              names.of(result),
              names.of(wire.source())));
    }
    if (shared) out.add(say("explain.through", place, names.of(wire.source())));
    String itself = jacobian.itself().map(names::of).orElse("");
    Structure s = jacobian.structure();
    String key = "jacobian." + s.name().toLowerCase(Locale.ROOT);
    out.add(say(key, itself, scale(), Math.round(100 * jacobian.sparsity())));
    if (!scalar) out.add(memory());
    return out;
  }

  /// The gradient of the operand both ways.
  ///
  /// @param formed multiplications and bytes with the Jacobian
  /// @param vjp the same of the vector-Jacobian product
  /// @param gradient whose entries the lines are: `∂f/∂W`
  /// @param lines entry by entry; empty where there are too many
  public record TwoProducts(
      List<String> formed, List<String> vjp, String gradient, List<Multiplied> lines) {
    public TwoProducts {
      formed = List.copyOf(formed);
      vjp = List.copyOf(vjp);
      lines = List.copyOf(lines);
    }
  }

  /// An entry of the gradient: upstream times its column of the Jacobian multiplied out, with what
  /// that comes to, and what the vector-Jacobian product gives.
  public record Multiplied(String entry, String multiplied, String vjp) {}

  /// Empty between numbers, where both are one multiplication, and without a gradient.
  public Optional<TwoProducts> ways() {
    Trace trace = telling.trace();
    Optional<Tensor> upstream = trace.gradient(result);
    if (jacobian.structure() == Structure.SCALAR || upstream.isEmpty()) return Optional.empty();
    boolean small = jacobian.rows() <= MOST_TERMS && jacobian.cols() <= MOST_LINES;
    return Optional.of(
        new TwoProducts(
            List.of(count(jacobian.multiplications()), bytes(jacobian.bytes())),
            List.of(
                count(BigInteger.valueOf(jacobian.vjpMultiplications(trace.graph()))),
                bytes(jacobian.gradientBytes())),
            telling.gradientText(wire.source()) + through(),
            small && jacobian.entries().isPresent() ? lines(upstream.get()) : List.of()));
  }

  private String count(BigInteger number) {
    return new Numeral.Decimal(new BigDecimal(number)).text();
  }

  private List<Multiplied> lines(Tensor upstream) {
    Tensor matrix = jacobian.entries().orElseThrow();
    Tensor vjp = telling.trace().contribution(wire);
    List<Equation.Side> sides = new ArrayList<>();
    for (int c = 0; c < jacobian.cols(); c++) {
      sides.add(side(upstream, matrix, c));
    }
    Equation equation = Equation.of(telling.manner().numbers(), sides);
    Numbers digits = equation.numbers();
    List<Multiplied> lines = new ArrayList<>();
    for (int c = 0; c < jacobian.cols(); c++) {
      List<String> terms = new ArrayList<>();
      for (int r = 0; r < jacobian.rows(); r++) {
        terms.add(
            spoken(upstream.get(r), digits)
                + telling.manner().signs().factor()
                + spoken(matrix.get(r, c), digits));
      }
      double added = sides.get(c).right().item();
      // What rounding leaves of terms that cancel is shown as the picture shows it.
      boolean noise = vjp.get(c) == 0 && Math.abs(added) < NOISE * largest(sides.get(c));
      String formed = digits.show(noise ? 0 : added);
      String multiplied = String.join(" + ", terms) + " " + equation.sign() + " " + formed;
      lines.add(new Multiplied(index(wire.source(), c), multiplied, digits.show(vjp.get(c))));
    }
    return lines;
  }

  private static String spoken(double number, Numbers digits) {
    return Spoken.of(Tensor.scalar(number), digits).bracketed().text();
  }

  /// Of the terms of a sum.
  private static double largest(Equation.Side side) {
    double largest = 0;
    for (int i = 0; i < side.left().size(); i += 2) {
      double term = side.left().get(i).item() * side.left().get(i + 1).item();
      largest = Math.max(largest, Math.abs(term));
    }
    return largest;
  }

  private Equation.Side side(Tensor upstream, Tensor matrix, int col) {
    List<Tensor> left = new ArrayList<>();
    for (int r = 0; r < jacobian.rows(); r++) {
      left.add(Tensor.scalar(upstream.get(r)));
      left.add(Tensor.scalar(matrix.get(r, col)));
    }
    return new Equation.Side(left, JacobianStory::added, added(left));
  }

  private static Tensor added(List<Tensor> factors) {
    double sum = 0;
    for (int i = 0; i < factors.size(); i += 2) {
      sum += factors.get(i).item() * factors.get(i + 1).item();
    }
    return Tensor.scalar(sum);
  }

  private String scale() {
    return jacobian.entries().map(m -> Numbers.inFull(m.get(0))).orElse("");
  }

  private String memory() {
    String whole = bytes(jacobian.bytes());
    boolean square = jacobian.rows() == jacobian.cols();
    String text =
        square
            ? say(
                "jacobian.memory.diagonal",
                jacobian.rows(),
                jacobian.cols(),
                whole,
                bytes(jacobian.diagonalBytes()))
            : say("jacobian.memory", jacobian.rows(), jacobian.cols(), whole);
    boolean large = Math.max(jacobian.rows(), jacobian.cols()) >= MANY;
    return large ? text + " " + say("jacobian.batch", BATCH, bytes(jacobian.bytes(BATCH))) : text;
  }

  /// `128 MiB`, `1.2 TiB`.
  static String bytes(BigInteger count) {
    String[] units = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    double size = count.doubleValue();
    int unit = 0;
    while (size >= 1024 && unit < units.length - 1) {
      size /= 1024;
      unit++;
    }
    boolean whole = size == Math.rint(size) || size >= 100;
    return String.format(Locale.ROOT, whole ? "%.0f" : "%.1f", size) + " " + units[unit];
  }

  /// What a row stands for.
  public String row(int row) {
    return entry(result, row);
  }

  /// What a column stands for.
  public String col(int col) {
    return entry(wire.source(), col);
  }

  /// `∂q[0]/∂W[0, 1] = 0.40`.
  public String entry(int row, int col) {
    double value = jacobian.entries().orElseThrow().get(row, col);
    return say("jacobian.entry", row(row), col(col) + through(), Numbers.inFull(value));
  }

  private String entry(Gate gate, int index) {
    return letter(gate) + index(gate, index);
  }

  private static String index(Gate gate, int index) {
    Shape s = gate.shape();
    if (s.isScalar()) return "";
    return Arrays.toString(s.indices(index));
  }

  /// Its name, else what the catalogue calls it, unless the program uses that for something else.
  private String letter(Gate gate) {
    if (!gate.isConstant()) return names.of(gate);
    String wish = gate == result ? "y" : wire.target().op().operand(wire.index()).name();
    List<String> letters = List.of(wish, "u", "v", "r", "t", "result");
    return letters.stream().filter(l -> !taken.contains(l)).findFirst().orElse(wish);
  }
}
