package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradus.Texts;
import gradus.calculus.Chain;
import gradus.calculus.Derivation;
import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.latex.Signs;
import gradus.latex.TypesetName;
import gradus.lesson.Examples;
import gradus.op.Origin;
import gradus.trace.ChainPaths;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Whatever stands in a formula about an example is a name of the program, a name given to a wire,
/// or an index that the same line declares.
class VariablesTest {
  private static final Pattern WORDS =
      Pattern.compile("\\\\(?:text|operatorname|mathrm|mathbf|begin|end)\\{[^{}]*\\}");
  private static final Pattern COMMAND = Pattern.compile("\\\\[a-zA-Z]+");
  private static final Pattern INDEXED =
      Pattern.compile("_\\{?[a-z0-9, ]+\\}?|\\[[a-z0-9 =,]+\\]|\\^\\{\\([0-9]+\\)\\}");
  private static final Pattern LETTER = Pattern.compile("[a-zA-Z]+");
  private static final Pattern SINGLE = Pattern.compile("(?<![\\p{L}])[a-zȳ](?![\\p{L}])");

  /// Set for the base of the exponential.
  private static final String NATURAL = "e";

  private static Set<String> letters(ComputationGraph graph) {
    Set<String> letters = new TreeSet<>(Set.of(NATURAL));
    for (Gate gate : graph.gates()) {
      if (gate.isOperation() && gate.op().origin() instanceof Origin.Own) {
        letters.addAll(variables(TypesetName.called(gate.op().name())));
        gate.op().operands().forEach(o -> letters.addAll(variables(TypesetName.shown(o.name()))));
      }
      graph.called(gate).ifPresent(name -> letters.addAll(variables(TypesetName.shown(name))));
    }
    if (graph.isSymbolic()) {
      letters.add(graph.loss());
      graph.gates().stream().filter(Gate::isOperation).forEach(g -> letters.add(g.op().name()));
    }
    return letters;
  }

  /// The letters of a formula that are no index, word or command.
  private static Set<String> variables(String latex) {
    String bare = WORDS.matcher(latex).replaceAll(" ");
    bare = COMMAND.matcher(bare).replaceAll(" ");
    bare = INDEXED.matcher(bare).replaceAll(" ");
    Set<String> found = new TreeSet<>();
    LETTER.matcher(bare).results().map(MatchResult::group).forEach(found::add);
    return found;
  }

  private static void known(String latex, Set<String> letters, String where) {
    Set<String> strange = variables(latex);
    strange.removeAll(letters);
    assertEquals(Set.of(), strange, where + ": " + latex);
  }

  private static int lines(Explanation explanation, Set<String> letters, String where) {
    int lines = 0;
    for (Passage passage : explanation.blocks()) {
      if (!(passage instanceof Passage.Line line)) continue;
      for (Piece piece : line.pieces()) {
        known(piece.latex(), letters, where);
      }
      lines++;
    }
    return lines;
  }

  @TestFactory
  Stream<DynamicTest> everyFormulaOfEveryExampleNamesOnlyWhatThereIs() {
    assertTrue(Examples.all().size() >= 19, "examples: " + Examples.all().size());
    return Examples.all().stream()
        .flatMap(example ->
            Stream.of(Locale.ENGLISH, Locale.KOREAN)
                .map(language ->
                    dynamicTest(
                        example.name() + " " + language,
                        () -> named(example.name(), example.program(language), language))));
  }

  private static void named(String example, String program, Locale language) {
    ComputationGraph graph = Texts.build(program).graph();
    Set<String> letters = letters(graph);
    Trace trace = Trace.of(graph);
    Manner manner = new Manner(language, trace.numbers(2));
    int lines = 0;
    for (Grain grain : Grain.values()) {
      Steps steps = Steps.of(trace, grain);
      for (int n = 0; n <= steps.last(); n++) {
        lines += lines(Explanation.of(steps, n, manner), letters, example + " step " + n);
        String said = Sentences.of(steps, n, manner);
        for (MatchResult found :
            SINGLE
                .matcher(
                    said.replace("not a scalar", "")
                        .replace("Without a value", "")
                        .replace("a class label", "")
                        .replaceAll("_(\\{[^}]*}|[a-z]+)", ""))
                .results()
                .toList()) {
          boolean index = "ijkl".contains(found.group());
          assertTrue(letters.contains(found.group()) || index, example + ": " + said);
        }
      }
    }
    assertTrue(lines > 0, example);
    if (graph.isSymbolic()) return;
    for (Gate gate : graph.inputs()) {
      ChainPaths paths = ChainPaths.of(trace, gate, () -> false);
      List<ChainPaths.Way> ways = paths.strongest(10);
      for (ChainPaths.Way way : ways) {
        PathStory story =
            PathStory.of(
                trace, way, new Manner(Locale.ENGLISH, trace.numbers(2)), ways.size() == 1);
        for (Passage.Line line : story.lines()) {
          line.pieces().forEach(p -> known(p.latex(), letters, example + " paths"));
        }
      }
    }
    if (!graph.output().shape().isScalar()) return;
    List<String> derived = new ArrayList<>();
    Derivation.variables(graph).stream()
        .limit(6)
        .forEach(v -> {
          Chain.of(graph, v)
              .found()
              .ifPresent(c -> derived.add(c.latex(Signs.TEXTBOOK, l -> "", List.of())));
          if (Derivation.of(graph, v) instanceof Derivation.Outcome.Done done) {
            derived.add(done.derivation().latexResult(Signs.TEXTBOOK));
          }
        });
    derived.forEach(latex -> known(latex.replace("&", " "), letters, example + " derive"));
  }

  @Test
  void aLetterOfTheCatalogueIsNoticed() {
    assertEquals(
        Set.of("b"),
        variables("\\frac{\\partial f}{\\partial q} b^{\\top}".replace("f", "").replace("q", "")));
    assertEquals(Set.of("W", "x"), variables("{W}_{ki} \\, {x}_j + \\mathbf{1}[k = i]"));
    assertTrue(SINGLE.matcher("to W: ȳ bᵀ = 3").find());
  }
}
