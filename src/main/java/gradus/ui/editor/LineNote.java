package gradus.ui.editor;

import gradus.lang.Problem;
import gradus.ui.work.ProblemModel;
import gradus.ui.work.Words;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.fxmisc.richtext.model.TwoDimensional.Bias;

/// What is wrong, beside the line where it is, whole, and over no letter: behind its end where
/// there is room, in several rows behind the ends of the lines around it, below the text where that
/// is near. Where a line is full, in a text that is full, the lines below it make room. Where few
/// lines are in sight it is left to the strip.
public final class LineNote extends Label {
  private static final double GAP = 14;
  private static final double BELOW = 5;
  private static final double SIDES = 14;

  /// Lines between its own and the end of the text, at most, over which one looks.
  private static final int NEAR = 1;

  /// One of several rows is this wide at least, in sizes of its letters.
  private static final double LEAST = 7;

  /// Rows of a text that one of several rows stands beside, at most.
  private static final int MOST = 7;

  /// For how many rows the lines below can make room: `room-1` to `room-8` of the looks.
  private static final int MOST_ROOM = 8;

  /// Rows of a text of which some can be covered: of fewer the strip is right below.
  private static final int MANY = 7;

  private static final String ROOM = "room-";

  private Editor editor;
  private ProblemModel problems;
  private Words words;
  private Scene waits;
  private boolean roomy;

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
    InvalidationListener anew = o -> placeOnce();
    problems.problems().addListener(anew);
    words.language().addListener(anew);
    editor.textProperty().addListener(anew);
    editor.widthProperty().addListener(anew);
    editor.heightProperty().addListener(anew);
    editor.estimatedScrollYProperty().addListener(anew);
    editor.sceneProperty().addListener(anew);
  }

  /// However much changes at once: when all is laid out, as the text knows the places of its lines
  /// only then.
  private void placeOnce() {
    Scene scene = editor.getScene();
    if (waits == scene) return;
    waits = scene;
    if (scene == null) return;
    scene.addPostLayoutPulseListener(
        new Runnable() {
          @Override
          public void run() {
            scene.removePostLayoutPulseListener(this);
            if (waits != scene) return;
            waits = null;
            place();
          }
        });
    Platform.requestNextPulse();
  }

  private void place() {
    // A program that is hidden shows no lines.
    if (editor.getScene() == null) return;
    Optional<Problem> wrong =
        problems.problems().stream()
            .filter(p -> p.severity() == Problem.Severity.ERROR)
            .filter(p -> p.span().end() <= editor.getLength() && !editor.isExcerpt())
            .findFirst();
    Optional<Problem> placed = wrong.filter(this::isPlaced);
    if (placed.isEmpty()) makeRoom(-1, 0);
    setVisible(placed.isPresent());
  }

  /// Finds a place; false where its line is not to be seen.
  private boolean isPlaced(Problem problem) {
    int line = editor.offsetToPosition(problem.span().start(), Bias.Forward).getMajor();
    Optional<Bounds> own = lines(line);
    if (own.isEmpty()) return false;
    String sentence = words.alone(problem);
    say(sentence);
    double wide = getParent().getLayoutBounds().getWidth() - SIDES;
    Optional<Bounds> letter = lastLetter(line);
    double end = letter.map(Bounds::getMaxX).orElse(own.get().getMinX());
    Bounds row = letter.orElse(own.get());
    if (end + GAP + prefWidth(-1) <= wide) {
      lay(end + GAP, row.getMinY(), prefWidth(-1), row.getHeight());
      makeRoom(-1, 0);
      return true;
    }
    boolean near = editor.getParagraphs().size() - 1 - line <= NEAR;
    boolean free =
        near && isBelow(line, own.get(), sentence, wide)
            || isBeside(line, row, wide)
            || !near && isBelow(line, own.get(), sentence, wide);
    if (free) makeRoom(-1, 0);
    return free || isBetween(line, row, wide);
  }

  /// Behind the ends of its line and of those below, or above, in as few rows as it takes.
  private boolean isBeside(int line, Bounds row, double wide) {
    for (int down = 1; down >= -1; down -= 2) {
      double end = row.getMaxX();
      for (int n = 1; n < MOST; n++) {
        int next = line + down * n;
        if (next < 0 || next >= editor.getParagraphs().size()) break;
        Optional<Bounds> all = lines(next);
        boolean single = all.isPresent() && all.get().getHeight() < 1.5 * row.getHeight();
        if (!single) break;
        end = Math.max(end, lastLetter(next).map(Bounds::getMaxX).orElse(0.0));
        double left = wide - end - GAP;
        if (left < LEAST * getFont().getSize()) break;
        double high = prefHeight(left);
        if (high > (n + 1) * row.getHeight()) continue;
        double top = down > 0 ? row.getMinY() : row.getMaxY() - high;
        if (top < 0 || top + high > getParent().getLayoutBounds().getHeight()) break;
        lay(end + GAP, top, left, high);
        return true;
      }
    }
    return false;
  }

  /// Below the text, where that leaves room.
  private boolean isBelow(int line, Bounds own, String sentence, double wide) {
    Optional<Bounds> last = lines(editor.getParagraphs().size() - 1);
    double left = own.getMinX() + SIDES;
    boolean under = line == editor.getParagraphs().size() - 1;
    say(under ? sentence : words.say("ui.problem.line", line + 1, sentence));
    double high = prefHeight(wide - left);
    double top = last.map(Bounds::getMaxY).orElse(Double.MAX_VALUE) + BELOW;
    if (top + high > getParent().getLayoutBounds().getHeight()) {
      say(sentence);
      return false;
    }
    lay(left, top, Math.min(wide - left, prefWidth(-1)), high);
    return true;
  }

  /// Where a full line leaves no room in a full text: right under it, the lines below make room.
  private boolean isBetween(int line, Bounds row, double wide) {
    int start = editor.getAbsolutePosition(line, 0);
    double left = letter(start).map(Bounds::getMinX).orElse(row.getMinX());
    double page = getParent().getLayoutBounds().getHeight();
    double width = Math.min(wide - left, prefWidth(-1));
    double high = prefHeight(width);
    int rows = (int) Math.ceil(high / row.getHeight());
    boolean fits = page >= MANY * row.getHeight() && rows <= MOST_ROOM;
    // The last line in sight stays there.
    boolean seen = fits && row.getMaxY() + high <= page;
    makeRoom(seen ? line : -1, rows);
    if (!seen) return false;
    lay(left, row.getMaxY(), width, high);
    return true;
  }

  /// The lines below one, and below no other, are so many rows further down.
  private void makeRoom(int line, int rows) {
    // Most texts are never touched, however long they are.
    if (line < 0 && !roomy) return;
    roomy = line >= 0;
    // A line that changes while all is laid out would not be laid out itself.
    Platform.runLater(() -> {
      for (int p = 0; p < editor.getParagraphs().size(); p++) {
        Collection<String> wanted = p == line ? List.of(ROOM + rows) : List.of();
        if (!editor.getParagraph(p).getParagraphStyle().equals(wanted)) {
          editor.setParagraphStyle(p, wanted);
        }
      }
    });
  }

  private void say(String sentence) {
    setText(sentence);
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
    return length == 0 ? Optional.empty() : letter(end - 1);
  }

  private Optional<Bounds> letter(int at) {
    return editor.getCharacterBoundsOnScreen(at, at + 1).map(ground()::screenToLocal);
  }

  private Node ground() {
    return getParent();
  }
}
