package gradus.ui.seek;

import gradus.diagram.Diagram;
import gradus.graph.Gate;
import gradus.trace.Trace;
import gradus.ui.work.Attention;
import gradus.ui.work.Background;
import gradus.ui.work.PictureModel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A search for gates that goes on: what is typed, what was found, and which of it is looked at. It
/// follows the picture; what is looked at is asked about once the search is left.
public final class SearchModel {
  /// What came of it.
  ///
  /// @param at which of the findings is looked at, from 0
  public record Hits(String typed, List<Finding> findings, int at) {
    private static final Hits NOTHING = new Hits("", List.of(), 0);

    public Hits {
      findings = List.copyOf(findings);
    }

    /// What is looked at.
    public Optional<Finding> current() {
      return findings.isEmpty() ? Optional.empty() : Optional.of(findings.get(at));
    }

    /// Which of the new findings this one's is; empty where it is none of them.
    private Optional<Integer> kept(List<Finding> anew) {
      return current().flatMap(c -> anew.stream().filter(c::isSame).findFirst().map(anew::indexOf));
    }
  }

  private final PictureModel picture;
  private final Attention attention;
  private final Background background;
  private final Consumer<Gate> turned;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Hits> outcome = new ReadOnlyObjectWrapper<>(Hits.NOTHING);
  private String typed = "";
  private Opened opened = new Opened(null, Optional.empty());

  /// What is drawn as one gate in the picture of a trace, by its parts.
  private record Opened(Trace trace, Optional<Trace> parts) {}

  private record Result(Opened opened, List<Finding> findings) {}

  /// `turned` hears which gate is looked at, on `receiving` as all else.
  public SearchModel(
      PictureModel picture, Attention attention, Executor receiving, Consumer<Gate> turned) {
    this.picture = picture;
    this.attention = attention;
    this.turned = turned;
    background = new Background("search", receiving);
    picture.player().step().addListener(o -> again(false));
    picture
        .diagram()
        .addListener((o, was, now) -> {
          // The same picture with other names.
          boolean same = was != null && now != null && was.steps() == now.steps();
          if (!same) again(true);
        });
  }

  /// Whether somebody searches.
  public ReadOnlyBooleanProperty open() {
    return open.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Hits> outcome() {
    return outcome.getReadOnlyProperty();
  }

  /// Begins, with what was typed last.
  public void begin() {
    if (open.get()) return;
    open.set(true);
    again(true);
  }

  /// Ends; what is looked at is what was asked about.
  public void end() {
    if (!open.get()) return;
    open.set(false);
    background.cancel();
    outcome
        .get()
        .current()
        .filter(found -> isShown(found.gate()))
        .ifPresent(found -> attention.ask(found.question()));
  }

  private boolean isShown(Gate gate) {
    return picture.diagram().get() != null && picture.graph().gates().contains(gate);
  }

  /// Looks for something else.
  public void look(String text) {
    if (text.equals(typed)) return;
    typed = text;
    search(found -> turn(new Hits(text, found, 0)));
  }

  /// Looks at the next one; behind the last comes the first.
  public void next() {
    move(1);
  }

  /// Looks at the one before.
  public void before() {
    move(-1);
  }

  private void move(int by) {
    boolean began = !open.get();
    begin();
    Hits now = outcome.get();
    if (began || now.findings().isEmpty()) return;
    turn(new Hits(now.typed(), now.findings(), Math.floorMod(now.at() + by, size(now))));
  }

  private static int size(Hits outcome) {
    return outcome.findings().size();
  }

  /// The picture is another one, or shows more: a step that is taken is what the window is about.
  private void again(boolean leading) {
    if (!open.get()) return;
    search(found -> {
      Hits before = outcome.get();
      boolean same = before.typed().equals(typed);
      int at = same ? before.kept(found).orElse(0) : 0;
      Hits now = new Hits(typed, found, at);
      if (leading) {
        turn(now);
      } else {
        outcome.set(now);
      }
    });
  }

  private void turn(Hits now) {
    boolean had = outcome.get().current().isPresent();
    outcome.set(now);
    Optional<Finding> found = now.current();
    if (found.isPresent()) {
      attention.glance(found.get().question());
      turned.accept(found.get().gate());
    } else if (had) {
      attention.release();
    }
  }

  private void search(Consumer<List<Finding>> receiver) {
    Diagram diagram = picture.diagram().get();
    int step = picture.player().step().get();
    background.cancel();
    if (diagram == null) receiver.accept(List.of());
    // The picture of a step behind the last one is on its way.
    if (diagram == null || step > diagram.steps().last()) return;
    Opened known = opened;
    String text = typed;
    background.start(
        obsolete -> {
          Trace trace = diagram.steps().trace();
          Opened all =
              known.trace() == trace
                  ? known
                  : new Opened(trace, Search.opened(trace.graph(), obsolete));
          return new Result(all, Search.in(diagram, step, all.parts(), text));
        },
        result -> {
          opened = result.opened();
          // Another picture came meanwhile, and with it another search.
          if (picture.diagram().get().steps() == diagram.steps()) {
            receiver.accept(result.findings());
          }
        });
  }
}
