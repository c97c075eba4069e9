package gradus.indices.start;

/// Tensors and indices that start alike.
final class Kin {
  private Kin parent;
  private boolean fromZero;

  /// Whether an index begins with a number that is written and is not 0.
  private boolean fromOne;

  /// Whether an entry numbered 0 stands in square brackets, which count from 0 always.
  private boolean bracketed;

  /// Whether an entry has its number behind the name, which square brackets say nothing of.
  private boolean lowered;

  Kin root() {
    Kin root = this;
    while (root.parent != null) {
      root = root.parent;
    }
    for (Kin k = this; k != root; ) {
      Kin next = k.parent;
      k.parent = root;
      k = next;
    }
    return root;
  }

  void join(Kin other) {
    Kin a = root();
    Kin b = other.root();
    if (a == b) return;
    b.parent = a;
    a.fromZero |= b.fromZero;
    a.fromOne |= b.fromOne;
    a.bracketed |= b.bracketed;
    a.lowered |= b.lowered;
  }

  void startAtZero() {
    root().fromZero = true;
  }

  void writeOne() {
    root().fromOne = true;
  }

  /// Notes an entry numbered 0.
  ///
  /// @param behind whether the number stands behind the name, and not in square brackets
  void holdZero(boolean behind) {
    root().fromZero |= behind;
    root().bracketed = true;
  }

  /// Notes an entry with its number behind the name.
  void lower() {
    root().lowered = true;
  }

  int start() {
    Kin root = root();
    return root.fromZero || root.bracketed && !root.lowered ? 0 : 1;
  }

  /// Whether the text says where it starts, by an index that begins with a number or an entry
  /// numbered 0.
  boolean isWritten() {
    Kin root = root();
    return root.fromZero || root.fromOne || root.bracketed;
  }

  /// Whether the text says that the first number is 1 here and 0 there, or the other way round.
  boolean isWrittenOtherwise(Kin other) {
    return start() != other.start() && (start() == 0 ? other : this).root().fromOne;
  }
}
