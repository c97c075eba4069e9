package gradus.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.graph.place.Group;
import gradus.graph.place.Round;
import gradus.graph.place.Site;
import gradus.lang.Expr;
import gradus.lang.Span;
import gradus.reading.ProgramReader;
import gradus.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Keys of places, formulas of a program, and what a name means where.
class PlacesTest {
  private static List<String> roots(String text) {
    return Root.of(ProgramReader.read(text)).stream().map(r -> r.key() + " " + r.name()).toList();
  }

  @Test
  void equalStepsAreCountedAndOthersWrittenOut() {
    Site f = Site.of("f");
    assertEquals("f", f.key());
    assertEquals("f/0", f.operand(0).key());
    assertEquals("f/0^3", f.operand(0).operand(0).operand(0).key());
    assertEquals("f/0/1/0^2", f.operand(0).operand(1).operand(0).operand(0).key());
    assertEquals("f/1/g/1^2", f.operand(1).inside("g", null).operand(1).operand(1).key());
    // The key of a place on the way was asked for first.
    Site on = f.operand(2);
    assertEquals("f/2", on.key());
    assertEquals("f/2/1", on.operand(1).key());
    assertEquals("f/2^2", on.operand(2).key());
  }

  @Test
  void aFormulaNamedLikeAPositionIsNoStep() {
    assertEquals("0/0", Site.of("0").operand(0).key());
  }

  @Test
  void partsKnowTheirFormulaAndTheirGroup() {
    Group round = new Group(Group.Bond.ROUND, "h", "1 / 2", null);
    Group call = new Group(Group.Bond.CALL, "h/0", "g", round);
    Site h = Site.of("h⁽¹⁾", round, new Round("h", List.of(1)));
    Site inside = h.operand(0).operand(0).inside("g", call);
    assertSame(h, h.base());
    assertSame(h, inside.operand(1).base());
    assertSame(round, h.operand(0).operand(0).group());
    assertSame(round, h.operand(1).group());
    assertSame(call, inside.operand(0).operand(0).group());
    assertNull(Site.of("f").group());
    assertNull(Site.of("f").operand(1).round());
    Round first = new Round("h", List.of(1));
    Site again = Site.of("h⁽¹⁾", null, first).operand(0).operand(0).inside("g", null);
    assertEquals(first, again.round());
    assertEquals("h/0", call.toString());
    assertEquals(List.of(1, 2), List.of(round.depth(), call.depth()));
    assertSame(round, call.parent());
    assertEquals(Group.Bond.CALL, call.bond());
  }

  @Test
  void formulasStandInTheOrderOfTheText() {
    assertEquals(
        List.of("x x", "h h", "k k", "c c", "h~2 h", "f f"),
        roots("x = 1\nrepeat 2 { h = x; repeat 3 { k = h }; c = k }\nrepeat 4 { h = c }\nf = h"));
    assertEquals(List.of("x x", "x x", "f f"), roots("x = 1\nrepeat 2 { x = 2*x }\nf = x"));
  }

  @Test
  void bareFormulasGetFreeNames() {
    assertEquals(List.of("f f", "out out", "out2 out2"), roots("1\n2\n3"));
    assertEquals(
        List.of("f f", "out out", "out3 out3", "out2 out2"), roots("f = 1\nout = 2\n3\nout2 = 4"));
    assertEquals(List.of("f f", "out2 out2"), roots("f = 1\nout2 = 2").subList(0, 2));
  }

  @Test
  void aNameLikeARoundMakesTheBlockSayItIsOne() {
    String block = "repeat 2 { h = 2*h }\n";
    assertEquals(List.of("h~2 h", "f f"), roots(block + "f = h⁽¹⁾"));
    assertEquals(List.of("h~2 h", "f f"), roots(block + "f = sin(-[h⁽¹⁾])"));
    assertEquals(List.of("h~2 h", "f f"), roots(block + "f(h⁽¹⁾) = 2"));
    assertEquals(List.of("h~2 h", "h⁽²⁾ h⁽²⁾"), roots(block + "h⁽²⁾ = 2"));
    assertEquals(List.of("h~2 h", "f f"), roots(block + "3*h⁽¹⁾"));
    assertEquals(List.of("h~2 h"), roots("repeat 2 { h = h⁽¹⁾ }"));
    assertEquals(List.of("h h", "f f"), roots(block + "f = k⁽¹⁾"));
    assertEquals(List.of("h~2 h", "h~3 h", "f f"), roots(block + block + "f = h⁽¹⁾⁽²⁾"));
  }

  @Test
  void theIndicesOfAnEntryAreItsPartsToo() {
    Root f = Root.of(ProgramReader.read("f = W[0, -1]")).getFirst();
    List<Expr> parts = f.body().parts();
    assertEquals(3, parts.size());
    assertEquals("W", ((Expr.Name) parts.getFirst()).name());
    assertEquals(1, ((Expr.Num) parts.get(2).parts().getFirst()).value());
    assertEquals(List.of(), parts.getFirst().parts());
    assertEquals(List.of(), parts.get(1).parts());
  }

  @Test
  void theNearestMeaningCounts() {
    Scope program = Scope.program();
    Lowered one = Lowered.of(Tensor.scalar(1), new Expr.Num(new Span(0, 1), 1, "1"));
    Lowered two = Lowered.of(Tensor.scalar(2), new Expr.Num(new Span(0, 1), 2, "2"));
    program.put("x", one);
    Scope round = program.round();
    assertSame(one, round.meaning("x"));
    round.put("x", two);
    assertSame(two, round.meaning("x"));
    assertSame(one, program.meaning("x"));
    assertNull(round.meaning("y"));
  }

  @Test
  void callsAreCountedAndKnowWhoCalls() {
    Scope program = Scope.program();
    Scope g = Scope.call("g", program, program.round());
    Scope h = Scope.call("h", program, g);
    assertEquals(
        List.of(0, 0, 1, 1, 2),
        List.of(program.depth(), program.round().depth(), g.depth(), g.round().depth(), h.depth()));
    assertTrue(h.isCalling("h") && h.isCalling("g") && g.isCalling("g"));
    assertFalse(h.isCalling("k") || g.isCalling("h") || program.isCalling("g"));
    // The body of a function sees the program's names, not its caller's.
    g.put("t", Lowered.FAILED);
    assertNull(h.meaning("t"));
  }
}
