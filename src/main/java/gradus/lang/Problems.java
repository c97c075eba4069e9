package gradus.lang;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Collects the problems of one program, up to a limit: a file that is no program must not drown
/// its reader.
public final class Problems {
  public static final int LIMIT = 50;

  private final List<Problem> found = new ArrayList<>();

  /// Notices said already: the same about another place is not said again.
  private final Set<List<Object>> said = new HashSet<>();

  private int errors;
  private int notices;

  public void add(Problem problem) {
    switch (problem.severity()) {
      case ERROR -> {
        if (errors < LIMIT) {
          found.add(problem);
        } else if (errors == LIMIT) {
          found.add(Problem.error(problem.span(), "syntax.many", LIMIT));
        }
        errors++;
      }
      case NOTICE -> {
        boolean anew = said.add(List.of(problem.key(), problem.args()));
        if (anew && notices++ < LIMIT) found.add(problem);
      }
    }
  }

  public void error(Span span, String key, Object... args) {
    add(Problem.error(span, key, args));
  }

  /// Whether reading on can add nothing.
  public boolean full() {
    return errors > LIMIT;
  }

  /// In the order of the text.
  public List<Problem> sorted() {
    found.sort(Comparator.comparingInt(p -> p.span().start()));
    return found;
  }
}
