package gradus.plain.token;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words of the sentences that people write around their formulas.
public final class SentenceWords {
  private static final Set<String> CONNECTING =
      words(
          "where with and let for given when while at suppose then Let Given Where When Suppose"
              + " Then 여기서 단 그리고 のとき ただし とすると If With For compute Compute find Find calculate"
              + " Calculate evaluate Evaluate Set set Assume assume Consider consider Take take"
              + " Choose We we Using using Define define Since since So so Thus thus Hence hence"
              + " Therefore therefore Now Also evaluated Evaluated if What what Here 이고 이며 이면 함수 다음"
              + " 令 设 設 若 求 则 則 其中 var const");

  private static final Set<String> ENDINGS =
      words("とする とします とおく です のとき の値 の値は の値を求めよ を求めよ を求める を計算せよ を求めなさい");

  /// Words of Korean with which a sentence is over.
  private static final Set<String> OVER =
      words(
          "이다 입니다 이에요 예요 값은 값을 값 구하라 구하시오 구하여라 구해라 계산하라 얼마인가 미분하라 미분하시오 미분하여라 기울기를 도함수를 일 때 일때 이라고"
              + " 하자 라고");

  /// Those of them that say what is asked of a formula: `x의 값은?`.
  private static final Set<String> ASKED = words("값은 값을 값");

  /// Words that may follow a connecting one.
  private static final Set<String> FILLING =
      words("the that function we get have obtain is of value gradient gradients");

  private static final Set<String> PARTICLES = words("의 을 를 은 는 이 가 에서 에서의 로 으로 와 과 에");

  /// The particles of what a sentence is about.
  private static final Set<String> SUBJECTS = words("가 이 은 는");

  /// Words between a name and its value: `x is 3`.
  private static final Set<String> GIVING = words("is be equals");

  /// Words before a name that `to` gives its value: `set x to 3`.
  private static final Set<String> SETTING = words("set Set");

  /// Words between `at` and the numbers of a point.
  private static final Set<String> POINTS = words("the point");

  /// Words of English with which a sentence begins, and a number behind them.
  private static final Set<String> LEADING =
      words("In in Of of After after From from Among among Over over Within within For Out out");

  /// Words that say what to compute.
  private static final Set<String> OPERATIONS = words("plus minus times divided squared cubed");

  /// Words of Korean behind a value that hold while it does: `x = 2이고`.
  private static final Set<String> CONDITIONS = words("のとき のときの 일때 일때에 일때는 일때의 이고 이며 이면 라면 이라면");

  /// Words of Korean that stand close behind the last name of a formula: `f = x에서`.
  private static final Set<String> BEHIND_NAMES = words("에서 이고 이며");

  /// The second of two such words: `x = 2일 때`.
  private static final Set<String> WHEN = words("때 때에 때는 때의");

  /// What leads to values that are one choice of many, the longer before what they begin with.
  private static final List<String> INSTANCES =
      List.of(
          "e.g.",
          "E.g.",
          "i.e.",
          "I.e.",
          "for example",
          "For example",
          "for instance",
          "For instance",
          "예를 들어",
          "예를 들면",
          "예컨대",
          "예:",
          "예 :");

  private static final String INITIALS =
      INSTANCES.stream().map(words -> words.substring(0, 1)).distinct().collect(joining());

  /// What leads to a condition under which the best value is sought.
  private static final Pattern CONSTRAINT =
      Pattern.compile("(?i)s\\.\\h?t\\.|subject to|under the constraint(?: that)?|제약 ?조건:?");

  /// Words before what is to be least or greatest.
  private static final Set<String> PURPOSES =
      words("minimize minimise maximize maximise Minimize Minimise Maximize Maximise 최소화 최대화");

  private static final Pattern SAID =
      Pattern.compile(
          "이?라(?:고)?(?:하자|하면|할때|두자|두면|놓자|놓으면)" + "|(?:을|를)?(?:구하라|구하시오|구하여라|구해라|계산하라|계산하시오)");

  /// Words of Korean behind a formula that the next one holds with, without white space.
  private static final Pattern WHEN_IT_IS =
      Pattern.compile("일때(?:에|의)?|이면|에대하여|에대해서?|에관하여|이?라(?:고)?(?:할때|하면|두면|놓으면)");

  /// Words of Korean that ask for a value or gradient, besides those a sentence may be over with.
  private static final Set<String> ASKING =
      words(
          "미분하면 미분해라 미분해보자 미분계수를 미분계수는 미분계수 미분값을 미분값은 편미분하시오 편미분하라"
              + " 편미분하면 편미분을 편미분계수를 순간변화율을 순간변화율은 접선의 기울기는 기울기 함숫값을"
              + " 함숫값은 함수값을 함수값은 그래디언트를 무엇인가 얼마입니까 얼마일까 계산하시오 계산하여라 구하면"
              + " 구하세요 구하시요 계산하세요");

  /// Words of Korean behind the name by which something is differentiated.
  private static final Set<String> ABOUT = words("에 로 으로 에대하여 에대해 에대한 대하여 대해 대해서 대한 관하여");

  private SentenceWords() {}

  private static Set<String> words(String all) {
    return Set.of(all.split(" "));
  }

  /// Whether a word stands before a formula, or between two.
  public static boolean isConnecting(String word) {
    return CONNECTING.contains(word);
  }

  /// How long the words are that stand at a place and lead to values for one case, `e.g.`; 0 where
  /// none do.
  public static int instance(String text, int at) {
    if (INITIALS.indexOf(text.charAt(at)) < 0) return 0;
    return INSTANCES.stream()
        .filter(words -> text.startsWith(words, at))
        .mapToInt(String::length)
        .findFirst()
        .orElse(0);
  }

  /// How long the words are that stand at a place and lead to a condition, `subject to`; 0 where
  /// none do.
  public static int constraint(String text, int at) {
    if ("sSuU제".indexOf(text.charAt(at)) < 0) return 0;
    Matcher matcher = CONSTRAINT.matcher(text).region(at, text.length());
    return matcher.lookingAt() ? matcher.end() - at : 0;
  }

  /// Whether words are all of what leads to such a condition.
  public static boolean isConstraint(String words) {
    return CONSTRAINT.matcher(words).matches();
  }

  /// Whether a word says that what follows is to be least or greatest.
  public static boolean isPurpose(String word) {
    return PURPOSES.contains(word);
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

  /// Whether a word is what a Korean sentence asks of a formula.
  public static boolean isAsked(String word) {
    return ASKED.contains(word);
  }

  /// Whether words of Korean, without white space, stand between a formula and what holds with it.
  public static boolean isWhen(CharSequence words) {
    return WHEN_IT_IS.matcher(words).matches();
  }

  /// Whether a word of Korean asks for something that is computed here.
  public static boolean isAsking(String word) {
    return ASKING.contains(word);
  }

  /// Whether a word of Korean stands behind the name by which something is differentiated.
  public static boolean isAbout(String word) {
    return ABOUT.contains(word);
  }

  /// Whether a word ends a noun in a sentence.
  public static boolean isParticle(String word) {
    return PARTICLES.contains(word);
  }

  /// Whether a word ends the name that a Korean sentence is about: `x가 3`.
  public static boolean isSubject(String word) {
    return SUBJECTS.contains(word);
  }

  /// Whether a word stands between a name and its value.
  public static boolean isGiving(String word) {
    return GIVING.contains(word);
  }

  /// Whether a word begins what goes on with a name, `to` and its value.
  public static boolean isSetting(String word) {
    return SETTING.contains(word);
  }

  /// Whether a word may stand between `at` and the numbers of a point.
  public static boolean isPoint(String word) {
    return POINTS.contains(word);
  }

  /// Whether a sentence may begin with a word that stands before a number, `In 1000 trials`.
  public static boolean isLeading(String word) {
    return LEADING.contains(word);
  }

  /// Whether a word says what to compute.
  public static boolean isOperation(String word) {
    return OPERATIONS.contains(word);
  }

  /// How long the words of Korean are by which a name at the end of a formula is followed without
  /// white space; 0 where none are.
  public static int behindName(String whole) {
    return BEHIND_NAMES.stream()
        .filter(whole::endsWith)
        .mapToInt(String::length)
        .findFirst()
        .orElse(0);
  }

  /// Whether a Korean sentence goes on behind a value and this word.
  public static boolean isCondition(String word) {
    return CONDITIONS.contains(word);
  }

  /// Whether a Korean sentence goes on behind a value and these two words.
  public static boolean isCondition(String word, String next) {
    return word.equals("일") && WHEN.contains(next);
  }

  /// Whether a Korean sentence that gives values, or asks for one, goes on so behind them.
  public static boolean isSaid(CharSequence words) {
    return SAID.matcher(words).matches();
  }
}
