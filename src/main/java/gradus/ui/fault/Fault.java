package gradus.ui.fault;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;

/// A failure that nobody expected.
///
/// @param thread the name of the one that it ended, or whose work it ended
public record Fault(Instant at, String thread, Throwable cause) {
  /// Of a longer account both ends are kept: what failed, and where it began.
  static final int LONGEST = 20_000;

  /// Whether both come from one place of the program.
  boolean isLike(Fault other) {
    return cause.getClass() == other.cause.getClass() && place(cause).equals(place(other.cause));
  }

  private static String place(Throwable cause) {
    StackTraceElement[] stack = cause.getStackTrace();
    return stack.length == 0 ? "" : stack[0].toString();
  }

  /// All that tells where it comes from, in English as the program is: for whoever mends it.
  public String report() {
    StringWriter stack = new StringWriter();
    cause.printStackTrace(new PrintWriter(stack));
    String version = Fault.class.getPackage().getImplementationVersion();
    return "Gradus %s, Java %s, %s %s%n%s, thread %s%n%s"
        .formatted(
            version == null ? "from its sources" : version,
            Runtime.version(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            at,
            thread,
            shortened(stack.toString()));
  }

  private static String shortened(String account) {
    if (account.length() <= LONGEST) return account;
    int half = LONGEST / 2;
    return account.substring(0, half) + "\n…\n" + account.substring(account.length() - half);
  }
}
