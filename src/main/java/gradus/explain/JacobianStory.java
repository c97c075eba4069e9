package gradus.explain;

import gradus.explain.passage.Passage;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.graph.Wire;
import gradus.lang.Messages;
import gradus.lang.Scripts;
import gradus.latex.Signs;
import gradus.tensor.Numbers;
import gradus.tensor.Shape;
import gradus.trace.Jacobian;
import gradus.trace.Jacobian.Structure;
import gradus.trace.Trace;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A Jacobian in words: what its entries are, what it looks like, what it would take, and what is
/// computed instead (CS231n notes, "Gradients for vectorized operations").
public final class JacobianStory {
  private static final int BATCH = 100;

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
    Shape s = gate.shape();
    String name = letter(gate);
    if (s.isScalar()) return name;
    if (s.isVector()) return name + "[" + index + "]";
    return name + "[" + index / s.cols() + ", " + index % s.cols() + "]";
  }

  /// Its name, else what the catalogue calls it, unless the program uses that for something else.
  private String letter(Gate gate) {
    if (!gate.isConstant()) return names.of(gate);
    String wish = gate == result ? "y" : wire.target().op().operand(wire.index()).name();
    List<String> letters = List.of(wish, "u", "v", "r", "t", "result");
    return letters.stream().filter(l -> !taken.contains(l)).findFirst().orElse(wish);
  }
}
