package gradus.cli;

import gradus.reading.ProgramReader;
import gradus.document.Loaded;
import gradus.document.Storage;
import gradus.explain.Remarks;
import gradus.export.Json;
import gradus.export.ValueReport;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.tensor.Numbers;
import gradus.trace.Agreement;
import gradus.trace.Trace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `gradus eval`: value and gradient of every named wire.
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    description = "Value and gradient of every named wire.")
final class EvalCommand implements Callable<Integer> {
  @ParentCommand private GradusCommand parent;
  @Mixin private Source source;

  @Option(names = "--json", description = "as one JSON object, with every gate")
  private boolean json;

  @Option(
      names = "--batch",
      paramLabel = "FILE.jsonl",
      description = "one JSON object {\"id\":…, \"program\":…} a line; answers one JSON line each")
  private String batch;

  @Override
  public Integer call() {
    Console console = parent.console();
    if (batch != null) return batch(console);
    Optional<String> misuse = source.misuse();
    if (misuse.isPresent()) return console.misuse(console.say(misuse.get()));
    Optional<Source.Text> text = source.read(console);
    if (text.isEmpty()) return Console.PROBLEM;
    Optional<Lowering> lowering = source.lower(text.get(), true, console);
    if (lowering.isEmpty()) return Console.PROBLEM;
    Trace trace = Trace.of(lowering.get().graph());
    List<Problem> found = new ArrayList<>(trace.problems());
    List<Problem> remarks = new ArrayList<>();
    if (found.isEmpty()) {
      remarks.addAll(Remarks.of(trace));
      remarks.addAll(source.agreement(text.get(), trace));
    }
    found.addAll(remarks);
    console.report(found, text.get().text(), text.get().name());
    if (!trace.problems().isEmpty()) return Console.PROBLEM;
    if (json) {
      List<Problem> notices = new ArrayList<>(lowering.get().notices());
      notices.addAll(remarks);
      console.out().println(Json.write(ValueReport.of(trace, notices, console.locale())));
    } else {
      table(trace, console);
    }
    return Console.DONE;
  }

  private static void table(Trace trace, Console console) {
    List<String[]> rows = new ArrayList<>();
    rows.add(
        new String[] {
          console.say("cli.name"), console.say("cli.value"), console.say("cli.gradient")
        });
    trace
        .graph()
        .names()
        .forEach((name, gate) ->
            rows.add(
                new String[] {
                  name,
                  trace.value(gate).map(Numbers::exact).orElse(""),
                  trace.gradient(gate).map(Numbers::exact).orElse("")
                }));
    Table.print(rows, console);
  }

  private int batch(Console console) {
    Loaded reading = Storage.read(Path.of(batch));
    if (reading instanceof Loaded.Failed failed) {
      return console.fail(failed.failure().message(console.locale()));
    }
    String text = ((Loaded.Ok) reading).text();
    StringBuilder out = new StringBuilder();
    text.lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> {
          out.append(Json.write(answer(line, console))).append('\n');
          if (out.length() > 1 << 16) {
            console.out().print(out);
            out.setLength(0);
          }
        });
    console.out().print(out);
    return Console.DONE;
  }

  private static Map<String, Object> answer(String line, Console console) {
    Map<String, Object> answer = new LinkedHashMap<>();
    Map<String, Object> request = Json.readObject(line).orElse(Map.of());
    answer.put("id", request.get("id"));
    if (!(request.get("program") instanceof String program)) {
      answer.put(
          "problems",
          List.of(
              Map.of("line", 1, "column", 1, "length", 0, "message", console.say("cli.batch"))));
      return answer;
    }
    Program read = ProgramReader.read(program);
    Lowering lowering = GraphBuilder.build(read, Map.of(), null, () -> false);
    List<Problem> errors =
        Source.withBlanks(lowering).stream()
            .filter(p -> p.severity() == Problem.Severity.ERROR)
            .toList();
    Trace trace = errors.isEmpty() ? Trace.of(lowering.graph()) : null;
    if (trace != null) errors = trace.problems();
    if (!errors.isEmpty()) {
      answer.put("problems", ValueReport.of(errors, program, console.locale()));
      return answer;
    }
    List<Problem> notices = new ArrayList<>(lowering.notices());
    notices.addAll(Remarks.of(trace));
    notices.addAll(Agreement.of(read, Map.of(), trace, () -> false));
    answer.putAll(ValueReport.of(trace, notices, console.locale()));
    return answer;
  }
}
