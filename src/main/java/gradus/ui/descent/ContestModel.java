package gradus.ui.descent;

import gradus.data.ColumnChoice;
import gradus.data.Data;
import gradus.data.ExampleTable;
import gradus.descent.GradientSize;
import gradus.descent.Parameters;
import gradus.descent.RowGraphs;
import gradus.descent.Stride;
import gradus.descent.Training;
import gradus.graph.Gate;
import gradus.latex.TypesetName;
import gradus.ui.work.Background;
import gradus.ui.work.DocumentModel;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// Another program that descends beside the one in the window: as many steps, at the same rate and
/// by the same rule. What moves in it, its update rules say; where it has none a person does, and
/// until then the inputs move that are called as what moves in the window.
public final class ContestModel {
  private final DescentModel descent;
  private final DocumentModel document;
  private final Supplier<Locale> language;
  private final Background background;
  private final ObjectProperty<Rival> rival = new SimpleObjectProperty<>(new Rival.Nobody());
  private final ReadOnlyObjectWrapper<Contest> contest = new ReadOnlyObjectWrapper<>();
  private int keptTexts;

  /// What moves in the other program by somebody's choice; null while nobody chose.
  private Set<String> chosen;

  /// Of the thread that compares alone.
  private Ground ground;

  private Walk walk;
  private List<Gate> walking = List.of();
  private Optional<ExampleTable> served = Optional.empty();
  private ColumnChoice filling = ColumnChoice.NAMED;

  /// @param language in which an example is read
  public ContestModel(
      DescentModel descent, DocumentModel document, Supplier<Locale> language, Executor receiving) {
    this.descent = descent;
    this.document = document;
    this.language = language;
    background = new Background("contest", receiving);
    descent.plot().addListener(o -> hold());
    rival.addListener(o -> {
      chosen = null;
      hold();
    });
  }

  /// Which program is compared with.
  public ObjectProperty<Rival> rival() {
    return rival;
  }

  /// What came of it; null while there is none, or nothing moves in the window.
  public ReadOnlyObjectProperty<Contest> contest() {
    return contest.getReadOnlyProperty();
  }

  /// The text of the window as it is now, to compare with once it has been changed.
  public Rival keepText() {
    return new Rival.Earlier(++keptTexts, document.text().get());
  }

  /// Lets an input of the other program move, or stay.
  public void move(String name, boolean moves) {
    if (contest.get() == null) return;
    Set<String> next = new HashSet<>();
    if (chosen != null) {
      next.addAll(chosen);
    } else if (contest.get() instanceof Contest.Held held) {
      held.other().parameters().gates().forEach(g -> next.add(g.name()));
    }
    if (moves) {
      next.add(name);
    } else {
      next.remove(name);
    }
    chosen = next;
    hold();
  }

  private void hold() {
    Rival other = rival.get();
    Plot own = descent.plot().get();
    if (other instanceof Rival.Nobody || own == null) {
      background.cancel();
      contest.set(null);
      return;
    }
    if (descent.running().get()) return;
    Ground ownGround = descent.ground().get();
    String text = other.text(language.get());
    Optional<ExampleTable> table = descent.data().table();
    ColumnChoice columns = descent.data().columns();
    Set<String> wanted = chosen == null ? null : Set.copyOf(chosen);
    background.start(
        obsolete -> held(other, text, ownGround, own, table, columns, wanted, obsolete),
        contest::set);
  }

  private Contest held(
      Rival other,
      String text,
      Ground ownGround,
      Plot own,
      Optional<ExampleTable> table,
      ColumnChoice columns,
      Set<String> wanted,
      BooleanSupplier obsolete) {
    if (ground == null || !ground.text().equals(text)) {
      walk = null;
      ground = Ground.of(text, obsolete);
    }
    if (ground.hindrance().isPresent()) {
      return new Contest.Barred(other, ground.hindrance().get(), List.of());
    }
    OptionalDouble stated = OptionalDouble.empty();
    List<Gate> free =
        ground.choices().stream()
            .filter(c -> c.hindrance().isEmpty())
            .map(Ground.Movable::input)
            .toList();
    List<Gate> moving =
        free.stream()
            .filter(g ->
                wanted == null
                    ? own.parameters().gates().stream().anyMatch(o -> isCalled(g, o))
                    : wanted.contains(g.name()))
            .toList();
    List<String> choices = free.stream().map(Gate::name).toList();
    switch (ground.training()) {
      case Training.Unsaid _ -> {}
      case Training.Amiss amiss -> {
        return new Contest.Misled(other, amiss.problem());
      }
      case Training.Said said -> {
        moving = said.parameters();
        stated = said.rate();
        choices = List.of();
      }
    }
    if (moving.isEmpty()) {
      return wanted == null
          ? new Contest.Undecided(
              other, "ui.contest.nothing", List.of(names(own.parameters().gates())), choices)
          : new Contest.Undecided(other, "ui.contest.tick", List.of(), choices);
    }
    Serving serving = Serving.ONE;
    if (table.isPresent()) {
      switch (RowGraphs.intake(table.get(), columns, ground.tape().graph(), moving)) {
        case Data.Intake.Unfit unfit -> {
          return new Contest.Barred(other, unfit.key(), unfit.args());
        }
        case Data.Intake.Accepted usable -> serving = own.serving().of(usable.data());
      }
    }
    Stride stride = own.stride();
    Plot so = advanced(moving, stride, serving, table, columns, own.last().step(), obsolete);
    boolean same = stated.isEmpty() || stated.getAsDouble() == stride.rate();
    return new Contest.Held(
        other,
        so,
        GradientSize.all(ownGround.tape(), own.parameters(), own.last(), own.serving().data()),
        GradientSize.all(ground.tape(), so.parameters(), so.last(), serving.data()),
        choices,
        same ? OptionalDouble.empty() : stated);
  }

  /// The same walk further on where that is what is asked for; else one from the start.
  private Plot advanced(
      List<Gate> moving,
      Stride stride,
      Serving serving,
      Optional<ExampleTable> table,
      ColumnChoice columns,
      int step,
      BooleanSupplier obsolete) {
    Plot so = walk == null ? null : walk.plot();
    boolean further =
        so != null
            && walking.equals(moving)
            && so.stride().equals(stride)
            && served.equals(table)
            && filling.equals(columns)
            && so.serving().batch() == serving.batch()
            && so.serving().seed() == serving.seed()
            && so.last().step() <= step;
    if (!further) {
      walking = List.copyOf(moving);
      served = table;
      filling = columns;
      walk = new Walk(ground, new Parameters(moving), stride, serving, null);
    }
    return walk.go(further ? step - so.last().step() : step, obsolete, p -> {});
  }

  private static boolean isCalled(Gate gate, Gate other) {
    return TypesetName.text(gate.name()).equals(TypesetName.text(other.name()));
  }

  private static String names(List<Gate> gates) {
    return gates.stream().map(g -> TypesetName.text(g.name())).collect(Collectors.joining(", "));
  }
}
