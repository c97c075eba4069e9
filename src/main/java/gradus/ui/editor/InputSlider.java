package gradus.ui.editor;

import gradus.latex.TypesetName;
import gradus.ui.work.Input;
import gradus.ui.work.InputModel;
import gradus.ui.work.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import javafx.scene.control.Slider;
import javafx.scene.input.MouseEvent;

/// One number that is moved: all follows, and one undo takes a move back. It reaches as far on
/// either side as suits the number, and further once it was let go near an end; an index goes from
/// entry to entry. Takes no room where the input is no single number.
public final class InputSlider extends Slider {
  /// On either side of the number, in numbers like it, and at least.
  private static final double REACH = 2;

  private static final double LEAST = 1;

  /// Steps there are at least from one end to the other.
  private static final double STEPS = 50;

  /// The part of its length, at either end, in which a number that is let go makes it reach
  /// further.
  private static final double EDGE = 0.1;

  /// A larger or smaller number is no number that is tried out.
  private static final double LARGEST = 1e12;

  private static final int MOST_DECIMALS = 12;

  private final InputModel model;
  private Input input;
  private BigDecimal step = BigDecimal.ONE;

  /// What it gave the input last.
  private String given = "";

  /// The literal it shows; null while it is held.
  private String shown;

  private boolean held;
  private boolean showing;

  InputSlider(String name, InputModel model, Words words) {
    this.model = model;
    input = new Input(name, "", null);
    setId("slider-" + name);
    setMinWidth(0);
    accessibleTextProperty().bind(words.saying("ui.input.slider", TypesetName.text(name)));
    addEventFilter(MouseEvent.MOUSE_PRESSED, e -> take());
    addEventFilter(MouseEvent.MOUSE_RELEASED, e -> release());
    focusedProperty()
        .addListener((o, was, now) -> {
          if (now) model.beginDrag();
          release();
        });
    valueProperty().addListener((o, was, now) -> moved(now.doubleValue()));
  }

  /// Shows what the text says now.
  void show(Input now) {
    boolean same = now.literal().equals(shown);
    input = now;
    if (same) return;
    shown = held ? null : now.literal();
    OptionalDouble number = now.number();
    boolean movable = number.isPresent() && Math.abs(number.getAsDouble()) < LARGEST;
    setVisible(movable);
    if (!movable || held) return;
    double value = number.getAsDouble();
    // What it was moved to itself stays where it is, so that the knob does not leave the hand.
    double edge = EDGE * (getMax() - getMin());
    boolean inside = value > getMin() + edge && value < getMax() - edge;
    boolean label = isLabel(value);
    if (label || !now.literal().equals(given) || !inside) reach(value);
    showing = true;
    setValue(value);
    showing = false;
  }

  private void reach(double value) {
    if (isLabel(value)) {
      among(input.classes());
      return;
    }
    double far = Math.max(LEAST, REACH * Math.abs(value));
    int tens = (int) Math.floor(Math.log10(2 * far / STEPS));
    step = BigDecimal.ONE.scaleByPowerOfTen(tens);
    showing = true;
    // Never an end beyond the other one on the way.
    setMin(Math.min(getMin(), value - far));
    setMax(value + far);
    setMin(value - far);
    setBlockIncrement(step.doubleValue());
    showing = false;
  }

  /// Whether it shows one of the entries that an index may point at.
  private boolean isLabel(double value) {
    return input.classes() > 1 && value >= 0 && value < input.classes() && value == (int) value;
  }

  /// From the first entry to the last, one by one.
  private void among(int classes) {
    step = BigDecimal.ONE;
    showing = true;
    setMin(0);
    setMax(classes - 1);
    setBlockIncrement(1);
    showing = false;
  }

  private void take() {
    model.take();
    held = true;
  }

  private void release() {
    if (held) model.letGo();
    held = false;
    shown = null;
    if (input.number().isPresent()) show(input);
  }

  private void moved(double to) {
    if (showing) return;
    BigDecimal steps = BigDecimal.valueOf(to).divide(step, 0, RoundingMode.HALF_EVEN);
    String literal = literal(steps.multiply(step));
    if (literal.equals(input.literal())) return;
    given = literal;
    model.drag(input.name(), literal);
  }

  private static String literal(BigDecimal number) {
    BigDecimal least = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    return least.scale() > MOST_DECIMALS
        ? least.toString().replace('E', 'e')
        : least.toPlainString();
  }
}
