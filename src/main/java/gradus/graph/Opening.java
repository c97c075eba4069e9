package gradus.graph;

import gradus.graph.Folding.Level;
import gradus.lang.Expr;
import gradus.lang.Span;
import gradus.latex.LinePrinter;
import gradus.latex.Signs;
import gradus.op.Fit;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Numbers;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Draws gates on vectors and matrices by what their entries are made of: a matrix product as one
/// dot product a row, these as products and their sum, an elementwise gate as one gate an entry.
/// What has a name is put together again, so that its wire keeps value and gradient; what has none
/// goes on entry by entry.
final class Opening {
  /// What would be more gates than these opens one row alone.
  static final int MOST = 64;

  /// What a lowered program became.
  ///
  /// @param moved the gate that now has the value of one
  record Unpacked(List<Gate> gates, List<List<Gate>> sources, UnaryOperator<Gate> moved) {}

  private static final int LONGEST_TITLE = 24;
  private static final int[] NONE = {};
  private static final String INSIDE = "entries";
  private static final String AT = "at";
  private static final String OF = "of";

  /// In the key of what is taken out of an input, and of nothing that a text makes.
  static final String TAKEN_OUT = "/" + INSIDE + "/" + AT + "/";

  /// The same of what is taken out of something computed.
  static final String PICKED = "/" + INSIDE + "/" + OF + "/";

  private final Folding folding;
  private final Gate output;
  private final List<Gate> before;
  private final List<List<Gate>> taken;
  private final Map<Gate, List<Gate>> users = new IdentityHashMap<>();
  private final Map<Gate, Way> ways = new IdentityHashMap<>();
  private final Map<Gate, Group> frames = new IdentityHashMap<>();
  private final List<Gate> gates = new ArrayList<>();
  private final List<List<Gate>> sources = new ArrayList<>();

  /// The gate that has the value of one now; none while nothing asks for it as a whole.
  private final Map<Gate, Gate> wholes = new IdentityHashMap<>();

  /// What stands for the rows or entries of a gate that opened.
  private final Map<Gate, List<Gate>> parts = new IdentityHashMap<>();

  private final Map<Gate, Map<String, Gate>> picks = new IdentityHashMap<>();

  /// How a gate is drawn.
  private enum Way {
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

  /// Rows of a matrix or entries of a vector that go through one gate.
  private record RowRange(int from, int to) {
    boolean isOne() {
      return to == from + 1;
    }
  }

  private Opening(Folding folding, List<Gate> gates, List<List<Gate>> sources, Gate output) {
    this.folding = folding;
    this.output = output;
    before = gates;
    taken = sources;
    for (Gate gate : gates) {
      users.put(gate, new ArrayList<>());
      sources.get(gate.id()).forEach(source -> users.get(source).add(gate));
    }
  }

  static Unpacked of(Folding folding, List<Gate> gates, List<List<Gate>> sources, Gate output) {
    boolean none = folding.level() == Level.LAYER && folding.open().isEmpty();
    return none
        ? new Unpacked(gates, sources, gate -> gate)
        : new Opening(folding, gates, sources, output).run();
  }

  /// Whether a gate of these operands can be drawn by rows or entries.
  static boolean opens(Gate gate, List<Gate> operands) {
    return finest(gate, operands) != Way.WHOLE;
  }

  /// Whether a gate could if it had fewer entries.
  static boolean isLarge(Gate gate, List<Gate> operands) {
    return !opens(gate, operands) && finest(gate, operands, Integer.MAX_VALUE) != Way.WHOLE;
  }

  /// How many rows or entries there are to choose from where a gate has too many to draw all of
  /// them.
  static int choices(Gate gate, List<Gate> operands) {
    if (finest(gate, operands) == Way.WHOLE || gate.shape().isScalar()) return 0;
    Shape shape = isProduct(gate.op()) ? factor(operands).shape() : gate.shape();
    return shape.size() > MOST ? gate.shape().length(0) : 0;
  }

  private Unpacked run() {
    for (Gate gate : before) {
      ways.put(gate, way(gate));
    }
    if (ways.values().stream().allMatch(Way.WHOLE::equals)) {
      return new Unpacked(before, taken, gate -> gate);
    }
    for (Gate gate : before) {
      List<Gate> operands = taken.get(gate.id());
      switch (ways.get(gate)) {
        case WHOLE -> copy(gate, operands);
        case ROWS, ENTRIES, NUMBERS, CHOSEN ->
            parts.put(gate, opened(gate, operands, ways.get(gate)));
      }
      if (isKept(gate)) whole(gate);
    }
    return new Unpacked(gates, sources, wholes::get);
  }

  private void copy(Gate gate, List<Gate> operands) {
    List<Gate> from = operands.stream().map(this::whole).toList();
    List<Gate> choosers = gate.choosers().stream().map(this::whole).toList();
    wholes.put(gate, add(gate.moved(gates.size(), choosers), from));
  }

  private Gate add(Gate gate, List<Gate> from) {
    gates.add(gate);
    sources.add(List.copyOf(from));
    return gate;
  }

  // ---- which gates open, and how far

  private Way way(Gate gate) {
    if (!gate.isOperation()) return Way.WHOLE;
    List<Gate> operands = taken.get(gate.id());
    Way finest = finest(gate, operands);
    if (finest == Way.WHOLE) return finest;
    Level level = level(gate);
    if (level == Level.LAYER) return Way.WHOLE;
    Shape shape = gate.shape();
    if (isProduct(gate.op())) {
      if (shape.isScalar()) return level == Level.NEURON ? Way.WHOLE : finest;
      if (factor(operands).shape().size() > MOST) return chosen(gate);
      Way rows = shape.isMatrix() ? Way.ROWS : Way.ENTRIES;
      boolean small = shape.size() * operands.getFirst().shape().cols() <= MOST;
      return level == Level.SCALAR && small ? Way.NUMBERS : rows;
    }
    if (shape.isScalar()) {
      boolean loose = isKnownByEntries(operands.getFirst());
      return level == Level.SCALAR || loose ? Way.NUMBERS : Way.WHOLE;
    }
    boolean goesOn = operands.stream().anyMatch(g -> !isKept(g) && ways.get(g) == Way.CHOSEN);
    if (goesOn || shape.size() > MOST) return chosen(gate);
    if (shape.isMatrix()) return level == Level.SCALAR ? Way.NUMBERS : Way.ROWS;
    return Way.ENTRIES;
  }

  /// One that has no such row is drawn whole.
  private Way chosen(Gate gate) {
    return folding.row() < gate.shape().length(0) ? Way.CHOSEN : Way.WHOLE;
  }

  /// Of the two factors of a product the one whose rows, or columns, make an entry each.
  private static Gate factor(List<Gate> operands) {
    return operands.getFirst().shape().isMatrix() ? operands.getFirst() : operands.getLast();
  }

  private boolean isKnownByEntries(Gate gate) {
    Way way = ways.get(gate);
    return !isKept(gate) && (way == Way.ENTRIES || way == Way.NUMBERS);
  }

  private Level level(Gate gate) {
    if (folding.closed().contains(gate.key())) return Level.LAYER;
    Level level = folding.level();
    if (isAsked(gate)) return gate.shape().isScalar() ? Level.SCALAR : atLeastNeuron(level);
    if (folding.closed().contains(gate.op().name())) return Level.LAYER;
    Gate next = next(gate);
    return next != null && folding.closed().contains(next.key()) ? Level.LAYER : level;
  }

  private static Level atLeastNeuron(Level level) {
    return level == Level.LAYER ? Level.NEURON : level;
  }

  /// Whether it was asked for by name, and not a call whose formula it ends.
  private boolean isAsked(Gate gate) {
    String key = gate.key();
    boolean ends = gate.group() != null && gate.group().key().equals(key);
    boolean product = isProduct(gate.op()) && folding.open().contains(gate.op().name());
    return product || !ends && folding.open().contains(key);
  }

  /// The only gate that an unnamed one goes on into, in the same frame; null for none.
  private Gate next(Gate gate) {
    if (isKept(gate) || users.get(gate).size() != 1) return null;
    Gate next = users.get(gate).getFirst();
    return next.group() == gate.group() ? next : null;
  }

  /// Whether the wire that leaves a gate is one of the program's own.
  private boolean isKept(Gate gate) {
    return gate.name() != null || gate == output || !gate.isOperation();
  }

  private static boolean isProduct(Op op) {
    return op == Ops.MATMUL || op == Ops.DOT;
  }

  /// The finest way in which a gate can be drawn, where it is not too large for that.
  private static Way finest(Gate gate, List<Gate> operands) {
    return finest(gate, operands, MOST);
  }

  private static Way finest(Gate gate, List<Gate> operands, int most) {
    boolean known =
        gate.isOperation()
            && gate.shape() != null
            && operands.stream().allMatch(g -> g.shape() != null);
    if (!known) return Way.WHOLE;
    Op op = gate.op();
    Shape shape = gate.shape();
    if (isProduct(op)) {
      boolean tooLong = shape.isScalar() && operands.getFirst().shape().size() > most;
      return tooLong ? Way.WHOLE : Way.NUMBERS;
    }
    if (op == Ops.SUM && gate.attributes().length == 0) {
      int terms = operands.getFirst().shape().size();
      return terms > 1 && terms <= most ? Way.NUMBERS : Way.WHOLE;
    }
    return op.isElementwise() && op != Ops.COPY && !shape.isScalar() ? Way.NUMBERS : Way.WHOLE;
  }

  // ---- what opened gates are made of

  private List<Gate> opened(Gate gate, List<Gate> operands, Way way) {
    Site site = gate.place().inside(INSIDE, frame(gate));
    if (way == Way.CHOSEN) return chosen(gate, operands, site);
    if (isProduct(gate.op())) return multiplied(gate, operands, way, site);
    if (gate.op() == Ops.SUM) {
      Gate of = operands.getFirst();
      List<Gate> terms = new ArrayList<>();
      for (int i = 0; i < of.shape().size(); i++) {
        terms.add(entry(of, i, gate));
      }
      return List.of(total(terms, site, gate));
    }
    List<Gate> made = new ArrayList<>();
    int count = way == Way.ROWS ? gate.shape().rows() : gate.shape().size();
    for (int i = 0; i < count; i++) {
      List<Gate> in = new ArrayList<>();
      for (Gate operand : operands) {
        in.add(way == Way.ROWS ? rowOf(operand, i, gate) : entryOf(operand, i, gate));
      }
      made.add(make(gate.op(), gate.attributes(), in, site.operand(i), gate));
    }
    return made;
  }

  private List<Gate> multiplied(Gate gate, List<Gate> operands, Way way, Site site) {
    Gate left = operands.get(0);
    Gate right = operands.get(1);
    List<Gate> made = new ArrayList<>();
    if (way == Way.ROWS) {
      for (int i = 0; i < gate.shape().rows(); i++) {
        List<Gate> in = List.of(row(left, i, gate), whole(right));
        made.add(make(Ops.MATMUL, NONE, in, site.operand(i), gate));
      }
      return made;
    }
    int length = left.shape().cols();
    for (int i = 0; i < gate.shape().size(); i++) {
      Site here = site.operand(i);
      int across = right.shape().isMatrix() ? right.shape().cols() : 1;
      int row = i / across;
      int col = i % across;
      if (way == Way.ENTRIES && !folding.open().contains(here.key())) {
        Gate one = left.shape().isMatrix() ? row(left, row, gate) : whole(left);
        Gate other = right.shape().isMatrix() ? column(right, col, gate) : whole(right);
        made.add(make(Ops.DOT, NONE, List.of(one, other), here, gate));
        continue;
      }
      if (way == Way.ENTRIES) {
        String title = "Σ";
        here = here.inside(INSIDE, new Group(Group.Bond.ENTRIES, here.key(), title, frame(gate)));
      }
      made.add(products(gate, operands, row, col, here));
    }
    return made;
  }

  /// The entry of a product in some row and column, by the products of numbers that it adds up.
  private Gate products(Gate gate, List<Gate> operands, int row, int col, Site site) {
    Gate left = operands.get(0);
    Gate right = operands.get(1);
    int length = left.shape().cols();
    List<Gate> terms = new ArrayList<>();
    for (int k = 0; k < length; k++) {
      Gate a = entry(left, left.shape().isMatrix() ? row * length + k : k, gate);
      Gate b = entry(right, right.shape().isMatrix() ? k * right.shape().cols() + col : k, gate);
      terms.add(make(Ops.MULTIPLY, NONE, List.of(a, b), site.operand(0).operand(k), gate));
    }
    return total(terms, site, gate);
  }

  /// Of rows or entries that are too many one by itself.
  private List<RowRange> stretches(Gate gate) {
    int one = folding.row();
    int all = gate.shape().length(0);
    List<RowRange> stretches = new ArrayList<>();
    if (one > 0) stretches.add(new RowRange(0, one));
    stretches.add(new RowRange(one, one + 1));
    if (one + 1 < all) stretches.add(new RowRange(one + 1, all));
    return stretches;
  }

  private List<Gate> chosen(Gate gate, List<Gate> operands, Site site) {
    List<Gate> made = new ArrayList<>();
    List<RowRange> stretches = stretches(gate);
    for (int i = 0; i < stretches.size(); i++) {
      RowRange stretch = stretches.get(i);
      boolean one = stretch.from() == folding.row();
      Site here = site.operand(i);
      if (isProduct(gate.op())) {
        made.add(chosenProduct(gate, operands, stretch, one, here));
        continue;
      }
      List<Gate> in = new ArrayList<>();
      for (Gate operand : operands) {
        boolean goesOn = !isKept(operand) && ways.get(operand) == Way.CHOSEN;
        Shape shape = operand.shape();
        boolean alike = shape.rank() == gate.shape().rank() && shape.length(0) > 1;
        if (!alike) {
          in.add(shape.isVector() && shape.size() == 1 ? entry(operand, 0, gate) : whole(operand));
        } else if (goesOn) {
          in.add(parts.get(operand).get(i));
        } else if (one && shape.isVector()) {
          in.add(entry(operand, stretch.from(), gate));
        } else {
          in.add(stretch(operand, stretch, gate));
        }
      }
      made.add(make(gate.op(), gate.attributes(), in, here, gate));
    }
    return made;
  }

  private Gate chosenProduct(
      Gate gate, List<Gate> operands, RowRange stretch, boolean one, Site site) {
    Gate left = operands.get(0);
    Gate right = operands.get(1);
    boolean turned = left.shape().isVector();
    if (!one || gate.shape().isMatrix()) {
      Gate rows =
          turned
              ? stretch(turned(right, gate), columns(right), stretch, gate)
              : stretch(left, stretch, gate);
      return make(Ops.MATMUL, NONE, List.of(rows, whole(turned ? left : right)), site, gate);
    }
    int row = stretch.from();
    if (level(gate) == Level.SCALAR && left.shape().cols() <= MOST) {
      return products(gate, operands, turned ? 0 : row, turned ? row : 0, site);
    }
    Gate first = turned ? whole(left) : row(left, row, gate);
    Gate second = turned ? column(right, row, gate) : whole(right);
    return make(Ops.DOT, NONE, List.of(first, second), site, gate);
  }

  /// The sum of some numbers, from the first on.
  private Gate total(List<Gate> terms, Site site, Gate of) {
    Gate sum = terms.getFirst();
    for (int k = 1; k < terms.size(); k++) {
      Site here = k == terms.size() - 1 ? site : site.operand(1).operand(k);
      sum = make(Ops.ADD, NONE, List.of(sum, terms.get(k)), here, of);
    }
    return sum;
  }

  private Gate make(Op op, int[] attributes, List<Gate> in, Site site, Gate of) {
    List<Shape> shapes = in.stream().map(Gate::shape).toList();
    if (!(op.fit(shapes, attributes) instanceof Fit.Of fit)) {
      throw new IllegalStateException(of.key());
    }
    Expr written = written(op, attributes, in, of.span());
    return add(
        Gate.operation(
            gates.size(),
            site,
            null,
            written,
            op,
            attributes,
            fit.shape(),
            site.group(),
            List.of()),
        in);
  }

  private static Expr written(Op op, int[] attributes, List<Gate> in, Span span) {
    List<Expr> operands = new ArrayList<>();
    for (Gate g : in) {
      boolean named = g.name() != null || g.written() == null;
      operands.add(named ? new Expr.Name(span, g.name()) : g.written());
    }
    if (op.isInfix()) {
      for (Expr.Operator operator : Expr.Operator.values()) {
        if (operator.sign().equals(op.name())) {
          return new Expr.Binary(span, operator, operands.getFirst(), operands.getLast());
        }
      }
    }
    if (op == Ops.NEGATE) return new Expr.Negate(span, operands.getFirst());
    List<Expr> numbers = new ArrayList<>();
    for (int a : attributes) {
      numbers.add(number(a, span));
    }
    if (op == Ops.INDEX) return new Expr.Index(span, operands.getFirst(), numbers);
    operands.addAll(numbers);
    return new Expr.Call(span, span, op.name(), operands);
  }

  private static Expr number(double value, Span span) {
    Expr size = new Expr.Num(span, Math.abs(value), Numbers.exact(Math.abs(value)));
    return value < 0 ? new Expr.Negate(span, size) : size;
  }

  /// The frame around what a gate opened into, and around what it goes on into entry by entry; that
  /// of a function does for its parts.
  private Group frame(Gate gate) {
    Gate last = gate;
    for (Gate next = next(last); next != null && ways.get(next) != Way.WHOLE; next = next(last)) {
      last = next;
    }
    Group around = last.group();
    if (around != null && around.bond() == Group.Bond.CALL) return around;
    return frames.computeIfAbsent(
        last, g -> new Group(Group.Bond.ENTRIES, g.key(), title(g), g.group()));
  }

  private static String title(Gate gate) {
    String text = LinePrinter.text(gate.written(), Signs.TEXTBOOK);
    return text.length() > LONGEST_TITLE ? gate.op().name() : text;
  }

  // ---- rows and entries of what there is

  /// The gate that has a gate's whole value.
  private Gate whole(Gate gate) {
    Gate known = wholes.get(gate);
    if (known != null) return known;
    List<Gate> made = parts.get(gate);
    Site site = gate.place();
    Group group = frame(gate);
    Gate all;
    if (gate.shape().isScalar()) {
      if (!isKept(gate)) {
        wholes.put(gate, made.getFirst());
        return made.getFirst();
      }
      all = renamed(gate, made.getFirst());
    } else {
      boolean flat = gate.shape().isMatrix() && ways.get(gate) != Way.CHOSEN;
      Site under = site.inside(INSIDE, group);
      Site here = isKept(gate) ? site : under.operand(made.size());
      Site joined = flat ? under.operand(made.size() + 1) : here;
      String name = flat ? null : gate.name();
      all = stack(gate, made, joined, name, group);
      if (flat) {
        int[] sizes = {gate.shape().rows(), gate.shape().cols()};
        all =
            add(
                Gate.operation(
                    gates.size(),
                    here,
                    gate.name(),
                    gate.written(),
                    Ops.RESHAPE,
                    sizes,
                    gate.shape(),
                    group,
                    List.of()),
                List.of(all));
      }
    }
    wholes.put(gate, all);
    return all;
  }

  private Gate stack(Gate gate, List<Gate> made, Site site, String name, Group group) {
    boolean whole = ways.get(gate) == Way.CHOSEN;
    Shape shape = whole ? gate.shape() : Shape.vector(gate.shape().size());
    return add(
        Gate.operation(
            gates.size(), site, name, gate.written(), Ops.CONCAT, NONE, shape, group, List.of()),
        made);
  }

  /// The gate just made for the number that a named wire carries, with that name.
  private Gate renamed(Gate gate, Gate made) {
    Gate named =
        Gate.operation(
            made.id(),
            gate.place(),
            gate.name(),
            made.written(),
            made.op(),
            made.attributes(),
            made.shape(),
            made.group(),
            List.of());
    gates.set(made.id(), named);
    return named;
  }

  /// What an entrywise gate takes for its entry at `i` of an operand that may be stretched.
  private Gate entryOf(Gate operand, int i, Gate user) {
    Shape all = user.shape();
    Shape shape = operand.shape();
    if (shape.size() == 1) return shape.isScalar() ? whole(operand) : entry(operand, 0, user);
    int col = shape.cols() == 1 ? 0 : i % all.cols();
    int row = shape.rows() == 1 ? 0 : i / all.cols();
    return entry(operand, row * shape.cols() + col, user);
  }

  /// The same for its row at `i`.
  private Gate rowOf(Gate operand, int i, Gate user) {
    Shape shape = operand.shape();
    if (!shape.isMatrix()) return whole(operand);
    int row = shape.rows() == 1 ? 0 : i;
    boolean stretched = shape.cols() == 1 && user.shape().cols() > 1;
    return stretched ? entry(operand, row, user) : row(operand, row, user);
  }

  private Gate row(Gate gate, int row, Gate user) {
    if (!isKept(gate) && ways.get(gate) == Way.ROWS) return parts.get(gate).get(row);
    return pick(gate, new int[] {row}, user);
  }

  /// Rows can be taken out, so a column is one of the matrix turned round.
  private Gate column(Gate gate, int col, Gate user) {
    return pick(turned(gate, user), columns(gate), new int[] {col}, user);
  }

  private static Site columns(Gate gate) {
    return gate.place().inside(INSIDE, null).operand(1);
  }

  private Gate turned(Gate gate, Gate user) {
    Gate whole = whole(gate);
    Site site = gate.place().inside(INSIDE, null).operand(0).operand(1);
    return picks
        .computeIfAbsent(whole, g -> new HashMap<>())
        .computeIfAbsent("T", t -> make(Ops.TRANSPOSE, NONE, List.of(whole), site, user));
  }

  /// Some rows or entries.
  private Gate stretch(Gate gate, RowRange stretch, Gate user) {
    return stretch(whole(gate), gate.place().inside(INSIDE, null), stretch, user);
  }

  private Gate stretch(Gate whole, Site under, RowRange stretch, Gate user) {
    String which = stretch.from() + ":" + stretch.to();
    Map<String, Gate> known = picks.computeIfAbsent(whole, g -> new HashMap<>());
    Gate taken = known.get(which);
    if (taken == null) {
      int[] at = {stretch.from(), stretch.to()};
      Site site = under.inside("rows", null).inside(which, null);
      taken = make(Ops.STRETCH, at, List.of(whole), site, user);
      known.put(which, taken);
    }
    return taken;
  }

  private Gate entry(Gate gate, int place, Gate user) {
    if (gate.shape().isScalar()) return whole(gate);
    if (gate.isConstant()) {
      double value = gate.literal().get(place);
      Site site = gate.place().operand(place);
      return add(
          Gate.constant(gates.size(), site, number(value, gate.span()), Tensor.scalar(value)),
          List.of());
    }
    Way way = ways.get(gate);
    if (!isKept(gate) && (way == Way.ENTRIES || way == Way.NUMBERS)) {
      return parts.get(gate).get(place);
    }
    int cols = gate.shape().cols();
    return pick(
        gate,
        gate.shape().isVector() ? new int[] {place} : new int[] {place / cols, place % cols},
        user);
  }

  private Gate pick(Gate gate, int[] at, Gate user) {
    return pick(whole(gate), gate.place().inside(INSIDE, null), at, user);
  }

  /// An entry or a row, which has one wire however often it is used.
  private Gate pick(Gate whole, Site under, int[] at, Gate user) {
    Function<String, Gate> made =
        text -> {
          Site site = under.inside(whole.isInput() ? AT : OF, null);
          for (int index : at) {
            site = site.inside(Integer.toString(index), null);
          }
          return make(Ops.INDEX, at, List.of(whole), site, user);
        };
    String place = at.length == 1 ? "" + at[0] : at[0] + "," + at[1];
    Map<String, Gate> known = picks.computeIfAbsent(whole, g -> new HashMap<>());
    Gate pick = known.get(place);
    if (pick == null) {
      pick = made.apply(place);
      known.put(place, pick);
    }
    return pick;
  }
}
