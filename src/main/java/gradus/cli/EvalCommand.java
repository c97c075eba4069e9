package gradus.cli;

import gradus.document.Loaded;
import gradus.document.Storage;
import gradus.export.Json;
import gradus.export.ValueReport;
import gradus.graph.Gate;
import gradus.lang.Problem;
import gradus.latex.TypesetName;
import gradus.reading.ProgramReader;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `gradus eval`: value and gradient of every named wire.
@Command
final class EvalCommand extends ProgramCommand {
  @Mixin private SeedGradient seed;

  @Option(names = "--json", descriptionKey = "eval.json")
  private boolean json;

  @Option(names = "--batch", paramLabel = "FILE.jsonl")
  private String batch;

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
  public Integer call() {
    if (batch == null) return super.call();
    Console console = console();
    // Each line of the file brings its own program: one named beside it would be passed over.
    return hasProgram() ? console.misuse(console.say("cli.batch.alone")) : batch(console);
  }

  @Override
  int run(Prepared prepared, Console console) {
    console.report(prepared.remarks(), prepared.text(), prepared.name());
    if (json) {
      console.out().println(Json.write(report(prepared, console)));
    } else {
      table(prepared.trace().exact(), console);
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
                  TypesetName.text(name),
                  trace.value(gate).map(Numbers::rounded).orElse(""),
                  gradient(trace, gate)
                }));
    Table.print(rows, console);
  }

  /// A class label has none.
  private static String gradient(Trace trace, Gate gate) {
    return trace.graph().isLabel(gate) ? "" : trace.gradient(gate).map(Numbers::rounded).orElse("");
  }

  private int batch(Console console) {
    Loaded reading = Storage.read(Path.of(batch));
    if (reading instanceof Loaded.Unreadable failed) {
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
    Prepared.Answer answered =
        Prepared.of(
            new Source.Script(program, ""),
            ProgramReader.read(program),
            Prepared.Conditions.NONE,
            Needs.VALUES);
    switch (answered) {
      case Prepared.Answer.Usable usable -> answer.putAll(report(usable.prepared(), console));
      case Prepared.Answer.Objected objected ->
          answer.put("problems", ValueReport.of(objected.errors(), program, console.locale()));
    }
    return answer;
  }

  private static Map<String, Object> report(Prepared prepared, Console console) {
    List<Problem> notices = new ArrayList<>(prepared.lowering().notices());
    notices.addAll(prepared.remarks());
    return ValueReport.of(prepared.trace(), notices, console.locale());
  }
}
