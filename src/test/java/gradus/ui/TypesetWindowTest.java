package gradus.ui;

import gradus.document.Document;
import gradus.latex.Signs;
import gradus.picture.Formula;
import java.util.stream.Stream;
import javafx.scene.image.ImageView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is typeset below the editor. It is an image: its width tells which signs it has.
class TypesetWindowTest extends OpenWindow {
  private static final String INPUTS = "W = [[1, 2], [3, 4]]\nx = [1, 2]\nc = 2\n";
  private static final double SIZE = 17;
  private static final String F = "\\boldsymbol{f} = ";
  private static final String W = "\\boldsymbol{W}";
  private static final String X = "\\boldsymbol{x}";

  private static Stream<Arguments> products() {
    return Stream.of(
        Arguments.of("f = W x", F + W + " \\, " + X, F + W + " \\ast " + X),
        Arguments.of("f = W*W", F + W + " \\odot " + W, F + W + " \\odot " + W),
        Arguments.of("f = c x", F + "c \\, " + X, F + "c \\ast " + X));
  }

  @ParameterizedTest
  @MethodSource("products")
  void whatMultipliesIsWrittenAsInThePicture(String text, String textbook, String notes) {
    interact(() -> model.document().show(Document.untitled(INPUTS + text)));
    seesTypeset(textbook);
    interact(() -> model.settings().signs().set(Signs.NOTES));
    seesTypeset(notes);
    interact(() -> model.settings().signs().set(Signs.TEXTBOOK));
    seesTypeset(textbook);
  }

  private void seesTypeset(String latex) {
    double width = Formula.of(latex, SIZE).orElseThrow().width();
    ImageView shown = lookup("#typeset").lookup(".image-view").queryAs(ImageView.class);
    until(() -> Math.abs(shown.getFitWidth() - width) < 0.01);
  }
}
