package gradus.ui.keys;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.latex.TypesetName;
import gradus.ui.canvas.DiagramCanvas;
import gradus.ui.piece.Notice;
import gradus.ui.work.Attention;
import gradus.ui.work.FoldingModel;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Subject;
import java.util.Optional;
import java.util.function.Consumer;

/// What the keys do with the gate that was clicked, else the one at work, and with those clicked
/// before. What cannot be done is said.
public final class Asked {
  private final Attention attention;
  private final PictureModel picture;
  private final FoldingModel folding;
  private final Notice notice;
  private final Consumer<Gate> marking;

  /// `notice` tells what cannot be done; `marking` shows what a gate stands for in the text.
  public Asked(
      Attention attention,
      PictureModel picture,
      FoldingModel folding,
      Notice notice,
      Consumer<Gate> marking) {
    this.marking = marking;
    this.attention = attention;
    this.picture = picture;
    this.folding = folding;
    this.notice = notice;
  }

  /// Draws it by its parts.
  public void unfold() {
    withGate(gate ->
        folding.unfold(picture.graph(), gate).ifPresent(why -> notice.refuse(why, name(gate))));
  }

  /// Draws the frame that it stands in as one gate.
  public void fold() {
    withGate(gate ->
        Optional.ofNullable(picture.graph().frame(gate))
            .ifPresentOrElse(folding::fold, () -> notice.refuse("ui.fold.none", name(gate))));
  }

  /// Goes to the next step at which it is at work, or else to the first.
  public void runHere() {
    withGate(gate ->
        picture
            .stepAt(gate)
            .ifPresentOrElse(
                picture.player()::go, () -> notice.refuse("ui.picture.here.none", name(gate))));
  }

  /// Turns to the one asked about before.
  public void back() {
    turned(attention.back(), "ui.asked.none.before");
  }

  /// Turns to the one asked about after it.
  public void forward() {
    turned(attention.forward(), "ui.asked.none.after");
  }

  private void turned(boolean somewhere, String otherwise) {
    if (somewhere) {
      withGate(marking);
    } else {
      notice.refuse(otherwise);
    }
  }

  /// Shows the selected gates as large as they can be, or it where none is selected.
  public void fit(DiagramCanvas canvas) {
    if (folding.selection().isEmpty()) {
      withGate(canvas::approach);
    } else {
      canvas.fitSelection();
    }
  }

  /// Whether there is one asked about before.
  public boolean leadsBack() {
    return attention.leadsBack();
  }

  /// Whether there is one asked about after it.
  public boolean leadsForward() {
    return attention.leadsForward();
  }

  private void withGate(Consumer<Gate> action) {
    Subject subject = attention.subject().get();
    Optional<Gate> gate = subject == null ? Optional.empty() : subject.gate();
    gate.ifPresentOrElse(action, () -> notice.refuse("ui.unfold.none"));
  }

  private String name(Gate gate) {
    ComputationGraph graph = picture.graph();
    String own = gate.isOperation() ? gate.op().name() : gate.key();
    return TypesetName.text(graph.called(gate).orElse(own));
  }
}
