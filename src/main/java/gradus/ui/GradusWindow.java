package gradus.ui;

import gradus.diagram.Diagram;
import gradus.diagram.Options;
import gradus.document.Document;
import gradus.document.Home;
import gradus.document.MemoryFile;
import gradus.document.Recovery;
import gradus.graph.GraphBuilder;
import gradus.layout.LayoutEngines;
import gradus.lesson.Examples;
import gradus.picture.Lettering;
import gradus.reading.ProgramReader;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import gradus.ui.fault.Fault;
import gradus.ui.fault.FaultLog;
import gradus.ui.fault.Faults;
import gradus.ui.keep.Memory;
import gradus.ui.keep.WindowPlace;
import gradus.ui.piece.FramePulse;
import gradus.ui.present.Screens;
import gradus.ui.work.Settings;
import gradus.ui.work.WindowModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// The application: a window, opened from the command line, and others opened from it.
public final class GradusWindow extends Application implements Windows {
  /// The part of the screen the window takes at first.
  private static final double PART = 0.85;

  /// From this width on the panel is open at first.
  private static final double ROOMY = 1150;

  /// How far below another one a window opens.
  private static final double STEP = 32;

  private static final double SMALLEST_WIDTH = 960;
  private static final double SMALLEST_HEIGHT = 640;
  private static final String MONOSPACED = "/net/sf/jasperreports/fonts/dejavu/DejaVuSansMono.ttf";

  /// What the window opens with; JavaFX makes the application itself and takes no arguments.
  private record Opening(Path file, String text, Locale locale, boolean spoken, Runnable shown) {}

  /// The fonts of all windows, opened with the first one: JavaFX copies the file each time.
  private static final class Faces {
    static {
      Lettering.faces().forEach(face -> Font.loadFont(face.toExternalForm(), 12));
      var monospaced = GradusWindow.class.getResource(MONOSPACED);
      if (monospaced != null) Font.loadFont(monospaced.toExternalForm(), 12);
    }

    private Faces() {}

    static void open() {
      // They are open once this class is there.
    }
  }

  private static volatile Opening opening =
      new Opening(null, null, Locale.getDefault(), false, () -> {});

  private final Map<Stage, WindowView> open = new LinkedHashMap<>();
  private final Optional<Path> home;
  private final Faults faults;
  private Memory memory;

  /// Made by JavaFX.
  public GradusWindow() {
    this(Home.folder());
  }

  /// `home` is where something is remembered, if anywhere.
  GradusWindow(Optional<Path> home) {
    this.home = home;
    Optional<FaultLog> log = home.map(folder -> new FaultLog(folder.resolve("faults.log")));
    faults = new Faults(log, Platform::runLater, this::say);
  }

  /// Whoever hears of failures that nobody expected.
  Faults faults() {
    return faults;
  }

  /// Called where JavaFX starts the application: from here on no thread fails unheard.
  @Override
  public void init() {
    Thread.setDefaultUncaughtExceptionHandler(faults);
  }

  /// Over the window that is worked in, or the last that was opened.
  private void say(Fault fault, Optional<Path> written, Runnable done) {
    Stream.concat(
            open.keySet().stream().filter(Stage::isFocused),
            List.copyOf(open.keySet()).reversed().stream())
        .findFirst()
        .ifPresentOrElse(stage -> open.get(stage).tell(fault, written, done), done);
  }

  /// The windows that are open, in the order in which they were opened.
  List<WindowView> views() {
    return List.copyOf(open.values());
  }

  /// Opens the window and waits until it is closed. Called once in a process.
  ///
  /// @param file a program to open, or null
  /// @param text a program without a file, or null; with neither the opening example is shown
  /// @param spoken whether the language was asked for, and counts for more than one remembered
  /// @param shown told once the window stands there
  /// @throws RuntimeException or an Error, when JavaFX cannot start here
  public static void open(Path file, String text, Locale locale, boolean spoken, Runnable shown) {
    opening = new Opening(file, text, locale, spoken, shown);
    // Before JavaFX starts, never beside it.
    Lettering.open();
    Thread warming = new Thread(GradusWindow::warmUp, "gradus warm-up");
    warming.setDaemon(true);
    warming.start();
    launch(GradusWindow.class);
  }

  /// The first layout of a process costs most of a second: it is spent while JavaFX starts.
  private static void warmUp() {
    String program = Examples.all().getFirst().program();
    Steps steps =
        Steps.of(Trace.of(GraphBuilder.build(ProgramReader.read(program)).graph()), Grain.GATE);
    Diagram diagram = Diagram.of(steps, Options.DEFAULT, LayoutEngines.standard(), () -> false);
    diagram.figure(0, 1).bounds();
  }

  @Override
  public void start(Stage stage) throws IOException {
    memory =
        home.map(folder -> new MemoryFile(folder.resolve("settings.toml")))
            .map(file -> Memory.of(file, opening.locale(), opening.spoken()))
            .orElseGet(() -> Memory.passing(opening.locale()));
    WindowView view = open(stage);
    if (opening.text() != null) {
      view.model().document().show(opening.text());
    } else {
      view.model().welcome(Examples.all().getFirst());
    }
    stage.show();
    opening.shown().run();
    if (opening.file() != null) view.filing().open(opening.file());
    memory.damage().ifPresent(view.keeping()::fail);
    memory.onFailure(failure -> Platform.runLater(() -> view.keeping().fail(failure)));
    recovery().ifPresent(view.keeping()::offer);
  }

  private Optional<Recovery> recovery() {
    return home.map(folder -> new Recovery(folder.resolve("unsaved")));
  }

  /// Puts a window together in a stage that is not shown yet.
  private WindowView open(Stage stage) throws IOException {
    Settings settings = new Settings(memory.language());
    WindowPlace place = place();
    settings.panel().set(place.width() >= ROOMY);
    settings.calmSystem().bind(Platform.getPreferences().reducedMotionProperty());
    settings.toured().set(false);
    memory.follow(settings);
    WindowModel model = new WindowModel(settings, Platform::runLater, new FramePulse());
    Dialogs dialogs =
        new FxDialogs(
            stage, model.words(), getHostServices()::showDocument, () -> Screens.under(stage));
    WindowView view = assemble(stage, model, dialogs, memory, this, place.width(), place.height());
    put(stage, place);
    view.keeping().watch();
    view.keeping()
        .beside((file, text) ->
            open.values().stream().anyMatch(v -> v != view && v.keeping().left(file, text)));
    recovery().ifPresent(view.keeping()::guard);
    open.put(stage, view);
    stage
        .showingProperty()
        .addListener(o -> {
          if (!stage.isShowing()) open.remove(stage);
        });
    return view;
  }

  /// Where the last window was, if that is seen; below it while it is open.
  private WindowPlace place() {
    List<WindowPlace.ScreenArea> screens =
        Stream.concat(Stream.of(Screen.getPrimary()), Screen.getScreens().stream())
            .map(Screen::getVisualBounds)
            .map(b ->
                new WindowPlace.ScreenArea(b.getMinX(), b.getMinY(), b.getWidth(), b.getHeight()))
            .toList();
    WindowPlace last = memory.place().orElseGet(() -> first(screens.getFirst()));
    return open.isEmpty() ? last.on(screens) : last.beside(STEP, screens);
  }

  private static WindowPlace first(WindowPlace.ScreenArea screen) {
    double width = Math.min(screen.width(), Math.max(SMALLEST_WIDTH, PART * screen.width()));
    double height = Math.min(screen.height(), Math.max(SMALLEST_HEIGHT, PART * screen.height()));
    return new WindowPlace(
        screen.x() + (screen.width() - width) / 2,
        screen.y() + (screen.height() - height) / 2,
        width,
        height,
        false);
  }

  /// Puts a window in its place, and remembers where it goes. A window that fills the screen
  /// remembers the place it goes back to.
  private void put(Stage stage, WindowPlace place) {
    stage.setMinWidth(WindowPlace.LEAST_WIDTH);
    stage.setMinHeight(WindowPlace.LEAST_HEIGHT);
    stage.setX(place.x());
    stage.setY(place.y());
    stage.setWidth(place.width());
    stage.setHeight(place.height());
    stage.setMaximized(place.maximized());
    // A window that begins to fill the screen says so after it has moved.
    InvalidationListener moved = o -> Platform.runLater(() -> remember(stage, place));
    List.of(
            stage.xProperty(),
            stage.yProperty(),
            stage.widthProperty(),
            stage.heightProperty(),
            stage.maximizedProperty())
        .forEach(property -> property.addListener(moved));
  }

  private void remember(Stage stage, WindowPlace first) {
    if (!stage.isShowing() || stage.isIconified() || stage.isFullScreen()) return;
    WindowPlace last = memory.place().orElse(first);
    memory.place(
        stage.isMaximized()
            ? new WindowPlace(last.x(), last.y(), last.width(), last.height(), true)
            : new WindowPlace(
                stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false));
  }

  @Override
  public void another() {
    try {
      Stage stage = new Stage();
      WindowView view = open(stage);
      view.model().document().show(Document.EMPTY);
      stage.show();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Override
  public void quit() {
    for (Stage stage : List.copyOf(open.keySet())) {
      stage.toFront();
      if (!open.get(stage).filing().mayLeave()) return;
      stage.hide();
    }
  }

  @Override
  public void stop() {
    memory.close();
  }

  /// Loads the views into a stage and connects them.
  static WindowView assemble(
      Stage stage,
      WindowModel model,
      Dialogs dialogs,
      Memory memory,
      Windows windows,
      double width,
      double height)
      throws IOException {
    Faces.open();
    FXMLLoader loader = new FXMLLoader(GradusWindow.class.getResource("Window.fxml"));
    Parent root = loader.load();
    WindowView view = loader.getController();
    view.connect(model, dialogs, memory, windows);
    Scene scene = new Scene(root, width, height);
    scene
        .getStylesheets()
        .add(Objects.requireNonNull(GradusWindow.class.getResource("window.css")).toExternalForm());
    stage.setScene(scene);
    stage.titleProperty().bind(model.document().title());
    stage.setOnCloseRequest(event -> {
      if (!view.filing().mayLeave()) event.consume();
    });
    // A listener that stays, to the change: the toolkit fails where a window closes whose last such
    // listeners are those of its popups, which go with it one by the other.
    stage
        .showingProperty()
        .addListener((o, was, now) -> {
          if (now) return;
          view.keeping().close();
          model.close();
        });
    stage.focusedProperty().addListener(o -> view.keeping().look());
    view.openIn(scene);
    // The first picture is arranged for the place it will have.
    root.resize(width, height);
    root.applyCss();
    root.layout();
    return view;
  }
}
