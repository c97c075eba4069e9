package gradus.ui.editor;

import gradus.tensor.Numbers;
import gradus.ui.work.Input;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;

/// A number that is typed as the value of an input is, 1/2 too. It is taken once it is finished, by
/// Enter or by leaving the field, for 1/2 is not 1 on the way; what is none stays as typed, marks
/// the field, and leaves the number alone.
public final class RateField extends TextField {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final DoubleProperty number;
  private final DoublePredicate fits;
  private final ReadOnlyBooleanWrapper wrong = new ReadOnlyBooleanWrapper();

  /// @param fits which numbers may be taken
  public RateField(DoubleProperty number, DoublePredicate fits) {
    this.number = number;
    this.fits = fits;
    getStyleClass().add("literal");
    number.addListener(o -> show());
    setOnAction(e -> finish());
    focusedProperty().addListener(o -> finish());
    wrong.addListener(o -> pseudoClassStateChanged(WRONG, wrong.get()));
    show();
  }

  /// Whether what stands there is no such number.
  public ReadOnlyBooleanProperty wrong() {
    return wrong.getReadOnlyProperty();
  }

  private void show() {
    wrong.set(false);
    setText(Numbers.exact(number.get()));
  }

  private void finish() {
    String typed = getText().strip();
    if (typed.equals(Numbers.exact(number.get()))) {
      show();
      return;
    }
    OptionalDouble meant =
        Input.objection(typed).isEmpty()
            ? new Input("", typed, null).number()
            : OptionalDouble.empty();
    boolean taken = meant.isPresent() && fits.test(meant.getAsDouble());
    if (taken) {
      number.set(meant.getAsDouble());
      show();
    } else {
      wrong.set(true);
    }
  }
}
