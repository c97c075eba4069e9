package gradus.cli;

import gradus.calculus.Derivation;
import gradus.calculus.DerivationLine;
import gradus.export.Json;
import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.lang.Problem;
import gradus.lang.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `gradus derive`: the derivative as a formula, rule by rule.
@Command(name = "derive")
final class DeriveCommand extends ProgramCommand {
  /// Longer formulas are shortened in the lines people read.
  private static final int LONGEST = 2_000;

  @Option(names = "--wrt", paramLabel = "NAME")
  private String wrt;

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--latex")
  private boolean latex;

  @Override
  Needs needs() {
    return Needs.GRAPH;
  }

  @Override
  Optional<String> misuse(Console console) {
    return json && latex ? Optional.of(console.say("cli.derive.forms")) : Optional.empty();
  }

  @Override
  Folding folding(Program program, Folding asked) {
    return Derivation.folding(program);
  }

  @Override
  int run(Prepared prepared, Console console) {
    ComputationGraph graph = prepared.graph();
    return switch (wrt == null ? Derivation.of(graph) : Derivation.of(graph, wrt)) {
      case Derivation.Outcome.Done done -> {
        print(done.derivation(), console);
        yield Console.DONE;
      }
      case Derivation.Outcome.Refused refused -> {
        Problem problem = refused.problem();
        console.report(List.of(problem), prepared.text(), prepared.name());
        yield Console.PROBLEM;
      }
    };
  }

  private void print(Derivation derivation, Console console) {
    if (json) {
      console.out().println(Json.write(answer(derivation)));
    } else if (latex) {
      console.out().println(derivation.latex(line -> line.called(console.locale())));
    } else {
      List<String[]> rows = new ArrayList<>();
      String d = "d/d" + derivation.wrt();
      for (DerivationLine line : derivation.lines()) {
        String before = shortened(line.before());
        String left = line.simplifies() ? before : d + " (" + before + ")";
        rows.add(
            new String[] {line.called(console.locale()), left + " = " + shortened(line.after())});
      }
      Table.print(rows, console);
      String slope = "d" + derivation.output() + "/d" + derivation.wrt();
      console.out().println(slope + " = " + shortened(derivation.result()));
    }
  }

  private static String shortened(String formula) {
    return formula.length() <= LONGEST ? formula : formula.substring(0, LONGEST) + " …";
  }

  private Map<String, Object> answer(Derivation derivation) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("output", derivation.output());
    answer.put("wrt", derivation.wrt().text());
    answer.put("result", derivation.result());
    answer.put("latex", derivation.latexResult());
    List<Map<String, Object>> steps = new ArrayList<>();
    for (DerivationLine line : derivation.lines()) {
      Map<String, Object> step = new LinkedHashMap<>();
      step.put("rule", line.rule());
      if (!line.outer().isEmpty()) step.put("outer", line.outer());
      step.put("before", line.before());
      step.put("after", line.after());
      steps.add(step);
    }
    answer.put("steps", steps);
    return answer;
  }
}
