package gradus.ui;

import gradus.lesson.Example;
import gradus.ui.editor.Editor;
import gradus.ui.learn.Gallery;
import gradus.ui.work.Words;
import java.nio.file.Path;
import javafx.scene.input.Clipboard;

/// What the gallery of an empty program leads to.
record FirstWays(Words words, Filing filing, Editor editor, Dialogs dialogs)
    implements Gallery.Ways {
  @Override
  public void paste() {
    String copied = Clipboard.getSystemClipboard().getString();
    if (copied == null || copied.isBlank()) {
      dialogs.failure(words.say("ui.gallery.nothing"));
      return;
    }
    editor.requestFocus();
    editor.paste();
  }

  @Override
  public void open() {
    filing.open();
  }

  @Override
  public void open(Path file) {
    filing.open(file);
  }

  @Override
  public void show(Example example) {
    filing.open(example);
  }
}
