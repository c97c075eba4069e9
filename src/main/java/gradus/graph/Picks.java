package gradus.graph;

import gradus.graph.Openness.Cut;
import gradus.graph.place.Site;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Rows and entries that opened gates take out of what there is: what stands for them where that
/// opened too, and otherwise a gate that picks them, one however often it is used.
final class Picks {
  private static final int[] NONE = {};
  private static final String AT = "at";
  private static final String OF = "of";

  /// The step of a key into what a gate opened into.
  static final String INSIDE = "entries";

  /// In the key of what is taken out of an input, and of nothing that a text makes.
  static final String TAKEN_OUT = "/" + INSIDE + "/" + AT + "/";

  /// The same of what is taken out of something computed.
  static final String PICKED = "/" + INSIDE + "/" + OF + "/";

  /// Rows of a matrix or entries of a vector that go through one gate.
  record RowRange(int from, int to) {}

  private final Openness openness;
  private final MadeGates made;

  /// What stands for the rows or entries of a gate that opened.
  private final Map<Gate, List<Gate>> parts;

  /// The gate that has a gate's whole value.
  private final UnaryOperator<Gate> wholes;

  private final Map<Gate, Map<String, Gate>> known = new IdentityHashMap<>();

  Picks(
      Openness openness, MadeGates made, Map<Gate, List<Gate>> parts, UnaryOperator<Gate> wholes) {
    this.openness = openness;
    this.made = made;
    this.parts = parts;
    this.wholes = wholes;
  }

  /// What an entrywise gate takes for its entry at `i` of an operand that may be stretched.
  Gate entryOf(Gate operand, int i, Gate user) {
    Shape all = user.shape();
    Shape shape = operand.shape();
    if (shape.size() == 1) {
      return shape.isScalar() ? wholes.apply(operand) : entry(operand, 0, user);
    }
    int col = shape.cols() == 1 ? 0 : i % all.cols();
    int row = shape.rows() == 1 ? 0 : i / all.cols();
    return entry(operand, row * shape.cols() + col, user);
  }

  /// The same for its row at `i`.
  Gate rowOf(Gate operand, int i, Gate user) {
    Shape shape = operand.shape();
    if (!shape.isMatrix()) return wholes.apply(operand);
    int row = shape.rows() == 1 ? 0 : i;
    boolean stretched = shape.cols() == 1 && user.shape().cols() > 1;
    return stretched ? entry(operand, row, user) : row(operand, row, user);
  }

  /// One row of a matrix.
  Gate row(Gate gate, int row, Gate user) {
    if (!openness.isKept(gate) && openness.cut(gate) == Cut.ROWS) return parts.get(gate).get(row);
    return pick(gate, new int[] {row}, user);
  }

  /// Rows can be taken out, so a column is one of the matrix turned round.
  Gate column(Gate gate, int col, Gate user) {
    return pick(turned(gate, user), columns(gate), new int[] {col}, user);
  }

  /// Where what is taken out of a matrix turned round stands.
  static Site columns(Gate gate) {
    return gate.place().inside(INSIDE, null).operand(1);
  }

  /// A matrix with its rows as columns.
  Gate turned(Gate gate, Gate user) {
    Gate whole = wholes.apply(gate);
    Site site = gate.place().inside(INSIDE, null).operand(0).operand(1);
    return known
        .computeIfAbsent(whole, g -> new HashMap<>())
        .computeIfAbsent("T", t -> made.make(Ops.TRANSPOSE, NONE, List.of(whole), site, user));
  }

  /// Some rows or entries.
  Gate stretch(Gate gate, RowRange stretch, Gate user) {
    return stretch(wholes.apply(gate), gate.place().inside(INSIDE, null), stretch, user);
  }

  /// The same of what stands at a place.
  Gate stretch(Gate whole, Site under, RowRange stretch, Gate user) {
    String which = stretch.from() + ":" + stretch.to();
    Map<String, Gate> those = known.computeIfAbsent(whole, g -> new HashMap<>());
    Gate taken = those.get(which);
    if (taken == null) {
      int[] at = {stretch.from(), stretch.to()};
      Site site = under.inside("rows", null).inside(which, null);
      taken = made.make(Ops.STRETCH, at, List.of(whole), site, user);
      those.put(which, taken);
    }
    return taken;
  }

  /// One entry, counted along the rows.
  Gate entry(Gate gate, int place, Gate user) {
    if (gate.shape().isScalar()) return wholes.apply(gate);
    if (gate.isConstant()) {
      double value = gate.literal().get(place);
      return made.constant(value, gate.place().operand(place), gate.span());
    }
    Cut cut = openness.cut(gate);
    if (!openness.isKept(gate) && (cut == Cut.ENTRIES || cut == Cut.NUMBERS)) {
      return parts.get(gate).get(place);
    }
    int cols = gate.shape().cols();
    return pick(
        gate,
        gate.shape().isVector() ? new int[] {place} : new int[] {place / cols, place % cols},
        user);
  }

  private Gate pick(Gate gate, int[] at, Gate user) {
    return pick(wholes.apply(gate), gate.place().inside(INSIDE, null), at, user);
  }

  /// An entry or a row, which has one wire however often it is used.
  private Gate pick(Gate whole, Site under, int[] at, Gate user) {
    Function<String, Gate> taken =
        text -> {
          Site site = under.inside(whole.isInput() ? AT : OF, null);
          for (int index : at) {
            site = site.inside(Integer.toString(index), null);
          }
          return made.make(Ops.INDEX, at, List.of(whole), site, user);
        };
    String place = at.length == 1 ? "" + at[0] : at[0] + "," + at[1];
    Map<String, Gate> those = known.computeIfAbsent(whole, g -> new HashMap<>());
    Gate pick = those.get(place);
    if (pick == null) {
      pick = taken.apply(place);
      those.put(place, pick);
    }
    return pick;
  }
}
