package gradus.lang;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many calls of a program's own functions a formula comes to when every one is written out:
/// thirty short functions that each call the one before twice are 2³⁰. What stands under an index
/// is left out, since how often it is called is not known here.
public final class CallCount {
  private static final long MOST = Long.MAX_VALUE / 4;

  private final Map<String, Statement.Definition> functions;
  private final Map<String, List<String>> called = new HashMap<>();
  private final Map<String, Long> counts = new HashMap<>();

  public CallCount(Map<String, Statement.Definition> functions) {
    this.functions = functions;
  }

  /// At most 2⁶¹, however many more there are. A call inside the function it calls, which is a
  /// mistake, counts once.
  public long in(Expr formula) {
    List<String> names = calledIn(formula);
    names.forEach(this::count);
    return sum(names);
  }

  private void count(String name) {
    Deque<String> open = new ArrayDeque<>(List.of(name));
    while (!open.isEmpty()) {
      String next = open.peek();
      if (!called.containsKey(next)) {
        List<String> names = calledIn(functions.get(next).body());
        called.put(next, names);
        names.stream().distinct().filter(n -> !called.containsKey(n)).forEach(open::push);
      } else {
        open.pop();
        counts.computeIfAbsent(next, n -> sum(called.get(n)));
      }
    }
  }

  private long sum(List<String> names) {
    long sum = 0;
    for (String name : names) {
      sum = Math.min(MOST, sum + 1 + counts.getOrDefault(name, 0L));
    }
    return sum;
  }

  private List<String> calledIn(Expr formula) {
    List<String> names = new ArrayList<>();
    Deque<Expr> open = new ArrayDeque<>(List.of(formula));
    while (!open.isEmpty()) {
      Expr part = open.pop();
      if (part instanceof Expr.Over) continue;
      if (part instanceof Expr.Call c && functions.containsKey(c.name())) names.add(c.name());
      part.parts().forEach(open::push);
    }
    return names;
  }
}
