package gradus.graph;

import gradus.graph.place.Group;
import gradus.graph.place.Round;
import gradus.graph.place.Site;
import gradus.lang.Expr;
import gradus.lang.Span;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;

/// A vertex of the graph and the wire that leaves it: an input, a constant of the text, or an
/// operation. Identity matters: two gates are never equal.
public final class Gate {
  /// What a gate is.
  public enum Kind {
    /// A named value people may change; blank when it has none.
    INPUT,
    /// A number written inside an expression.
    CONSTANT,
    /// An operation on other gates.
    OPERATION
  }

  private final int id;
  private final Kind kind;
  private final Site place;
  private final String name;
  private final Span span;
  private final Op op;
  private final int[] attributes;
  private final Tensor literal;
  private final Shape shape;
  private final Group group;
  private final Expr written;
  private final List<Gate> choosers;

  Gate(
      int id,
      Kind kind,
      Site place,
      String name,
      Span span,
      Op op,
      int[] attributes,
      Tensor literal,
      Shape shape,
      Group group) {
    this(id, kind, place, name, span, op, attributes, literal, shape, group, null, List.of());
  }

  private Gate(
      int id,
      Kind kind,
      Site place,
      String name,
      Span span,
      Op op,
      int[] attributes,
      Tensor literal,
      Shape shape,
      Group group,
      Expr written,
      List<Gate> choosers) {
    this.choosers = List.copyOf(choosers);
    this.id = id;
    this.kind = kind;
    this.place = place;
    this.name = name;
    this.span = span;
    this.op = op;
    this.attributes = attributes;
    this.literal = literal;
    this.shape = shape;
    this.group = group;
    this.written = written;
  }

  /// An operation, as the text has it.
  static Gate operation(
      int id,
      Site place,
      String name,
      Expr written,
      Op op,
      int[] attributes,
      Shape shape,
      Group group,
      List<Gate> choosers) {
    return new Gate(
        id,
        Kind.OPERATION,
        place,
        name,
        written.span(),
        op,
        attributes,
        null,
        shape,
        group,
        written,
        choosers);
  }

  /// A constant, as the text has it.
  static Gate constant(int id, Site place, Expr written, Tensor value) {
    int[] none = {};
    Span span = written.span();
    Shape shape = value.shape();
    return new Gate(
        id,
        Kind.CONSTANT,
        place,
        null,
        span,
        null,
        none,
        value,
        shape,
        place.group(),
        written,
        List.of());
  }

  /// The same at another position, and with these choosers.
  Gate moved(int to, List<Gate> choosing) {
    return new Gate(
        to, kind, place, name, span, op, attributes, literal, shape, group, written, choosing);
  }

  /// Where it stands.
  Site place() {
    return place;
  }

  /// Position in [ComputationGraph#gates]; operands come before the gates that use them.
  public int id() {
    return id;
  }

  public Kind kind() {
    return kind;
  }

  public boolean isInput() {
    return kind == Kind.INPUT;
  }

  /// Whether it is an input of which the text gives the shape and no numbers.
  public boolean isShaped() {
    return isInput() && literal == null && shape != null;
  }

  public boolean isConstant() {
    return kind == Kind.CONSTANT;
  }

  public boolean isOperation() {
    return kind == Kind.OPERATION;
  }

  /// Made from names and structure (`q`, `f/0`), so that it survives an edit elsewhere.
  public String key() {
    return place.key();
  }

  /// What it is folded and unfolded by: its key, or where the call that it ends has that key, its
  /// place in the call (`q/layer`).
  public String handle() {
    return Group.handle(key(), group);
  }

  /// The name of the wire that leaves it; null when the text gives none.
  public String name() {
    return name;
  }

  /// The round of a `repeat` that it is part of, and that its name is of where it has one; null
  /// outside all repeats, whatever its name looks like.
  public Round round() {
    return place.round();
  }

  /// Its place in the program text; empty for a blank input that is nowhere defined.
  public Span span() {
    return span;
  }

  /// Whether it only takes an entry or rows out of an input for gates that are drawn by entries:
  /// then it is drawn as the start of a wire, as the input is.
  public boolean isTakenOut() {
    return picks() && key().contains(Picks.TAKEN_OUT);
  }

  /// Whether it makes a row or an entry of a gate that is drawn by them.
  public boolean isPart() {
    return isOperation() && Picks.isInside(key());
  }

  /// Whether it takes an entry or rows out for gates that are drawn by entries.
  boolean isPicked() {
    return isTakenOut() || picks() && key().contains(Picks.PICKED);
  }

  private boolean picks() {
    return isOperation() && (op == Ops.INDEX || op == Ops.STRETCH);
  }

  /// Null unless it is an operation.
  public Op op() {
    return op;
  }

  /// Constant whole numbers the op needs: an axis, an index, rows and columns.
  public int[] attributes() {
    return attributes.clone();
  }

  /// The inputs whose numbers say which entries it takes, as y does in `s[y]`: no operands of it,
  /// for the numbers are among its attributes.
  public List<Gate> choosers() {
    return choosers;
  }

  /// The value of an input or constant; null for operations and blank inputs.
  public Tensor literal() {
    return literal;
  }

  /// An operation or constant as the text has it, `2/3`, or as the formula of a function that is
  /// drawn by its parts has it; null for inputs.
  public Expr written() {
    return written;
  }

  /// The shape of its value; null while an input it depends on is blank.
  public Shape shape() {
    return shape;
  }

  /// The innermost group it is part of; null when it is part of none.
  public Group group() {
    return group;
  }

  @Override
  public String toString() {
    return place.key();
  }
}
