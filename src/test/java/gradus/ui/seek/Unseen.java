package gradus.ui.seek;

import gradus.graph.Gate;
import gradus.ui.work.Attention;
import gradus.ui.work.Player;
import gradus.ui.work.Settings;
import gradus.ui.work.WindowModel;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

/// The models of a window that nobody sees, and the thread they live on.
public abstract class Unseen {
  private static final int SECONDS = 60;

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  public final Settings settings = new Settings(Locale.ENGLISH);
  public final WindowModel model = new WindowModel(settings, thread, new Still());
  public final Attention attention = new Attention(model.picture());

  /// Time does not go by.
  private record Still() implements Player.Pulse {
    @Override
    public void start(Runnable beat) {}

    @Override
    public void stop() {}
  }

  @AfterEach
  public void close() {
    model.close();
    thread.shutdown();
  }

  /// The thread they live on.
  public Executor itsThread() {
    return thread;
  }

  public <T> T on(Callable<T> deed) throws Exception {
    return thread.submit(deed).get(SECONDS, TimeUnit.SECONDS);
  }

  public void act(Runnable deed) throws Exception {
    thread.submit(deed).get(SECONDS, TimeUnit.SECONDS);
  }

  public void until(Callable<Boolean> seen) throws Exception {
    long late = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!on(seen)) {
      if (System.nanoTime() > late) throw new AssertionError("never seen");
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  /// Types a program, and waits for its picture.
  public void program(String text) throws Exception {
    act(() -> model.document().type(text));
    until(() ->
        model.picture().diagram().get() != null && model.picture().graph().text().equals(text));
  }

  public Gate named(String name) {
    return model.picture().graph().named(name).orElseThrow();
  }
}
