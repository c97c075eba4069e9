package gradus.bench;

import gradus.diagram.Arranging;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs benchmarks as JMH does, with its arguments, and says in the end how many times as long each
/// takes as its [Yardstick] took in the same run.
public final class Measure {
  private static final String FIRST = Arranging.class.getName() + ".firstEdition";

  private Measure() {}

  public static void main(String[] arguments)
      throws CommandLineOptionException, RunnerException, ClassNotFoundException {
    CommandLineOptions asked = new CommandLineOptions(arguments);
    ChainedOptionsBuilder options = new OptionsBuilder().parent(asked);
    if (asksForTheFirst(asked) && !FirstEdition.isThere()) {
      System.out.println(
          "The history of this repository does not reach back to the first edition, so what is"
              + " measured beside it is measured alone.");
      options.exclude(Pattern.quote(FIRST));
    }
    Collection<RunResult> results = new Runner(options.build()).run();
    for (RunResult result : results) {
      Optional<RunResult> yardstick = yardstick(result, results);
      if (yardstick.isPresent()) System.out.println(line(result, yardstick.get()));
    }
  }

  private static boolean asksForTheFirst(CommandLineOptions asked) {
    List<String> names = asked.getIncludes();
    return names.isEmpty() || names.stream().anyMatch(n -> Pattern.compile(n).matcher(FIRST).find());
  }

  private static Optional<RunResult> yardstick(RunResult result, Collection<RunResult> results)
      throws ClassNotFoundException {
    String name = result.getParams().getBenchmark();
    int dot = name.lastIndexOf('.');
    Class<?> type = Class.forName(name.substring(0, dot));
    Optional<String> beside =
        Arrays.stream(type.getMethods())
            .filter(method -> method.getName().equals(name.substring(dot + 1)))
            .filter(method -> method.isAnnotationPresent(Yardstick.class))
            .map(Measure::beside)
            .findFirst();
    return beside.flatMap(
        other ->
            results.stream()
                .filter(r -> r.getParams().getBenchmark().equals(type.getName() + "." + other))
                .filter(r -> inputs(r).equals(inputs(result)))
                .findFirst());
  }

  private static String beside(Method method) {
    return method.getAnnotation(Yardstick.class).value();
  }

  /// What it is given, such as `tangled`.
  private static String inputs(RunResult result) {
    BenchmarkParams params = result.getParams();
    return String.join(" ", params.getParamsKeys().stream().map(params::getParam).toList());
  }

  private static String line(RunResult result, RunResult yardstick) {
    double ratio = result.getPrimaryResult().getScore() / yardstick.getPrimaryResult().getScore();
    return "%-16s %-14s %6.2f × %s"
        .formatted(
            result.getPrimaryResult().getLabel(),
            inputs(result),
            ratio,
            yardstick.getPrimaryResult().getLabel());
  }
}
