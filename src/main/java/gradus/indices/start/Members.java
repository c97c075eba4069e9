package gradus.indices.start;

import gradus.lang.Expr;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Scripts;
import gradus.lang.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Names that look like entries of a tensor which the program gives a value too: an x₁ beside x.
final class Members {
  /// How many indices an entry has at most.
  private static final int AXES = 2;

  /// The entries of a tensor that have as many indices.
  private record Family(String stem, int indices) {}

  /// The first name of each.
  private final Map<Family, String> first = new HashMap<>();

  /// The first of each that has a 0.
  private final Map<Family, String> zeroth = new HashMap<>();

  private final Set<String> told = new HashSet<>();

  Members(Program program) {
    gather(program.statements());
    first.keySet().removeIf(family -> !program.defines(family.stem()));
    zeroth.keySet().removeIf(family -> !program.defines(family.stem()));
  }

  private void gather(List<Statement> statements) {
    for (Statement statement : statements) {
      switch (statement) {
        case Statement.Definition d when d.parameters() == null && !isEntry(d.body()) ->
            add(d.name());
        case Statement.Definition _, Statement.Bare _ -> {}
        case Statement.Repeat r -> gather(r.body());
      }
    }
  }

  private void add(String name) {
    int end = name.length();
    while (end > 1 && Character.isDigit(Scripts.plainOfLowered(name.charAt(end - 1)))) {
      end--;
    }
    int digits = name.length() - end;
    // x1 is no entry to anyone, x_1 and x₁ are
    boolean low = digits > 0 && Scripts.isLowered(name.charAt(end));
    if (!low && (digits == 0 || name.charAt(end - 1) != '_')) return;
    String stem = name.substring(0, low ? end : end - 1);
    int zeros = 0;
    for (int i = end; i < name.length(); i++) {
      if (Scripts.plainOfLowered(name.charAt(i)) == '0') zeros++;
    }
    (zeros == digits ? zeroth : first).putIfAbsent(new Family(stem, 1), name);
    if (digits == AXES) (zeros > 0 ? zeroth : first).putIfAbsent(new Family(stem, AXES), name);
  }

  /// Whether a name is given what the tensor has there: `x_1 = x[0]`.
  private static boolean isEntry(Expr body) {
    return body instanceof Expr.Index i && i.target() instanceof Expr.Name;
  }

  /// Refuses an index that runs over the entries of a tensor and passes such a name over; one
  /// numbered 0, as the w₀ of w₀ + Σ wᵢxᵢ, is no entry of a tensor that counts from 1.
  Optional<Problem> passedOver(Expr.Index index, int start) {
    if (!(index.target() instanceof Expr.Name tensor)) return Optional.empty();
    Family family = new Family(tensor.name(), index.indices().size());
    String member = first.getOrDefault(family, start == 0 ? zeroth.get(family) : null);
    if (member == null || !told.add(tensor.name())) return Optional.empty();
    return Optional.of(Problem.error(index.span(), "indices.members", member, tensor.name()));
  }
}
