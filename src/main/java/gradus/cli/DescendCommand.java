package gradus.cli;

import gradus.data.Batches;
import gradus.data.ColumnChoice;
import gradus.data.Data;
import gradus.data.ExampleTable;
import gradus.data.PointSet;
import gradus.descent.Breakdown;
import gradus.descent.Descent;
import gradus.descent.Optimiser;
import gradus.descent.Parameters;
import gradus.descent.Progression;
import gradus.descent.RowGraphs;
import gradus.descent.Score;
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
import gradus.reading.ProgramReader;
import gradus.tensor.Numbers;
import gradus.tensor.Shape;
import gradus.trace.Tape;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
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
@Command
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

  @Option(names = "--columns", paramLabel = "INPUT=NAMES")
  private List<String> columns = List.of();

  @Option(names = "--hold-back", paramLabel = "SHARE")
  private Double held;

  @Option(names = "--seed", paramLabel = "N")
  private long seed;

  @Option(names = "--against", paramLabel = "FILE")
  private String against;

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
    if (data == null && !columns.isEmpty()) {
      return Optional.of(console.say("cli.descend.columns.alone"));
    }
    if (held != null && data == null) return Optional.of(console.say("cli.descend.held.alone"));
    if (held != null && !(held > 0 && held < 1)) {
      return Optional.of(console.say("cli.descend.held.share"));
    }
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
    Optional<Trained> own = trained(prepared, console);
    if (own.isEmpty()) return Console.PROBLEM;
    List<Gate> moving = new ArrayList<>(own.get().gates());
    if (!params.isEmpty()) {
      moving.clear();
      for (String param : params) {
        Optional<Gate> gate = input(graph, param.strip());
        if (gate.isEmpty()) {
          return console.misuse(console.say("cli.descend.unknown", param.strip(), inputs(graph)));
        }
        if (!moving.contains(gate.get())) moving.add(gate.get());
      }
    }
    if (moving.isEmpty()) return console.misuse(console.say("cli.descend.none", inputs(graph)));
    double eta = rate != null ? rate : own.get().rate().orElse(Stride.RATE);
    boolean open = own.get().rate().isEmpty() && !graph.program().updates().isEmpty();
    if (open && rate == null) console.err().println(console.say("cli.descend.rate.open", eta));
    double mu = momentum != null ? momentum : Stride.MOMENTUM;
    Stride stride = new Stride(rule(), eta, rule().takesMomentum() ? mu : 0);
    Optional<Started> descent = descent(prepared, moving, stride, console);
    if (descent.isEmpty()) return Console.PROBLEM;
    if (against == null) {
      int status = print(new Progression.Alone(descent.get().descent()), console);
      tell(descent.get(), prepared.trace().tape(), console);
      return status;
    }
    Optional<Prepared> other = Source.read(against, console).flatMap(s -> prepared(s, console));
    if (other.isEmpty()) return Console.PROBLEM;
    return beside(descent.get().descent(), moving, prepared.name(), other.get(), console);
  }

  /// What the update rules of a text say.
  private record Trained(List<Gate> gates, OptionalDouble rate) {}

  /// What moves by the rules of a text, nothing where it has none; on failure says why and is
  /// empty.
  private Optional<Trained> trained(Prepared prepared, Console console) {
    return switch (Training.of(prepared.trace())) {
      case Training.Unsaid _ -> Optional.of(new Trained(List.of(), OptionalDouble.empty()));
      case Training.Amiss wrong -> {
        if (!params.isEmpty()) {
          yield Optional.of(new Trained(List.of(), OptionalDouble.empty()));
        }
        console.report(List.of(wrong.problem()), prepared.text(), prepared.name());
        yield Optional.empty();
      }
      case Training.Said plan -> Optional.of(new Trained(plan.parameters(), plan.rate()));
    };
  }

  /// A descent at its start, and the examples that it looks at and that are held back.
  private record Started(Descent descent, Optional<Data.Split> examples) {}

  /// On failure says why and is empty.
  private Optional<Started> descent(
      Prepared prepared, List<Gate> moving, Stride stride, Console console) {
    ComputationGraph graph = prepared.graph();
    Tape tape = prepared.trace().tape();
    Parameters parameters = new Parameters(moving);
    moving.stream()
        .filter(g -> !tape.isReached(g))
        .forEach(g -> console.err().println(still(g, graph, console)));
    if (data == null) {
      return Optional.of(new Started(Descent.of(tape, parameters, stride), Optional.empty()));
    }
    Optional<Data> all = examples(graph, parameters, console);
    if (all.isEmpty()) return Optional.empty();
    Data.Split split = all.get().split(held == null ? 0 : held, seed);
    if (split.taken().size() == 0 || held != null && split.held().size() == 0) {
      console.fail(console.say("cli.descend.held.none", all.get().size()));
      return Optional.empty();
    }
    Data taken = split.taken();
    boolean some = batch != null && batch < taken.size();
    if (some && !RowGraphs.isMean(graph, moving, taken)) {
      console.fail(console.say("descent.data.sum", name(graph.output())));
      return Optional.empty();
    }
    Batches batches = batch == null ? Batches.whole(taken) : Batches.of(taken, batch, seed);
    Descent descent = Descent.of(tape, parameters, stride, taken, batches);
    return Optional.of(new Started(descent, Optional.of(split)));
  }

  /// How well what was learned does, and what stood there before; of what is looked at the rows
  /// tell the loss already.
  private static void tell(Started started, Tape tape, Console console) {
    if (started.examples().isEmpty()) return;
    Data.Split split = started.examples().get();
    List<Object> taken = scores(started.descent(), tape, split.taken());
    boolean tallied = taken.size() > 3;
    if (tallied) console.err().println(console.say("cli.descend.score", taken.toArray()));
    if (split.held().size() == 0) return;
    Object[] held = scores(started.descent(), tape, split.held()).toArray();
    String told =
        tallied
            ? console.say("cli.descend.held.score", held)
            : console.say("cli.descend.held.loss", held);
    console.err().println(told);
  }

  /// How many examples, the loss before and after, and how many are right where that can be said.
  private static List<Object> scores(Descent descent, Tape tape, Data examples) {
    Parameters moved = descent.parameters();
    Score before = Score.of(tape, moved, moved.start(), examples);
    Score after = Score.of(tape, moved, descent.now().values(), examples);
    List<Object> said = new ArrayList<>(List.of(examples.size()));
    said.add(Numbers.significant(before.loss(), 4));
    said.add(Numbers.significant(after.loss(), 4));
    before.tally().ifPresent(tally -> said.add(tally.percent()));
    after.tally().ifPresent(tally -> said.add(tally.percent()));
    return said;
  }

  /// The other program, by its own rules' loss; on failure says why and is empty.
  private Optional<Prepared> prepared(Source.Script script, Console console) {
    Program program = ProgramReader.read(script.text());
    Prepared.Conditions given = Prepared.Conditions.NONE.of(Training.loss(program));
    Prepared.Answer answer = Prepared.of(script, program, given, needs());
    List<Problem> told = answer.problems().stream().filter(this::tells).toList();
    console.report(told, script.text(), script.name());
    return answer instanceof Prepared.Answer.Usable usable
        ? Optional.of(usable.prepared())
        : Optional.empty();
  }

  /// Descends both, as many steps with the same rate and rule. In the other program move the inputs
  /// that its rules name, or where it has none those called as what moves in the first.
  private int beside(Descent own, List<Gate> moving, String name, Prepared other, Console console) {
    ComputationGraph graph = other.graph();
    if (!graph.output().shape().isScalar()) {
      return console.fail(
          other.name()
              + ": "
              + console.say("cli.descend.scalar", name(graph.output()), graph.output().shape()));
    }
    Optional<Trained> said = trained(other, console);
    if (said.isEmpty()) return Console.PROBLEM;
    List<Gate> moved = new ArrayList<>(said.get().gates());
    if (moved.isEmpty()) moving.forEach(g -> input(graph, g.name()).ifPresent(moved::add));
    if (moved.isEmpty()) {
      String names = String.join(", ", moving.stream().map(DescendCommand::name).toList());
      return console.misuse(
          console.say("cli.descend.against.none", other.name(), names, inputs(graph)));
    }
    double eta = own.stride().rate();
    said.get()
        .rate()
        .ifPresent(theirs -> {
          if (theirs == eta) return;
          String left = console.say("cli.descend.against.rate", other.name(), theirs, eta);
          console.err().println(left);
        });
    return descent(other, moved, own.stride(), console)
        .map(d -> print(new Progression.Abreast(own, d.descent(), name, other.name()), console))
        .orElse(Console.PROBLEM);
  }

  private static String still(Gate gate, ComputationGraph graph, Console console) {
    return console.say("cli.descend.still", name(graph.output()), name(gate));
  }

  /// The examples of the file; on failure says why and is empty.
  private Optional<Data> examples(ComputationGraph graph, Parameters moving, Console console) {
    Optional<ExampleTable> table = table(console);
    return table.isEmpty() ? Optional.empty() : data(table.get(), graph, moving, console);
  }

  /// The table of the file, or where there is none of that name the points that are called so.
  private Optional<ExampleTable> table(Console console) {
    Optional<PointSet> points = PointSet.named(data);
    if (points.isPresent() && Files.notExists(Path.of(data))) {
      PointSet set = points.get();
      return Optional.of(ExampleTable.of(set.table(set.usual(), set.noise(), seed)));
    }
    String text;
    switch (Storage.table(Path.of(data))) {
      case Loaded.Ok ok -> text = ok.text();
      case Loaded.Unreadable failed -> {
        console.fail(failed.failure().message(console.locale()));
        return Optional.empty();
      }
    }
    return switch (Csv.read(text)) {
      case Csv.Contents.Tabular read -> Optional.of(read.table());
      case Csv.Contents.Torn amiss -> {
        console.fail(data + ": " + console.say(amiss.key(), amiss.line()));
        yield Optional.empty();
      }
    };
  }

  private Optional<Data> data(
      ExampleTable table, ComputationGraph graph, Parameters moving, Console console) {
    ColumnChoice choice;
    switch (ColumnChoice.of(columns, graph)) {
      case ColumnChoice.Wish.Clear said -> choice = said.columns();
      case ColumnChoice.Wish.Unclear unclear -> {
        console.fail("--columns: " + console.say(unclear.key(), unclear.args().toArray()));
        return Optional.empty();
      }
    }
    return switch (RowGraphs.intake(table, choice, graph, moving.gates())) {
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

  private int print(Progression course, Console console) {
    if (json) {
      objects(course, console);
    } else {
      rows(course, console);
    }
    int status = Console.DONE;
    for (Map.Entry<String, Descent> each : course.descents().entrySet()) {
      Optional<Breakdown> broken = each.getValue().breakdown();
      if (broken.isEmpty()) continue;
      double eta = each.getValue().stride().rate();
      status = console.fail(each.getKey() + broken.get().message(console.locale(), eta));
    }
    return status;
  }

  private void rows(Progression course, Console console) {
    List<String> head = new ArrayList<>(List.of("step"));
    head.addAll(course.columns());
    List<List<String>> page = new ArrayList<>(List.of(head));
    int printed = 0;
    for (int step = 0; step <= steps && course.isStanding(); step++) {
      List<String> row = new ArrayList<>(List.of(Integer.toString(step)));
      course.numbers().forEach(n -> row.add(n == null ? "" : digits(n)));
      page.add(row);
      printed += row.size();
      if (printed > PAGE / 16) {
        console.out().print(Csv.write(page));
        page.clear();
        printed = 0;
      }
      if (step < steps) course.step();
    }
    console.out().print(Csv.write(page));
  }

  private static String digits(double number) {
    return new BigDecimal(number).round(SEVENTEEN).toString();
  }

  private void objects(Progression course, Console console) {
    StringBuilder out = new StringBuilder("[");
    List<String> columns = course.columns();
    for (int step = 0; step <= steps && course.isStanding(); step++) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("step", step);
      List<Double> numbers = course.numbers();
      for (int i = 0; i < columns.size(); i++) {
        row.put(columns.get(i), numbers.get(i));
      }
      out.append(step > 0 ? "," : "").append(Json.write(row));
      if (out.length() > PAGE) {
        console.out().print(out);
        out.setLength(0);
      }
      if (step < steps) course.step();
    }
    console.out().print(out.append("]").append(System.lineSeparator()));
  }
}
