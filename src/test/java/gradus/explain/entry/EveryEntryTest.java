package gradus.explain.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.explain.Manner;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lesson.Examples;
import gradus.tensor.Decimals;
import gradus.tensor.Tensor;
import gradus.trace.EntryParts;
import gradus.trace.EntryParts.GateEntry;
import gradus.trace.EntryParts.GradientPart;
import gradus.trace.EntryParts.ValuePart;
import gradus.trace.InputEntry;
import gradus.trace.TangentParts;
import gradus.trace.Tangents;
import gradus.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Entries of all examples, and of the programs that are to be legible: their parts add up to them,
/// and what is printed of it holds.
class EveryEntryTest {
  /// Of more entries the first and the last are looked at.
  private static final int MOST = 12;

  private final List<String> wrong = new ArrayList<>();
  private int summed;
  private int moved;
  private int printed;

  @Test
  void theEntriesOfAllExamplesAreTheSumsThatAreToldOfThem() throws IOException {
    Map<String, String> programs = new TreeMap<>();
    Examples.all().forEach(example -> programs.put(example.name(), example.program()));
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/legible"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".gradus")).toList()) {
        programs.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    int looked = 0;
    for (String name : programs.keySet()) {
      var lowering = Texts.build(programs.get(name));
      if (lowering.hasErrors() || lowering.graph().isSymbolic()) continue;
      Trace trace = Trace.of(lowering.graph());
      if (trace.value(trace.graph().output()).isEmpty()) continue;
      looked++;
      for (Gate gate : trace.graph().gates()) {
        int size = gate.shape().size();
        IntStream.range(0, size)
            .filter(i -> i < MOST || i == size - 1)
            .forEach(i -> look(name, trace, new GateEntry(gate, i)));
      }
      Tangents.inputs(trace.graph()).stream()
          .limit(2)
          .forEach(input -> {
            InputEntry moving = new InputEntry(input, input.shape().size() - 1);
            along(name, trace.forwardMode(moving, () -> false));
          });
    }
    assertEquals(List.of(), wrong.stream().limit(20).toList(), wrong.size() + " are wrong");
    assertTrue(looked >= 45, looked + " programs");
    assertTrue(moved >= 1_000, moved + " tangents");
    assertTrue(summed >= 1_500, summed + " sums");
    assertTrue(printed >= 700, printed + " printed");
  }

  private void look(String name, Trace trace, GateEntry entry) {
    EntryParts parts = new EntryParts(trace);
    Manner manner = new Manner(Locale.ENGLISH, trace.numbers(Decimals.AS_NEEDED));
    Tensor value = trace.value(entry.gate()).orElseThrow();
    if (entry.gate().isOperation()) {
      Stream<Double> terms =
          parts.ofValue(entry.gate(), entry.place()).stream().map(ValuePart::value);
      sums(value.get(entry.place()), terms.toList(), name + " " + entry);
    }
    EntryStory.ofValue(trace, entry, List.of(), manner).ifPresent(s -> holds(s, name));
    if (entry.gate().isConstant()) return;
    if (entry.gate() != trace.graph().output()) {
      double due = trace.gradient(entry.gate()).orElseThrow().get(entry.place());
      Stream<Double> terms =
          parts.ofGradient(entry.gate(), entry.place()).stream().map(GradientPart::value);
      sums(due, terms.toList(), name + " ∂ " + entry);
    }
    EntryStory.ofGradient(trace, entry, trace.end(), manner).ifPresent(s -> holds(s, name));
    for (Wire branch : trace.branches(entry.gate())) {
      EntryStory.ofBranch(trace, entry, branch, trace.end(), manner)
          .ifPresent(s -> holds(s, name + " " + branch));
    }
  }

  /// Tangents of one number of an input.
  private void along(String name, Trace trace) {
    Tangents tangents = trace.tangents().orElseThrow();
    TangentParts parts = new TangentParts(trace, tangents);
    Manner manner = new Manner(Locale.ENGLISH, trace.numbers(Decimals.AS_NEEDED));
    for (Gate gate : trace.graph().gates()) {
      if (!gate.isOperation() || gate.shape().size() > MOST) continue;
      // Within a long sum nothing is drawn.
      if (trace.graph().series(gate).filter(s -> s.result() != gate).isPresent()) continue;
      for (int i = 0; i < gate.shape().size(); i++) {
        double due = tangents.of(gate).orElseThrow().get(i);
        List<Double> terms =
            parts.of(gate, i).stream().map(TangentParts.TangentPart::value).toList();
        sums(due, terms, name + " along " + tangents.entry() + " " + gate + i);
        moved++;
        holds(
            EntryStory.ofTangent(trace, new GateEntry(gate, i), manner).orElseThrow(),
            name + " along " + tangents.entry().name());
      }
    }
  }

  private void sums(double due, List<Double> terms, String what) {
    double sum = terms.stream().mapToDouble(t -> t).sum();
    double most = terms.stream().mapToDouble(Math::abs).max().orElse(0);
    summed++;
    if (Math.abs(sum - due) > 1e-12 * most) wrong.add(what + ": " + due + " is not " + terms);
  }

  /// What is printed before the last sign comes to what is printed behind it, to its last digit.
  private void holds(EntryStory story, String what) {
    String latex = story.line().latex();
    assertFalse(latex.contains("#"), latex);
    if (latex.contains("\\approx")) return;
    String[] sides = latex.split(" = ");
    if (sides.length < 3) return;
    String sum = sides[sides.length - 2];
    String result = sides[sides.length - 1];
    Optional<Double> left = Arithmetic.of(sum);
    Optional<Double> right = Arithmetic.of(result);
    if (left.isEmpty() || right.isEmpty()) return;
    int power = result.indexOf("10^{");
    String mantissa = power < 0 ? result : result.substring(0, power);
    Matcher digits = Pattern.compile("\\.(\\d+)").matcher(mantissa);
    int decimals = digits.find() ? digits.group(1).length() : 0;
    int exponent =
        power < 0
            ? 0
            : Integer.parseInt(result.substring(power + 4, result.indexOf('}', power + 4)));
    double unit = Math.pow(10, exponent - decimals);
    printed++;
    if (Math.abs(left.get() - right.get()) > 0.5000001 * unit) wrong.add(what + ": " + latex);
  }

  /// Sums and products of numbers, as they are typeset; empty for all other formulas.
  private static final class Arithmetic {
    private final String text;
    private int at;

    private Arithmetic(String text) {
      this.text = text;
    }

    static Optional<Double> of(String latex) {
      String plain =
          latex
              .replace("\\left", "")
              .replace("\\right", "")
              .replaceAll("\\\\mathord\\{\\\\cdot\\}10\\^\\{(-?\\d+)\\}", "e$1")
              .replaceAll("\\\\tfrac\\{1\\}\\{(\\d+)\\}", "(1/$1)")
              .replace("\\cdot", "*")
              .replace("\\,", "")
              .replace(" ", "");
      if (!plain.matches("[-+*/().0-9e]+")) return Optional.empty();
      return Optional.of(new Arithmetic(plain).sum());
    }

    private double sum() {
      double sum = product();
      while (at < text.length() && "+-".indexOf(text.charAt(at)) >= 0) {
        sum = text.charAt(at++) == '+' ? sum + product() : sum - product();
      }
      return sum;
    }

    private double product() {
      double product = factor();
      while (at < text.length() && "*/".indexOf(text.charAt(at)) >= 0) {
        product = text.charAt(at++) == '*' ? product * factor() : product / factor();
      }
      return product;
    }

    private double factor() {
      if (text.charAt(at) == '-') {
        at++;
        return -factor();
      }
      if (text.charAt(at) == '(') {
        at++;
        double inside = sum();
        at++;
        return inside;
      }
      int from = at;
      while (at < text.length()
          && (".e".indexOf(text.charAt(at)) >= 0
              || Character.isDigit(text.charAt(at))
              || text.charAt(at) == '-' && text.charAt(at - 1) == 'e')) {
        at++;
      }
      return Double.parseDouble(text.substring(from, at));
    }
  }
}
