package gradus.ui.keys;

import gradus.graph.Gate;
import gradus.ui.canvas.DiagramCanvas;
import gradus.ui.canvas.SearchBar;
import gradus.ui.piece.Notice;
import gradus.ui.seek.Aloud;
import gradus.ui.seek.SearchModel;
import gradus.ui.seek.WireWalk;
import gradus.ui.touch.Touch;
import gradus.ui.touch.TouchModel;
import gradus.ui.work.Attention;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Settings;
import gradus.ui.work.Subject;
import gradus.ui.work.Subject.Question;
import gradus.ui.work.WindowModel;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Finding one's way in the picture by the keyboard: the search for gates, and the walk along the
/// wires. Where one comes to is marked, brought into sight and told.
public final class Roaming {
  private final PictureModel picture;
  private final Settings settings;
  private final Attention attention;
  private final Notice notice;
  private final DiagramCanvas canvas;
  private final Consumer<Gate> marking;
  private final SearchModel search;
  private final SearchBar bar;
  private final WireWalk walk = new WireWalk();
  private Runnable coming = () -> {};

  /// @param ground where the bar of the search stands, over the picture
  /// @param marking shows in the program what a gate stands for
  public Roaming(
      WindowModel model,
      Attention attention,
      Asked asked,
      Notice notice,
      DiagramCanvas canvas,
      Pane ground,
      Consumer<Gate> marking) {
    picture = model.picture();
    settings = model.settings();
    this.attention = attention;
    this.notice = notice;
    this.canvas = canvas;
    this.marking = marking;
    search = new SearchModel(picture, attention, model.receiving(), this::show);
    bar = new SearchBar(search, model.words(), asked::unfold, this::leave);
    ground.getChildren().addAll(ring(canvas), bar);
    canvas.accessibleTextProperty().bind(aloud(model));
  }

  /// An entry that is touched, else the gate or the step.
  private ObservableValue<String> aloud(WindowModel model) {
    ObservableValue<String> rest = new Aloud(picture, attention, model.words()).text();
    ObservableValue<Touch> touch = canvas.touch().touch();
    return Bindings.createStringBinding(
        () -> touch.getValue() == null ? rest.getValue() : said(touch.getValue()), touch, rest);
  }

  private static String said(Touch touch) {
    String remarks = String.join(" ", touch.story().remarks());
    return touch.story().line().text() + (remarks.isEmpty() ? "" : ". " + remarks);
  }

  /// Where is typed what is searched for, over the picture.
  public Pane bar() {
    return bar;
  }

  /// Around the picture while the keyboard led to it.
  private static Region ring(DiagramCanvas canvas) {
    Region ring = new Region();
    ring.getStyleClass().add("focus-ring");
    ring.setMouseTransparent(true);
    ring.visibleProperty().bind(canvas.focusVisibleProperty());
    return ring;
  }

  /// Begins to search, or goes on with what was typed last.
  public void find() {
    if (picture.diagram().get() == null) {
      notice.refuse("ui.find.nowhere");
      return;
    }
    settings.picture().set(true);
    search.begin();
    bar.begin();
  }

  /// To the next one that was found.
  public void next() {
    if (search.open().get()) {
      search.next();
    } else {
      find();
    }
  }

  /// To the one before.
  public void before() {
    if (search.open().get()) {
      search.before();
    } else {
      find();
    }
  }

  /// Whether somebody searches.
  public boolean isSearching() {
    return search.open().get();
  }

  /// Ends the search; what was looked at last stays marked.
  public void leave() {
    search.end();
    canvas.requestFocus();
  }

  /// Hears when a walk came to a gate.
  public void onCome(Runnable heard) {
    coming = heard;
  }

  /// Turns from the gate asked about to the step again; false where none is.
  public boolean turnBack() {
    Subject subject = attention.subject().get();
    boolean asked = subject != null && subject.question() != null;
    if (asked) attention.release();
    return asked;
  }

  /// Which way an arrow key leads along the wires; empty for all other keys.
  public static Optional<WireWalk.Toward> toward(KeyCode key) {
    return switch (key) {
      case RIGHT, KP_RIGHT -> Optional.of(WireWalk.Toward.READER);
      case LEFT, KP_LEFT -> Optional.of(WireWalk.Toward.OPERAND);
      case UP, KP_UP -> Optional.of(WireWalk.Toward.UP);
      case DOWN, KP_DOWN -> Optional.of(WireWalk.Toward.DOWN);
      default -> Optional.empty();
    };
  }

  /// Which way an arrow key leads from entry to entry; empty for all other keys.
  public static Optional<TouchModel.Direction> direction(KeyCode key) {
    return switch (key) {
      case RIGHT, KP_RIGHT -> Optional.of(TouchModel.Direction.RIGHT);
      case LEFT, KP_LEFT -> Optional.of(TouchModel.Direction.LEFT);
      case UP, KP_UP -> Optional.of(TouchModel.Direction.UP);
      case DOWN, KP_DOWN -> Optional.of(TouchModel.Direction.DOWN);
      default -> Optional.empty();
    };
  }

  /// Goes to the next entry of the gate asked about, else of the one at work, else of the output;
  /// to the first entry at first.
  public void touch(TouchModel.Direction direction) {
    Subject subject = attention.subject().get();
    if (subject == null) {
      notice.refuse("ui.walk.nowhere");
      return;
    }
    Gate gate = subject.gate().orElse(subject.trace().graph().output());
    boolean there = canvas.touch().go(direction, gate);
    if (there) {
      canvas.reveal(gate);
    } else {
      notice.refuse("ui.touch.none", Aloud.name(picture.graph(), gate));
    }
  }

  /// Walks from the gate asked about, else the one at work; where none is, to the output first.
  public void walk(WireWalk.Toward toward) {
    Subject subject = attention.subject().get();
    if (subject == null) {
      notice.refuse("ui.walk.nowhere");
      return;
    }
    Optional<Question> from =
        Optional.ofNullable(subject.question()).or(() -> subject.gate().map(Question::about));
    if (from.isEmpty()) {
      come(Question.about(subject.trace().graph().output()));
      return;
    }
    walk.go(toward, subject.diagram(), from.get())
        .ifPresentOrElse(this::come, () -> refuse(toward, from.get().gate()));
  }

  private void come(Question question) {
    attention.ask(question);
    show(question.gate());
    coming.run();
  }

  private void show(Gate gate) {
    canvas.reveal(gate);
    marking.accept(gate);
  }

  private void refuse(WireWalk.Toward toward, Gate gate) {
    String why =
        switch (toward) {
          case READER -> "ui.walk.none.reader";
          case OPERAND -> "ui.walk.none.operand";
          case UP -> "ui.walk.none.up";
          case DOWN -> "ui.walk.none.down";
        };
    notice.refuse(why, Aloud.name(picture.graph(), gate));
  }
}
