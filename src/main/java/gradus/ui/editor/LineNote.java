package gradus.ui.editor;

import gradus.lang.Problem;
import gradus.ui.work.ProblemModel;
import gradus.ui.work.Words;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.fxmisc.richtext.model.TwoDimensional.Bias;

/// What is wrong, beside the line where it is: behind its end where there is room, below the text
/// where that is near, shortened behind its end with all of it under the pointer; only where a line
/// is full in a text that is full it lies over the lines beside it. Where few lines are in sight,
/// and all are full, it is left to the strip.
public final class LineNote extends Label {
  private static final double GAP = 14;
  private static final double BELOW = 5;
  private static final double SIDES = 14;

  /// Lines between its own and the end of the text, at most, over which one looks.
  private static final int NEAR = 1;

  /// A shortened one is this wide at least, in sizes of its letters.
  private static final double LEAST = 4;

  /// Rows of a text of which some can be covered: of fewer the strip is right below.
  private static final int MANY = 7;

  private static final double WIDEST = 420;

  private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

  private final Tooltip whole = new Tooltip();

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
    whole.setWrapText(true);
    whole.setMaxWidth(WIDEST);
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

  /// Finds a place; false where its line is not to be seen.
  private boolean isPlaced(Problem problem) {
    int line = editor.offsetToPosition(problem.span().start(), Bias.Forward).getMajor();
    Optional<Bounds> own = lines(line);
    if (own.isEmpty()) return false;
    String sentence = words.alone(problem);
    say(sentence, false);
    double wide = getParent().getLayoutBounds().getWidth() - SIDES;
    Optional<Bounds> letter = lastLetter(line);
    double end = letter.map(Bounds::getMaxX).orElse(own.get().getMinX());
    Bounds row = letter.orElse(own.get());
    if (end + GAP + prefWidth(-1) <= wide) {
      lay(end + GAP, row.getMinY(), prefWidth(-1), row.getHeight());
      return true;
    }
    boolean near = editor.getParagraphs().size() - 1 - line <= NEAR;
    if (near && isBelow(line, own.get(), sentence, wide)) return true;
    double left = wide - end - GAP;
    if (left >= LEAST * getFont().getSize()) {
      say(sentence, true);
      setWrapText(false);
      lay(end + GAP, row.getMinY(), left, row.getHeight());
      return true;
    }
    if (!near && isBelow(line, own.get(), sentence, wide)) return true;
    return isOver(row, own.get().getMinX() + SIDES, wide);
  }

  /// Below the text, where that leaves room.
  private boolean isBelow(int line, Bounds own, String sentence, double wide) {
    Optional<Bounds> last = lines(editor.getParagraphs().size() - 1);
    double left = own.getMinX() + SIDES;
    boolean under = line == editor.getParagraphs().size() - 1;
    say(under ? sentence : words.say("ui.problem.line", line + 1, sentence), false);
    double high = prefHeight(wide - left);
    double top = last.map(Bounds::getMaxY).orElse(Double.MAX_VALUE) + BELOW;
    if (top + high > getParent().getLayoutBounds().getHeight()) {
      say(sentence, false);
      return false;
    }
    lay(left, top, Math.min(wide - left, prefWidth(-1)), high);
    return true;
  }

  /// Where a full line leaves no room in a full text: over the lines below it, or else above.
  private boolean isOver(Bounds row, double left, double wide) {
    double page = getParent().getLayoutBounds().getHeight();
    if (page < MANY * row.getHeight()) return false;
    pseudoClassStateChanged(OVER, true);
    applyCss();
    double width = Math.min(wide - left, prefWidth(-1));
    double high = prefHeight(width);
    boolean room = row.getMaxY() + high <= page;
    lay(left, room ? row.getMaxY() : row.getMinY() - high, width, high);
    return true;
  }

  /// A shortened one has all of it under the pointer.
  private void say(String sentence, boolean shortened) {
    setText(sentence);
    setWrapText(true);
    pseudoClassStateChanged(OVER, false);
    setMouseTransparent(!shortened);
    whole.setText(sentence);
    setTooltip(shortened ? whole : null);
    applyCss();
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

  /// Behind it there is room, in the last of the rows in which a line is broken.
  private Optional<Bounds> lastLetter(int paragraph) {
    int length = editor.getParagraphLength(paragraph);
    int end = editor.getAbsolutePosition(paragraph, length);
    return length == 0
        ? Optional.empty()
        : editor.getCharacterBoundsOnScreen(end - 1, end).map(ground()::screenToLocal);
  }

  private Node ground() {
    return getParent();
  }
}
