package gradus.ui.work;

import gradus.document.Grouping;
import gradus.document.History;
import gradus.document.NamedWire;
import gradus.graph.CarriedKeys;
import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.Folding.Level;
import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.graph.place.Group;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.reading.Notation;
import gradus.reading.ProgramReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What is drawn by its parts and what as one gate, which gates are chosen to become one, and the
/// names that are written into the text from the picture.
public final class FoldingModel {
  private final DocumentModel document;
  private final Selection selection = new Selection();
  private Folding folding;

  /// How far gates on vectors and matrices are drawn by their entries.
  private final ObjectProperty<Level> level = new SimpleObjectProperty<>(Level.LAYER);

  /// Which row of those that are too many to draw them all.
  private final IntegerProperty row = new SimpleIntegerProperty();

  private Optional<ComputationGraph> shown = Optional.empty();
  private Optional<Folding> next = Optional.empty();
  private Runnable folded = () -> {};

  FoldingModel(Settings settings, DocumentModel document) {
    this.document = document;
    folding = settings.folding();
    settings.unfolded().addListener(o -> fold(settings.folding().at(level.get(), folding.row())));
    level.addListener((o, was, now) -> {
      draw(now);
      // A network is one of layers: who asks for their entries looks at gates again.
      if (now != Level.LAYER) settings.network().set(false);
    });
    settings
        .network()
        .addListener((o, was, now) -> {
          if (now) level.set(Level.LAYER);
        });
    row.addListener((o, was, now) -> choose(now.intValue()));
    document.follow(
        new DocumentModel.Reader() {
          @Override
          public void opens() {
            folding = next.orElseGet(settings::folding);
            next = Optional.empty();
            level.set(folding.level());
            row.set(folding.row());
            selection.clear();
          }
        });
  }

  /// What is drawn by its parts now.
  public Folding folding() {
    return folding;
  }

  /// The document that is opened next is drawn so.
  public void beginWith(Folding first) {
    next = Optional.of(first);
  }

  /// The text was edited: the same gates as before are unfolded and chosen.
  void carry(CarriedKeys carried) {
    folding = carried.folding(folding);
    selection.carry(carried);
  }

  /// Whoever is told that a person folded or unfolded something.
  void onFolded(Runnable heard) {
    folded = heard;
  }

  /// What was drawn by its parts then is so again.
  public void again(Folding then) {
    fold(then);
  }

  private void fold(Folding next) {
    folding = next;
    level.set(next.level());
    row.set(next.row());
    folded.run();
  }

  /// How far gates on vectors and matrices are drawn by their entries: all at once, row by row, or
  /// number by number.
  public ObjectProperty<Level> level() {
    return level;
  }

  /// Which row, from 0, is drawn by itself where there are too many to draw them all.
  public IntegerProperty row() {
    return row;
  }

  /// From how many rows one is chosen in what is shown; 0 where none has to be.
  public int choices() {
    return shown
        .filter(g -> level.get() != Level.LAYER || Folding.hasChosen(g))
        .map(Folding::choices)
        .orElse(0);
  }

  private void choose(int now) {
    if (folding.row() != now) turn(folding.at(folding.level(), now));
  }

  /// A row that is gone gives way to the last, of so many: nothing a person did.
  public void keepRowWithin(int rows) {
    if (folding.row() >= rows) fold(folding.at(folding.level(), rows - 1));
  }

  /// A person shows the program so, which can be undone.
  private void turn(Folding next) {
    Folding before = folding;
    fold(next);
    document.turn(
        new History.Turn() {
          @Override
          public void back() {
            again(before);
          }

          @Override
          public void forth() {
            again(next);
          }
        });
  }

  /// What is shown now.
  public void shown(ComputationGraph graph) {
    shown = Optional.of(graph);
  }

  /// Whether what is shown has gates that can be drawn by rows or entries, or has them drawn so.
  public boolean hasLevels() {
    return level.get() != Level.LAYER || shown.filter(Folding::hasLevels).isPresent();
  }

  /// All of them are, also those that somebody folded or unfolded alone.
  private void draw(Level now) {
    if (folding.level() == now) return;
    Set<String> alone = shown.map(Folding::drawnByEntries).orElse(Set.of());
    turn(folding.without(alone).at(now, folding.row()));
  }

  /// The gates chosen in the picture.
  public Selection selection() {
    return selection;
  }

  /// Chooses a gate, or no longer: what is drawn as one goes together.
  public void toggle(ComputationGraph graph, Gate gate) {
    graph.series(gate).map(Series::gates).orElse(List.of(gate)).forEach(selection::toggle);
  }

  /// Draws a gate of a graph by its parts in a frame; the message key that says why not when it has
  /// none.
  public Optional<String> unfold(ComputationGraph graph, Gate gate) {
    if (!Folding.canUnfold(graph, gate)) {
      if (Folding.isLarge(graph, gate)) return Optional.of("ui.unfold.large");
      return Optional.of(gate.isOperation() ? "ui.unfold.whole" : "ui.unfold.input");
    }
    fold(folding.unfold(graph, gate));
    return Optional.empty();
  }

  /// Draws what a frame holds as one gate again.
  public void fold(Group group) {
    fold(folding.fold(group));
  }

  /// A name for a function that the program does not use yet.
  public String freeName() {
    return Grouping.freeName(ProgramReader.read(document.text().get()));
  }

  /// Makes a function of the selected gates; says why when that cannot be.
  public Optional<Problem> group(String name) {
    return switch (Grouping.of(plain(), selection.keys(), name, ProgramReader::read)) {
      case Grouping.Result.Refused refused -> Optional.of(refused.problem());
      case Grouping.Result.Done done -> {
        selection.clear();
        document.edit(done.text(), null);
        yield Optional.empty();
      }
    };
  }

  /// The message key of what can be done with the name of the wire that leaves a gate; empty when
  /// nothing can.
  public Optional<String> naming(Gate gate) {
    if (gate.isConstant()) return Optional.empty();
    if (!isNamed(gate)) return Optional.of("ui.edit.name");
    boolean plain = Notation.of(document.text().get()) == Notation.PLAIN;
    return plain ? Optional.of("ui.edit.rename") : Optional.empty();
  }

  /// Whether the text names the wire that leaves a gate.
  public boolean isNamed(Gate gate) {
    return NamedWire.isWritten(ProgramReader.read(document.text().get()), gate);
  }

  /// A name as the text would write it.
  public String written(String name) {
    return Notation.of(document.text().get()).name(name);
  }

  /// Why the wire that leaves a gate can be given no name; empty when it can.
  public Optional<Problem> unnameable(Gate gate) {
    return NamedWire.objection(ProgramReader.read(document.text().get()), gate.key());
  }

  /// Writes the name of a wire into the text; says why when that cannot be.
  public Optional<Problem> name(Gate gate, String name) {
    Program program = ProgramReader.read(document.text().get());
    return switch (NamedWire.of(program, gate.key(), name, ProgramReader::read)) {
      case Grouping.Result.Refused refused -> Optional.of(refused.problem());
      case Grouping.Result.Done done -> {
        document.edit(done.text(), null);
        yield Optional.empty();
      }
    };
  }

  /// The program in the notation that functions are written in.
  private Program plain() {
    return ProgramReader.plain(ProgramReader.read(document.text().get()));
  }
}
