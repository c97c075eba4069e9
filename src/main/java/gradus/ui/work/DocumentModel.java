package gradus.ui.work;

import gradus.data.Dataset;
import gradus.data.ExampleSource;
import gradus.document.Annotated;
import gradus.document.ChangedNumbers;
import gradus.document.Document;
import gradus.document.Failure;
import gradus.document.History;
import gradus.document.Likeness;
import gradus.document.NamedValues;
import gradus.document.Storage;
import gradus.lang.Span;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.tensor.Decimals;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/// The document and its history. The text is the truth: every edit, wherever it was made, is an
/// edit of the text.
public final class DocumentModel {
  /// What follows the text, and must know of a change before anyone who looks at the text does.
  interface Reader {
    /// Another document takes the window.
    default void opens() {}

    /// The text becomes `now` by one change.
    default void changes(Change change, String now) {}

    /// The text is what it is to be.
    default void stands() {}
  }

  /// Documents that undo goes back to, though they were left.
  private static final int MOST_LEFT = 20;

  /// A document with its history, as it was left for another.
  ///
  /// @param begun the text it began with
  private record Sitting(History history, Example example, String begun) {}

  private final Words words;
  private final Typing typing = new Typing();
  private final ReadOnlyObjectWrapper<Document> document =
      new ReadOnlyObjectWrapper<>(Document.EMPTY);
  private final ReadOnlyObjectWrapper<Dataset> data = new ReadOnlyObjectWrapper<>(Dataset.NONE);
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
  private final ReadOnlyIntegerWrapper opened = new ReadOnlyIntegerWrapper();
  private final List<Reader> readers = new ArrayList<>();
  private final Deque<Sitting> earlier = new ArrayDeque<>();
  private final Deque<Sitting> later = new ArrayDeque<>();
  private History history = new History(Document.EMPTY);
  private Example example;
  private String begun = "";
  private Runnable finishing = () -> {};
  private BooleanSupplier takingBack = () -> false;
  private final ReadOnlyStringWrapper meant = new ReadOnlyStringWrapper();

  /// The text that was last compared with that of the example, and whether it is an edit of that.
  private String compared;

  private boolean alike;

  DocumentModel(Words words) {
    this.words = words;
  }

  /// Readers are told in the order in which they came.
  void follow(Reader reader) {
    readers.add(reader);
  }

  void onFinish(Runnable heard) {
    Runnable before = finishing;
    finishing =
        () -> {
          before.run();
          heard.run();
        };
  }

  /// Who takes back what was typed into a field and is no value, as it stands in no text: `heard`
  /// answers whether it did.
  void onTakeBack(BooleanSupplier heard) {
    BooleanSupplier before = takingBack;
    takingBack = () -> before.getAsBoolean() || heard.getAsBoolean();
  }

  /// What is being typed into a field becomes part of the text.
  public void finish() {
    finishing.run();
  }

  /// What the text would be if what stands in a field were taken now; null while nothing is typed
  /// into one.
  public ReadOnlyStringProperty meant() {
    return meant.getReadOnlyProperty();
  }

  void mean(String text) {
    meant.set(text);
  }

  public ReadOnlyStringProperty text() {
    return text.getReadOnlyProperty();
  }

  /// Its examples.
  public ReadOnlyObjectProperty<Dataset> data() {
    return data.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Document> document() {
    return document.getReadOnlyProperty();
  }

  /// How many documents were opened so far: it changes when another one takes the window.
  public ReadOnlyIntegerProperty opened() {
    return opened.getReadOnlyProperty();
  }

  /// The window's title: a dot when there are unsaved changes, then the document's name.
  public ObservableValue<String> title() {
    return Bindings.createStringBinding(
        () -> (document.get().isDirty() ? "● " : "") + name() + " – Gradus",
        document,
        words.language());
  }

  /// The document's name; an example without a file goes by its title.
  public String name() {
    Document now = document.get();
    return example()
        .filter(e -> now.path().isEmpty())
        .map(e -> e.title(words.locale()))
        .orElseGet(() -> now.displayName(words.locale()));
  }

  /// The example shown, for as long as the text is an edit of its text.
  private Optional<Example> example() {
    if (example == null) return Optional.empty();
    String now = document.get().text();
    if (!now.equals(compared)) {
      compared = now;
      alike = Likeness.of(now, begun);
    }
    return alike ? Optional.of(example) : Optional.empty();
  }

  /// What to look at in the example shown; empty where it is none.
  public Optional<String> note() {
    return example().map(e -> e.note(words.locale()));
  }

  /// The decimals that the example shown states, if it is one.
  Decimals digits() {
    return example().map(Example::digits).orElse(Decimals.AS_NEEDED);
  }

  /// A name for a file to save in, without extension.
  public String fileName() {
    Optional<Path> file = document.get().path().map(Path::getFileName);
    if (file.isPresent()) return file.get().toString().replaceFirst("\\.gradus$", "");
    return example().map(Example::name).orElseGet(() -> words.say("ui.file.name"));
  }

  /// Another document, none of its changes unsaved.
  public void show(Document other) {
    open(other, null);
  }

  /// A text without a file, which may be that of an example.
  public void show(String text) {
    Example same =
        Examples.all().stream()
            .filter(e -> e.program(words.locale()).equals(text))
            .findFirst()
            .orElse(null);
    open(Document.untitled(text), same);
  }

  public void show(Example other) {
    open(Document.untitled(other.program(words.locale())), other);
  }

  /// Whether nothing is lost by leaving what is shown: it is saved, or it is an example of which
  /// only numbers were changed. Undo goes back to it either way.
  public boolean isLeftFreely() {
    Document now = document.get();
    boolean tried = example != null && now.path().isEmpty();
    if (!now.isDirty()) return true;
    // what a seed made it makes again
    boolean made = now.data().isNone() || now.data().origin() instanceof ExampleSource.Seeded;
    return tried && made && ChangedNumbers.only(now.text(), now.savedText());
  }

  private void open(Document other, Example shown) {
    if (document.get().isDirty()) earlier.addLast(sitting());
    if (earlier.size() > MOST_LEFT) earlier.removeFirst();
    later.clear();
    take(new Sitting(new History(other), shown, other.text()));
  }

  private Sitting sitting() {
    return new Sitting(history, example, begun);
  }

  private void take(Sitting sitting) {
    history.pause();
    history = sitting.history;
    example = sitting.example;
    begun = sitting.begun;
    compared = null;
    typing.stop();
    readers.forEach(Reader::opens);
    refresh();
    opened.set(opened.get() + 1);
  }

  /// The text was typed in.
  public void type(String now) {
    Change change = Change.between(text.get(), now);
    if (!change.isNothing()) {
      if (!typing.continues(change, System.nanoTime())) history.pause();
      later.clear();
      history.edit(now, "typing");
      refresh();
    }
  }

  /// The text was edited elsewhere than in the editor; edits in a row with the same `tag` are
  /// undone as one, null being none.
  public void edit(String now, String tag) {
    typing.stop();
    later.clear();
    history.edit(now, tag);
    refresh();
  }

  /// The document has other examples; such changes in a row with the same `tag` are undone as one,
  /// null being none.
  public void attach(Dataset next, String tag) {
    typing.stop();
    later.clear();
    history.attach(next, tag);
    refresh();
  }

  /// The program is shown in another way, its text the same: undo and redo go over that too.
  void turn(History.Turn turn) {
    typing.stop();
    later.clear();
    history.turn(turn);
  }

  /// Writes something else where a stretch of the text is.
  void replace(Span span, String with) {
    String before = text.get();
    if (span.end() <= before.length()) {
      edit(before.substring(0, span.start()) + with + before.substring(span.end()), null);
    }
  }

  /// A name the text does not use yet, made of this one: `x2`.
  String freeName(String name) {
    String now = text.get();
    int n = 2;
    while (now.contains(name + n)) {
      n++;
    }
    return name + n;
  }

  public boolean canUndo() {
    return history.canUndo() || !earlier.isEmpty();
  }

  public boolean canRedo() {
    return history.canRedo() || !later.isEmpty();
  }

  /// Takes back the last edit, or else the opening of this document over one that was not saved.
  public void undo() {
    finish();
    typing.stop();
    if (takingBack.getAsBoolean()) return;
    if (!history.canUndo() && !earlier.isEmpty()) {
      later.addLast(sitting());
      take(earlier.removeLast());
      return;
    }
    history.undo();
    refresh();
  }

  public void redo() {
    finish();
    typing.stop();
    if (!history.canRedo() && !later.isEmpty()) {
      earlier.addLast(sitting());
      take(later.removeLast());
      return;
    }
    history.redo();
    refresh();
  }

  /// Writes the document to a file; says why when that cannot be done.
  public Optional<Failure> save(Path file) {
    return save(file, new NamedValues.Listing(), Dataset.NONE);
  }

  /// The same, with notes below it.
  ///
  /// @param noted the examples that they tell of; others are not saved
  public Optional<Failure> save(Path file, NamedValues.Listing notes, Dataset noted) {
    finish();
    typing.stop();
    String written = text.get();
    Optional<Failure> failure = Storage.write(file, Annotated.written(written, notes));
    if (failure.isEmpty()) document.set(history.saved(file, written, noted));
    return failure;
  }

  /// The text becomes what another program wrote to its file, with its examples; undo takes that
  /// back.
  public void reload(Path file, String theirs, Dataset examples) {
    typing.stop();
    history.reloaded(file, theirs, examples);
    refresh();
  }

  /// The text stays what it is, while its file holds what another program wrote: it is unsaved.
  public void keep(Path file, String theirs) {
    typing.stop();
    document.set(history.saved(file, theirs));
  }

  /// The same where its file holds other examples, too.
  public void keep(Path file, String theirs, Dataset examples) {
    typing.stop();
    document.set(history.saved(file, theirs, examples));
  }

  private void refresh() {
    Document now = history.current();
    Change change = Change.between(text.get(), now.text());
    document.set(now);
    data.set(now.data());
    if (!change.isNothing()) {
      readers.forEach(r -> r.changes(change, now.text()));
      text.set(now.text());
    }
    readers.forEach(Reader::stands);
  }
}
