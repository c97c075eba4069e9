package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradus.Nightly;
import gradus.calculus.Chain;
import gradus.calculus.Conclusion;
import gradus.calculus.Derivation;
import gradus.calculus.DerivationLine;
import gradus.calculus.Variable;
import gradus.calculus.tensors.TensorDerivation;
import gradus.calculus.tensors.TensorFigure;
import gradus.calculus.tensors.TensorLine;
import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Wire;
import gradus.lang.Program;
import gradus.latex.Signs;
import gradus.latex.TypesetName;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.op.Origin;
import gradus.reading.ProgramReader;
import gradus.trace.ChainPaths;
import gradus.trace.Grain;
import gradus.trace.Jacobian;
import gradus.trace.Moment;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Whatever stands in a formula about an example is a name of the program, a name given to a wire,
/// or an index that the same line declares.
class VariablesTest {
  /// Of a vector or matrix, of which the others are derived alike.
  private static final int MOST_ENTRIES = 3;

  /// Floors of the nightly build, so that no kind of formula goes missing unseen; half by day.
  private static final Map<String, Integer> FEWEST =
      Map.ofEntries(
          Map.entry("typeset", 12_000),
          Map.entry("locals", 1_800),
          Map.entry("step", 100_000),
          Map.entry("asked", 30_000),
          Map.entry("headline", 12_000),
          Map.entry("paths", 10_000),
          Map.entry("route", 800),
          Map.entry("jacobian", 6_000),
          Map.entry("derive", 8_900),
          Map.entry("chain", 3_400),
          Map.entry("whole", 1_050));

  /// What says the meaning of the letter of the identity.
  private static final Pattern IDENTITY =
      Pattern.compile("([A-Z])_([a-z])([a-z]) = 1\\[\\2 = \\3]");

  /// Where a sentence names the gate by its sign, whose x is the operand's place.
  private static final Pattern SIGN =
      Pattern.compile("(?:^|(?<=of )|(?<=at )|(?<=: ))1/x(?=[\\p{IsHangul} ])");

  /// A name whose index no line of text can lower as a whole, as it is typed: out_h1.
  private static final Pattern TYPED = Pattern.compile("(?<![A-Za-z])[A-Za-z]+_[a-z][0-9]");

  private static final Pattern LETTER = Pattern.compile("[a-zA-Zα-ωΑ-Ω]");

  /// How an example is shown.
  private record Shown(Example example, Locale locale, Folding folding, Signs signs) {
    ComputationGraph graph() {
      return GraphBuilder.build(
              ProgramReader.read(example.program(locale)), Map.of(), null, folding, () -> false)
          .graph();
    }

    @Override
    public String toString() {
      return example.name() + " " + locale + (folding.all() ? " unfolded " : " ") + signs;
    }
  }

  /// What is said of it, formula by formula.
  private static final class Said {
    private final Shown shown;
    private final Set<String> names;
    private final Set<String> wrong;
    private final Map<String, Integer> walked;
    private final Set<String> known = new HashSet<>();

    Said(Shown shown, Set<String> names) {
      this(shown, names, new TreeSet<>(), new TreeMap<>());
    }

    private Said(Shown shown, Set<String> names, Set<String> wrong, Map<String, Integer> walked) {
      this.shown = shown;
      this.names = names;
      this.wrong = wrong;
      this.walked = walked;
    }

    void latex(String where, String latex) {
      walked.merge(where, 1, Integer::sum);
      if (!known.add(latex)) return;
      Set<String> strange = Letters.strange(latex, names);
      if (!strange.isEmpty()) wrong.add(strange + " " + shown + " " + where + ": " + latex);
    }

    void text(String where, String text) {
      walked.merge(where, 1, Integer::sum);
      if (!known.add(text)) return;
      String plain = SIGN.matcher(text.replace("conv2d(", "(")).replaceAll("");
      String line = TYPED.matcher(plain).replaceAll(" ");
      Set<String> strange = Letters.strangeInText(line, names);
      if (!strange.isEmpty()) wrong.add(strange + " " + shown + " " + where + ": " + text);
    }

    /// The same with a letter that a line of this derivation says the meaning of.
    Said knowing(String letter) {
      Set<String> more = new TreeSet<>(names);
      more.add(letter);
      return new Said(shown, more, wrong, walked);
    }

    void passages(String where, List<? extends Passage> passages) {
      for (Passage passage : passages) {
        switch (passage) {
          case Passage.Line line -> {
            latex(where, line.latex());
            text(where, line.text());
          }
          case Passage.Prose prose -> text(where, prose.text());
          case Passage.Heading heading -> text(where, heading.text());
        }
      }
    }
  }

  /// The letters of the names that the program has or was given, and of the base of the
  /// exponential.
  private static Set<String> names(ComputationGraph graph) {
    Set<String> letters = new TreeSet<>(Set.of("e"));
    for (Gate gate : graph.gates()) {
      if (gate.isOperation() && gate.op().origin() instanceof Origin.Own) {
        add(gate.op().name(), letters);
        gate.op().operands().forEach(o -> add(o.name(), letters));
      }
      graph.called(gate).ifPresent(name -> add(name, letters));
    }
    if (graph.isSymbolic()) {
      add(graph.loss(), letters);
      graph.gates().stream().filter(Gate::isOperation).forEach(g -> add(g.op().name(), letters));
    }
    return letters;
  }

  private static void add(String name, Set<String> letters) {
    String bare =
        Pattern.compile("\\\\(?:text|mathrm)\\{[^{}]*\\}|\\\\[a-zA-Z]+")
            .matcher(Letters.greek(TypesetName.shown(name)))
            .replaceAll(" ");
    LETTER.matcher(bare).results().map(MatchResult::group).forEach(letters::add);
  }

  @TestFactory
  Stream<DynamicTest> everyFormulaOfEveryExampleNamesOnlyWhatThereIs() {
    assertTrue(Examples.all().size() >= 19, "examples: " + Examples.all().size());
    List<Shown> all = new ArrayList<>();
    int way = 0;
    for (Example example : Examples.all()) {
      for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
        for (Folding folding : List.of(Folding.FOLDED, Folding.UNFOLDED)) {
          for (Signs signs : Signs.values()) {
            // By day four of the eight ways to show it, of which no two differ in one thing alone.
            boolean today = Integer.bitCount(way++) % 2 == 0;
            if (today || Nightly.isOn()) all.add(new Shown(example, locale, folding, signs));
          }
        }
      }
    }
    assertEquals(Examples.all().size() * (Nightly.isOn() ? 8 : 4), all.size());
    Map<String, Integer> walked = new TreeMap<>();
    Stream<DynamicTest> each =
        all.stream()
            .map(shown ->
                dynamicTest(
                    shown.toString(),
                    () -> {
                      Said said = said(shown);
                      assertEquals(Set.of(), said.wrong);
                      said.walked.forEach((where, n) -> walked.merge(where, n, Integer::sum));
                    }));
    return Stream.concat(
        each,
        Stream.of(
            dynamicTest(
                "so many formulas",
                () ->
                    FEWEST.forEach((where, n) -> {
                      int fewest = Nightly.isOn() ? n : n / 2;
                      assertTrue(walked.get(where) >= fewest, "" + walked);
                    }))));
  }

  private static Said said(Shown shown) {
    ComputationGraph graph = shown.graph();
    Said said = new Said(shown, names(graph));
    // wires inside a layer that is one gate, whose formulas are said with what these stand for
    if (graph.isOfShapes()) said.names.addAll(List.of("q", "u", "v"));
    Trace trace = Trace.of(graph);
    Manner manner = new Manner(shown.locale, trace.numbers(2), shown.signs);
    steps(said, trace, manner);
    if (graph.isSymbolic()) return said;
    paths(said, trace, manner);
    jacobians(said, trace, manner);
    locals(said, trace, manner);
    asked(said, trace, manner);
    if (shown.folding.all()) return said;
    Program program = ProgramReader.read(shown.example.program(shown.locale));
    ComputationGraph derived =
        GraphBuilder.build(program, Map.of(), null, Derivation.folding(program), () -> false)
            .graph();
    said.names.addAll(names(derived));
    derived(said, derived, shown.signs);
    return said;
  }

  /// What the panel says of each gate before and after all is known.
  private static void asked(Said said, Trace trace, Manner manner) {
    Steps steps = Steps.of(trace, Grain.GATE);
    for (int n : new int[] {0, steps.last()}) {
      for (Gate gate : trace.graph().gates()) {
        Moment now = steps.moment(n);
        said.passages("asked", Explanation.of(trace, gate, now, manner).blocks());
      }
    }
  }

  private static void steps(Said said, Trace trace, Manner manner) {
    for (Grain grain : Grain.values()) {
      Steps steps = Steps.of(trace, grain);
      for (int n = 0; n <= steps.last(); n++) {
        said.passages("step", Explanation.of(steps, n, manner).blocks());
        said.text("headline", Sentences.of(steps, n, manner));
        StepFormula.of(steps, n, manner).ifPresent(formula -> typeset(said, formula));
      }
    }
  }

  /// The headline of tensors and forks.
  private static void typeset(Said said, StepFormula formula) {
    for (StepFormula.Stacked part : formula.parts()) {
      for (List<Piece> side : List.of(part.symbols(), part.numbers(), part.result())) {
        said.latex("typeset", String.join(" ", side.stream().map(Piece::latex).toList()));
      }
    }
  }

  /// What is written at the operands of gates in the picture.
  private static void locals(Said said, Trace trace, Manner manner) {
    for (Gate gate : trace.graph().gates()) {
      if (!gate.isOperation()) continue;
      for (Wire wire : trace.pulls(gate)) {
        boolean numbers = wire.source().shape().isScalar() && wire.target().shape().isScalar();
        if (numbers) {
          Explanation.local(trace, wire, manner).ifPresent(rule -> said.text("locals", rule));
          continue;
        }
        Explanation.entries(trace, wire, manner)
            .ifPresent(l -> {
              String slope = "∂" + l.above() + "/∂" + l.below();
              said.text("locals", slope + l.rule().map(rule -> " = " + rule).orElse(""));
            });
      }
    }
  }

  private static void paths(Said said, Trace trace, Manner manner) {
    for (Gate gate : trace.graph().inputs()) {
      List<ChainPaths.Way> ways = ChainPaths.of(trace, gate, () -> false).strongest(10);
      for (ChainPaths.Way way : ways) {
        PathStory story = PathStory.of(trace, way, manner, ways.size() == 1);
        said.passages("paths", story.lines());
        said.text("route", story.route());
      }
    }
  }

  private static void jacobians(Said said, Trace trace, Manner manner) {
    for (Gate gate : trace.graph().gates()) {
      if (!gate.isOperation()) continue;
      for (Wire wire : trace.pulls(gate)) {
        Jacobian jacobian = Jacobian.of(trace, wire, () -> false);
        JacobianStory story = new JacobianStory(trace, jacobian, manner);
        said.text("jacobian", story.title());
        story.sentences().forEach(s -> said.text("jacobian", s));
        said.passages("jacobian", story.instead());
        if (jacobian.entries().isPresent()) said.text("jacobian", story.entry(0, 0));
      }
    }
  }

  private static void derived(Said said, ComputationGraph graph, Signs signs) {
    Map<String, Integer> seen = new HashMap<>();
    for (Variable variable : Derivation.variables(graph)) {
      int before = seen.merge(variable.name(), 1, Integer::sum);
      if (before == 1 && variable.isEntry()) {
        TensorDerivation.of(graph, variable.name(), signs).ifPresent(d -> whole(said, d));
      }
      if (before > MOST_ENTRIES || !graph.output().shape().isScalar()) continue;
      if (Derivation.of(graph, variable) instanceof Derivation.Outcome.Done done) {
        derived(said, graph, done.derivation(), signs);
      }
    }
  }

  private static void derived(
      Said said, ComputationGraph graph, Derivation derivation, Signs signs) {
    for (DerivationLine line : derivation.lines()) {
      said.latex("derive", line.latexBefore(signs) + " = " + line.latexAfter(signs));
      said.text("derive", line.textBefore(signs) + " = " + line.textAfter(signs));
    }
    Optional<Chain> chain =
        Chain.of(graph, derivation.wrt())
            .found()
            .or(() -> Chain.ofAllWires(graph, derivation.wrt(), graph.given()).found());
    Conclusion answer = Conclusion.of(derivation, chain);
    said.latex("derive", answer.latexSlope() + " = " + answer.latex(signs));
    said.text("derive", answer.slope() + " = " + answer.text(signs));
    if (chain.isEmpty()) return;
    Chain found = chain.get();
    said.latex("chain", found.latexSlope() + " = " + found.latexProduct(signs));
    said.text("chain", found.slope() + " = " + found.product(signs));
    found.latexLent(signs).forEach(l -> said.latex("chain", l.getKey() + " = " + l.getValue()));
    for (Chain.Link link : found.links()) {
      said.latex("chain", link.latex() + " = " + link.latexResult(signs));
      said.text("chain", link.text() + " = " + link.resultText(signs));
    }
  }

  private static void whole(Said all, TensorDerivation derivation) {
    Said said = all;
    for (TensorLine line : derivation.lines()) {
      Matcher identity = IDENTITY.matcher(line.equation());
      if (identity.matches()) said = all.knowing(identity.group(1));
    }
    said.latex("whole", derivation.latexSlope() + " = " + derivation.latexResult());
    said.text("whole", derivation.slope() + " = " + derivation.resultText());
    for (TensorLine line : derivation.lines()) {
      said.latex("whole", String.join(" = ", line.latex()));
      said.text("whole", line.equation());
    }
    for (TensorFigure figure : derivation.figures()) {
      said.latex("whole", figure.latex());
    }
  }

  @Test
  void aLetterOfTheCatalogueIsNoticed() {
    Set<String> names = Set.of("f", "q", "W", "x");
    assertEquals(
        Set.of("b"), Letters.strange("\\frac{\\partial f}{\\partial q} \\, b^{\\top}", names));
    assertEquals(
        Set.of("a"), Letters.strange("\\max\\left(0, a\\right) = \\mathrm{relu}(x)", names));
    assertEquals(Set.of("b", "ȳ"), Letters.strangeInText("to W: ȳ bᵀ = 3", names));
    assertEquals(Set.of(), Letters.strangeInText("a change of q changes W xᵀ, 16 B", names));
    assertEquals(Set.of("b"), Letters.strangeInText("b는 q로 갑니다", names));
    assertEquals(Set.of("λ"), Letters.strange("f = \\lambda \\sigma(q)", names));
    assertEquals(Set.of("λ"), Letters.strangeInText("f = λ σ(q), λ는 아래로 갑니다", names));
    assertEquals(Set.of(), Letters.strange("\\lambda_{i} = W_{ij}", Set.of("W", "λ", "j")));
  }

  @Test
  void anIndexThatTheLineDoesNotDeclareIsNoticed() {
    Set<String> names = Set.of("f", "q", "W", "x", "p");
    String local = "\\frac{\\partial q_{k}}{\\partial W_{ij}} = \\mathbf{1}[k = i] \\, x_{";
    assertEquals(Set.of(), Letters.strange(local + "j}", names));
    assertEquals(Set.of("l"), Letters.strange(local + "l}", names));
    assertEquals(Set.of(), Letters.strange("q_{k} = \\sum_{j} W_{kj} \\, x_{j}", names));
    assertEquals(Set.of("j"), Letters.strange("q_{k} = x_{j} \\sum_{j} W_{kj}", names));
    assertEquals(Set.of("k"), Letters.strange("f = \\sum_{j \\ne k} q_{j}", names));
    assertEquals(Set.of(), Letters.strange("f = \\left[ q_{i} \\, x_{j} \\right]_{ij}", names));
    assertEquals(Set.of("j"), Letters.strange("f = \\left[ q_{i} \\, x_{j} \\right]_i", names));
    assertEquals(Set.of(), Letters.strangeInText("q_k = Σ_j W_kj x_j", names));
    assertEquals(Set.of("i"), Letters.strangeInText("q_k = Σ_j W_ij x_j", names));
    assertEquals(Set.of(), Letters.strangeInText("∂q_k/∂W_ij = 1[k = i] x_j", names));
    assertEquals(Set.of("m"), Letters.strangeInText("to x: ∂q_k/∂W_ij = 1[k = m] x_j", names));
    assertEquals(Set.of("y"), Letters.strangeInText("f = Σ_{j≠y} max(0, q_j − q_y + 1)", names));
  }
}
