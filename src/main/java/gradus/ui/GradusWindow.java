package gradus.ui;

import gradus.diagram.Diagram;
import gradus.diagram.Options;
import gradus.document.Home;
import gradus.document.Recovery;
import gradus.graph.GraphBuilder;
import gradus.layout.LayoutEngines;
import gradus.lesson.Examples;
import gradus.picture.Lettering;
import gradus.reading.ProgramReader;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import gradus.ui.piece.FramePulse;
import gradus.ui.work.Settings;
import gradus.ui.work.WindowModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.fxml.FXMLLoader;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// The application: one window, opened from the command line.
public final class GradusWindow extends Application {
  /// The part of the screen the window takes at first.
  private static final double PART = 0.85;

  /// From this width on the panel is open at first.
  private static final double ROOMY = 1150;

  private static final double SMALLEST_WIDTH = 960;
  private static final double SMALLEST_HEIGHT = 640;
  private static final String MONOSPACED = "/net/sf/jasperreports/fonts/dejavu/DejaVuSansMono.ttf";

  /// What the window opens with; JavaFX makes the application itself and takes no arguments.
  private record Opening(Path file, String text, Locale locale, Runnable shown) {}

  private static volatile Opening opening = new Opening(null, null, Locale.getDefault(), () -> {});

  /// Made by JavaFX.
  public GradusWindow() {}

  /// Opens the window and waits until it is closed. Called once in a process.
  ///
  /// @param file a program to open, or null
  /// @param text a program without a file, or null; with neither the opening example is shown
  /// @param shown told once the window stands there
  /// @throws RuntimeException or an Error, when JavaFX cannot start here
  public static void open(Path file, String text, Locale locale, Runnable shown) {
    opening = new Opening(file, text, locale, shown);
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
    Settings settings = new Settings(opening.locale());
    WindowModel model = new WindowModel(settings, Platform::runLater, new FramePulse());
    Dialogs dialogs = new FxDialogs(stage, model.words(), getHostServices()::showDocument);
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    double width = Math.min(screen.getWidth(), Math.max(SMALLEST_WIDTH, PART * screen.getWidth()));
    double height =
        Math.min(screen.getHeight(), Math.max(SMALLEST_HEIGHT, PART * screen.getHeight()));
    settings.panel().set(width >= ROOMY);
    WindowView view = assemble(stage, model, dialogs, width, height);
    if (opening.text() != null) {
      model.document().show(opening.text());
    } else {
      model.welcome(Examples.all().getFirst());
    }
    stage.show();
    opening.shown().run();
    if (opening.file() != null) view.filing().open(opening.file());
    view.keeping().watch();
    Home.folder()
        .map(home -> new Recovery(home.resolve("unsaved")))
        .ifPresent(recovery -> {
          view.keeping().guard(recovery);
          view.keeping().offer(recovery);
        });
  }

  /// Loads the views into a stage and connects them.
  static WindowView assemble(
      Stage stage, WindowModel model, Dialogs dialogs, double width, double height)
      throws IOException {
    Lettering.faces().forEach(face -> Font.loadFont(face.toExternalForm(), 12));
    var monospaced = GradusWindow.class.getResource(MONOSPACED);
    if (monospaced != null) Font.loadFont(monospaced.toExternalForm(), 12);
    FXMLLoader loader = new FXMLLoader(GradusWindow.class.getResource("Window.fxml"));
    Parent root = loader.load();
    WindowView view = loader.getController();
    view.connect(model, dialogs);
    Scene scene = new Scene(root, width, height);
    scene
        .getStylesheets()
        .add(Objects.requireNonNull(GradusWindow.class.getResource("window.css")).toExternalForm());
    stage.setScene(scene);
    stage.titleProperty().bind(model.document().title());
    stage.setOnCloseRequest(event -> {
      if (!view.filing().mayLeave()) event.consume();
    });
    stage.setOnHidden(event -> {
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
