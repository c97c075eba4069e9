package gradus.ui.piece;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

/// How names stand in the lines of labels.
class LoweredLineTest extends ApplicationTest {
  private static final String FAMILY = "DejaVu Sans Condensed";

  private static Label label(String text, boolean wrapping) {
    Label label = new Label(text);
    label.setWrapText(wrapping);
    label.setFont(Font.font(FAMILY, FontWeight.BOLD, 20));
    LoweredLine.in(label);
    return label;
  }

  private static List<Text> letters(StackedWord word) {
    return word.getChildrenUnmodifiable().stream().map(Text.class::cast).toList();
  }

  @Test
  void aMarkStandsAboveItsIndex() {
    LoweredLine line =
        assertInstanceOf(LoweredLine.class, label("to w₁₁⁽²⁾: 1 · z", false).getGraphic());
    assertEquals(3, line.getChildren().size());
    assertEquals("to ", ((Text) line.getChildren().getFirst()).getText());
    StackedWord word = assertInstanceOf(StackedWord.class, line.getChildren().get(1));
    assertEquals(" 1 · z", ((Text) line.getChildren().getLast()).getText());
    List<Text> letters = letters(word);
    assertEquals(List.of("w", "₁₁", "⁽²⁾", ":"), letters.stream().map(Text::getText).toList());
    double letter = letters.getFirst().getLayoutBounds().getWidth();
    assertEquals(letter, letters.get(1).getLayoutX());
    assertEquals(letter, letters.get(2).getLayoutX());
    double scripts =
        letters.subList(1, 3).stream()
            .mapToDouble(t -> t.getLayoutBounds().getWidth())
            .max()
            .orElseThrow();
    assertEquals(letter + scripts, letters.getLast().getLayoutX());
    double baseline = word.getBaselineOffset();
    assertEquals(baseline, letters.getFirst().getLayoutY());
    assertEquals(baseline + 0.08 * 20, letters.get(1).getLayoutY(), 1e-9);
    assertEquals(baseline - 0.14 * 20, letters.get(2).getLayoutY(), 1e-9);
  }

  @Test
  void lettersKeepTheWeightOfTheLabelAndLoweredWordsAreLight() {
    LoweredLine line =
        assertInstanceOf(LoweredLine.class, label("L_data w₁⁽¹⁾", false).getGraphic());
    Text loss = (Text) line.getChildren().getFirst();
    Text data = (Text) line.getChildren().get(1);
    StackedWord word = assertInstanceOf(StackedWord.class, line.getChildren().getLast());
    assertEquals(Font.font(FAMILY, FontWeight.BOLD, 20), loss.getFont());
    assertEquals(Font.font(FAMILY, 0.72 * 20), data.getFont());
    assertTrue(letters(word).stream().allMatch(t -> t.getFont().equals(loss.getFont())));
  }

  @Test
  void whatStandsOnTheLineAloneStaysText() {
    assertNull(label("w₁₁ and z⁽¹⁾", false).getGraphic());
  }

  @Test
  void aLineThatWrapsMayBeNarrow() {
    String text = "w₁₁⁽²⁾ and a line that is too long for where it is to stand";
    assertEquals(0, label(text, true).getGraphic().minWidth(-1));
    Label whole = label(text, false);
    assertEquals(whole.getGraphic().prefWidth(-1), whole.getGraphic().minWidth(-1));
  }

  /// Beside a choice box, the title of a tab.
  @Test
  void aPlaceThatCanGrowGrowsWithItsLine() {
    Label label = label("∂q/∂x_in", true);
    HBox head = new HBox(label, new Region());
    new Scene(head, 400, 60);
    interact(() -> {
      head.applyCss();
      head.layout();
    });
    double narrow = label.getWidth();
    interact(() -> label.setText("∂q/∂w₁₁⁽¹⁾, and all of this"));
    for (int frame = 0; frame < 3; frame++) {
      interact(head::layout);
    }
    Region line = (Region) label.getGraphic();
    assertTrue(label.getWidth() > narrow + 50, narrow + " to " + label.getWidth());
    assertEquals(label.getWidth(), line.getWidth(), 2);
    assertEquals(line.prefHeight(-1), line.getHeight(), 1);
    interact(() -> {
      label.setText("∂q");
      head.layout();
    });
    assertTrue(label.getWidth() < narrow, "as narrow as its text");
  }
}
