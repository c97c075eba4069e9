package gradus.graph;

import gradus.graph.Scope.Binding;
import gradus.graph.doubt.ArgumentDoubts;
import gradus.graph.doubt.Doubts;
import gradus.graph.place.Group;
import gradus.graph.place.Site;
import gradus.indices.Sense;
import gradus.indices.SingleEntries;
import gradus.indices.TextParts;
import gradus.lang.Builtins;
import gradus.lang.Expr;
import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.op.Fit;
import gradus.op.GenericGate;
import gradus.op.Op;
import gradus.op.Origin;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a call comes to: a gate of the catalogue, a function of the program as one gate, or the
/// formula of either in the call's place.
final class Calls {
  private static final int MOST_CALLS = 1_000;

  private final Scope program;
  private final Map<String, Statement.Definition> functions;
  private final Set<String> open;
  private final Folding folding;
  private final Assembly assembly;
  private final Doubts doubts;
  private final Deque<Errand> errands;
  private final TextParts text;

  Calls(
      Scope program,
      Map<String, Statement.Definition> functions,
      Set<String> open,
      Folding folding,
      Assembly assembly,
      Doubts doubts,
      Deque<Errand> errands,
      TextParts text) {
    this.program = program;
    this.functions = functions;
    this.open = open;
    this.folding = folding;
    this.assembly = assembly;
    this.doubts = doubts;
    this.errands = errands;
    this.text = text;
  }

  /// The one gate that `norm(x)^2` is, called; empty for any other power, and where the program
  /// gives either name a meaning of its own.
  Optional<Expr.Call> squaredNorm(Expr.Binary power) {
    String squared = Ops.SQUARED_NORM.name();
    return OperatorMeaning.normSquared(power)
        .filter(norm -> !functions.containsKey(norm.name()) && !functions.containsKey(squared))
        .map(norm ->
            new Expr.Call(power.span(), norm.nameSpan(), squared, norm.arguments().subList(0, 1)));
  }

  /// What a norm with its order, `‖x‖_1`, comes to of a vector; empty for all other calls.
  Optional<Expr.Call> ordered(Expr.Call c) {
    if (functions.containsKey(c.name()) || c.isAlongAxis()) return Optional.empty();
    return OperatorMeaning.ordered(c);
  }

  /// Whether it says a shape, which a program may also give a function of its own to do.
  boolean isShape(Expr expr) {
    return OperatorMeaning.isShape(expr) && !functions.containsKey(Builtins.SHAPE);
  }

  /// The input that a definition says the shape of.
  Lowered shaped(Binding d) {
    return OperatorMeaning.shape(d.body)
        .map(shape -> assembly.shaped(shape, d.body, d.name, d.site))
        .orElseGet(() -> assembly.fail(d.body.span(), "graph.shape.lengths"));
  }

  /// Whether a definition of a net that is given by shapes is drawn as one gate: it does more than
  /// one thing, and speaks of an input, as the formula of a layer does of its weights.
  boolean isLayer(Binding d) {
    if (!assembly.isOfShapes() || d.rounds != null || d.site.round() != null) return false;
    long operations = 0;
    boolean weighted = false;
    for (Expr part : d.body.all()) {
      boolean operation = !part.parts().isEmpty() && !(part instanceof Expr.Array);
      if (operation) operations++;
      weighted |=
          part instanceof Expr.Name n
              && d.scope.meaning(n.name()) instanceof Binding b
              && isShape(b.body);
    }
    return weighted && operations > 1;
  }

  /// Lowers the formula of a layer, aside as one gate or by its parts in a frame.
  void layer(Binding d) {
    Errand.Visit place = new Errand.Visit(d.body, d.scope, d.name, d.site);
    if (folding.unfolds(d.name, place::handle)) {
      errands.push(new Errand.Visit(d.body, d.scope, d.name, framed(d.name, place)));
      return;
    }
    Statement.Bare text = new Statement.Bare(d.body.span(), d.body);
    errands.push(new Errand.Pack(new Origin.NetLayer(d.name), text, place));
    Site within = d.site.inside(d.name, null);
    errands.push(new Errand.Visit(d.body, d.scope, null, within));
    assembly.enter(assembly.body().called());
  }

  /// The term of a call whose arguments are lowered; null when a formula is still to be.
  Lowered call(Expr.Call c, List<Lowered> in, Errand.Visit place) {
    Statement.Definition function = functions.get(c.name());
    if (function == null && extremeAlong(c, in).isPresent()) {
      Shape of = in.getFirst().failed() ? null : in.getFirst().shape();
      boolean vector = of != null && of.isVector();
      if (vector) return assembly.fail(text.unaxed(c, c.arguments().getFirst(), c.name()));
    }
    if (c.isAlongAxis() && !hasAxis(c, function)) {
      if (function == null && doubts.axes().isUsual(c, in)) {
        List<Expr> arguments = c.arguments().subList(0, c.arguments().size() - 1);
        Expr.Call plain = new Expr.Call(c.span(), c.nameSpan(), c.name(), arguments);
        return call(plain, in.subList(0, in.size() - 1), place);
      }
      if (in.stream().anyMatch(Lowered::failed)) return Lowered.FAILED;
      return assembly.fail(doubts.axes().refused(c, function != null, in));
    }
    if (function != null) return own(function, c, in, place);
    Op op = extremeAlong(c, in).or(() -> Ops.find(c.name(), in.size())).orElse(null);
    if (op == null) {
      List<Op> named = Ops.named(c.name());
      if (named.isEmpty()) return undefined(c, in, place);
      String counts = OperatorMeaning.counts(named);
      Problem problem = Problem.error(c.span(), "graph.arguments", c.name(), counts, in.size());
      boolean extreme = c.name().equals("max") || c.name().equals("min");
      return assembly.fail(extreme && in.size() > 2 ? problem.withFix(text.pairwise(c)) : problem);
    }
    Optional<Problem> refused =
        doubts.products().reduction(c).or(() -> doubts.norms().order(c, in));
    if (refused.isPresent()) return assembly.fail(refused.get());
    if (!place.scope().isUnindexed() && SingleEntries.isSoftmax(c) && isNumber(in.getFirst())) {
      return assembly.fail(SingleEntries.problem(c, text));
    }
    doubts.called(c, op, in, place.scope().isUnindexed());
    return isTargeted(op, in) ? targeted(c, in, place) : of(op, c, in, place);
  }

  /// The greatest or least entry along an axis, which `max(A, axis=2)` is and `max(A, 2)` is not.
  private static Optional<Op> extremeAlong(Expr.Call c, List<Lowered> in) {
    if (!c.isAlongAxis() || in.size() != 2) return Optional.empty();
    return Ops.named(c.name()).stream()
        .filter(op -> op == Ops.GREATEST || op == Ops.SMALLEST)
        .findFirst();
  }

  private static boolean isNumber(Lowered term) {
    return !term.failed() && term.shape() != null && term.shape().isScalar();
  }

  /// Whether the last argument of a call may be the number of an axis.
  private static boolean hasAxis(Expr.Call c, Statement.Definition function) {
    if (function != null) return false;
    List<Op> named = Ops.named(c.name());
    return named.isEmpty()
        || named.stream().anyMatch(op -> op.attributes().stream().anyMatch(Op.Attribute::isAxis));
  }

  /// Whether cross entropy is given a probability for each score in the place of labels.
  private boolean isTargeted(Op op, List<Lowered> in) {
    if (op != Ops.CROSS_ENTROPY || in.stream().anyMatch(Lowered::failed)) return false;
    Shape scores = in.get(0).shape();
    if (scores == null || scores.isScalar() || !scores.equals(in.get(1).shape())) return false;
    Lowered target = in.get(1);
    boolean written =
        target.constant() != null || target.gate() != null && target.gate().literal() != null;
    return Collections.disjoint(functions.keySet(), Ops.names())
        && (!written || ArgumentDoubts.isDistribution(target));
  }

  /// `−Σ t log softmax(s)`, of a matrix the mean over its rows.
  private Lowered targeted(Expr.Call c, List<Lowered> in, Errand.Visit place) {
    Span at = c.span();
    Expr logs = new Expr.Call(at, at, "log_softmax", List.of(new Expr.Name(at, "s")));
    Expr terms = new Expr.Binary(at, Expr.Operator.MULTIPLY, new Expr.Name(at, "t"), logs);
    Expr loss = new Expr.Negate(at, new Expr.Call(at, at, "sum", List.of(terms)));
    Shape shape = in.getFirst().shape();
    if (shape.isMatrix()) {
      Expr rows = new Expr.Num(at, shape.rows(), "" + shape.rows());
      loss = new Expr.Binary(at, Expr.Operator.DIVIDE, loss, rows);
    }
    Scope inside = Scope.call(c.name(), Scope.program(), place.scope());
    inside.put("s", in.get(0));
    inside.put("t", in.get(1));
    Site site = place.site().inside(c.name(), place.site().group());
    errands.push(new Errand.Visit(loss, inside, place.name(), site));
    return null;
  }

  /// A call that was made where indices went, whatever functions the program has.
  Lowered made(Sense sense, Expr.Call c, List<Lowered> in, Errand.Visit place) {
    if (sense == Sense.JOIN) {
      for (Lowered entry : in) {
        if (!entry.failed() && entry.shape() != null && !entry.shape().isScalar()) {
          return assembly.fail(c.span(), "indices.entry", entry.shape().toString());
        }
      }
    }
    return of(op(sense), c, in, place);
  }

  static Op op(Sense sense) {
    return switch (sense) {
      case DOT -> Ops.DOT;
      case MATRICES -> Ops.MATMUL;
      case OUTER -> Ops.OUTER;
      case TRANSPOSE -> Ops.TRANSPOSE;
      case COLUMN, RESHAPE -> Ops.RESHAPE;
      case SUM -> Ops.SUM;
      case MEAN -> Ops.MEAN;
      case PRODUCT -> Ops.PROD;
      case MAXIMUM -> Ops.GREATEST;
      case MINIMUM -> Ops.SMALLEST;
      case HINGE -> Ops.HINGE;
      case JOIN -> Ops.CONCAT;
    };
  }

  /// Whether a call goes entry by entry.
  boolean isEntrywise(Expr.Call c) {
    if (functions.containsKey(c.name())) return false;
    Op op = Ops.find(c.name(), c.arguments().size()).orElse(null);
    if (op == null || op.operands().size() != c.arguments().size()) return false;
    return op.isElementwise() || op == Ops.WHERE;
  }

  /// Numbers written out, or wires side by side: numbers as a vector, vectors as rows.
  Lowered array(Expr.Array a, List<Lowered> items, Errand.Visit place) {
    if (items.stream().anyMatch(Lowered::failed)) return Lowered.FAILED;
    boolean wires = items.stream().anyMatch(i -> i.constant() == null);
    boolean rows = a.items().stream().allMatch(Expr.Array.class::isInstance);
    if (wires && !rows && items.stream().allMatch(i -> i.shape() == null || i.shape().isScalar())) {
      return assembly.apply(Ops.CONCAT, items, place);
    }
    if (wires && rows && isEven(items)) {
      Site flat = place.site().inside("rows", place.site().group());
      Errand.Visit inner = new Errand.Visit(a, place.scope(), null, flat);
      Lowered whole =
          items.size() == 1 ? items.getFirst() : assembly.apply(Ops.CONCAT, items, inner);
      Shape row = items.getFirst().shape();
      int length = ((Expr.Array) a.items().getFirst()).items().size();
      int[] sizes =
          row == null ? new int[] {items.size(), length} : row.rowOf(items.size()).lengths();
      return assembly.apply(Ops.RESHAPE, sizes, List.of(whole), place, 0);
    }
    return numbers(a, items, place);
  }

  /// A vector or a matrix of numbers.
  private Lowered numbers(Expr.Array a, List<Lowered> items, Errand.Visit place) {
    if (items.isEmpty()) return assembly.fail(a.span(), "syntax.brackets.empty", "[");
    Shape first = items.getFirst().shape();
    Tensor[] rows = new Tensor[items.size()];
    for (int i = 0; i < items.size(); i++) {
      Lowered item = items.get(i);
      if (item.constant() == null) return assembly.fail(item.span(), "array.entry");
      Shape s = item.shape();
      if (s.rank() == Shape.MOST_AXES) return assembly.fail(item.span(), "array.deep");
      if (!s.equals(first)) {
        return s.rank() == first.rank()
            ? assembly.fail(item.span(), ragged(s), i + 1, extent(s), extent(first))
            : assembly.fail(item.span(), "array.mixed");
      }
      rows[i] = item.constant();
    }
    int size = first.size();
    double[] data = new double[items.size() * size];
    for (int i = 0; i < data.length; i++) {
      data[i] = rows[i / size].get(i % size);
    }
    Shape shape = first.rowOf(items.size());
    return assembly.literal(Tensor.of(shape, data), a, place.name(), place.site());
  }

  private static String ragged(Shape s) {
    return s.isVector() ? "array.ragged" : "array.uneven";
  }

  private static Object extent(Shape s) {
    return s.isVector() ? s.cols() : s.toString();
  }

  private static boolean isEven(List<Lowered> rows) {
    Shape first = rows.getFirst().shape();
    return rows.stream()
        .map(Lowered::shape)
        .allMatch(s -> s == null ? first == null : s.equals(first) && s.rank() < Shape.MOST_AXES);
  }

  private Lowered of(Op op, Expr.Call c, List<Lowered> in, Errand.Visit place) {
    int operands = op.most() == Integer.MAX_VALUE ? in.size() : op.most();
    List<Expr> given = c.arguments().subList(operands, in.size());
    int[] attributes = op.given(given).orElse(null);
    if (attributes == null) {
      Expr wrong = given.stream().filter(a -> op.given(List.of(a)).isEmpty()).findFirst().get();
      if (op == Ops.CONV2D && wrong == given.getFirst() && !(wrong instanceof Expr.Num)) {
        Problem bias = Problem.error(wrong.span(), "graph.convolution.bias", c.name());
        return assembly.fail(given.size() == 1 ? text.told(bias, "bias", wrong) : bias);
      }
      String attribute = op.attributes().get(given.indexOf(wrong)).name();
      return assembly.fail(wrong.span(), "graph.attribute", attribute, c.name());
    }
    List<Lowered> taken = in.subList(0, operands);
    Op suited = suited(op, taken, attributes);
    if (suited != op) return of(suited, c, in, place);
    boolean along = attributes.length > 0 && op.attributes().getFirst().isAxis();
    if (along && isNumber(taken.getFirst())) {
      return assembly.fail(doubts.axes().number(c, attributes[0]));
    }
    if (op == Ops.SLICE && !taken.getFirst().failed()) {
      Optional<Problem> outside = outside(c, taken.getFirst().shape(), attributes);
      if (outside.isPresent()) return assembly.fail(outside.get());
    }
    boolean numbers = taken.stream().allMatch(t -> t.constant() != null);
    if (!numbers
        && (folding.unfolds(op.name(), place::handle) || opens(op, taken, attributes, place))
        && unfold(op, taken, attributes, place)) {
      return null;
    }
    return assembly.apply(op, attributes, taken, place, 0);
  }

  private static Op suited(Op op, List<Lowered> in, int... attributes) {
    if (in.stream().anyMatch(Lowered::failed)) return op;
    List<Shape> shapes = new ArrayList<>();
    in.forEach(term -> shapes.add(term.shape()));
    return Ops.suited(op, shapes, attributes);
  }

  /// The first end of a slice that leaves the tensor, at its place.
  private static Optional<Problem> outside(Expr.Call c, Shape of, int[] ends) {
    for (int axis = 1; of != null && axis <= Math.min(of.rank(), ends.length / 2); axis++) {
      Fit fit = Ops.SLICE.fit(List.of(of), Arrays.copyOf(ends, 2 * axis));
      if (fit instanceof Fit.Misfit misfit) {
        Span from = c.arguments().get(2 * axis - 1).span();
        Span here = from.union(c.arguments().get(2 * axis).span());
        return Optional.of(Problem.error(here, misfit.key(), misfit.args().toArray()));
      }
    }
    return Optional.empty();
  }

  /// Whether an operation has to be drawn by its parts so that the entries of what it takes can be.
  /// One that goes entry by entry, or is a sum of products, is drawn so anyway.
  private boolean opens(Op op, List<Lowered> in, int[] attributes, Errand.Visit place) {
    if (op.isElementwise() || op == Ops.DOT || !isOpen(in)) return false;
    List<Shape> shapes = in.stream().map(Lowered::shape).toList();
    boolean tensor = op.fit(shapes, attributes) instanceof Fit.Of of && !of.shape().isScalar();
    return folding.opens(op.name(), tensor, place::handle);
  }

  /// Whether some operand has entries, all are known, and what is made of them is drawn.
  private boolean isOpen(List<Lowered> in) {
    boolean known = in.stream().allMatch(t -> !t.failed() && t.shape() != null);
    boolean inside = assembly.body() != assembly.root();
    return known && !inside && in.stream().anyMatch(t -> !t.shape().isScalar());
  }

  /// Whether the program has a square root of its own.
  boolean isRootOwn() {
    return functions.containsKey("sqrt");
  }

  /// A gate of which only its place in the graph is known.
  private Lowered undefined(Expr.Call c, List<Lowered> in, Errand.Visit place) {
    if (isShape(c)) return assembly.fail(c.span(), "graph.shape.alone");
    boolean numbers = in.stream().allMatch(t -> t.constant() != null);
    if (numbers || !open.contains(c.name())) {
      return assembly.fail(c.nameSpan(), "graph.unknown", c.name());
    }
    return assembly.apply(GenericGate.of(c.name(), in.size()), in, place);
  }

  /// Lowers the formula an operation of the catalogue stands for in its place, if it has one.
  private boolean unfold(Op op, List<Lowered> in, int[] attributes, Errand.Visit place) {
    if (in.stream().anyMatch(Lowered::failed) || place.scope().depth() >= MOST_CALLS) return false;
    // The formula means the catalogue's functions, not those a program gives the same names.
    if (!Collections.disjoint(functions.keySet(), Ops.names())) return false;
    Expr formula = Definitions.of(op, in, attributes, place.expr().span()).orElse(null);
    if (formula == null) return false;
    Scope inside = Scope.formula(op.name(), place.scope());
    for (int i = 0; i < in.size(); i++) {
      inside.put(op.operand(i).name(), in.get(i));
    }
    errands.push(new Errand.Visit(formula, inside, place.name(), framed(op.name(), place)));
    return true;
  }

  private static Site framed(String function, Errand.Visit place) {
    Group around = place.site().group();
    Group frame = new Group(Group.Bond.CALL, place.handle(), function, around);
    return place.site().inside(function, frame);
  }

  /// A call of the program's own function: its body is lowered aside and becomes one gate, or, when
  /// unfolded, in place of the call.
  private Lowered own(Statement.Definition f, Expr.Call c, List<Lowered> in, Errand.Visit place) {
    int parameters = f.parameters().size();
    if (parameters != in.size()) {
      return assembly.fail(c.span(), "graph.arguments", c.name(), "" + parameters, in.size());
    }
    Scope around = place.scope();
    if (around.isCalling(c.name())) return assembly.fail(c.span(), "graph.recursion", c.name());
    if (around.depth() >= MOST_CALLS) return assembly.fail(c.span(), "limit.calls", MOST_CALLS);
    if (in.stream().anyMatch(Lowered::failed)) return Lowered.FAILED;
    Scope inside = Scope.call(c.name(), program, around);
    boolean opens = isOpen(in) && folding.opens(f.name(), true, place::handle);
    if (opens || folding.unfolds(f.name(), place::handle)) {
      for (int i = 0; i < parameters; i++) {
        inside.put(f.parameters().get(i).name(), in.get(i));
      }
      errands.push(new Errand.Visit(f.body(), inside, place.name(), framed(f.name(), place)));
      return null;
    }
    errands.push(
        new Errand.Pack(
            new Origin.Function(c.name(), parameters),
            new Statement.Bare(f.span(), f.body()),
            place));
    Site within = place.site().inside(f.name(), null);
    errands.push(new Errand.Visit(f.body(), inside, null, within));
    Body called = assembly.body().called();
    assembly.enter(called);
    for (int i = 0; i < parameters; i++) {
      String parameter = f.parameters().get(i).name();
      inside.put(parameter, called.operand(parameter, in.get(i)));
    }
    return null;
  }

  /// A body, just lowered to `result`, as one gate named by the function.
  Lowered pack(Errand.Pack p, Lowered result) {
    Body packed = assembly.body();
    assembly.enter(packed.outer());
    if (result.failed()) return Lowered.FAILED;
    Op op = packed.pack(p.origin(), p.text(), result);
    List<Gate> choosers = packed.choosers();
    return assembly.apply(op, new int[0], packed.operands(), choosers, p.call(), 0);
  }

  /// What remains to be done while a program is lowered.
  sealed interface Errand {
    /// `name` is the wire's name when the expression is a definition's whole body, else null.
    record Visit(Expr expr, Scope scope, String name, Site site) implements Errand {
      /// The place of the gate it makes: a name's own, however its formula is reached.
      Site place() {
        return name != null ? site.base() : site;
      }

      /// The key of the gate it makes.
      String key() {
        return place().key();
      }

      /// What that is folded and unfolded by.
      String handle() {
        return Group.handle(key(), site.group());
      }
    }

    /// Makes the gate of an expression whose parts are lowered.
    record Emit(Visit of) implements Errand {}

    /// Finds the formula without indices, once its parts without any are lowered.
    record Unbind(Visit of, List<Expr> parts) implements Errand {}

    /// A definition's formula is lowered.
    record Close(Binding definition) implements Errand {}

    /// Goes on in a body left for a while.
    record Resume(Body body) implements Errand {}

    /// Makes one gate of a body just lowered, in place of `call`.
    record Pack(Origin.Own origin, Statement text, Visit call) implements Errand {}
  }
}
