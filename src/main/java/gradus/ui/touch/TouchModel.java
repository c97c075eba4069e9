package gradus.ui.touch;

import gradus.diagram.Diagram;
import gradus.diagram.Diagram.DrawnEntry;
import gradus.graph.Gate;
import gradus.tensor.Shape;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Settings;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The entry of the picture that is touched, by the pointer or by keys. It stays touched from step
/// to step, as far as each knows it.
public final class TouchModel {
  private final PictureModel picture;
  private final Settings settings;
  private final ReadOnlyObjectWrapper<Touch> touch = new ReadOnlyObjectWrapper<>();
  private DrawnEntry at;
  private int asked;

  /// Where the next entry lies.
  public enum Direction {
    LEFT,
    RIGHT,
    UP,
    DOWN
  }

  public TouchModel(PictureModel picture, Settings settings) {
    this.picture = picture;
    this.settings = settings;
    picture.diagram().addListener(o -> follow());
    picture.player().step().addListener(o -> tell());
    picture.player().held().addListener(o -> tell());
    settings.locale().addListener(o -> tell());
  }

  /// Null while none is touched.
  public ReadOnlyObjectProperty<Touch> touch() {
    return touch.getReadOnlyProperty();
  }

  /// How often it was found out what an entry is made of.
  int asked() {
    return asked;
  }

  /// Touches what stands at a point of the picture, or nothing.
  public void pointAt(double x, double y) {
    Diagram now = picture.diagram().get();
    touch(now == null ? null : now.entryAt(x, y).orElse(null));
  }

  /// Touches an entry; null for none.
  public void touch(DrawnEntry entry) {
    if (entry == null ? at == null : entry.equals(at)) return;
    at = entry;
    tell();
  }

  /// Touches nothing.
  public void leave() {
    touch(null);
  }

  /// Goes on from the entry touched to its neighbour; from the last row of a value to its gradient
  /// below it, and back. From nowhere, or from another gate, to the first entry of this one. False
  /// where nothing is there that the step knows.
  public boolean go(Direction direction, Gate gate) {
    if (touch.get() == null || at.gate() != gate) return come(new DrawnEntry(gate, 0, false));
    return next(direction).map(this::come).orElse(false);
  }

  private boolean come(DrawnEntry to) {
    if (of(to).isEmpty()) return false;
    touch(to);
    return true;
  }

  private Optional<DrawnEntry> next(Direction direction) {
    Shape shape = at.gate().shape();
    int cols = EntryBlock.cols(shape);
    int rows = shape.size() / cols;
    int row = at.place() / cols;
    int col = at.place() % cols;
    switch (direction) {
      case LEFT -> col--;
      case RIGHT -> col++;
      case UP -> row--;
      case DOWN -> row++;
    }
    if (col < 0 || col >= cols) return Optional.empty();
    boolean below = row >= rows;
    if (at.branch() != null && (below || row < 0)) return Optional.empty();
    if (below ? at.isGradient() : row < 0 && !at.isGradient()) return Optional.empty();
    boolean turned = below || row < 0;
    int to = below ? 0 : row < 0 ? rows - 1 : row;
    return Optional.of(
        new DrawnEntry(at.gate(), to * cols + col, turned != at.isGradient(), at.branch()));
  }

  /// The same entry in another picture of the same gates.
  private void follow() {
    Diagram now = picture.diagram().get();
    if (at == null) return;
    DrawnEntry was = at;
    at =
        now == null || was.branch() != null
            ? null
            : now.steps().trace().graph().gates().stream()
                .filter(g -> g.key().equals(was.gate().key()))
                .filter(g -> g.shape() != null && g.shape().equals(was.gate().shape()))
                .findFirst()
                .map(g -> new DrawnEntry(g, was.place(), was.isGradient()))
                .orElse(null);
    tell();
  }

  private void tell() {
    touch.set(at == null ? null : of(at).orElse(null));
  }

  private Optional<Touch> of(DrawnEntry entry) {
    Diagram now = picture.diagram().get();
    if (now == null || entry.gate().shape() == null) return Optional.empty();
    asked++;
    int step = Math.min(picture.player().step().get(), now.steps().last());
    // What a class is asked for is not told here.
    if (picture.player().held().get()) step = Math.max(0, step - 1);
    return Touch.of(now, step, entry, settings.locale().get());
  }
}
