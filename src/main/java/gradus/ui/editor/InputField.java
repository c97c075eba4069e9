package gradus.ui.editor;

import gradus.lang.Problem;
import gradus.latex.TypesetName;
import gradus.ui.work.Input;
import gradus.ui.work.InputModel;
import gradus.ui.work.Words;
import java.math.BigDecimal;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

/// One input's literal. A value edits the program's text once it is finished: by Enter, by leaving
/// the field, by whatever asks for the text, or when nothing more is typed for a moment, for 1/2 is
/// not 1 on the way. What is no value marks the field, stays as typed, and leaves the text alone.
public final class InputField extends TextField {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final BigDecimal ONE = BigDecimal.ONE;
  private static final BigDecimal TENTH = new BigDecimal("0.1");

  /// With the time until it is kept on disk it stays below two seconds.
  private static final Duration MOMENT = Duration.millis(900);

  private final InputModel model;
  private final PauseTransition moment = new PauseTransition(MOMENT);
  private final ReadOnlyObjectWrapper<Problem> objection = new ReadOnlyObjectWrapper<>();
  private Input input;
  private boolean showing;
  private boolean unfinished;

  InputField(String name, InputModel model, Words words) {
    this.model = model;
    setId("input-" + name);
    getStyleClass().add("literal");
    promptTextProperty().bind(words.saying("ui.input.prompt"));
    accessibleTextProperty().bind(words.saying("ui.input", TypesetName.text(name)));
    textProperty().addListener(o -> typed());
    focusedProperty().addListener(o -> finish());
    setOnAction(e -> finish());
    moment.setOnFinished(e -> finish());
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    input = new Input(name, "", null);
  }

  String name() {
    return input.name();
  }

  /// Shows what the text says now; what was typed wrong stays until the text says something else.
  void show(Input now) {
    boolean changed = !now.literal().equals(input.literal());
    input = now;
    boolean own = unfinished || objection.get() != null;
    if (own && !changed || now.literal().equals(getText().strip())) return;
    write();
  }

  private void write() {
    moment.stop();
    unfinished = false;
    showing = true;
    int caret = getCaretPosition();
    setText(input.literal());
    positionCaret(Math.min(caret, getLength()));
    showing = false;
    judge(Optional.empty());
  }

  /// What was typed and is no value gives way to what the text says; false where it is a value.
  boolean takeBack() {
    boolean wrong = objection.get() != null;
    if (wrong) write();
    return wrong;
  }

  private void typed() {
    if (showing) return;
    unfinished = true;
    judge(Optional.empty());
    moment.playFromStart();
  }

  /// Takes what is typed as it stands now.
  void finish() {
    moment.stop();
    if (!unfinished) return;
    unfinished = false;
    String typed = getText();
    if (typed.isBlank() && input.isBlank()) return;
    Optional<Problem> why = Input.objection(typed);
    judge(why);
    if (why.isEmpty() && !typed.strip().equals(input.literal())) {
      Input before = input;
      input = model.after(before, typed);
      model.set(before, typed);
    }
  }

  private void judge(Optional<Problem> why) {
    objection.set(why.orElse(null));
    pseudoClassStateChanged(WRONG, why.isPresent());
  }

  /// Why what is typed is no value; null while it is one.
  ReadOnlyObjectProperty<Problem> objection() {
    return objection.getReadOnlyProperty();
  }

  private void key(KeyEvent event) {
    boolean plain = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
    int sign =
        switch (event.getCode()) {
          case UP -> 1;
          case DOWN -> -1;
          default -> 0;
        };
    if (sign == 0 || !plain) return;
    BigDecimal by = event.isShiftDown() ? TENTH : ONE;
    Notch notch = Notch.of(getText(), getCaretPosition(), sign < 0 ? by.negate() : by);
    setText(notch.text());
    positionCaret(notch.caret());
    finish();
    event.consume();
  }
}
