package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.calculus.Chain;
import gradus.calculus.Derivation;
import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.latex.Signs;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.trace.ChainPaths;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a gate computes is written in one way, whichever tab says it.
class OneNotationTest {
  /// What a formula speaks of: letters with their indices and marks.
  private static final Pattern NAME =
      Pattern.compile("\\\\?[\\p{L}]+(?:_\\{?\\w+\\}?)?(?:\\^\\(\\d+\\))?[₀-₉⁽⁾⁰-⁹¹²³]*");

  private static final Signs[] TEXTBOOK = {Signs.TEXTBOOK};

  /// In the signs of the notes all products have one sign: a few examples tell.
  private static final Set<String> NOTED = Set.of("sigmoid", "oranges", "norm", "softmax-loss");

  /// How each wire was written: by its name and what the formula speaks of.
  private final Map<String, Set<String>> written = new TreeMap<>();

  private int told;

  private void say(String equation) {
    int at = equation.indexOf(" = ");
    if (at < 0) return;
    String bare =
        equation
            .substring(at + 3)
            .replace("\\left", "")
            .replace("\\right", "")
            .replaceAll("\\\\(mathrm|text|operatorname)", "")
            .replace("\\cdot", "·")
            .replace("\\times", "×")
            .replace("\\ast", "∗")
            .replace("\\odot", "⊙")
            .replace("\\,", " ")
            .replace('−', '-')
            .replaceAll("[{}]", "")
            .replaceAll("\\s+", " ")
            .strip();
    String names =
        NAME.matcher(bare.replaceAll("\\\\(exp|frac)|exp|e\\^", " "))
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toCollection(TreeSet::new))
            .toString();
    written.computeIfAbsent(equation.substring(0, at) + names, n -> new TreeSet<>()).add(bare);
    told++;
  }

  private void say(Passage.Line line) {
    say(line.latex().replaceAll(" = -?[0-9.]+$", ""));
  }

  /// The formula of the Step tab, before its numbers.
  private void step(Passage.Line forward) {
    List<Piece> pieces = forward.pieces();
    say(pieces.get(0).latex() + " " + pieces.get(1).latex());
  }

  private Map<String, Set<String>> twice(String program, Signs signs) {
    written.clear();
    ComputationGraph graph = Texts.build(program).graph();
    if (graph.isSymbolic()) return Map.of();
    Trace trace = Trace.of(graph);
    Manner manner = new Manner(Locale.ENGLISH, trace.numbers(2), signs);
    GateNames names = new GateNames(graph, signs);
    for (Gate gate : graph.gates()) {
      if (!gate.isOperation()) continue;
      boolean first = true;
      for (Passage passage : Explanation.of(trace, gate, trace.end(), manner).blocks()) {
        if (!(passage instanceof Passage.Line line)) continue;
        if (first) {
          step(line);
        } else if (line.pieces().size() == 1) {
          say(line);
          say(line.text());
        }
        first = false;
      }
      if (names.introduced(gate).indexOf('…') < 0) say(names.introduced(gate));
    }
    for (Gate input : graph.inputs()) {
      for (ChainPaths.Way way : ChainPaths.of(trace, input, () -> false).strongest(1)) {
        List<Passage.Line> lines = PathStory.of(trace, way, manner, false).lines();
        for (Passage.Line line : lines.subList(2, lines.size())) {
          if (line.pieces().size() > 1) continue;
          say(line);
          say(line.text());
        }
      }
    }
    if (graph.output().shape().isScalar()) {
      Derivation.variables(graph).stream()
          .limit(6)
          .forEach(v ->
              Chain.ofAllWires(graph, v, graph.given())
                  .found()
                  .ifPresent(chain -> {
                    chain.latexLent(signs).forEach(e -> say(e.getKey() + " = " + e.getValue()));
                    Stream.of(chain.lent(signs).split(", (?=[^ ]+ = )")).forEach(this::say);
                  }));
    }
    Map<String, Set<String>> twice = new TreeMap<>(written);
    twice.values().removeIf(ways -> ways.size() < 2);
    return twice;
  }

  @Test
  void theSameGateIsNeverWrittenInTwoWaysOnTwoScreens() {
    for (Example example : Examples.all()) {
      for (Signs signs : NOTED.contains(example.name()) ? Signs.values() : TEXTBOOK) {
        String where = example.name() + " in the signs of " + signs;
        assertEquals(Map.of(), twice(example.program(Locale.ENGLISH), signs), where);
      }
    }
    assertTrue(told >= 800, "formulas: " + told);
  }

  /// A name that is a word cannot stand beside another without a sign.
  @Test
  void productsOfWordsHaveOneSignOnAllScreensTheSameAsTheirNumbers() {
    for (String program :
        List.of(
            "price = 100; count = 2; tax = 1.1; total = price*count*tax",
            "price = 100; count = 2; f = 3*price*count",
            "price = 100; x = 2; bill = price*x; f = x*bill - price",
            "weights = [[1, 2], [3, 4]]; x = [1, 2]; scores = weights @ x; f = sum(scores)")) {
      assertEquals(Map.of(), twice(program, Signs.TEXTBOOK), program);
    }
    Trace trace = Trace.of(Texts.build("price = 100; count = 2; bill = price*count").graph());
    Manner manner = new Manner(Locale.ENGLISH, trace.numbers(2), Signs.TEXTBOOK);
    Gate bill = trace.graph().output();
    Passage.Line forward =
        Explanation.of(trace, bill, trace.end(), manner).blocks().stream()
            .filter(Passage.Line.class::isInstance)
            .map(Passage.Line.class::cast)
            .findFirst()
            .orElseThrow();
    assertEquals(
        "\\mathrm{bill} = \\mathrm{price} \\times \\mathrm{count} = 100 \\times 2 = 200",
        forward.latex());
  }
}
