package gradus.cli;

import gradus.descent.Batches;
import gradus.descent.Data;
import gradus.descent.Descent;
import gradus.descent.Iterate;
import gradus.descent.Optimiser;
import gradus.descent.Parameters;
import gradus.descent.Stride;
import gradus.descent.Training;
import gradus.document.Loaded;
import gradus.document.Storage;
import gradus.export.Csv;
import gradus.export.Json;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.latex.TypesetName;
import gradus.tensor.Shape;
import gradus.trace.InputEntry;
import gradus.trace.Tape;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `gradus descend`: gradient descent, a row a step.
@Command(name = "descend")
final class DescendCommand extends ProgramCommand {
  private static final int MOST_STEPS = 1_000_000;

  private static final MathContext SEVENTEEN = new MathContext(17);

  /// Characters that are collected before they are printed.
  private static final int PAGE = 1 << 16;

  @Option(names = "--rate", paramLabel = "R")
  private Double rate;

  @Option(names = "--steps", paramLabel = "N", descriptionKey = "descend.steps")
  private int steps = 100;

  @Option(names = "--optimiser", paramLabel = "${bundle:choices.optimiser}")
  private Optimiser optimiser;

  @Option(names = "--momentum", paramLabel = "M")
  private Double momentum;

  @Option(names = "--params", paramLabel = "NAMES", split = ",")
  private List<String> params = List.of();

  @Option(names = "--data", paramLabel = "FILE.csv")
  private String data;

  @Option(names = "--batch", paramLabel = "N", descriptionKey = "descend.batch")
  private Integer batch;

  @Option(names = "--seed", paramLabel = "N")
  private long seed;

  @Option(names = "--json", descriptionKey = "steps.json")
  private boolean json;

  @Override
  Needs needs() {
    return Needs.VALUES;
  }

  @Override
  String output(Program program) {
    return Training.loss(program).orElse(null);
  }

  /// What it does with an update rule, it need not say.
  @Override
  boolean tells(Problem problem) {
    return !problem.key().equals("notice.update");
  }

  @Override
  Optional<String> misuse(Console console) {
    if (steps < 0 || steps > MOST_STEPS) {
      return Optional.of(console.say("cli.descend.steps", MOST_STEPS));
    }
    if (rate != null && !Stride.isRate(rate)) return Optional.of(console.say("cli.descend.rate"));
    if (batch != null && batch < 1) return Optional.of(console.say("cli.descend.batch"));
    if (batch != null && data == null) return Optional.of(console.say("cli.descend.batch.alone"));
    if (momentum == null) return Optional.empty();
    if (!Stride.isMomentum(momentum)) return Optional.of(console.say("cli.descend.momentum"));
    return rule().takesMomentum() || momentum == 0
        ? Optional.empty()
        : Optional.of(console.say("cli.descend.momentum.none", Choices.word(rule())));
  }

  /// The rule that is meant: a plain step with a momentum is one that has it.
  private Optimiser rule() {
    boolean plain = optimiser == null || optimiser == Optimiser.SGD;
    if (!plain) return optimiser;
    return momentum != null && momentum > 0 ? Optimiser.MOMENTUM : Optimiser.SGD;
  }

  @Override
  int run(Prepared prepared, Console console) {
    ComputationGraph graph = prepared.graph();
    Shape shape = graph.output().shape();
    if (!shape.isScalar()) {
      return console.fail(console.say("cli.descend.scalar", name(graph.output()), shape));
    }
    List<Gate> trained = new ArrayList<>();
    OptionalDouble written = OptionalDouble.empty();
    switch (Training.of(prepared.trace())) {
      case Training.Unsaid _ -> {}
      case Training.Amiss wrong -> {
        if (params.isEmpty()) {
          console.report(List.of(wrong.problem()), prepared.text(), prepared.name());
          return Console.PROBLEM;
        }
      }
      case Training.Said plan -> {
        trained.addAll(plan.parameters());
        written = plan.rate();
      }
    }
    if (!params.isEmpty()) {
      trained.clear();
      for (String param : params) {
        Optional<Gate> gate = input(graph, param.strip());
        if (gate.isEmpty()) {
          return console.misuse(console.say("cli.descend.unknown", param.strip(), inputs(graph)));
        }
        if (!trained.contains(gate.get())) trained.add(gate.get());
      }
    }
    if (trained.isEmpty()) return console.misuse(console.say("cli.descend.none", inputs(graph)));
    double eta = rate != null ? rate : written.orElse(Stride.RATE);
    double mu = momentum != null ? momentum : Stride.MOMENTUM;
    Stride stride = new Stride(rule(), eta, rule().takesMomentum() ? mu : 0);
    Tape tape = prepared.trace().tape();
    Parameters parameters = new Parameters(trained);
    trained.stream()
        .filter(g -> !tape.isReached(g))
        .forEach(g -> console.err().println(still(g, graph, console)));
    if (data == null) return print(Descent.of(tape, parameters, stride), console);
    Optional<Data> examples = examples(graph, parameters, console);
    if (examples.isEmpty()) return Console.PROBLEM;
    Batches batches =
        batch == null ? Batches.whole(examples.get()) : Batches.of(examples.get(), batch, seed);
    return print(Descent.of(tape, parameters, stride, examples.get(), batches), console);
  }

  private static String still(Gate gate, ComputationGraph graph, Console console) {
    return console.say("cli.descend.still", name(graph.output()), name(gate));
  }

  /// The examples of the file; on failure says why and is empty.
  private Optional<Data> examples(ComputationGraph graph, Parameters moving, Console console) {
    String text;
    switch (Storage.read(Path.of(data))) {
      case Loaded.Ok ok -> text = ok.text();
      case Loaded.Unreadable failed -> {
        console.fail(failed.failure().message(console.locale()));
        return Optional.empty();
      }
    }
    Optional<List<List<String>>> table = Csv.read(text);
    if (table.isEmpty()) {
      console.fail(console.say("descent.data.quotes", data));
      return Optional.empty();
    }
    return switch (Data.of(table.get(), graph, moving)) {
      case Data.Intake.Unfit refused -> {
        console.fail(data + ": " + console.say(refused.key(), refused.args().toArray()));
        yield Optional.empty();
      }
      case Data.Intake.Accepted usable -> {
        if (!usable.unused().isEmpty()) {
          String unused = String.join(", ", usable.unused());
          console.err().println(console.say("cli.descend.unused", unused));
        }
        yield Optional.of(usable.data());
      }
    };
  }

  private int print(Descent descent, Console console) {
    return json ? objects(descent, console) : rows(descent, console);
  }

  private static String name(Gate gate) {
    return gate.name() == null ? "f" : TypesetName.text(gate.name());
  }

  private static Optional<Gate> input(ComputationGraph graph, String name) {
    return trainable(graph).stream()
        .filter(g -> TypesetName.text(g.name()).equals(TypesetName.text(name)))
        .findFirst();
  }

  /// A class label moves in whole numbers only.
  private static List<Gate> trainable(ComputationGraph graph) {
    return graph.inputs().stream().filter(g -> g.literal() != null && !graph.isLabel(g)).toList();
  }

  private static String inputs(ComputationGraph graph) {
    return String.join(", ", trainable(graph).stream().map(DescendCommand::name).toList());
  }

  private int rows(Descent descent, Console console) {
    List<String> head = new ArrayList<>(List.of("step", "loss", "norm"));
    descent.parameters().entries().stream().map(InputEntry::written).forEach(head::add);
    List<List<String>> page = new ArrayList<>(List.of(head));
    int printed = 0;
    while (isStanding(descent)) {
      Iterate point = descent.now();
      List<String> row = new ArrayList<>();
      row.add(Integer.toString(point.step()));
      row.add(digits(point.loss()));
      row.add(digits(point.norm()));
      for (int i = 0; i < descent.parameters().size(); i++) {
        row.add(digits(point.value(i)));
      }
      page.add(row);
      printed += row.size();
      if (printed > PAGE / 16) {
        console.out().print(Csv.write(page));
        page.clear();
        printed = 0;
      }
      if (point.step() == steps) break;
      descent.step();
    }
    console.out().print(Csv.write(page));
    return end(descent, console);
  }

  private static String digits(double number) {
    return new BigDecimal(number).round(SEVENTEEN).toString();
  }

  private int objects(Descent descent, Console console) {
    StringBuilder out = new StringBuilder("[");
    List<InputEntry> entries = descent.parameters().entries();
    while (isStanding(descent)) {
      Iterate point = descent.now();
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("step", point.step());
      row.put("loss", point.loss());
      row.put("norm", point.norm());
      for (int i = 0; i < entries.size(); i++) {
        row.put(entries.get(i).written(), point.value(i));
      }
      out.append(point.step() > 0 ? "," : "").append(Json.write(row));
      if (out.length() > PAGE) {
        console.out().print(out);
        out.setLength(0);
      }
      if (point.step() == steps) break;
      descent.step();
    }
    console.out().print(out.append("]").append(System.lineSeparator()));
    return end(descent, console);
  }

  /// Whether the numbers where a descent stands are finite.
  private static boolean isStanding(Descent descent) {
    return descent.breakdown().isEmpty();
  }

  private static int end(Descent descent, Console console) {
    return descent
        .breakdown()
        .map(b -> console.fail(b.message(console.locale(), descent.stride().rate())))
        .orElse(Console.DONE);
  }
}
