package gradus.graph;

import gradus.graph.Openness.Cut;
import gradus.graph.place.Site;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Rows and entries that opened gates take out of what there is: what stands for them where that
/// opened too, and otherwise a gate that picks them, one however often it is used.
final class Picks {
  private static final int[] NONE = {};
  private static final String AT = "at";
  private static final String OF = "of";
  private static final String SHARE = "share";

  /// In the keys of what is put together again: all of it, and one row.
  static final String ALL = "all";

  static final String ROW = "row";

  /// The step of a key into what a gate opened into.
  static final String INSIDE = "entries";

  /// In the key of what is taken out of an input, and of nothing that a text makes.
  static final String TAKEN_OUT = "/" + INSIDE + "/" + AT + "/";

  /// The same of what is taken out of something computed.
  static final String PICKED = "/" + INSIDE + "/" + OF + "/";

  /// How rows and entries are taken out of what goes elsewhere too, where one that has a wire of
  /// its own would show a share of its gradient alone.
  enum Sharing {
    /// What takes all takes the entries put together again, so that each knows its whole gradient.
    ENTRIES,
    /// The same with rows.
    ROWS,
    /// It stays one wire, and what is taken out is a branch of it.
    BRANCHES
  }

  /// Rows of a matrix or entries of a vector that go through one gate.
  record RowRange(int from, int to) {}

  private final Openness openness;
  private final MadeGates made;

  /// What stands for the rows or entries of a gate that opened.
  private final Map<Gate, List<Gate>> parts;

  /// The gate that has a gate's whole value.
  private final UnaryOperator<Gate> wholes;

  /// By the keys of what they are taken out of.
  private final Map<String, Sharing> sharing;

  private final Map<Gate, Map<String, Gate>> known = new IdentityHashMap<>();

  Picks(
      Openness openness,
      MadeGates made,
      Map<Gate, List<Gate>> parts,
      UnaryOperator<Gate> wholes,
      Map<String, Sharing> sharing) {
    this.openness = openness;
    this.made = made;
    this.parts = parts;
    this.wholes = wholes;
    this.sharing = sharing;
  }

  /// Of what rows and entries were taken out that go on in another way too, and how that is told.
  Map<String, Sharing> shared() {
    Map<Gate, Integer> takers = new IdentityHashMap<>();
    for (List<Gate> sources : made.sources()) {
      Set<Gate> each = Collections.newSetFromMap(new IdentityHashMap<>());
      each.addAll(sources);
      each.forEach(source -> takers.merge(source, 1, Integer::sum));
    }
    Map<String, Sharing> shared = new HashMap<>();
    known.forEach((whole, taken) -> {
      List<Gate> out = taken.values().stream().filter(Picks::isTaken).toList();
      if (out.isEmpty()) return;
      if (takers.get(whole) > out.size() || overlap(whole.shape(), out)) {
        shared.put(whole.key(), sharing(whole, out));
      }
    });
    return shared;
  }

  /// Whether a gate with this key is among those that another was opened into.
  static boolean isInside(String key) {
    return key.contains("/" + INSIDE + "/");
  }

  private static boolean isTaken(Gate gate) {
    return gate.op() == Ops.INDEX || gate.op() == Ops.STRETCH;
  }

  private static boolean overlap(Shape shape, List<Gate> out) {
    BitSet met = new BitSet(shape.size());
    for (Gate gate : out) {
      int[] at = gate.attributes();
      int row = shape.isMatrix() ? shape.cols() : 1;
      boolean entry = gate.op() == Ops.INDEX && at.length == shape.rank();
      int from = at[0] * row + (entry && at.length == 2 ? at[1] : 0);
      int to = entry ? from + 1 : (gate.op() == Ops.INDEX ? at[0] + 1 : at[1]) * row;
      if (met.get(from, to).cardinality() > 0) return true;
      met.set(from, to);
    }
    return false;
  }

  private static Sharing sharing(Gate whole, List<Gate> out) {
    boolean joins = whole.isInput() && whole.shape().size() <= Openness.MOST;
    List<Gate> single = out.stream().filter(gate -> gate.op() == Ops.INDEX).toList();
    if (!joins || single.isEmpty()) return Sharing.BRANCHES;
    boolean rows = single.stream().allMatch(g -> g.attributes().length < whole.shape().rank());
    return rows ? Sharing.ROWS : Sharing.ENTRIES;
  }

  /// What those take that take all of something: where its entries or rows have wires of their own,
  /// these put together again.
  Gate all(Gate gate) {
    Gate whole = wholes.apply(gate);
    Sharing how = sharing.getOrDefault(gate.key(), Sharing.BRANCHES);
    if (how == Sharing.BRANCHES) return whole;
    Map<String, Gate> those = known.computeIfAbsent(whole, g -> new HashMap<>());
    Gate all = those.get("all");
    if (all != null) return all;
    List<Gate> pieces = new ArrayList<>();
    int count = how == Sharing.ROWS ? gate.shape().rows() : gate.shape().size();
    for (int i = 0; i < count; i++) {
      pieces.add(how == Sharing.ROWS ? row(gate, i, gate) : entry(gate, i, gate));
    }
    Site here = under(gate).inside(ALL, gate.group());
    boolean rows = gate.shape().isMatrix();
    int[] sizes = rows ? new int[] {gate.shape().cols()} : NONE;
    all = made.make(rows ? Ops.STACK : Ops.CONCAT, sizes, pieces, here, gate);
    those.put("all", all);
    return all;
  }

  /// What an entrywise gate takes for its entry at `i` of an operand that may be stretched.
  Gate entryOf(Gate operand, int i, Gate user) {
    Shape all = user.shape();
    Shape shape = operand.shape();
    if (shape.size() == 1) return shape.isScalar() ? all(operand) : entry(operand, 0, user);
    int col = shape.cols() == 1 ? 0 : i % all.cols();
    int row = shape.rows() == 1 ? 0 : i / all.cols();
    return entry(operand, row * shape.cols() + col, user);
  }

  /// The same for its row at `i`.
  Gate rowOf(Gate operand, int i, Gate user) {
    Shape shape = operand.shape();
    if (!shape.isMatrix()) return all(operand);
    int row = shape.rows() == 1 ? 0 : i;
    boolean stretched = shape.cols() == 1 && user.shape().cols() > 1;
    return stretched ? entry(operand, row, user) : row(operand, row, user);
  }

  /// One row of a matrix.
  Gate row(Gate gate, int row, Gate user) {
    if (!openness.isKept(gate) && openness.cut(gate) == Cut.ROWS) return parts.get(gate).get(row);
    if (sharing.get(gate.key()) == Sharing.ENTRIES) return rowOfEntries(gate, row, user);
    return pick(gate, new int[] {row}, user);
  }

  private Gate rowOfEntries(Gate gate, int row, Gate user) {
    Map<String, Gate> those = known.computeIfAbsent(wholes.apply(gate), g -> new HashMap<>());
    Gate joined = those.get("row " + row);
    if (joined != null) return joined;
    List<Gate> pieces = new ArrayList<>();
    int cols = gate.shape().cols();
    for (int k = 0; k < cols; k++) {
      pieces.add(entry(gate, row * cols + k, user));
    }
    Site site = under(gate).inside(ROW, gate.group()).operand(row);
    joined = made.make(Ops.CONCAT, NONE, pieces, site, user);
    those.put("row " + row, joined);
    return joined;
  }

  /// Rows can be taken out, so a column is one of the matrix turned round.
  Gate column(Gate gate, int col, Gate user) {
    return pick(turned(gate, user), columns(gate), new int[] {col}, user);
  }

  /// Where what is taken out of a matrix turned round stands.
  static Site columns(Gate gate) {
    return under(gate).operand(1);
  }

  /// A matrix with its rows as columns.
  Gate turned(Gate gate, Gate user) {
    Gate whole = all(gate);
    Site site = under(gate).operand(0).operand(1);
    return known
        .computeIfAbsent(whole, g -> new HashMap<>())
        .computeIfAbsent("T", t -> made.make(Ops.TRANSPOSE, NONE, List.of(whole), site, user));
  }

  /// Some rows or entries.
  Gate stretch(Gate gate, RowRange stretch, Gate user) {
    return stretch(all(gate), under(gate), stretch, user);
  }

  /// The same of what stands at a place.
  Gate stretch(Gate whole, Site under, RowRange stretch, Gate user) {
    String which = stretch.from() + ":" + stretch.to();
    Map<String, Gate> those = known.computeIfAbsent(whole, g -> new HashMap<>());
    Gate taken = those.get(which);
    if (taken == null) {
      int[] at = {stretch.from(), stretch.to()};
      Site site = under.inside(step(whole), under.group()).inside(which, under.group());
      taken = made.make(Ops.STRETCH, at, List.of(whole), site, user);
      those.put(which, taken);
    }
    return taken;
  }

  /// One entry, counted along the rows.
  Gate entry(Gate gate, int place, Gate user) {
    if (gate.shape().isScalar()) return all(gate);
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

  /// Where what is taken out of a gate stands: in the frame that this is in, which a wire to it and
  /// back would leave and enter again.
  private static Site under(Gate gate) {
    return gate.place().inside(INSIDE, gate.group());
  }

  private Gate pick(Gate gate, int[] at, Gate user) {
    return pick(wholes.apply(gate), under(gate), at, user);
  }

  /// An entry or a row, which has one wire however often it is used.
  private Gate pick(Gate whole, Site under, int[] at, Gate user) {
    Function<String, Gate> taken =
        text -> {
          Site site = under.inside(step(whole), under.group());
          for (int index : at) {
            site = site.inside(Integer.toString(index), under.group());
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

  private String step(Gate whole) {
    if (sharing.get(whole.key()) == Sharing.BRANCHES) return SHARE;
    return whole.isInput() ? AT : OF;
  }
}
