package gradus.indices;

import gradus.lang.Expr;
import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.tensor.Shape;
import java.util.Set;

/// Functions of all entries that are given one: `softmax(z_i)`, which is 1 whatever z is.
public final class SingleEntries {
  /// Those that have an entry for each entry.
  private static final Set<String> ENTRIES = Set.of("softmax", "log_softmax");

  private static final Set<String> WHOLE =
      Set.of("sum", "mean", "prod", "max", "min", "norm", "logsumexp");

  private SingleEntries() {}

  /// Whether a call is given one entry of a tensor and may be meant of all.
  ///
  /// @param entry the shape of the tensor; null while it is not known
  static boolean isDoubtful(Expr.Call call, Shape entry, TextParts text) {
    if (!isOfEntry(call) || entry == null) return false;
    boolean named =
        Character.isLetter(text.at(call.nameSpan()).replace("\\", " ").strip().charAt(0));
    return named && entry.rank() == target(call).indices().size();
  }

  /// Whether the softmax of one entry is asked for.
  public static boolean isSoftmax(Expr.Call call) {
    return ENTRIES.contains(call.name()) && isOfEntry(call);
  }

  private static boolean isOfEntry(Expr.Call call) {
    boolean known = ENTRIES.contains(call.name()) || WHOLE.contains(call.name());
    return known
        && call.arguments().size() == 1
        && call.arguments().getFirst() instanceof Expr.Index;
  }

  static Expr.Index target(Expr.Call call) {
    return (Expr.Index) call.arguments().getFirst();
  }

  /// Why such a call is refused.
  public static Problem problem(Expr.Call call, TextParts text) {
    Expr.Index entry = target(call);
    Span tensor = entry.target().span();
    int end = Math.max(entry.span().end(), tensor.end());
    String of =
        text.at(new Span(call.span().start(), tensor.end()))
            + text.at(new Span(end, call.span().end()));
    String edit = ENTRIES.contains(call.name()) ? of + text.at(new Span(tensor.end(), end)) : of;
    return Problem.error(
            call.span(), "indices.single", text.at(call.span()), text.at(entry.span()), edit)
        .withFix(edit);
  }
}
