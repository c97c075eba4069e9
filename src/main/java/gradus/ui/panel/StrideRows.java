package gradus.ui.panel;

import gradus.descent.Stride;
import gradus.tensor.Numbers;
import gradus.ui.descent.DescentModel;
import gradus.ui.editor.RateField;
import gradus.ui.piece.SliderRow;
import gradus.ui.work.Settings;
import gradus.ui.work.Words;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// How far a step of the descent goes: its rate as a number and on a slider, the momentum beside it
/// where the rule takes one, and below what is wrong with a typed rate.
final class StrideRows extends VBox {
  private static final Numbers ROUGH = new Numbers(2, false).small(true);

  /// Powers of ten between which the rate is offered.
  private static final int LEAST_RATE = -4;

  private static final int MOST_RATE = 1;
  private static final int RATE_COLUMNS = 5;
  private static final double RATE_SHARE = 0.56;
  private static final double ROOM_FOR_BOTH = 292;

  private final DescentModel model;
  private final Words words;
  private final Settings settings;
  private final Slider rate = new Slider(LEAST_RATE, MOST_RATE, -1);
  private final Slider momentum = new Slider(0, 0.99, 0.9);
  private final Label momentumSays = new Label();
  private final Label wrong = new Label();
  private boolean filling;

  /// @param apart between what stands below each other, px
  StrideRows(DescentModel model, Words words, Settings settings, double apart) {
    super(apart);
    this.model = model;
    this.words = words;
    this.settings = settings;
    rate.setId("descent-rate");
    momentum.setId("descent-momentum");
    rate.valueProperty()
        .addListener(o -> {
          if (!filling) model.rate().set(rounded(Math.pow(10, rate.getValue())));
        });
    momentum.valueProperty().addListener(o -> model.momentum().set(momentum.getValue()));
    RateField field = new RateField(model.rate(), Stride::isRate);
    field.setId("descent-rate-field");
    field.setPrefColumnCount(RATE_COLUMNS);
    field.setMinWidth(Region.USE_PREF_SIZE);
    field.accessibleTextProperty().bind(words.saying("ui.descent.rate"));
    wrong.setWrapText(true);
    wrong.setMinHeight(Region.USE_PREF_SIZE);
    wrong.setId("descent-rate-wrong");
    wrong.getStyleClass().add("panel-notice");
    wrong.visibleProperty().bind(field.wrong());
    wrong.managedProperty().bind(wrong.visibleProperty());
    SliderRow momenta = new SliderRow(momentumSays, momentum, words, "ui.descent.momentum", 0.01);
    SliderRow rated = new SliderRow(new Label("η ="), rate, words, "ui.descent.rate", 0.05);
    rated.getChildren().add(1, field);
    // beside the rate where there is room, so that what is below stays where it is
    FlowPane both = new FlowPane(8, 6, rated, momenta);
    both.setMinWidth(0);
    rated.prefWidthProperty().bind(share(both, momenta, RATE_SHARE));
    momenta.prefWidthProperty().bind(share(both, momenta, 1 - RATE_SHARE));
    momenta.managedProperty().bind(momenta.visibleProperty());
    momenta
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.optimiser().get().takesMomentum(), model.optimiser()));
    getChildren().addAll(both, wrong);
    model.rate().addListener(o -> say());
    model.momentum().addListener(o -> say());
  }

  /// How wide one of two rows is: its share where both have room beside each other.
  private DoubleBinding share(FlowPane both, Node second, double part) {
    return Bindings.createDoubleBinding(
        () -> {
          double whole = Math.floor(both.getWidth());
          boolean beside = second.isVisible() && whole >= ROOM_FOR_BOTH * settings.textSize().get();
          return beside ? Math.floor((whole - both.getHgap()) * part) : whole;
        },
        both.widthProperty(),
        second.visibleProperty(),
        settings.textSize());
  }

  /// Two significant digits: what is written is what is used.
  private static double rounded(double number) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.1e", number));
  }

  /// What the rate and the momentum are now; nothing is said of them where nothing can descend.
  void say() {
    boolean hindered = model.ground().get() == null || model.ground().get().hindrance().isPresent();
    if (hindered) {
      momentumSays.setText("");
      return;
    }
    filling = true;
    double lies = Math.log10(model.rate().get());
    // A rate that is typed may lie beyond what one is offered.
    rate.setMin(Math.min(LEAST_RATE, Math.floor(lies)));
    rate.setMax(Math.max(MOST_RATE, Math.ceil(lies)));
    rate.setValue(lies);
    filling = false;
    wrong.setText(words.say("ui.descent.rate.wrong", Numbers.exact(model.rate().get())));
    momentumSays.setText("μ = " + ROUGH.show(model.momentum().get()));
  }
}
