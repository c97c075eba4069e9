package gradus.ui.piece;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// Files that are dragged in from outside: the first one is opened.
public final class FileDrop {
  private final Consumer<Path> opening;

  private FileDrop(Consumer<Path> opening) {
    this.opening = opening;
  }

  /// Lets files be dropped on `target`; `opening` hears which, once the drag is over.
  public static void onto(Node target, Consumer<Path> opening) {
    FileDrop drop = new FileDrop(opening);
    target.addEventHandler(DragEvent.DRAG_OVER, drop::dragged);
    target.addEventHandler(DragEvent.DRAG_DROPPED, drop::dropped);
  }

  private void dragged(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    // A piece of a text that is dragged is somebody else's.
    if (!event.getDragboard().hasFiles()) return;
    List<File> files = event.getDragboard().getFiles();
    event.setDropCompleted(!files.isEmpty());
    event.consume();
    if (!files.isEmpty()) {
      // A dialog must not open while the drag is still going on.
      Platform.runLater(() -> opening.accept(files.getFirst().toPath()));
    }
  }
}
