package gradus.plain.token;

import java.util.Set;
import java.util.regex.Pattern;

/// Words of the sentences that people write around their formulas.
public final class SentenceWords {
  private static final Set<String> CONNECTING =
      words(
          "where with and let for given when at suppose then Let Given Where When "
              + "Suppose Then 여기서 단 그리고 のとき ただし とすると If With For compute Compute find "
              + "Find calculate Calculate evaluate Evaluate Set set Assume assume "
              + "Consider consider Take take Choose We we Using using Define define Since since "
              + "So so Thus thus Hence hence Therefore therefore Now Also evaluated Evaluated if What what "
              + "Here 이고 이며 이면 함수 다음 令 设 設 若 求 则 則 其中 var const");

  private static final Set<String> ENDINGS = words("とする とします とおく です のとき を求めよ を求める を計算せよ を求めなさい");

  /// Words of Korean with which a sentence is over.
  private static final Set<String> OVER =
      words("이다 입니다 이에요 예요 값은 값을 값 구하라 구하시오 구하여라 구해라 계산하라 얼마인가 일 때 일때 " + "이라고 하자 라고");

  /// Words that may follow a connecting one.
  private static final Set<String> FILLING =
      words("the that function we get have obtain is of value");

  private static final Set<String> PARTICLES = words("의 을 를 은 는 이 가 에서 로 으로 와 과 에");

  private static final Pattern SAID =
      Pattern.compile(
          "이?라(?:고)?(?:하자|하면|할때|두자|두면|놓자|놓으면)" + "|(?:을|를)?(?:구하라|구하시오|구하여라|구해라|계산하라|계산하시오)");

  private SentenceWords() {}

  private static Set<String> words(String all) {
    return Set.of(all.split(" "));
  }

  /// Whether a word stands before a formula, or between two.
  public static boolean isConnecting(String word) {
    return CONNECTING.contains(word);
  }

  /// Whether a word may stand between a connecting one and the formula: `consider the function f`.
  public static boolean isFilling(String word) {
    return FILLING.contains(word);
  }

  /// Whether a Japanese sentence that gives values, or asks for one, ends with a word.
  public static boolean isEnding(String word) {
    return ENDINGS.contains(word);
  }

  /// Whether a Korean sentence may be over with a word.
  public static boolean isOver(String word) {
    return OVER.contains(word);
  }

  /// Whether a word ends a noun in a sentence.
  public static boolean isParticle(String word) {
    return PARTICLES.contains(word);
  }

  /// Whether a Korean sentence that gives values, or asks for one, goes on so behind them.
  public static boolean isSaid(CharSequence words) {
    return SAID.matcher(words).matches();
  }
}
