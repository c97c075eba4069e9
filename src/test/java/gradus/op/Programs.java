package gradus.op;

import gradus.lang.Expr.Slice;
import gradus.op.catalogue.Ops;
import gradus.tensor.Numbers;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A catalogue entry's samples as programs, so that tests can walk the catalogue through the whole
/// house.
public final class Programs {
  private Programs() {}

  /// `u0 = …, u1 = …` and `v` as the operation on them.
  public static String of(Op op, Op.Sample sample) {
    String inputs =
        IntStream.range(0, sample.operands().size())
            .mapToObj(i -> "u" + i + " = " + Numbers.exact(sample.operands().get(i)))
            .collect(Collectors.joining("\n"));
    return inputs + "\nv = " + written(op, sample) + "\n";
  }

  private static String written(Op op, Op.Sample sample) {
    int count = sample.operands().size();
    if (op.isInfix()) return "u0 " + op.name() + " u1";
    String attributes =
        Arrays.stream(sample.attributes())
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", "));
    if (op == Ops.COPY) return "u0";
    if (op == Ops.NEGATE) return "-u0";
    if (op == Ops.INDEX) return "u0[" + attributes + "]";
    if (op == Ops.SLICE) return "u0[" + Slice.text(Slice.of(sample.attributes())) + "]";
    String operands =
        IntStream.range(0, count).mapToObj(i -> "u" + i).collect(Collectors.joining(", "));
    if (attributes.isEmpty()) return op.name() + "(" + operands + ")";
    boolean along = op.attributes().getFirst().isAxis();
    if (along) {
      attributes = "axis=" + (attributes.contains(",") ? "(" + attributes + ")" : attributes);
    }
    return op.name() + "(" + operands + ", " + attributes + ")";
  }
}
