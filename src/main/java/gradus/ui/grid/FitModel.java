package gradus.ui.grid;

import gradus.grid.GridText;
import gradus.ui.work.Background;
import gradus.ui.work.Input;
import gradus.ui.work.InputModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/// Whether the tensor that is edited still fits the others, looked at off the window's thread after
/// each edit.
final class FitModel {
  private final GridModel grid;
  private final InputModel inputs;
  private final Background background;
  private final Runnable heard;

  /// When all fitted last, or the grid was opened.
  private Mismatch.Sizes fitted;

  private Optional<Mismatch> mismatch = Optional.empty();

  /// The text that was looked at last, and of which tensor; null while none is edited.
  private Mismatch.Sizes seen;

  private String name;

  /// @param heard what is done where the answer is another
  FitModel(GridModel grid, InputModel inputs, Executor receiving, Runnable heard) {
    this.grid = grid;
    this.inputs = inputs;
    this.heard = heard;
    background = new Background("sizes", receiving);
    grid.onChange(this::look);
    // Those in which a text goes on may not know yet where they stand in it.
    inputs.onText(() -> receiving.execute(this::look));
  }

  /// What does not fit; empty where all does, or that is not known yet.
  Optional<Mismatch> mismatch() {
    return mismatch;
  }

  /// Adds the zeros with which all fits again, which is one step for undo.
  void grow() {
    mismatch.ifPresent(m -> inputs.edit(m.growth()));
  }

  private void look() {
    if (!grid.isOpen()) {
      background.cancel();
      seen = null;
      name = null;
      become(Optional.empty());
      return;
    }
    if (seen != null && seen.text().equals(inputs.text()) && grid.name().equals(name)) return;
    Mismatch.Sizes now = sizes();
    if (!grid.name().equals(name)) fitted = now;
    name = grid.name();
    seen = now;
    Mismatch.Sizes before = fitted;
    String edited = name;
    become(Optional.empty());
    background.start(
        obsolete -> Mismatch.of(now, before, edited, obsolete),
        found -> {
          if (found.isEmpty()) fitted = now;
          become(found);
        });
  }

  private void become(Optional<Mismatch> now) {
    boolean other = !mismatch.equals(now);
    mismatch = now;
    if (other) heard.run();
  }

  private Mismatch.Sizes sizes() {
    Map<String, GridText> grids = new HashMap<>();
    for (Input input : inputs.inputs()) {
      inputs.grid(input.name()).ifPresent(g -> grids.put(input.name(), g));
    }
    return new Mismatch.Sizes(inputs.text(), List.copyOf(inputs.inputs()), grids);
  }
}
