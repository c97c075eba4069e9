package gradus.ui.editor;

import java.math.BigDecimal;
import java.math.MathContext;
import javafx.beans.InvalidationListener;
import javafx.geometry.VPos;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// A slider with the numbers below its ends that it reaches to. Other numbers lay out nothing but
/// themselves.
final class SliderEnds extends Region {
  /// Digits that tell where an end is.
  private static final MathContext DIGITS = new MathContext(3);

  /// Numbers with more places before or behind the point are written with a power.
  private static final int MOST_PLACES = 5;

  /// Between the two at least.
  private static final double APART = 6;

  private final InputSlider slider;
  private final Region place;
  private final Text low = new Text();
  private final Text high = new Text();
  private final Tooltip both = new Tooltip();

  /// `place` holds the slider.
  SliderEnds(InputSlider slider, Region place) {
    this.slider = slider;
    this.place = place;
    low.setId(slider.getId() + "-low");
    high.setId(slider.getId() + "-high");
    for (Text end : new Text[] {low, high}) {
      end.getStyleClass().add("slider-end");
      end.setManaged(false);
      end.setTextOrigin(VPos.TOP);
      end.setMouseTransparent(true);
      end.fontProperty().addListener(o -> requestLayout());
    }
    InvalidationListener tell = o -> tell();
    slider.minProperty().addListener(tell);
    slider.maxProperty().addListener(tell);
    getChildren().addAll(low, high, place);
    visibleProperty().bind(slider.visibleProperty());
    managedProperty().bind(slider.visibleProperty());
    tell();
  }

  private void tell() {
    low.setText(shown(slider.getMin()));
    high.setText(shown(slider.getMax()));
    stand();
  }

  /// Such as −0.75 and 2.5e6.
  static String shown(double end) {
    BigDecimal number = new BigDecimal(end).round(DIGITS).stripTrailingZeros();
    boolean plain =
        number.precision() - number.scale() <= MOST_PLACES && number.scale() <= MOST_PLACES;
    String text =
        end == 0 ? "0" : plain ? number.toPlainString() : number.toString().replace("E+", "e");
    return text.replace('E', 'e').replace('-', '−');
  }

  /// By their own places, for which nobody is asked for room.
  private void stand() {
    double top = getHeight() - letters();
    low.setY(top);
    high.setX(getWidth() - high.getLayoutBounds().getWidth());
    high.setY(top);
    boolean fits =
        low.getLayoutBounds().getWidth() + high.getLayoutBounds().getWidth() + APART <= getWidth();
    low.setVisible(fits);
    high.setVisible(fits);
    both.setText(low.getText() + " … " + high.getText());
    // Where they have no room beside each other a mouse that rests there is told.
    if (slider.getTooltip() == null != fits) slider.setTooltip(fits ? null : both);
  }

  private double letters() {
    return Math.ceil(low.getLayoutBounds().getHeight());
  }

  @Override
  protected void layoutChildren() {
    place.resizeRelocate(0, 0, getWidth(), Math.max(0, getHeight() - letters()));
    stand();
  }

  @Override
  protected double computeMinWidth(double height) {
    return place.minWidth(height);
  }

  @Override
  protected double computePrefWidth(double height) {
    return place.prefWidth(height);
  }

  @Override
  protected double computePrefHeight(double width) {
    return place.prefHeight(width) + letters();
  }

  @Override
  protected double computeMinHeight(double width) {
    return place.minHeight(width) + letters();
  }
}
