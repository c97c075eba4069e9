package gradus.trace;

import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Expr;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Statement;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Whether the forms of `f = ‖W·x‖² = Σᵢ (W·x)ᵢ²` agree at the program's values: the first is
/// drawn, the others are computed beside it.
public final class Agreement {
  /// Relative difference up to which two forms are the same number, rounding aside.
  private static final double TOLERANCE = 1e-9;

  private Agreement() {}

  /// A notice for each further form: that it agrees, or what it gives instead.
  ///
  /// @throws java.util.concurrent.CancellationException when `cancelled` says so
  public static List<Problem> of(
      Program program, Map<String, Tensor> overrides, Trace trace, BooleanSupplier cancelled) {
    List<Problem> notices = new ArrayList<>();
    for (int i = 0; i < program.statements().size(); i++) {
      if (program.statements().get(i) instanceof Statement.Definition d) {
        Tensor first = trace.graph().named(d.name()).flatMap(trace::value).orElse(null);
        for (Expr form : d.forms()) {
          if (first != null) notices.add(compare(program, i, d, form, first, overrides, cancelled));
        }
      }
    }
    return notices;
  }

  private static Problem compare(
      Program program,
      int position,
      Statement.Definition definition,
      Expr form,
      Tensor first,
      Map<String, Tensor> overrides,
      BooleanSupplier cancelled) {
    List<Statement> statements = new ArrayList<>(program.statements());
    statements.set(position, definition.with(form));
    Program other = new Program(program.text(), statements, List.of(), program.open());
    Lowering lowering = GraphBuilder.build(other, overrides, definition.name(), cancelled);
    if (lowering.hasErrors()) {
      Problem wrong = lowering.errors().getFirst();
      return Problem.notice(wrong.span(), wrong.key(), wrong.args().toArray());
    }
    Gate gate = lowering.graph().output();
    Tensor second = Trace.of(lowering.graph(), cancelled).value(gate).orElse(null);
    if (second == null) return Problem.notice(form.span(), "notice.form.blank", definition.name());
    String value = Numbers.exact(first);
    return isSame(first, second)
        ? Problem.notice(form.span(), "notice.form.agrees", definition.name(), value)
        : Problem.notice(
            form.span(), "notice.form.differs", definition.name(), Numbers.exact(second), value);
  }

  private static boolean isSame(Tensor a, Tensor b) {
    if (!a.shape().equals(b.shape())) return false;
    for (int i = 0; i < a.size(); i++) {
      double scale = Math.max(1, Math.max(Math.abs(a.get(i)), Math.abs(b.get(i))));
      double difference = Math.abs(a.get(i) - b.get(i));
      // An infinity is no rounding of another number.
      boolean near = Double.isFinite(difference) && difference <= TOLERANCE * scale;
      if (!near && Double.compare(a.get(i), b.get(i)) != 0) return false;
    }
    return true;
  }
}
