package gradus.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {
  @TempDir Path folder;

  private Path file(String name, byte... bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private Path text(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String ok(Path file) {
    return assertInstanceOf(Loaded.Ok.class, Storage.read(file)).text();
  }

  /// The key of the failure, whose sentence must exist and name the file in both languages.
  private static String key(Failure failure, Path file) {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
      String sentence = failure.message(locale);
      assertTrue(sentence.contains(file.toString()), sentence);
      assertFalse(sentence.matches(".*\\{\\d}.*"), sentence);
    }
    return failure.key();
  }

  private static String failure(Path file) {
    return key(assertInstanceOf(Loaded.Unreadable.class, Storage.read(file)).failure(), file);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whatIsWrittenReadsBack() throws IOException {
    Path file = folder.resolve("프로그램 σ.gradus");
    assertEquals(Optional.empty(), Storage.write(file, "손실 = σ(x)\n# 😀\n"));
    assertEquals("손실 = σ(x)\n# 😀\n", ok(file));
    assertEquals(List.of("프로그램 σ.gradus"), names());
  }

  @Test
  void emptyFileIsAnEmptyText() throws IOException {
    assertEquals("", ok(file("empty.gradus")));
  }

  @Test
  void byteOrderMarkIsDroppedAndLinesEndAlike() throws IOException {
    assertEquals("a\nb\nc\n\nd", ok(text("dos.gradus", "\uFEFFa\r\nb\rc\r\n\r\nd")));
  }

  @Test
  void binaryFileIsRefused() throws IOException {
    assertEquals("file.binary", failure(file("b.gradus", (byte) 'x', (byte) 0, (byte) 1)));
  }

  @Test
  void brokenUtf8IsRefusedWithItsByte() throws IOException {
    Path file = file("broken.gradus", (byte) 'x', (byte) '=', (byte) 0xC3, (byte) '1');
    assertEquals("file.encoding", failure(file));
    Failure failure = assertInstanceOf(Loaded.Unreadable.class, Storage.read(file)).failure();
    assertTrue(failure.message(Locale.ENGLISH).contains("byte 3"));
    assertEquals("file.encoding", failure(file("cut.gradus", (byte) 'x', (byte) 0xED)));
    assertEquals("file.encoding", failure(file("euckr.gradus", (byte) 0xC7, (byte) 0xD1)));
  }

  @Test
  void utf16IsNamed() throws IOException {
    byte[] little = "\uFEFFx = 1".getBytes(StandardCharsets.UTF_16LE);
    byte[] big = "\uFEFFx = 1".getBytes(StandardCharsets.UTF_16BE);
    assertEquals("file.utf16", failure(file("little.gradus", little)));
    assertEquals("file.utf16", failure(file("big.gradus", big)));
  }

  @Test
  void folderAndMissingFileAreRefused() {
    assertEquals("file.directory", failure(folder));
    assertEquals("file.missing", failure(folder.resolve("none.gradus")));
    assertEquals("file.missing", failure(folder.resolve("none").resolve("none.gradus")));
  }

  @Test
  void fileBelowAFileIsRefused() throws IOException {
    Path below = text("plain", "x").resolve("below.gradus");
    assertEquals("file.read", failure(below));
    assertEquals("file.write.folder.missing", writeFailure(below, below.getParent()));
  }

  @Test
  void aTableMayBeLargerThanAProgram() throws IOException {
    byte[] bytes = new byte[Storage.LARGEST_TABLE + 1];
    Arrays.fill(bytes, (byte) '1');
    Path large = file("large.csv", bytes);
    Loaded.Unreadable refused = assertInstanceOf(Loaded.Unreadable.class, Storage.table(large));
    assertEquals(
        large + " is larger than 100 MB, which is the limit for a table.",
        refused.failure().message(Locale.ENGLISH));
    Path more = file("more.csv", Arrays.copyOf(bytes, Storage.LARGEST + 1));
    Loaded.Ok read = assertInstanceOf(Loaded.Ok.class, Storage.table(more));
    assertEquals(Storage.LARGEST + 1, read.text().length());
  }

  @Test
  void tooLargeFileIsRefused() throws IOException {
    byte[] bytes = new byte[Storage.LARGEST + 1];
    Arrays.fill(bytes, (byte) '#');
    assertEquals("file.large", failure(file("large.gradus", bytes)));
    byte[] fits = Arrays.copyOf(bytes, Storage.LARGEST);
    assertEquals(Storage.LARGEST, ok(file("fits.gradus", fits)).length());
  }

  @Test
  void unreadableFileIsRefused() throws IOException {
    Path file = text("secret.gradus", "x");
    assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file), "needs a plain user");
    assertEquals("file.unreadable", failure(file));
  }

  private String writeFailure(Path file, Path named) {
    return key(Storage.write(file, "new").orElseThrow(), named);
  }

  @Test
  void writingOverAFolderFails() throws IOException {
    Path target = Files.createDirectory(folder.resolve("sub"));
    assertEquals("file.write.directory", writeFailure(target, target));
    assertEquals(List.of("sub"), names());
  }

  @Test
  void writingIntoAMissingFolderFails() {
    Path missing = folder.resolve("none");
    assertEquals("file.write.folder.missing", writeFailure(missing.resolve("a.gradus"), missing));
  }

  @Test
  void writingIntoALockedFolderLeavesTheOldFile() throws IOException {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    Path file = Files.writeString(locked.resolve("a.gradus"), "old");
    assumeTrue(
        locked.toFile().setWritable(false) && !Files.isWritable(locked), "needs a plain user");
    try {
      assertEquals("file.write.folder", writeFailure(file, locked));
      assertEquals("old", ok(file));
    } finally {
      assertTrue(locked.toFile().setWritable(true));
    }
  }

  @Test
  void readOnlyFileIsNotOverwritten() throws IOException {
    Path file = text("kept.gradus", "old");
    assumeTrue(file.toFile().setWritable(false) && !Files.isWritable(file), "needs a plain user");
    assertEquals("file.write.file", writeFailure(file, file));
    assertEquals("old", ok(file));
  }

  @Test
  void linksInACircleFailAndStay() throws IOException {
    Path link = folder.resolve("link.gradus");
    assumeTrue(isPosix());
    Files.createSymbolicLink(link, Path.of("loop.gradus"));
    Files.createSymbolicLink(folder.resolve("loop.gradus"), Path.of("link.gradus"));
    assertEquals("file.write", writeFailure(link, link));
    assertEquals(List.of("link.gradus", "loop.gradus"), names());
  }

  @Test
  void tooLongNameFailsWithoutATrace() throws IOException {
    Path file = folder.resolve("a".repeat(300));
    assertEquals("file.write", writeFailure(file, file));
    assertEquals("file.read", failure(file));
    assertEquals(List.of(), names());
  }

  private boolean isPosix() {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  @Test
  void linkStaysALinkAndItsTargetIsWritten() throws IOException {
    assumeTrue(isPosix());
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path target = Files.writeString(inner.resolve("real.gradus"), "old");
    Path link =
        Files.createSymbolicLink(folder.resolve("link.gradus"), Path.of("inner/real.gradus"));
    Path second = Files.createSymbolicLink(inner.resolve("second"), Path.of("../link.gradus"));
    assertEquals(Optional.empty(), Storage.write(second, "new"));
    assertTrue(Files.isSymbolicLink(link) && Files.isSymbolicLink(second));
    assertFalse(Files.isSymbolicLink(target));
    assertEquals("new", ok(target));
  }

  @Test
  void linkToNothingMakesItsTarget() throws IOException {
    assumeTrue(isPosix());
    Path link = Files.createSymbolicLink(folder.resolve("link.gradus"), Path.of("later.gradus"));
    assertEquals(Optional.empty(), Storage.write(link, "new"));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", ok(folder.resolve("later.gradus")));
  }

  @Test
  void permissionsAreKept() throws IOException {
    assumeTrue(isPosix());
    Path file = text("mine.gradus", "old");
    Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rwxrw-r--");
    Files.setPosixFilePermissions(file, permissions);
    assertEquals(Optional.empty(), Storage.write(file, "new"));
    assertEquals(permissions, Files.getPosixFilePermissions(file));
  }

  @Test
  void newFileHasTheUsualPermissions() throws IOException {
    assumeTrue(isPosix());
    Path usual = text("usual", "");
    Path file = folder.resolve("new.gradus");
    assertEquals(Optional.empty(), Storage.write(file, "new"));
    assertEquals(Files.getPosixFilePermissions(usual), Files.getPosixFilePermissions(file));
  }

  @Test
  void bytesAreWrittenAsTheyAre() throws IOException {
    Path file = folder.resolve("picture.png");
    byte[] bytes = {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xFF, '\r', '\n'};
    assertEquals(Optional.empty(), Storage.write(file, bytes));
    assertArrayEquals(bytes, Files.readAllBytes(file));
  }

  @Test
  void deviceIsWrittenNotReplaced() {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device) && !Files.isRegularFile(device));
    assertEquals(Optional.empty(), Storage.write(device, "gone"));
    assertFalse(Files.isRegularFile(device));
  }
}
