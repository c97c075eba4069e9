package gradus.layout;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// Places a plan: the same one always in the same way.
public interface LayoutEngine {
  /// A stack for engines that recurse along a chain of thousands of gates.
  long STACK_BYTES = 512L << 20;

  /// The name people choose it by.
  String name();

  /// The most gates it accepts; `Integer.MAX_VALUE` when there is no limit.
  int limit();

  /// The same for several plans of one picture, in which much is equal: what it has placed once it
  /// need not place again.
  ///
  /// @param gates of the whole picture: a row of it is not taken more pains over than all would be
  default LayoutEngine remembering(int gates) {
    return this;
  }

  /// The same with fewer pains: where only about how much room everything takes is asked.
  default LayoutEngine rough() {
    return this;
  }

  /// Places the plan; slow for large plans, so not for the thread of the window.
  ///
  /// @param cancelled asked often, from any thread; once true the work stops soon
  /// @throws CancellationException when it was cancelled or the calling thread was interrupted
  /// @throws IllegalArgumentException when the plan has more gates than the limit, or a cycle
  Layout layout(Plan plan, BooleanSupplier cancelled);
}
