package gradus.ui.editor;

import gradus.graph.Gate;
import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.ui.work.Change;
import gradus.ui.work.DocumentModel;
import gradus.ui.work.PictureModel;
import gradus.ui.work.ProblemModel;
import gradus.ui.work.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;
import org.fxmisc.richtext.event.MouseOverTextEvent;
import org.fxmisc.richtext.model.StyleSpan;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.util.UndoUtils;

/// The program text: what is typed goes to the model, and what the model holds is shown. Undo is
/// the model's, so that edits made elsewhere are undone in the same row.
public final class Editor extends CodeArea {
  /// A longer line would freeze the text control: such a text is opened, but only its head is
  /// shown.
  static final int LONGEST_LINE = 8_000;

  static final int LONGEST_TEXT = 1_000_000;

  private static final int EXCERPT = 2_000;

  private final Tooltip note = new Tooltip();
  private final Highlighter highlighter = new Highlighter();
  private DocumentModel document;
  private ProblemModel problems;
  private PictureModel picture;
  private Words words;
  private Consumer<String> refused = s -> {};
  private Completion completion;
  private Consumer<Gate> pointed = g -> {};
  private Runnable wanted = () -> {};
  private Window home;
  private boolean showing;
  private boolean numbered;

  public Editor() {
    getStyleClass().add("editor");
    setWrapText(true);
    setUndoManager(UndoUtils.noOpUndoManager());
    setMouseOverTextDelay(Duration.ofMillis(250));
    note.getStyleClass().add("problem-note");
    note.setWrapText(true);
    note.setMaxWidth(420);
    addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN, this::hover);
    addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_END, e -> leave());
    addEventHandler(MouseEvent.MOUSE_EXITED, e -> leave());
    addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, e -> note.hide());
    sceneProperty().flatMap(Scene::windowProperty).subscribe(this::closeWith);
    InvalidationListener stay = o -> stayInSight();
    heightProperty().addListener(stay);
    widthProperty().addListener(stay);
  }

  /// What stands below it may take from its height while one writes, and a narrower one breaks its
  /// lines elsewhere: neither takes the place where one writes out of sight.
  private void stayInSight() {
    if (isFocused()) Platform.runLater(this::requestFollowCaret);
  }

  /// What its caret and its lines listen to would keep all of a window that was closed. An editor
  /// that is only hidden comes back.
  private void closeWith(Window window) {
    if (window != null && window != home) {
      home = window;
      window.addEventHandler(WindowEvent.WINDOW_HIDDEN, e -> close());
    }
  }

  private void close() {
    getCaretSelectionBind().dispose();
    dispose();
  }

  /// A formula needs no tabs: the key leads on, so that who has no mouse gets out.
  private void lead(KeyEvent event) {
    boolean more = event.isShortcutDown() || event.isAltDown();
    if (event.getCode() != KeyCode.TAB || more || event.isConsumed()) return;
    requestFocusTraversal(
        event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
    event.consume();
  }

  /// Connects the editor; `refusal` hears why a text cannot be pasted, `points` which gate the
  /// pointer is on in the text, null for none.
  public void connect(
      DocumentModel written,
      ProblemModel wrong,
      PictureModel shown,
      Words spoken,
      Consumer<String> refusal,
      Consumer<Gate> points) {
    document = written;
    problems = wrong;
    picture = shown;
    words = spoken;
    refused = refusal;
    pointed = points;
    completion = new Completion(this, words);
    // Behind the completion, which takes what is chosen with the same key.
    addEventFilter(KeyEvent.KEY_PRESSED, this::lead);
    accessibleTextProperty().bind(words.saying("ui.editor"));
    textProperty().addListener((o, was, now) -> typed(now));
    document.text().addListener((o, was, now) -> show(now));
    InvalidationListener restyle = this::restyle;
    problems.problems().addListener(restyle);
    caretPositionProperty().addListener(restyle);
    show(document.text().get());
  }

  /// Who brings the editor to sight before a person writes in it.
  public void onWanted(Runnable showing) {
    wanted = showing;
  }

  @Override
  public void requestFocus() {
    wanted.run();
    super.requestFocus();
  }

  /// Whether only the head of the text is shown, because some line is too long.
  boolean isExcerpt() {
    return !isEditable();
  }

  private void typed(String now) {
    numberLines();
    if (!showing) {
      document.type(now);
      Platform.runLater(completion::typed);
    }
  }

  /// Numbers stand only where there are lines to tell apart.
  private void numberLines() {
    boolean several = getParagraphs().size() > 1;
    if (several != numbered) {
      numbered = several;
      setParagraphGraphicFactory(several ? LineNumberFactory.get(this) : null);
    }
  }

  private void show(String text) {
    boolean fits = fits(text);
    String shown = fits ? text : head(text);
    Change change = Change.between(getText(), shown);
    if (!change.isNothing()) {
      showing = true;
      try {
        // Most often it becomes another number, which then is styled already.
        boolean within = fits && change.end() > change.start();
        Collection<String> style = within ? getStyleOfChar(change.start()) : List.of();
        replace(change.start(), change.end(), change.inserted(), style);
      } finally {
        showing = false;
      }
    }
    setEditable(fits);
    restyle(null);
  }

  private static boolean fits(String text) {
    return text.length() <= LONGEST_TEXT
        && text.lines().mapToInt(String::length).max().orElse(0) <= LONGEST_LINE;
  }

  private static String head(String text) {
    String head = text.substring(0, Math.min(EXCERPT, text.length()));
    return head + " …";
  }

  private void restyle(Observable changed) {
    if (!isExcerpt() && getLength() > 0) {
      String text = getText();
      BracketPair pair = BracketPair.at(text, getCaretPosition());
      style(text, highlighter.next(text, problems.problems(), pair));
    }
  }

  /// Only where it looks otherwise: lines that are styled are made anew.
  private void style(String text, Highlighter.Restyled next) {
    int first = next.start();
    int last = first + next.spans().length();
    List<Collection<String>> before = letters(getStyleSpans(first, last));
    List<Collection<String>> after = letters(next.spans());
    int start = 0;
    int end = after.size();
    while (start < end
        && isStyled(text.charAt(first + start), before.get(start), after.get(start))) {
      start++;
    }
    while (end > start
        && isStyled(text.charAt(first + end - 1), before.get(end - 1), after.get(end - 1))) {
      end--;
    }
    if (start < end) setStyleSpans(first + start, next.spans().subView(start, end));
  }

  /// The end of a line looks like nothing.
  private static boolean isStyled(
      char letter, Collection<String> before, Collection<String> after) {
    return letter == '\n' || before.equals(after);
  }

  private static List<Collection<String>> letters(StyleSpans<Collection<String>> spans) {
    List<Collection<String>> letters = new ArrayList<>(spans.length());
    for (StyleSpan<Collection<String>> span : spans) {
      letters.addAll(Collections.nCopies(span.getLength(), span.getStyle()));
    }
    return letters;
  }

  @Override
  public void paste() {
    Clipboard clipboard = Clipboard.getSystemClipboard();
    String text = clipboard.hasString() ? clipboard.getString() : "";
    if (!fits(text) || getLength() + text.length() > LONGEST_TEXT) {
      refused.accept(words.say("ui.editor.paste", LONGEST_LINE));
    } else {
      super.paste();
    }
  }

  /// Marks a stretch of the text and brings it into view.
  public void mark(Span span) {
    if (!isExcerpt() && span.end() <= getLength()) {
      selectRange(span.start(), span.end());
      requestFollowCaret();
    }
  }

  private void hover(MouseOverTextEvent event) {
    int at = event.getCharacterIndex();
    Optional<Problem> problem =
        problems.problems().stream()
            .filter(
                p -> p.span().start() <= at && at < Math.max(p.span().end(), p.span().start() + 1))
            .findFirst();
    TextHelp help = new TextHelp(picture, words, getText(), at);
    help.gate().ifPresent(pointed);
    problem
        .map(p -> words.alone(p))
        .or(help::words)
        .ifPresent(said -> {
          Point2D place = event.getScreenPosition();
          note.setText(said);
          note.show(this, place.getX(), place.getY() + 16);
        });
  }

  private void leave() {
    note.hide();
    pointed.accept(null);
  }
}
