package gradus.cli;

import static java.util.stream.Collectors.joining;

import gradus.explain.Manner;
import gradus.explain.Sentences;
import gradus.explain.TangentSentences;
import gradus.export.Json;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.lang.Problem;
import gradus.latex.Signs;
import gradus.latex.TypesetName;
import gradus.tensor.Decimals;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.Grain;
import gradus.trace.InputEntry;
import gradus.trace.Step;
import gradus.trace.Steps;
import gradus.trace.Tangents;
import gradus.trace.Trace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `gradus steps`: the passes as sentences, one a line.
@Command
final class StepsCommand extends ProgramCommand {
  @Mixin private SeedGradient seed;

  @Option(names = "--json", descriptionKey = "steps.json")
  private boolean json;

  @Option(names = "--grain", paramLabel = "${bundle:choices.grain}", defaultValue = "gate")
  private Grain grain;

  @Option(names = "--notation", paramLabel = "${bundle:choices.notation}")
  private Signs notation = Signs.TEXTBOOK;

  @Option(
      names = "--mode",
      paramLabel = "${bundle:choices.mode}",
      defaultValue = "backward",
      descriptionKey = "steps.mode")
  private Mode mode;

  @Option(names = "--wrt", paramLabel = "NAME", descriptionKey = "steps.wrt")
  private String wrt;

  @Mixin private DigitsOption digits;

  /// Which way derivatives go.
  enum Mode {
    BACKWARD,
    FORWARD
  }

  @Override
  Optional<Tensor> seed() {
    return seed.value();
  }

  @Override
  Needs needs() {
    return Needs.TRACE;
  }

  /// Forward mode does not start from the output.
  @Override
  boolean tells(Problem problem) {
    return mode == Mode.BACKWARD || !problem.key().equals("notice.seed");
  }

  @Override
  Optional<String> misuse(Console console) {
    if (wrt != null && mode == Mode.BACKWARD) {
      return Optional.of(console.say("cli.steps.wrt.alone"));
    }
    if (mode == Mode.FORWARD && seed.value().isPresent()) {
      return Optional.of(console.say("cli.steps.seed"));
    }
    return seed.misuse(console).or(() -> digits.misuse(console));
  }

  @Override
  int run(Prepared prepared, Console console) {
    Decimals shown = digits.of(prepared.source().digits());
    Trace trace = prepared.trace();
    if (mode == Mode.BACKWARD) {
      print(Steps.of(trace, grain), shown, console);
      return Console.DONE;
    }
    List<Gate> blanks = trace.graph().blanks();
    if (!blanks.isEmpty()) {
      String names = blanks.stream().map(g -> TypesetName.text(g.name())).collect(joining(", "));
      return console.fail(console.say("cli.steps.blank", names));
    }
    String offered = offered(trace.graph());
    if (wrt == null) return console.misuse(console.say("cli.steps.wrt", offered));
    Optional<InputEntry> moving = InputEntry.written(trace.graph(), wrt);
    if (moving.isEmpty()) return console.misuse(console.say("cli.steps.wrt.unknown", wrt, offered));
    print(Steps.of(trace.forwardMode(moving.get(), () -> false), grain), shown, console);
    return Console.DONE;
  }

  /// What can be followed; of many entries the first and the last.
  private static String offered(ComputationGraph graph) {
    return Tangents.inputs(graph).stream().map(StepsCommand::entries).collect(joining(", "));
  }

  private static String entries(Gate input) {
    int last = input.shape().size() - 1;
    if (last > 1) {
      return new InputEntry(input, 0).name() + " … " + new InputEntry(input, last).name();
    }
    return IntStream.rangeClosed(0, last)
        .mapToObj(i -> new InputEntry(input, i).name())
        .collect(joining(", "));
  }

  private void print(Steps steps, Decimals shown, Console console) {
    Numbers numbers = steps.trace().numbers(shown);
    Manner manner = new Manner(console.locale(), numbers, notation);
    StringBuilder out = new StringBuilder(json ? "[" : "");
    for (int n = json ? 1 : 0; n <= steps.last(); n++) {
      String sentence = Sentences.of(steps, n, manner);
      if (json) {
        Map<String, Object> entry = entry(steps.step(n), n, sentence);
        tangent(steps, n).ifPresent(t -> entry.put("tangent", Json.of(t)));
        out.append(n > 1 ? "," : "").append(Json.write(entry));
      } else {
        out.append(sentence).append(System.lineSeparator());
      }
      if (out.length() > 1 << 16) {
        console.out().print(out);
        out.setLength(0);
      }
    }
    console.out().print(out.append(json ? "]" + System.lineSeparator() : ""));
    Optional<Tangents> tangents = steps.trace().tangents();
    if (!json) tangents.ifPresent(t -> console.out().println(TangentSentences.cost(t, manner)));
  }

  /// Of the gate at work, in forward mode.
  private static Optional<Tensor> tangent(Steps steps, int n) {
    Optional<Tangents> tangents = steps.trace().tangents();
    return tangents.flatMap(t -> steps.step(n).gateAtWork().flatMap(t::of));
  }

  private static Map<String, Object> entry(Step step, int n, String sentence) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("n", n);
    switch (step) {
      case Step.Start s -> put(entry, "start", null, null);
      case Step.ForwardPass f -> put(entry, "compute", null, null);
      case Step.Compute c -> put(entry, "compute", c.gate(), null);
      case Step.Gather g -> put(entry, "compute", g.series().result(), null);
      case Step.Seed s -> put(entry, "seed", s.gate(), null);
      case Step.BackwardPass b -> put(entry, "pull", null, null);
      case Step.Pull p -> {
        boolean one = p.wires().size() == 1;
        put(entry, "pull", p.gate(), one ? p.wires().getFirst().index() : null);
      }
      case Step.Spread s -> put(entry, "pull", s.series().result(), null);
      case Step.Part p -> put(entry, "pull", p.wire().target(), p.wire().index());
      case Step.Accumulate a -> put(entry, "accumulate", a.wire().target(), a.wire().index());
    }
    entry.put("sentence", sentence);
    return entry;
  }

  private static void put(Map<String, Object> entry, String kind, Gate gate, Integer operand) {
    entry.put("kind", kind);
    entry.put("gate", gate == null ? null : gate.key());
    entry.put("operand", operand);
  }
}
