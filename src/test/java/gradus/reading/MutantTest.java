package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.explain.Remarks;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Program;
import gradus.lang.Statement;
import gradus.tensor.Tensor;
import gradus.trace.Agreement;
import gradus.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Nothing written is dropped: whatever part of a formula is changed, its numbers change, or it is
/// refused, or the change stands on a list that says why it does not matter.
@Tag("sweep")
class MutantTest {
  private static final int FORMULAS = 202;
  private static final int MUTANTS = 2_956;

  /// What a text comes to.
  ///
  /// @param numbers its value and the gradients of its inputs
  /// @param told the keys of what is said about it
  private record Outcome(List<Tensor> numbers, List<String> told) {}

  /// The changes that do not matter, each below its reason.
  private static Set<String> excused() throws IOException {
    try (InputStream in = MutantTest.class.getResourceAsStream("/textbooks/mutants.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toSet());
    }
  }

  @Test
  void everyPartOfAFormulaMatters() throws IOException {
    int mutants = 0;
    Set<String> surprises = new LinkedHashSet<>();
    List<Textbooks.Row> formulas = new ArrayList<>(Textbooks.rows());
    formulas.addAll(Textbooks.typed());
    assertEquals(FORMULAS, formulas.size());
    for (Textbooks.Row row : formulas) {
      int inputs = row.gradients().size();
      Optional<Outcome> meant = outcome(row.program(), inputs);
      assertTrue(meant.isPresent(), row.program());
      for (Mutants.Mutant mutant : Mutants.of(row.program(), inputs)) {
        mutants++;
        Optional<Outcome> other = outcome(mutant.text(), inputs);
        if (other.isEmpty() || !isSame(meant.get(), other.get())) continue;
        surprises.add(row.source() + ": " + mutant.change());
      }
    }
    Set<String> excused = excused();
    Set<String> dropped = new LinkedHashSet<>(surprises);
    dropped.removeAll(excused);
    assertEquals("", String.join("\n", dropped));
    excused.removeAll(surprises);
    assertEquals(Set.of(), excused, "they do matter: take them off the list");
    assertEquals(MUTANTS, mutants);
  }

  /// The value and all gradients; empty when the text is refused, or has no value.
  private static Optional<Outcome> outcome(String text, int inputs) {
    Program program = ProgramReader.read(text);
    Lowering lowering = GraphBuilder.build(program);
    if (lowering.hasErrors()) return Optional.empty();
    Trace trace = Trace.of(lowering.graph());
    Optional<Tensor> value = trace.value(lowering.graph().output());
    if (value.isEmpty()) return Optional.empty();
    List<Tensor> numbers = new ArrayList<>(List.of(value.get()));
    List<Statement> statements = program.statements();
    for (Statement input : statements.subList(statements.size() - inputs, statements.size())) {
      String name = ((Statement.Definition) input).name();
      lowering.graph().named(name).flatMap(trace::gradient).ifPresent(numbers::add);
    }
    List<String> told = new ArrayList<>();
    lowering.notices().forEach(n -> told.add(n.key()));
    Agreement.of(program, Map.of(), trace, () -> false).forEach(n -> told.add(n.key()));
    Remarks.of(trace).forEach(n -> told.add(n.key()));
    told.sort(null);
    return Optional.of(new Outcome(numbers, told));
  }

  private static boolean isSame(Outcome one, Outcome other) {
    return one.told.equals(other.told) && isSame(one.numbers, other.numbers);
  }

  private static boolean isSame(List<Tensor> a, List<Tensor> b) {
    if (a.size() != b.size()) return false;
    for (int i = 0; i < a.size(); i++) {
      if (a.get(i).size() != b.get(i).size()) return false;
      for (int k = 0; k < a.get(i).size(); k++) {
        double one = a.get(i).get(k);
        double other = b.get(i).get(k);
        double most = 1e-9 * Math.max(1, Math.abs(one));
        if (Math.abs(one - other) > most || Double.isNaN(one) != Double.isNaN(other)) return false;
      }
    }
    return true;
  }
}
