package gradus.graph.doubt;

import gradus.lang.Expr;
import gradus.lang.Problem;
import gradus.op.Op;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What the shapes make doubtful in one program, by what it is about: readings that are taken with
/// a notice and an edit that takes the other one, and others that are refused.
public final class Doubts {
  static final Set<String> REDUCTIONS = Set.of("sum", "mean", "max", "min", "prod");

  private final DoubtedText text;
  private final NormDoubts norms;
  private final ProductDoubts products;
  private final StretchDoubts stretching;
  private final ArgumentDoubts arguments;
  private final LabelDoubts labels;
  private final ReachDoubts reach;
  private final AxisDoubts axes;

  public Doubts(String text) {
    this.text = new DoubtedText(text);
    norms = new NormDoubts(text);
    products = new ProductDoubts(this.text, norms);
    stretching = new StretchDoubts(this.text);
    arguments = new ArgumentDoubts(this.text);
    labels = new LabelDoubts(this.text);
    reach = new ReachDoubts(this.text);
    axes = new AxisDoubts(this.text);
  }

  /// The doubts about norms, bars and powers.
  public NormDoubts norms() {
    return norms;
  }

  public ProductDoubts products() {
    return products;
  }

  public StretchDoubts stretching() {
    return stretching;
  }

  public ReachDoubts reach() {
    return reach;
  }

  public AxisDoubts axes() {
    return axes;
  }

  public LabelDoubts labels() {
    return labels;
  }

  /// How what could be read in two ways was read.
  public List<Problem> notices() {
    List<Problem> all = new ArrayList<>(text.notices());
    all.addAll(norms.notices());
    return all;
  }

  /// Tells of what a function takes.
  ///
  /// @param indexed whether the call was written of entries with indices
  public void called(Expr.Call c, Op op, List<? extends KnownOperand> in, boolean indexed) {
    if (!indexed) reach.of(c);
    if (in.stream().anyMatch(t -> t.failed() || t.shape() == null)) return;
    if (!indexed) norms.between(c, in.getFirst());
    boolean together = in.size() > 1 && StretchDoubts.goesByEntries(op);
    if (!indexed && together) stretching.arguments(c, in);
    arguments.of(c, op, in);
  }

  static boolean isSquare(Shape shape) {
    return shape.isMatrix() && shape.rows() == shape.cols() && shape.rows() > 1;
  }
}
