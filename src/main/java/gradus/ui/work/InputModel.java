package gradus.ui.work;

import gradus.blanks.Blank;
import gradus.blanks.Blanks;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.grid.GridEdit;
import gradus.grid.GridText;
import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.reading.Notation;
import gradus.reading.ProgramReader;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The inputs of the program and their literals in the text.
public final class InputModel {
  private static final int MOST_INPUTS = 200;

  private final DocumentModel document;
  private final ObservableList<Input> inputs = FXCollections.observableArrayList();
  private final Background background;
  private final Background shaping;

  /// For vectors and matrices without a value, zeros in the shape that fits the program.
  private final ReadOnlyObjectWrapper<Map<String, GridText>> fitting =
      new ReadOnlyObjectWrapper<>(Map.of());

  private final ReadOnlyBooleanWrapper held = new ReadOnlyBooleanWrapper();
  private int drags;

  /// The text in which they stand, also while those who look at it do not know it yet.
  private String text = "";

  private final List<Runnable> read = new ArrayList<>();
  private Consumer<Blanks> asking = this::fillAsProposed;

  InputModel(DocumentModel document, Executor receiving) {
    this.document = document;
    background = new Background("blanks", receiving);
    shaping = new Background("shapes of blanks", receiving);
    document.follow(
        new DocumentModel.Reader() {
          @Override
          public void opens() {
            inputs.clear();
            background.cancel();
            shaping.cancel();
            fitting.set(Map.of());
          }

          @Override
          public void changes(Change change, String now) {
            text = now;
            become(
                inputs.stream()
                    .map(i -> i.isBlank() ? i : moved(i, change, now))
                    .filter(i -> i.span() != Input.LOST)
                    .toList());
            read.forEach(Runnable::run);
          }
        });
  }

  private static Input moved(Input input, Change change, String now) {
    return change
        .moved(input.span())
        .map(s -> Input.at(input.name(), now, s).among(input.classes()))
        .orElse(new Input(input.name(), "", Input.LOST, input.classes()));
  }

  /// The inputs of the last good picture, at most 200, each with its place in the text as it
  /// stands.
  public ObservableList<Input> inputs() {
    return inputs;
  }

  /// What an input is once it has this literal.
  public Input after(Input input, String literal) {
    return input.withLiteral(document.text().get(), literal);
  }

  /// A literal stands in the field of an input and is not taken yet.
  public void typing(Input input, String literal) {
    document.mean(input.edited(document.text().get(), literal));
  }

  /// Nothing stands in a field that could still be taken.
  public void typed() {
    document.mean(null);
  }

  /// Gives an input a literal; what it is was checked before.
  public void set(Input input, String literal) {
    set(input, literal, "input " + input.name());
  }

  private void set(Input input, String literal, String tag) {
    Input after = after(input, literal);
    document.edit(input.edited(document.text().get(), literal), tag);
    become(inputs.stream().map(i -> i.name().equals(input.name()) ? after : i).toList());
  }

  /// Said once for all of them, and only where one is another.
  private void become(List<Input> now) {
    if (!inputs.equals(now)) inputs.setAll(now);
  }

  /// The input of that name.
  public Optional<Input> named(String name) {
    return inputs.stream().filter(i -> i.name().equals(name)).findFirst();
  }

  /// A number begins to follow the mouse: what it is until the next one does is one step for undo.
  public void beginDrag() {
    drags++;
  }

  /// A number is taken with the mouse: until it is let go, the picture keeps its places.
  public void take() {
    beginDrag();
    held.set(true);
  }

  /// The number that was taken stays what it is.
  public void letGo() {
    held.set(false);
  }

  ReadOnlyBooleanProperty held() {
    return held.getReadOnlyProperty();
  }

  /// Gives an input the number that follows the mouse.
  public void drag(String name, String literal) {
    named(name).ifPresent(i -> set(i, literal, "drag " + drags));
  }

  /// The vector or matrix that an input is, as the text writes it; of one without a value zeros,
  /// which stand in no text, in the shape that fits the program.
  public Optional<GridText> grid(String name) {
    return named(name)
        .flatMap(i ->
            i.isBlank() ? Optional.ofNullable(fitting.get().get(name)) : GridText.of(i.raw(text)));
  }

  /// Those of inputs without a value.
  public ReadOnlyObjectProperty<Map<String, GridText>> fitting() {
    return fitting.getReadOnlyProperty();
  }

  private static Map<String, GridText> zeros(String text) {
    Map<String, GridText> zeros = new HashMap<>();
    for (Blank blank : Blanks.of(ProgramReader.read(text)).all()) {
      boolean tensor = !blank.shape().isScalar() && blank.shape().size() <= GridText.MOST;
      if (!tensor) continue;
      GridText.of(Numbers.exact(Tensor.zeros(blank.shape())))
          .ifPresent(grid -> zeros.put(blank.name(), grid));
    }
    return zeros;
  }

  /// Edits a vector or matrix, which is one step for undo; why it cannot be, where it cannot.
  public Optional<Problem> edit(String name, GridEdit edit) {
    GridText grid = grid(name).orElseThrow();
    Optional<Problem> why = grid.objection(edit);
    if (why.isEmpty()) write(named(name).orElseThrow(), grid.after(edit), null);
    return why;
  }

  /// Edits a vector or matrix with the mouse: until the next thing follows it, one step for undo.
  public void paint(String name, GridEdit edit) {
    write(named(name).orElseThrow(), grid(name).orElseThrow().after(edit), "drag " + drags);
  }

  /// Edits several of them, which is one step for undo; each edit must be one that can be.
  public void edit(Map<String, List<GridEdit>> edits) {
    beginDrag();
    edits.forEach((name, each) -> {
      for (GridEdit edit : each) {
        write(named(name).orElseThrow(), grid(name).orElseThrow().after(edit), "drag " + drags);
      }
    });
  }

  /// Who wants to know when the text in which they stand is another.
  public void onText(Runnable reading) {
    read.add(reading);
  }

  /// The text in which they stand.
  public String text() {
    return text;
  }

  private void write(Input input, String raw, String tag) {
    if (input.isBlank()) {
      set(input, raw, tag);
      return;
    }
    if (raw.equals(input.raw(text))) return;
    int start = input.span().start();
    String now = text.substring(0, start) + raw + text.substring(input.span().end());
    document.edit(now, tag);
    Input after =
        Input.at(input.name(), now, new Span(start, start + raw.length())).among(input.classes());
    become(inputs.stream().map(i -> i.name().equals(input.name()) ? after : i).toList());
  }

  /// Gives inputs other numbers, which is one step for undo: each stands where the old one stood,
  /// between the same lines and comments, and what is the same number stays as it is written.
  public void keep(Map<Gate, Tensor> numbers) {
    beginDrag();
    numbers.forEach((gate, now) -> named(gate.name()).ifPresent(i -> keep(i, gate, now)));
  }

  private void keep(Input input, Gate gate, Tensor now) {
    Optional<String> inPlace =
        GridText.of(input.raw(text)).flatMap(grid -> grid.with(gate.literal(), now));
    if (inPlace.isPresent()) {
      write(input, inPlace.get(), "drag " + drags);
    } else {
      set(input, Numbers.exact(now), "drag " + drags);
    }
  }

  /// Who finishes what is being typed into fields, before anyone asks for the text as it is meant.
  public void onFinish(Runnable finishing) {
    document.onFinish(finishing);
  }

  /// Who takes back what was typed and is no value, before undo takes back anything of the text;
  /// answers whether it did.
  public void onTakeBack(BooleanSupplier taking) {
    document.onTakeBack(taking);
  }

  /// Adds a line that gives an input the value 1.
  void give(String name) {
    String now = document.text().get();
    String written = Notation.of(now).name(name);
    document.edit(now.stripTrailing() + "\n" + written + " = 1\n", null);
  }

  /// Who is asked for the shapes that the program leaves open, or hears that no input is without a
  /// value; until there is one, those proposed are taken.
  public void onQuestion(Consumer<Blanks> asking) {
    this.asking = asking;
  }

  /// Gives every input that has no value small whole numbers in its shape, in lines of their own.
  /// What the program leaves open is asked.
  public void fillBlanks() {
    String text = document.text().get();
    background.start(obsolete -> Filling.of(text), this::fill);
  }

  /// The blanks of a text, filled where it leaves nothing open.
  private record Filling(String text, Blanks blanks, Optional<Blanks.Filled> filled) {
    static Filling of(String text) {
      Blanks blanks = Blanks.of(ProgramReader.read(text));
      boolean decided = !blanks.all().isEmpty() && blanks.asked().isEmpty();
      return new Filling(text, blanks, decided ? Optional.of(blanks.filled()) : Optional.empty());
    }
  }

  private void fillAsProposed(Blanks blanks) {
    if (!blanks.all().isEmpty()) fill(blanks.filled());
  }

  private void fill(Filling filling) {
    if (!filling.text.equals(document.text().get())) {
      fillBlanks();
    } else if (filling.blanks.all().isEmpty()) {
      asking.accept(filling.blanks);
    } else {
      boolean filled = filling.filled.isPresent() && fill(filling.filled.get()).isEmpty();
      if (!filled) asking.accept(filling.blanks);
    }
  }

  /// Takes a text with values for all inputs; why their shapes give nothing a value, where they do
  /// not.
  public Optional<Problem> fill(Blanks.Filled filling) {
    if (filling.objection().isEmpty()) document.edit(filling.text(), null);
    return filling.objection();
  }

  void hear(News news, boolean current) {
    if (news instanceof News.Painted painted && current) {
      ComputationGraph graph = painted.diagram().steps().trace().graph();
      // Where a function is not defined, nothing can have a value.
      become(
          graph.inputs().stream()
              .filter(g -> !graph.isSymbolic())
              .limit(MOST_INPUTS)
              .map(g -> Input.of(graph, g, news.text()))
              .toList());
      if (inputs.stream().anyMatch(Input::isBlank)) {
        shaping.start(obsolete -> zeros(news.text()), fitting::set);
      }
    } else if (news instanceof News.Empty) {
      inputs.clear();
    }
  }
}
