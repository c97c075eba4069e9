package gradus.document;

import gradus.data.Dataset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Undo and redo: immutable documents in a row and a cursor on the current one. A new edit clears
/// what could be redone. Not thread-safe.
public final class History {
  /// Steps that can be undone.
  public static final int MOST_STEPS = 1_000;

  /// Characters held in all; a document larger than this can still be undone once.
  private static final long MOST_CHARACTERS = 50_000_000;

  /// What a step changes that is no text, such as how the program is shown.
  public interface Turn {
    /// As before the step.
    void back();

    /// As after it.
    void forth();
  }

  /// A turn without anything to do.
  private static final Turn NONE =
      new Turn() {
        @Override
        public void back() {}

        @Override
        public void forth() {}
      };

  private final List<Document> documents = new ArrayList<>();

  /// What led to each of them beside an edit.
  private final List<Turn> turns = new ArrayList<>();

  private int cursor;
  private long characters;
  private String tag;

  public History(Document first) {
    documents.add(first);
    turns.add(NONE);
    characters = first.text().length();
  }

  public Document current() {
    return documents.get(cursor);
  }

  public boolean canUndo() {
    return cursor > 0;
  }

  public boolean canRedo() {
    return cursor < documents.size() - 1;
  }

  /// An edit that is a step of its own.
  public void edit(String text) {
    edit(text, null);
  }

  /// An edit. Consecutive edits of the same `tag` (one run of typing, one drag of a number) are
  /// undone together; null joins nothing. Text that is already there is no edit.
  public void edit(String text, String tag) {
    step(current().withText(text), tag);
  }

  /// Other examples, as an edit.
  public void attach(Dataset data, String tag) {
    step(current().withData(data), tag);
  }

  private void step(Document next, String tag) {
    if (next.equals(current())) return;
    boolean joins = tag != null && Objects.equals(tag, this.tag) && canUndo() && !canRedo();
    dropRedo();
    if (joins) drop(cursor--);
    if (next.equals(current())) {
      // The run came back to where it began: there is nothing left to undo.
      pause();
      return;
    }
    add(next, NONE);
    this.tag = tag;
  }

  /// A step that leaves the text as it is.
  public void turn(Turn turn) {
    dropRedo();
    pause();
    add(current(), turn);
  }

  private void add(Document next, Turn turn) {
    documents.add(next);
    turns.add(turn);
    cursor++;
    characters += next.text().length();
    forget();
  }

  private void dropRedo() {
    while (canRedo()) {
      drop(documents.size() - 1);
    }
  }

  /// Ends a run: the next edit is a step of its own whatever its tag.
  public void pause() {
    tag = null;
  }

  /// One step back, where there is one; answers the document that is current then.
  public Document undo() {
    pause();
    if (canUndo()) turns.get(cursor--).back();
    return current();
  }

  /// One step forward, where there is one; answers the document that is current then.
  public Document redo() {
    pause();
    if (canRedo()) turns.get(++cursor).forth();
    return current();
  }

  /// The current text is now what `file` holds. Undoing past a save makes the document dirty again.
  public Document saved(Path file) {
    return saved(file, current().text(), current().data());
  }

  /// This text with these examples is now what `file` holds.
  public Document saved(Path file, String text, Dataset data) {
    pause();
    documents.replaceAll(d -> d.keptAs(file, text, data));
    return current();
  }

  /// `text`, which may have been edited since, is now what `file` holds.
  public Document saved(Path file, String text) {
    pause();
    documents.replaceAll(d -> d.keptAs(file, text));
    return current();
  }

  /// `text` was written to the file by somebody else, with these examples: it becomes an edit, and
  /// is what the file holds.
  public Document reloaded(Path file, String text, Dataset data) {
    step(current().withText(text).withData(data), null);
    return saved(file, text, data);
  }

  private void forget() {
    while (cursor > 1 && (cursor > MOST_STEPS || characters > MOST_CHARACTERS)) {
      drop(0);
      cursor--;
    }
  }

  private void drop(int index) {
    turns.remove(index);
    characters -= documents.remove(index).text().length();
  }
}
