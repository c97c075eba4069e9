package gradus.picture;

import gradus.lang.Messages;
import gradus.lang.Scripts;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A stretch of a line on one level: the word behind the bar of L_data stands lower, and so does
/// the group of Σ_{j≠y}. This is how a line looks; nothing is decided by it.
///
/// @param level 0 on the line, 1 lowered, 2 lowered once more
public record Stretch(String text, int level) {
  /// Of letters on the line, how large those one level lower are.
  private static final double SMALLER = 0.72;

  private static final double LOWER = 0.2;

  /// Of letters on the line, how much higher a mark above an index stands, and how much lower the
  /// index.
  private static final double RAISE = 0.14;

  private static final double SINK = 0.08;

  /// Small letters that Unicode lowers or raises, those of yᵢ and Wᵀ, make no word of a letter.
  private static final Pattern WORD = Pattern.compile("[\\p{IsAlphabetic}&&[^\\p{Lm}]]{2}");

  /// Letters that count, ij and kl, are no words.
  private static final Pattern INDEX_WORD =
      Pattern.compile("(?![i-n]+$)\\p{IsAlphabetic}{3,}|in|CE");

  /// A word and what is lowered behind it; Hangul stands on the line.
  private static final Pattern NUMBERED =
      Pattern.compile("[\\p{L}&&[^\\x{AC00}-\\x{D7A3}]]{2,}_[A-Za-z]?[0-9]{1,3}");

  /// The figures of an index, which in the face of names look like an o.
  private static final String INDEX_FIGURES = "₀₁₂₃₄₅₆₇₈₉";

  /// What is never slanted in a formula.
  private static final String SIGNS = "()[]{}=+−-·/,:<>≤≥⟳";

  private static final Pattern BESIDE_BLANKS = Pattern.compile("(?<=\\s)|(?=\\s)");

  /// The stretches of a line, in order.
  public static List<Stretch> of(String line) {
    if (line.indexOf('_') < 0) return List.of(new Stretch(line, 0));
    List<Stretch> stretches = new ArrayList<>();
    add(stretches, line, 0);
    return stretches;
  }

  private static void add(List<Stretch> stretches, String line, int level) {
    int from = 0;
    for (int bar = line.indexOf('_'); bar >= 0; bar = line.indexOf('_', bar + 1)) {
      int end = end(line, bar + 1);
      if (bar < from || end < 0 || !bears(line, bar) && !isNumbered(line, bar, end)) continue;
      boolean group = line.charAt(bar + 1) == '{';
      if (!group && !Scripts.isIndex(line.substring(bar + 1, end))) continue;
      if (bar > from) stretches.add(new Stretch(line.substring(from, bar), level));
      if (group) {
        add(stretches, line.substring(bar + 2, end - 1), level + 1);
      } else {
        stretches.add(new Stretch(line.substring(bar + 1, end).replace('_', ' '), level + 1));
      }
      boolean marked = end < line.length() && line.charAt(end) == Messages.END_OF_NAME;
      from = marked ? end + 1 : end;
    }
    if (from < line.length()) stretches.add(new Stretch(line.substring(from), level));
  }

  /// Where what is lowered ends; -1 where nothing is.
  private static int end(String line, int start) {
    if (start < line.length() && line.charAt(start) == '{') {
      int depth = 0;
      for (int i = start; i < line.length(); i++) {
        if (line.charAt(i) == '{') depth++;
        if (line.charAt(i) == '}' && --depth == 0) return i > start + 1 ? i + 1 : -1;
      }
      return -1;
    }
    int end = start;
    while (end < line.length() && (isWord(line, end) || line.charAt(end) == '_' && end > start)) {
      if (end > start && isParticle(line, end)) break;
      end++;
    }
    while (end > start && line.charAt(end - 1) == '_') {
      end--;
    }
    return end > start ? end : -1;
  }

  /// Whether Hangul begins behind other letters: in L_data의 it is no more of the name.
  private static boolean isParticle(String line, int at) {
    return isHangul(line.charAt(at))
        && !isHangul(line.charAt(at - 1))
        && line.charAt(at - 1) != '_';
  }

  private static boolean isHangul(char c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL;
  }

  private static boolean isWord(String line, int at) {
    int type = Character.getType(line.charAt(at));
    // ᵀ and its like are raised already.
    return Character.isLetterOrDigit(line.charAt(at)) && type != Character.MODIFIER_LETTER;
  }

  /// Whether something may be lowered behind what ends here: one letter alone, a sign or a bracket.
  private static boolean bears(String line, int bar) {
    int at = bar - 1;
    while (at > 0 && Character.getType(line.charAt(at)) == Character.NON_SPACING_MARK) {
      at--;
    }
    if (at < 0) return false;
    char base = line.charAt(at);
    if (!Character.isLetterOrDigit(base)) return "∑])}|‖⁾".indexOf(base) >= 0;
    boolean alone =
        at == 0 || !Character.isLetterOrDigit(line.charAt(at - 1)) && line.charAt(at - 1) != '_';
    return Character.isLetter(base) && alone;
  }

  /// Whether a word with a number behind it ends here: h1 is lowered in net_h1 and 2 in loss_2, but
  /// nothing in loss_of_all.
  private static boolean isNumbered(String line, int bar, int end) {
    int from = bar;
    while (from > 0 && Character.isLetter(line.charAt(from - 1))) {
      from--;
    }
    boolean begins = from == 0 || !isWord(line, from - 1) && line.charAt(from - 1) != '_';
    boolean ends = end == line.length() || line.charAt(end) != '_';
    return begins && ends && NUMBERED.matcher(line.substring(from, end)).matches();
  }

  /// Where letters stand.
  public enum Baseline {
    LINE,
    LOWERED,
    RAISED
  }

  /// Letters of one level in their face.
  ///
  /// @param drop how far they stand below the line
  /// @param above whether they begin above the lowered ones right before them, as in w₁₁⁽¹⁾
  public record Placed(String text, Baseline level, TextStyle face, double drop, boolean above) {
    private Placed apart(double far, boolean nowAbove) {
      return new Placed(text, level, face, drop + far, nowAbove);
    }

    private Placed saying(String other) {
      return new Placed(other, level, face, drop, above);
    }

    private boolean looksAs(Placed other) {
      return other.saying(text).equals(this);
    }
  }

  /// The letters of a line by their levels, in order. A mark above an index and the index stand
  /// farther from each other than each would alone.
  public static List<Placed> placed(String line, TextStyle style) {
    return placed(line, style, style.serif());
  }

  /// The same in a picture, where the figures of every index are those of numbers: one face has far
  /// smaller ones for w₁ than what is lowered in L_data.
  static List<Placed> drawn(String line, TextStyle style) {
    return placed(line, style, true);
  }

  private static List<Placed> placed(String line, TextStyle style, boolean figures) {
    List<Placed> placed = new ArrayList<>();
    for (Stretch stretch : of(line)) {
      stretch.place(placed, style, figures);
    }
    int lowered = 0;
    for (int i = 0; i < placed.size(); i++) {
      boolean above = placed.get(i).level == Baseline.RAISED && lowered > 0;
      if (above) {
        placed.set(i, placed.get(i).apart(-RAISE * style.size(), true));
        for (int k = i - lowered; k < i; k++) {
          placed.set(k, placed.get(k).apart(SINK * style.size(), false));
        }
      }
      lowered = placed.get(i).level == Baseline.LOWERED ? lowered + 1 : 0;
    }
    return placed;
  }

  /// Where each begins from the line's start on, and at last where the line ends: a mark above an
  /// index begins with it.
  ///
  /// @param widths of the letters of each
  public static double[] starts(List<Placed> placed, double[] widths) {
    double[] starts = new double[placed.size() + 1];
    double pen = 0;
    double lowered = 0;
    boolean afterIndex = false;
    for (int i = 0; i < placed.size(); i++) {
      Placed letters = placed.get(i);
      starts[i] = letters.above() ? lowered : pen;
      boolean index = letters.level() == Baseline.LOWERED;
      if (index && !afterIndex) lowered = pen;
      afterIndex = index;
      pen = Math.max(pen, starts[i] + widths[i]);
    }
    starts[placed.size()] = pen;
    return starts;
  }

  /// The same with each word in which a mark stands above an index by itself; what stands between
  /// such words, blanks too, is kept together.
  public static List<List<Placed>> words(List<Placed> placed) {
    List<List<Placed>> words = new ArrayList<>();
    List<Placed> word = new ArrayList<>();
    List<Placed> between = new ArrayList<>();
    for (Placed letters : placed) {
      for (String part : BESIDE_BLANKS.split(letters.text)) {
        if (!part.isBlank()) {
          word.add(letters.saying(part));
          continue;
        }
        end(word, between, words);
        join(between, letters.saying(part));
      }
    }
    end(word, between, words);
    if (!between.isEmpty()) words.add(between);
    return words;
  }

  private static void end(List<Placed> word, List<Placed> between, List<List<Placed>> words) {
    if (word.stream().anyMatch(Placed::above)) {
      if (!between.isEmpty()) words.add(List.copyOf(between));
      between.clear();
      words.add(List.copyOf(word));
    } else {
      word.forEach(letters -> join(between, letters));
    }
    word.clear();
  }

  private static void join(List<Placed> line, Placed letters) {
    if (!line.isEmpty() && line.getLast().looksAs(letters)) {
      line.add(letters.saying(line.removeLast().text + letters.text));
    } else {
      line.add(letters);
    }
  }

  private void place(List<Placed> placed, TextStyle style, boolean figures) {
    double drop = drop(style.size());
    int start = 0;
    for (int i = 1; i <= text.length(); i++) {
      Baseline here = level(start);
      boolean index = figures && isIndexFigure(start);
      TextStyle face = face(style, start, index);
      boolean same =
          i < text.length()
              && level(i) == here
              && face(style, i, figures && isIndexFigure(i)).equals(face);
      if (same) continue;
      String part = text.substring(start, i);
      placed.add(index ? lowered(part, face, style) : new Placed(part, here, face, drop, false));
      start = i;
    }
  }

  private boolean isIndexFigure(int at) {
    return level == 0 && INDEX_FIGURES.indexOf(text.charAt(at)) >= 0;
  }

  /// The figures of an index as those of numbers, smaller and lowered.
  private static Placed lowered(String part, TextStyle face, TextStyle line) {
    StringBuilder plain = new StringBuilder();
    part.chars().forEach(c -> plain.append(Scripts.plainOfLowered((char) c)));
    double drop = LOWER * line.size();
    return new Placed(plain.toString(), Baseline.LOWERED, face, drop, false);
  }

  private Baseline level(int at) {
    if (level > 0 || Scripts.isLowered(text.charAt(at))) return Baseline.LOWERED;
    return Scripts.isRaised(text.charAt(at)) ? Baseline.RAISED : Baseline.LINE;
  }

  /// How a letter is set in a line of a style: in formulas words, figures and signs upright, the
  /// figures of an index as those of numbers; only what stands on the line bold.
  private TextStyle face(TextStyle line, int at, boolean index) {
    if (level > 0) {
      TextStyle upright = line.serif() && isWord() ? line.upright() : line;
      return upright.light().sized(size(line.size()));
    }
    if (index) {
      double size = SMALLER * line.size();
      return line.serif() ? TextStyle.plain(size) : line.light().sized(size);
    }
    if (!line.serif()) return line;
    return isUpright(at) ? line.upright() : line;
  }

  private boolean isUpright(int at) {
    if (!isOfName(at)) return SIGNS.indexOf(text.charAt(at)) >= 0;
    int from = at;
    while (from > 0 && isOfName(from - 1)) {
      from--;
    }
    int end = at + 1;
    while (end < text.length() && isOfName(end)) {
      end++;
    }
    String name = text.substring(from, end);
    return WORD.matcher(name).find() || name.chars().allMatch(Character::isDigit);
  }

  private boolean isOfName(int at) {
    char c = text.charAt(at);
    return Character.isLetterOrDigit(c)
        || c == '_'
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Scripts.isLowered(c)
        || Scripts.isRaised(c);
  }

  /// Whether it is a word rather than a letter with an index: words stand upright in formulas.
  boolean isWord() {
    if (level > 0) return INDEX_WORD.matcher(text).matches();
    return WORD.matcher(text).find();
  }

  /// The size of its letters where those on the line have this one.
  public double size(double usual) {
    return usual * Math.pow(SMALLER, level);
  }

  /// How far it stands below the line whose letters have this size.
  public double drop(double usual) {
    double drop = 0;
    for (int i = 0; i < level; i++) {
      drop += LOWER * usual * Math.pow(SMALLER, i);
    }
    return drop;
  }
}
