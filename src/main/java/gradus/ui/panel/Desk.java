package gradus.ui.panel;

import gradus.ui.canvas.DiagramCanvas;
import gradus.ui.canvas.NudgeHandles;
import gradus.ui.descent.DescentModel;
import gradus.ui.descent.SideFiles;
import gradus.ui.piece.Typesetter;
import gradus.ui.work.Attention;
import gradus.ui.work.Background;
import gradus.ui.work.DocumentModel;
import gradus.ui.work.InputModel;
import gradus.ui.work.SeedModel;
import gradus.ui.work.Settings;
import gradus.ui.work.Words;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// What a tab may use; each takes of it what it needs.
///
/// @param attention what the panel is about
/// @param files those that a person chooses beside the one in the window
/// @param handles the two buttons beside an input in the picture
/// @param receiving runs what was worked out elsewhere on the thread of the window
/// @param done hears the message key of what was just done
public record Desk(
    Attention attention,
    DocumentModel document,
    InputModel inputs,
    SeedModel seeds,
    DescentModel descent,
    SideFiles files,
    Settings settings,
    Words words,
    DiagramCanvas canvas,
    NudgeHandles handles,
    Typesetter typesetter,
    Executor receiving,
    Consumer<String> done) {

  /// A place to work things out off the thread of the window.
  Background background(String name) {
    return new Background(name, receiving);
  }
}
