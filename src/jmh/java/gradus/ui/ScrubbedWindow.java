package gradus.ui;

import gradus.document.Document;
import gradus.ui.keep.Memory;
import gradus.ui.piece.FramePulse;
import gradus.ui.present.Screens;
import gradus.ui.work.Settings;
import gradus.ui.work.WindowModel;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// A number scrubbed in the whole window on a graph of 1,000 gates, drawn by software: frames a
/// second, each with the new number in all that depends on it. Below 20 the picture drags behind
/// the mouse.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(jvmArgsAppend = {"-Dglass.platform=Headless", "-Dprism.order=sw"})
public class ScrubbedWindow {
  private static final int GATES = 1_000;

  /// What each term of the sum adds: its weight, a product, its tanh and an addition.
  private static final int EACH = 4;

  private WindowModel model;
  private Stage stage;
  private int notch;

  @Setup
  public void open() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    inWindow(this::show);
    until(model.document().text().get());
    int gates = model.picture().diagram().get().steps().trace().graph().gates().size();
    if (Math.abs(gates - GATES) > GATES / 20) throw new IllegalStateException(gates + " gates");
    inWindow(() -> {
      model.inputs().beginDrag();
      return null;
    });
  }

  private Void show() throws IOException {
    stage = new Stage();
    Settings settings = new Settings(Locale.ENGLISH);
    model = new WindowModel(settings, Platform::runLater, new FramePulse());
    Dialogs dialogs =
        new FxDialogs(stage, model.words(), address -> {}, () -> Screens.under(stage));
    
        GradusWindow.assemble(
            stage, model, dialogs, Memory.passing(Locale.ENGLISH), Windows.ALONE, 1440, 900);
    model.document().show(Document.untitled(program()));
    stage.show();
    return null;
  }

  private static String program() {
    StringBuilder text = new StringBuilder("x = 0.5\n");
    StringBuilder sum = new StringBuilder("f = x");
    for (int i = 0; i < GATES / EACH; i++) {
      text.append("w").append(i).append(" = 0.").append(i + 1).append("\n");
      sum.append(" + tanh(w").append(i).append("*x)");
    }
    return text.append(sum).append("\n").toString();
  }

  private static <T> T inWindow(Callable<T> work) throws ExecutionException, InterruptedException {
    FutureTask<T> task = new FutureTask<>(work);
    Platform.runLater(task);
    return task.get();
  }

  /// Waits for the frame after the one that draws the text: it begins once that one is drawn.
  private void until(String text) throws InterruptedException {
    CountDownLatch drawn = new CountDownLatch(1);
    AnimationTimer frames =
        new AnimationTimer() {
          private boolean painted;

          @Override
          public void handle(long now) {
            if (painted) {
              stop();
              drawn.countDown();
            }
            var diagram = model.picture().diagram().get();
            painted = diagram != null && diagram.steps().trace().graph().text().equals(text);
          }
        };
    Platform.runLater(frames::start);
    if (!drawn.await(1, TimeUnit.MINUTES)) throw new IllegalStateException("never drawn");
  }

  @Benchmark
  public String frame() throws Exception {
    notch++;
    String text =
        inWindow(() -> {
          model.inputs().drag("x", "0." + (1000 + notch % 8000));
          return model.document().text().get();
        });
    until(text);
    return text;
  }

  @TearDown
  public void close() throws Exception {
    inWindow(() -> {
      stage.hide();
      return null;
    });
    Platform.exit();
  }
}
