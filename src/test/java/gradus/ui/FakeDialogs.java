package gradus.ui;

import gradus.blanks.Blanks;
import gradus.document.Comparison;
import gradus.ui.fault.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Answers every question as a test says, and remembers what was said.
final class FakeDialogs implements Dialogs {
  Unsaved unsaved = Unsaved.CANCEL;
  Version version = Version.LATER;
  final List<Comparison> compared = new ArrayList<>();
  Path file;

  /// Chosen instead of what is proposed; null to choose that, cancelled to choose nothing.
  Export export;

  boolean cancelled;
  final List<Export> proposals = new ArrayList<>();
  Path opened;
  final List<String> said = new ArrayList<>();
  String answer;
  int asked;
  Leaving left;
  boolean keysShown;
  boolean aboutShown;

  @Override
  public Unsaved unsaved(String name, Leaving leaving) {
    asked++;
    left = leaving;
    return unsaved;
  }

  @Override
  public Version compare(String name, Comparison comparison) {
    compared.add(comparison);
    return version;
  }

  @Override
  public Optional<Path> open(Optional<Path> folder) {
    return Optional.ofNullable(file);
  }

  @Override
  public Optional<Path> table(Optional<Path> folder) {
    return Optional.ofNullable(file);
  }

  @Override
  public Optional<Path> save(Optional<Path> folder, String name) {
    return Optional.ofNullable(file);
  }

  @Override
  public Optional<Ordered> export(Proof proof, Export proposed) {
    proposals.add(proposed);
    if (cancelled) return Optional.empty();
    Export taken = export == null ? proposed : export;
    return Optional.of(new Ordered(taken, proof.lookedThrough(() -> false).order(taken)));
  }

  @Override
  public Optional<Path> savePicture(Optional<Path> folder, String name) {
    return Optional.ofNullable(file);
  }

  @Override
  public void ask(
      String title, String question, String proposal, Function<String, Optional<String>> taking) {
    asked++;
    if (answer != null) taking.apply(answer).ifPresent(said::add);
  }

  @Override
  public void shapes(Blanks blanks, Function<Blanks.Filled, Optional<String>> taking) {
    asked++;
    taking.apply(blanks.filled()).ifPresent(said::add);
  }

  @Override
  public void openFolder(Path folder) {
    opened = folder;
  }

  @Override
  public void failure(String sentence) {
    said.add(sentence);
  }

  @Override
  public void fault(Fault fault, Optional<Path> written, Runnable copying, Runnable done) {
    said.add(fault.cause().toString());
    copying.run();
    done.run();
  }

  @Override
  public void keys() {
    keysShown = true;
  }

  @Override
  public void about() {
    aboutShown = true;
  }
}
