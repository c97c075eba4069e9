package gradus.graph;

/// A wire from a gate to the `index`-th operand (from 0) of another; `x*x` has two, in parallel.
/// Identity matters: two operands are never equal.
public final class Wire {
  private final Gate source;
  private final Gate target;
  private final int index;
  private final int id;

  Wire(Gate source, Gate target, int index, int id) {
    this.id = id;
    this.source = source;
    this.target = target;
    this.index = index;
  }

  /// The gate whose value travels.
  public Gate source() {
    return source;
  }

  /// The gate that uses it.
  public Gate target() {
    return target;
  }

  public int index() {
    return index;
  }

  /// Its number in the graph, from 0, in the order of target gates and their operands.
  public int id() {
    return id;
  }

  @Override
  public String toString() {
    return source.key() + " → " + target.key() + "[" + index + "]";
  }
}
