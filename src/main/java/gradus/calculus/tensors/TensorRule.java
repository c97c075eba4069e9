package gradus.calculus.tensors;

import gradus.lang.Messages;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import java.util.Locale;
import java.util.Map;

/// What a line of a derivation in whole tensors does.
public sealed interface TensorRule {
  /// In JSON: `squared-norm`, `indicator`.
  String id();

  /// What it is called in a language.
  String called(Locale locale);

  /// What is told of no gate by itself: how entries come to a whole, a number times the rest.
  enum Entrywise implements TensorRule {
    /// What the output is in the wires below it.
    DEFINITION,
    /// A number of a class, which counts from 0.
    CLASSES,
    ENTRIES,
    /// One use of several while the others are held.
    EACH_USE,
    CHAIN,
    /// A number times what changes, or that with its sign changed.
    MULTIPLE,
    LOCAL,
    INDICATOR,
    /// What the entries come to, written as a whole.
    AS_TENSORS,
    TOTAL,
    /// The sum of each row.
    ROWS,
    /// What is more or less than the mean.
    DEVIATIONS,
    /// What does not change.
    CONSTANT,
    SHAPES,
    JACOBIAN_SHAPE,
    ONE_ENTRY,
    OF_SUM;

    @Override
    public String id() {
      return switch (this) {
        case DEFINITION -> "definition";
        case CLASSES -> "classes-from-0";
        case ENTRIES -> "entries";
        case EACH_USE -> "each-use";
        case CHAIN -> "chain-over-entries";
        case MULTIPLE -> "constant-multiple";
        case LOCAL -> "local-derivative";
        case INDICATOR -> "indicator";
        case AS_TENSORS -> "as-tensors";
        case TOTAL -> "total";
        case ROWS -> "rows";
        case DEVIATIONS -> "deviations";
        case CONSTANT -> "constant";
        case SHAPES -> "shapes";
        case JACOBIAN_SHAPE -> "jacobian-shape";
        case ONE_ENTRY -> "one-entry";
        case OF_SUM -> "gradient-of-sum";
      };
    }

    @Override
    public String called(Locale locale) {
      return Messages.text(locale, "rule." + id());
    }
  }

  /// What a gate hands back, as one that multiplies by a number which does not change with the
  /// variable, or not.
  static TensorRule of(Op op, boolean constant) {
    boolean multiple = op == Ops.NEGATE || op == Ops.MULTIPLY && constant;
    return multiple ? Entrywise.MULTIPLE : new OfGate(op);
  }

  /// What a gate hands back.
  record OfGate(Op op) implements TensorRule {
    private static final Map<Op, String> TEXTBOOK =
        Map.of(
            Ops.ADD, "sum",
            Ops.SUBTRACT, "difference",
            Ops.MULTIPLY, "product",
            Ops.DIVIDE, "quotient",
            Ops.POWER, "power",
            Ops.SQUARE, "power",
            Ops.MATMUL, "matrix-product");

    @Override
    public String id() {
      return TEXTBOOK.getOrDefault(op, op.name().replace('_', '-'));
    }

    @Override
    public String called(Locale locale) {
      String textbook = TEXTBOOK.get(op);
      return textbook == null
          ? op.called(locale).replace('_', ' ')
          : Messages.text(locale, "rule." + textbook);
    }
  }
}
