package gradus.indices.start;

import gradus.lang.Expr;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Reading;
import gradus.lang.Span;
import gradus.lang.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Entries with their numbers, `p_2`, in LaTeX: where counting starts is told where the numbers
/// leave it open and nothing else says it.
final class NumberedEntries {
  private final Program program;

  /// How long the tensors are along each axis, of those that are written out.
  private final Map<String, int[]> lengths = new HashMap<>();

  private final Map<String, List<Expr.Index>> entries = new LinkedHashMap<>();
  private final Map<String, Kin> kins = new HashMap<>();

  NumberedEntries(Program program) {
    this.program = program;
    for (Statement statement : program.statements()) {
      if (!(statement instanceof Statement.Definition d) || d.parameters() != null) continue;
      if (d.body() instanceof Expr.Array a) lengths.put(d.name(), lengths(a));
    }
  }

  private static int[] lengths(Expr.Array array) {
    int rows = array.items().size();
    return rows > 0 && array.items().getFirst() instanceof Expr.Array row
        ? new int[] {rows, row.items().size()}
        : new int[] {rows};
  }

  void stands(Expr.Index index, Kin kin) {
    if (!(index.target() instanceof Expr.Name n)) return;
    entries.computeIfAbsent(n.name(), k -> new ArrayList<>()).add(index);
    kins.put(n.name(), kin);
  }

  /// One notice for each tensor, whose edit is the same entry counted from 0 where it is the only
  /// one.
  List<Problem> notices() {
    List<Problem> notices = new ArrayList<>();
    entries.forEach((name, all) -> {
      if (kins.get(name).isWritten() || isLast(name, all)) return;
      Expr.Index first = all.getFirst();
      Span span = first.span();
      String shown = program.text().substring(span.start(), span.end());
      String other = all.size() == 1 ? counted(shown, first) : null;
      notices.add(Reading.COUNT.notice(span, other, shown, 1));
    });
    return notices;
  }

  /// `p_{3}` for p_2: what is the entry numbered 2 where the first one is numbered 0.
  private static String counted(String shown, Expr.Index index) {
    int script = shown.lastIndexOf('_');
    if (script < 0) return null;
    StringBuilder numbers = new StringBuilder();
    for (Expr at : index.indices()) {
      int number = (int) ((Expr.Num) at).value() + 1;
      numbers.append(numbers.isEmpty() ? "" : ", ").append(number);
    }
    return shown.substring(0, script) + "_{" + numbers + "}";
  }

  /// Whether the number of the last entry stands there, or one behind: it counts from 1 then.
  private boolean isLast(String name, List<Expr.Index> all) {
    int[] length = lengths.get(name);
    if (length == null) return false;
    for (int axis = 0; axis < length.length; axis++) {
      int at = axis;
      ToDoubleFunction<Expr.Index> number = i -> ((Expr.Num) i.indices().get(at)).value();
      boolean last =
          all.stream()
              .filter(i -> i.indices().size() > at)
              .anyMatch(i -> number.applyAsDouble(i) >= length[at]);
      if (last) return true;
    }
    return false;
  }
}
