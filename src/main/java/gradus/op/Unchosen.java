package gradus.op;

import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.function.IntPredicate;

/// Which entries of a value nothing reads but branches that were not chosen. What would flow back
/// to them is 0 whatever the local gradients are: no 0 · ∞ is made of it.
public final class Unchosen {
  private static final Unchosen NOTHING = new Unchosen(null);

  /// 1 at each entry that is read, else 0; null where all are.
  private final Tensor read;

  private Unchosen(Tensor read) {
    this.read = read;
  }

  /// Every entry is read.
  public static Unchosen nothing() {
    return NOTHING;
  }

  /// No entry of this shape is read.
  public static Unchosen everything(Shape shape) {
    return new Unchosen(Tensor.zeros(shape));
  }

  /// Those entries of this shape for which something holds.
  public static Unchosen of(Shape shape, IntPredicate unread) {
    return counted(Tensor.generate(shape, i -> unread.test(i) ? 0 : 1));
  }

  private static Unchosen counted(Tensor readers) {
    Tensor read = readers.map(n -> n > 0 ? 1 : 0);
    return read.sum() == read.size() ? NOTHING : new Unchosen(read);
  }

  public boolean isNothing() {
    return read == null;
  }

  public boolean isEverything() {
    return read != null && read.sum() == 0;
  }

  /// Whether an entry is one of them.
  public boolean holds(int entry) {
    return read != null && read.get(entry) == 0;
  }

  /// What neither of two readers reads.
  public Unchosen and(Unchosen other) {
    return isNothing() || other.isNothing() ? NOTHING : counted(read.plus(other.read));
  }

  /// What one of two that come one after the other leaves unread.
  Unchosen or(Unchosen other) {
    if (isNothing()) return other;
    return other.isNothing() ? this : counted(read.times(other.read));
  }

  /// The entries of an operand that is stretched to the shape of this.
  Unchosen ofOperand(Shape shape) {
    return isNothing() ? this : counted(read.sumTo(shape));
  }

  /// A gradient of this shape with 0 for what is not read.
  public Tensor without(Tensor gradient) {
    boolean alike = read != null && read.shape().equals(gradient.shape());
    return alike ? gradient.zip(read, (g, r) -> r == 0 ? 0 : g) : gradient;
  }
}
