package gradus.ui.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Nightly;
import gradus.document.Loaded;
import gradus.document.Recovery;
import gradus.document.Storage;
import gradus.ui.work.DocumentModel;
import gradus.ui.work.Player;
import gradus.ui.work.Settings;
import gradus.ui.work.WindowModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that types and saves is killed at random moments: what is on disk is whole, and what
/// it typed is there, two seconds old at most.
class KilledTest {
  /// Times it is killed, by day and at night.
  private static final int KILLS = Nightly.isOn() ? 200 : 3;

  private static final int AT_ONCE = 3;
  private static final int OLDEST_MS = 2_000;
  private static final String SAVED = "saved ";
  private static final String TYPED = "typed ";

  /// Long enough that a write takes more than one call of the system.
  private static final String BULK = "# " + "손실 σ ".repeat(3_000) + "\n";

  @TempDir Path folder;
  private final Random random = new Random(14);

  /// What the child does.
  static final class Child {
    private Child() {}

    /// `args`: what to do, the file, the folder of what is unsaved.
    public static void main(String[] args) throws Exception {
      try (WindowModel model = new WindowModel(new Settings(Locale.ENGLISH), r -> {}, new Still());
          Keeping keeping = new Keeping(model.document(), Runnable::run)) {
        Path file = Path.of(args[1]);
        keeping.guard(new Recovery(Path.of(args[2])));
        DocumentModel document = model.document();
        for (int n = 0; true; n++) {
          document.type(text(n));
          if (args[0].equals(SAVED.strip())) {
            if (document.save(file).isPresent()) throw new IOException("not saved");
            System.out.println(SAVED + n);
          } else {
            System.out.println(TYPED + n + " " + System.currentTimeMillis());
            Thread.sleep(40);
          }
        }
      }
    }
  }

  /// Nothing moves.
  private static final class Still implements Player.Pulse {
    @Override
    public void start(Runnable beat) {}

    @Override
    public void stop() {}
  }

  private static String text(int n) {
    return "x = " + n + "\n" + BULK + "f = x + " + n + "\n";
  }

  private static int number(String text) {
    int n = Integer.parseInt(text.substring(4, text.indexOf('\n')));
    assertEquals(text(n), text);
    return n;
  }

  private static Process child(String what, Path folder, Path words) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            what,
            folder.resolve("mine.gradus").toString(),
            folder.resolve("unsaved").toString())
        .redirectOutput(words.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /// What a child said before it was killed, some time after its first words.
  private static List<String> killed(String what, Path folder, int ms) throws Exception {
    Path words = folder.resolve("words.log");
    Process child = child(what, folder, words);
    while (Files.size(words) == 0) {
      assertTrue(child.isAlive(), "the child said nothing");
      Thread.sleep(10);
    }
    Thread.sleep(ms);
    child.destroyForcibly();
    assertTrue(child.waitFor(30, TimeUnit.SECONDS));
    List<String> said = new ArrayList<>(Files.readAllLines(words));
    Files.delete(words);
    // The last line may be half of one.
    said.removeLast();
    return said;
  }

  @Test
  void aFileThatWasBeingSavedIsTheOldOneOrTheNewOneWhole() throws Exception {
    for (int i = 0; i < KILLS; i++) {
      List<String> said = killed(SAVED.strip(), folder, 50 + random.nextInt(350));
      Path file = folder.resolve("mine.gradus");
      int held = number(assertInstanceOf(Loaded.Ok.class, Storage.read(file)).text());
      int last = said.isEmpty() ? 0 : Integer.parseInt(said.getLast().substring(SAVED.length()));
      assertTrue(held >= last, held + " is older than " + last);
      for (Recovery.Leftover left : new Recovery(folder.resolve("unsaved")).left()) {
        assertTrue(number(left.snapshot().text()) <= held + 1);
        left.refuge().close();
      }
    }
    assertEquals(List.of(), leavings("mine.gradus"), "nothing else was left beside the file");
  }

  private List<String> leavings(String but) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> f.getFileName().toString())
          .filter(name -> !name.equals(but) && !name.startsWith(".gradus-"))
          .toList();
    }
  }

  @Test
  void whatWasTypedIsOfferedTwoSecondsOldAtMost() throws Exception {
    int offered = 0;
    // Each types for seconds and does next to nothing: a few at once.
    try (ExecutorService several = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<Boolean>> children = new ArrayList<>();
      for (int i = 0; i < KILLS; i++) {
        Path own = Files.createDirectory(folder.resolve("typed-" + i));
        int ms = 1_500 + random.nextInt(2_000);
        children.add(several.submit(() -> isOffered(own, ms)));
      }
      for (Future<Boolean> child : children) {
        if (child.get()) offered++;
      }
    }
    assertTrue(offered > KILLS / 2, offered + " of " + KILLS);
  }

  /// Whether what one typed that is killed so long after its first words is offered; it is not too
  /// old.
  private static boolean isOffered(Path own, int ms) throws Exception {
    List<String> said = killed(TYPED.strip(), own, ms);
    String[] newest = said.getLast().split(" ");
    List<Recovery.Leftover> left = new Recovery(own.resolve("unsaved")).left();
    long last = Long.parseLong(newest[2]);
    if (left.isEmpty()) {
      // Where the machine was busy, nothing may be kept yet of what was begun just before.
      long first = Long.parseLong(said.getFirst().split(" ")[2]);
      assertTrue(last - first <= OLDEST_MS, (last - first) + " ms were lost");
      return false;
    }
    assertEquals(1, left.size());
    int kept = number(left.getFirst().snapshot().text());
    left.getFirst().refuge().close();
    long typed = time(said, kept);
    assertTrue(last - typed <= OLDEST_MS, (last - typed) + " ms old");
    return true;
  }

  /// When a text was followed by the next: until then it was the newest.
  private static long time(List<String> said, int n) {
    return said.stream()
        .map(line -> line.split(" "))
        .filter(words -> Integer.parseInt(words[1]) > n)
        .mapToLong(words -> Long.parseLong(words[2]))
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }
}
