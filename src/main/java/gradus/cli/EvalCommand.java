package gradus.cli;

import gradus.document.Failure;
import gradus.document.TextLines;
import gradus.export.Json;
import gradus.export.ValueReport;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.lang.Problem;
import gradus.latex.TypesetName;
import gradus.reading.ProgramReader;
import gradus.tally.LayerSize;
import gradus.tally.NetSize;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.thread.Crew;
import gradus.trace.Trace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `gradus eval`: value and gradient of every named wire.
@Command
final class EvalCommand extends ProgramCommand {
  private static final int MOST_JOBS = 256;

  /// As the parser's recursion needs on a thread that is not the program's first.
  private static final long STACK = 16L << 20;

  @Mixin private SeedGradient seed;

  @Option(names = "--json", descriptionKey = "eval.json")
  private boolean json;

  @Option(names = "--batch", paramLabel = "FILE.jsonl")
  private String batch;

  @Option(names = "--jobs", paramLabel = "N")
  private Integer jobs;

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
    return Needs.VALUES_OR_SHAPES;
  }

  @Override
  public Integer call() {
    Console console = console();
    if (jobs != null && batch == null) return console.misuse(console.say("cli.jobs.alone"));
    if (jobs != null && (jobs < 1 || jobs > MOST_JOBS)) {
      return console.misuse(console.say("cli.jobs", MOST_JOBS));
    }
    if (batch == null) return super.call();
    // Each line of the file brings its own program: one named beside it would be passed over.
    return hasProgram() ? console.misuse(console.say("cli.batch.alone")) : batch(console);
  }

  @Override
  int run(Prepared prepared, Console console) {
    console.report(prepared.remarks(), prepared.text(), prepared.name());
    if (json) {
      console.out().println(Json.write(report(prepared, console)));
    } else if (prepared.graph().isOfShapes()) {
      sizes(prepared.graph(), console);
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

  /// The layers of a net that is given by shapes.
  private static void sizes(ComputationGraph graph, Console console) {
    NetSize tally = NetSize.of(graph.program(), graph.output().name()).orElseThrow();
    List<String[]> rows = new ArrayList<>();
    rows.add(
        new String[] {
          console.say("tally.layer"),
          console.say("tally.shape"),
          console.say("tally.parameters"),
          console.say("tally.multiplications")
        });
    for (LayerSize layer : tally.layers()) {
      String name = TypesetName.text(layer.name());
      rows.add(row(name, layer.shape().toString(), layer.parameters(), layer.multiplications()));
    }
    String all = console.say("tally.total");
    rows.add(row(all, "", tally.parameters(), tally.multiplications()));
    Table.print(rows, console);
    console.out().println();
    List<String> data = tally.data().stream().map(TypesetName::text).toList();
    console.out().println(console.say(tally.told(), String.join(", ", data)));
  }

  private static String[] row(
      String name, String shape, OptionalLong parameters, long multiplications) {
    String counted = parameters.isPresent() ? grouped(parameters.getAsLong()) : "?";
    return new String[] {name, shape, counted, grouped(multiplications)};
  }

  private static String grouped(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /// A class label has none.
  private static String gradient(Trace trace, Gate gate) {
    return trace.graph().isLabel(gate) ? "" : trace.gradient(gate).map(Numbers::rounded).orElse("");
  }

  private int batch(Console console) {
    int lanes = jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
    List<Failure> lost = new ArrayList<>();
    try (TextLines lines = TextLines.of(Path.of(batch))) {
      new Crew(lanes, STACK)
          .<TextLines.LineRead, Answered>run(
              lines,
              line -> answered(line, console),
              answer -> {
                switch (answer) {
                  case Answered.Skipped blank -> {}
                  case Answered.Printout told -> console.out().println(told.json());
                  case Answered.Ended ended -> lost.add(ended.failure());
                }
                // Who reads them may have gone.
                return lost.isEmpty() && !console.out().checkError();
              });
    }
    return lost.isEmpty() ? Console.DONE : console.fail(lost.getFirst().message(console.locale()));
  }

  /// What a line of a batch comes to.
  private sealed interface Answered {
    record Skipped() implements Answered {}

    record Printout(String json) implements Answered {}

    record Ended(Failure failure) implements Answered {}
  }

  private static Answered answered(TextLines.LineRead line, Console console) {
    return switch (line) {
      case TextLines.LineRead.OneLine(String text) ->
          text.isBlank()
              ? new Answered.Skipped()
              : new Answered.Printout(Json.write(answer(text, console)));
      case TextLines.LineRead.Spoilt(Failure failure) -> {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", null);
        answer.put("problems", List.of(problem(failure.message(console.locale()))));
        yield new Answered.Printout(Json.write(answer));
      }
      case TextLines.LineRead.Lost(Failure failure) -> new Answered.Ended(failure);
    };
  }

  private static Map<String, Object> problem(String sentence) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("line", 1);
    problem.put("column", 1);
    problem.put("length", 0);
    problem.put("message", sentence);
    return problem;
  }

  private static Map<String, Object> answer(String line, Console console) {
    Map<String, Object> answer = new LinkedHashMap<>();
    Map<String, Object> request = Json.readObject(line).orElse(Map.of());
    answer.put("id", request.get("id"));
    if (!(request.get("program") instanceof String program)) {
      answer.put("problems", List.of(problem(console.say("cli.batch"))));
      return answer;
    }
    Prepared.Answer answered =
        Prepared.of(
            new Source.Script(program, ""),
            ProgramReader.read(program),
            Prepared.Conditions.NONE,
            Needs.VALUES_OR_SHAPES);
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
