package gradus.ui.descent;

import gradus.data.ColumnChoice;
import gradus.data.Data;
import gradus.data.Dataset;
import gradus.data.ExampleSource;
import gradus.data.ExampleTable;
import gradus.data.PointSet;
import gradus.document.DataNotes;
import gradus.document.Failure;
import gradus.document.Loaded;
import gradus.document.Storage;
import gradus.export.Csv;
import gradus.ui.work.Background;
import gradus.ui.work.DocumentModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;

/// The examples of the document for a descent, and how many of them a step looks at. Which they
/// are, the document says: each choice is an edit of it, which undo takes back.
public final class DataModel {
  /// Letters that tell one content of a file from another.
  private static final int MARK = 16;

  private final DocumentModel document;
  private final SideFiles files;
  private final Background reading;
  private final ReadOnlyObjectWrapper<Dataset> dataset = new ReadOnlyObjectWrapper<>(Dataset.NONE);
  private final ReadOnlyObjectWrapper<Supply> supply =
      new ReadOnlyObjectWrapper<>(new Supply.Unsupplied());
  private final ReadOnlyObjectWrapper<Data.Intake> intake = new ReadOnlyObjectWrapper<>();
  private final IntegerProperty batch = new SimpleIntegerProperty();
  private final IntegerProperty seed = new SimpleIntegerProperty();
  private final DoubleProperty held = new SimpleDoubleProperty();
  private final Runnable changed;
  private boolean following;

  /// What was read of a file before the document has it.
  private Optional<Content> read = Optional.empty();

  /// What the file holds that they are from.
  private Optional<Content> found = Optional.empty();

  /// What a file holds.
  private record Content(ExampleSource.OnDisk origin, Csv.Contents contents) {}

  /// @param changed hears that a descent must begin anew
  DataModel(DocumentModel document, SideFiles files, Executor receiving, Runnable changed) {
    this.document = document;
    this.files = files;
    this.changed = changed;
    reading = new Background("descent data", receiving);
    batch.addListener(o -> come("batch"));
    seed.addListener(o -> come("seed"));
    held.addListener(o -> come("held"));
    document.data().addListener(o -> follow());
  }

  /// Which examples the document has.
  public ReadOnlyObjectProperty<Dataset> dataset() {
    return dataset.getReadOnlyProperty();
  }

  /// What became of them.
  public ReadOnlyObjectProperty<Supply> supply() {
    return supply.getReadOnlyProperty();
  }

  /// What the program takes of them; null while there are none, or nothing moves.
  public ReadOnlyObjectProperty<Data.Intake> intake() {
    return intake.getReadOnlyProperty();
  }

  /// How many examples a step looks at; 0 for all.
  public IntegerProperty batch() {
    return batch;
  }

  /// Which share of the examples is not learnt from; 0 for none.
  public DoubleProperty held() {
    return held;
  }

  /// Of the order of the examples, and of points that are made.
  public IntegerProperty seed() {
    return seed;
  }

  /// Which columns fill what, where their names do not say it.
  public ColumnChoice columns() {
    return dataset.get().columns();
  }

  /// Lets a column fill something else.
  public void fill(String column, String slot) {
    attach(dataset.get().with(dataset.get().origin(), columns().with(column, slot)), null);
  }

  /// The names of the columns; none while there is no table.
  public List<String> head() {
    return table()
        .filter(t -> !t.rows().isEmpty())
        .map(t -> t.rows().getFirst().stream().map(String::strip).toList())
        .orElse(List.of());
  }

  /// Takes points that the seed makes.
  ///
  /// @param head what their columns are called; none as they always are
  void make(PointSet set, List<String> head) {
    attach(others(new ExampleSource.Seeded(set, seed.get(), head)), null);
  }

  /// Asks for a file, and takes its examples.
  public void choose() {
    files.table().ifPresent(this::take);
  }

  /// Takes the examples of a file that a person chose, a row each, its columns named like inputs.
  public void take(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    files.trust(whole);
    reading.start(
        obsolete -> Storage.table(whole),
        found -> {
          switch (found) {
            case Loaded.Unreadable failed -> files.say(failed.failure());
            case Loaded.Ok ok -> take(content(whole, ok.text()));
          }
        });
  }

  private void take(Content content) {
    boolean same = dataset.get().origin().equals(content.origin());
    read = Optional.of(content);
    if (same) load();
    if (!same) attach(others(content.origin()), null);
  }

  /// As they come now; of others the names say what they fill.
  private Dataset others(ExampleSource origin) {
    return new Dataset(origin, ColumnChoice.NAMED, batch.get(), held.get(), seed.get());
  }

  /// Calls a column something else; it fills what was chosen for it. False where the document
  /// cannot keep the table.
  public boolean call(int column, String name) {
    Optional<ExampleTable> now = table().filter(t -> column < t.rows().getFirst().size());
    if (now.isEmpty()) return true;
    List<List<String>> rows = now.get().with(0, column, name);
    if (!DataNotes.fits(rows)) return false;
    String before = now.get().rows().getFirst().get(column).strip();
    Dataset data = dataset.get();
    ColumnChoice fills = data.columns().called(before, name);
    attach(data.with(new ExampleSource.Entered(rows), fills), null);
    return true;
  }

  /// Whether the table can be typed into: it is small enough to be kept in the document.
  public boolean isWritable() {
    return table().filter(t -> DataNotes.fits(t.rows())).isPresent();
  }

  /// Keeps a table in the document, the names of its columns first, with what they fill now; false
  /// where it is too large for that.
  public boolean write(List<List<String>> rows) {
    if (!DataNotes.fits(rows)) return false;
    ExampleSource.Entered entered = new ExampleSource.Entered(rows);
    Dataset now = dataset.get();
    attach(now.isNone() ? others(entered) : now.with(entered, now.columns()), null);
    return true;
  }

  /// Keeps a table of a spreadsheet in the document; says why that cannot be.
  ///
  /// @param names what its columns are called where it does not name them, and has as many
  public Optional<Data.Intake.Unfit> paste(String text, List<String> names) {
    return switch (Csv.pasted(text)) {
      case Csv.Contents.Torn amiss ->
          Optional.of(new Data.Intake.Unfit("ui.rows.paste.amiss", List.of(amiss.line())));
      case Csv.Contents.Tabular(ExampleTable pasted) -> {
        int columns = pasted.rows().getFirst().size();
        List<String> called =
            names.size() == columns
                ? names
                : IntStream.rangeClosed(1, columns).mapToObj(c -> "c" + c).toList();
        List<List<String>> rows = pasted.isHeadless() ? pasted.below(called) : pasted.rows();
        if (!DataNotes.fits(rows)) {
          yield Optional.of(
              new Data.Intake.Unfit("ui.rows.paste.large", List.of(DataNotes.LARGEST_INSIDE)));
        }
        attach(others(new ExampleSource.Entered(rows)), null);
        yield Optional.empty();
      }
    };
  }

  /// The file that a document names may be read.
  public void allow() {
    if (!(supply.get() instanceof Supply.Questioned questioned)) return;
    files.trust(questioned.file());
    load();
  }

  /// The file counts as it is now, which the document notes.
  public void accept() {
    if (!(supply.get() instanceof Supply.Stocked(ExampleTable _, boolean other)) || !other) return;
    read = found;
    found.ifPresent(c -> attach(dataset.get().with(c.origin(), columns()), null));
  }

  /// Goes back to the one example of the text.
  public void drop() {
    reading.cancel();
    attach(Dataset.NONE, null);
  }

  private void attach(Dataset next, String tag) {
    document.attach(next, tag);
  }

  /// Somebody wants them to come otherwise.
  private void come(String what) {
    if (following) return;
    Dataset now = dataset.get();
    if (now.isNone()) return;
    Dataset next = now.coming(batch.get(), held.get(), seed.get());
    // points are of the seed that stands there
    attach(
        now.origin() instanceof ExampleSource.Seeded s
            ? next.with(new ExampleSource.Seeded(s.set(), seed.get(), s.head()), now.columns())
            : next,
        "data " + what);
  }

  /// Has what the document has.
  void follow() {
    Dataset next = document.data().get();
    boolean same = next.origin().equals(dataset.get().origin());
    following = true;
    dataset.set(next);
    if (!next.isNone()) {
      batch.set(next.batch());
      seed.set(next.seed());
      held.set(next.held());
    }
    following = false;
    if (same) {
      changed.run();
    } else {
      load();
    }
  }

  /// Gets what the document names.
  private void load() {
    reading.cancel();
    Optional<Content> known = read;
    read = Optional.empty();
    switch (dataset.get().origin()) {
      case ExampleSource.Nowhere _ -> supply(new Supply.Unsupplied());
      case ExampleSource.Seeded seeded -> supply(new Supply.Stocked(seeded.table(), false));
      case ExampleSource.Entered typed ->
          supply(new Supply.Stocked(ExampleTable.of(typed.rows()), false));
      case ExampleSource.Outside outside ->
          supply(new Supply.Unavailable("ui.descent.data.outside", List.of(outside.name())));
      case ExampleSource.OnDisk disk when known.filter(c -> c.origin().equals(disk)).isPresent() ->
          supply(known.get(), false);
      case ExampleSource.OnDisk disk when files.trusts(disk.file()) -> read(disk);
      case ExampleSource.OnDisk disk when !staysBeside(disk) ->
          supply(new Supply.Unavailable("ui.descent.data.outside", List.of(name(disk.file()))));
      case ExampleSource.OnDisk disk -> supply(new Supply.Questioned(disk.file()));
    }
  }

  private boolean staysBeside(ExampleSource.OnDisk disk) {
    Optional<Path> program = document.document().get().path();
    return program.isEmpty() || DataNotes.staysBeside(disk.file(), program.get());
  }

  private void read(ExampleSource.OnDisk disk) {
    supply(new Supply.Coming());
    reading.start(
        obsolete -> Storage.table(disk.file()),
        found -> {
          switch (found) {
            case Loaded.Unreadable failed -> {
              Failure why = failed.failure().calling(name(disk.file()));
              supply(new Supply.Unavailable(why.key(), why.args()));
            }
            case Loaded.Ok ok -> {
              Content content = content(disk.file(), ok.text());
              boolean other = !disk.mark().isEmpty() && !content.origin().equals(disk);
              supply(content, other);
            }
          }
        });
  }

  private static Content content(Path file, String text) {
    return new Content(new ExampleSource.OnDisk(file, mark(text)), Csv.read(text));
  }

  private static String mark(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, MARK);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private void supply(Content content, boolean other) {
    found = Optional.of(content);
    supply(
        switch (content.contents()) {
          case Csv.Contents.Tabular found -> new Supply.Stocked(found.table(), other);
          case Csv.Contents.Torn amiss ->
              new Supply.Unavailable(amiss.key(), List.of(amiss.line()));
        });
  }

  private void supply(Supply next) {
    // What was said of a table stands until it is known of the one that was typed into.
    boolean typed = next instanceof Supply.Stocked && supply.get() instanceof Supply.Stocked;
    if (!typed) intake.set(null);
    supply.set(next);
    changed.run();
  }

  /// The rows; empty where there are none, or none yet.
  public Optional<ExampleTable> table() {
    return supply.get() instanceof Supply.Stocked stocked
        ? Optional.of(stocked.table())
        : Optional.empty();
  }

  void found(Data.Intake next) {
    intake.set(next);
  }

  /// Whether there should be a table, and is none.
  boolean isBroken() {
    return !(supply.get() instanceof Supply.Unsupplied) && table().isEmpty();
  }

  /// Whether the file is not found again by a document that is saved where this one is: it lies
  /// elsewhere and is too large to be kept in it.
  public boolean isLeftBehind() {
    Optional<Path> program = document.document().get().path();
    return program.isPresent()
        && dataset.get().origin() instanceof ExampleSource.OnDisk disk
        && !DataNotes.isBeside(disk.file(), program.get())
        && !DataNotes.isSmall(disk.file());
  }

  Serving serving(Data data) {
    return Serving.of(data, held.get(), batch.get(), seed.get());
  }
}
