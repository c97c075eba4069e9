package gradus.ui.editor;

import atlantafx.base.controls.CustomTextField;
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
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;

/// One input's literal. A value edits the program's text once it is finished: by Enter, by leaving
/// the field, or by whatever asks for the text, for 1/2 is not 1 on the way, however long one
/// thinks about the rest; a sign says that Enter takes it. What is no value marks the field, stays
/// as typed, and leaves the text alone.
public final class InputField extends CustomTextField {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  /// Letters of a literal that is written here; a longer one is edited as a grid, and shows how it
  /// begins.
  private static final int LONGEST = 1_000;

  private static final int BEGINNING = 60;

  /// Of a hint, px.
  private static final double WIDE = 480;

  private static final BigDecimal ONE = BigDecimal.ONE;
  private static final BigDecimal TENTH = new BigDecimal("0.1");

  private final InputModel model;
  private final ReadOnlyObjectWrapper<Problem> objection = new ReadOnlyObjectWrapper<>();
  private Input input;
  private Runnable whole = () -> {};
  private boolean showing;
  private final Label enter = new Label("↵");
  private boolean unfinished;

  InputField(String name, InputModel model, Words words) {
    this.model = model;
    setId("input-" + name);
    getStyleClass().add("literal");
    promptTextProperty().bind(words.saying("ui.input.prompt"));
    accessibleTextProperty().bind(words.saying("ui.input", TypesetName.text(name)));
    textProperty().addListener(o -> typed());
    focusedProperty().addListener(o -> finish());
    setOnAction(e -> {
      if (isEditable()) {
        finish();
      } else {
        whole.run();
      }
    });
    addEventFilter(
        MouseEvent.MOUSE_PRESSED,
        e -> {
          if (e.getClickCount() == 2 && !isEditable()) whole.run();
        });
    enter.getStyleClass().add("enter-sign");
    enter.setMouseTransparent(true);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    textProperty().addListener(o -> tellWhole());
    widthProperty().addListener(o -> tellWhole());
    fontProperty().addListener(o -> tellWhole());
    input = new Input(name, "", null);
  }

  /// What opens a literal that is too long for it, on Enter or two clicks.
  void onWhole(Runnable opening) {
    whole = opening;
  }

  /// A number that its field is too narrow for is told whole under the pointer.
  private void tellWhole() {
    Text letters = new Text(getText());
    letters.setFont(getFont());
    double room = getWidth() - getInsets().getLeft() - getInsets().getRight();
    boolean cut = room > 0 && letters.getLayoutBounds().getWidth() > room;
    if (cut && getTooltip() != null && getText().equals(getTooltip().getText())) return;
    setTooltip(cut ? hint(getText()) : null);
  }

  private static Tooltip hint(String all) {
    Tooltip hint = new Tooltip(all);
    hint.setWrapText(true);
    hint.setMaxWidth(WIDE);
    return hint;
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
    setUnfinished(false);
    showing = true;
    int caret = getCaretPosition();
    boolean whole = input.literal().length() <= LONGEST;
    setEditable(whole);
    setText(whole ? input.literal() : input.literal().substring(0, BEGINNING) + "…");
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
    setUnfinished(true);
    judge(Optional.empty());
    if (!getText().isBlank() && Input.objection(getText()).isEmpty()) {
      model.typing(input, getText());
    }
  }

  private void setUnfinished(boolean now) {
    if (unfinished) model.typed();
    unfinished = now;
    setRight(now ? enter : null);
  }

  /// Takes what is typed as it stands now.
  void finish() {
    if (!unfinished) return;
    setUnfinished(false);
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
    if (sign == 0 || !plain || !isEditable()) return;
    BigDecimal by = event.isShiftDown() ? TENTH : ONE;
    Notch notch = Notch.of(getText(), getCaretPosition(), sign < 0 ? by.negate() : by);
    setText(notch.text());
    positionCaret(notch.caret());
    finish();
    event.consume();
  }
}
