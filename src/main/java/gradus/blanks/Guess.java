package gradus.blanks;

import gradus.tensor.Shape;

/// What is known of the shape of a part of a program; two parts that must have one shape share it.
final class Guess {
  private static final int IN_MATRIX = 2;
  private static final int ALONE = 3;

  private Guess shared;
  private int rank = -1;
  private boolean proposed;
  private AxisLength rows = new AxisLength();
  private AxisLength cols = new AxisLength();

  static Guess of(int rank) {
    Guess guess = new Guess();
    guess.decide(rank);
    return guess;
  }

  private Guess root() {
    Guess root = this;
    while (root.shared != null) {
      root = root.shared;
    }
    for (Guess g = this; g != root; ) {
      Guess next = g.shared;
      g.shared = root;
      g = next;
    }
    return root;
  }

  void set(Shape shape) {
    decide(shape.rank());
    if (rank() != shape.rank()) return;
    if (shape.rank() == 2) rows().set(shape.rows());
    if (shape.rank() > 0) cols().set(shape.cols());
  }

  boolean isKnown() {
    return root().rank >= 0;
  }

  boolean isScalar() {
    return root().rank == 0;
  }

  boolean isVector() {
    return root().rank == 1;
  }

  boolean isMatrix() {
    return root().rank == 2;
  }

  /// −1 while it is not known.
  int rank() {
    return root().rank;
  }

  AxisLength rows() {
    return root().rows;
  }

  AxisLength cols() {
    return root().cols;
  }

  /// The program leaves it no other rank.
  void decide(int to) {
    if (isKnown()) return;
    root().rank = to;
    root().mark();
  }

  private void mark() {
    if (rank < 2) return;
    rows.lieInMatrix();
    cols.lieInMatrix();
  }

  /// The likeliest of several ranks.
  void propose(int to) {
    if (isKnown()) return;
    decide(to);
    root().proposed = true;
  }

  /// Makes both one shape. Ranks that differ stay apart: whoever reads the program says so.
  void share(Guess other) {
    Guess a = root();
    Guess b = other.root();
    if (a == b || a.rank >= 0 && b.rank >= 0 && a.rank != b.rank) return;
    b.shared = a;
    boolean both = a.rank >= 0 && b.rank >= 0;
    a.proposed = both ? a.proposed && b.proposed : a.proposed || b.proposed;
    a.rank = Math.max(a.rank, b.rank);
    a.rows.join(b.rows);
    a.cols.join(b.cols);
    a.mark();
  }

  boolean isDecided() {
    Guess g = root();
    return switch (g.rank) {
      case 1 -> !g.proposed && g.cols.isKnown();
      case 2 -> !g.proposed && g.cols.isKnown() && g.rows.isKnown();
      default -> !g.proposed;
    };
  }

  /// Where nothing is known, a number.
  Shape shape() {
    Guess g = root();
    return switch (g.rank) {
      case 1 -> Shape.vector(g.cols.or(g.cols.isInMatrix() ? IN_MATRIX : ALONE));
      case 2 -> Shape.matrix(g.rows.or(IN_MATRIX), g.cols.or(IN_MATRIX));
      default -> Shape.SCALAR;
    };
  }
}
