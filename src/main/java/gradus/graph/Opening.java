package gradus.graph;

import gradus.graph.Folding.Level;
import gradus.graph.Openness.Cut;
import gradus.graph.Picks.RowRange;
import gradus.graph.place.Group;
import gradus.graph.place.Site;
import gradus.lang.Expr;
import gradus.latex.LatexPrinter.Product;
import gradus.latex.LinePrinter;
import gradus.latex.Signs;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Draws gates on vectors and matrices by what their entries are made of: a matrix product as one
/// dot product a row, these as products and their sum, an elementwise gate as one gate an entry.
/// What has a name is put together again, so that its wire keeps value and gradient; what has none
/// goes on entry by entry.
final class Opening {
  /// What a lowered program became.
  ///
  /// @param moved the gate that now has the value of one
  record Unpacked(List<Gate> gates, List<List<Gate>> sources, UnaryOperator<Gate> moved) {}

  private static final int LONGEST_TITLE = 24;
  private static final int[] NONE = {};

  private final List<Gate> before;
  private final List<List<Gate>> taken;
  private final Openness openness;
  private final MadeGates made = new MadeGates();
  private final Map<Gate, Group> frames = new IdentityHashMap<>();

  /// The gate that has the value of one now; none while nothing asks for it as a whole.
  private final Map<Gate, Gate> wholes = new IdentityHashMap<>();

  /// What stands for the rows or entries of a gate that opened.
  private final Map<Gate, List<Gate>> parts = new IdentityHashMap<>();

  /// By the text of a gate that multiplies.
  private final Map<Expr, Product> products = new IdentityHashMap<>();

  private final Picks picks;

  private Opening(
      Openness openness,
      List<Gate> gates,
      List<List<Gate>> sources,
      Map<String, Picks.Sharing> sharing) {
    before = gates;
    taken = sources;
    this.openness = openness;
    gates.forEach(this::note);
    picks = new Picks(openness, made, parts, this::whole, sharing);
  }

  static Unpacked of(Folding folding, List<Gate> gates, List<List<Gate>> sources, Gate output) {
    boolean none = folding.level() == Level.LAYER && folding.open().isEmpty();
    if (none) return new Unpacked(gates, sources, gate -> gate);
    Openness openness = new Openness(folding, gates, sources, output);
    if (openness.isNothing()) return new Unpacked(gates, sources, gate -> gate);
    Opening first = new Opening(openness, gates, sources, Map.of());
    Unpacked alone = first.run();
    // What a row or an entry is taken out of may be used elsewhere, which is known at the end.
    Map<String, Picks.Sharing> sharing = first.picks.shared();
    return sharing.isEmpty() ? alone : new Opening(openness, gates, sources, sharing).run();
  }

  private Unpacked run() {
    for (Gate gate : before) {
      List<Gate> operands = taken.get(gate.id());
      switch (openness.cut(gate)) {
        case WHOLE -> copy(gate, operands);
        case ROWS, ENTRIES, NUMBERS, CHOSEN ->
            parts.put(gate, opened(gate, operands, openness.cut(gate)));
      }
      if (openness.isKept(gate)) whole(gate);
    }
    return new Unpacked(made.gates(), made.sources(), wholes::get);
  }

  private void copy(Gate gate, List<Gate> operands) {
    List<Gate> from = operands.stream().map(picks::all).toList();
    List<Gate> choosers = gate.choosers().stream().map(picks::all).toList();
    wholes.put(gate, made.add(gate.moved(made.next(), choosers), from));
  }

  // ---- what opened gates are made of

  private List<Gate> opened(Gate gate, List<Gate> operands, Cut cut) {
    Site site = gate.place().inside(Picks.INSIDE, frame(gate));
    if (cut == Cut.CHOSEN) return chosen(gate, operands, site);
    if (Openness.isProduct(gate.op())) return multiplied(gate, operands, cut, site);
    if (Openness.isOnImage(gate)) return windows(gate, operands, site);
    if (gate.op() == Ops.SUM) {
      Gate of = operands.getFirst();
      List<Gate> terms = new ArrayList<>();
      for (int i = 0; i < of.shape().size(); i++) {
        terms.add(picks.entry(of, i, gate));
      }
      return List.of(total(terms, site, gate));
    }
    List<Gate> all = new ArrayList<>();
    int count = cut == Cut.ROWS ? gate.shape().rows() : gate.shape().size();
    for (int i = 0; i < count; i++) {
      List<Gate> in = new ArrayList<>();
      for (Gate operand : operands) {
        in.add(cut == Cut.ROWS ? picks.rowOf(operand, i, gate) : picks.entryOf(operand, i, gate));
      }
      Site here = cut == Cut.ROWS ? site.operand(i) : at(site, gate, i);
      all.add(made.make(gate.op(), gate.attributes(), in, here, gate));
    }
    return all;
  }

  /// For each window of an image the sum of its products with the kernel, or its largest number.
  private List<Gate> windows(Gate gate, List<Gate> operands, Site site) {
    boolean slides = gate.op() == Ops.CONV2D;
    Gate image = operands.getFirst();
    Shape window =
        slides
            ? operands.getLast().shape()
            : Shape.matrix(gate.attributes()[0], gate.attributes()[0]);
    List<Gate> all = new ArrayList<>();
    for (int i = 0; i < gate.shape().size(); i++) {
      Site here = at(site, gate, i);
      int top = i / gate.shape().cols() * (slides ? 1 : window.rows());
      int left = i % gate.shape().cols() * (slides ? 1 : window.cols());
      List<Gate> terms = new ArrayList<>();
      for (int k = 0; k < window.size(); k++) {
        int place = (top + k / window.cols()) * image.shape().cols() + left + k % window.cols();
        Gate pixel = picks.entry(image, place, gate);
        if (slides) {
          List<Gate> in = List.of(pixel, picks.entry(operands.getLast(), k, gate));
          Site term = here.operand(0).operand(k);
          terms.add(made.make(Ops.MULTIPLY, NONE, in, term, gate));
        } else {
          terms.add(pixel);
        }
      }
      if (slides) {
        all.add(total(terms, here, gate));
      } else {
        Gate joined = made.make(Ops.CONCAT, NONE, terms, here.operand(0), gate);
        all.add(made.make(Ops.GREATEST, NONE, List.of(joined), here, gate));
      }
    }
    return all;
  }

  /// Where an entry stands: at its number, in a matrix at its row and column.
  private static Site at(Site site, Gate gate, int place) {
    if (gate.shape().isScalar()) return site;
    int cols = gate.shape().cols();
    return gate.shape().isMatrix()
        ? site.inside(place / cols + "," + place % cols, site.group())
        : site.operand(place);
  }

  private List<Gate> multiplied(Gate gate, List<Gate> operands, Cut cut, Site site) {
    Gate left = operands.get(0);
    Gate right = operands.get(1);
    List<Gate> all = new ArrayList<>();
    if (cut == Cut.ROWS) {
      for (int i = 0; i < gate.shape().rows(); i++) {
        List<Gate> in = List.of(picks.row(left, i, gate), picks.all(right));
        all.add(made.make(Ops.MATMUL, NONE, in, site.operand(i), gate));
      }
      return all;
    }
    int length = left.shape().cols();
    for (int i = 0; i < gate.shape().size(); i++) {
      Site here = at(site, gate, i);
      int across = right.shape().isMatrix() ? right.shape().cols() : 1;
      int row = i / across;
      int col = i % across;
      if (cut == Cut.ENTRIES && !openness.isOpened(here.key())) {
        Gate one = left.shape().isMatrix() ? picks.row(left, row, gate) : picks.all(left);
        Gate other = right.shape().isMatrix() ? picks.column(right, col, gate) : picks.all(right);
        all.add(made.make(Ops.DOT, NONE, List.of(one, other), here, gate));
        continue;
      }
      if (cut == Cut.ENTRIES) {
        String title = "Σ";
        here =
            here.inside(
                Picks.INSIDE, new Group(Group.Bond.ENTRIES, here.key(), title, frame(gate)));
      }
      all.add(products(gate, operands, row, col, here));
    }
    return all;
  }

  /// The entry of a product in some row and column, by the products of numbers that it adds up.
  private Gate products(Gate gate, List<Gate> operands, int row, int col, Site site) {
    Gate left = operands.get(0);
    Gate right = operands.get(1);
    int length = left.shape().cols();
    List<Gate> terms = new ArrayList<>();
    for (int k = 0; k < length; k++) {
      Gate a = picks.entry(left, left.shape().isMatrix() ? row * length + k : k, gate);
      Gate b =
          picks.entry(right, right.shape().isMatrix() ? k * right.shape().cols() + col : k, gate);
      terms.add(made.make(Ops.MULTIPLY, NONE, List.of(a, b), site.operand(0).operand(k), gate));
    }
    return total(terms, site, gate);
  }

  /// Of rows or entries that are too many one by itself.
  private List<RowRange> stretches(Gate gate) {
    int one = openness.row();
    int all = gate.shape().length(0);
    List<RowRange> stretches = new ArrayList<>();
    if (one > 0) stretches.add(new RowRange(0, one));
    stretches.add(new RowRange(one, one + 1));
    if (one + 1 < all) stretches.add(new RowRange(one + 1, all));
    return stretches;
  }

  private List<Gate> chosen(Gate gate, List<Gate> operands, Site site) {
    List<Gate> all = new ArrayList<>();
    List<RowRange> stretches = stretches(gate);
    for (int i = 0; i < stretches.size(); i++) {
      RowRange stretch = stretches.get(i);
      boolean one = stretch.from() == openness.row();
      Site here =
          one
              ? site.operand(stretch.from())
              : site.inside(stretch.from() + ":" + stretch.to(), site.group());
      if (Openness.isProduct(gate.op())) {
        all.add(chosenProduct(gate, operands, stretch, one, here));
        continue;
      }
      List<Gate> in = new ArrayList<>();
      for (Gate operand : operands) {
        boolean goesOn = !openness.isKept(operand) && openness.cut(operand) == Cut.CHOSEN;
        Shape shape = operand.shape();
        boolean alike = shape.rank() == gate.shape().rank() && shape.length(0) > 1;
        if (!alike) {
          in.add(
              shape.isVector() && shape.size() == 1
                  ? picks.entry(operand, 0, gate)
                  : picks.all(operand));
        } else if (goesOn) {
          in.add(parts.get(operand).get(i));
        } else if (one && shape.isVector()) {
          in.add(picks.entry(operand, stretch.from(), gate));
        } else {
          in.add(picks.stretch(operand, stretch, gate));
        }
      }
      all.add(made.make(gate.op(), gate.attributes(), in, here, gate));
    }
    return all;
  }

  private Gate chosenProduct(
      Gate gate, List<Gate> operands, RowRange stretch, boolean one, Site site) {
    Gate left = operands.get(0);
    Gate right = operands.get(1);
    boolean turned = left.shape().isVector();
    if (!one || gate.shape().isMatrix()) {
      Gate rows =
          turned
              ? picks.stretch(picks.turned(right, gate), Picks.columns(right), stretch, gate)
              : picks.stretch(left, stretch, gate);
      return made.make(
          Ops.MATMUL, NONE, List.of(rows, picks.all(turned ? left : right)), site, gate);
    }
    int row = stretch.from();
    if (openness.level(gate) == Level.SCALAR && left.shape().cols() <= Openness.MOST) {
      return products(gate, operands, turned ? 0 : row, turned ? row : 0, site);
    }
    Gate first = turned ? picks.all(left) : picks.row(left, row, gate);
    Gate second = turned ? picks.column(right, row, gate) : picks.all(right);
    return made.make(Ops.DOT, NONE, List.of(first, second), site, gate);
  }

  /// The sum of some numbers, from the first on.
  private Gate total(List<Gate> terms, Site site, Gate of) {
    Gate sum = terms.getFirst();
    for (int k = 1; k < terms.size(); k++) {
      Site here = k == terms.size() - 1 ? site : site.operand(1).operand(k);
      sum = made.make(Ops.ADD, NONE, List.of(sum, terms.get(k)), here, of);
    }
    return sum;
  }

  /// The frame around what a gate opened into, and around what it goes on into entry by entry; that
  /// of a function does for its parts.
  private Group frame(Gate gate) {
    Gate last = gate;
    for (Gate next = openness.next(last);
        next != null && openness.cut(next) != Cut.WHOLE;
        next = openness.next(last)) {
      last = next;
    }
    Group around = last.group();
    if (around != null && around.bond() == Group.Bond.CALL) return around;
    return frames.computeIfAbsent(
        last, g -> new Group(Group.Bond.ENTRIES, g.handle(), title(g), g.group()));
  }

  private String title(Gate gate) {
    String text =
        LinePrinter.text(
            gate.written(),
            Signs.TEXTBOOK,
            Integer.MAX_VALUE,
            e -> products.getOrDefault(e, Product.PLAIN));
    return text.length() > LONGEST_TITLE ? gate.op().name() : text;
  }

  private static boolean isNumber(Gate gate) {
    return gate.shape() == null || gate.shape().isScalar();
  }

  /// Notes what a gate multiplies, where that is not two numbers, for the titles of frames.
  private void note(Gate gate) {
    boolean tensors = taken.get(gate.id()).stream().noneMatch(Opening::isNumber);
    if (gate.op() == Ops.MULTIPLY && tensors) products.put(gate.written(), Product.ENTRYWISE);
    if (gate.op() == Ops.DOT) products.put(gate.written(), Product.DOT);
    if (gate.op() == Ops.MATMUL) products.put(gate.written(), Product.MATRICES);
  }

  /// The gate that has a gate's whole value.
  private Gate whole(Gate gate) {
    Gate known = wholes.get(gate);
    if (known != null) return known;
    List<Gate> pieces = parts.get(gate);
    Site site = gate.place();
    Group group = frame(gate);
    Gate all;
    if (gate.shape().isScalar()) {
      if (!openness.isKept(gate)) {
        wholes.put(gate, pieces.getFirst());
        return pieces.getFirst();
      }
      all = renamed(gate, pieces.getFirst());
    } else {
      boolean flat = gate.shape().isMatrix() && openness.cut(gate) != Cut.CHOSEN;
      Site inside = site.inside(Picks.INSIDE, group).inside("whole", group);
      all = stack(gate, pieces, openness.isKept(gate) ? site : inside, group);
    }
    wholes.put(gate, all);
    return all;
  }

  private Gate stack(Gate gate, List<Gate> pieces, Site site, Group group) {
    boolean rows = gate.shape().isMatrix() && openness.cut(gate) != Cut.CHOSEN;
    return made.add(
        Gate.operation(
            made.next(),
            site,
            gate.name(),
            gate.written(),
            rows ? Ops.STACK : Ops.CONCAT,
            rows ? new int[] {gate.shape().cols()} : NONE,
            gate.shape(),
            group,
            List.of()),
        pieces);
  }

  /// The gate just made for the number that a named wire carries, with that name.
  private Gate renamed(Gate gate, Gate number) {
    Gate named =
        Gate.operation(
            number.id(),
            gate.place(),
            gate.name(),
            number.written(),
            number.op(),
            number.attributes(),
            number.shape(),
            number.group(),
            List.of());
    made.put(named);
    return named;
  }
}
