package gradus.ui;

import gradus.lesson.Example;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;

/// A picture of the real window at a step of an example, for the README. Needs no display.
public final class WindowPicture {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 760;

  /// Long enough for a layout and the frame that shows it.
  private static final Duration SETTLING = Duration.millis(600);

  private WindowPicture() {}

  /// Opens the window, shows `example` at a step and paints it. Called once in a process.
  public static BufferedImage of(Example example, int step, Locale locale) throws Exception {
    CompletableFuture<BufferedImage> picture = new CompletableFuture<>();
    Platform.startup(() -> open(example, step, locale, picture));
    try {
      return picture.get(60, TimeUnit.SECONDS);
    } finally {
      Platform.exit();
    }
  }

  private static void open(
      Example example, int step, Locale locale, CompletableFuture<BufferedImage> picture) {
    try {
      Stage stage = new Stage();
      Settings settings = new Settings(locale);
      settings.reducedMotion().set(true);
      WindowModel model = new WindowModel(settings, Platform::runLater);
      Dialogs dialogs = new FxDialogs(stage, model.words());
      GradusWindow.assemble(stage, model, dialogs, WIDTH, HEIGHT);
      model.diagram().addListener((o, before, now) -> later(() -> model.player().go(step)));
      model
          .player()
          .step()
          .addListener((o, before, now) ->
              later(() -> finish(stage.getScene(), now.intValue() == step, picture)));
      model.show(example);
      stage.show();
    } catch (Exception failure) {
      picture.completeExceptionally(failure);
    }
  }

  private static void later(Runnable work) {
    PauseTransition pause = new PauseTransition(SETTLING);
    pause.setOnFinished(e -> work.run());
    pause.play();
  }

  private static void finish(
      Scene scene, boolean arrived, CompletableFuture<BufferedImage> picture) {
    if (!arrived || picture.isDone()) return;
    picture.complete(SwingFXUtils.fromFXImage(scene.snapshot(null), null));
  }
}
