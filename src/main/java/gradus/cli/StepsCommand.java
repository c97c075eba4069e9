package gradus.cli;

import gradus.explain.Manner;
import gradus.explain.Sentences;
import gradus.export.Json;
import gradus.graph.Gate;
import gradus.latex.Signs;
import gradus.tensor.Decimals;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.Grain;
import gradus.trace.Step;
import gradus.trace.Steps;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `gradus steps`: the passes as sentences, one a line.
@Command(name = "steps")
final class StepsCommand extends ProgramCommand {
  @Mixin private SeedGradient seed;

  @Option(names = "--json", descriptionKey = "steps.json")
  private boolean json;

  @Option(names = "--grain", paramLabel = "${bundle:choices.grain}", defaultValue = "gate")
  private Grain grain;

  @Option(names = "--notation", paramLabel = "${bundle:choices.notation}")
  private Signs notation = Signs.TEXTBOOK;

  @Mixin private DigitsOption digits;

  @Override
  Optional<Tensor> seed() {
    return seed.value();
  }

  @Override
  Needs needs() {
    return Needs.TRACE;
  }

  @Override
  Optional<String> misuse(Console console) {
    return seed.misuse(console).or(() -> digits.misuse(console));
  }

  @Override
  int run(Prepared prepared, Console console) {
    Decimals shown = digits.of(prepared.source().digits());
    print(Steps.of(prepared.trace(), grain), shown, console);
    return Console.DONE;
  }

  private void print(Steps steps, Decimals shown, Console console) {
    Numbers numbers = steps.trace().numbers(shown);
    StringBuilder out = new StringBuilder(json ? "[" : "");
    for (int n = json ? 1 : 0; n <= steps.last(); n++) {
      String sentence = Sentences.of(steps, n, new Manner(console.locale(), numbers, notation));
      if (json) {
        out.append(n > 1 ? "," : "").append(Json.write(entry(steps.step(n), n, sentence)));
      } else {
        out.append(sentence).append(System.lineSeparator());
      }
      if (out.length() > 1 << 16) {
        console.out().print(out);
        out.setLength(0);
      }
    }
    console.out().print(out.append(json ? "]" + System.lineSeparator() : ""));
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
