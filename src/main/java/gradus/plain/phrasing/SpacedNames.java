package gradus.plain.phrasing;

import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Names of several words, `사과 개수 = 2`: where one stands on the left of an equals sign, its words
/// are one name everywhere.
final class SpacedNames {
  /// Most words of a name.
  static final int MOST_WORDS = 6;

  /// Most names of several words.
  private static final int MOST = 50;

  private final String text;
  private final Set<String> functions;
  private final Set<String> defined;

  /// The words of each name, by the first of them.
  private final Map<String, List<List<String>>> phrases = new HashMap<>();

  SpacedNames(String text, Set<String> functions, Set<String> defined) {
    this.text = text;
    this.functions = functions;
    this.defined = defined;
  }

  boolean isEmpty() {
    return phrases.isEmpty();
  }

  /// Words before an equals sign as one name; null where none begins.
  Token named(List<Token> in, int start, int end) {
    int i = start;
    while (i < end && in.get(i).kind() == TokenKind.NAME) {
      i++;
    }
    int count = i - start;
    if (count < 2 || count > MOST_WORDS || kind(in, i) != TokenKind.EQUALS) return null;
    if (phrases.values().stream().mapToInt(List::size).sum() >= MOST) return null;
    List<String> words = in.subList(start, i).stream().map(Token::text).toList();
    // `mean error` is a name, `log x` is none
    boolean known =
        words.stream()
            .allMatch(w -> defined.contains(w) || functions.contains(w) || isLetter(w, words));
    if (known) return null;
    if (isDescribed(in, start, i)) return described(in.subList(start, i));
    phrases.computeIfAbsent(words.getFirst(), w -> new ArrayList<>()).add(words);
    return one(in.subList(start, i));
  }

  /// Whether words of Korean lead to a letter, `질량 m = 3`: it is the name, and no other place
  /// speaks of the words.
  private boolean isDescribed(List<Token> in, int start, int end) {
    String letter = in.get(end - 1).text();
    boolean single = letter.codePointCount(0, letter.length()) == 1 && !isHangul(letter);
    if (!single || !in.subList(start, end - 1).stream().allMatch(t -> isHangul(t.text()))) {
      return false;
    }
    List<String> words = in.subList(start, end).stream().map(Token::text).toList();
    int places = 0;
    int given = 0;
    for (int i = 0; i < in.size(); i++) {
      if (stands(words, in, i)) places++;
      boolean equals = kind(in, i + 1) == TokenKind.EQUALS;
      if (equals && letter.equals(in.get(i).text())) given++;
    }
    return places == 1 && given == 1;
  }

  /// Whether a word is a letter as formulas have them; beside others a syllable of Hangul is none.
  private static boolean isLetter(String word, List<String> words) {
    return word.length() == 1 && !words.stream().allMatch(SpacedNames::isHangul);
  }

  private static boolean isHangul(String word) {
    return word.codePoints()
        .allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL);
  }

  private Token described(List<Token> words) {
    Token letter = words.getLast();
    Span span = words.getFirst().span().union(words.get(words.size() - 2).span());
    String shown = Token.shown(text, span.start(), span.end());
    Problem told = Problem.notice(span, "notice.words", shown);
    defined.add(letter.text());
    return new Token(TokenKind.NAME, letter.start(), letter.end(), letter.text(), told);
  }

  private static Token one(List<Token> words) {
    String name = String.join("_", words.stream().map(Token::text).toList());
    return new Token(TokenKind.NAME, words.getFirst().start(), words.getLast().end(), name, null);
  }

  /// Every name of several words as one token.
  List<Token> joined(List<Token> in) {
    List<Token> all = new ArrayList<>();
    int i = 0;
    while (i < in.size()) {
      List<String> longest = List.of();
      if (kind(in, i) == TokenKind.NAME) {
        for (List<String> words : phrases.getOrDefault(in.get(i).text(), List.of())) {
          if (words.size() > longest.size() && stands(words, in, i)) longest = words;
        }
      }
      List<String> whole = longest.isEmpty() ? lastOf(in, i) : List.of();
      all.add(
          !longest.isEmpty()
              ? one(in.subList(i, i + longest.size()))
              : whole.isEmpty() ? in.get(i) : part(in.get(i), String.join(" ", whole)));
      i += Math.max(1, longest.size());
    }
    return all;
  }

  private static TokenKind kind(List<Token> in, int i) {
    return i < in.size() ? in.get(i).kind() : TokenKind.END;
  }

  private static boolean stands(List<String> words, List<Token> in, int from) {
    for (int k = 0; k < words.size(); k++) {
      boolean word = kind(in, from + k) == TokenKind.NAME;
      if (!word || !in.get(from + k).text().equals(words.get(k))) return false;
    }
    return true;
  }

  /// The name of several words whose last one stands here alone and has no value of its own; empty
  /// when there is none.
  private List<String> lastOf(List<Token> in, int i) {
    if (kind(in, i) != TokenKind.NAME || defined.contains(in.get(i).text())) return List.of();
    if (kind(in, i + 1) == TokenKind.OPEN || functions.contains(in.get(i).text())) return List.of();
    for (List<List<String>> named : phrases.values()) {
      for (List<String> words : named) {
        if (words.getLast().equals(in.get(i).text())) return words;
      }
    }
    return List.of();
  }

  private Token part(Token name, String whole) {
    boolean number = name.start() > 0 && Character.isDigit(text.charAt(name.start() - 1));
    Problem problem =
        Problem.error(name.span(), "syntax.words", name.shown(text), whole)
            .withFix(number ? " " + whole : whole);
    return new Token(TokenKind.BAD, name.start(), name.end(), null, problem);
  }
}
