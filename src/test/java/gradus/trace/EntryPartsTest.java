package gradus.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.Gate;
import gradus.graph.Lowering;
import gradus.op.Op;
import gradus.op.Programs;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.trace.EntryParts.GateEntry;
import gradus.trace.EntryParts.GradientPart;
import gradus.trace.EntryParts.ValuePart;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Entry by entry, what values and gradients are made of.
class EntryPartsTest {
  private static Trace trace(String text) {
    Lowering lowering = Texts.build(text);
    assertFalse(lowering.hasErrors(), () -> text + lowering.problems());
    return Trace.of(lowering.graph());
  }

  private static Gate gate(Trace trace, String name) {
    return trace.graph().named(name).orElseThrow();
  }

  /// To 1e-12 of the largest term.
  private static void assertSum(double due, List<Double> terms, String what) {
    double sum = terms.stream().mapToDouble(t -> t).sum();
    double most = terms.stream().mapToDouble(Math::abs).max().orElse(0);
    if (Double.isFinite(most) && most > 0) {
      assertEquals(due, sum, 1e-12 * most, what);
    } else {
      assertEquals(due + 0.0, sum + 0.0, what);
    }
  }

  /// How many entries of values and gradients were added up.
  private static int addUp(Trace trace) {
    EntryParts parts = new EntryParts(trace);
    int walked = 0;
    for (Gate gate : trace.graph().gates()) {
      Tensor value = trace.value(gate).orElseThrow();
      for (int i = 0; i < value.size(); i++) {
        if (gate.isOperation()) {
          List<ValuePart> made = parts.ofValue(gate, i);
          assertSum(value.get(i), made.stream().map(ValuePart::value).toList(), gate.key() + i);
          walked++;
        }
        if (gate.isConstant() || gate == trace.graph().output()) continue;
        List<GradientPart> back = parts.ofGradient(gate, i);
        double due = trace.gradient(gate).orElseThrow().get(i);
        assertSum(due, back.stream().map(GradientPart::value).toList(), gate.key() + i + back);
        assertTrue(back.stream().noneMatch(p -> p.local() == 0));
        walked++;
      }
    }
    return walked;
  }

  @Test
  void theGradientsOfEveryOpOfTheCatalogueAddUp() {
    int walked = 0;
    int programs = 0;
    for (Op op : Ops.all()) {
      for (Op.Sample sample : op.samples()) {
        Trace trace = trace(Programs.of(op, sample) + "f = sum(v * v) + 3 * sum(v)\n");
        walked += addUp(trace);
        programs++;
      }
    }
    assertTrue(programs >= 150, programs + " programs");
    assertTrue(walked >= 3_000, walked + " entries");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "y = sum(where(x > 0, log(2x), 5x)); x = [0, 4]",
        "g(t) = where(t > 0, sqrt(t), t); y = sum(g(x)); x = [0, 4]",
        "g(t) = sqrt(t); y = where(x > 0, g(x), x); x = -1",
        "y = sum(where(c, sqrt(x), 1)); c = [[1, 0], [0, 0]]; x = [4, 0]",
        "y = sum(detach(x) * x) + sum(x); x = [3, -1]",
        "y = sum(detach(exp(x))); x = [3, -1]",
        "g(a, b) = sum(a @ b); y = g(W, x) + sum(x); W = [[1, 2], [3, 4]]; x = [5, 6]",
        "g(a) = softmax(a) * a; y = sum(g(x)); x = [1, 2, 3]",
        "f = a + b - c + d*d + x; a = [1, 2]; b = [3, 4]; c = [5, 6]; d = [7, 8]; x = [9, 10]",
        "f = sum(a * b * c * d); a = [1, 2]; b = [3, 4]; c = [5, 0]; d = [7, 8]",
        "L = mean(square(X @ W + b - Y)); X = [[1, 2], [3, 4], [5, 6]]; W = [[0.1, -0.2], [0.3,"
            + " 0.4]]; b = [1, -1]; Y = [[1, 0], [0, 1], [1, 1]]",
        "L = hinge(W @ x, 1); W = [[0.1, 0.5], [-0.3, 0.8], [1, 2]]; x = [0.2, 0.4]",
        "y = x[0]*x[1] + sum(x); x = [2, 3, 4]",
      })
  void branchesThatAreNotChosenAndStoppedGradientsAddUpToo(String text) {
    assertTrue(addUp(trace(text.replace("; ", "\n"))) >= 3);
  }

  @Test
  void anEntryOfAProductIsARowTimesAColumn() {
    Trace trace = trace("q = W @ x\nf = sum(q * q)\nW = [[0.1, 0.5], [-0.3, 0.8]]\nx = [0.2, 0.4]");
    EntryParts parts = new EntryParts(trace);
    Gate w = gate(trace, "W");
    Gate x = gate(trace, "x");
    Gate q = gate(trace, "q");
    List<ValuePart> made = parts.ofValue(q, 0);
    assertEquals(2, made.size());
    assertEquals(List.of(new GateEntry(w, 0), new GateEntry(x, 0)), made.get(0).cells());
    assertEquals(List.of(new GateEntry(w, 1), new GateEntry(x, 1)), made.get(1).cells());
    assertEquals("#0 #by #1", made.get(0).formula());
    assertEquals(0.1 * 0.2, made.get(0).value());
    List<GradientPart> back = parts.ofGradient(w, 1);
    assertEquals(1, back.size());
    assertEquals(new GateEntry(q, 0), back.getFirst().from().orElseThrow());
    assertEquals(2 * 0.22, back.getFirst().upstream(), 1e-15);
    assertEquals(0.4, back.getFirst().local());
    assertEquals(List.of(new GateEntry(q, 0)), parts.readersOf(w, 1));
    assertEquals(List.of(new GateEntry(q, 0), new GateEntry(q, 1)), parts.readersOf(x, 1));
    assertEquals(List.of(), parts.ofValue(x, 0));
    assertEquals(List.of(), parts.readersOf(trace.graph().output(), 0));
  }

  @Test
  void whatAnEntryIsMultipliedByStandsBesideItAlsoInLongSums() {
    Tensor w = Tensor.generate(Shape.matrix(3, 100), i -> i % 7 + 1);
    Tensor x = Tensor.generate(Shape.vector(100), i -> i % 5 + 1);
    Trace trace = trace("q = W @ x\nf = sum(q)\nW = " + w + "\nx = " + x);
    EntryParts parts = new EntryParts(trace);
    Gate weights = gate(trace, "W");
    for (int i : List.of(70, 3, 99)) {
      List<GradientPart> back = parts.ofGradient(gate(trace, "x"), i);
      assertEquals(3, back.size());
      for (int row = 0; row < 3; row++) {
        assertEquals(
            List.of(new GateEntry(weights, 100 * row + i)), parts.beside(back.get(row), i));
      }
    }
    Trace square = trace("f = x * x\nx = [2, 3]");
    EntryParts squares = new EntryParts(square);
    Gate base = gate(square, "x");
    for (GradientPart part : squares.ofGradient(base, 1)) {
      assertEquals(List.of(new GateEntry(base, 1)), squares.beside(part, 1));
    }
    Trace product = trace("f = a * b * a * c\na = [1, 2]\nb = [3, 4]\nc = [5, 6]");
    EntryParts factors = new EntryParts(product);
    Gate a = gate(product, "a");
    assertEquals(
        List.of("b", "a", "c"),
        factors.beside(factors.ofGradient(a, 1).getFirst(), 1).stream()
            .map(e -> e.gate().name())
            .toList());
    Trace hinge = trace("L = hinge(s, 0)\ns = [1, 2, 3]");
    Gate s = gate(hinge, "s");
    EntryParts margins = new EntryParts(hinge);
    List<GateEntry> others =
        margins.beside(margins.ofGradient(s, 0).getFirst(), 0).stream()
            .filter(e -> e.gate() == s)
            .toList();
    assertEquals(List.of(new GateEntry(s, 1), new GateEntry(s, 2)), others);
  }

  @Test
  void aCopyIsReadByEveryRowAndALoserByNothing() {
    Trace trace =
        trace(
            "Z = X + b\nM = max(Z, 0)\nP = maxpool(M, 2)\nf = sum(P)\nX = [[1, -2], [3, 4]]\n"
                + "b = [0.5, 1]");
    EntryParts parts = new EntryParts(trace);
    Gate z = gate(trace, "Z");
    Gate m = gate(trace, "M");
    Gate p = gate(trace, "P");
    assertEquals(
        List.of(new GateEntry(z, 1), new GateEntry(z, 3)), parts.readersOf(gate(trace, "b"), 1));
    assertEquals(List.of(), parts.readersOf(z, 1));
    assertEquals(List.of(new GateEntry(m, 3)), parts.readersOf(z, 3));
    assertEquals(List.of(), parts.readersOf(m, 0));
    assertEquals(List.of(new GateEntry(p, 0)), parts.readersOf(m, 3));
    assertEquals(List.of(new GateEntry(m, 3)), parts.ofValue(p, 0).getFirst().cells());
  }

  @Test
  void readersAreThoseWhoseTermsHaveTheCell() {
    int read = 0;
    for (Op op : Ops.all()) {
      for (Op.Sample sample : op.samples()) {
        Trace trace = trace(Programs.of(op, sample));
        EntryParts parts = new EntryParts(trace);
        for (Gate gate : trace.graph().gates()) {
          for (int i = 0; i < gate.shape().size(); i++) {
            Set<GateEntry> found = new HashSet<>(parts.readersOf(gate, i));
            Set<GateEntry> due = new HashSet<>();
            GateEntry own = new GateEntry(gate, i);
            for (Gate other : trace.graph().gates()) {
              for (int k = 0; k < other.shape().size(); k++) {
                boolean has =
                    parts.ofValue(other, k).stream().anyMatch(t -> t.cells().contains(own));
                if (has) due.add(new GateEntry(other, k));
              }
            }
            assertEquals(due, found, op + " " + own);
            read += found.size();
          }
        }
      }
    }
    assertTrue(read >= 700, read + " readers");
  }

  @Test
  void ofALongSumEachTermStandsByItself() {
    Trace trace = trace("f = a + b - c + d\na = [1, 2]\nb = [3, 4]\nc = [5, 6]\nd = [7, 8]");
    EntryParts parts = new EntryParts(trace);
    List<ValuePart> made = parts.ofValue(gate(trace, "f"), 1);
    assertEquals(List.of(2.0, 4.0, -6.0, 8.0), made.stream().map(ValuePart::value).toList());
    assertEquals("-#0", made.get(2).formula());
    GradientPart back = parts.ofGradient(gate(trace, "c"), 1).getFirst();
    assertEquals(new GateEntry(gate(trace, "f"), 1), back.from().orElseThrow());
    assertEquals(-1, back.local());
    assertEquals(List.of(new GateEntry(gate(trace, "f"), 1)), parts.readersOf(gate(trace, "a"), 1));
  }

  @Test
  void aPartOfASumOfGradientsIsToldAtItsMoment() {
    Trace trace = trace("p = x * x\nf = sum(p) + sum(x)\nx = [2, 3]");
    EntryParts parts = new EntryParts(trace);
    Gate x = gate(trace, "x");
    Moment before = trace.before(trace.wires().getFirst());
    assertEquals(0, parts.ofGradient(x, 1, before).size());
    int some = 0;
    for (var wire : trace.branches(x)) {
      Moment at = trace.after(wire);
      double sum = parts.ofGradient(x, 1, at).stream().mapToDouble(GradientPart::value).sum();
      assertEquals(trace.gradient(x, at).orElseThrow().get(1), sum);
      some++;
    }
    assertEquals(3, some);
    assertEquals(3, parts.ofGradient(x, 1).size());
  }

  /// The ten entries of its row that read it, and a term for each of them: never the ten thousand
  /// of a Jacobian.
  @Test
  void anEntryOfAHundredIsAnsweredWithoutAJacobian() {
    Tensor w = Tensor.generate(Shape.matrix(10, 10), i -> (i % 6 - 2.5) / 10);
    Trace trace =
        trace("Z = relu(W @ X)\nf = sum(Z * Z)\nW = " + w + "\nX = " + w.transpose() + "\n");
    EntryParts parts = new EntryParts(trace);
    Gate weights = gate(trace, "W");
    int terms = 0;
    for (int i = 0; i < 100; i++) {
      terms += parts.ofGradient(weights, i).size() + parts.readersOf(weights, i).size();
    }
    assertEquals(100 * (10 + 10), terms);
  }
}
