package gradus.ui.keep;

import gradus.data.Dataset;
import gradus.document.DataNotes;
import gradus.document.Document;
import gradus.document.Failure;
import gradus.document.Loaded;
import gradus.document.Recovery;
import gradus.document.Storage;
import gradus.ui.work.DocumentModel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Sees that nothing typed in a window is lost: by a crash, by another program that writes to the
/// same file, or by another window.
public final class Keeping implements AutoCloseable {
  private final DocumentModel document;
  private final Executor receiving;
  private final ObservableList<Concern> concerns = FXCollections.observableArrayList();
  private Optional<Safeguard> safeguard = Optional.empty();
  private Optional<Watch> watch = Optional.empty();
  private BiPredicate<Path, String> beside = (file, text) -> false;

  /// What was put away of the file: it is not told again.
  private Concern answered;

  /// What cannot be read and may be written over.
  private Concern overwritten;

  /// What the file held before it was gone or could not be read.
  private Optional<String> before = Optional.empty();

  /// `receiving` runs what is found elsewhere on the thread of the window.
  public Keeping(DocumentModel document, Executor receiving) {
    this.document = document;
    this.receiving = receiving;
    document
        .opened()
        .addListener(o -> {
          settle();
          drop(c -> isOfFile(c) || c instanceof Concern.Unnoted);
        });
  }

  /// From now on files are looked at every second.
  public void watch() {
    watch = Optional.of(new Watch(document.document(), () -> receiving.execute(this::look)));
  }

  /// What there is to be told, the first one first.
  public ObservableList<Concern> concerns() {
    return concerns;
  }

  /// From now on what is unsaved is kept in a folder.
  public void guard(Recovery recovery) {
    switch (recovery.open()) {
      case Recovery.Opened.Given place ->
          safeguard =
              Optional.of(
                  new Safeguard(
                      document, place.refuge(), failure -> receiving.execute(() -> fail(failure))));
      case Recovery.Opened.Impossible impossible -> fail(impossible.failure());
    }
  }

  /// Offers what a crash left behind; another window is offered nothing of it.
  public void offer(Recovery recovery) {
    recovery.left().forEach(left -> concerns.add(new Concern.Crashed(left)));
  }

  /// Tells of something that is not kept or not remembered, once.
  public void fail(Failure failure) {
    Concern concern = new Concern.Unkept(failure);
    if (!concerns.contains(concern)) concerns.add(concern);
  }

  /// Brings an unsaved text back, where `mayLeave` lets go of what the window shows: as an edit
  /// that undo takes back when its file is open, else as the document it was. Its file counts as
  /// holding what it held when the text was typed: what another program wrote there since is told.
  public void takeBack(Concern.Crashed unsaved, BooleanSupplier mayLeave) {
    Recovery.Snapshot lost = unsaved.left().snapshot();
    Document now = document.document().get();
    if (lost.file().isPresent() && lost.file().equals(now.path().map(Path::toAbsolutePath))) {
      document.edit(lost.text(), null);
      document.keep(lost.file().get(), lost.held());
      document.attach(lost.data(), null);
    } else if (mayLeave.getAsBoolean()) {
      document.show(new Document(lost.text(), lost.file(), lost.held(), lost.data(), noted(lost)));
    } else {
      return;
    }
    // It must be kept anew before it is forgotten.
    safeguard.ifPresent(Safeguard::flush);
    discard(unsaved);
    look();
  }

  /// The examples that its file holds, for as long as it holds that text.
  private static Dataset noted(Recovery.Snapshot lost) {
    return lost.file().isPresent()
            && Storage.read(lost.file().get()) instanceof Loaded.Ok ok
            && ok.text().equals(lost.held())
        ? DataNotes.read(ok.notes(), lost.file())
        : Dataset.NONE;
  }

  /// Tells that a program was saved without its examples, or no longer so.
  public void note(Path file, boolean examples) {
    drop(Concern.Unnoted.class::isInstance);
    if (!examples) concerns.add(new Concern.Unnoted(file));
  }

  /// Forgets an unsaved text.
  public void discard(Concern.Crashed unsaved) {
    unsaved.left().refuge().close();
    concerns.remove(unsaved);
  }

  /// Puts away what is told; an unsaved text is offered again the next time.
  public void putAway(Concern concern) {
    if (concern instanceof Concern.Crashed unsaved) unsaved.left().refuge().letGo();
    if (isOfFile(concern)) answered = concern.found();
    concerns.remove(concern);
  }

  /// Looks whether the file that is open was changed elsewhere, and tells.
  public void look() {
    stands(false);
  }

  /// Whether the document may be written over its file: not while that holds what nobody here has
  /// seen. Then it is told, and waits for an answer.
  public boolean mayWrite(Path file) {
    boolean own = document.document().get().path().filter(file::equals).isPresent();
    return !own || stands(true);
  }

  private boolean stands(boolean saving) {
    DiskState standing = DiskState.of(document.document().get());
    return switch (standing) {
      case DiskState.Same same -> {
        settle();
        drop(Keeping::isOfFile);
        yield true;
      }
      case DiskState.Equal equal -> {
        document.keep(equal.file(), document.text().get(), document.data().get());
        settle();
        drop(Keeping::isOfFile);
        yield true;
      }
      case DiskState.Other other when before.filter(other.theirs()::equals).isPresent() -> {
        document.keep(other.file(), other.theirs(), other.data());
        settle();
        drop(Keeping::isOfFile);
        yield true;
      }
      case DiskState.Other other -> {
        tell(changed(other, saving));
        yield false;
      }
      case DiskState.Absent missing -> {
        if (!saving) miss(missing.file());
        if (!saving) tell(new Concern.Gone(missing.file()));
        yield true;
      }
      case DiskState.Garbled unread -> {
        miss(unread.file());
        Concern found = new Concern.Illegible(unread.file(), unread.why(), saving);
        if (saving && found.found().equals(overwritten)) {
          yield true;
        }
        tell(found);
        yield false;
      }
    };
  }

  private Concern changed(DiskState.Other other, boolean saving) {
    boolean own = beside.test(other.file(), other.theirs());
    return new Concern.Changed(other.file(), other.theirs(), other.data(), saving, own);
  }

  /// Whether this window has a file open and left it with a text.
  public boolean left(Path file, String text) {
    Document now = document.document().get();
    Optional<Path> own = now.path().map(Path::toAbsolutePath);
    return own.equals(Optional.of(file.toAbsolutePath())) && now.savedText().equals(text);
  }

  /// `wrote` tells whether another window of this program left a file with a text.
  public void beside(BiPredicate<Path, String> wrote) {
    beside = wrote;
  }

  /// All is as this window left it.
  private void settle() {
    answered = null;
    overwritten = null;
    before = Optional.empty();
  }

  /// What is nowhere on the disk is unsaved.
  private void miss(Path file) {
    String saved = document.document().get().savedText();
    if (before.isEmpty()) before = Optional.of(saved);
    if (!saved.isEmpty()) document.keep(file, "");
  }

  private void tell(Concern ofFile) {
    boolean urgent = !ofFile.equals(ofFile.found());
    boolean told =
        urgent
            ? concerns.contains(ofFile)
            : ofFile.equals(answered) || concerns.stream().anyMatch(c -> c.found().equals(ofFile));
    if (told) return;
    drop(Keeping::isOfFile);
    concerns.addFirst(ofFile);
  }

  private void drop(Predicate<Concern> which) {
    concerns.removeIf(which);
  }

  private static boolean isOfFile(Concern concern) {
    return switch (concern) {
      case Concern.Changed c -> true;
      case Concern.Illegible u -> true;
      case Concern.Gone g -> true;
      case Concern.Crashed u -> false;
      case Concern.Unnoted u -> false;
      case Concern.Unkept f -> false;
    };
  }

  /// Shows what the other program wrote; undo brings back what was in the window.
  public void reload(Concern.Changed changed) {
    document.reload(changed.file(), changed.theirs(), changed.data());
    concerns.remove(changed);
  }

  /// What is in the window counts, and the next saving replaces what the other program wrote.
  public void keepMine(Concern.Changed changed) {
    document.keep(changed.file(), changed.theirs(), changed.data());
    concerns.remove(changed);
  }

  /// The next saving replaces what cannot be read, for as long as that is what it is.
  public void replace(Concern.Illegible unread) {
    overwritten = unread.found();
  }

  /// The window is closed; what it offers and nobody took is offered again.
  @Override
  public void close() {
    concerns.forEach(concern -> {
      if (concern instanceof Concern.Crashed unsaved) unsaved.left().refuge().letGo();
    });
    watch.ifPresent(Watch::close);
    safeguard.ifPresent(Safeguard::close);
  }
}
