package gradus.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.data.ColumnChoice;
import gradus.data.Dataset;
import gradus.data.ExampleSource;
import gradus.data.PointSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is noted of examples below a program.
class DataNotesTest {
  @TempDir Path top;
  private Path folder;
  private Path program;

  @BeforeEach
  void folders() throws IOException {
    folder = Files.createDirectories(top.resolve("course/week 1"));
    program = folder.resolve("net.gradus");
  }

  private static Dataset of(ExampleSource origin) {
    return new Dataset(origin, ColumnChoice.NAMED, 0, 0, 0);
  }

  private String lines(Dataset data) {
    NamedValues.Listing notes = new NamedValues.Listing();
    DataNotes.write(data, Optional.of(program), notes);
    return notes.text();
  }

  private Dataset read(String lines) {
    return DataNotes.read(NamedValues.read(lines).orElseThrow(), Optional.of(program));
  }

  @Test
  void noExamplesAreNoLines() {
    assertEquals("", lines(Dataset.NONE));
    assertEquals(Dataset.NONE, read("step = 3\n"));
  }

  @Test
  void aFileBelowTheFolderIsNamedByItsWayFromThereAndSoFoundAnywhere() throws IOException {
    ExampleSource.OnDisk disk =
        new ExampleSource.OnDisk(folder.resolve("data/rows.csv"), "0123456789abcdef");
    ColumnChoice fills = new ColumnChoice(Map.of("키, 너비", "X[:,0]", "class", "y"));
    Dataset data = new Dataset(disk, fills, 8, 0.2, 5);
    String lines = lines(data);
    assertTrue(lines.startsWith("data_file = \"data/rows.csv\"\n"), lines);
    assertFalse(lines.contains(top.toString()));
    assertEquals(data, read(lines));
    // the folder was moved
    program = Files.createDirectories(top.resolve("elsewhere")).resolve("net.gradus");
    ExampleSource moved =
        new ExampleSource.OnDisk(top.resolve("elsewhere/data/rows.csv"), disk.mark());
    assertEquals(moved, read(lines).origin());
  }

  @Test
  void aSmallFileFromElsewhereIsKeptWholeAndALargeOneIsNamedWithoutItsFolder() throws IOException {
    Path small = Files.writeString(top.resolve("small.csv"), "x;이름\n1;\"a;\"\"b\"\n-2;c\n");
    String lines = lines(of(new ExampleSource.OnDisk(small, "m")));
    assertEquals(
        of(
            new ExampleSource.Entered(
                List.of(List.of("x", "이름"), List.of("1", "a;\"b"), List.of("-2", "c")))),
        read(lines));
    Path large = top.resolve("large.csv");
    Files.writeString(large, "x,t\n" + "1,2\n".repeat(25_000));
    lines = lines(of(new ExampleSource.OnDisk(large, "m")));
    assertEquals("data_outside = \"large.csv\"\n", lines);
    assertEquals(of(new ExampleSource.Outside("large.csv")), read(lines));
    // and stays so when it is saved again
    assertEquals(lines, lines(read(lines)));
  }

  @Test
  void pointsAreTheirSeedAndWhatTheirColumnsAreCalled() {
    ExampleSource.Seeded moons =
        new ExampleSource.Seeded(PointSet.MOONS, 7, List.of("X[:,0]", "X[:,1]", "t"));
    assertEquals(of(moons).coming(0, 0, 7), read(lines(of(moons))));
    assertEquals(of(moons).coming(4, 0, 7), read(lines(of(moons).coming(4, 0, 7))));
    assertEquals(List.of("X[:,0]", "X[:,1]", "t"), moons.table().rows().getFirst());
    assertEquals(101, moons.table().rows().size());
    ExampleSource.Seeded strokes = new ExampleSource.Seeded(PointSet.STROKES, 1, List.of());
    assertEquals("data_points = \"strokes\"\ndata_points_seed = 1\n", lines(of(strokes)));
    assertEquals(of(strokes).coming(0, 0, 1), read(lines(of(strokes))));
    assertEquals(Dataset.NONE, read("data_points = \"stars\"\n"));
    // a person writes one seed for all; of two the points have their own
    assertEquals(
        new ExampleSource.Seeded(PointSet.LINE, 5, List.of()),
        read("data_points = \"line\"\ndata_seed = 5\n").origin());
    assertEquals(
        new ExampleSource.Seeded(PointSet.LINE, 2, List.of()),
        read("data_points = \"line\"\ndata_seed = 5\ndata_points_seed = 2\n").origin());
    // a head of another length is none
    assertEquals(
        new ExampleSource.Seeded(PointSet.LINE, 0, List.of()),
        read("data_points = \"line\"\ndata_points_columns = [\"a\"]\n").origin());
  }

  @Test
  void aCellOfSeveralLinesAndAnEmptyOneStayWhatTheyAre() {
    ExampleSource.Entered typed =
        new ExampleSource.Entered(
            List.of(List.of("a\nb", "t"), List.of("", "#2"), List.of("\"", "3")));
    String whole = Annotated.written("f = 1", listed(typed));
    Annotated again = Annotated.of(whole);
    assertEquals("f = 1", again.text());
    assertEquals(of(typed), DataNotes.read(again.notes(), Optional.of(program)));
  }

  private NamedValues.Listing listed(ExampleSource origin) {
    NamedValues.Listing notes = new NamedValues.Listing();
    DataNotes.write(of(origin), Optional.of(program), notes);
    return notes;
  }

  @Test
  void aDocumentNamesNoFileOutsideItsFolder() {
    for (String named :
        List.of(
            "../rows.csv",
            "data/../../rows.csv",
            "/etc/passwd",
            top.resolve("rows.csv").toString(),
            folder.resolve("rows.csv").toString(),
            "",
            ".")) {
      String lines = "data_file = '" + named + "'\n";
      assertEquals(of(new ExampleSource.Outside(named)), read(lines), named);
    }
    assertEquals(
        of(new ExampleSource.OnDisk(folder.resolve("rows.csv"), "")),
        read("data_file = \"data/../rows.csv\"\n"));
    // what a crash leaves behind names files whole
    Dataset data = of(new ExampleSource.OnDisk(top.resolve("rows.csv"), "m"));
    NamedValues.Listing notes = new NamedValues.Listing();
    DataNotes.write(data, Optional.empty(), notes);
    NamedValues kept = NamedValues.read(notes.text()).orElseThrow();
    assertEquals(data, DataNotes.read(kept, Optional.empty()));
  }

  @Test
  void aLinkThatLeadsOutOfTheFolderIsOutside() throws IOException {
    Path secret = Files.writeString(top.resolve("secret.csv"), "x\n1\n");
    Path link = Files.createSymbolicLink(folder.resolve("rows.csv"), secret);
    assertFalse(DataNotes.staysBeside(link, program));
    Path own = Files.writeString(folder.resolve("own.csv"), "x\n1\n");
    assertTrue(DataNotes.staysBeside(own, program));
  }

  @Test
  void aCrashLeavesTheExamplesBehindWithTheText() {
    Recovery recovery = new Recovery(top.resolve("unsaved"));
    Recovery.Refuge refuge = ((Recovery.Opened.Given) recovery.open()).refuge();
    Recovery.Snapshot snapshot =
        new Recovery.Snapshot(
            "f = x^2; x = 1",
            Optional.of(program),
            "f = x^2; x = 1",
            Instant.parse("2026-11-27T14:03:22Z"),
            new Dataset(
                new ExampleSource.OnDisk(top.resolve("rows.csv"), "m"),
                ColumnChoice.NAMED.with("a", "x"),
                2,
                0.1,
                3));
    assertEquals(Optional.empty(), refuge.keep(snapshot));
    refuge.letGo();
    assertEquals(snapshot, recovery.left().getFirst().snapshot());
  }

  @Test
  void otherExamplesAreAnEditThatIsUndoneAndIsSaved() {
    Document document = Document.of(program, "f = 1");
    Dataset xor = of(new ExampleSource.Seeded(PointSet.XOR, 0, List.of()));
    History history = new History(document);
    history.attach(xor, null);
    assertTrue(history.current().isDirty());
    history.edit("f = 2");
    history.attach(xor.coming(4, 0, 0), "batch");
    history.attach(xor.coming(8, 0, 0), "batch");
    assertEquals(
        new Document("f = 1", Optional.of(program), "f = 1", xor, Dataset.NONE),
        undone(history, 2));
    assertEquals(document, history.undo());
    assertFalse(history.current().isDirty());
    history.redo();
    assertFalse(history.saved(program).isDirty());
    assertTrue(history.undo().isDirty());
  }

  private static Document undone(History history, int times) {
    for (int i = 1; i < times; i++) {
      history.undo();
    }
    return history.undo();
  }
}
