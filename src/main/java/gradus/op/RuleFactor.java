package gradus.op;

import java.util.List;
import java.util.Set;

/// A factor of a vector-Jacobian product: its LaTeX, and what has its shape.
public record RuleFactor(Stencil rule, Like like) {
  /// What has a factor's shape.
  public sealed interface Like {
    /// The operand of that name.
    record Lettered(String name) implements Like {}

    /// What every op has.
    enum Common implements Like {
      /// A sign or a number: it has no shape of its own.
      NOTHING,
      RESULT,
      UPSTREAM,
      /// The operand pulled.
      PULLED
    }
  }

  /// `rule` or `rule::word`; without a word it has the shape of the first slot in it.
  ///
  /// @throws IllegalArgumentException for a word or a first slot without a shape
  static RuleFactor read(String factor, Set<String> operands) {
    int at = factor.indexOf("::");
    if (at >= 0) {
      Stencil rule = Stencil.read(factor.substring(0, at), operands);
      return new RuleFactor(rule, like(Stencil.slot(factor.substring(at + 2), operands)));
    }
    Stencil rule = Stencil.read(factor, operands);
    return new RuleFactor(rule, rule.slot().map(RuleFactor::like).orElse(Like.Common.NOTHING));
  }

  /// The factors of a rule as they stand where operands tie or not.
  ///
  /// @param one whether the upstream gradient is 1 and no factor; where it is all there is, it
  ///   stands as that number
  public static List<RuleFactor> here(List<RuleFactor> rule, boolean tie, boolean one) {
    List<RuleFactor> all = rule.stream().map(f -> new RuleFactor(f.rule.at(tie), f.like)).toList();
    if (!one) return all;
    List<RuleFactor> others = all.stream().filter(f -> !f.isBare() || !f.isUpstream()).toList();
    boolean nothing = others.stream().allMatch(RuleFactor::isSign);
    return (nothing ? all : others)
        .stream().map(f -> new RuleFactor(f.rule.withoutUpstream(), f.like)).toList();
  }

  private static Like like(Slot slot) {
    return switch (slot) {
      case Slot.Value value -> new Like.Lettered(value.operand());
      case Slot.LessOne less -> throw shapeless("^" + less.operand() + "-1");
      case Slot.Sign sign -> throw shapeless("*" + sign.operand());
      case Slot.Common.RESULT -> Like.Common.RESULT;
      case Slot.Common.UPSTREAM -> Like.Common.UPSTREAM;
      case Slot.Common.THIS, Slot.Common.SELF -> Like.Common.PULLED;
      case Slot.Common.COUNT,
          Slot.Common.ATTRIBUTES,
          Slot.Common.ALONG,
          Slot.Common.AXIS,
          Slot.Common.ENTRY,
          Slot.Common.PLACE,
          Slot.Common.RESULT_INDEX,
          Slot.Common.OPERAND_INDEX,
          Slot.Common.LANE,
          Slot.Common.MEETS,
          Slot.Common.ONLY,
          Slot.Common.ROWS,
          Slot.Common.ROW,
          Slot.Common.COLUMN,
          Slot.Common.SHARE,
          Slot.Common.AT,
          Slot.Common.SPAN,
          Slot.Common.RESULT_PLACE,
          Slot.Common.OPERAND_PLACE,
          Slot.Common.TIMES,
          Slot.Common.BY,
          Slot.Common.CROSS,
          Slot.Common.SQUARED,
          Slot.Common.LOGARITHM,
          Slot.Common.ALL ->
          throw shapeless(((Slot.Common) slot).word());
    };
  }

  private static IllegalArgumentException shapeless(String word) {
    return new IllegalArgumentException("#" + word + " has no shape: say after :: what has");
  }

  public boolean isSign() {
    return like == Like.Common.NOTHING;
  }

  /// Whether it is the transpose of one tensor.
  public boolean isTransposed() {
    return rule.isTransposed();
  }

  /// Whether it is nothing but one tensor or its transpose.
  public boolean isBare() {
    return rule.isBare();
  }

  /// Whether it comes from above: it is, or begins with, the upstream gradient.
  public boolean isUpstream() {
    return like == Like.Common.UPSTREAM || rule.begins(Slot.Common.UPSTREAM);
  }
}
