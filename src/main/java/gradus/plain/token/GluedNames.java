package gradus.plain.token;

import gradus.lang.OtherFunctions;
import gradus.lang.Problem;
import gradus.lang.Reading;
import gradus.lang.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Words that nothing defines and that known names make up when a blank is put between them:
/// `xsinx` is x sin x, `xe^x` is x e^x, `λΣw²` is λ Σ w².
public final class GluedNames {
  /// Longer words are nobody's formula.
  private static final int LONGEST = 24;

  private static final String BIG = "ΣƩΠ";

  /// Letters that are variables to everybody, though nothing gives them a value yet.
  private static final Set<String> VARIABLES = Set.of("x", "y", "z", "θ");

  /// Words of English that a function and a letter would make.
  private static final Set<String> WORDS =
      Set.of("cost", "costs", "tank", "tang", "sink", "sins", "sint", "logs", "logo", "expo");

  private static final Set<String> INVERSES =
      Set.of("asin", "acos", "atan", "asinh", "acosh", "atanh");

  private static final int LONGEST_INVERSE = 5;

  private final String text;
  private final KnownNames names;
  private final List<Token> in;
  private final List<Token> out = new ArrayList<>();
  private boolean changed;

  /// How often `a` stands in the text; negative before that is known.
  private long stands = -1;

  private GluedNames(String text, List<Token> in, KnownNames names) {
    this.text = text;
    this.in = in;
    this.names = names;
  }

  /// The tokens with each such word as the names that it is made of.
  public static List<Token> apart(String text, List<Token> tokens, KnownNames names) {
    GluedNames glued = new GluedNames(text, tokens, names);
    for (int i = 0; i < tokens.size(); i++) {
      glued.token(i);
    }
    return glued.changed ? glued.out : tokens;
  }

  private void token(int i) {
    Token token = in.get(i);
    if (isInverse(token)) {
      String name = token.text();
      Problem other = OtherFunctions.problem(name, text, token.span(), false);
      String inverse =
          other == null || other.fix() == null
              ? "arc" + name.substring(1).toLowerCase(Locale.ROOT)
              : other.fix();
      String product = name.charAt(0) + " " + name.substring(1);
      Problem doubt = Problem.error(token.span(), "syntax.inverse", name, inverse, product);
      // what is no name stands for the whole call
      boolean called = inverse.chars().allMatch(Character::isLetter);
      Problem problem = called ? doubt.withEdits(product, inverse) : doubt.withFix(product);
      out.add(new Token(TokenKind.BAD, token.start(), token.end(), null, problem));
      changed = true;
      return;
    }
    if (isLostPower(i)) {
      Token name = in.get(i + 2);
      Span span = token.span().union(name.span());
      String power = "e^(-" + name.text() + ")";
      String written = token.text() + "-" + name.text();
      Problem problem =
          Problem.error(span, "syntax.power", written, power, "e - " + name.text())
              .withEdits(power, "e - " + name.text());
      out.add(new Token(TokenKind.BAD, token.start(), token.end(), null, problem));
      changed = true;
      return;
    }
    List<List<String>> ways = isOpen(token) ? ways(token.text(), i) : List.of();
    List<String> words = ways.isEmpty() && isOpen(token) ? words(token.text()) : List.of();
    if (!words.isEmpty()) {
      changed = true;
      String spaced = String.join(" ", words);
      Problem problem =
          Problem.error(token.span(), "syntax.glued", token.text(), spaced, token.text() + " = …");
      out.add(new Token(TokenKind.BAD, token.start(), token.end(), null, problem.withFix(spaced)));
      return;
    }
    if (ways.isEmpty()) {
      out.add(token);
      return;
    }
    changed = true;
    List<String> parts = ways.getFirst();
    String spaced = spaced(parts);
    Span span = token.span();
    if (ways.size() > 1 || WORDS.contains(token.text())) {
      String other = ways.size() > 1 ? spaced(ways.get(1)) : token.text() + " = …";
      Problem problem = Problem.error(span, "syntax.glued", token.text(), spaced, other);
      out.add(new Token(TokenKind.BAD, token.start(), token.end(), null, problem));
      return;
    }
    // what a big sign reaches over is told where that is found
    boolean big = BIG.contains(parts.getFirst());
    Problem told = big ? null : Reading.SPELLING.notice(span, spaced, token.text(), spaced);
    int at = token.start();
    for (String part : parts) {
      boolean number = Character.isDigit(part.charAt(0));
      TokenKind kind = number ? TokenKind.NUMBER : TokenKind.NAME;
      Problem problem = at == token.start() ? told : null;
      out.add(new Token(kind, at, at + part.length(), part, problem));
      at += part.length();
    }
  }

  /// Whether a power lost its place when it was copied: `1+e-x`, from a page that had −x raised.
  private boolean isLostPower(int i) {
    if (i + 2 >= in.size() || !"e".equals(in.get(i).text())) return false;
    boolean raised = i > 0 && in.get(i - 1).kind() == TokenKind.CARET;
    boolean tight =
        in.get(i).end() == in.get(i + 1).start() && in.get(i + 1).end() == in.get(i + 2).start();
    return !raised
        && tight
        && in.get(i).kind() == TokenKind.NAME
        && in.get(i + 1).kind() == TokenKind.MINUS
        && in.get(i + 2).kind() == TokenKind.NAME
        && !names.isNamed("e", names.parameters());
  }

  /// Whether a name may be an inverse function or a factor before a function: `A sin(t)` without
  /// its blank, where A has a value that is used nowhere else.
  private boolean isInverse(Token token) {
    if (token.kind() != TokenKind.NAME || token.problem() != null) return false;
    if (token.text().length() > LONGEST_INVERSE) return false;
    if (!INVERSES.contains(token.text().toLowerCase(Locale.ROOT))) return false;
    String factor = token.text().substring(0, 1);
    return names.isValue(factor, Set.of())
        && !names.isDefined(token.text())
        && (factor.equals("A") || isOnlyDefined());
  }

  /// Whether `a` stands where it gets its value and nowhere else.
  private boolean isOnlyDefined() {
    if (stands < 0) {
      stands = in.stream().filter(t -> t.kind() == TokenKind.NAME && "a".equals(t.text())).count();
    }
    return stands == 1;
  }

  private static String spaced(List<String> parts) {
    return String.join(" ", parts).replaceAll("(?<= )(\\d+) ", "$1");
  }

  /// Whether nothing is called by a name, and each of its letters stands in the text as it is.
  private boolean isOpen(Token token) {
    if (token.kind() != TokenKind.NAME || token.problem() != null) return false;
    String name = token.text();
    return name.length() > 1
        && name.length() <= LONGEST
        && name.length() == token.end() - token.start()
        && !names.isDefined(name)
        && !names.isFunction(name, Set.of())
        && !names.isDerived(name)
        && !names.isEntry(name, Set.of())
        && !OtherFunctions.isKnown(name);
  }

  private TokenKind kind(int i) {
    return in.get(Math.min(i, in.size() - 1)).kind();
  }

  /// The ways in which a word is made of names, a function or a big sign among them, or an e with a
  /// power.
  private List<List<String>> ways(String word, int i) {
    List<List<String>> all = new ArrayList<>(parts(word, i));
    List<String> letters = names.letters(word, names.parameters());
    if (!all.isEmpty() && !letters.isEmpty()) all.add(letters);
    return all;
  }

  /// The names, words among them, that a word is made of: `tau` and `x` for `taux`; empty where it
  /// is made of none, or of letters alone, which are a product.
  private List<String> words(String word) {
    List<List<String>> ends = new ArrayList<>();
    ends.add(new ArrayList<>());
    for (int end = 1; end <= word.length(); end++) {
      List<String> best = null;
      for (int from = 0; from < end; from++) {
        String part = word.substring(from, end);
        if (ends.get(from) == null || !names.isValue(part, Set.of())) continue;
        best = with(ends.get(from), part);
      }
      ends.add(best);
    }
    List<String> all = ends.getLast();
    boolean known = all != null && all.size() > 1 && names.letters(word, Set.of()).isEmpty();
    return known && all.stream().anyMatch(part -> part.length() > 1) ? all : List.of();
  }

  private static List<String> with(List<String> first, String last) {
    List<String> all = new ArrayList<>(first);
    all.add(last);
    return all;
  }

  private List<List<String>> parts(String word, int i) {
    List<List<String>> all = new ArrayList<>();
    int last = word.length() - 1;
    TokenKind next = kind(i + 1);
    boolean raised = next == TokenKind.CARET || next == TokenKind.SUPERSCRIPT;
    if (raised && word.charAt(last) == 'e' && !names.isNamed("e", names.parameters())) {
      String before = word.substring(0, last);
      if (isProduct(before)) all.add(List.of(before, "e"));
    }
    for (int from = 0; from <= last; from++) {
      String before = word.substring(0, from);
      if (!before.isEmpty() && !isProduct(before)) continue;
      for (int to = from + 1; to <= word.length(); to++) {
        String inner = word.substring(from, to);
        if (!isFunction(inner)) continue;
        for (List<String> rest : rests(word.substring(to), inner, i)) {
          List<String> way = new ArrayList<>();
          if (!before.isEmpty()) way.add(before);
          way.add(inner);
          way.addAll(rest);
          if (way.size() > 1) all.add(way);
        }
      }
    }
    return all;
  }

  private boolean isFunction(String word) {
    boolean big = word.length() == 1 && BIG.contains(word) && !names.isDefined(word);
    return big || names.isBare(word);
  }

  private boolean isProduct(String word) {
    if (word.isEmpty()) return false;
    boolean value = names.isValue(word, names.parameters());
    boolean entry = names.isEntry(word, Set.of());
    return value
        || entry
        || VARIABLES.contains(word)
        || !names.letters(word, names.parameters()).isEmpty();
  }

  /// What a function is applied to: nothing where a bracket or a power follows, else names.
  private List<List<String>> rests(String rest, String function, int i) {
    if (rest.isEmpty()) {
      TokenKind next = kind(i + 1);
      boolean more = next.startsOperand() || next == TokenKind.SUPERSCRIPT;
      return more || next == TokenKind.CARET ? List.of(List.of()) : List.of();
    }
    int digits = 0;
    while (digits < rest.length() && rest.charAt(digits) >= '0' && rest.charAt(digits) <= '9') {
      digits++;
    }
    // log2 and exp2 are functions of their own elsewhere
    boolean numbered = digits > 0 && !function.equals("log") && !function.equals("exp");
    if (digits > 0 && !numbered) return List.of();
    String number = rest.substring(0, digits);
    String after = rest.substring(digits);
    if (after.isEmpty()) {
      return kind(i + 1) == TokenKind.OPEN ? List.of() : List.of(List.of(number));
    }
    List<List<String>> all = new ArrayList<>();
    if (isProduct(after)) all.add(List.of(after));
    boolean base = BIG.contains(function) && after.equals("e") && kind(i + 1) == TokenKind.CARET;
    if (base) all.add(List.of(after));
    all.addAll(parts(after, i));
    if (digits > 0) all.replaceAll(way -> with(number, way));
    return all;
  }

  private static List<String> with(String first, List<String> rest) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return all;
  }
}
