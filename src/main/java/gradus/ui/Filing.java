package gradus.ui;

import gradus.diagram.Diagram;
import gradus.document.Comparison;
import gradus.document.DataNotes;
import gradus.document.Document;
import gradus.document.Failure;
import gradus.document.Loaded;
import gradus.document.Storage;
import gradus.export.ExportOrder;
import gradus.export.FileKind;
import gradus.export.FileKinds;
import gradus.lesson.Example;
import gradus.network.Network;
import gradus.trace.Trace;
import gradus.ui.descent.SideFiles;
import gradus.ui.fault.Faults;
import gradus.ui.keep.Concern;
import gradus.ui.keep.Keeping;
import gradus.ui.keep.Memory;
import gradus.ui.keep.ShownAs;
import gradus.ui.work.DocumentModel;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Settings;
import gradus.ui.work.Words;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Documents coming and going: nothing unsaved is lost without asking, and what fails is said.
final class Filing implements SideFiles {
  private static final String EXTENSION = ".gradus";

  private final DocumentModel document;
  private final PictureModel picture;
  private final Words words;
  private final Executor receiving;
  private final Dialogs dialogs;
  private final Settings settings;
  private final Keeping keeping;
  private final Memory memory;
  private final ShownAs shown;
  private final Consumer<Path> written;
  private final Supplier<Optional<Network>> network;

  /// How the last picture was exported; null before that.
  private Dialogs.Export chosen;

  /// `receiving` runs what became of a file on the thread of the window; `written` hears of files
  /// that were exported.
  Filing(
      DocumentModel document,
      PictureModel picture,
      Words words,
      Settings settings,
      Executor receiving,
      Dialogs dialogs,
      Keeping keeping,
      Memory memory,
      ShownAs shown,
      Consumer<Path> written,
      Supplier<Optional<Network>> network) {
    this.document = document;
    this.picture = picture;
    this.words = words;
    this.receiving = receiving;
    this.dialogs = dialogs;
    this.settings = settings;
    this.keeping = keeping;
    this.memory = memory;
    this.shown = shown;
    this.written = written;
    this.network = network;
  }

  /// Asks about unsaved changes; false when the person would rather stay.
  boolean mayLeave() {
    return mayLeave(Dialogs.Leaving.FOR_GOOD);
  }

  private boolean mayLeave(Dialogs.Leaving leaving) {
    document.finish();
    if (document.isLeftFreely()) return true;
    return switch (dialogs.unsaved(document.name(), leaving)) {
      case SAVE -> save();
      case DISCARD -> true;
      case CANCEL -> false;
    };
  }

  /// The same before another one comes into its window, where undo leads back to it.
  boolean mayLeaveForAnother() {
    return mayLeave(Dialogs.Leaving.FOR_ANOTHER);
  }

  void open() {
    if (mayLeaveForAnother()) dialogs.open(memory.folder()).ifPresent(this::read);
  }

  void open(Path file) {
    if (mayLeaveForAnother()) read(file);
  }

  @Override
  public Optional<SideFile> program() {
    return dialogs.open(memory.folder()).flatMap(this::aside);
  }

  @Override
  public Optional<Path> table() {
    Optional<Path> file = dialogs.table(memory.folder());
    file.ifPresent(memory::visit);
    return file;
  }

  @Override
  public boolean trusts(Path table) {
    return memory.trusts(table);
  }

  @Override
  public void trust(Path table) {
    memory.trust(table);
  }

  private Optional<SideFile> aside(Path file) {
    return switch (Storage.read(file)) {
      case Loaded.Ok ok -> Optional.of(new SideFile(file.getFileName().toString(), ok.text()));
      case Loaded.Unreadable failed -> {
        say(failed.failure());
        yield Optional.empty();
      }
    };
  }

  void open(Example example) {
    if (mayLeaveForAnother()) document.show(example);
  }

  private void read(Path file) {
    switch (Storage.read(file)) {
      case Loaded.Ok ok -> {
        memory.use(file);
        shown.prepare(ok.notes());
        document.show(
            Document.of(file, ok.text()).holding(DataNotes.read(ok.notes(), Optional.of(file))));
        // The folder may be a large one, or far away.
        Faults.follow(CompletableFuture.runAsync(() -> Storage.tidy(file)));
      }
      case Loaded.Unreadable failed -> say(failed.failure());
    }
  }

  /// Saves where the document is kept, asking where if need be; false when it was not saved.
  boolean save() {
    document.finish();
    return document.document().get().path().map(this::write).orElseGet(this::saveAs);
  }

  /// Saves where nothing is to be asked, as before a class; false when it was not saved, and then
  /// that is told above the picture or saving asks.
  boolean saveUnasked() {
    document.finish();
    Path file = document.document().get().path().orElse(null);
    if (file == null || !keeping.mayWrite(file)) return false;
    Optional<Failure> failure = put(file);
    failure.ifPresent(keeping::fail);
    return failure.isEmpty() && isWhole(file);
  }

  /// Asks where to save; false when it was not saved.
  boolean saveAs() {
    return dialogs
        .save(memory.folder(), document.fileName() + EXTENSION)
        .map(this::write)
        .orElse(false);
  }

  /// Asks where a copy of the text goes; the document stays what it is, where it is.
  void saveCopy() {
    dialogs
        .save(memory.folder(), words.say("ui.fault.save.name", document.fileName()) + EXTENSION)
        .flatMap(file -> Storage.write(file, document.text().get()))
        .ifPresent(this::say);
  }

  private boolean write(Path file) {
    if (!keeping.mayWrite(file)) return false;
    Optional<Failure> failure = put(file);
    failure.ifPresent(this::say);
    return failure.isEmpty() && isWhole(file);
  }

  private Optional<Failure> put(Path file) {
    Optional<Failure> failure =
        isOurs(file)
            ? document.save(file, shown.notes(file), document.data().get())
            : document.save(file);
    if (failure.isEmpty()) {
      memory.use(file);
      keeping.note(file, isWhole(file));
    }
    return failure;
  }

  /// Whether a file of this name has all of the document, also its examples.
  private boolean isWhole(Path file) {
    return isOurs(file) || document.data().get().isNone();
  }

  /// What another program wrote is seen and counts less than what is in the window; saving that was
  /// held up goes on.
  void keepMine(Concern.Changed changed) {
    keeping.keepMine(changed);
    if (changed.saving()) save();
  }

  /// Saves in the place of what cannot be read.
  void saveOver(Concern.Illegible unread) {
    keeping.replace(unread);
    save();
    keeping.look();
  }

  /// Saves beside what cannot be read, and leaves that as it is.
  void saveElsewhere() {
    saveAs();
    keeping.look();
  }

  /// Shows both versions side by side, and asks which counts.
  void compare(Concern.Changed changed) {
    Comparison comparison = Comparison.of(document.text().get(), changed.theirs());
    switch (dialogs.compare(document.name(), comparison)) {
      case MINE -> keepMine(changed);
      case THEIRS -> keeping.reload(changed);
      case LATER -> {}
    }
  }

  /// Whether a file is a table of examples by its name.
  static boolean isTable(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".csv") || name.endsWith(".tsv");
  }

  /// Another kind of file may have other comments.
  private static boolean isOurs(Path file) {
    return file.toString().endsWith(EXTENSION);
  }

  /// Saves the picture of the current step: all of it, whatever the window shows; or the program as
  /// another kind of file, by the name chosen.
  void exportPicture() {
    Diagram diagram = picture.diagram().get();
    if (diagram == null) {
      dialogs.failure(words.say("ui.export.nothing"));
      return;
    }
    Proof proof =
        Proof.of(
            diagram,
            picture.player().step().get(),
            settings.engine().get(),
            picture.notices(),
            words.locale(),
            network.get());
    Dialogs.Export proposal =
        chosen == null
            ? proof.proposal()
            : chosen.of(proof.shownAs(), settings.theme().get(), settings.signs().get());
    Dialogs.Ordered placed = dialogs.export(proof, proposal).orElse(null);
    if (placed == null) return;
    chosen = placed.chosen();
    ExportOrder order = placed.order();
    String proposed = document.fileName() + "." + FileKinds.ALL.getFirst().extension();
    dialogs.savePicture(memory.folder(), proposed).ifPresent(file -> export(file, order));
  }

  /// The name chosen says which kind of file it is; any other name is that of the first kind.
  private void export(Path file, ExportOrder order) {
    memory.visit(file);
    FileKind kind = FileKinds.of(file).orElse(FileKinds.ALL.getFirst());
    Optional<String> lack = kind.needsValues() ? lack(order.trace()) : Optional.empty();
    if (lack.isPresent()) {
      dialogs.failure(lack.get());
      return;
    }
    Faults.follow(
        CompletableFuture.supplyAsync(() -> written(file, kind.make(order), order.locale()))
            .thenAcceptAsync(
                failure -> failure.ifPresentOrElse(dialogs::failure, () -> written.accept(file)),
                receiving));
  }

  /// Why there are no numbers: an input is blank, or a gate could not be computed.
  private Optional<String> lack(Trace trace) {
    return Stream.concat(trace.graph().lacks().stream(), trace.problems().stream())
        .findFirst()
        .map(words::alone);
  }

  /// Why there is no file; empty when it is written.
  private static Optional<String> written(Path file, FileKind.Made made, Locale locale) {
    return switch (made) {
      case FileKind.Made.Declined refused -> Optional.of(refused.sentence());
      case FileKind.Made.Bytes bytes ->
          Storage.write(file, bytes.bytes()).map(failure -> failure.message(locale));
    };
  }

  @Override
  public void say(Failure failure) {
    dialogs.failure(failure.message(words.locale()));
  }
}
