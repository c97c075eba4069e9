package gradus.ui;

import gradus.diagram.Diagram;
import gradus.document.Document;
import gradus.document.Failure;
import gradus.document.Loaded;
import gradus.document.Storage;
import gradus.export.Picture;
import gradus.lesson.Example;
import gradus.picture.Theme;
import gradus.ui.work.WindowModel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Documents coming and going: nothing unsaved is lost without asking, and what fails is said.
final class Filing {
  private static final String EXTENSION = ".gradus";

  private final WindowModel model;
  private final Dialogs dialogs;
  private Path folder;

  Filing(WindowModel model, Dialogs dialogs) {
    this.model = model;
    this.dialogs = dialogs;
  }

  /// Asks about unsaved changes; false when the person would rather stay.
  boolean mayLeave() {
    if (!model.document().document().get().isDirty()) return true;
    return switch (dialogs.unsaved(model.document().name())) {
      case SAVE -> save();
      case DISCARD -> true;
      case CANCEL -> false;
    };
  }

  void fresh() {
    if (mayLeave()) model.document().show(Document.EMPTY);
  }

  void open() {
    if (mayLeave()) dialogs.open(Optional.ofNullable(folder)).ifPresent(this::read);
  }

  void open(Path file) {
    if (mayLeave()) read(file);
  }

  void open(Example example) {
    if (mayLeave()) model.document().show(example);
  }

  private void read(Path file) {
    switch (Storage.read(file)) {
      case Loaded.Ok ok -> {
        folder = file.toAbsolutePath().getParent();
        model.document().show(Document.of(file, ok.text()));
      }
      case Loaded.Failed failed -> say(failed.failure());
    }
  }

  /// Saves where the document is kept, asking where if need be; false when it was not saved.
  boolean save() {
    return model.document().document().get().path().map(this::write).orElseGet(this::saveAs);
  }

  /// Asks where to save; false when it was not saved.
  boolean saveAs() {
    return dialogs
        .save(Optional.ofNullable(folder), model.document().fileName() + EXTENSION)
        .map(this::write)
        .orElse(false);
  }

  private boolean write(Path file) {
    Optional<Failure> failure = model.document().save(file);
    failure.ifPresent(this::say);
    if (failure.isEmpty()) folder = file.toAbsolutePath().getParent();
    return failure.isEmpty();
  }

  /// Saves the picture of the current step: all of it, whatever the window shows.
  void exportPicture() {
    Diagram diagram = model.picture().diagram().get();
    if (diagram == null) {
      dialogs.failure(model.words().say("ui.export.nothing"));
      return;
    }
    int step = model.picture().player().step().get();
    boolean dark = diagram.options().look().theme() == Theme.DARK;
    Dialogs.Export export = dialogs.export(diagram.width(), diagram.height(), dark).orElse(null);
    if (export == null) return;
    if (Picture.pixels(diagram, export.scale()) > Picture.MOST_PIXELS) {
      dialogs.failure(model.words().say("ui.export.large", Picture.MOST_PIXELS / 1_000_000));
      return;
    }
    dialogs
        .savePicture(Optional.ofNullable(folder), model.document().fileName() + ".png")
        .ifPresent(file -> writePicture(file, diagram, step, export));
  }

  private void writePicture(Path file, Diagram diagram, int step, Dialogs.Export export) {
    folder = file.toAbsolutePath().getParent();
    CompletableFuture.supplyAsync(() ->
            Storage.write(file, Picture.png(diagram, step, export.scale(), export.transparent())))
        .thenAcceptAsync(failure -> failure.ifPresent(this::say), model.receiving());
  }

  private void say(Failure failure) {
    dialogs.failure(failure.message(model.words().locale()));
  }
}
