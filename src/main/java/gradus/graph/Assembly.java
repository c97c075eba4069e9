package gradus.graph;

import gradus.graph.Calls.Errand;
import gradus.graph.place.Group;
import gradus.graph.place.Site;
import gradus.lang.Expr;
import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.latex.LinePrinter;
import gradus.latex.Signs;
import gradus.op.Fit;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes gates, each in the body that is being lowered, and tells why one cannot be made.
final class Assembly {
  private static final int MOST_PROBLEMS = 50;
  private static final int[] NONE = {};

  /// A longer product is quoted so far.
  private static final int LONGEST = 30;

  private final Map<String, Tensor> overrides;
  private final List<Problem> problems;
  private final boolean shapes;
  private final Body root = Body.program();
  private final Map<String, Gate> blanks = new LinkedHashMap<>();
  private final Set<String> overridden = new HashSet<>();
  private Body body = root;
  private int made;

  /// @param shapes whether the program gives shapes in the place of numbers
  Assembly(Map<String, Tensor> overrides, boolean shapes, List<Problem> problems) {
    this.overrides = overrides;
    this.shapes = shapes;
    this.problems = problems;
  }

  /// The program's own graph.
  Body root() {
    return root;
  }

  /// Where gates are made now.
  Body body() {
    return body;
  }

  void enter(Body other) {
    body = other;
  }

  /// How many gates there are, those of bodies too.
  int made() {
    return made;
  }

  /// Inputs that the text uses without defining them.
  List<Gate> blanks() {
    return List.copyOf(blanks.values());
  }

  /// Names that were given another value.
  Set<String> overridden() {
    return overridden;
  }

  /// What an input is set to; null when it keeps its value.
  Tensor override(String name) {
    return overrides.get(name);
  }

  /// The input of a name without a definition, made when it is first met.
  Gate blank(String name, Span span) {
    return blanks.computeIfAbsent(
        name, k -> input(root, Site.of(name), name, span, overridden(name, null)));
  }

  /// A literal is an input when it is all a definition says, else a constant.
  Lowered literal(Tensor value, Expr written, String name, Site site) {
    if (name == null) return Lowered.of(value, written);
    return Lowered.of(
        input(body, site.base(), name, written.span(), overridden(name, value)), body);
  }

  /// Whether the program gives shapes in the place of numbers, so that nothing is computed.
  boolean isOfShapes() {
    return shapes;
  }

  /// An input of which the text says the shape alone.
  Lowered shaped(Shape shape, Expr written, String name, Site site) {
    Tensor set = overridden(name, null);
    if (set != null && !set.shape().equals(shape)) {
      String other = set.shape().toString();
      return fail(written.span(), "graph.shape.set", name, shape.toString(), other);
    }
    int id = body.gates().size();
    Gate gate =
        new Gate(
            id, Gate.Kind.INPUT, site.base(), name, written.span(), null, NONE, set, shape, null);
    return Lowered.of(add(body, gate, List.of()), body);
  }

  private Tensor overridden(String name, Tensor value) {
    Tensor set = overrides.get(name);
    if (set == null) return value;
    overridden.add(name);
    return set;
  }

  /// Another name for a wire.
  Lowered copy(Lowered of, String name, Expr written, Site site) {
    if (of.constant() != null) return literal(of.constant(), written, name, site);
    List<Gate> from = List.of(body.local(of).gate());
    int id = body.gates().size();
    Gate gate =
        Gate.operation(
            id, site.base(), name, written, Ops.COPY, NONE, of.shape(), site.group(), List.of());
    return Lowered.of(add(body, gate, from), body);
  }

  Lowered apply(Op op, List<Lowered> in, Errand.Visit place) {
    return apply(op, NONE, in, place, 0);
  }

  /// An operation on these operands.
  ///
  /// @param first the position of the first operand among the parts of the expression
  Lowered apply(Op op, int[] attributes, List<Lowered> in, Errand.Visit place, int first) {
    return apply(op, attributes, in, List.of(), place, first);
  }

  /// @param choosers the inputs whose numbers are among the attributes
  Lowered apply(
      Op op,
      int[] attributes,
      List<Lowered> in,
      List<Gate> choosers,
      Errand.Visit place,
      int first) {
    if (in.stream().anyMatch(Lowered::failed)) return Lowered.FAILED;
    Span span = place.expr().span();
    List<Shape> shapes = new ArrayList<>(in.size());
    boolean known = true;
    boolean constant = place.name() == null;
    for (Lowered t : in) {
      shapes.add(t.shape());
      known &= t.shape() != null;
      constant &= t.constant() != null;
    }
    Shape shape = null;
    if (known) {
      switch (op.fit(shapes, attributes)) {
        case Fit.Of of -> shape = of.shape();
        case Fit.Misfit m -> {
          return fail(span, m.key(), signed(m, place).toArray());
        }
        case Fit.Large large when isOfShapes() -> shape = large.shape();
        case Fit.Large(Shape made, Fit.Misfit m) -> {
          return fail(span, m.key(), m.args().toArray());
        }
      }
    }
    // A part made of numbers alone, as 2^3 in x^(2^3), is a number: it lives inside its gate. One
    // that makes no number, as 1/0, stays a gate so that it can be marked.
    if (constant && !isOfShapes()) {
      List<Tensor> numbers = in.stream().map(Lowered::constant).toList();
      if (op.objection(numbers).isEmpty()) {
        Tensor value = op.value(numbers, attributes);
        if (value.isFinite()) return Lowered.of(value, place.expr());
      }
    }
    List<Gate> from = new ArrayList<>(in.size());
    for (Lowered t : in) {
      Site part = place.site().operand(first + from.size());
      from.add(t.gate() != null ? t.gate() : constant(t, part));
    }
    int id = body.gates().size();
    Group group = place.site().group();
    Gate gate =
        Gate.operation(
            id, place.place(), place.name(), place.expr(), op, attributes, shape, group, choosers);
    body.choose(choosers);
    return Lowered.of(add(body, gate, from), body);
  }

  /// What a misfit says, about the product as it is written, which need not be `@`.
  private static List<Object> signed(Fit.Misfit misfit, Errand.Visit place) {
    List<Object> args = new ArrayList<>(misfit.args());
    if (args.isEmpty() || !args.getFirst().equals(Expr.Operator.MATMUL.sign())) return args;
    switch (place.expr()) {
      case Expr.Binary b when b.operator() == Expr.Operator.BESIDE -> {
        String text = LinePrinter.text(b, Signs.TEXTBOOK);
        args.set(0, text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
      }
      case Expr.Binary b -> args.set(0, b.operator().sign());
      case Expr.Call c -> args.set(0, c.name());
      case Expr other -> {}
    }
    return args;
  }

  private Gate constant(Lowered t, Site part) {
    Gate gate = Gate.constant(body.gates().size(), part, t.written(), t.constant());
    return add(body, gate, List.of());
  }

  private Gate input(Body to, Site site, String name, Span span, Tensor value) {
    Shape shape = value == null ? null : value.shape();
    Gate.Kind kind = Gate.Kind.INPUT;
    int id = to.gates().size();
    return add(to, new Gate(id, kind, site, name, span, null, NONE, value, shape, null), List.of());
  }

  private Gate add(Body to, Gate gate, List<Gate> from) {
    made++;
    return to.add(gate, from);
  }

  /// Tells a problem; what it happened to makes no gate.
  Lowered fail(Span span, String key, Object... args) {
    return fail(Problem.error(span, key, args));
  }

  /// The same, with the edit that mends it.
  Lowered fail(Problem problem) {
    if (problems.size() < MOST_PROBLEMS) problems.add(problem);
    return Lowered.FAILED;
  }
}
