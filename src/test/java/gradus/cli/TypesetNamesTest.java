package gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.calculus.Chain;
import gradus.calculus.ChainNumbers;
import gradus.calculus.Derivation;
import gradus.calculus.DerivationLine;
import gradus.calculus.Variable;
import gradus.explain.Explanation;
import gradus.explain.JacobianStory;
import gradus.explain.Manner;
import gradus.explain.PathStory;
import gradus.explain.Sentences;
import gradus.explain.ValueTable;
import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.explain.term.CheckStory;
import gradus.explain.term.Multiplications;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Expr;
import gradus.lang.Program;
import gradus.lang.Statement;
import gradus.latex.LatexProgram;
import gradus.latex.Signs;
import gradus.latex.TypesetName;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.reading.ProgramReader;
import gradus.trace.ChainPaths;
import gradus.trace.GradientCheck;
import gradus.trace.Grain;
import gradus.trace.Jacobian;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A name is written w₀ everywhere, and what is multiplied has one sign: all that is said about the
/// examples, and about programs with names of every kind, is gone through.
class TypesetNamesTest {
  private static final int MOST_WAYS = 4;

  /// Names that are not typeset as they are typed, in sums, products, powers, functions, matrices.
  private static final List<String> OTHERS =
      List.of(
          "w0 = 2; x0 = -1; w_1 = 3; x_1 = 0.5; s1 = w0*x0 + w_1*x_1; f1 = 1/(1 + exp(-s1))",
          "g1(a0, b1) = a0^2*b1; x2 = 3; y_10 = 4; L1 = g1(x2, y_10) - x2/y_10",
          "W1 = [[1, 2], [3, 4]]; x1 = [5, 6]; b1 = [1, 1]; h1 = relu(W1 @ x1 + b1); f = sum(h1^2)",
          "s0 = [1, 2, 3]; y0 = 2; L0 = cross_entropy(s0, y0)",
          "a1 = 2; repeat 2 { h1 = tanh(a1*h1 + 1) }; h1 = 0.5; f = h1*a1");

  private static Stream<String> programs() {
    return Stream.concat(Examples.all().stream().map(Example::program), OTHERS.stream());
  }

  private static Trace trace(String program) {
    return Trace.of(Texts.build(program).graph());
  }

  /// All that is said about a trace to be read or read aloud.
  private static List<String> lines(Trace trace, Manner manner) {
    List<String> out = new ArrayList<>();
    Steps steps = Steps.of(trace, Grain.WIRE);
    for (int n = 0; n <= steps.last(); n++) {
      out.add(Sentences.of(steps, n, manner));
      out.addAll(words(Explanation.of(steps, n, manner)));
    }
    for (Gate gate : trace.graph().gates()) {
      out.addAll(words(Explanation.of(trace, gate, trace.end(), manner)));
      for (Wire wire : gate.isOperation() ? trace.graph().operands(gate) : List.<Wire>of()) {
        if (trace.value(gate).isEmpty()) continue;
        JacobianStory story =
            new JacobianStory(trace, Jacobian.of(trace, wire, () -> false), manner);
        out.add(story.title());
        out.addAll(story.sentences());
        out.add(story.row(0));
        out.add(story.col(0));
        out.add(JacobianStory.name(trace.graph(), wire, manner.signs()));
      }
    }
    for (ValueTable.Row row : ValueTable.of(trace, trace.end(), manner.locale(), manner.signs())) {
      out.add(row.name());
      out.add(row.op());
      out.add(row.note());
    }
    for (Passage.Line line : paths(trace, manner)) {
      out.add(line.text());
    }
    for (Derivation derivation : derivations(trace)) {
      out.add(derivation.slope() + " = " + derivation.resultText(manner.signs()));
      for (DerivationLine line : derivation.lines()) {
        out.add(line.textBefore(manner.signs()) + " = " + line.textAfter(manner.signs()));
      }
      Chain.of(trace.graph(), derivation.wrt())
          .found()
          .ifPresent(chain -> {
            out.add(chain.slope() + " = " + chain.product(manner.signs()));
            out.add(chain.resultText(manner.signs()));
            chain.links().forEach(l -> out.add(l.text() + " = " + l.resultText(manner.signs())));
            ChainNumbers.of(chain, trace, manner.numbers())
                .ifPresent(n -> out.add(n.text(manner.signs())));
          });
    }
    return out;
  }

  /// All formulas, as LaTeX.
  private static List<String> formulas(Trace trace, Manner manner) {
    List<String> out = new ArrayList<>();
    for (Gate gate : trace.graph().gates()) {
      for (Passage block : Explanation.of(trace, gate, trace.end(), manner).blocks()) {
        if (block instanceof Passage.Line line) line.pieces().forEach(p -> out.add(p.latex()));
      }
    }
    for (Passage.Line line : paths(trace, manner)) {
      line.pieces().stream().map(Piece::latex).forEach(out::add);
    }
    for (Derivation derivation : derivations(trace)) {
      out.add(derivation.latex(manner.signs(), DerivationLine::rule, List.of()));
      out.addAll(derivation.resultPieces(manner.signs()));
      Chain.of(trace.graph(), derivation.wrt())
          .found()
          .ifPresent(
              chain -> out.add(chain.latex(manner.signs(), DerivationLine::rule, List.of())));
    }
    ComputationGraph graph = trace.graph();
    Program program = ProgramReader.read(graph.text());
    out.add(LatexProgram.shown(program, manner.signs(), Multiplications.of(graph)));
    return out;
  }

  private static List<String> words(Explanation explanation) {
    List<String> out = new ArrayList<>(List.of(explanation.title()));
    for (Passage block : explanation.blocks()) {
      switch (block) {
        case Passage.Heading heading -> out.add(heading.text());
        case Passage.Prose prose -> out.add(prose.text());
        case Passage.Line line -> {
          out.add(line.text());
          line.pieces().forEach(p -> out.add(p.caption()));
        }
      }
    }
    return out;
  }

  private static List<Passage.Line> paths(Trace trace, Manner manner) {
    List<Passage.Line> out = new ArrayList<>();
    if (trace.value(trace.graph().output()).isEmpty()) return out;
    for (Gate input : trace.graph().inputs()) {
      for (ChainPaths.Way way : ChainPaths.of(trace, input, () -> false).strongest(MOST_WAYS)) {
        out.addAll(PathStory.of(trace, way, manner, false).lines());
      }
    }
    return out;
  }

  private static List<Derivation> derivations(Trace trace) {
    List<Derivation> out = new ArrayList<>();
    for (Variable variable : Derivation.variables(trace.graph()).stream().limit(2).toList()) {
      if (Derivation.of(trace.graph(), variable) instanceof Derivation.Outcome.Done done) {
        out.add(done.derivation());
      }
    }
    return out;
  }

  /// The names of a program that are typed in another way than they are shown.
  private static Set<String> typed(Trace trace) {
    Set<String> names = new TreeSet<>(trace.graph().names().keySet());
    collect(ProgramReader.read(trace.graph().text()).statements(), names);
    names.removeIf(name -> TypesetName.text(name).equals(name));
    return names;
  }

  private static void collect(List<Statement> statements, Set<String> names) {
    for (Statement statement : statements) {
      switch (statement) {
        case Statement.Bare bare -> collect(bare.body(), names);
        case Statement.Definition definition -> {
          names.add(definition.name());
          if (definition.parameters() != null) {
            definition.parameters().forEach(p -> names.add(p.name()));
          }
          collect(definition.body(), names);
        }
        case Statement.Repeat repeat -> collect(repeat.body(), names);
      }
    }
  }

  private static void collect(Expr expr, Set<String> names) {
    for (Expr part : expr.all()) {
      if (part instanceof Expr.Name name) names.add(name.name());
    }
  }

  private static void assertTypeset(Set<String> names, String said) {
    for (String name : names) {
      if (!said.contains(name)) continue;
      Pattern word =
          Pattern.compile("(?<![\\p{L}\\p{N}_])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}_])");
      assertFalse(word.matcher(said).find(), () -> name + " is not typeset in: " + said);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ko"})
  void allThatIsSaidWritesNamesAsTheyAreTypeset(String language) {
    int programs = 0;
    int named = 0;
    int said = 0;
    for (String program : programs().toList()) {
      Trace trace = trace(program);
      Set<String> names = typed(trace);
      programs++;
      if (names.isEmpty()) continue;
      named++;
      for (Signs signs : Signs.values()) {
        Manner manner = new Manner(Locale.of(language), trace.numbers(2), signs);
        List<String> all = lines(trace, manner);
        all.addAll(formulas(trace, manner));
        for (GradientCheck.Compared entry : GradientCheck.of(trace, () -> false).entries()) {
          all.add(CheckStory.name(entry));
        }
        all.forEach(text -> assertTypeset(names, text));
        said += all.size();
      }
    }
    assertEquals(Examples.all().size() + OTHERS.size(), programs);
    assertTrue(named >= 8, named + " programs with such names");
    assertTrue(said > 5_000, said + " texts");
  }

  @Test
  void theCommandLineWritesNamesAsTheyAreTypesetButNotInJson() {
    int ran = 0;
    for (String program : programs().toList()) {
      Set<String> names = typed(trace(program));
      if (names.isEmpty()) continue;
      for (String command : List.of("eval", "steps", "check", "derive", "derive --expand")) {
        List<String> call = new ArrayList<>(List.of(command.split(" ")));
        call.addAll(List.of("-e", program));
        CommandLineTest.Ran out = CommandLineTest.run(call.toArray(String[]::new));
        assertTypeset(names, out.out());
        ran++;
      }
      String json = CommandLineTest.run("eval", "--json", "-e", program).out();
      for (String name : trace(program).graph().names().keySet()) {
        assertTrue(json.contains("\"" + name + "\""), name + " in " + json);
      }
    }
    assertTrue(ran >= 40, ran + " runs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ko"})
  void inTheSignsOfTheNotesNothingIsMultipliedByADotOrACross(String language) {
    int said = 0;
    for (String program : programs().toList()) {
      Trace trace = trace(program);
      Manner manner = new Manner(Locale.of(language), trace.numbers(2), Signs.NOTES);
      for (String formula : formulas(trace, manner)) {
        assertFalse(formula.contains("\\cdot "), formula);
        said++;
      }
      Steps steps = Steps.of(trace, Grain.WIRE);
      for (int n = 0; n <= steps.last(); n++) {
        String sentence = Sentences.of(steps, n, manner);
        assertFalse(sentence.matches("(?s).*( · |[^⁽ℝ⁻]²).*"), sentence);
        said++;
      }
    }
    assertTrue(said > 2_000, said + " formulas");
  }
}
