package gradus.ui.descent;

import gradus.data.ColumnChoice;
import gradus.data.Data;
import gradus.data.ExampleTable;
import gradus.data.PointSet;
import gradus.descent.Optimiser;
import gradus.descent.Parameters;
import gradus.descent.RowGraphs;
import gradus.descent.Stride;
import gradus.descent.Training;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.tensor.Tensor;
import gradus.ui.work.Background;
import gradus.ui.work.DocumentModel;
import gradus.ui.work.InputModel;
import gradus.ui.work.PictureModel;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;

/// A descent on the text of the window: which inputs move, how, and how far it has come. The
/// picture shows its numbers, the text keeps its own until they are to be kept.
public final class DescentModel {
  private static final int MOST_KEPT = 5;

  private final DocumentModel document;
  private final InputModel inputs;
  private final PictureModel picture;
  private final Executor receiving;
  private final Background reading;
  private final Background walking;
  private final ReadOnlyObjectWrapper<Ground> ground = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Plot> plot = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper tried = new ReadOnlyBooleanWrapper();
  private final ObservableSet<String> moving = FXCollections.observableSet();

  /// What a person let move in this document; what of it has no place in the text for a while, as
  /// while one types, moves again once it has.
  private final Set<String> wanted = new HashSet<>();

  private final ObservableList<Plot> kept = FXCollections.observableArrayList();
  private final ObjectProperty<Optimiser> optimiser = new SimpleObjectProperty<>(Optimiser.SGD);
  private final DoubleProperty rate = new SimpleDoubleProperty(Stride.RATE);
  private final DoubleProperty momentum = new SimpleDoubleProperty(Stride.MOMENTUM);
  private final IntegerProperty steps = new SimpleIntegerProperty(100);
  private final DataModel data;
  private int oldest;
  private Walk walk;
  private double[] start;
  private boolean seen;
  private boolean standing;

  /// @param files those that a person chooses beside the one in the window
  public DescentModel(
      DocumentModel document,
      InputModel inputs,
      PictureModel picture,
      SideFiles files,
      Executor receiving) {
    this.document = document;
    this.inputs = inputs;
    this.picture = picture;
    this.receiving = receiving;
    reading = new Background("descent ground", receiving);
    walking = new Background("descent", receiving);
    document.text().addListener(o -> leave());
    moving.addListener(
        (SetChangeListener<String>)
            c -> {
              if (standing) return;
              if (c.wasAdded()) wanted.add(c.getElementAdded());
              if (c.wasRemoved()) wanted.remove(c.getElementRemoved());
              begin();
            });
    optimiser.addListener(o -> begin());
    data = new DataModel(document, files, receiving, this::begin);
    data.follow();
    document.opened().addListener(o -> wanted.clear());
  }

  /// What there is to descend on; null until it is known.
  public ReadOnlyObjectProperty<Ground> ground() {
    return ground.getReadOnlyProperty();
  }

  /// How far it has come; null while nothing moves.
  public ReadOnlyObjectProperty<Plot> plot() {
    return plot.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty running() {
    return running.getReadOnlyProperty();
  }

  /// Whether the picture shows numbers of the descent, which are others than those of the text.
  public ReadOnlyBooleanProperty tried() {
    return tried.getReadOnlyProperty();
  }

  /// The names of the inputs that move.
  public ObservableSet<String> moving() {
    return moving;
  }

  /// The examples that it looks at.
  public DataModel data() {
    return data;
  }

  /// Takes points that a seed makes, named after what the program has for such examples.
  public void make(PointSet set) {
    Ground now = ground.get();
    data.make(set, now == null ? List.of() : now.head(set, moving));
  }

  /// Begins a table with the example of the text.
  public void enter() {
    Ground now = ground.get();
    if (now != null && now.hindrance().isEmpty()) data.write(now.table(moving));
  }

  /// What the columns of a table are called that has a number for all that does not move.
  public List<String> names() {
    Ground now = ground.get();
    return now == null ? List.of() : now.table(moving).getFirst();
  }

  /// Descents to compare with, each at the place that it got when it was kept.
  public ObservableList<Plot> kept() {
    return kept;
  }

  /// Those of them that are others than the present one, which does not stand beside itself.
  public List<Plot> beside() {
    return kept.stream().filter(p -> p != plot.get()).toList();
  }

  /// The place of a descent among those kept, by which it has its colour; −1 for none.
  public int place(Plot one) {
    for (int i = 0; i < kept.size(); i++) {
      if (kept.get(i) == one) return i;
    }
    return -1;
  }

  /// Another rule begins anew.
  public ObjectProperty<Optimiser> optimiser() {
    return optimiser;
  }

  /// η, from the next step on.
  public DoubleProperty rate() {
    return rate;
  }

  /// μ, from the next step on.
  public DoubleProperty momentum() {
    return momentum;
  }

  /// How many steps [#run] takes.
  public IntegerProperty steps() {
    return steps;
  }

  /// Somebody looks: what there is to descend on is worked out, and again after each edit.
  public void look() {
    seen = true;
    String text = document.text().get();
    if (ground.get() != null && ground.get().text().equals(text)) return;
    reading.start(obsolete -> Ground.of(text, obsolete), this::stand);
  }

  /// Nobody looks any more.
  public void lookAway() {
    seen = false;
    pause();
  }

  private void leave() {
    stop();
    kept.clear();
    oldest = 0;
    if (seen) look();
  }

  private void stop() {
    halt();
    plot.set(null);
    tried.set(false);
  }

  private void halt() {
    walking.cancel();
    running.set(false);
    walk = null;
    start = null;
  }

  /// Nothing moves.
  private void clear() {
    plot.set(null);
    tried.set(false);
    picture.tryOut(Map.of());
  }

  private void stand(Ground next) {
    if (!next.text().equals(document.text().get())) return;
    standing = true;
    List<String> names =
        next.choices().stream()
            .filter(c -> c.hindrance().isEmpty())
            .map(c -> c.input().name())
            .toList();
    if (next.training() instanceof Training.Said said) {
      said.rate().ifPresent(rate::set);
      wanted.clear();
      said.parameters().forEach(g -> wanted.add(g.name()));
    }
    moving.retainAll(wanted);
    moving.addAll(wanted);
    moving.retainAll(names);
    standing = false;
    ground.set(next);
    begin();
  }

  private List<Gate> gates() {
    return ground.get().choices().stream()
        .map(Ground.Movable::input)
        .filter(g -> moving.contains(g.name()))
        .toList();
  }

  private Stride stride() {
    Optimiser rule = optimiser.get();
    return new Stride(rule, rate.get(), rule.takesMomentum() ? momentum.get() : 0);
  }

  /// Goes back to the start, which is the text's numbers or where somebody began instead.
  public void begin() {
    double[] from = start;
    halt();
    Ground now = ground.get();
    boolean free = now != null && now.hindrance().isEmpty() && !moving.isEmpty();
    if (!free && !data.isBroken()) data.found(null);
    if (!free || data.isBroken()) {
      clear();
      return;
    }
    // What is seen stays until there is the start to see: nothing vanishes and comes back.
    Parameters parameters = new Parameters(gates());
    if (from != null && from.length == parameters.size()) start = from;
    if (data.table().isEmpty()) {
      setOut(now, parameters, Serving.ONE);
      return;
    }
    ExampleTable table = data.table().get();
    ColumnChoice choice = data.columns();
    int batch = data.batch().get();
    walking.start(
        obsolete -> taken(now, parameters, table, choice, batch),
        found -> {
          data.found(found);
          if (found instanceof Data.Intake.Accepted usable) {
            setOut(now, parameters, data.serving(usable.data()));
          } else {
            clear();
          }
        });
  }

  /// What is taken of the table; a part of the rows only where it tells of all.
  private static Data.Intake taken(
      Ground on, Parameters moving, ExampleTable table, ColumnChoice choice, int batch) {
    ComputationGraph graph = on.tape().graph();
    Data.Intake found = RowGraphs.intake(table, choice, graph, moving.gates());
    boolean some =
        found instanceof Data.Intake.Accepted usable
            && batch > 0
            && batch < usable.data().size()
            && !RowGraphs.isMean(graph, moving.gates(), usable.data());
    if (!some) return found;
    String loss = graph.called(graph.output()).orElse("f");
    return new Data.Intake.Unfit("descent.data.sum", List.of(loss));
  }

  private void setOut(Ground now, Parameters parameters, Serving serving) {
    walk = new Walk(now, parameters, stride(), serving, start);
    Walk mine = walk;
    walking.start(obsolete -> mine.plot(), p -> show(mine, p));
  }

  /// Goes back to the numbers of the text.
  public void reset() {
    start = null;
    begin();
  }

  /// Begins at other numbers.
  ///
  /// @param values one for each entry that moves
  public void beginAt(double[] values) {
    start = values.clone();
    begin();
  }

  /// Whether something may move.
  public boolean isReady() {
    return walk != null;
  }

  /// Takes one step.
  public void step() {
    go(1);
  }

  /// Takes as many steps as are asked for.
  public void run() {
    go(steps.get());
  }

  private void go(int count) {
    if (walk == null || running.get()) return;
    running.set(true);
    Walk mine = walk;
    mine.at(stride());
    walking.start(
        obsolete -> mine.go(count, obsolete, p -> receiving.execute(() -> glimpse(mine, p))),
        p -> {
          running.set(false);
          show(mine, p);
        });
  }

  /// Stays where it is.
  public void pause() {
    if (!running.get()) return;
    Walk mine = walk;
    walking.start(obsolete -> mine.plot(), p -> show(mine, p));
    running.set(false);
  }

  private void glimpse(Walk of, Plot seenNow) {
    if (running.get()) show(of, seenNow);
  }

  private void show(Walk of, Plot now) {
    if (of != walk) return;
    plot.set(now);
    boolean untouched = now.last().step() == 0 && start == null;
    tried.set(!untouched);
    picture.tryOut(untouched ? Map.of() : named(numbers(now)));
  }

  private static Map<String, Tensor> named(Map<Gate, Tensor> numbers) {
    Map<String, Tensor> named = new LinkedHashMap<>();
    numbers.forEach((gate, value) -> named.put(gate.name(), value));
    return named;
  }

  private static Map<Gate, Tensor> numbers(Plot plot) {
    Map<Gate, Tensor> numbers = new LinkedHashMap<>();
    double[] values = plot.last().values();
    int from = 0;
    for (Gate gate : plot.parameters().gates()) {
      double[] own = new double[gate.shape().size()];
      System.arraycopy(values, from, own, 0, own.length);
      numbers.put(gate, Tensor.of(gate.shape(), own));
      from += own.length;
    }
    return numbers;
  }

  /// Writes the numbers into the text, which one undo takes back.
  public void keepNumbers() {
    Plot now = plot.get();
    if (now == null) return;
    inputs.keep(numbers(now));
  }

  /// Keeps the descent beside those to come.
  public void keepForComparison() {
    if (plot.get() == null || place(plot.get()) >= 0) return;
    if (kept.size() < MOST_KEPT) {
      kept.add(plot.get());
      return;
    }
    // in place of the oldest: the others keep theirs
    kept.set(oldest, plot.get());
    oldest = (oldest + 1) % MOST_KEPT;
  }
}
