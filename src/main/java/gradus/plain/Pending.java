package gradus.plain;

import gradus.lang.Expr;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.List;

/// An operator that waits for its right operand, or a bracket that waits to be closed.
///
/// @param operator null unless the form is BINARY
/// @param token the sign or the opening bracket
/// @param named the function of a call; null for the other forms
/// @param start where the expression begins in the text
/// @param operands how many operands were waiting when it was met
/// @param outer the functions that are applied to what a call gives, the last one first
/// @param power the raised number behind the name of a function; null for none
record Pending(
    Form form,
    Expr.Operator operator,
    Token token,
    Token named,
    int start,
    int operands,
    Token power,
    List<Token> outer) {
  Pending(
      Form form,
      Expr.Operator operator,
      Token token,
      Token named,
      int start,
      int operands,
      Token power) {
    this(form, operator, token, named, start, operands, power, List.of());
  }

  Pending(Form form, Expr.Operator operator, Token token, Token named, int start, int operands) {
    this(form, operator, token, named, start, operands, null);
  }

  enum Form {
    BINARY,
    NEGATE,
    ROOT,
    /// A function name with no bracket after it.
    APPLY,
    GROUP,
    CALL,
    /// The body of a sum over an index.
    OVER,
    ARRAY,
    INDEX,
    ABS,
    NORM;

    /// Whether it waits for a closing sign.
    boolean isBracket() {
      return switch (this) {
        case BINARY, NEGATE, ROOT, APPLY -> false;
        case GROUP, CALL, OVER, ARRAY, INDEX, ABS, NORM -> true;
      };
    }

    /// What closes it; null when nothing does.
    TokenKind closer() {
      return switch (this) {
        case BINARY, NEGATE, ROOT, APPLY -> null;
        case GROUP, CALL, OVER -> TokenKind.CLOSE;
        case ARRAY, INDEX -> TokenKind.CLOSE_SQUARE;
        case ABS -> TokenKind.CLOSE_ABS;
        case NORM -> TokenKind.CLOSE_NORM;
      };
    }
  }

  /// How tightly it binds; 0 for brackets.
  int tightness() {
    return switch (form) {
      case BINARY -> operator.tightness();
      case NEGATE -> 3;
      case ROOT -> 5;
      // up to the next sign: sin 2x * y is (sin 2x)*y
      case APPLY -> 2;
      case GROUP, CALL, OVER, ARRAY, INDEX, ABS, NORM -> 0;
    };
  }

  /// Whether it makes the tree deeper however it goes on.
  boolean nests() {
    return form != Form.BINARY || operator == Expr.Operator.POWER;
  }
}
