package gradus.ui;

import gradus.diagram.Diagram;
import gradus.export.Depiction;
import gradus.export.Picture;
import gradus.export.Sheet;
import gradus.lang.Program;
import gradus.network.drawing.NetworkPicture;
import gradus.reading.Notation;
import gradus.reading.ProgramReader;
import gradus.ui.piece.Notice;
import gradus.ui.piece.Typesetter;
import gradus.ui.work.WindowModel;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Puts the picture and the program on the clipboard, and says so.
final class Copying {
  private static final double SCALE = 2;

  private final WindowModel model;
  private final Dialogs dialogs;
  private final Notice notice;
  private final Supplier<Optional<NetworkPicture>> network;

  Copying(
      WindowModel model,
      Dialogs dialogs,
      Notice notice,
      Supplier<Optional<NetworkPicture>> network) {
    this.model = model;
    this.dialogs = dialogs;
    this.notice = notice;
    this.network = network;
  }

  /// The picture of the step shown.
  void picture() {
    Diagram diagram = model.picture().diagram().get();
    Optional<Sheet> sheet =
        Optional.ofNullable(diagram)
            .map(drawn ->
                network
                    .get()
                    .<Depiction>map(Depiction.Neurons::new)
                    .orElseGet(() -> new Depiction.Gates(drawn)))
            .map(drawn -> Sheet.of(drawn, model.picture().player().step().get(), true))
            .filter(s -> Picture.pixels(s, SCALE) <= Picture.MOST_PIXELS);
    if (sheet.isEmpty()) {
      dialogs.failure(model.words().say("ui.export.nothing"));
      return;
    }
    BufferedImage picture = Picture.image(sheet.get(), SCALE, false);
    ClipboardContent content = new ClipboardContent();
    content.putImage(Typesetter.image(picture));
    Clipboard.getSystemClipboard().setContent(content);
    notice.done("ui.copied.picture", picture.getWidth() + " × " + picture.getHeight());
  }

  /// The program in a notation.
  void text(Notation notation) {
    String written = model.document().text().get();
    if (written.isBlank()) {
      notice.refuse("ui.copy.empty");
      return;
    }
    Program program = ProgramReader.read(written);
    if (program.hasErrors()) {
      notice.refuse("ui.copy.wrong");
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
