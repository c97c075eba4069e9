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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;

/// Finds who holds the thread of the window so long that a person notices: nothing that is pressed
/// meanwhile does anything.
///
/// What counts is the processor time that this thread takes until it comes to what was asked of it
/// at any moment: other work on the machine makes it wait, not work. A slow machine is known by
/// what a fixed task takes there in the same moment. What is done for the first time has its
/// classes loaded: whoever holds the thread is told of when it happens again.
final class Watchdog {
  private static final boolean LOG = System.getProperty("gradus.watchdog.log") != null;

  /// It watches where it is asked to: `-Dgradus.watchdog.fails=true` ends a test that finds
  /// someone.
  private static final boolean FAILS = Boolean.getBoolean("gradus.watchdog.fails");

  /// How long the thread may be held, ms: what is far beyond the 100 ms that a person notices. With
  /// `-Dgradus.watchdog.log=1` all beyond those are printed, and none fails.
  private static final double MOST_MS = LOG ? 100 : 500;

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

  private static Watchdog one;

  /// One time that the thread was held.
  private record Held(String who, double ms, String stack) {}

  private final List<Held> found = new ArrayList<>();
  private final Map<String, Integer> times = new HashMap<>();
  private Thread window;
  private volatile long reached;
  private volatile boolean isServed;
  private int sink;

  private Watchdog() {
    Thread thread = new Thread(this::watch, "watchdog");
    thread.setDaemon(true);
    thread.setPriority(Thread.MAX_PRIORITY);
    thread.start();
  }

  /// Watches from now on.
  static synchronized void begin() {
    if (!LOG && !FAILS) return;
    if (one == null) one = new Watchdog();
    one.take();
  }

  /// Fails where the thread was held since it began.
  static void end() {
    if (one == null) return;
    List<Held> found = one.take();
    if (found.isEmpty()) return;
    throw new AssertionError(
        found.stream()
            .map(h -> "%.0f ms of the window's thread by %s%n%s".formatted(h.ms, h.who, h.stack))
            .collect(Collectors.joining("\n")));
  }

  private synchronized List<Held> take() {
    List<Held> all = List.copyOf(found);
    found.clear();
    return all;
  }

  private void watch() {
    while (true) {
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
    while (!isServed) {
      LockSupport.parkNanos(BEAT_NANOS);
      double until = (THREADS.getThreadCpuTime(window.threadId()) - from) / MS;
      if (!isServed && until > SAMPLED_FROM_MS) seen.add(window.getStackTrace());
    }
    double ms = (reached - from) / MS;
    if (ms > MOST_MS) judge(ms * Math.min(1, NOMINAL_MS / task()), seen);
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
    if (System.getProperty("gradus.watchdog.log") != null) {
      System.out.printf("WATCH %.0f ms %s %s%n%s%n", ms, who, counts, stack);
    }
    synchronized (this) {
      int before = times.merge(who, 1, Integer::sum) - 1;
      if (!LOG && before >= EXCUSED && !who.startsWith(TEST) && !who.startsWith(TOOLKIT)) {
        found.add(new Held(who, ms, stack));
      }
    }
  }

  private static final String TEST = "the test";

  /// Dresses a whole window anew when its colours or letters are changed: nobody steps meanwhile.
  private static final String TOOLKIT = "the toolkit";

  /// The innermost part of the program that was at work, or what the toolkit did of itself.
  private static String who(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      String name = frame.getClassName();
      if (!name.startsWith("gradus.")) continue;
      String simple = name.substring(name.lastIndexOf('.') + 1) + "." + frame.getMethodName();
      return isOurs(name) ? simple : TEST + " " + simple;
    }
    for (StackTraceElement frame : stack) {
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
