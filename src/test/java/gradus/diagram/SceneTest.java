package gradus.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagram.scene.Scene;
import gradus.diagram.scene.SceneLine;
import gradus.diagram.scene.ScenePart;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Wire;
import gradus.graph.place.Group;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.reading.ProgramReader;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SceneTest {
  private static Scene scene(String text, Folding folding) {
    return new Scene(
        Trace.of(
            GraphBuilder.build(ProgramReader.read(text), Map.of(), null, folding, () -> false)
                .graph()));
  }

  @Test
  void everyGateIsAPartAndEveryOperandALineButConstantsInsideTheirGates() {
    int parts = 0;
    for (Example example : Examples.all()) {
      Scene scene = scene(example.program(), Folding.FOLDED);
      for (Gate gate : scene.graph().gates()) {
        boolean inside = gate.isConstant() && gate.shape().isScalar();
        assertEquals(!inside, scene.part(gate).isPresent(), example.name() + " " + gate.id());
        for (Wire wire : scene.graph().operands(gate)) {
          boolean drawn = scene.part(wire.source()).isPresent();
          assertEquals(drawn, scene.line(wire).isPresent(), example.name());
        }
      }
      for (ScenePart part : scene.parts()) {
        assertEquals(part, scene.parts().get(part.index()));
        assertEquals(part, scene.part(part.gate()).orElseThrow());
        List<Integer> ports = scene.to(part).stream().map(SceneLine::port).toList();
        assertEquals(IntStream.range(0, ports.size()).boxed().toList(), ports);
        assertTrue(scene.from(part).stream().allMatch(line -> line.from() == part));
        assertTrue(scene.to(part).stream().allMatch(line -> line.to() == part));
        parts++;
      }
      List<SceneLine> reached = new ArrayList<>();
      scene.parts().forEach(part -> reached.addAll(scene.to(part)));
      assertEquals(scene.lines(), reached, example.name());
    }
    assertTrue(parts > 200, "" + parts);
  }

  private static List<String> signs(Scene scene) {
    return scene.parts().stream()
        .map(ScenePart::gate)
        .map(g -> g.isInput() ? g.name() : g.op().name())
        .toList();
  }

  @Test
  void aCopyThatAloneReadsAValueIsANameOfItsWire() {
    Scene alone = scene("x = 2; f = x", Folding.FOLDED);
    assertEquals(List.of("x"), signs(alone));
    assertEquals(List.of("f"), alone.parts().getFirst().names());
    assertEquals(List.of(), alone.lines());
    assertEquals(alone.parts().getFirst(), alone.part(alone.graph().output()).orElseThrow());
    Scene chain = scene("x = 2; a = x^2; b = a; c = b; f = c*c", Folding.FOLDED);
    assertEquals(List.of("x", "^", "*"), signs(chain));
    ScenePart square = chain.parts().get(1);
    assertEquals(List.of("a", "b", "c"), square.names());
    assertEquals("c", square.carried().name());
    // The fork is that of c: both lines leave the one part.
    assertEquals(
        List.of(true, true), chain.from(square).stream().map(SceneLine::isBranch).toList());
    assertEquals(chain.from(square), chain.to(chain.parts().get(2)));
  }

  @Test
  void aCopyBehindAFrameIsANameOfTheWireThatLeavesIt() {
    Scene rounds = scene("x = 2; repeat 2 { x = x^2 }; y = x", Folding.FOLDED);
    assertEquals(List.of("x", "^", "^"), signs(rounds));
    assertEquals("y", rounds.parts().getLast().names().getLast());
    assertEquals("y", rounds.parts().getLast().carried().name());
    Scene unfolded = scene("s(t) = t*exp(t); x = 2; a = s(x); y = a", Folding.UNFOLDED);
    assertEquals(List.of("x", "exp", "*"), signs(unfolded));
    // A name inside is not that of what comes in.
    Scene into = scene("s(t) = exp(t); x = 2; y = x; f = s(y)", Folding.UNFOLDED);
    assertEquals(List.of("x", "exp"), signs(into));
    assertEquals(List.of("y"), into.parts().getFirst().names());
  }

  @Test
  void aCopyOfWhatIsReadElsewhereTooStaysAGate() {
    assertEquals(List.of("x", "copy", "*"), signs(scene("x = 2; y = x; f = x*y", Folding.FOLDED)));
    assertEquals(List.of("x", "copy", "copy"), signs(scene("x = 2; y = x; f = x", Folding.FOLDED)));
    // Nor is a gradient stopped unseen.
    assertEquals(List.of("x", "detach"), signs(scene("x = 2; f = detach(x)", Folding.FOLDED)));
    Trace trace =
        Trace.of(
            GraphBuilder.build(
                    ProgramReader.read("x = 2; f = x"), Map.of(), "x", Folding.FOLDED, () -> false)
                .graph());
    assertEquals(List.of("x", "copy"), signs(new Scene(trace)));
  }

  @Test
  void aConstantBeforeAnOperandTakesNoPort() {
    Scene scene = scene("x = 3; y = 2; f = where(2 > x, y, x)", Folding.FOLDED);
    ScenePart output = scene.part(scene.graph().output()).orElseThrow();
    assertEquals(3, scene.to(output).size());
    ScenePart compared = scene.to(output).getFirst().from();
    assertEquals(List.of(0), scene.to(compared).stream().map(SceneLine::port).toList());
    assertEquals("x", scene.to(compared).getFirst().from().gate().name());
  }

  @Test
  void linesOfAForkHaveSharesButThoseOfALabelOrOfASingleUseHaveNone() {
    Scene scene = scene("x = 3; y = 2; f = x*y + x", Folding.FOLDED);
    assertEquals(
        List.of(true, false, false, true),
        scene.lines().stream().map(SceneLine::isBranch).toList());
    Scene labels = scene("s = [1, 2]; k = 1; f = hinge(s, k) + hinge(2*s, k)", Folding.FOLDED);
    Gate k = labels.graph().gates().stream().filter(g -> "k".equals(g.name())).findAny().get();
    ScenePart label = labels.part(k).orElseThrow();
    assertEquals(2, labels.from(label).size());
    assertTrue(labels.from(label).stream().noneMatch(SceneLine::isBranch));
  }

  @Test
  void numbersOfAResultStandBeyondItsFrameAndSharesInTheFrameTheyGoInto() {
    Scene scene = scene("g(a) = a*a + a; x = 3; f = g(x + 1) + x", Folding.UNFOLDED);
    List<ScenePart> framed = scene.parts().stream().filter(part -> part.home() != null).toList();
    assertEquals(2, framed.size());
    Group frame = framed.getFirst().home();
    assertEquals(frame, framed.getFirst().wireHome());
    assertEquals(null, framed.getLast().wireHome());
    List<SceneLine> into =
        scene.lines().stream()
            .filter(line -> line.from().home() == null && line.to().home() == frame)
            .toList();
    assertEquals(3, into.size());
    assertTrue(into.stream().allMatch(line -> line.isBranch() && line.home() == frame));
  }

  @Test
  void aShareThatGoesIntoAFrameAloneStandsBeforeItAtItsFork() {
    Scene scene = scene("g(a) = a^2 + 1; x = 3; y = 2; f = g(x) + g(y) + x*y", Folding.UNFOLDED);
    List<SceneLine> into =
        scene.lines().stream()
            .filter(line -> line.from().home() == null && line.to().home() != null)
            .toList();
    assertEquals(2, into.size());
    assertTrue(into.stream().allMatch(line -> line.isBranch() && line.home() == null));
    // What two wires take into one frame parts there, and one of them goes further in.
    Scene inner = scene("h(a) = a^2; g(a) = a*h(a); x = 3; f = g(x) + x", Folding.UNFOLDED);
    List<String> homes =
        inner.lines().stream()
            .filter(SceneLine::isBranch)
            .map(line -> line.home() == null ? "" : line.home().title())
            .toList();
    assertEquals(List.of("", "g", "g"), homes.stream().sorted().toList());
  }

  @Test
  void whatOneRoundHandsToTheNextAloneHasItsNumbersThere() {
    Scene scene = scene("h = 0.5, w = 2; repeat 3 { h = w*h + 1 }", Folding.UNFOLDED);
    List<ScenePart> results =
        scene.parts().stream().filter(part -> part.home() != part.wireHome()).toList();
    assertEquals(3, results.size());
    assertEquals("1 / 3", results.getFirst().home().title());
    assertEquals("2 / 3", results.getFirst().wireHome().title());
    assertEquals("3 / 3", results.get(1).wireHome().title());
    assertEquals(null, results.getLast().wireHome());
  }

  @Test
  void whatTwoRoundsTakeHasItsNumbersBetweenThem() {
    String program = "h = 0.5, w = 2; repeat 2 { h = w*h + 1 }; g(a) = a*a + a; f = g(h) + h";
    Scene scene = scene(program, Folding.UNFOLDED);
    ScenePart second =
        scene.parts().stream()
            .filter(part -> part.home() != null && part.home().title().equals("2 / 2"))
            .filter(part -> part.home() != part.wireHome())
            .findFirst()
            .orElseThrow();
    assertEquals(null, second.wireHome());
  }

  @Test
  void whatGoesOnInTheNextRowStandsInTheFrameThatTakesIt() {
    Scene scene = scene("h = 0.5, w = 2; repeat 3 { h = w*h + 1 }", Folding.UNFOLDED);
    ScenePart first =
        scene.parts().stream().filter(p -> p.home() != p.wireHome()).findFirst().orElseThrow();
    assertEquals("2 / 3", scene.tagHome(first, first.row()).title());
    assertEquals(null, scene.tagHome(first, first.row() + 1));
  }

  @Test
  void aLargeGraphHasNoNumbersOnItsLines() {
    Scene scene = scene("x = 1\nh = x\nrepeat 501 { h = h*x }", Folding.UNFOLDED);
    assertFalse(scene.isLabelled());
    assertTrue(scene.lines().stream().noneMatch(SceneLine::isBranch));
    assertTrue(scene("x = 1\nh = x\nrepeat 499 { h = h*x }", Folding.UNFOLDED).isLabelled());
  }
}
