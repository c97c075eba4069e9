package gradus.diagram;

import gradus.diagram.path.Wires;
import gradus.lang.Scripts;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.picture.Lettering;
import gradus.picture.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Symbols side by side, among them derivatives as fractions: `∂L/∂z · ∂z/∂x`, as the lecture
/// writes them at a gate (CS231n, lecture 4).
record Ratios(List<Quotient> quotients, TextStyle style) implements Block {
  private static final double GAP = 4;
  private static final double AROUND_BAR = 3;

  /// A name with its accents and lowered marks; raised figures are a power.
  private static final Pattern WORD = Pattern.compile("[\\p{L}&&[^ᵀ]][\\p{L}\\p{M}₀-₉⁽⁾&&[^ᵀ]]*");

  /// What a gate is called; vectors and matrices have bold names.
  record Called(String text, boolean bold) {}

  /// What stands over or under a bar, or without one: `∂` and a name, a name, a sign, a rule.
  ///
  /// @param letters by their weight
  record Half(List<Called> letters) {
    static final Half NONE = new Half(List.of());

    static Half partial(Called name) {
      return name.bold
          ? new Half(List.of(new Called("∂", false), name))
          : new Half(List.of(new Called("∂" + name.text, false)));
    }

    boolean isEmpty() {
      return letters.isEmpty();
    }
  }

  /// A fraction, or with nothing under the bar a sign or name.
  record Quotient(Half over, Half under) {
    static Quotient of(Called name) {
      return new Quotient(new Half(List.of(name)), Half.NONE);
    }

    boolean isFraction() {
      return !under.isEmpty();
    }
  }

  Ratios {
    quotients = List.copyOf(quotients);
  }

  /// A name or a sign.
  static Ratios word(String text, TextStyle style) {
    return word(new Called(text, false), style);
  }

  /// The name of a gate.
  static Ratios word(Called name, TextStyle style) {
    return new Ratios(List.of(Quotient.of(name)), style);
  }

  /// A line of a few letters in which some names are bold: those of vectors and matrices as a
  /// whole.
  static Ratios rule(String text, Set<String> bold, TextStyle style) {
    List<Called> letters = new ArrayList<>();
    int from = 0;
    for (MatchResult word : WORD.matcher(text).results().toList()) {
      boolean entry = text.startsWith("_", word.end()) || isBracketed(text, word);
      if (entry || !bold.contains(word.group())) continue;
      if (word.start() > from) letters.add(new Called(text.substring(from, word.start()), false));
      letters.add(new Called(word.group(), true));
      from = word.end();
    }
    if (from < text.length()) letters.add(new Called(text.substring(from), false));
    return new Ratios(List.of(new Quotient(new Half(letters), Half.NONE)), style);
  }

  /// (W₁)_ij is an entry as W_ij is; softmax(a)_i is one of the function of all.
  private static boolean isBracketed(String text, MatchResult word) {
    int bracket = word.start() - 1;
    boolean alone =
        bracket >= 0
            && text.charAt(bracket) == '('
            && (bracket == 0 || !Character.isLetter(text.charAt(bracket - 1)));
    return alone && text.startsWith(")_", word.end());
  }

  /// ∂of/∂by, each by its typeset name.
  static Ratios partial(Called of, Called by, TextStyle style) {
    return new Ratios(List.of(new Quotient(Half.partial(of), Half.partial(by))), style);
  }

  /// The same through one operand alone, counted from 1.
  Ratios through(int operand) {
    Quotient bar = sign("|" + Scripts.lowered(Integer.toString(operand)));
    return new Ratios(Stream.concat(quotients.stream(), Stream.of(bar)).toList(), style);
  }

  /// This, a sign, and that.
  Ratios then(String sign, Ratios next) {
    Stream<Quotient> all =
        Stream.concat(
            quotients.stream(), Stream.concat(Stream.of(sign(sign)), next.quotients.stream()));
    return new Ratios(all.toList(), style);
  }

  private static Quotient sign(String text) {
    return Quotient.of(new Called(text, false));
  }

  private double width(Quotient each) {
    double over = width(each.over);
    return each.isFraction() ? Math.max(over, width(each.under)) + 2 : over;
  }

  private double width(Half part) {
    return part.letters.stream().mapToDouble(this::width).sum();
  }

  private double width(Called letters) {
    return Lettering.width(letters.text, weighted(letters));
  }

  private TextStyle weighted(Called letters) {
    return letters.bold ? style.inBold() : style;
  }

  @Override
  public double width() {
    return quotients.stream().mapToDouble(this::width).sum() + GAP * (quotients.size() - 1);
  }

  /// From the top of a capital to the line it stands on.
  private double letter() {
    return Math.ceil(Lettering.ascent(style));
  }

  /// Room for what hangs below the line.
  private double tail() {
    return Math.ceil(0.25 * style.size());
  }

  @Override
  public double height() {
    boolean tall = quotients.stream().anyMatch(Quotient::isFraction);
    return tall ? 2 * (letter() + tail()) + AROUND_BAR : letter();
  }

  @Override
  public void draw(List<Figure> out, double x, double y, Ink role) {
    Ink ink = role == Ink.GRADIENT ? Ink.DERIVATIVE : role;
    boolean tall = quotients.stream().anyMatch(Quotient::isFraction);
    double bar = y + letter() + tail();
    double left = x;
    for (Quotient each : quotients) {
      double middle = left + width(each) / 2;
      if (each.isFraction()) {
        write(out, middle, bar - tail(), each.over, ink);
        out.add(Wires.line(ink, 1, left, bar, left + width(each), bar));
        write(out, middle, bar + AROUND_BAR + letter(), each.under, ink);
      } else {
        double low =
            each.over.letters.stream()
                .mapToDouble(l -> Lettering.drop(l.text, weighted(l)))
                .max()
                .orElse(0);
        write(out, middle, tall ? bar + low : y + letter(), each.over, ink);
      }
      left += width(each) + GAP;
    }
  }

  private void write(List<Figure> out, double middle, double baseline, Half part, Ink ink) {
    double left = middle - width(part) / 2;
    for (Called letters : part.letters) {
      double half = width(letters) / 2;
      out.add(
          new Figure.Text(
              left + half, baseline, letters.text, weighted(letters), ink, Figure.Anchor.CENTRE));
      left += 2 * half;
    }
  }
}
