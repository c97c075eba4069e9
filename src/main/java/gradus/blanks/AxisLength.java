package gradus.blanks;

/// The length of an axis, as far as it is known; two that must agree become one.
final class AxisLength {
  private AxisLength joined;
  private Integer size;
  private int atLeast;
  private boolean inMatrix;

  private AxisLength root() {
    AxisLength root = this;
    while (root.joined != null) {
      root = root.joined;
    }
    for (AxisLength e = this; e != root; ) {
      AxisLength next = e.joined;
      e.joined = root;
      e = next;
    }
    return root;
  }

  /// A length that a value, or a person, has given.
  void set(int length) {
    if (root().size == null) root().size = length;
  }

  /// Some entry with this number stands in the text.
  void reach(int length) {
    root().atLeast = Math.max(root().atLeast, length);
  }

  /// Makes both one. Lengths that differ stay apart: whoever reads the program says so.
  void join(AxisLength other) {
    AxisLength a = root();
    AxisLength b = other.root();
    boolean apart = a.size != null && b.size != null && !a.size.equals(b.size);
    if (a == b || apart) return;
    b.joined = a;
    if (a.size == null) a.size = b.size;
    a.atLeast = Math.max(a.atLeast, b.atLeast);
    a.inMatrix |= b.inMatrix;
  }

  boolean isKnown() {
    return root().size != null || root().atLeast > 0;
  }

  int or(int proposal) {
    AxisLength e = root();
    if (e.size != null) return e.size;
    return e.atLeast > 0 ? e.atLeast : proposal;
  }

  /// It is an axis of a matrix, whatever else it is of.
  void lieInMatrix() {
    root().inMatrix = true;
  }

  boolean isInMatrix() {
    return root().inMatrix;
  }

  boolean isOne() {
    return Integer.valueOf(1).equals(root().size);
  }
}
