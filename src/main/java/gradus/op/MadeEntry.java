package gradus.op;

import gradus.op.EntryTerm.OperandCell;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/// One entry of a result, of which is asked what it is made of.
///
/// @param place of the entry in the result, counted row by row
public record MadeEntry(List<Tensor> in, Tensor out, int[] attributes, int place) {
  /// The terms that an entry is the sum of. What could be changed a little without changing the
  /// entry is no part of it; of an entry that is 0 and made of nothing there are none.
  @FunctionalInterface
  public interface Making {
    List<EntryTerm> of(MadeEntry entry);
  }

  /// Of an entry that is handed on as it is.
  public static final String ITSELF = "#0";

  /// Of a product of two.
  public static final String PRODUCT = "#0 #by #1";

  public Tensor in(int operand) {
    return in.get(operand);
  }

  /// The entry itself.
  public double value() {
    return out.get(place);
  }

  /// Its row in the result.
  public int row() {
    return place / out.shape().cols();
  }

  /// Its column in the result.
  public int col() {
    return place % out.shape().cols();
  }

  /// The entry as its only term.
  public List<EntryTerm> whole(String formula, List<OperandCell> cells) {
    return List.of(new EntryTerm(value(), cells, formula));
  }

  /// The entry as one that an operand holds already.
  public List<EntryTerm> handedOn(int operand, int entry) {
    return whole(ITSELF, List.of(new OperandCell(operand, entry)));
  }

  /// One entry of the first operand times one of the second.
  public EntryTerm product(int first, int second) {
    return new EntryTerm(
        in(0).get(first) * in(1).get(second),
        List.of(new OperandCell(0, first), new OperandCell(1, second)),
        PRODUCT);
  }

  /// So many terms in their order, each made when it is asked for: of a long sum often only one is
  /// looked at.
  public static List<EntryTerm> sum(int count, IntFunction<EntryTerm> term) {
    return new Sum(count, term);
  }

  private static final class Sum extends AbstractList<EntryTerm> implements RandomAccess {
    private final int count;
    private final IntFunction<EntryTerm> term;

    Sum(int count, IntFunction<EntryTerm> term) {
      this.count = count;
      this.term = term;
    }

    @Override
    public EntryTerm get(int index) {
      return term.apply(Objects.checkIndex(index, count));
    }

    @Override
    public int size() {
      return count;
    }
  }

  /// The cell of an operand that broadcasting copies there.
  public OperandCell met(int operand) {
    Shape shape = in(operand).shape();
    return new OperandCell(operand, shape.stretched(out.shape(), place));
  }

  /// Of an op that works entry by entry: what it reads of each operand.
  static List<EntryTerm> elementwise(MadeEntry entry) {
    List<OperandCell> cells = new ArrayList<>();
    for (int operand = 0; operand < entry.in.size(); operand++) {
      cells.add(entry.met(operand));
    }
    return entry.whole("", cells);
  }
}
