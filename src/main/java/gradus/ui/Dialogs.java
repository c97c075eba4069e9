package gradus.ui;

import gradus.blanks.Blanks;
import gradus.document.Comparison;
import gradus.export.ExportOrder;
import gradus.export.Passes;
import gradus.export.Views;
import gradus.latex.Signs;
import gradus.picture.Theme;
import gradus.ui.fault.Fault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// Everything a person is asked or told in a window of its own.
interface Dialogs {
  /// What becomes of unsaved changes.
  enum Unsaved {
    SAVE,
    DISCARD,
    CANCEL
  }

  /// Which of two versions counts.
  enum Version {
    MINE,
    THEIRS,
    LATER
  }

  /// How a picture is exported.
  ///
  /// @param view as what the program is drawn
  /// @param of what a curve is about
  /// @param scale 1 for 100 %
  /// @param plain without a gate lit, badges and empty places
  /// @param title above it; empty for none
  /// @param formula whether the program's formulas stand above it
  /// @param caption whether the step's sentence stands below it
  /// @param legend whether it is told what colours, lines and badges mean
  /// @param margin px at 100 %
  /// @param frame proportions for which its rows are chosen, as 16:9; empty for those of the window
  record Export(
      Views view,
      String of,
      double scale,
      boolean transparent,
      Theme theme,
      Signs signs,
      Passes pass,
      boolean plain,
      String title,
      boolean formula,
      boolean caption,
      boolean legend,
      double margin,
      String frame) {
    /// The same of another program, shown so, in these colours and signs.
    Export of(Views drawn, Theme shown, Signs written) {
      return new Export(
          drawn,
          "",
          scale,
          transparent,
          shown,
          written,
          pass,
          plain,
          "",
          formula,
          caption,
          legend,
          margin,
          frame);
    }
  }

  /// What was chosen about a picture, and what that asks of a file.
  record Ordered(Export chosen, ExportOrder order) {}

  /// Asks what becomes of the unsaved changes to a document.
  Unsaved unsaved(String name, Leaving leaving);

  /// What a document is left for.
  enum Leaving {
    /// Another one in the same window, where undo leads back.
    FOR_ANOTHER,
    /// The window closes.
    FOR_GOOD
  }

  /// Shows where what is in the window and what its file holds differ, and asks which counts.
  Version compare(String name, Comparison comparison);

  /// Asks which program to open.
  Optional<Path> open(Optional<Path> folder);

  /// Asks which table of examples to read.
  Optional<Path> table(Optional<Path> folder);

  /// Asks where to save a program; whether to replace a file was asked as well.
  Optional<Path> save(Optional<Path> folder, String name);

  /// Asks how a picture is to be exported, and shows what comes of the choices.
  Optional<Ordered> export(Proof proof, Export proposed);

  /// Asks where to export to; the name chosen says which kind of file it is to be. Whether to
  /// replace a file was asked as well.
  Optional<Path> savePicture(Optional<Path> folder, String name);

  /// Asks for a line of text, and does with it what there is to do. An answer that cannot be taken
  /// is asked for again.
  ///
  /// @param taking takes an answer, or says in a sentence why it cannot
  void ask(
      String title, String question, String proposal, Function<String, Optional<String>> taking);

  /// Asks for the shapes of blanks that a program leaves open. An answer that cannot be taken is
  /// asked for again.
  ///
  /// @param taking takes the text with blanks of these shapes filled, or says in a sentence why it
  ///   cannot
  void shapes(Blanks blanks, Function<Blanks.Filled, Optional<String>> taking);

  /// Shows a folder in the system's own window.
  void openFolder(Path folder);

  /// Says why something could not be done.
  void failure(String sentence);

  /// Tells of a failure that nobody expected. Does not wait: the window goes on meanwhile.
  ///
  /// @param written where it was written down, if it could be
  /// @param copying saves a copy of what is in the window
  /// @param done told once it was read
  void fault(Fault fault, Optional<Path> written, Runnable copying, Runnable done);

  /// Shows all keys.
  void keys();

  /// Says what the program is.
  void about();
}
