package gradus.lang;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// An expression as it was written, sugar already turned into calls (`|x|` is a call of `abs`).
///
/// A span runs from the first character of the first operand, its parentheses included, to the last
/// character of the last one: in `(x+y)*z` the product spans all of it and the sum only `x+y`.
///
/// Sums and products lean left and may be 100,000 levels deep, so walk a tree with a stack of your
/// own, and do not call `equals`, `hashCode` or `toString` on trees that people typed. All other
/// nesting is at most [Parser#NESTING] levels.
public sealed interface Expr {
  /// Where it stands in the text.
  Span span();

  /// The expressions it is made of, in the order in which they are written.
  default List<Expr> parts() {
    return switch (this) {
      case Num n -> List.of();
      case Name n -> List.of();
      case Array a -> a.items();
      case Negate n -> List.of(n.operand());
      case Binary b -> List.of(b.left(), b.right());
      case Call c -> c.arguments();
      case Index i -> {
        List<Expr> all = new ArrayList<>();
        all.add(i.target());
        all.addAll(i.indices());
        yield all;
      }
    };
  }

  /// It and all that it is made of, a part before its parts.
  default List<Expr> all() {
    List<Expr> all = new ArrayList<>();
    Deque<Expr> open = new ArrayDeque<>(List.of(this));
    while (!open.isEmpty()) {
      Expr part = open.pop();
      all.add(part);
      part.parts().forEach(open::push);
    }
    return all;
  }

  /// A number.
  ///
  /// @param text as it was written, so `2.50` stays `2.50`; a superscript is written in plain
  ///   digits
  record Num(Span span, double value, String text) implements Expr {}

  /// A name, in Unicode form NFC.
  record Name(Span span, String name) implements Expr {}

  /// `[ … ]`, nested as typed; the rows may be ragged.
  record Array(Span span, List<Expr> items) implements Expr {
    public Array {
      items = List.copyOf(items);
    }
  }

  /// `-operand`, spanning from the sign.
  record Negate(Span span, Expr operand) implements Expr {}

  /// Two operands with a sign between them.
  record Binary(Span span, Operator operator, Expr left, Expr right) implements Expr {}

  /// A function applied, spanning from its name to the closing bracket. `|x|`, `‖x‖`, `√x`, `x'`
  /// are calls of `abs`, `norm`, `sqrt`, `transpose`, whose `nameSpan` is the sign.
  record Call(Span span, Span nameSpan, String name, List<Expr> arguments) implements Expr {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /// `target[i]` or `target[i, j]`.
  record Index(Span span, Expr target, List<Expr> indices) implements Expr {
    public Index {
      indices = List.copyOf(indices);
    }
  }

  /// The signs between two operands.
  enum Operator {
    ADD("+", 1),
    SUBTRACT("-", 1),
    MULTIPLY("*", 2),
    DIVIDE("/", 2),
    MATMUL("@", 2),
    POWER("^", 4),
    /// The blackboard's product: `·` and juxtaposition.
    PRODUCT("·", 2);

    private final String sign;
    private final int tightness;

    Operator(String sign, int tightness) {
      this.sign = sign;
      this.tightness = tightness;
    }

    /// As it is typed.
    public String sign() {
      return sign;
    }

    /// 1 for sums, 2 for products, 4 for powers; the unary minus stands between, at 3.
    public int tightness() {
      return tightness;
    }
  }
}
