package gradus.ui;

import gradus.diagram.Diagram;
import gradus.export.Picture;
import gradus.lang.Program;
import gradus.reading.Notation;
import gradus.reading.ProgramReader;
import gradus.ui.piece.Notice;
import gradus.ui.piece.Typesetter;
import gradus.ui.work.WindowModel;
import java.awt.image.BufferedImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Puts the picture and the program on the clipboard, and says so.
final class Copying {
  private static final double SCALE = 2;

  private final WindowModel model;
  private final Dialogs dialogs;
  private final Notice notice;

  Copying(WindowModel model, Dialogs dialogs, Notice notice) {
    this.model = model;
    this.dialogs = dialogs;
    this.notice = notice;
  }

  /// The picture of the step shown.
  void picture() {
    Diagram diagram = model.picture().diagram().get();
    if (diagram == null || Picture.pixels(diagram, SCALE) > Picture.MOST_PIXELS) {
      dialogs.failure(model.words().say("ui.export.nothing"));
      return;
    }
    BufferedImage picture =
        Picture.image(diagram, model.picture().player().step().get(), SCALE, false);
    ClipboardContent content = new ClipboardContent();
    content.putImage(Typesetter.image(picture));
    Clipboard.getSystemClipboard().setContent(content);
    notice.done("ui.copied.picture", picture.getWidth() + " × " + picture.getHeight());
  }

  /// The program in a notation.
  void text(Notation notation) {
    Program program = ProgramReader.read(model.document().text().get());
    if (program.hasErrors()) {
      dialogs.failure(model.words().say("ui.copy.wrong"));
      return;
    }
    ClipboardContent content = new ClipboardContent();
    content.putString(notation.text(program));
    Clipboard.getSystemClipboard().setContent(content);
    notice.done(
        switch (notation) {
          case LATEX -> "ui.copied.latex";
          case PLAIN -> "ui.copied.text";
        });
  }
}
