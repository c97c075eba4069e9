package gradus.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.document.Document;
import gradus.graph.Folding.Level;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Documents left for others, and the way back.
class LeavingTest {
  private static final Example XYZ = Examples.named("xyz").orElseThrow();
  private static final Example SIGMOID = Examples.named("sigmoid").orElseThrow();

  private final DocumentModel document =
      new DocumentModel(new Words(new Settings(Locale.ENGLISH).locale()));

  private String text() {
    return document.text().get();
  }

  private String scrubbed() {
    document.show(XYZ);
    String tried = text().replace("x = -2", "x = 7.5");
    assertFalse(tried.equals(text()));
    document.edit(tried, "input x");
    return tried;
  }

  @Test
  void anExampleWhoseNumbersWereTriedOutIsLeftFreelyAndUndoComesBack() {
    String tried = scrubbed();
    assertTrue(document.isLeftFreely());
    document.show(SIGMOID);
    assertTrue(document.canUndo());
    document.undo();
    assertEquals(tried, text());
    assertEquals("● " + XYZ.title(Locale.ENGLISH) + " – Gradus", document.title().getValue());
    document.redo();
    assertEquals(SIGMOID.program(), text());
    assertEquals(SIGMOID.title(Locale.ENGLISH) + " – Gradus", document.title().getValue());
    document.undo();
    document.undo();
    assertEquals(XYZ.program(), text());
    assertFalse(document.canUndo());
    document.redo();
    document.redo();
    assertEquals(SIGMOID.program(), text());
    assertFalse(document.canRedo());
  }

  @Test
  void aTextInPlaceOfAnExampleHasNeitherItsTitleNorItsNote() {
    document.show(XYZ);
    String title = XYZ.title(Locale.ENGLISH);
    document.type(text().replace("(x + y)*z", "(x + y)*z^2 + y"));
    assertEquals("● " + title + " – Gradus", document.title().getValue());
    assertTrue(document.note().isPresent());
    document.type("a = 1; b = 2\nloss = sigmoid(a*b)");
    assertEquals("● Untitled – Gradus", document.title().getValue());
    assertEquals(Optional.empty(), document.note());
    assertEquals("program", document.fileName());
    document.undo();
    assertEquals("● " + title + " – Gradus", document.title().getValue());
    document.type("");
    assertEquals("● Untitled – Gradus", document.title().getValue());
    assertEquals(Optional.empty(), document.note());
    document.undo();
    document.undo();
    assertEquals(title + " – Gradus", document.title().getValue());
    assertEquals(Optional.of(XYZ.note(Locale.ENGLISH)), document.note());
  }

  @Test
  void anExampleOpenedInOneLanguageIsThatExampleInTheOther() {
    Settings settings = new Settings(Locale.KOREAN);
    DocumentModel korean = new DocumentModel(new Words(settings.locale()));
    Example apples = Examples.named("apples").orElseThrow();
    korean.show(apples);
    settings.locale().set(Locale.ENGLISH);
    assertEquals(apples.title(Locale.ENGLISH), korean.name());
  }

  @Test
  void whatWasWrittenIsAskedAbout() {
    document.show(XYZ);
    assertTrue(document.isLeftFreely());
    document.type(text() + "g = x");
    assertFalse(document.isLeftFreely());
    document.show(Document.of(Path.of("a.gradus"), "x = 2\nf = x^2"));
    document.edit("x = 3\nf = x^2", "input x");
    // Its file would not have the number.
    assertFalse(document.isLeftFreely());
    document.show("x = 2\nf = x^2");
    document.edit("x = 3\nf = x^2", "input x");
    assertFalse(document.isLeftFreely());
  }

  @Test
  void anEditAfterComingBackClearsWhatCouldBeRedone() {
    String tried = scrubbed();
    document.show(SIGMOID);
    document.undo();
    document.edit(tried.replace("7.5", "8"), "input x");
    assertFalse(document.canRedo());
    document.undo();
    assertEquals(tried, text());
  }

  @Test
  void whatWasNotChangedIsNoStepBack() {
    document.show(XYZ);
    document.show(SIGMOID);
    assertFalse(document.canUndo());
  }

  @Test
  void openingIsHeardOfOnTheWayBackToo() {
    scrubbed();
    document.show(SIGMOID);
    int opened = document.opened().get();
    document.undo();
    document.redo();
    assertEquals(List.of(opened + 2), List.of(document.opened().get()));
  }

  /// The level and the row of a large product are steps of their own, also after an edit.
  @Test
  void levelAndRowAreTakenBackOneByOne() {
    FoldingModel folding = new FoldingModel(new Settings(Locale.ENGLISH), document);
    document.show("W = [[1, 2], [3, 4]]; x = [1, 2]; q = W x");
    String before = text();
    folding.level().set(Level.NEURON);
    folding.row().set(3);
    folding.level().set(Level.SCALAR);
    document.edit(before + "; f = sum(q)", null);
    assertFalse(document.document().get().text().equals(before));
    document.undo();
    assertEquals(before, text());
    assertEquals(List.of(Level.SCALAR, 3), List.of(folding.level().get(), folding.row().get()));
    document.undo();
    assertEquals(List.of(Level.NEURON, 3), List.of(folding.level().get(), folding.row().get()));
    document.undo();
    assertEquals(List.of(Level.NEURON, 0), List.of(folding.level().get(), folding.row().get()));
    document.undo();
    assertEquals(List.of(Level.LAYER, 0), List.of(folding.level().get(), folding.row().get()));
    assertFalse(document.canUndo());
    assertFalse(document.document().get().isDirty());
    document.redo();
    document.redo();
    assertEquals(List.of(Level.NEURON, 3), List.of(folding.level().get(), folding.row().get()));
    // rows that are gone are nothing a person did
    folding.keepRowWithin(2);
    assertEquals(1, folding.folding().row());
    assertTrue(document.canRedo());
  }
}
