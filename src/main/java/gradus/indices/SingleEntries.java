package gradus.indices;

import gradus.lang.Expr;
import gradus.lang.Problem;
import gradus.lang.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Functions of all entries that are given one: `softmax(z_i)`, which is 1 whatever z is.
public final class SingleEntries {
  /// Those that have an entry for each entry.
  private static final Set<String> ENTRIES = Set.of("softmax", "log_softmax");

  private static final Set<String> WHOLE =
      Set.of("sum", "mean", "prod", "max", "min", "norm", "logsumexp");

  private SingleEntries() {}

  /// Whether a call, by its name, makes one value of all entries, or of each with all others.
  static boolean isWhole(Expr.Call call, TextParts text) {
    return isKnown(call)
        && Character.isLetter(text.at(call.nameSpan()).replace("\\", " ").strip().charAt(0));
  }

  /// Whether the softmax of one entry is asked for.
  public static boolean isSoftmax(Expr.Call call) {
    return ENTRIES.contains(call.name()) && isOfEntry(call);
  }

  private static boolean isOfEntry(Expr.Call call) {
    return isKnown(call) && call.arguments().getFirst() instanceof Expr.Index;
  }

  private static boolean isKnown(Expr.Call call) {
    boolean known = ENTRIES.contains(call.name()) || WHOLE.contains(call.name());
    return known && call.arguments().size() == 1;
  }

  /// Why the softmax of one entry is refused.
  public static Problem problem(Expr.Call call, TextParts text) {
    return problem(call, List.of((Expr.Index) call.arguments().getFirst()), text);
  }

  /// Why a call of a number that is made of entries is refused.
  static Problem problem(Expr.Call call, List<Expr.Index> entries, TextParts text) {
    List<Expr.Index> ordered =
        entries.stream().sorted(Comparator.comparingInt(e -> e.span().start())).toList();
    StringBuilder of = new StringBuilder();
    int from = call.span().start();
    for (Expr.Index entry : ordered) {
      int tensor = entry.target().span().end();
      of.append(text.at(new Span(from, tensor)));
      from = Math.max(entry.span().end(), tensor);
    }
    of.append(text.at(new Span(from, call.span().end())));
    Expr.Index first = ordered.getFirst();
    boolean entrywise = ENTRIES.contains(call.name()) && isOfEntry(call);
    String edit = entrywise ? of + text.place(first) : of.toString();
    return Problem.error(
            call.span(), "indices.single", text.at(call.span()), text.at(first.span()), edit)
        .withFix(edit);
  }
}
