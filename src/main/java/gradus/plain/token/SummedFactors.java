package gradus.plain.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Two vectors side by side below a big sign, `Σ y log(p)`: the sum of their entries' products, and
/// their dot product, which is the same number. Where all names are given vectors and numbers
/// written out, it is read so.
public final class SummedFactors {
  private static final Set<String> SUMS = Set.of("sum", "mean", "norm", "Σ", "∑", "Ʃ");

  private final List<Token> tokens;
  private final KnownNames names;

  /// Before which tokens a star belongs.
  private final List<Integer> stars = new ArrayList<>();

  private int vectors;
  private boolean vector;
  private boolean sure = true;

  private SummedFactors(List<Token> tokens, KnownNames names) {
    this.tokens = tokens;
    this.names = names;
  }

  /// The places of the tokens that are to be multiplied with what stands before them; none where
  /// that is not sure, or nobody doubts it.
  public static List<Integer> of(List<Token> tokens, int from, int end, KnownNames names) {
    SummedFactors factors = new SummedFactors(tokens, names);
    factors.read(from, end);
    boolean two = factors.sure && factors.vectors == 2;
    return two && !factors.goesOn(end) ? factors.stars : List.of();
  }

  /// Whether vectors stand in the terms behind, over which the sign may reach as well: `Σ y log(p)
  /// + (1-y) log(1-p)`. What has a sum of its own is over with it.
  private boolean goesOn(int end) {
    for (int i = end; !tokens.get(i).kind().endsStatement(); i++) {
      Token token = tokens.get(i);
      if (token.kind() != TokenKind.NAME) continue;
      if (names.isFunctionOnly(token, Set.of()) && SUMS.contains(token.text())) return false;
      boolean number = names.isNumber(token.text()) || names.isFunctionOnly(token, Set.of());
      if (!number) return true;
    }
    return false;
  }

  private void read(int from, int end) {
    int depth = 0;
    boolean bare = false;
    for (int i = from; i < end && sure; i++) {
      Token token = tokens.get(i);
      boolean beside = i > from && isBeside(i);
      // what a function without brackets takes, and what stands in brackets, may have a doubt too
      sure = !beside || !bare && depth == 0;
      if (beside) {
        factor();
        stars.add(i);
      }
      if (depth == 0 && (token.kind() == TokenKind.STAR || token.kind() == TokenKind.SLASH)) {
        factor();
        bare = false;
      }
      bare |= depth == 0 && isFunction(i) && tokens.get(i + 1).kind() != TokenKind.OPEN;
      depth += LastOperand.level(token.kind());
      sure &= isKnown(token);
    }
    factor();
  }

  private void factor() {
    if (vector) vectors++;
    vector = false;
  }

  /// Whether an operand stands close behind another, and no function between.
  private boolean isBeside(int i) {
    return tokens.get(i).kind().startsOperand()
        && tokens.get(i - 1).kind().endsOperand()
        && !isFunction(i - 1);
  }

  private boolean isFunction(int i) {
    return names.isFunctionOnly(tokens.get(i), Set.of());
  }

  /// Whether a token leaves no doubt what is multiplied.
  private boolean isKnown(Token token) {
    return switch (token.kind()) {
      case NAME -> {
        boolean list = names.isList(token.text());
        vector |= list;
        yield list || names.isNumber(token.text()) || names.isFunctionOnly(token, Set.of());
      }
      case NUMBER, PLUS, MINUS, STAR, SLASH, CARET, SUPERSCRIPT, OPEN, CLOSE -> true;
      default -> false;
    };
  }
}
