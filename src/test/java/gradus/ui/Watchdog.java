package gradus.ui;

import gradus.Main;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;

/// Finds who holds the thread of the window so long that a person notices: nothing that is pressed
/// meanwhile does anything.
///
/// What counts is the processor time that this thread takes until it comes to what was asked of it
/// at any moment, and the time that a part of the program lets it wait: other work on the machine
/// makes it stand still, which is neither. A slow machine is known by what a fixed task takes there
/// in the same moment. What is done for the first time has its classes loaded: whoever holds the
/// thread is told of when it happens again.
///
/// With `-Dgradus.watchdog=log` all are printed and none fails, with `=off` nobody watches.
final class Watchdog {
  private static final String WISH = System.getProperty("gradus.watchdog", "");
  private static final boolean LOG = WISH.equals("log");

  /// How long the thread may be held, ms.
  static final double MOST_MS = 100;

  /// How often it may happen, as the first time is cold.
  private static final int EXCUSED = 1;

  private static final long BEAT_NANOS = 5_000_000;
  private static final double MS = 1e6;

  /// Who is held for longer than this is looked at.
  private static final double SAMPLED_FROM_MS = 40;

  /// What the fixed task takes on the machine that the limit is meant for, ms.
  private static final double NOMINAL_MS = 6;

  private static final int TASK = 60_000;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final CodeSource OURS = Main.class.getProtectionDomain().getCodeSource();
  private static final Map<String, Boolean> PART = new ConcurrentHashMap<>();

  private static final String TEST = "the test";

  /// What the toolkit does of itself.
  private static final String TOOLKIT = "the toolkit";

  /// The toolkit's loop that serves what is asked for, one for each dialog that is open.
  private static final String LOOP = "newRunLoop";

  /// Who may hold it for longer, by how they begin, each with the reason. No part of the program is
  /// among them but what makes a window before anything is seen.
  private static final Map<String, String> ALLOWED =
      Map.of(
          TEST,
          "a test that asks or prepares something itself",
          TOOLKIT,
          "dresses and lays out a whole window when it opens or its colours or letters change",
          "GradusWindow.assemble",
          "makes a new window of its files, before anything is seen");

  /// Journeys in which it may be held for longer, but not for [#LONGEST_MS], each with the reason.
  private static final Map<String, String> SLOW =
      Map.of(
          "aLineThatIsTooLongIsShortenedAroundItsPartAndOneThatIsNoFormulaIsShownAsWritten",
          "a sum of 40 terms and a name of 900 letters are tried in all sizes and widths there"
              + " are");

  private static final double LONGEST_MS = 300;

  private static Watchdog one;

  /// One time that the thread was held.
  record Held(String who, double ms, String stack) {}

  private final Predicate<String> allowed;
  private final List<Held> found = new ArrayList<>();
  private final Map<String, Integer> times = new HashMap<>();
  private volatile Thread window;
  private volatile long reached;
  private volatile boolean isServed;
  private volatile boolean ends;
  private int sink;

  /// @param allowed who may hold it
  Watchdog(Predicate<String> allowed) {
    this.allowed = allowed;
    Thread thread = new Thread(this::watch, "watchdog");
    thread.setDaemon(true);
    thread.setPriority(Thread.MAX_PRIORITY);
    thread.start();
  }

  private static boolean isAllowed(String who) {
    return LOG || ALLOWED.keySet().stream().anyMatch(who::startsWith);
  }

  /// Watches from now on.
  static synchronized void begin() {
    if (WISH.equals("off")) return;
    if (one == null) one = new Watchdog(Watchdog::isAllowed);
    one.take();
  }

  /// Fails where the thread was held since a journey of that name began.
  static void end(String journey) {
    if (one == null) return;
    double most = SLOW.containsKey(journey) ? LONGEST_MS : MOST_MS;
    List<Held> found = one.take().stream().filter(held -> held.ms > most).toList();
    if (!found.isEmpty()) throw new AssertionError(told(found));
  }

  /// What a test that fails says.
  static String told(List<Held> found) {
    return found.stream()
        .map(h -> "%.0f ms of the window's thread by %s%n%s".formatted(h.ms, h.who, h.stack))
        .collect(Collectors.joining("\n"));
  }

  synchronized List<Held> take() {
    List<Held> all = List.copyOf(found);
    found.clear();
    return all;
  }

  /// Watches no longer.
  void stop() {
    ends = true;
  }

  private void watch() {
    while (!ends) {
      if (window == null) {
        Platform.runLater(() -> window = Thread.currentThread());
      } else {
        beat();
      }
      LockSupport.parkNanos(BEAT_NANOS);
    }
  }

  private void beat() {
    long from = THREADS.getThreadCpuTime(window.threadId());
    isServed = false;
    Platform.runLater(() -> {
      reached = THREADS.getCurrentThreadCpuTime();
      isServed = true;
    });
    List<StackTraceElement[]> seen = new ArrayList<>();
    long began = System.nanoTime();
    long last = began;
    long waited = 0;
    while (!isServed && !ends) {
      LockSupport.parkNanos(BEAT_NANOS);
      long now = System.nanoTime();
      if (!isServed && now - began > SAMPLED_FROM_MS * MS) {
        boolean waits = window.getState() != Thread.State.RUNNABLE;
        StackTraceElement[] stack = window.getStackTrace();
        seen.add(stack);
        // The toolkit itself waits for its pictures, which is no one's work.
        if (waits && !who(stack).startsWith(TOOLKIT)) waited += now - last;
      }
      last = now;
    }
    double ms = (reached - from + waited) / MS;
    if (ms <= MOST_MS || seen.isEmpty()) return;
    List<StackTraceElement[]> own = seen.stream().filter(s -> !isCopy(s)).toList();
    judge(ms * own.size() / seen.size() / slowness(), own);
  }

  /// Whether the platform without a screen copies a picture point by point, which no window does.
  private static boolean isCopy(StackTraceElement[] stack) {
    return Stream.of(stack).anyMatch(f -> f.getClassName().endsWith(".HeadlessWindow"));
  }

  /// How much slower than the machine that the limit is meant for this one is now; at least 1.
  double slowness() {
    return Math.max(1, task() / NOMINAL_MS);
  }

  /// A fixed task on this thread, ms.
  private double task() {
    long from = THREADS.getCurrentThreadCpuTime();
    Map<Integer, String> words = new TreeMap<>();
    for (int i = 0; i < TASK; i++) {
      words.put((i * 7_919) % 4_099, "word");
    }
    sink += words.size();
    return (THREADS.getCurrentThreadCpuTime() - from) / MS;
  }

  private void judge(double ms, List<StackTraceElement[]> seen) {
    if (ms <= MOST_MS || seen.isEmpty()) return;
    Map<String, Long> counts =
        seen.stream().collect(Collectors.groupingBy(Watchdog::who, Collectors.counting()));
    String who =
        counts.entrySet().stream()
            .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
            .orElseThrow()
            .getKey();
    String stack =
        seen.stream().filter(s -> who(s).equals(who)).findFirst().map(Watchdog::told).orElse("");
    if (LOG) System.out.printf("WATCH %.0f ms %s %s%n%s%n", ms, who, counts, stack);
    synchronized (this) {
      int before = times.merge(who, 1, Integer::sum) - 1;
      if (before >= EXCUSED && !allowed.test(who)) found.add(new Held(who, ms, stack));
    }
  }

  /// The innermost part of the program that was at work, or what the toolkit did of itself. Who
  /// opened a dialog waits below the loop that serves it, and does nothing.
  private static String who(StackTraceElement[] stack) {
    List<StackTraceElement> busy =
        Stream.of(stack).takeWhile(frame -> !frame.getMethodName().equals(LOOP)).toList();
    for (StackTraceElement frame : busy) {
      String name = frame.getClassName();
      if (!name.startsWith("gradus.")) continue;
      String simple = name.substring(name.lastIndexOf('.') + 1) + "." + frame.getMethodName();
      return isOurs(name) ? simple : TEST + " " + simple;
    }
    for (StackTraceElement frame : busy) {
      switch (frame.getMethodName()) {
        case "doCSSPass", "doLayoutPass", "processMouseEvent", "processKeyEvent" -> {
          return TOOLKIT + " " + frame.getMethodName();
        }
        default -> {}
      }
    }
    return TOOLKIT;
  }

  private static boolean isOurs(String name) {
    return PART.computeIfAbsent(
        name,
        n -> {
          try {
            return OURS.equals(
                Class.forName(n, false, Watchdog.class.getClassLoader())
                    .getProtectionDomain()
                    .getCodeSource());
          } catch (ClassNotFoundException hidden) {
            return true;
          }
        });
  }

  private static String told(StackTraceElement[] stack) {
    return Stream.of(stack)
        .limit(60)
        .map(frame -> "    " + frame)
        .collect(Collectors.joining("\n"));
  }
}
