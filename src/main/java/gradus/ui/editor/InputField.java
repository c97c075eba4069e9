package gradus.ui.editor;

import gradus.lang.Problem;
import gradus.latex.TypesetName;
import gradus.ui.work.Input;
import gradus.ui.work.InputModel;
import gradus.ui.work.Words;
import java.math.BigDecimal;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;

/// One input's literal. Typing a value edits the program's text at once; what is no value marks the
/// field, stays as typed, and leaves the text alone.
public final class InputField extends TextField {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final BigDecimal ONE = BigDecimal.ONE;
  private static final BigDecimal TENTH = new BigDecimal("0.1");

  private final InputModel model;
  private final ReadOnlyObjectWrapper<Problem> objection = new ReadOnlyObjectWrapper<>();
  private Input input;
  private boolean showing;

  InputField(String name, InputModel model, Words words) {
    this.model = model;
    setId("input-" + name);
    getStyleClass().add("literal");
    promptTextProperty().bind(words.saying("ui.input.prompt"));
    accessibleTextProperty().bind(words.saying("ui.input", TypesetName.text(name)));
    textProperty().addListener((o, was, now) -> typed(now));
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
    if (objection.get() != null && !changed || now.literal().equals(getText().strip())) return;
    showing = true;
    int caret = getCaretPosition();
    setText(now.literal());
    positionCaret(Math.min(caret, getLength()));
    showing = false;
    judge(Optional.empty());
  }

  private void typed(String typed) {
    if (showing) return;
    if (typed.isBlank() && input.isBlank()) {
      judge(Optional.empty());
      return;
    }
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
    event.consume();
  }
}
