package gradus.ui.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsTest {
  private static final Executor HERE = Runnable::run;

  @TempDir Path folder;
  private final List<String> said = new ArrayList<>();
  private final List<Optional<Path>> places = new ArrayList<>();
  private Runnable read = () -> {};

  private Path file() {
    return folder.resolve("new").resolve("faults.log");
  }

  private Faults faults() {
    return new Faults(
        Optional.of(new FaultLog(file())),
        HERE,
        (fault, written, done) -> {
          said.add(fault.thread() + " " + fault.cause());
          places.add(written);
          read = done;
        });
  }

  private static IllegalStateException odd(String why) {
    return new IllegalStateException(why);
  }

  private static ArithmeticException other() {
    return new ArithmeticException("by zero");
  }

  private static void fail(Faults faults, RuntimeException how) throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              throw how;
            },
            "worker");
    thread.setUncaughtExceptionHandler(faults);
    thread.start();
    thread.join();
  }

  @Test
  void whatEndsAThreadIsWrittenDownAndSaid() throws Exception {
    Faults faults = faults();
    fail(faults, odd("one"));
    assertEquals(List.of("worker java.lang.IllegalStateException: one"), said);
    assertEquals(List.of(Optional.of(file())), places);
    String[] lines = Files.readString(file()).split("\\R");
    assertTrue(
        lines[0].startsWith("Gradus ") && lines[0].contains("Java " + Runtime.version()), lines[0]);
    assertTrue(lines[1].endsWith(", thread worker"), lines[1]);
    assertEquals("java.lang.IllegalStateException: one", lines[2]);
    assertTrue(lines[3].contains("FaultsTest.odd"), lines[3]);
  }

  @Test
  void oneIsSaidAtATimeAndEachKindOnce() throws Exception {
    Faults faults = faults();
    fail(faults, odd("one"));
    fail(faults, other());
    assertEquals(1, said.size(), "the first is still being read");
    read.run();
    fail(faults, odd("from the same place"));
    assertEquals(1, said.size());
    fail(faults, other());
    assertEquals("worker java.lang.ArithmeticException: by zero", said.getLast());
    assertEquals(2, said.size());
    String log = Files.readString(file());
    assertEquals(5, log.split("thread worker", -1).length, "all four are written down");
  }

  @Test
  void whereItCannotBeWrittenItIsSaidAllTheSame() throws Exception {
    Files.createFile(folder.resolve("new"));
    fail(faults(), odd("one"));
    assertEquals(List.of(Optional.empty()), places);
    new Faults(Optional.empty(), HERE, (fault, written, done) -> said.add("told"))
        .uncaughtException(Thread.currentThread(), odd("two"));
    assertEquals("told", said.getLast());
  }

  @Test
  void whoHearsOfFailuresNeverFails() {
    Faults broken =
        new Faults(
            Optional.empty(),
            HERE,
            (fault, written, done) -> {
              said.add(fault.cause().getMessage());
              throw odd("no dialog");
            });
    broken.uncaughtException(Thread.currentThread(), odd("one"));
    broken.uncaughtException(Thread.currentThread(), other());
    assertEquals(List.of("one", "by zero"), said, "the second is said although the first was not");
    new Faults(
            Optional.empty(),
            task -> {
              throw odd("no window");
            },
            (fault, written, done) -> said.add("never"))
        .uncaughtException(Thread.currentThread(), odd("one"));
    assertFalse(said.contains("never"));
  }

  @Test
  void theLogHasABoundedSize() throws IOException {
    FaultLog log = new FaultLog(file());
    String report = "x".repeat(10_000);
    for (int i = 0; i < 100; i++) {
      assertTrue(log.add(report + i));
    }
    assertTrue(Files.size(file()) <= FaultLog.FULL + 10_100, "" + Files.size(file()));
    assertTrue(Files.size(log.older()) <= FaultLog.FULL + 10_100);
    assertTrue(Files.readString(file()).endsWith("x99" + System.lineSeparator()));
    try (var files = Files.list(file().getParent())) {
      assertEquals(2, files.count());
    }
  }

  private static int deep(int n) {
    return n == 0 ? 1 / n : deep(n - 1) + 1;
  }

  @Test
  void ofALongAccountBothEndsAreKept() {
    try {
      deep(1_000);
    } catch (ArithmeticException failure) {
      RuntimeException outer = new IllegalStateException("why".repeat(20_000), failure);
      String report = new Fault(Instant.EPOCH, "main", outer).report();
      assertTrue(report.length() < Fault.LONGEST + 200, "" + report.length());
      assertTrue(report.contains("1970-01-01T00:00:00Z, thread main"), report);
      assertTrue(report.contains("IllegalStateException: whywhy"), report);
      assertTrue(report.contains("FaultsTest.deep"), report);
    }
  }

  @Test
  void workThatNobodyWaitsForIsFollowed() throws Exception {
    Faults faults = faults();
    Thread thread =
        new Thread(
            () ->
                Faults.follow(
                    CompletableFuture.supplyAsync(
                            () -> {
                              throw odd("late");
                            },
                            HERE)
                        .thenAccept(done -> said.add("never"))),
            "export");
    thread.setUncaughtExceptionHandler(faults);
    thread.start();
    thread.join();
    assertEquals(List.of("export java.lang.IllegalStateException: late"), said);
    Faults.follow(CompletableFuture.completedFuture("done"));
    assertEquals(1, said.size());
  }
}
