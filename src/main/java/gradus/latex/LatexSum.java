package gradus.latex;

import gradus.latex.LatexScripts.Indexed;
import gradus.plain.Token;
import gradus.plain.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `\sum_{i=1}^n x_i^2`: over the entries of vectors, `sum(x^2)`, or written out where the terms
/// have names of their own (w₁x₁ + w₂x₂).
final class LatexSum {
  private static final Pattern RANGE = Pattern.compile("(\\p{L})=(\\d+)");
  private static final Pattern LETTERS = Pattern.compile("(\\p{L}(?:,?\\p{L})*)(?:[=∈].*)?");
  private static final Pattern EXCEPT =
      Pattern.compile("(\\p{L})≠(\\p{L}[\\p{L}\\p{N}]*(?:_[\\p{L}\\p{N}]+)?)");
  private static final int MOST_TERMS = 1_000;

  private final LatexReader reader;

  private record Limits(String lower, String upper) {}

  LatexSum(LatexReader reader) {
    this.reader = reader;
  }

  void read(LatexWord word) {
    boolean product = word.isCommand("prod");
    Limits limits = limits();
    Matcher except = EXCEPT.matcher(limits.lower());
    Matcher range = RANGE.matcher(limits.lower());
    if (except.matches() && !product) {
      except(word, except.group(1), except.group(2));
    } else if (range.matches() && limits.upper().matches("\\d{1,9}")) {
      int first = Integer.parseInt(cut(range.group(2)));
      range(word, range.group(1), first, Integer.parseInt(limits.upper()), product);
    } else {
      entries(word, limits.lower(), product ? "prod" : "sum");
    }
  }

  private static String cut(String digits) {
    return digits.length() > 9 ? digits.substring(0, 9) : digits;
  }

  /// A sum after `1/n`; false, and nothing read, when it does not run to n.
  boolean mean(LatexWord word, String count) {
    int from = reader.at();
    Limits limits = limits();
    boolean other = !limits.upper().isEmpty() && !limits.upper().equals(count);
    if (other || EXCEPT.matcher(limits.lower()).matches()) {
      reader.go(from);
      return false;
    }
    entries(word, limits.lower(), "mean");
    return true;
  }

  private Limits limits() {
    String lower = "";
    String upper = "";
    reader.skipSpace();
    while (reader.word().isSign("_") || reader.word().isSign("^")) {
      boolean below = reader.word().isSign("_");
      reader.go(reader.at() + 1);
      String flat = reader.scripts().flat();
      lower = below ? flat : lower;
      upper = below ? upper : flat;
      reader.skipSpace();
    }
    return new Limits(lower, upper);
  }

  private Map<String, Object> bound() {
    return reader.scripts().bound();
  }

  private List<Token> body() {
    return reader.apart(() -> new LatexTerm(reader).product());
  }

  private List<Token> body(String letter, Object meaning) {
    Object before = bound().put(letter, meaning);
    List<Token> body = body();
    if (before == null) {
      bound().remove(letter);
    } else {
      bound().put(letter, before);
    }
    return body;
  }

  /// Over all entries; sums within sums are one.
  private void entries(LatexWord word, String lower, String function) {
    List<String> letters = new ArrayList<>();
    addLetters(lower, letters);
    while (function.equals("sum") && reader.word().isCommand("sum")) {
      int from = reader.at();
      reader.go(from + 1);
      Limits inner = limits();
      if (EXCEPT.matcher(inner.lower()).matches()) {
        reader.go(from);
        break;
      }
      addLetters(inner.lower(), letters);
    }
    letters.removeIf(bound()::containsKey);
    letters.forEach(letter -> bound().put(letter, LatexScripts.ENTRIES));
    List<Token> body = body();
    letters.forEach(bound()::remove);
    emitEntries(word, function, body, letters);
  }

  private static void addLetters(String lower, List<String> letters) {
    Matcher matcher = LETTERS.matcher(lower);
    if (matcher.matches()) {
      matcher
          .group(1)
          .codePoints()
          .filter(Character::isLetter)
          .distinct()
          .mapToObj(Character::toString)
          .forEach(letters::add);
    }
  }

  private void emitEntries(
      LatexWord word, String function, List<Token> body, List<String> letters) {
    if (function.equals("sum") && new Contraction(reader, letters).emit(body)) return;
    call(word, function, entrywise(body));
  }

  private void call(LatexWord word, String function, List<Token> body) {
    reader.name(function, word.start(), word.end());
    reader.emit(TokenKind.OPEN, word.end(), word.end());
    reader.out().addAll(body);
    reader.emit(TokenKind.CLOSE, reader.end(), reader.end());
  }

  /// With a star for each product between entries: there the blackboard's product would be a dot
  /// product. Inside `(Wx)_i` it stays.
  private List<Token> entrywise(List<Token> body) {
    boolean[] inner = inner(body);
    List<Token> result = new ArrayList<>(body.size() + 4);
    for (int i = 0; i < body.size(); i++) {
      Token token = body.get(i);
      Token before = i == 0 ? null : body.get(i - 1);
      boolean adjacent =
          before != null
              && before.kind().endsOperand()
              && token.kind().startsOperand()
              && token.kind() != TokenKind.OPEN_SQUARE
              && !(token.kind() == TokenKind.OPEN
                  && before.kind() == TokenKind.NAME
                  && (!reader.scripts().isRunning(before) || isList(body, i)));
      if (adjacent && !inner[i]) {
        result.add(new Token(TokenKind.STAR, token.start(), token.start()));
      }
      boolean sign = token.kind() == TokenKind.DOT || token.kind() == TokenKind.CROSS;
      result.add(sign && !inner[i] ? token.as(TokenKind.STAR) : token);
    }
    return result;
  }

  /// Whether a bracket holds several things, as only a function's does.
  private static boolean isList(List<Token> body, int open) {
    int level = 0;
    for (int i = open; i < body.size(); i++) {
      switch (body.get(i).kind()) {
        case OPEN, OPEN_SQUARE -> level++;
        case CLOSE, CLOSE_SQUARE -> level--;
        case COMMA -> {
          if (level == 1) return true;
        }
        default -> {}
      }
      if (level == 0) return false;
    }
    return false;
  }

  /// Which tokens stand inside brackets whose entries are taken.
  private boolean[] inner(List<Token> body) {
    boolean[] inner = new boolean[body.size()];
    int level = 0;
    for (int i = body.size() - 1; i >= 0; i--) {
      Token token = body.get(i);
      boolean closes = token.kind() == TokenKind.CLOSE || token.kind() == TokenKind.CLOSE_SQUARE;
      boolean opens = token.kind() == TokenKind.OPEN || token.kind() == TokenKind.OPEN_SQUARE;
      if (closes && (level > 0 || reader.scripts().closesEntries(token))) level++;
      inner[i] = level > 0;
      if (opens && level > 0) level--;
    }
    return inner;
  }

  /// From a number to a number: written out, unless the text has the vectors.
  private void range(LatexWord word, String letter, int first, int last, boolean product) {
    int from = reader.at();
    List<Token> vectors = new ArrayList<>();
    reader.probe(1);
    Set<String> stems =
        reader.scripts().stems(() -> vectors.addAll(body(letter, LatexScripts.ENTRIES)));
    reader.probe(-1);
    boolean vector = stems.stream().anyMatch(s -> s.equals("(") || reader.names().isDefined(s));
    if (vector && !reader.isDry()) {
      // the sums inside were only looked at
      reader.go(from);
      vectors.clear();
      vectors.addAll(body(letter, LatexScripts.ENTRIES));
    }
    if (vector || reader.isDry()) {
      emitEntries(word, product ? "prod" : "sum", vectors, List.of(letter));
      return;
    }
    if (last < first || last - first >= MOST_TERMS || !reader.spend(vectors.size())) {
      reader.bad(word, "latex.sum.range", MOST_TERMS);
      return;
    }
    int after = reader.at();
    reader.emit(TokenKind.OPEN, word.start(), word.start());
    for (int i = first; i <= last; i++) {
      if (i > first) reader.emit(product ? TokenKind.STAR : TokenKind.PLUS, word);
      reader.go(from);
      List<Token> term = body(letter, i);
      if (!reader.spend(term.size())) {
        reader.bad(word, "latex.sum.range", MOST_TERMS);
        break;
      }
      reader.emit(TokenKind.OPEN, word.start(), word.start());
      reader.out().addAll(term);
      reader.emit(TokenKind.CLOSE, reader.end(), reader.end());
    }
    reader.go(after);
    reader.emit(TokenKind.CLOSE, reader.end(), reader.end());
  }

  /// Over all entries but one: the multiclass hinge loss, or all of them less that one.
  private void except(LatexWord word, String letter, String index) {
    int from = reader.at();
    Object kept = bound().put("≠", index);
    List<Token> body = body(letter, LatexScripts.ENTRIES);
    if (kept == null) {
      bound().remove("≠");
    } else {
      bound().put("≠", kept);
    }
    int after = reader.at();
    Token scores = hingeScores(body);
    String label = reader.scripts().entryName(index);
    if (scores != null) {
      reader.name("hinge", word.start(), word.end());
      reader.emit(TokenKind.OPEN, word.end(), word.end());
      reader.out().add(scores);
      reader.emit(TokenKind.COMMA, word.end(), word.end());
      reader.name(label, word.start(), word.end());
      reader.emit(TokenKind.CLOSE, reader.end(), reader.end());
      return;
    }
    reader.emit(TokenKind.OPEN, word.start(), word.start());
    call(word, "sum", entrywise(body));
    if (!reader.isDry() && reader.spend(body.size() + 1)) {
      reader.go(from);
      bound().put("≠", index);
      List<Token> one = body(letter, label);
      bound().remove("≠");
      reader.emit(TokenKind.MINUS, word);
      reader.emit(TokenKind.OPEN, word.start(), word.start());
      reader.out().addAll(one);
      reader.emit(TokenKind.CLOSE, reader.end(), reader.end());
    }
    reader.go(after);
    reader.emit(TokenKind.CLOSE, reader.end(), reader.end());
  }

  /// The s of `max(0, s − s[y] + 1)`; null when the body is another.
  private static Token hingeScores(List<Token> body) {
    StringBuilder form = new StringBuilder();
    for (Token token : body) {
      form.append(token.kind() == TokenKind.NUMBER ? token.text() : token.kind().name())
          .append(' ');
    }
    boolean hinge =
        form.toString()
            .equals(
                "NAME OPEN 0 COMMA NAME MINUS NAME OPEN_SQUARE NAME CLOSE_SQUARE PLUS 1 CLOSE ");
    if (!hinge || !body.get(0).text().equals("max")) return null;
    Token scores = body.get(4);
    return scores.text().equals(body.get(6).text()) ? scores : null;
  }

  /// Sums of two factors that are products in matrix form: Σᵢ wᵢxᵢ is w·x, and Σⱼ Wᵢⱼxⱼ is the i-th
  /// entry of W·x.
  private static final class Contraction {
    private final LatexReader reader;
    private final List<String> letters;

    Contraction(LatexReader reader, List<String> letters) {
      this.reader = reader;
      this.letters = letters;
    }

    /// Writes the product; false, and nothing written, when the body has another form.
    boolean emit(List<Token> body) {
      boolean signed =
          body.size() == 3
              && (body.get(1).kind() == TokenKind.DOT
                  || body.get(1).kind() == TokenKind.STAR
                  || body.get(1).kind() == TokenKind.CROSS);
      if (letters.size() != 1 || !(body.size() == 2 || signed)) return false;
      Token first = body.getFirst();
      Token last = body.getLast();
      Indexed a = reader.scripts().indexed(first);
      Indexed b = reader.scripts().indexed(last);
      if (a == null || b == null) return false;
      String running = letters.getFirst();
      String left = a.index().replace(",", "");
      String right = b.index().replace(",", "");
      if (left.equals(running) && right.equals(running)) {
        product(first, false, last, "");
      } else if (left.length() == 2 && left.contains(running) && right.equals(running)) {
        product(first, left.startsWith(running), last, left.replace(running, ""));
      } else if (right.length() == 2 && right.contains(running) && left.equals(running)) {
        product(last, right.startsWith(running), first, right.replace(running, ""));
      } else {
        return false;
      }
      return true;
    }

    private void product(Token first, boolean transposed, Token second, String free) {
      reader.emit(TokenKind.OPEN, first.start(), first.start());
      reader.out().add(first);
      if (transposed) reader.emit(TokenKind.PRIME, first.end(), first.end());
      reader.emit(TokenKind.DOT, first.end(), first.end());
      reader.out().add(second);
      reader.emit(TokenKind.CLOSE, second.end(), Math.max(second.end(), reader.end()));
      reader.scripts().protect(reader.out().getLast());
      if (!free.isEmpty()) reader.lines().free(reader.out().getLast(), free);
    }
  }
}
