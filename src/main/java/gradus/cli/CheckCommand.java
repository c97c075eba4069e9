package gradus.cli;

import gradus.explain.term.CheckStory;
import gradus.export.Json;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.GradientCheck;
import gradus.trace.GradientCheck.Compared;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `gradus check`: every gradient against central differences.
@Command
final class CheckCommand extends ProgramCommand {
  @Mixin private SeedGradient seed;

  @Option(names = "--json")
  private boolean json;

  @Override
  Optional<Tensor> seed() {
    return seed.value();
  }

  @Override
  Optional<String> misuse(Console console) {
    return seed.misuse(console);
  }

  @Override
  Needs needs() {
    return Needs.VALUES;
  }

  @Override
  int run(Prepared prepared, Console console) {
    GradientCheck check = GradientCheck.of(prepared.trace(), () -> false);
    if (json) {
      console.out().println(Json.write(answer(check)));
    } else {
      print(check, console);
    }
    return check.ok() ? Console.DONE : Console.PROBLEM;
  }

  private static Map<String, Object> answer(GradientCheck check) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("ok", check.ok());
    List<Map<String, Object>> entries = new ArrayList<>();
    for (Compared e : check.entries()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("input", e.input().name());
      entry.put("index", Arrays.stream(e.index()).boxed().toList());
      entry.put("analytic", e.analytic());
      entry.put("numeric", e.label() ? null : e.numeric());
      entry.put("error", e.error());
      entry.put("kink", e.kink() || e.singular());
      if (e.detached()) entry.put("detached", true);
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
    for (Compared e : check.entries()) {
      rows.add(
          new String[] {
            CheckStory.name(e),
            e.label() ? "" : Numbers.tabled(e.analytic()),
            e.label() ? "" : Numbers.tabled(e.numeric()),
            e.label() ? "" : String.format(Locale.ROOT, "%.1e", e.error()),
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
    return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
  }
}
