package gradus.ui.editor;

import gradus.latex.TypesetName;
import gradus.ui.piece.LoweredLine;
import gradus.ui.work.Input;
import gradus.ui.work.InputModel;
import gradus.ui.work.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;

/// The inputs as fields, one a row: name and literal, and a slider for a single number.
public final class InputsPane extends GridPane {
  private static final int SHORT = 10;
  private static final double NAMES = 22;

  /// Letters that a field is wide beside a slider, and without one.
  private static final int FEW = 7;

  private static final int MANY = 12;

  /// The place of a control whose size is that of its letters, whatever it shows: another number in
  /// it lays out nothing else, for hundreds of rows are laid out for longer than a frame takes.
  private static final class Cell extends Region {
    private final Control control;

    private Cell(Control control) {
      this.control = control;
      getChildren().add(control);
      visibleProperty().bind(control.visibleProperty());
      managedProperty().bind(control.visibleProperty());
      control.setManaged(false);
      control.skinProperty().addListener(o -> requestLayout());
      control.insetsProperty().addListener(o -> requestLayout());
    }

    /// @param letters the font of all letters of its row
    static Cell of(Control control, ObservableValue<Font> letters) {
      Cell cell = control.getParent() instanceof Cell known ? known : new Cell(control);
      letters.addListener(o -> cell.requestLayout());
      return cell;
    }

    @Override
    protected double computeMinWidth(double height) {
      return control.minWidth(height);
    }

    @Override
    protected double computeMinHeight(double width) {
      return control.minHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
      return control.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
      return control.prefHeight(width);
    }

    @Override
    protected double computeMaxWidth(double height) {
      return control.maxWidth(height);
    }

    @Override
    protected double computeMaxHeight(double width) {
      return control.maxHeight(width);
    }

    @Override
    public double getBaselineOffset() {
      return control.getBaselineOffset();
    }

    @Override
    protected void layoutChildren() {
      control.resizeRelocate(0, 0, getWidth(), getHeight());
    }
  }

  private final List<InputField> fields = new ArrayList<>();
  private final List<InputSlider> sliders = new ArrayList<>();
  private InputModel model;
  private Words words;

  public InputsPane() {
    getStyleClass().add("inputs");
    ColumnConstraints names = new ColumnConstraints();
    ColumnConstraints literals = new ColumnConstraints();
    ColumnConstraints sliders = new ColumnConstraints();
    sliders.setHgrow(Priority.ALWAYS);
    getColumnConstraints().setAll(names, literals, sliders);
  }

  public void connect(InputModel shown, Words spoken) {
    model = shown;
    words = spoken;
    InvalidationListener show = o -> show();
    model.inputs().addListener(show);
    model.onFinish(() -> List.copyOf(fields).forEach(InputField::finish));
    show();
  }

  /// The field of an input, if it is shown.
  public Optional<InputField> field(String name) {
    return fields.stream().filter(f -> f.name().equals(name)).findFirst();
  }

  private void show() {
    List<Input> inputs = List.copyOf(model.inputs());
    if (names(inputs).equals(fields.stream().map(InputField::name).toList())) {
      for (int i = 0; i < inputs.size(); i++) {
        fields.get(i).show(inputs.get(i));
        sliders.get(i).show(inputs.get(i));
      }
      return;
    }
    List<InputField> kept = new ArrayList<>(fields);
    fields.clear();
    sliders.clear();
    getChildren().clear();
    getRowConstraints().clear();
    for (Input input : inputs) {
      InputField field =
          kept.stream()
              .filter(f -> f.name().equals(input.name()))
              .findFirst()
              .orElseGet(() -> new InputField(input.name(), model, words));
      field.show(input);
      Label name = new Label(TypesetName.text(input.name()));
      name.setWrapText(name.getText().length() > SHORT);
      LoweredLine.in(name);
      name.setLabelFor(field);
      name.getStyleClass().add("input-name");
      // A short name is whole in its line; a long one leaves room for the number and goes on below.
      name.setMinWidth(name.getText().length() <= SHORT ? USE_PREF_SIZE : NAMES);
      name.setMinHeight(USE_PREF_SIZE);
      setValignment(name, VPos.BASELINE);
      Cell place = Cell.of(field, name.fontProperty());
      setValignment(place, VPos.BASELINE);
      Label why = objection(field);
      InputSlider slider = slider(input, field, place);
      SliderEnds reach = new SliderEnds(slider, Cell.of(slider, name.fontProperty()));
      addRow(2 * fields.size(), name, place, reach);
      add(why, 1, 2 * fields.size() + 1, 2, 1);
      fields.add(field);
      sliders.add(slider);
    }
    // As wide as this at least, and as the widest name that is not broken.
    Region least = new Region();
    least.setMinWidth(NAMES);
    add(least, 0, 0);
  }

  /// Beside a single number; what is none has the room of both for its field.
  private InputSlider slider(Input input, InputField field, Cell place) {
    InputSlider slider = new InputSlider(input.name(), model, words);
    InvalidationListener divide =
        o -> {
          setColumnSpan(place, slider.isVisible() ? 1 : 2);
          field.setPrefColumnCount(slider.isVisible() ? FEW : MANY);
          place.requestLayout();
        };
    slider.visibleProperty().addListener(divide);
    slider.show(input);
    divide.invalidated(null);
    return slider;
  }

  /// What is wrong with a field, below it while something is.
  private Label objection(InputField field) {
    Label why = new Label();
    why.getStyleClass().add("objection");
    why.setWrapText(true);
    why.visibleProperty().bind(field.objection().isNotNull());
    why.managedProperty().bind(why.visibleProperty());
    why.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> field.objection().get() == null ? "" : words.alone(field.objection().get()),
                field.objection(),
                words.language()));
    return why;
  }

  private static List<String> names(List<Input> inputs) {
    return inputs.stream().map(Input::name).toList();
  }
}
