package gradus.ui.panel;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Nightly;
import gradus.calculus.Chain;
import gradus.calculus.Conclusion;
import gradus.calculus.Derivation;
import gradus.calculus.DerivationLine;
import gradus.calculus.Variable;
import gradus.calculus.tensors.TensorDerivation;
import gradus.explain.Explanation;
import gradus.explain.Manner;
import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.GraphBuilder;
import gradus.lang.Program;
import gradus.latex.Signs;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.picture.Formula;
import gradus.picture.Lines;
import gradus.reading.ProgramReader;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The formulas of Step and Derive of all examples, as narrow, usual and wide panels break them.
class BrokenFormulasTest {
  private static final double SIZE = 16;
  private static final String THING = "\\vphantom{x}";
  private static final Pattern SIGN =
      Pattern.compile("^(=|\\+|-|/|\\\\(approx|cdot|ast|times|odot|mathrel)(?![a-z]))");
  private static final Pattern FACTOR = Pattern.compile("^(/|\\\\(cdot|ast|times|odot)(?![a-z]))");
  private static final Pattern HANGING =
      Pattern.compile("(=|\\+|-|/|\\\\(approx|cdot|ast|times|odot))$");

  private final Map<String, Double> widths = new HashMap<>();
  private int continued;

  private static ComputationGraph graph(Program program, Folding folding) {
    return GraphBuilder.build(program, Map.of(), null, folding, () -> false).graph();
  }

  private static Set<Passage.Line> lines(Example example, Signs signs) {
    Program program = ProgramReader.read(example.program());
    Set<Passage.Line> lines = new LinkedHashSet<>();
    ComputationGraph graph = graph(program, Folding.FOLDED);
    Trace trace = Trace.of(graph);
    Manner manner = new Manner(Locale.ENGLISH, trace.numbers(2), signs);
    Steps steps = Steps.of(trace, Grain.GATE);
    for (int n = 0; n <= steps.last(); n++) {
      for (Passage block : Explanation.of(steps, n, manner).blocks()) {
        if (block instanceof Passage.Line line) lines.add(line);
      }
    }
    ComputationGraph derived = graph(program, Derivation.folding(program));
    if (derived.isSymbolic()) return lines;
    for (Variable variable : Derivation.variables(derived)) {
      TensorDerivation.of(derived, variable.name(), signs)
          .ifPresent(tensor -> {
            lines.add(DerivationFormulas.answer(tensor));
            tensor.lines().forEach(line -> lines.add(DerivationFormulas.line(line)));
          });
      if (!(Derivation.of(derived, variable) instanceof Derivation.Outcome.Done done)) continue;
      Derivation derivation = done.derivation();
      for (DerivationLine line : derivation.lines()) {
        if (line.weight() < 100) lines.add(DerivationFormulas.line(derivation, line, signs));
      }
      Chain.of(derived, variable)
          .found()
          .ifPresent(chain -> {
            lines.add(DerivationFormulas.answer(chain, signs));
            chain.links().forEach(link -> lines.add(DerivationFormulas.line(link, signs)));
            Conclusion conclusion = Conclusion.of(derivation, Optional.of(chain));
            if (conclusion.weight() < 400) lines.add(DerivationFormulas.joined(conclusion, signs));
          });
    }
    return lines;
  }

  private double inked(String latex) {
    return widths.computeIfAbsent(
        latex, l -> Formula.of(l, SIZE).map(f -> f.width() - 2 * Formula.margin(SIZE)).orElse(0.0));
  }

  @Test
  void everyExampleIsBrokenBeforeSigns() {
    int turn = 0;
    for (Example example : Examples.all()) {
      Signs today = Signs.values()[turn++ % Signs.values().length];
      for (Signs signs : Signs.values()) {
        if (signs != today && !Nightly.isOn()) continue;
        for (Passage.Line line : lines(example, signs)) {
          for (double room : new double[] {300, 360, 440}) {
            broken(line, room, example.name());
          }
        }
      }
    }
    assertTrue(continued > 500, "lines that go on: " + continued);
  }

  private void broken(Passage.Line line, double room, String example) {
    List<String> pieces = line.pieces().stream().map(Piece::latex).toList();
    List<Boolean> whole = line.pieces().stream().map(p -> !p.caption().isEmpty()).toList();
    Lines.Measure measure = (atom, leading) -> inked(leading ? atom.leading() : atom.latex());
    List<String> shown = new ArrayList<>();
    for (Lines.Tier part : Lines.of(pieces, whole, measure, room, SIZE)) {
      String latex = String.join(" ", part.pieces((piece, l) -> l));
      String bare = latex.replace(THING, "").replace("{}", "").strip();
      String said = example + ": " + bare + " behind " + shown;
      assertFalse(HANGING.matcher(bare).find(), said);
      if (!shown.isEmpty()) {
        boolean listed = shown.getLast().endsWith(",");
        assertTrue(SIGN.matcher(bare).find() || listed || bare.startsWith("\\left("), said);
        assertTrue(part.indent() >= SIZE, said);
        if (FACTOR.matcher(bare).find()) assertFalse(addsOutside(bare), said);
        continued++;
      }
      shown.add(bare);
    }
  }

  /// Whether a line adds something outside of its own brackets and of those that it closes.
  private static boolean addsOutside(String latex) {
    int depth = 0;
    boolean signed = true;
    for (int i = 0; i < latex.length(); i++) {
      char c = latex.charAt(i);
      if ("([{".indexOf(c) >= 0) depth++;
      if (")]}".indexOf(c) >= 0) depth = Math.max(0, depth - 1);
      if (depth == 0 && i > 0 && " + ".regionMatches(0, latex, i, 3)) return true;
      if (depth == 0 && !signed && " - ".regionMatches(0, latex, i, 3)) return true;
      signed = latex.substring(0, i + 1).matches(".*(=|cdot|ast|\\()\\s*");
    }
    return false;
  }
}
