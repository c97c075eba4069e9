package gradus.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeavingsTest {
  private static final Duration OLD = Leavings.LONGEST_SAVE.plusSeconds(5);
  private static final String ID = "0b6f0a5e-1111-4222-8333-0123456789ab";

  @TempDir Path folder;
  private Path mine;

  @BeforeEach
  void place() {
    mine = folder.resolve("mine.gradus");
  }

  private Path left(Path file, Duration ago) throws IOException {
    Files.writeString(file, "x = ");
    return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(ago)));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theNextSaveRemovesWhatAKilledOneLeftBehind() throws IOException {
    left(Leavings.beside(mine), OLD);
    left(Leavings.beside(mine), Duration.ofDays(400));
    assertEquals(Optional.empty(), Storage.write(mine, "x = 1"));
    assertEquals(List.of("mine.gradus"), names());
  }

  @Test
  void openingRemovesItToo() throws IOException {
    Files.writeString(mine, "x = 1");
    left(Leavings.beside(mine), OLD);
    Storage.tidy(mine);
    assertEquals(List.of("mine.gradus"), names());
  }

  @Test
  void whatALivingSaveMayOwnStays() throws IOException {
    Path young = left(Leavings.beside(mine), Leavings.LONGEST_SAVE.minusMinutes(1));
    assertEquals(Optional.empty(), Storage.write(mine, "x = 1"));
    assertEquals(List.of(young.getFileName().toString(), "mine.gradus"), names());
  }

  @Test
  void whatOnlyLooksLikeOneStays() throws IOException {
    List<String> others =
        List.of(
            ".gradus-" + ID + ".tmp.gradus",
            ".gradus-.tmp",
            ".gradus-1-1-1-1-1.tmp",
            ".gradus-notes.tmp",
            "gradus-" + ID + ".tmp");
    for (String other : others) {
      left(folder.resolve(other), OLD);
    }
    Files.createDirectory(folder.resolve(".gradus-" + ID + ".tmp"));
    Files.setLastModifiedTime(
        folder.resolve(".gradus-" + ID + ".tmp"), FileTime.from(Instant.now().minus(OLD)));
    List<String> before = names();
    Storage.tidy(mine);
    assertEquals(before, names());
  }

  @Test
  void aFolderThatIsGoneIsNoFailure() {
    Storage.tidy(folder.resolve("gone").resolve("mine.gradus"));
  }
}
