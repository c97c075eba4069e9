package gradus.diagram;

import static gradus.diagram.Diagrams.diagram;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.diagram.scene.Arrangement;
import gradus.diagram.scene.Cuts;
import gradus.diagram.scene.Repeats;
import gradus.graph.ComputationGraph;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is done for numbers that would else be smaller than they should be.
class GoalTest {
  /// Rather than in one row, where they are too small.
  @Test
  void valuesPassABreakWhereThatMeetsTheGoalAndNoInputIsPartedByIt() {
    String text =
        "x=0.3; y=0.7; a=tanh(x); b=a-a; c=sigmoid(a); k=b+y; d=c*c; p=c*k; m=d*y; n=max(k,m); "
            + "o=n*n; r=tanh(o); s=o-o; f=r*s+p+a";
    Diagram diagram = diagram(text);
    assertEquals(List.of(5), diagram.blueprint().arrangement.cuts());
    double height = 16 * Math.min(1920 / diagram.width(), 1080 / diagram.height());
    assertTrue(height >= 30, "" + height);
    Cuts cuts = new Cuts(diagram.steps().trace().graph(), Arrangement.WHOLE);
    double[] widths = {0, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100};
    assertEquals(List.of(5), cuts.into(2, 2, true, false, widths).getFirst());
    // Rows would be more equal behind the third gate, but y is used on both sides of it.
    widths[1] = 450;
    assertEquals(List.of(4), cuts.into(2, 2, true, false, widths).getFirst());
  }

  @Test
  void anInputThatIsDrawnTwiceAnywayPassesNoBreak() {
    ComputationGraph graph = Texts.build("w = 1; x = 2; f = exp(tanh(exp(tanh(w*x))))*w").graph();
    Cuts once = new Cuts(graph, Arrangement.PLAIN);
    Cuts twice = new Cuts(graph, Arrangement.PLAIN.repeating(Repeats.PAIRS));
    assertEquals(0.97 * 0.85, once.worth(List.of(3)), 1e-12);
    assertEquals(0.97, twice.worth(List.of(3)), 1e-12);
  }

  /// Only what is smaller than it should be loses air, and no more of it than that takes.
  @Test
  void aHighPictureWhoseNumbersAreTooSmallHasLessAir() throws IOException {
    Diagram net = diagram(LegibilityTest.resource("net-3-3-3.gradus"));
    assertEquals(4, net.blueprint().arrangement.closer());
    Diagram attention = diagram(LegibilityTest.resource("attention-2x2.gradus"));
    assertEquals(8, attention.blueprint().arrangement.closer());
    Diagram lstm = diagram(LegibilityTest.resource("lstm-scalars.gradus"));
    assertEquals(0, lstm.blueprint().arrangement.closer());
    // Its numbers are too small there, but for its width.
    Options.Screen high = new Options.Screen(1000, 2000);
    Diagram wide =
        diagram(LegibilityTest.resource("lstm-vectors.gradus"), Options.DEFAULT.withScreen(high));
    assertEquals(0, wide.blueprint().arrangement.closer());
  }

  /// In two rows of two blocks the window would show a part of it.
  @Test
  void whatCanBeReadOnAScreenWithLessAirAloneHasLess() {
    StringBuilder text = new StringBuilder("h0=[0.5,-1]; ");
    for (int i = 0; i < 4; i++) {
      text.append("W%d=[[0.1,0.2],[-0.3,0.4]]; V%d=[[0.5,0.1],[0.2,-0.6]]; ".formatted(i, i));
      text.append("h%d=h%d+V%d@relu(W%d@h%d); ".formatted(i + 1, i, i, i, i));
    }
    text.append("L=norm(h4)^2");
    Options.Screen canvas = new Options.Screen(1040, 580);
    Diagram blocks = diagram(text.toString(), Options.DEFAULT.withScreen(canvas));
    assertEquals(2, blocks.blueprint().arrangement.cuts().size());
    assertTrue(blocks.blueprint().arrangement.closer() > 0);
    double height = 16 * Math.min(1040 / blocks.width(), 580 / blocks.height());
    assertTrue(height >= 11, "" + height);
  }
}
