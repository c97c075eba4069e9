package gradus.trace;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.graph.Wire;
import gradus.op.Local;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.MatrixProduct;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// All partial derivatives of a gate's result with respect to one operand, or of a sum or product
/// of many terms with respect to one of them: a row for each entry of the result, a column for each
/// entry of the operand. Formed only while it is small; what it would take in memory is known
/// always.
public final class Jacobian {
  private static final Set<Op> PRODUCTS = Set.of(Ops.MATMUL, Ops.DOT, Ops.MULTIPLY);

  /// Most entries that are formed.
  public static final int MOST_ENTRIES = 1 << 16;

  /// What can be said of the matrix as a whole.
  public enum Structure {
    /// One number.
    SCALAR,
    ZERO,
    IDENTITY,
    /// A number times the identity.
    SCALED_IDENTITY,
    DIAGONAL,
    /// Entries change places: one 1 in each row and column.
    PERMUTATION,
    /// At most a single 1 in each row.
    ONE_HOT,
    /// The other operand's own numbers.
    OPERAND,
    /// The other operand, transposed.
    TRANSPOSED_OPERAND,
    /// The same number everywhere.
    CONSTANT,
    /// Blocks along the diagonal, 0 elsewhere.
    BLOCK,
    SYMMETRIC,
    /// At least half of it 0.
    SPARSE,
    DENSE,
    /// Too large to be looked at.
    UNKNOWN
  }

  private final Wire wire;

  /// Whose term comes in along the wire; null where that is a gate's operand.
  private final Series series;

  private final Shape from;
  private final Shape to;
  private final Tensor entries;
  private final Structure structure;
  private final Gate itself;

  private Jacobian(Wire wire, Tensor entries, Structure structure, Gate itself) {
    this(wire, null, entries, structure, itself);
  }

  private Jacobian(Wire wire, Series series, Tensor entries, Structure structure, Gate itself) {
    this.wire = wire;
    this.series = series;
    this.from = wire.source().shape();
    this.to = result().shape();
    this.entries = entries;
    this.structure = structure;
    this.itself = itself;
  }

  /// Of the gate at the end of the wire with respect to the operand at its beginning. Both have
  /// values.
  ///
  /// @throws CancellationException when `cancelled` says so
  public static Jacobian of(Trace trace, Wire wire, BooleanSupplier cancelled) {
    int rows = wire.target().shape().size();
    int cols = wire.source().shape().size();
    if ((long) rows * cols > MOST_ENTRIES) return foretold(trace, wire);
    List<Tensor> in =
        trace.graph().operands(wire.target()).stream()
            .map(w -> trace.value(w.source()).orElseThrow())
            .toList();
    Tensor out = trace.value(wire.target()).orElseThrow();
    double[] all = new double[rows * cols];
    for (int r = 0; r < rows; r++) {
      if (cancelled.getAsBoolean()) throw new CancellationException();
      double[] unit = new double[rows];
      unit[r] = 1;
      Tensor seed = Tensor.of(out.shape(), unit);
      Local local = new Local(in, out, seed, wire.target().attributes());
      Tensor row = wire.target().op().pull(wire.index(), local);
      for (int c = 0; c < cols; c++) {
        all[r * cols + c] = row.get(c);
      }
    }
    Tensor matrix = Tensor.of(Shape.matrix(rows, cols), all);
    return Likeness.named(trace, wire, matrix);
  }

  /// Of a sum or product of many terms, drawn as one gate, with respect to the term that comes in
  /// along a wire. All have values.
  public static Jacobian of(Trace trace, Series series, Wire wire) {
    int size = wire.source().shape().size();
    if ((long) size * size > MOST_ENTRIES) {
      return new Jacobian(wire, series, null, Structure.DIAGONAL, null);
    }
    Tensor local = trace.local(series, series.term(wire).orElseThrow());
    double[] all = new double[size * size];
    for (int i = 0; i < size; i++) {
      all[i * size + i] = local.get(i);
    }
    Tensor matrix = Tensor.of(Shape.matrix(size, size), all);
    return new Jacobian(wire, series, matrix, Likeness.of(matrix), null);
  }

  /// What is known of one too large to be formed.
  private static Jacobian foretold(Trace trace, Wire wire) {
    Gate gate = wire.target();
    boolean entrywise = gate.op().isElementwise() && wire.source().shape().equals(gate.shape());
    if (entrywise) return new Jacobian(wire, null, Structure.DIAGONAL, null);
    if (gate.op() == Ops.TRANSPOSE) return new Jacobian(wire, null, Structure.PERMUTATION, null);
    if (gate.op() == Ops.RESHAPE) return new Jacobian(wire, null, Structure.IDENTITY, null);
    if (gate.op() == Ops.MATMUL) {
      Gate other = trace.graph().operands(gate).get(1 - wire.index()).source();
      boolean vector = wire.source().shape().isVector();
      if (vector && other.shape().isMatrix()) {
        Structure whole = wire.index() == 1 ? Structure.OPERAND : Structure.TRANSPOSED_OPERAND;
        return new Jacobian(wire, null, whole, other);
      }
      if (wire.index() == 0) return new Jacobian(wire, null, Structure.BLOCK, null);
    }
    return new Jacobian(wire, null, Structure.UNKNOWN, null);
  }

  /// Names what a formed matrix looks like.
  private static final class Likeness {
    private final Tensor m;
    private final int rows;
    private final int cols;

    private Likeness(Tensor m) {
      this.m = m;
      rows = m.shape().rows();
      cols = m.shape().cols();
    }

    /// By its entries alone.
    static Structure of(Tensor m) {
      Likeness likeness = new Likeness(m);
      if (m.size() == 1) return Structure.SCALAR;
      return likeness.isConstant() && m.get(0) == 0 ? Structure.ZERO : likeness.structure();
    }

    static Jacobian named(Trace trace, Wire wire, Tensor m) {
      Likeness likeness = new Likeness(m);
      Structure alone = of(m);
      if (alone == Structure.SCALAR || alone == Structure.ZERO) {
        return new Jacobian(wire, m, alone, null);
      }
      for (Wire other : trace.graph().operands(wire.target())) {
        Tensor value = trace.value(other.source()).orElseThrow();
        // A loss may have the same numbers by chance.
        boolean linear = PRODUCTS.contains(wire.target().op());
        boolean itself = !linear || other.index() == wire.index() || value.size() == 1;
        if (itself || value.size() != m.size() || likeness.isDiagonal()) continue;
        if (likeness.equalsEntries(value)
            && (value.shape().isVector() || value.shape().equals(m.shape()))) {
          return new Jacobian(wire, m, Structure.OPERAND, other.source());
        }
        if (likeness.equalsEntries(value.transpose())) {
          return new Jacobian(wire, m, Structure.TRANSPOSED_OPERAND, other.source());
        }
      }
      return new Jacobian(wire, m, alone, null);
    }

    private Structure structure() {
      if (isDiagonal()) {
        double first = m.get(0);
        boolean same = true;
        for (int i = 0; i < rows; i++) {
          same &= m.get(i, i) == first;
        }
        return !same
            ? Structure.DIAGONAL
            : first == 1 ? Structure.IDENTITY : Structure.SCALED_IDENTITY;
      }
      if (isConstant()) return Structure.CONSTANT;
      if (isOneHot()) {
        boolean square = rows == cols && new Likeness(m.transpose()).isOneHot() && ones() == rows;
        return square ? Structure.PERMUTATION : Structure.ONE_HOT;
      }
      if (isBlock()) return Structure.BLOCK;
      if (isSymmetric()) return Structure.SYMMETRIC;
      return 2 * zeros(m) >= m.size() ? Structure.SPARSE : Structure.DENSE;
    }

    private boolean equalsEntries(Tensor value) {
      for (int i = 0; i < m.size(); i++) {
        if (m.get(i) != value.get(i)) return false;
      }
      return true;
    }

    private boolean isConstant() {
      for (int i = 1; i < m.size(); i++) {
        if (m.get(i) != m.get(0)) return false;
      }
      return true;
    }

    private boolean isDiagonal() {
      if (rows != cols) return false;
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < cols; c++) {
          if (r != c && m.get(r, c) != 0) return false;
        }
      }
      return true;
    }

    private int ones() {
      int ones = 0;
      for (int i = 0; i < m.size(); i++) {
        if (m.get(i) == 1) ones++;
      }
      return ones;
    }

    private boolean isOneHot() {
      for (int r = 0; r < rows; r++) {
        int ones = 0;
        for (int c = 0; c < cols; c++) {
          if (m.get(r, c) == 1) {
            ones++;
          } else if (m.get(r, c) != 0) {
            return false;
          }
        }
        if (ones > 1) return false;
      }
      return true;
    }

    /// The finest division into equal blocks is tried first.
    private boolean isBlock() {
      for (int blocks = Math.min(rows, cols); blocks >= 2; blocks--) {
        if (rows % blocks == 0 && cols % blocks == 0 && isBlock(blocks)) return true;
      }
      return false;
    }

    private boolean isBlock(int blocks) {
      int high = rows / blocks;
      int wide = cols / blocks;
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < cols; c++) {
          if (r / high != c / wide && m.get(r, c) != 0) return false;
        }
      }
      return true;
    }

    private boolean isSymmetric() {
      if (rows != cols) return false;
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < r; c++) {
          double a = m.get(r, c);
          double b = m.get(c, r);
          if (Math.abs(a - b) > 1e-14 * (1 + Math.abs(a))) return false;
        }
      }
      return true;
    }
  }

  private static int zeros(Tensor m) {
    int zeros = 0;
    for (int i = 0; i < m.size(); i++) {
      if (m.get(i) == 0) zeros++;
    }
    return zeros;
  }

  /// How many of the entries formed are 0, as a part of them; 0 where none are formed.
  public double sparsity() {
    return entries == null ? 0 : zeros(entries) / (double) entries.size();
  }

  public Wire wire() {
    return wire;
  }

  /// Whose term comes in along the wire; empty where that is a gate's operand.
  public Optional<Series> series() {
    return Optional.ofNullable(series);
  }

  /// Whose derivatives these are.
  public Gate result() {
    return series == null ? wire.target() : series.result();
  }

  /// Entries of the result.
  public int rows() {
    return to.size();
  }

  /// Entries of the operand.
  public int cols() {
    return from.size();
  }

  /// The matrix, rows × cols; empty where it would be too large.
  public Optional<Tensor> entries() {
    return Optional.ofNullable(entries);
  }

  public Structure structure() {
    return structure;
  }

  /// The operand whose numbers it consists of, when that is its structure.
  public Optional<Gate> itself() {
    return Optional.ofNullable(itself);
  }

  /// How many multiplications its product with an upstream gradient takes, once it is formed.
  public BigInteger multiplications() {
    return BigInteger.valueOf(rows()).multiply(BigInteger.valueOf(cols()));
  }

  /// How many the vector-Jacobian product takes without it: none where entries only change places,
  /// or are handed on as they are to all that were added.
  public long vjpMultiplications(ComputationGraph graph) {
    if (wire.target().op() == Ops.SUM) return 0;
    return switch (structure) {
      case ZERO, IDENTITY, PERMUTATION, ONE_HOT -> 0;
      case SCALAR,
          SCALED_IDENTITY,
          DIAGONAL,
          OPERAND,
          TRANSPOSED_OPERAND,
          CONSTANT,
          BLOCK,
          SYMMETRIC,
          SPARSE,
          DENSE,
          UNKNOWN ->
          series == null ? ModeCost.products(graph, wire) : from.size();
    };
  }

  /// Bytes of the gradient that both ways come to.
  public BigInteger gradientBytes() {
    return BigInteger.valueOf(cols()).shiftLeft(3);
  }

  /// Bytes of the full matrix in 64-bit floats.
  public BigInteger bytes() {
    return bytes(1);
  }

  /// Bytes of the full matrix for a minibatch of so many examples at once.
  public BigInteger bytes(int batch) {
    BigInteger n = BigInteger.valueOf(batch);
    return BigInteger.valueOf(rows())
        .multiply(n)
        .multiply(BigInteger.valueOf(cols()))
        .multiply(n)
        .shiftLeft(3);
  }

  /// Bytes of its diagonal alone.
  public BigInteger diagonalBytes() {
    return BigInteger.valueOf(Math.min(rows(), cols())).shiftLeft(3);
  }

  /// The vector-Jacobian product, in the shape of the operand.
  ///
  /// @throws IllegalStateException where the matrix was not formed
  public Tensor times(Tensor upstream) {
    if (entries == null) throw new IllegalStateException("not formed");
    Tensor row = upstream.reshape(Shape.vector(rows()));
    return MatrixProduct.of(row, entries).reshape(from);
  }
}
