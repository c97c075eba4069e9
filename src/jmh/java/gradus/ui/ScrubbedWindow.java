package gradus.ui;

import gradus.diagram.Diagram;
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
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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

/// A number scrubbed in the whole window, 1440 × 900, on a graph of 1,000 gates, drawn by software:
/// how many frames a second show a new number in all that depends on it, while a mouse reports 60
/// times a second as it moves, after ten seconds of that, in a Java started as the launcher does. A
/// person sees no more than these frames, however many numbers came between. Below 20 the picture
/// drags behind the mouse. It wants two cores of its own, one for the window and one for what it
/// asks for and draws.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(jvmArgsAppend = {"-XX:+UseSerialGC", "-Dglass.platform=Headless", "-Dprism.order=sw"})
public class ScrubbedWindow {
  private static final int GATES = 1_000;

  /// What each term of the sum adds: its weight, a product, its tanh and an addition.
  private static final int EACH = 4;

  private WindowModel model;
  private Stage stage;
  private final Semaphore shown = new Semaphore(0);
  private final ScheduledExecutorService mouse = Executors.newSingleThreadScheduledExecutor();
  private final Semaphore heard = new Semaphore(1);
  private Diagram painted;
  private int notch;

  /// What a Java needs until it knows what it does most.
  private static final int WARM_SECONDS = 10;

  private static final int REPORTS_A_SECOND = 60;

  @Setup
  public void open() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    inWindow(this::show);
    await(() -> model.picture().diagram().get() != null && !model.picture().draft().get());
    int gates = model.picture().diagram().get().steps().trace().graph().gates().size();
    if (Math.abs(gates - GATES) > GATES / 20) throw new IllegalStateException(gates + " gates");
    inWindow(() -> {
      model.inputs().take();
      stage.getScene().addPostLayoutPulseListener(this::painted);
      return null;
    });
    mouse.scheduleAtFixedRate(this::report, 0, 1_000_000 / REPORTS_A_SECOND, TimeUnit.MICROSECONDS);
    TimeUnit.SECONDS.sleep(WARM_SECONDS);
  }

  /// A mouse that has not been heard yet reports where it is now, not where it was.
  private void report() {
    if (!heard.tryAcquire()) return;
    Platform.runLater(() -> {
      heard.release();
      notch++;
      model.inputs().drag("x", "0." + (1000 + notch % 8000));
    });
  }

  private void painted() {
    Diagram now = model.picture().diagram().get();
    if (now != painted) shown.release();
    painted = now;
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

  private static void await(Callable<Boolean> seen) throws Exception {
    while (!inWindow(seen)) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  @Benchmark
  public int frame() throws InterruptedException {
    shown.drainPermits();
    if (!shown.tryAcquire(1, TimeUnit.MINUTES)) throw new IllegalStateException("never drawn");
    return notch;
  }

  @TearDown
  public void close() throws Exception {
    mouse.shutdownNow();
    inWindow(() -> {
      stage.hide();
      return null;
    });
    Platform.exit();
  }
}
