package gradus.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Unsaved texts on disk: whose they are, and when they are offered.
class RecoveryTest {
  private static final Instant THEN = Instant.parse("2026-11-27T14:03:22Z");

  /// All that a text may hold and that must not break the notes.
  private static final String HELD =
      "# ---- Gradus keeps this for its window; these lines can be deleted ----\n# step = 1\n"
          + "a = \"x\\y\"\t'"
          + "''b\n\n손실 = α𝑥\u0001\u007F\r\n\n\"\"\"\n";

  @TempDir Path folder;
  private Recovery recovery;

  @BeforeEach
  void place() {
    recovery = new Recovery(folder.resolve("a/b"));
  }

  private Recovery.Refuge refuge() {
    return assertInstanceOf(Recovery.Opened.Given.class, recovery.open()).refuge();
  }

  private List<Recovery.Snapshot> left() {
    return recovery.left().stream()
        .map(left -> {
          left.refuge().letGo();
          return left.snapshot();
        })
        .toList();
  }

  private long files() throws IOException {
    try (Stream<Path> files = Files.list(recovery.folder())) {
      return files.count();
    }
  }

  private static Recovery.Snapshot snapshot(String text, Path file, int seconds) {
    return new Recovery.Snapshot(
        text, Optional.ofNullable(file), file == null ? "" : HELD, THEN.plusSeconds(seconds));
  }

  @Test
  void whatIsHeldIsOfferedToNobodyAndWhatIsLeftIsOfferedOnce() {
    Recovery.Snapshot unsaved = snapshot("x = 1", null, 0);
    Recovery.Refuge refuge = refuge();
    assertEquals(Optional.empty(), refuge.keep(unsaved));
    assertEquals(List.of(), left());
    refuge.letGo();
    List<Recovery.Leftover> offered = recovery.left();
    assertEquals(List.of(unsaved), offered.stream().map(Recovery.Leftover::snapshot).toList());
    assertEquals(List.of(), left());
    offered.getFirst().refuge().letGo();
    assertEquals(List.of(unsaved), left());
  }

  @Test
  void theNewestTextOfEachWindowIsOfferedTheNewestFirst() {
    Path file = folder.resolve("mine.gradus").toAbsolutePath();
    Recovery.Refuge first = refuge();
    Recovery.Refuge second = refuge();
    first.keep(snapshot("a", null, 0));
    first.keep(snapshot("ab\n", null, 1));
    second.keep(snapshot("손실 = 1", file, 2));
    first.letGo();
    second.letGo();
    assertEquals(List.of(snapshot("손실 = 1", file, 2), snapshot("ab\n", null, 1)), left());
  }

  @Test
  void whatIsSavedOrClosedLeavesNothing() throws IOException {
    Recovery.Refuge refuge = refuge();
    refuge.keep(snapshot("x = 1", null, 0));
    refuge.clear();
    assertEquals(1, files());
    refuge.keep(snapshot("x = 2", null, 0));
    refuge.close();
    assertEquals(0, files());
    assertEquals(List.of(), left());
  }

  @Test
  void aTextThatItsFileHoldsWasSavedBeforeTheCrash() throws IOException {
    Path file = folder.resolve("mine.gradus").toAbsolutePath();
    Files.writeString(file, "x = 1");
    Recovery.Refuge refuge = refuge();
    refuge.keep(snapshot("x = 1", file, 0));
    refuge.letGo();
    assertEquals(List.of(), left());
    assertEquals(0, files());
    Recovery.Refuge other = refuge();
    other.keep(snapshot("x = 2", file, 0));
    other.letGo();
    assertEquals(1, left().size());
  }

  @Test
  void aFileThatIsNoTextStaysWhereItIs() throws IOException {
    Files.createDirectories(recovery.folder());
    Files.write(recovery.folder().resolve("x.gradus"), new byte[] {0, 1});
    assertEquals(List.of(), left());
    assertTrue(Files.exists(recovery.folder().resolve("x.gradus")));
  }

  @Test
  void aFolderThatCannotBeIsTold() throws IOException {
    Files.writeString(folder.resolve("a"), "a file");
    Failure failure = assertInstanceOf(Recovery.Opened.Impossible.class, recovery.open()).failure();
    assertEquals("recovery.unusable", failure.key());
    assertEquals(recovery.folder().toString(), failure.args().getFirst());
  }
}
