package gradus.ui.editor;

import gradus.latex.TypesetName;
import gradus.ui.grid.GridCard;
import gradus.ui.piece.LoweredLine;
import gradus.ui.work.Input;
import gradus.ui.work.InputModel;
import gradus.ui.work.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;

/// The inputs as fields, one a row: name and literal, and a slider for a single number. A name that
/// would leave the slider too short to be moved stands above its row.
public final class InputsPane extends GridPane {
  private static final int SHORT = 10;
  private static final double NAMES = 22;

  /// Between a field and what opens it as a grid, px.
  private static final double APART = 4;

  /// Letters of a name that are shown.
  private static final int LONGEST = 300;

  /// A slider is this wide at least where it can be, px.
  private static final double SLIDER = 62;

  /// Letters that a field is wide beside a slider, and without one.
  private static final int FEW = 7;

  private static final int MANY = 12;

  /// The place of a control whose size is that of its letters, whatever it shows: another number in
  /// it lays out nothing else, for hundreds of rows are laid out for longer than a frame takes.
  private static final class Cell extends Region {
    private final Control control;

    /// Opens it as a grid; takes no room where it is no vector or matrix.
    private final Button grid = GridCard.button();

    private Cell(Control control) {
      this.control = control;
      getChildren().addAll(control, grid);
      grid.setManaged(false);
      grid.setVisible(false);
      grid.visibleProperty().addListener(o -> requestLayout());
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
      return control.minWidth(height) + beside();
    }

    @Override
    protected double computeMinHeight(double width) {
      return control.minHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
      return control.prefWidth(height) + beside();
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
      double beside = beside();
      control.resizeRelocate(0, 0, getWidth() - beside, getHeight());
      if (beside == 0) return;
      double wide = beside - APART;
      grid.resizeRelocate(getWidth() - wide, 0, wide, getHeight());
    }

    private double beside() {
      return grid.isVisible() ? Math.ceil(grid.prefWidth(-1)) + APART : 0;
    }
  }

  /// What stands in the rows of an input.
  private record Row(Label name, Cell field, Region slider, Label why) {}

  private final List<Row> rows = new ArrayList<>();
  private final ColumnConstraints naming = new ColumnConstraints();
  private final ColumnConstraints sliding = new ColumnConstraints();
  private final List<InputField> fields = new ArrayList<>();
  private final List<InputSlider> sliders = new ArrayList<>();
  private double arranged;
  private InputModel model;
  private Words words;
  private GridCard grids;

  public InputsPane() {
    getStyleClass().add("inputs");
    ColumnConstraints literals = new ColumnConstraints();
    sliding.setHgrow(Priority.ALWAYS);
    getColumnConstraints().setAll(naming, literals, sliding);
  }

  public void connect(InputModel shown, Words spoken, GridCard editing) {
    grids = editing;
    model = shown;
    words = spoken;
    InvalidationListener show = o -> show();
    model.inputs().addListener(show);
    model.fitting().addListener(show);
    model.onFinish(() -> List.copyOf(fields).forEach(InputField::finish));
    model.onTakeBack(() -> List.copyOf(fields).stream().anyMatch(InputField::takeBack));
    show();
  }

  /// The input whose field has the focus.
  public Optional<String> focused() {
    return fields.stream().filter(InputField::isFocused).map(InputField::name).findFirst();
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
        offerGrid(inputs.get(i), rows.get(i).field);
      }
      return;
    }
    List<InputField> kept = new ArrayList<>(fields);
    fields.clear();
    sliders.clear();
    rows.clear();
    getChildren().clear();
    getRowConstraints().clear();
    for (Input input : inputs) {
      InputField field =
          kept.stream()
              .filter(f -> f.name().equals(input.name()))
              .findFirst()
              .orElseGet(() -> new InputField(input.name(), model, words));
      field.show(input);
      field.onWhole(() -> openGrid(input.name()));
      Label name = new Label(TypesetName.text(legible(input.name())));
      name.setWrapText(name.getText().length() > SHORT);
      LoweredLine.in(name);
      name.setLabelFor(field);
      name.getStyleClass().add("input-name");
      // A long one must not make all of it wider than its place.
      name.setMinWidth(0);
      name.setMinHeight(USE_PREF_SIZE);
      setValignment(name, VPos.BASELINE);
      Cell place = Cell.of(field, name.fontProperty());
      setValignment(place, VPos.BASELINE);
      offerGrid(input, place);
      Label why = objection(field);
      InputSlider slider = slider(input, field, place);
      SliderEnds reach = new SliderEnds(slider, Cell.of(slider, name.fontProperty()));
      int at = 2 * rows.size();
      addRow(at, name, place, reach);
      add(why, 1, at + 1, 2, 1);
      rows.add(new Row(name, place, reach, why));
      fields.add(field);
      sliders.add(slider);
    }
  }

  private void offerGrid(Input input, Cell place) {
    Button open = place.grid;
    open.setVisible(model.grid(input.name()).isPresent());
    if (open.getId() != null || !open.isVisible()) return;
    open.setId("grid-of-" + input.name());
    String name = input.name();
    open.setOnAction(e -> openGrid(name));
    Runnable say = () -> GridCard.name(open, words.say("ui.grid.open", TypesetName.text(name)));
    say.run();
    words.language().addListener(o -> say.run());
  }

  /// Opens the grid of an input that is shown, beside its field; false where it has none.
  public boolean openGrid(String name) {
    Optional<InputField> field = field(name);
    return field.isPresent()
        && grids.open(
            name, 0, field.get().localToScene(field.get().getLayoutBounds()), field.get());
  }

  @Override
  protected void layoutChildren() {
    // Names above their rows make it higher: who asked for its height before asks again.
    if (arrange()) Platform.runLater(this::requestLayout);
    super.layoutChildren();
  }

  /// A pane once wide would stay so if its names asked for the room they have there.
  @Override
  protected double computeMinWidth(double height) {
    return getInsets().getLeft() + NAMES + getInsets().getRight();
  }

  /// Names that go on below make it as high as its width makes them.
  @Override
  protected double computePrefHeight(double width) {
    return super.computePrefHeight(width < 0 && getWidth() > 0 ? getWidth() : width);
  }

  /// Puts each name beside its field or above it; whether it needs another height than before.
  private boolean arrange() {
    double gaps = 2 * getHgap();
    double room = getWidth() - getInsets().getLeft() - getInsets().getRight() - gaps;
    double literals = rows.stream().mapToDouble(r -> r.field.minWidth(-1)).max().orElse(0);
    // The sliders of all rows stand below each other, beside the widest name.
    double slider = rows.stream().anyMatch(r -> r.slider.isVisible()) ? SLIDER : 0;
    double most = Math.max(NAMES, room - literals - slider);
    double names = NAMES;
    boolean changed = false;
    boolean another = getWidth() != arranged;
    arranged = getWidth();
    int at = 0;
    for (Row row : rows) {
      double whole = row.name.prefWidth(-1);
      boolean above = whole > most;
      changed |= above && another;
      if (!above) names = Math.max(names, whole);
      int below = above ? at + 1 : at;
      if (getRowIndex(row.name) != at || getRowIndex(row.field) != below) {
        changed = true;
        setConstraints(row.name, 0, at, above ? 3 : 1, 1);
        // One that goes on below in a row of its own has all its lines there.
        setValignment(row.name, above ? VPos.TOP : VPos.BASELINE);
        setRowIndex(row.field, below);
        setRowIndex(row.slider, below);
        setRowIndex(row.why, below + 1);
      }
      at = below + 2;
    }
    double left = Math.clamp(room - literals - names, 0, SLIDER);
    if (naming.getMinWidth() != names) naming.setMinWidth(names);
    if (sliding.getMinWidth() != left) sliding.setMinWidth(left);
    return changed;
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

  /// A name that nobody reads to its end, by its beginning: letters are laid out one by one.
  private static String legible(String name) {
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "…";
  }

  private static List<String> names(List<Input> inputs) {
    return inputs.stream().map(Input::name).toList();
  }
}
