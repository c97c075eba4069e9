package gradus.thread;

import java.util.function.Supplier;

/// What is worked out once, when it is first asked for by whichever thread: a start that needs
/// three ops need not read the rules of a hundred.
public final class Deferred<T> implements Supplier<T> {
  private final Supplier<? extends T> work;
  private T result;

  public Deferred(Supplier<? extends T> work) {
    this.work = work;
  }

  @Override
  public synchronized T get() {
    if (result == null) result = work.get();
    return result;
  }
}
