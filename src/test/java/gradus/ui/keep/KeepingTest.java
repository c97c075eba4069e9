package gradus.ui.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.data.ColumnChoice;
import gradus.data.Dataset;
import gradus.data.ExampleSource;
import gradus.document.Document;
import gradus.document.Loaded;
import gradus.document.Recovery;
import gradus.document.Storage;
import gradus.lang.Span;
import gradus.ui.work.DocumentModel;
import gradus.ui.work.Input;
import gradus.ui.work.Player;
import gradus.ui.work.Settings;
import gradus.ui.work.WindowModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens to a text on disk while it is open, without a window.
class KeepingTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

  @TempDir Path folder;
  private final Settings settings = new Settings(Locale.ENGLISH);
  private final WindowModel model = new WindowModel(settings, r -> {}, new Still());
  private final DocumentModel document = model.document();
  private final Keeping keeping = new Keeping(document, Runnable::run);
  private Recovery recovery;
  private Path file;

  /// Nothing moves.
  private static final class Still implements Player.Pulse {
    @Override
    public void start(Runnable beat) {}

    @Override
    public void stop() {}
  }

  @BeforeEach
  void place() throws IOException {
    recovery = new Recovery(folder.resolve("unsaved"));
    file = folder.resolve("mine.gradus").toAbsolutePath();
    Files.writeString(file, "x = 1\n");
  }

  @AfterEach
  void close() {
    keeping.close();
    model.close();
  }

  private void openFile() {
    document.show(Document.of(file, "x = 1\n"));
  }

  private List<String> told() {
    return keeping.concerns().stream().map(c -> c.sentence(model.words(), TODAY)).toList();
  }

  private <T extends Concern> T first(Class<T> kind) {
    return assertInstanceOf(kind, keeping.concerns().getFirst());
  }

  private List<String> kept() throws IOException {
    if (!Files.isDirectory(recovery.folder())) return List.of();
    try (Stream<Path> files = Files.list(recovery.folder())) {
      List<String> texts = new ArrayList<>();
      for (Path each : files.filter(f -> f.toString().endsWith(".gradus")).toList()) {
        // What was listed may be gone when it is read.
        if (Storage.read(each) instanceof Loaded.Ok ok) texts.add(ok.text());
      }
      return texts;
    }
  }

  private void untilKept(List<String> texts) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!kept().equals(texts) && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertEquals(texts, kept());
  }

  /// As a crash leaves it while the file holds `x = 1`.
  private void leave(String text, Path at, LocalDateTime typed) {
    var refuge = assertInstanceOf(Recovery.Opened.Given.class, recovery.open()).refuge();
    Instant then = typed.atZone(ZoneId.systemDefault()).toInstant();
    refuge.keep(new Recovery.Snapshot(text, Optional.ofNullable(at), "x = 1\n", then));
    refuge.letGo();
  }

  @Test
  void whatIsTypedIsKeptUntilItIsSavedOrTakenBack() throws Exception {
    keeping.guard(recovery);
    openFile();
    assertEquals(List.of(), kept());
    document.type("x = 12\n");
    document.type("x = 123\n");
    untilKept(List.of("x = 123\n"));
    document.save(file);
    untilKept(List.of());
    document.type("x = 1234\n");
    untilKept(List.of("x = 1234\n"));
    document.undo();
    untilKept(List.of());
    document.show("y = 1");
    document.type("y = 12");
    untilKept(List.of("y = 12"));
    keeping.close();
    assertEquals(List.of(), kept());
  }

  @Test
  void whatStandsInAFieldIsKeptToo() throws Exception {
    keeping.guard(recovery);
    openFile();
    Input x = new Input("x", "1", new Span(4, 5));
    model.inputs().typing(x, "0.5");
    untilKept(List.of("x = 0.5\n"));
    assertEquals("x = 1\n", document.text().get());
    model.inputs().typed();
    untilKept(List.of());
  }

  @Test
  void whatWasLeftIsOfferedByNameAndTime() {
    leave("y = 2", null, TODAY.minusDays(1).atTime(23, 59));
    leave("x = 2\n", file, TODAY.atTime(14, 3, 22));
    keeping.offer(recovery);
    assertEquals("Text of mine.gradus from 14:03 was not saved.", told().getFirst());
    assertTrue(told().get(1).contains("Nov 26, 2026"), told().toString());
    settings.locale().set(Locale.KOREAN);
    assertEquals("14:03에 쓴 mine.gradus의 내용이 저장되지 않았습니다.", told().getFirst());
  }

  @Test
  void itComesBackAsTheDocumentItWasUnsaved() throws Exception {
    leave("x = 2\n", file, TODAY.atTime(14, 3));
    keeping.guard(recovery);
    keeping.offer(recovery);
    document.show("y = 1");
    keeping.takeBack(first(Concern.Crashed.class), () -> false);
    assertEquals("y = 1", document.text().get());
    keeping.takeBack(first(Concern.Crashed.class), () -> true);
    assertEquals("x = 2\n", document.text().get());
    assertEquals(new Document("x = 2\n", Optional.of(file), "x = 1\n"), document.document().get());
    assertEquals(List.of(), told());
    // It is kept by this window now, at once.
    assertEquals(List.of("x = 2\n"), kept());
  }

  @Test
  void itComesBackAsAnEditWhereItsFileIsOpen() {
    leave("x = 2\n", file, TODAY.atTime(14, 3));
    openFile();
    document.type("x = 15\n");
    keeping.offer(recovery);
    keeping.takeBack(first(Concern.Crashed.class), () -> false);
    assertEquals("x = 2\n", document.text().get());
    document.undo();
    assertEquals("x = 15\n", document.text().get());
  }

  @Test
  void whatAnotherProgramWroteSinceTheCrashIsToldBeforeItIsWrittenOver() throws IOException {
    leave("x = 2\n", file, TODAY.atTime(14, 3));
    Files.writeString(file, "x = 7\n");
    keeping.offer(recovery);
    keeping.takeBack(first(Concern.Crashed.class), () -> true);
    assertEquals("x = 2\n", document.text().get());
    assertEquals(List.of("mine.gradus was changed by another program."), told());
    assertFalse(keeping.mayWrite(file));
    keeping.reload(first(Concern.Changed.class));
    assertEquals("x = 7\n", document.text().get());
    document.undo();
    assertEquals("x = 2\n", document.text().get());
    assertTrue(keeping.mayWrite(file));
  }

  @Test
  void alsoWhereTheFileIsOpenAlready() throws IOException {
    leave("x = 2\n", file, TODAY.atTime(14, 3));
    Files.writeString(file, "x = 7\n");
    document.show(Document.of(file, "x = 7\n"));
    keeping.offer(recovery);
    keeping.takeBack(first(Concern.Crashed.class), () -> false);
    assertEquals("x = 2\n", document.text().get());
    assertFalse(keeping.mayWrite(file));
    assertEquals(List.of("Not saved: mine.gradus was changed by another program."), told());
    keeping.keepMine(first(Concern.Changed.class));
    assertTrue(keeping.mayWrite(file));
    document.undo();
    assertEquals("x = 7\n", document.text().get());
    keeping.look();
    assertEquals(List.of(), told());
    assertFalse(document.document().get().isDirty());
  }

  @Test
  void whatIsTypedIsKeptWithWhatItsFileHeldThen() throws Exception {
    keeping.guard(recovery);
    openFile();
    document.type("x = 12\n");
    untilKept(List.of("x = 12\n"));
    Path kept;
    try (Stream<Path> files = Files.list(recovery.folder())) {
      kept = files.filter(f -> f.toString().endsWith(".gradus")).findFirst().orElseThrow();
    }
    // Nobody holds the lock of a copy.
    Recovery crashed = new Recovery(folder.resolve("crashed"));
    Files.createDirectories(crashed.folder());
    Files.copy(kept, crashed.folder().resolve("a.gradus"));
    Recovery.Leftover left = crashed.left().getFirst();
    assertEquals("x = 1\n", left.snapshot().held());
    left.refuge().close();
  }

  @Test
  void whatIsDiscardedIsGoneAndWhatIsPutAwayIsOfferedTheNextTime() {
    leave("x = 2\n", null, TODAY.atTime(14, 3));
    leave("x = 3\n", null, TODAY.atTime(14, 4));
    keeping.offer(recovery);
    keeping.discard(first(Concern.Crashed.class));
    keeping.putAway(first(Concern.Crashed.class));
    assertEquals(List.of(), told());
    keeping.offer(recovery);
    assertEquals("x = 2\n", first(Concern.Crashed.class).left().snapshot().text());
    assertEquals(1, told().size());
  }

  @Test
  void aFileThatAnotherProgramChangedIsToldOnce() throws IOException {
    openFile();
    keeping.look();
    assertEquals(List.of(), told());
    Files.writeString(file, "x = 5\n");
    keeping.look();
    keeping.look();
    assertEquals(List.of("mine.gradus was changed by another program."), told());
    keeping.putAway(keeping.concerns().getFirst());
    keeping.look();
    assertEquals(List.of(), told());
    Files.writeString(file, "x = 6\n");
    keeping.look();
    assertEquals(1, told().size());
    Files.writeString(file, "x = 1\n");
    keeping.look();
    assertEquals(List.of(), told());
  }

  @Test
  void reloadingIsAnEditThatUndoTakesBack() throws IOException {
    openFile();
    document.type("x = 12\n");
    Files.writeString(file, "x = 5\n");
    keeping.look();
    keeping.reload(first(Concern.Changed.class));
    assertEquals("x = 5\n", document.text().get());
    assertFalse(document.document().get().isDirty());
    assertEquals(List.of(), told());
    document.undo();
    assertEquals("x = 12\n", document.text().get());
    assertTrue(document.document().get().isDirty());
    keeping.look();
    assertEquals(List.of(), told());
  }

  @Test
  void nothingIsWrittenOverAForeignChangeBeforeItWasAnswered() throws IOException {
    openFile();
    document.type("x = 12\n");
    assertTrue(keeping.mayWrite(file));
    Files.writeString(file, "x = 5\n");
    assertTrue(keeping.mayWrite(folder.resolve("other.gradus")));
    assertFalse(keeping.mayWrite(file));
    assertFalse(keeping.mayWrite(file));
    assertEquals(List.of("Not saved: mine.gradus was changed by another program."), told());
    keeping.putAway(keeping.concerns().getFirst());
    assertFalse(keeping.mayWrite(file));
    keeping.keepMine(first(Concern.Changed.class));
    assertTrue(document.document().get().isDirty());
    assertTrue(keeping.mayWrite(file));
    assertEquals(List.of(), told());
    Files.writeString(file, "x = 7\n");
    assertFalse(keeping.mayWrite(file));
  }

  @Test
  void nothingIsWrittenOverWhatCannotBeReadBeforeItWasAnswered() throws IOException {
    openFile();
    document.type("x = 12\n");
    Files.write(file, new byte[] {'#', (byte) 0xE9, '\n'});
    keeping.look();
    String why =
        "mine.gradus is not UTF-8 text: byte 2 cannot be read. Save it as UTF-8 and open it again.";
    assertEquals(List.of("The file can no longer be read. " + why), told());
    keeping.putAway(keeping.concerns().getFirst());
    keeping.look();
    assertEquals(List.of(), told());
    assertFalse(keeping.mayWrite(file));
    assertFalse(keeping.mayWrite(file));
    assertEquals(List.of("Not saved: the file can no longer be read. " + why), told());
    keeping.replace(first(Concern.Illegible.class));
    // It became something else meanwhile.
    Files.writeString(file, "x = 7\n");
    assertFalse(keeping.mayWrite(file));
    assertEquals(List.of("Not saved: mine.gradus was changed by another program."), told());
    byte[] utf16 = "x = 7\n".getBytes(StandardCharsets.UTF_16);
    Files.write(file, utf16);
    assertFalse(keeping.mayWrite(file));
    assertEquals(
        List.of(
            "Not saved: the file can no longer be read. mine.gradus is saved as UTF-16. Save it as"
                + " UTF-8 and open it again."),
        told());
    keeping.replace(first(Concern.Illegible.class));
    assertTrue(keeping.mayWrite(file));
    assertEquals(Optional.empty(), document.save(file));
    keeping.look();
    assertEquals(List.of(), told());
    // The answer held for that time.
    Files.write(file, utf16);
    assertFalse(keeping.mayWrite(file));
  }

  @Test
  void whatStandsOnlyInTheWindowIsUnsavedUntilItsFileHoldsItAgain() throws IOException {
    openFile();
    Files.write(file, new byte[] {0, 1});
    keeping.look();
    assertEquals(
        List.of("The file can no longer be read. mine.gradus is not a text file."), told());
    assertTrue(document.document().get().isDirty());
    document.type("x = 12\n");
    Files.writeString(file, "x = 1\n");
    keeping.look();
    assertEquals(List.of(), told());
    assertEquals("x = 1\n", document.document().get().savedText());
    assertTrue(keeping.mayWrite(file));
    Files.write(file, new byte[Storage.LARGEST + 1]);
    assertFalse(keeping.mayWrite(file));
    settings.locale().set(Locale.KOREAN);
    assertEquals(
        List.of("저장하지 않았습니다. 파일을 더는 읽을 수 없습니다. mine.gradus: 프로그램의 최대 크기인 10 MB를 넘습니다."), told());
  }

  @Test
  void twoWindowsOnOneFileNeverWriteOverEachOther() throws IOException {
    openFile();
    try (WindowModel second = new WindowModel(settings, r -> {}, new Still());
        Keeping beside = new Keeping(second.document(), Runnable::run)) {
      keeping.beside(beside::left);
      beside.beside(keeping::left);
      second.document().show(Document.of(file, "x = 1\n"));
      document.type("x = 12\n");
      second.document().type("x = 21\n");
      assertTrue(keeping.mayWrite(file));
      assertEquals(Optional.empty(), document.save(file));
      keeping.look();
      assertEquals(List.of(), told());
      assertFalse(beside.mayWrite(file));
      assertEquals(
          List.of("Not saved: mine.gradus was changed in another window of Gradus."),
          beside.concerns().stream().map(c -> c.sentence(second.words(), TODAY)).toList());
      beside.reload(assertInstanceOf(Concern.Changed.class, beside.concerns().getFirst()));
      assertEquals("x = 12\n", second.document().text().get());
      second.document().undo();
      assertEquals("x = 21\n", second.document().text().get());
      assertTrue(beside.mayWrite(file));
      assertEquals(Optional.empty(), second.document().save(file));
      keeping.look();
      assertEquals(List.of("mine.gradus was changed in another window of Gradus."), told());
      assertEquals("x = 12\n", document.text().get());
      // What neither of them wrote another program did.
      Files.writeString(file, "x = 3\n");
      keeping.look();
      assertEquals(List.of("mine.gradus was changed by another program."), told());
    }
  }

  @Test
  void aFileThatHoldsWhatIsInTheWindowIsSaved() throws IOException {
    openFile();
    document.type("x = 12\n");
    Files.writeString(file, "x = 12\n");
    keeping.look();
    assertEquals(List.of(), told());
    assertFalse(document.document().get().isDirty());
  }

  @Test
  void aFileThatIsGoneMakesItsTextUnsaved() throws IOException {
    openFile();
    Files.delete(file);
    keeping.look();
    assertEquals(List.of("mine.gradus is no longer there."), told());
    assertTrue(document.document().get().isDirty());
    assertTrue(keeping.mayWrite(file));
    keeping.putAway(keeping.concerns().getFirst());
    keeping.look();
    assertEquals(List.of(), told());
    document.save(file);
    keeping.look();
    assertEquals("x = 1\n", Files.readString(file));
    assertFalse(document.document().get().isDirty());
    Files.delete(file);
    keeping.look();
    assertEquals(1, told().size());
    document.show("y = 1");
    assertEquals(List.of(), told());
  }

  private static final String NOTED =
      "x = 1\n\n# ---- Gradus keeps this for its window; these lines can be deleted ----\n# ";

  private static Dataset rows(String... cells) {
    List<List<String>> table = Stream.of(cells).map(List::of).toList();
    return new Dataset(new ExampleSource.Entered(table), ColumnChoice.NAMED, 0, 0, 0);
  }

  private void openWith(Dataset data) {
    document.show(Document.of(file, "x = 1\n").holding(data));
  }

  @Test
  void examplesThatAnotherProgramNotedAreToldAndTakenWithItsText() throws IOException {
    openWith(rows("x", "1"));
    Files.writeString(file, NOTED + "data_rows = [\"x\", \"1\"]\n");
    keeping.look();
    assertEquals(List.of(), told());
    Files.writeString(file, NOTED + "data_rows = [\"x\", \"7\"]\n");
    keeping.look();
    assertEquals(List.of("mine.gradus was changed by another program."), told());
    assertFalse(keeping.mayWrite(file));
    keeping.reload(first(Concern.Changed.class));
    assertEquals(rows("x", "7"), document.data().get());
    assertFalse(document.document().get().isDirty());
    assertTrue(keeping.mayWrite(file));
    document.undo();
    assertEquals(rows("x", "1"), document.data().get());
    assertTrue(document.document().get().isDirty());
    // or what is in the window counts
    Files.writeString(file, NOTED + "data_rows = [\"x\", \"8\"]\n");
    keeping.look();
    keeping.keepMine(first(Concern.Changed.class));
    assertEquals(rows("x", "1"), document.data().get());
    assertTrue(document.document().get().isDirty());
    assertTrue(keeping.mayWrite(file));
  }

  @Test
  void afterACrashOnlyOtherExamplesThanThoseOfTheFileAreUnsaved() throws IOException {
    Files.writeString(file, NOTED + "data_rows = [\"x\", \"1\"]\n");
    var refuge = assertInstanceOf(Recovery.Opened.Given.class, recovery.open()).refuge();
    Instant then = TODAY.atTime(14, 3).atZone(ZoneId.systemDefault()).toInstant();
    refuge.keep(
        new Recovery.Snapshot("x = 1\n", Optional.of(file), "x = 1\n", then, rows("x", "2")));
    refuge.letGo();
    keeping.offer(recovery);
    keeping.takeBack(first(Concern.Crashed.class), () -> true);
    assertEquals(List.of(), told());
    assertEquals(rows("x", "2"), document.data().get());
    assertEquals(rows("x", "1"), document.document().get().savedData());
    assertTrue(keeping.mayWrite(file));
  }

  @Test
  void aProgramWithoutItsExamplesIsToldUntilTheyAreSaved() {
    openWith(rows("x", "1"));
    Path text = folder.resolve("mine.txt").toAbsolutePath();
    assertEquals(Optional.empty(), document.save(text));
    assertTrue(document.document().get().isDirty());
    keeping.note(text, false);
    keeping.note(text, false);
    assertEquals(
        List.of("mine.txt has the program, not its examples: a .gradus file alone notes them."),
        told());
    keeping.note(file, true);
    assertEquals(List.of(), told());
  }
}
