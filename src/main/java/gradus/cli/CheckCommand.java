package gradus.cli;

import gradus.explain.CheckStory;
import gradus.export.Json;
import gradus.graph.Lowering;
import gradus.tensor.Numbers;
import gradus.trace.GradientCheck;
import gradus.trace.GradientCheck.Entry;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `gradus check`: every gradient against central differences.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Compares every input's gradient with central differences, entry by entry.")
final class CheckCommand implements Callable<Integer> {
  @ParentCommand private GradusCommand parent;
  @Mixin private Source source;

  @Option(names = "--json", description = "as one JSON object")
  private boolean json;

  @Override
  public Integer call() {
    Console console = parent.console();
    Optional<String> misuse = source.misuse();
    if (misuse.isPresent()) return console.misuse(console.say(misuse.get()));
    Optional<Source.Text> text = source.read(console);
    if (text.isEmpty()) return Console.PROBLEM;
    Optional<Lowering> lowering = source.lower(text.get(), true, console);
    if (lowering.isEmpty()) return Console.PROBLEM;
    Trace trace = Trace.of(lowering.get().graph());
    if (!trace.problems().isEmpty()) {
      console.report(trace.problems(), text.get().text(), text.get().name());
      return Console.PROBLEM;
    }
    GradientCheck check = GradientCheck.of(lowering.get().graph(), () -> false);
    if (json) console.out().println(Json.write(answer(check)));
    else print(check, console);
    return check.ok() ? Console.DONE : Console.PROBLEM;
  }

  private static Map<String, Object> answer(GradientCheck check) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("ok", check.ok());
    List<Map<String, Object>> entries = new ArrayList<>();
    for (Entry e : check.entries()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("input", e.input().name());
      entry.put("index", Arrays.stream(e.index()).boxed().toList());
      entry.put("analytic", e.analytic());
      entry.put("numeric", e.label() ? null : e.numeric());
      entry.put("error", e.error());
      entry.put("kink", e.kink() || e.singular());
      entries.add(entry);
    }
    answer.put("entries", entries);
    return answer;
  }

  private static void print(GradientCheck check, Console console) {
    List<String[]> rows = new ArrayList<>();
    rows.add(
        new String[] {
          console.say("cli.name"),
          console.say("cli.check.analytic"),
          console.say("cli.check.numeric"),
          console.say("cli.check.error"),
          ""
        });
    for (Entry e : check.entries()) {
      rows.add(
          new String[] {
            CheckStory.name(e),
            Numbers.exact(e.analytic()),
            e.label() ? "" : Numbers.exact(e.numeric()),
            String.format(java.util.Locale.ROOT, "%.1e", e.error()),
            CheckStory.verdict(e, console.locale())
          });
    }
    Table.print(rows, console);
    console
        .out()
        .println(
            console.say(
                "cli.check.cost",
                check.evaluations(),
                milliseconds(check.numericNanos()),
                milliseconds(check.analyticNanos())));
  }

  private static String milliseconds(long nanos) {
    return String.format(java.util.Locale.ROOT, "%.2f ms", nanos / 1e6);
  }
}
