package gradus.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import gradus.Texts;
import gradus.calculus.Chain;
import gradus.calculus.Variable;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.latex.Signs;
import gradus.op.Origin;
import gradus.op.catalogue.Ops;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// Whether a graph has the gates that a row of the slides asks for, no more and no fewer.
final class SlideGates {
  private SlideGates() {}

  private static List<String> signs(ComputationGraph graph) {
    return graph.gates().stream().filter(Gate::isOperation).map(g -> sign(graph, g)).toList();
  }

  private static String sign(ComputationGraph graph, Gate gate) {
    Glyph glyph = Glyph.of(graph, gate, Signs.TEXTBOOK);
    return glyph.raised().isEmpty() ? glyph.text() : glyph.text() + "^" + glyph.raised();
  }

  static void hold(Slide slide, Slide.Form form, ComputationGraph graph) {
    List<String> signs = new ArrayList<>(signs(graph));
    slide.count().ifPresent(count -> assertEquals(count, signs.size()));
    switch (form) {
      case Slide.Form.Signs(List<String> stated, Optional<Slide.Branch> branch) -> {
        branch.ifPresent(b -> {
          Gate in = gate(graph, g -> g.op().name().equals(b.function()));
          assertEquals(List.of(graph.output()), targets(graph, in));
          signs.remove(sign(graph, in));
        });
        assertEquals(
            stated.stream().filter(s -> !s.equals("…")).toList(),
            stated.contains("…") ? signs.stream().filter(stated::contains).toList() : signs);
        assertEquals(stated.getLast().equals("…"), !stated.contains(signs.getLast()));
      }
      case Slide.Form.Formula(String text) ->
          // the notes divide by a reciprocal and a product
          assertEquals(
              String.join(" ", signs),
              String.join(" ", signs(Texts.build(text).graph())).replace("÷", "1/· ×"));
      case Slide.Form.Gate(String called) -> {
        assertEquals(1, signs.size());
        assertEquals(
            called, gate(graph, Gate::isOperation).op().called(Locale.ENGLISH).replace('_', ' '));
      }
      case Slide.Form.Layers(List<String> definitions) -> {
        definitions.forEach(d -> assertLayer(d.split(" = "), graph));
        String chain = slide.gradients();
        String wrt = chain.substring(chain.indexOf("/∂") + 2, chain.indexOf(" ="));
        Chain found = Chain.of(graph, new Variable(wrt, List.of(), false)).found().orElseThrow();
        assertEquals(chain, found.slope() + " = " + found.product(Signs.TEXTBOOK));
      }
    }
    if (form instanceof Slide.Form.Signs) {
      slide
          .function()
          .ifPresent(code ->
              assertEquals(
                  code,
                  gate(graph, g -> g.isOperation() && g.op().origin() instanceof Origin.Own)
                      .op()
                      .doc(Locale.ENGLISH)));
    }
  }

  /// All wires of a layer, z₁⁽¹⁾ and z₂⁽¹⁾ of z⁽¹⁾, are made as it says; a product of a matrix as a
  /// sum of products each.
  private static void assertLayer(String[] definition, ComputationGraph graph) {
    List<Gate> wires =
        graph.gates().stream()
            .filter(g ->
                graph
                    .called(g)
                    .map(n -> n.replaceAll("[₀-₉]", ""))
                    .equals(Optional.of(definition[0])))
            .toList();
    assertFalse(wires.isEmpty(), definition[0]);
    if (definition.length == 1) return;
    ComputationGraph stated = Texts.build(definition[1]).graph();
    boolean matrix = stated.gates().stream().anyMatch(g -> g.op() == Ops.TRANSPOSE);
    for (Gate wire : wires) {
      assertEquals(matrix ? List.of("×", "×", "+") : signs(stated), made(graph, wire));
    }
  }

  /// The signs of the gates between a wire and those that the text names.
  private static List<String> made(ComputationGraph graph, Gate wire) {
    List<String> made = new ArrayList<>();
    for (Wire operand : graph.operands(wire)) {
      Gate source = operand.source();
      if (source.isOperation() && source.name() == null) made.addAll(made(graph, source));
    }
    made.add(sign(graph, wire));
    return made;
  }

  private static Gate gate(ComputationGraph graph, Predicate<Gate> which) {
    return graph.gates().stream()
        .filter(Gate::isOperation)
        .filter(which)
        .findFirst()
        .orElseThrow(AssertionError::new);
  }

  private static List<Gate> targets(ComputationGraph graph, Gate gate) {
    return graph.consumers(gate).stream().map(Wire::target).toList();
  }
}
