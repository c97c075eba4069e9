package gradus.ui.editor;

import gradus.lang.Problem;
import gradus.ui.work.ProblemModel;
import gradus.ui.work.Words;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.fxmisc.richtext.model.TwoDimensional.Bias;

/// What is wrong, beside the line where it is: behind its end where there is room, else below the
/// text. It covers nothing that is written; where all of that is full it is left to the strip.
public final class LineNote extends Label {
  private static final double GAP = 14;
  private static final double BELOW = 5;
  private static final double SIDES = 10;

  private Editor editor;
  private ProblemModel problems;
  private Words words;

  public LineNote() {
    getStyleClass().add("line-note");
    setId("line-note");
    setManaged(false);
    setMouseTransparent(true);
    setWrapText(true);
    setVisible(false);
  }

  /// Connects the note to the editor that it stands over.
  public void connect(Editor written, ProblemModel wrong, Words spoken) {
    editor = written;
    problems = wrong;
    words = spoken;
    // The text knows the places of its lines only once it was laid out.
    InvalidationListener anew = o -> Platform.runLater(this::place);
    problems.problems().addListener(anew);
    words.language().addListener(anew);
    editor.textProperty().addListener(anew);
    editor.widthProperty().addListener(anew);
    editor.heightProperty().addListener(anew);
    editor.estimatedScrollYProperty().addListener(anew);
    editor
        .sceneProperty()
        .addListener((o, was, now) -> {
          if (now != null) placeWhenLaidOut(now);
        });
  }

  /// A program that comes back has its lines after the next pulse.
  private void placeWhenLaidOut(Scene scene) {
    scene.addPostLayoutPulseListener(
        new Runnable() {
          @Override
          public void run() {
            scene.removePostLayoutPulseListener(this);
            Platform.runLater(LineNote.this::place);
          }
        });
  }

  private void place() {
    // A program that is hidden shows no lines.
    if (editor.getScene() == null) return;
    Optional<Problem> wrong =
        problems.problems().stream()
            .filter(p -> p.severity() == Problem.Severity.ERROR)
            .filter(p -> p.span().end() <= editor.getLength() && !editor.isExcerpt())
            .findFirst();
    setVisible(wrong.filter(this::isPlaced).isPresent());
  }

  /// Finds a place; false where there is none.
  private boolean isPlaced(Problem problem) {
    int start = problem.span().start();
    int line = editor.offsetToPosition(start, Bias.Forward).getMajor();
    Optional<Bounds> own = lines(line);
    Optional<Bounds> last = lines(editor.getParagraphs().size() - 1);
    if (own.isEmpty()) return false;
    String sentence = words.alone(problem);
    setText(sentence);
    applyCss();
    double wide = getParent().getLayoutBounds().getWidth() - SIDES;
    double end = lineEnd(line).orElse(wide);
    if (end + GAP + prefWidth(-1) <= wide) {
      lay(end + GAP, own.get().getMinY(), prefWidth(-1), own.get().getHeight());
      return true;
    }
    double left = lines(line).map(Bounds::getMinX).orElse(SIDES) + SIDES;
    double room = wide - left;
    boolean under = last.isPresent() && line == editor.getParagraphs().size() - 1;
    if (!under) setText(words.say("ui.problem.line", line + 1, sentence));
    double high = prefHeight(room);
    double top = last.map(Bounds::getMaxY).orElse(Double.MAX_VALUE) + BELOW;
    if (top + high > getParent().getLayoutBounds().getHeight()) return false;
    lay(left, top, Math.min(room, prefWidth(-1)), high);
    return true;
  }

  private void lay(double x, double y, double width, double height) {
    resizeRelocate(x, y, width, height);
  }

  /// Where a line of the text is on the note's ground; empty where it is not to be seen.
  private Optional<Bounds> lines(int paragraph) {
    return editor
        .allParToVisibleParIndex(paragraph)
        .map(editor::getVisibleParagraphBoundsOnScreen)
        .map(ground()::screenToLocal);
  }

  private Optional<Double> lineEnd(int paragraph) {
    int length = editor.getParagraphLength(paragraph);
    int end = editor.getAbsolutePosition(paragraph, length);
    return length == 0
        ? Optional.empty()
        : editor
            .getCharacterBoundsOnScreen(end - 1, end)
            .map(b -> ground().screenToLocal(b).getMaxX());
  }

  private Node ground() {
    return getParent();
  }
}
