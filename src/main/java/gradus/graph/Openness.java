package gradus.graph;

import gradus.graph.Folding.Level;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Which gates on vectors and matrices are drawn by rows or entries, and how far: what the level
/// says, and what was opened or closed alone.
final class Openness {
  /// What would be more gates than these opens one row alone.
  static final int MOST = 64;

  /// How a gate is drawn.
  enum Cut {
    WHOLE,
    /// One gate for each row of a matrix.
    ROWS,
    /// One for each entry of a vector; of a product a dot product each.
    ENTRIES,
    /// As many as there are numbers.
    NUMBERS,
    /// One for the row that was chosen, and one for all before it and all behind it.
    CHOSEN
  }

  private final Folding folding;
  private final Gate output;
  private final List<List<Gate>> taken;
  private final Map<Gate, List<Gate>> users = new IdentityHashMap<>();
  private final Map<Gate, Cut> cuts = new IdentityHashMap<>();

  Openness(Folding folding, List<Gate> gates, List<List<Gate>> sources, Gate output) {
    this.folding = folding;
    this.output = output;
    taken = sources;
    for (Gate gate : gates) {
      users.put(gate, new ArrayList<>());
      sources.get(gate.id()).forEach(source -> users.get(source).add(gate));
    }
    for (Gate gate : gates) {
      cuts.put(gate, decided(gate));
    }
  }

  /// Whether a gate of these operands can be drawn by rows or entries.
  static boolean opens(Gate gate, List<Gate> operands) {
    return finest(gate, operands) != Cut.WHOLE;
  }

  /// Whether a gate could if it had fewer entries.
  static boolean isLarge(Gate gate, List<Gate> operands) {
    return !opens(gate, operands) && finest(gate, operands, Integer.MAX_VALUE) != Cut.WHOLE;
  }

  /// How many rows or entries there are to choose from where a gate has too many to draw all of
  /// them.
  static int choices(Gate gate, List<Gate> operands) {
    boolean alone = gate.shape() == null || gate.shape().isScalar() || isOnImage(gate);
    if (finest(gate, operands) == Cut.WHOLE || alone) return 0;
    Shape shape = isProduct(gate.op()) ? factor(operands).shape() : gate.shape();
    return shape.size() > MOST ? gate.shape().length(0) : 0;
  }

  /// How a gate is drawn.
  Cut cut(Gate gate) {
    return cuts.get(gate);
  }

  /// Whether all are drawn as they were.
  boolean isNothing() {
    return cuts.values().stream().allMatch(Cut.WHOLE::equals);
  }

  /// The row of what is drawn by one row alone.
  int row() {
    return folding.row();
  }

  /// Whether an entry of a product that has a gate each is opened further.
  boolean isOpened(String key) {
    return folding.open().contains(key);
  }

  private Cut decided(Gate gate) {
    if (!gate.isOperation()) return Cut.WHOLE;
    List<Gate> operands = taken.get(gate.id());
    Cut finest = finest(gate, operands);
    if (finest == Cut.WHOLE) return finest;
    Level level = level(gate);
    if (level == Level.LAYER) return Cut.WHOLE;
    // An image has no rows that are neurons.
    if (isOnImage(gate)) return level == Level.SCALAR ? finest : Cut.WHOLE;
    Shape shape = gate.shape();
    if (isProduct(gate.op())) {
      if (shape.isScalar()) return level == Level.NEURON ? Cut.WHOLE : finest;
      if (factor(operands).shape().size() > MOST) return chosen(gate);
      Cut rows = shape.isMatrix() ? Cut.ROWS : Cut.ENTRIES;
      boolean small = shape.size() * operands.getFirst().shape().cols() <= MOST;
      return level == Level.SCALAR && small ? Cut.NUMBERS : rows;
    }
    if (shape.isScalar()) {
      boolean loose = isKnownByEntries(operands.getFirst());
      return level == Level.SCALAR || loose ? Cut.NUMBERS : Cut.WHOLE;
    }
    boolean goesOn = operands.stream().anyMatch(g -> !isKept(g) && cuts.get(g) == Cut.CHOSEN);
    if (goesOn || shape.size() > MOST) return chosen(gate);
    if (shape.isMatrix()) return level == Level.SCALAR ? Cut.NUMBERS : Cut.ROWS;
    return Cut.ENTRIES;
  }

  /// One that has no such row is drawn whole.
  private Cut chosen(Gate gate) {
    return folding.row() < gate.shape().length(0) ? Cut.CHOSEN : Cut.WHOLE;
  }

  /// Of the two factors of a product the one whose rows, or columns, make an entry each.
  private static Gate factor(List<Gate> operands) {
    return operands.getFirst().shape().isMatrix() ? operands.getFirst() : operands.getLast();
  }

  private boolean isKnownByEntries(Gate gate) {
    Cut cut = cuts.get(gate);
    return !isKept(gate) && (cut == Cut.ENTRIES || cut == Cut.NUMBERS);
  }

  /// How far a gate is drawn, as its name, its frame or all of them say.
  Level level(Gate gate) {
    if (folding.closed().contains(gate.handle())) return Level.LAYER;
    Level level = folding.level();
    boolean whole = gate.shape().isScalar() || isOnImage(gate);
    if (isAsked(gate)) return whole ? Level.SCALAR : atLeastNeuron(level);
    if (folding.closed().contains(gate.op().name())) return Level.LAYER;
    Gate next = next(gate);
    return next != null && folding.closed().contains(next.handle()) ? Level.LAYER : level;
  }

  private static Level atLeastNeuron(Level level) {
    return level == Level.LAYER ? Level.NEURON : level;
  }

  /// Whether it was asked for by name, and not a call whose formula it ends.
  private boolean isAsked(Gate gate) {
    boolean product = isProduct(gate.op()) && folding.open().contains(gate.op().name());
    return product || folding.open().contains(gate.handle());
  }

  /// The only gate that an unnamed one goes on into, in the same frame; null for none.
  Gate next(Gate gate) {
    if (isKept(gate) || users.get(gate).size() != 1) return null;
    Gate next = users.get(gate).getFirst();
    return next.group() == gate.group() ? next : null;
  }

  /// Whether the wire that leaves a gate is one of the program's own.
  boolean isKept(Gate gate) {
    return gate.name() != null || gate == output || !gate.isOperation();
  }

  static boolean isProduct(Op op) {
    return op == Ops.MATMUL || op == Ops.DOT;
  }

  /// Whether it is a convolution or pooling of one channel, which has a sum of products, or a
  /// largest number, for each entry.
  static boolean isOnImage(Gate gate) {
    return gate.op() == Ops.CONV2D && gate.attributes().length == 0
        || gate.op() == Ops.MAXPOOL && gate.attributes().length == 1;
  }

  /// The finest cut in which a gate can be drawn, where it is not too large for that.
  private static Cut finest(Gate gate, List<Gate> operands) {
    return finest(gate, operands, MOST);
  }

  private static boolean isDeep(Gate gate, List<Gate> operands) {
    return gate.shape().isDeep() || operands.stream().anyMatch(g -> g.shape().isDeep());
  }

  private static Cut finest(Gate gate, List<Gate> operands, int most) {
    boolean known =
        gate.isOperation()
            && gate.shape() != null
            && operands.stream().allMatch(g -> g.shape() != null);
    // Rows and entries are those of vectors and matrices.
    if (!known || isDeep(gate, operands)) return Cut.WHOLE;
    Op op = gate.op();
    Shape shape = gate.shape();
    if (isProduct(op)) {
      boolean tooLong = shape.isScalar() && operands.getFirst().shape().size() > most;
      return tooLong ? Cut.WHOLE : Cut.NUMBERS;
    }
    if (isOnImage(gate)) {
      int n = op == Ops.MAXPOOL ? gate.attributes()[0] : 0;
      long window = op == Ops.MAXPOOL ? (long) n * n : operands.getLast().shape().size();
      return window * shape.size() <= most ? Cut.NUMBERS : Cut.WHOLE;
    }
    if (op == Ops.SUM && gate.attributes().length == 0) {
      int terms = operands.getFirst().shape().size();
      return terms > 1 && terms <= most ? Cut.NUMBERS : Cut.WHOLE;
    }
    return op.isElementwise() && op != Ops.COPY && !shape.isScalar() ? Cut.NUMBERS : Cut.WHOLE;
  }
}
