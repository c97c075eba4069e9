package gradus.ui.canvas;

import gradus.diagram.Diagram;
import gradus.graph.Gate;
import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.latex.TypesetName;
import gradus.layout.Box;
import gradus.layout.Point;
import gradus.ui.grid.GridCard;
import gradus.ui.work.Input;
import gradus.ui.work.InputModel;
import gradus.ui.work.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A small field over an input's number in the picture, or over one entry of its tensor. Enter
/// takes what is typed, Tab also goes to the next number, Escape leaves all as it was. What is no
/// number stays as typed, and below it stands why.
public final class ValueField extends VBox {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final int WHOLE = -1;

  /// Parts of the picture that are looked at.
  private static final int MOST_DRAWN = 200;

  /// Letters in the field that there is room for at least and at most.
  private static final int FEWEST = 5;

  private static final int MOST = 28;

  private final DiagramCanvas canvas;
  private final InputModel inputs;
  private final Words words;
  private final GridCard grids;
  private final Button whole = GridCard.button();
  private final TextField field = new TextField();
  private final Label why = new Label();
  private Input input;
  private List<Span> entries = List.of();
  private int entry = WHOLE;
  private String shown = "";
  private Problem objection;
  private Point pressed = new Point(0, 0);
  private boolean twice;

  public ValueField(DiagramCanvas canvas, InputModel inputs, Words words, GridCard grids) {
    this.canvas = canvas;
    this.grids = grids;
    this.inputs = inputs;
    this.words = words;
    getStyleClass().add("value-field");
    setManaged(false);
    setVisible(false);
    setFillWidth(false);
    field.setId("value-field");
    field.getStyleClass().add("literal");
    why.setId("value-why");
    why.getStyleClass().add("objection");
    why.setWrapText(true);
    why.managedProperty().bind(why.visibleProperty());
    whole.setId("value-grid");
    whole.setOnAction(e -> openGrid(input, entry));
    getChildren().setAll(new HBox(field, whole), why);
    // The second click of two that opened it.
    field.addEventFilter(MouseEvent.MOUSE_PRESSED, this::clickedTwice);
    canvas.addEventFilter(
        MouseEvent.MOUSE_PRESSED,
        e -> {
          pressed = new Point(e.getX(), e.getY());
          twice = e.getClickCount() == 2;
        });
    canvas.onPainted(this::follow);
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    field.textProperty().addListener(o -> typed());
    field
        .focusedProperty()
        .addListener((o, was, now) -> {
          if (!now) finish();
        });
    inputs.onFinish(this::finish);
    inputs.onTakeBack(this::takeBack);
    inputs.inputs().addListener((InvalidationListener) o -> refresh());
    words.language().addListener(o -> judge(objection));
  }

  /// Opens over the number of an input that was clicked; false where it is not in the picture. A
  /// vector or matrix that was not clicked on an entry opens as a grid.
  public boolean open(Gate gate) {
    Optional<Input> input = inputs.named(gate.name());
    if (input.isEmpty()) return false;
    int at = clicked(input.get(), gate);
    boolean whole = at == WHOLE || twice;
    boolean grid = inputs.grid(gate.name()).isPresent();
    if (grid && (whole || input.get().isBlank())) return openGrid(input.get(), at);
    return open(input.get(), at);
  }

  /// Opens a vector or matrix of the picture as a grid; false where it is none.
  public boolean openGrid(Input tensor, int at) {
    // While the picture is presented it stands in another window.
    if (canvas.getScene() != grids.getScene()) return false;
    finish();
    take(tensor);
    entry = WHOLE;
    Optional<Box> label = place().map(canvas.viewport()::onScreen);
    close();
    Box from = label.orElse(new Box(0, 0, 1, 1));
    Bounds there =
        canvas.localToScene(new BoundingBox(from.x(), from.y(), from.width(), from.height()));
    return grids.open(tensor.name(), Math.max(0, at), there, canvas);
  }

  /// The same from its first entry.
  public boolean openGrid(Input tensor) {
    return openGrid(tensor, 0);
  }

  /// Where the parts of the picture and what is written at them are in the scene.
  public List<Box> drawn() {
    Diagram diagram = canvas.diagram();
    if (diagram == null || canvas.getScene() == null) return List.of();
    Point2D corner = canvas.localToScene(0, 0);
    return diagram.steps().trace().graph().gates().stream()
        .limit(MOST_DRAWN)
        .flatMap(g -> Stream.concat(diagram.box(g).stream(), diagram.labelBox(g).stream()))
        .map(canvas.viewport()::onScreen)
        .map(box -> box.plus(corner.getX(), corner.getY()))
        .toList();
  }

  private void clickedTwice(MouseEvent event) {
    boolean untouched = entry != WHOLE && field.getText().equals(shown);
    if (event.getClickCount() != 2 || !untouched) return;
    event.consume();
    openGrid(input, entry);
  }

  /// Whether it is the field of one.
  public static boolean holds(TextInputControl field) {
    return field.getParent() != null && field.getParent().getParent() instanceof ValueField;
  }

  private int clicked(Input clicked, Gate gate) {
    Diagram diagram = canvas.diagram();
    Point at = canvas.viewport().onPicture(pressed);
    return IntStream.range(0, clicked.entries().size())
        .filter(i -> diagram.entryBox(gate, i).filter(b -> b.contains(at)).isPresent())
        .findFirst()
        .orElse(WHOLE);
  }

  private boolean open(Input opened, int at) {
    take(opened);
    entry = at;
    if (place().isEmpty()) {
      input = null;
      return false;
    }
    shown = literal();
    field.setText(shown);
    field.setAccessibleText(words.say("ui.input", TypesetName.text(input.name())));
    whole.setVisible(entry != WHOLE);
    whole.setManaged(entry != WHOLE);
    GridCard.name(whole, words.say("ui.grid.open", TypesetName.text(input.name())));
    judge(null);
    setVisible(true);
    follow();
    field.requestFocus();
    field.selectAll();
    return true;
  }

  private void take(Input now) {
    input = now;
    entries = now.entries();
  }

  private String literal() {
    if (entry == WHOLE || entry >= entries.size()) return input.literal();
    Span at = entries.get(entry);
    return input.literal().substring(at.start(), at.end());
  }

  /// Where it stands in the picture.
  private Optional<Box> place() {
    Diagram diagram = canvas.diagram();
    if (diagram == null) return Optional.empty();
    return diagram.steps().trace().graph().inputs().stream()
        .filter(g -> input.name().equals(g.name()))
        .findFirst()
        .flatMap(g ->
            entry == WHOLE && !entries.isEmpty()
                ? diagram.labelBox(g)
                : diagram.entryBox(g, Math.max(0, entry)));
  }

  private void follow() {
    if (input == null) return;
    Optional<Box> place = place().map(canvas.viewport()::onScreen);
    if (place.isEmpty()) return;
    int letters = Math.clamp(field.getLength() + 2, FEWEST, MOST);
    field.setPrefColumnCount(letters);
    autosize();
    double x = place.get().centre().x() - field.prefWidth(-1) / 2;
    double y = place.get().centre().y() - field.prefHeight(-1) / 2;
    double right = Math.max(4, canvas.getWidth() - getWidth() - 4);
    double low = Math.max(4, canvas.getHeight() - getHeight() - 4);
    relocate(Math.clamp(x, 4, right), Math.clamp(y, 4, low));
  }

  /// The text says something else meanwhile.
  private void refresh() {
    if (input == null) return;
    Optional<Input> now = inputs.named(input.name());
    if (now.isEmpty()) {
      close();
      return;
    }
    take(now.get());
    boolean own = !field.getText().equals(shown);
    shown = literal();
    // The same text anew would lose what is selected in it.
    if (!own && !field.getText().equals(shown)) field.setText(shown);
  }

  private void judge(Problem problem) {
    objection = problem;
    field.pseudoClassStateChanged(WRONG, problem != null);
    why.setVisible(problem != null);
    why.setText(problem == null ? "" : words.alone(problem));
    follow();
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case ENTER -> {
        if (taken()) leave();
      }
      case ESCAPE -> leave();
      case TAB -> {
        if (taken()) goOn(event.isShiftDown() ? -1 : 1);
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void typed() {
    judge(null);
    inputs.typed();
    String typed = field.getText().strip();
    if (input == null || typed.equals(shown) || typed.isBlank()) return;
    String literal = literal(typed);
    if (Input.objection(literal).isEmpty()) inputs.typing(input, literal);
  }

  /// The input with that in the entry that the field is of.
  private String literal(String typed) {
    if (entry == WHOLE) return typed;
    Span at = entries.get(entry);
    String all = input.literal();
    return all.substring(0, at.start()) + typed + all.substring(at.end());
  }

  /// Takes what is typed; false where it is no value, which is said.
  private boolean taken() {
    String typed = field.getText().strip();
    if (typed.equals(shown)) return true;
    String literal = literal(typed);
    Optional<Problem> wrong = Input.objection(typed).or(() -> Input.objection(literal));
    judge(wrong.orElse(null));
    if (wrong.isPresent()) return false;
    shown = typed;
    inputs.typed();
    // Each is one step for undo.
    inputs.beginDrag();
    inputs.drag(input.name(), literal);
    return true;
  }

  /// To the next number: an entry of the same tensor, or another input; around at the end.
  private void goOn(int by) {
    Input from = input;
    int next = entry + by;
    boolean inside = entry != WHOLE && next >= 0 && next < entries.size();
    if (inside && open(from, next)) return;
    List<Input> all = List.copyOf(inputs.inputs());
    int here = all.stream().map(Input::name).toList().indexOf(from.name());
    for (int n = 1; n <= all.size(); n++) {
      Input other = all.get(Math.floorMod(here + by * n, all.size()));
      int last = other.entries().size() - 1;
      if (open(other, by > 0 ? Math.min(0, last) : last)) return;
    }
    leave();
  }

  private void close() {
    input = null;
    inputs.typed();
    setVisible(false);
  }

  private void leave() {
    close();
    canvas.requestFocus();
  }

  /// What is no value gives way to what the text says; false where there is none such.
  private boolean takeBack() {
    boolean wrong = input != null && objection != null;
    if (wrong) field.setText(shown);
    return wrong;
  }

  /// Whoever goes elsewhere has meant what is typed, unless it is no value.
  private void finish() {
    if (input != null && taken()) close();
  }
}
