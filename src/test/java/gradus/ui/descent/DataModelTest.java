package gradus.ui.descent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.data.ColumnChoice;
import gradus.data.Data;
import gradus.data.Dataset;
import gradus.data.ExampleSource;
import gradus.data.PointSet;
import gradus.document.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Examples that the document keeps.
class DataModelTest extends Unwatched {
  private static final String LINE = "x = 3, t = 2\nw = 1, b = 0\nL = (w*x + b - t)^2\n";

  private final DataModel data = descent.data();

  private void opens(Dataset kept) {
    Path program = folder.resolve("net.gradus");
    model.document().show(new Document(LINE, Optional.of(program), LINE).holding(kept));
  }

  private static Dataset of(ExampleSource origin) {
    return new Dataset(origin, ColumnChoice.NAMED, 0, 0, 0);
  }

  private boolean isStocked(int rows) {
    return data.supply().get() instanceof Supply.Stocked stocked
        && stocked.table().rows().size() == rows + 1;
  }

  @Test
  void openingChoosingAndLeavingOutAreUndoneAndDoneAgain() {
    open(LINE);
    data.take(file("rows.csv", "a,b\n1,2\n3,4\n"));
    until(() -> isStocked(2));
    assertTrue(model.document().document().get().isDirty());
    data.fill("a", "x");
    data.drop();
    assertEquals(new Supply.Unsupplied(), data.supply().get());
    model.document().undo();
    until(() -> isStocked(2));
    assertEquals("x", data.columns().chosen().get("a"));
    model.document().undo();
    assertEquals(ColumnChoice.NAMED, data.columns());
    assertTrue(isStocked(2));
    model.document().undo();
    assertEquals(new Supply.Unsupplied(), data.supply().get());
    assertFalse(model.document().document().get().isDirty());
    model.document().redo();
    model.document().redo();
    until(() -> isStocked(2));
    assertEquals("x", data.columns().chosen().get("a"));
    assertEquals(LINE, model.document().text().get());
  }

  @Test
  void aFileThatADocumentNamesIsReadOnceThatIsAllowed() {
    Path rows = file("rows.csv", "x,t\n1,2\n3,4\n");
    opens(of(new ExampleSource.OnDisk(rows, "")));
    assertEquals(new Supply.Questioned(rows), data.supply().get());
    assertTrue(data.isBroken());
    data.allow();
    until(() -> isStocked(2));
    assertFalse(((Supply.Stocked) data.supply().get()).changed());
    // it is not asked again
    open("v = 1; L = v^2");
    opens(of(new ExampleSource.OnDisk(rows, "")));
    until(() -> isStocked(2));
  }

  @Test
  void aLinkOutOfTheFolderIsRefusedUnasked() throws IOException {
    Path own = Files.createDirectories(folder.resolve("own"));
    Path link = Files.createSymbolicLink(own.resolve("rows.csv"), file("secret.csv", "x\n1\n"));
    Path program = own.resolve("net.gradus");
    Dataset kept = of(new ExampleSource.OnDisk(link, ""));
    model.document().show(new Document(LINE, Optional.of(program), LINE).holding(kept));
    assertEquals(
        new Supply.Unavailable("ui.descent.data.outside", List.of("rows.csv")),
        data.supply().get());
    data.allow();
    assertEquals(
        new Supply.Unavailable("ui.descent.data.outside", List.of("rows.csv")),
        data.supply().get());
  }

  @Test
  void aMissingFileIsSaidAndStaysNamedAndAChangedOneIsReadAndSaidToBe() {
    Path rows = folder.resolve("rows.csv");
    trusted.add(rows);
    Dataset kept = of(new ExampleSource.OnDisk(rows, "0123456789abcdef"));
    opens(kept);
    until(() -> data.supply().get() instanceof Supply.Unavailable);
    assertEquals(new Supply.Unavailable("file.missing", List.of("rows.csv")), data.supply().get());
    assertEquals(kept, model.document().data().get());
    assertFalse(model.document().document().get().isDirty());
    open("v = 1; L = v^2");
    file("rows.csv", "x,t\n1,2\n");
    opens(kept);
    until(() -> isStocked(1));
    assertTrue(((Supply.Stocked) data.supply().get()).changed());
    // chosen again, it is what it is
    data.take(rows);
    until(() -> isStocked(1) && !((Supply.Stocked) data.supply().get()).changed());
    assertTrue(model.document().document().get().isDirty());
  }

  @Test
  void aFileThatCannotBeReadTakesNothingsPlace() {
    open(LINE);
    data.take(file("rows.csv", "x,t\n1,2\n"));
    until(() -> isStocked(1));
    data.take(folder.resolve("none.csv"));
    until(() -> !said.isEmpty());
    assertEquals("file.missing", said.getFirst().key());
    assertTrue(isStocked(1));
  }

  @Test
  void pointsAreOfTheSeedThatStandsThereAndUndoneTogether() {
    open(LINE);
    data.seed().set(3);
    descent.make(PointSet.LINE);
    assertEquals(
        PointSet.LINE.table(100, 0.3, 3).get(1),
        ((Supply.Stocked) data.supply().get()).table().rows().get(1));
    data.seed().set(4);
    data.seed().set(5);
    assertEquals(
        new ExampleSource.Seeded(PointSet.LINE, 5, List.of()), data.dataset().get().origin());
    assertEquals(
        PointSet.LINE.table(100, 0.3, 5).get(1),
        ((Supply.Stocked) data.supply().get()).table().rows().get(1));
    model.document().undo();
    assertEquals(3, data.seed().get());
    assertEquals(
        new ExampleSource.Seeded(PointSet.LINE, 3, List.of()), data.dataset().get().origin());
  }

  private List<List<String>> rows() {
    return data.table().orElseThrow().rows();
  }

  @Test
  void aTableThatIsTypedBeginsWithTheExampleOfTheText() {
    open("X = [[1, 2], [3, 4], [5, 6]], y = [0, 1, 0], w = [1, 0]\nL = mean((X @ w - y)^2)\n");
    descent.moving().add("w");
    descent.enter();
    assertEquals(
        List.of(
            List.of("X[:,0]", "X[:,1]", "y"),
            List.of("1", "2", "0"),
            List.of("3", "4", "1"),
            List.of("5", "6", "0")),
        rows());
    // 1 − 0, 3 − 1 and 5 − 0
    until(() -> descent.plot().get() != null);
    assertEquals(10, descent.plot().get().last().loss());
    assertTrue(data.write(data.table().orElseThrow().with(3, 0, "3")));
    until(() -> descent.plot().get().last().loss() == (1 + 4 + 9) / 3.0);
    assertTrue(data.write(data.table().orElseThrow().with(1, 2, "much")));
    until(() -> data.intake().get() instanceof Data.Intake.Unfit);
    assertEquals(
        new Data.Intake.Unfit("descent.data.number", List.of("2", "y", "much")),
        data.intake().get());
    model.document().undo();
    model.document().undo();
    assertEquals("5", rows().get(3).get(0));
    model.document().undo();
    assertTrue(data.dataset().get().isNone());
  }

  /// What is told to be a parameter by its name is none of the examples before it is ticked.
  @Test
  void aTableThatIsTypedBeforeAnythingMovesLeavesOutWhatIsUsuallyAParameter() {
    open("X = [[1, 2], [3, 4]], y = [0, 1], w = [1, 0], b = 2\nL = mean((X @ w + b - y)^2)\n");
    descent.enter();
    assertEquals(
        List.of(List.of("X[:,0]", "X[:,1]", "y"), List.of("1", "2", "0"), List.of("3", "4", "1")),
        rows());
    open("w = 3\nL = (w - 1)^2\n");
    descent.enter();
    assertEquals(List.of(List.of("w"), List.of("3")), rows());
  }

  @Test
  void aTableOfASpreadsheetIsPastedWithNamesOrWithout() {
    open(LINE);
    assertEquals(Optional.empty(), data.paste("1\t2\n3\t5\n", List.of("x", "t")));
    assertEquals(List.of(List.of("x", "t"), List.of("1", "2"), List.of("3", "5")), rows());
    assertEquals(Optional.empty(), data.paste("1\t2\t3\n", List.of("x", "t")));
    assertEquals(List.of(List.of("c1", "c2", "c3"), List.of("1", "2", "3")), rows());
    // a decimal comma parts no cells where tabs do
    assertEquals(Optional.empty(), data.paste("키, cm\tt\n1,5\t2\n", List.of()));
    assertEquals(List.of(List.of("키, cm", "t"), List.of("1,5", "2")), rows());
    assertEquals(
        Optional.of(new Data.Intake.Unfit("ui.rows.paste.amiss", List.of(2L))),
        data.paste("a\tb\n1\t2\t3\n", List.of()));
    assertEquals(
        Optional.of(new Data.Intake.Unfit("ui.rows.paste.large", List.of(100_000))),
        data.paste("a\tb\n" + "1\t2\n".repeat(25_000), List.of()));
    assertEquals("1,5", rows().get(1).getFirst());
  }

  @Test
  void aLargeFileIsLookedAtAndNotTypedInto() {
    open(LINE);
    data.take(file("large.csv", "x,t\n" + "1,2\n".repeat(25_000)));
    until(() -> isStocked(25_000));
    assertFalse(data.isWritable());
    assertFalse(data.write(data.table().orElseThrow().with(1, 0, "2")));
    assertEquals("1", rows().get(1).getFirst());
    data.take(file("small.csv", "x,t\n1,2\n"));
    until(() -> isStocked(1));
    assertTrue(data.isWritable());
  }

  @Test
  void howTheyComeIsKeptAndIsSoAgain() {
    opens(
        new Dataset(
            new ExampleSource.Seeded(PointSet.LINE, 2, List.of()), ColumnChoice.NAMED, 8, 0.3, 2));
    assertEquals(8, data.batch().get());
    assertEquals(0.3, data.held().get());
    assertEquals(2, data.seed().get());
    data.batch().set(16);
    assertEquals(16, model.document().data().get().batch());
    assertTrue(model.document().document().get().isDirty());
  }

  @Test
  void aFileThatHoldsSomethingElseIsTakenAsItIsNowWithWhatItsColumnsFill() {
    open(LINE);
    data.take(file("rows.csv", "a,t\n1,2\n"));
    until(() -> isStocked(1));
    data.fill("a", "x");
    Dataset kept = data.dataset().get();
    file("rows.csv", "a,t\n1,2\n3,4\n");
    open("v = 1; L = v^2");
    opens(kept);
    until(() -> isStocked(2));
    assertTrue(((Supply.Stocked) data.supply().get()).changed());
    data.accept();
    until(() -> isStocked(2));
    assertFalse(((Supply.Stocked) data.supply().get()).changed());
    assertEquals("x", data.columns().chosen().get("a"));
    assertTrue(model.document().document().get().isDirty());
    // saved so, it is as it was
    Dataset accepted = data.dataset().get();
    open("v = 1; L = v^2");
    opens(accepted);
    until(() -> isStocked(2));
    assertFalse(((Supply.Stocked) data.supply().get()).changed());
  }

  @Test
  void aColumnThatIsCalledOtherwiseFillsWhatItFilled() {
    opens(of(new ExampleSource.Entered(List.of(List.of("a", "t", "b"), List.of("1", "2", "3")))));
    data.fill("a", "x");
    assertTrue(data.call(0, "너비"));
    assertEquals(List.of("너비", "t", "b"), data.head());
    assertEquals("x", data.columns().chosen().get("너비"));
    assertFalse(data.columns().chosen().containsKey("a"));
    assertFalse(data.call(1, "t".repeat(100_001)));
    assertEquals(List.of("너비", "t", "b"), data.head());
    model.document().undo();
    assertEquals(List.of("a", "t", "b"), data.head());
    assertEquals("x", data.columns().chosen().get("a"));
  }
}
