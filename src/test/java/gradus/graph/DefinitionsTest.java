package gradus.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.lang.Expr;
import gradus.lang.Printer;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.op.Op;
import gradus.op.Operands;
import gradus.op.catalogue.Ops;
import gradus.reading.ProgramReader;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Formulas of the catalogue as graphs and as parts of a program.
class DefinitionsTest {
  private static Op op(String name, int arguments) {
    return Ops.find(name, arguments).orElseThrow();
  }

  private static List<String> gates(ComputationGraph graph) {
    return graph.gates().stream()
        .map(g -> g.isOperation() ? g.op().name() : g.isConstant() ? "number" : g.name())
        .toList();
  }

  @Test
  void theFormulaOfAnOpIsAGraphOfItsOwn() {
    Op tanh = op("tanh", 1);
    Operands in = Operands.of(tanh, List.of(Tensor.vector(1, 2, 3)));
    ComputationGraph graph = Definitions.graph(tanh, in, new int[0]).orElseThrow();
    assertEquals("out_", graph.output().name());
    assertEquals(List.of("x"), graph.inputs().stream().map(Gate::name).toList());
    assertEquals(Shape.vector(3), graph.output().shape());
    assertEquals(Shape.vector(3), graph.named("x").orElseThrow().shape());
    assertEquals(Optional.empty(), Definitions.graph(op("exp", 1), in, new int[0]));
  }

  @Test
  void aLabelGoesIntoTheFormulaAndIsNoInput() {
    Op loss = op("cross_entropy", 2);
    Operands in = Operands.of(loss, List.of(Tensor.vector(1, 2, 4), Tensor.scalar(2)));
    ComputationGraph graph = Definitions.graph(loss, in, new int[0]).orElseThrow();
    assertEquals(List.of("s"), graph.inputs().stream().map(Gate::name).toList());
    assertEquals(List.of("s", "logsumexp", "index", "-"), gates(graph));
  }

  @Test
  void operandsOfDifferentShapesKeepTheirs() {
    Op dot = op("dot", 2);
    Operands in = Operands.of(dot, List.of(Tensor.vector(1, 2), Tensor.vector(3, 4)));
    ComputationGraph graph = Definitions.graph(dot, in, new int[0]).orElseThrow();
    assertEquals(List.of("a", "b", "*", "sum"), gates(graph));
    Op mse = op("mse", 2);
    Operands rows =
        Operands.of(
            mse,
            List.of(
                Tensor.matrix(new double[] {1, 2, 3}, new double[] {4, 5, 6}), Tensor.scalar(1)));
    ComputationGraph error = Definitions.graph(mse, rows, new int[0]).orElseThrow();
    assertEquals(Shape.matrix(2, 3), error.named("a").orElseThrow().shape());
    assertEquals(Shape.SCALAR, error.named("b").orElseThrow().shape());
  }

  @Test
  void everyPartOfAFormulaStandsWhereTheCallStands() {
    String text = "s = [1, 2, 4]\ny = 2\nf = 3*hinge(s, y)";
    ComputationGraph graph =
        GraphBuilder.build(ProgramReader.read(text), Map.of(), null, Folding.UNFOLDED, () -> false)
            .graph();
    Span call = new Span(text.indexOf("hinge"), text.length());
    List<Gate> inside = graph.gates().stream().filter(g -> g.group() != null).toList();
    assertEquals(
        List.of("index", "-", "number", "+", "number", "max", "sum", "number", "-"),
        inside.stream().map(g -> g.isConstant() ? "number" : g.op().name()).toList());
    for (Gate gate : inside) {
      assertEquals(call, gate.span(), gate.key());
    }
  }

  @Test
  void aProgramIsMadeOfAFormulaAndStandsNowhere() {
    Statement.Bare deep =
        (Statement.Bare)
            ProgramReader.read("x" + "-max([1, -2], y)[0]".repeat(30_000)).statements().getFirst();
    Program program = Definitions.program("out", deep.body());
    assertEquals("", program.text());
    assertEquals(List.of(), program.problems());
    Statement.Definition only = (Statement.Definition) program.statements().getFirst();
    assertEquals("out = " + Printer.text(deep.body()) + "\n", Printer.text(program));
    Span nowhere = new Span(0, 0);
    for (Expr part : only.body().all()) {
      assertEquals(nowhere, part.span());
    }
    Statement.Bare few = (Statement.Bare) ProgramReader.read("-x").statements().getFirst();
    ComputationGraph graph = GraphBuilder.build(Definitions.program("out", few.body())).graph();
    assertEquals(List.of("x", "neg"), gates(graph));
    assertEquals("out", graph.output().name());
  }
}
