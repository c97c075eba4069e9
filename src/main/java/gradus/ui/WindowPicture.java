package gradus.ui;

import gradus.lesson.Example;
import gradus.picture.Theme;
import gradus.ui.keep.Memory;
import gradus.ui.piece.FramePulse;
import gradus.ui.present.Screens;
import gradus.ui.work.Background;
import gradus.ui.work.Settings;
import gradus.ui.work.WindowModel;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import javafx.util.Duration;

/// Pictures of the real window, for the README. Needs no display.
public final class WindowPicture implements AutoCloseable {
  private static final double HEIGHT = 760;

  /// Longer than any pause that the window makes before it begins something by itself.
  private static final Duration PAUSE = Duration.millis(900);

  /// What to take a picture of.
  ///
  /// @param tab the tab of the panel that is open (`explain`, `paths` …); null for no panel
  /// @param textSize 1 for the usual size
  public record Shot(
      Example example,
      int step,
      Locale locale,
      String tab,
      Theme theme,
      double textSize,
      double width) {
    /// The window without the panel.
    public static Shot of(Example example, int step, Locale locale) {
      return new Shot(example, step, locale, null, Theme.LIGHT, 1, 1280);
    }

    /// With the panel open at a tab.
    public Shot with(String panelTab) {
      return new Shot(example, step, locale, panelTab, theme, textSize, 1440);
    }

    public Shot with(Theme look) {
      return new Shot(example, step, locale, tab, look, textSize, width);
    }

    public Shot enlarged(double factor) {
      return new Shot(example, step, locale, tab, theme, factor, width);
    }
  }

  /// Starts JavaFX; once in a process.
  public WindowPicture() {
    Platform.setImplicitExit(false);
    Platform.startup(() -> {});
  }

  /// Opens the window, shows the step and paints it.
  public BufferedImage of(Shot shot) throws Exception {
    CompletableFuture<BufferedImage> picture = new CompletableFuture<>();
    Platform.runLater(() -> open(shot, picture));
    return picture.get(60, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    Platform.exit();
  }

  private static void open(Shot shot, CompletableFuture<BufferedImage> picture) {
    try {
      Stage stage = new Stage();
      Settings settings = new Settings(shot.locale);
      settings.reducedMotion().set(true);
      settings.theme().set(shot.theme);
      settings.textSize().set(shot.textSize);
      settings.panel().set(shot.tab != null);
      WindowModel model = new WindowModel(settings, Platform::runLater, new FramePulse());
      Dialogs dialogs =
          new FxDialogs(stage, model.words(), address -> {}, () -> Screens.under(stage));
      GradusWindow.assemble(
          stage, model, dialogs, Memory.passing(shot.locale), Windows.ALONE, shot.width, HEIGHT);
      model.document().show(shot.example);
      stage.show();
      settled(() -> {
        model.picture().player().go(shot.step);
        turn(stage, shot.tab);
        settled(() -> {
          picture.complete(SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null));
          stage.close();
        });
      });
    } catch (Exception failure) {
      picture.completeExceptionally(failure);
    }
  }

  private static void turn(Stage stage, String tab) {
    if (stage.getScene().lookup("#panel-tabs") instanceof TabPane tabs) {
      tabs.getTabs().stream()
          .filter(t -> t.getId().equals("tab-" + tab))
          .forEach(tabs.getSelectionModel()::select);
    }
  }

  /// When nothing is on its way to the window, and nothing has begun for a whole pause.
  private static void settled(Runnable work) {
    long begun = Background.begun();
    PauseTransition pause = new PauseTransition(PAUSE);
    pause.setOnFinished(e -> {
      if (Background.rests() && Background.begun() == begun) {
        work.run();
      } else {
        settled(work);
      }
    });
    pause.play();
  }
}
