package gradus.plain.phrasing;

import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.plain.python.PythonStatements;
import gradus.plain.token.KnownNames;
import gradus.plain.token.LastOperand;
import gradus.plain.token.RoundVector;
import gradus.plain.token.SentenceWords;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Puts in order how people phrase their statements: words between formulas, names of several
/// words, several names given values at once, `y = f(x) = …`; those of Python are refused.
public final class Phrasing {
  /// Words before a colon that are a label.
  private static final int MOST_LABEL = 8;

  private final String text;
  private final Set<String> functions;
  private final Set<String> defined = new HashSet<>();

  /// The names in headers, and the words of names of several words.
  private final Set<String> parts = new HashSet<>();

  private final List<Token> out = new ArrayList<>();
  private final List<Token> in;
  private final ChainedEquals chains;
  private final SentenceEnds ends;
  private final SpacedNames spaced;
  private final SharedEquals shared;
  private final PythonStatements python;
  private final StrayWords stray;

  private Phrasing(String text, List<Token> in, Set<String> functions) {
    this.text = text;
    this.in = in;
    this.functions = functions;
    for (int i = 0; i + 1 < in.size(); i++) {
      boolean name = in.get(i).kind() == TokenKind.NAME;
      boolean first = i == 0 || in.get(i - 1).kind().endsStatement() || starts(in.get(i - 1));
      if (!name || !first) continue;
      int header = KnownNames.headerEnd(in, i);
      if (kind(i + 1) == TokenKind.EQUALS || header > 0) defined.add(in.get(i).text());
      int last = Math.max(header, wordsEnd(i));
      for (int k = i; k < last; k++) {
        if (kind(k) == TokenKind.NAME) parts.add(in.get(k).text());
      }
    }
    chains = new ChainedEquals(in, out, functions, defined);
    ends = new SentenceEnds(text, in, defined);
    spaced = new SpacedNames(text, functions, defined);
    shared = new SharedEquals(text, in, out);
    python = new PythonStatements(text, in, defined);
    stray = new StrayWords(text, in, defined);
  }

  private static boolean starts(Token before) {
    return isWord(before) || before.kind() == TokenKind.OPEN_BLOCK;
  }

  private static boolean isWord(Token token) {
    return token.kind() == TokenKind.NAME
        && (SentenceWords.isConnecting(token.text()) || SentenceWords.isFilling(token.text()));
  }

  /// Where the words of a name are over that begins here and is given a value; -1 where none does.
  private int wordsEnd(int start) {
    if (isWord(in.get(start))) return -1;
    int end = start;
    while (kind(end) == TokenKind.NAME && end <= start + SpacedNames.MOST_WORDS) {
      end++;
    }
    return kind(end) == TokenKind.EQUALS && end > start + 1 ? end : -1;
  }

  /// The tokens as if every statement had been written in the language's own way.
  public static List<Token> ordered(String text, List<Token> tokens, Set<String> functions) {
    Phrasing phrasing = new Phrasing(text, tokens, functions);
    phrasing.statements();
    List<Token> ordered = phrasing.out;
    return phrasing.spaced.isEmpty() ? ordered : phrasing.spaced.joined(ordered);
  }

  private TokenKind kind(int i) {
    return i < in.size() ? in.get(i).kind() : TokenKind.END;
  }

  private void statements() {
    int start = 0;
    while (start < in.size()) {
      int end = end(in, start);
      int next = shared.together(start, end);
      if (next < 0) {
        int from = start;
        while (from < end) {
          from = statement(from, end);
        }
        next = end;
      }
      if (next < in.size()) out.add(in.get(next));
      start = next + 1;
    }
  }

  /// The token that ends the statement which begins here.
  static int end(List<Token> in, int start) {
    int i = start;
    while (i < in.size()
        && !in.get(i).kind().endsStatement()
        && in.get(i).kind() != TokenKind.OPEN_BLOCK) {
      i++;
    }
    return i;
  }

  /// Reads one statement; where the next one begins, which is the end when no other follows.
  private int statement(int from, int end) {
    Problem foreign = python.statement(from, end);
    if (foreign != null) {
      out.add(refused(foreign));
      return end;
    }
    int start = labelled(from, end);
    if (start == end) return end;
    if (end == start + 1 && isConnecting(start)) return end;
    if (stray.isReturn(start, end)) {
      out.add(leftOut(start, start + 1));
      return start + 1;
    }
    int formula = behindWords(start, end);
    // `find f at x = 2` gives f no formula
    boolean spoken = formula > start && formula + 1 < end && isConnecting(formula + 1);
    if (spoken && defined.contains(in.get(formula).text()) && begins(formula + 2, end)) {
      return formula + 2;
    }
    start = formula;
    PythonStatements.RefusedPart conditional = python.conditional(start, end);
    if (conditional != null) {
      out.addAll(in.subList(start, conditional.from()));
      out.add(refused(conditional.problem()));
      return end;
    }
    if (chains.named(start, end) || chains.copied(start, end) || shared.listed(start, end)) {
      return end;
    }
    Token words = spaced.named(in, start, end);
    if (words != null && words.problem() != null) {
      out.add(new Token(TokenKind.SEPARATOR, words.start(), words.start(), null, words.problem()));
      words = new Token(TokenKind.NAME, words.start(), words.end(), words.text(), null);
    }
    if (words != null) out.add(words);
    int equals = start;
    while (words != null && in.get(equals).end() <= words.end()) {
      equals++;
    }
    int depth = 0;
    int vector = -1;
    for (int i = equals; i < end; i++) {
      Token token = in.get(i);
      RoundVector round = RoundVector.at(text, in, i, end);
      if (round != null) vector = round.close();
      if (round != null && round.doubt() != null) {
        out.add(refused(round.doubt()));
        i = vector;
        continue;
      }
      if (round != null || i == vector) {
        out.add(token.as(i == vector ? TokenKind.CLOSE_SQUARE : TokenKind.OPEN_SQUARE));
        continue;
      }
      depth += LastOperand.level(token.kind());
      if (isWithinName(i, start)) {
        out.add(token);
        continue;
      }
      if (depth == 0 && i > start + 1 && ends.isQuestion(i, end)) {
        out.add(leftOut(i, end));
        return end;
      }
      if (depth == 0 && i > start && isAnd(i) && begins(i + 1, end)) {
        out.add(new Token(TokenKind.SEPARATOR, token.start(), token.end()));
        return i + 1;
      }
      boolean between =
          depth == 0
              && i > start
              && isConnecting(i)
              && (begins(i + 1, end) || isEqual(start, i) && isEqual(i + 1, end));
      if (between) {
        out.add(token.as(TokenKind.SEPARATOR));
        return i + 1;
      }
      boolean behind = i > start && kind(i) == TokenKind.NAME && kind(i - 1) == TokenKind.NUMBER;
      boolean word = behind && (ends.isHangul(token) || isConnecting(i));
      int next = depth == 0 && word ? ends.behindCondition(i, end) : -1;
      if (next >= 0) {
        out.add(token.as(TokenKind.SEPARATOR));
        return next;
      }
      int said = depth == 0 && i > start + 2 ? ends.behindSaid(i, end) : -1;
      if (said >= 0) {
        out.add(token.as(TokenKind.SEPARATOR));
        return said;
      }
      boolean ending =
          depth == 0
              && i + 1 == end
              && i > start + 2
              && token.kind() == TokenKind.NAME
              && kind(i - 1) != TokenKind.EQUALS
              && SentenceWords.isEnding(token.text());
      if (ending || depth == 0 && i > start + 2 && ends.isOver(i, end)) return end;
      // `y = 3x where`, and the values on the next line
      if (depth == 0 && i > start && i + 1 == end && kind(i - 1).endsOperand() && isLoose(i)) {
        return end;
      }
      // the point behind the last formula of a sentence
      if (depth == 0 && i > start && ends.isPoint(i) && i + 1 == end) return end;
      if (depth == 0 && ends.isPointed(i) && begins(i + 1, end)) {
        String digits = token.text().replaceFirst("\\.$", "");
        out.add(new Token(TokenKind.NUMBER, token.start(), token.end() - 1, digits, null));
        out.add(new Token(TokenKind.SEPARATOR, token.end() - 1, token.end()));
        return i + 1;
      }
      if (depth == 1 && token.kind() == TokenKind.OPEN && i > start && isRemark(i, end)) {
        remark(i, end);
        return end;
      }
      Problem kept = python.kept(i);
      if (kept == null && depth == 0 && i > start && isLoose(i) && isStray(i, end)) {
        kept = Problem.error(token.span(), "syntax.sentence", token.shown(text));
      }
      if (kept == null && depth == 0 && i > start && !parts.contains(token.text())) {
        kept = stray.at(i);
      }
      Token unit = NumberWords.at(text, in, i, ends);
      out.add(unit != null ? unit : kept != null ? refused(kept) : token);
    }
    return end;
  }

  /// Whether a word is one behind the first of a name of several words, `사과 값`, and not what a
  /// sentence says with it elsewhere.
  private boolean isWithinName(int i, int start) {
    boolean names = i > start && kind(i) == TokenKind.NAME && kind(i - 1) == TokenKind.NAME;
    return names && parts.contains(in.get(i).text()) && parts.contains(in.get(i - 1).text());
  }

  /// Where the formula behind a label begins, `Forward: z = x*y`, `Output:`; the label's own place
  /// where none stands. A letter before a colon may be a name with its value.
  private int labelled(int from, int end) {
    int colon = from;
    while (colon < end && colon - from < MOST_LABEL && kind(colon) == TokenKind.NAME) {
      colon++;
    }
    boolean label =
        colon > from
            && colon < end
            && in.get(colon).isColon()
            && (colon > from + 1 || in.get(from).text().length() > 1);
    int next = label ? colon + 1 : ends.behindNumber(from, end);
    if (next == from || in.subList(from, next).stream().anyMatch(t -> defined.contains(t.text()))) {
      return from;
    }
    boolean formula =
        next == end
            || kind(next) == TokenKind.NAME
                && (kind(next + 1) == TokenKind.EQUALS || KnownNames.headerEnd(in, next) > 0);
    if (!formula) return from;
    out.add(leftOut(from, next));
    return next;
  }

  /// Says that some words are left out.
  private Token leftOut(int from, int end) {
    Span span = in.get(from).span().union(in.get(end - 1).span());
    Problem told =
        Problem.notice(span, "notice.words", Token.shown(text, span.start(), span.end()));
    return new Token(TokenKind.SEPARATOR, span.start(), span.start(), null, told);
  }

  /// Whether a bracket is the last of its statement and gives values: `(단, x = 2, y = 3)`.
  private boolean isRemark(int open, int end) {
    if (kind(end - 1) != TokenKind.CLOSE || !in.get(open - 1).kind().endsOperand()) return false;
    int first = open + 1;
    boolean word = isConnecting(first);
    if (word) first += kind(first + 1) == TokenKind.COMMA ? 2 : 1;
    boolean apart =
        word
            || in.get(open - 1).end() < in.get(open).start()
                && !(kind(open - 1) == TokenKind.NAME
                    && functions.contains(in.get(open - 1).text()));
    return apart && kind(first) == TokenKind.NAME && kind(first + 1) == TokenKind.EQUALS;
  }

  /// The values in a bracket as statements of their own.
  private void remark(int open, int end) {
    int first = open + 1;
    if (isConnecting(first)) first += kind(first + 1) == TokenKind.COMMA ? 2 : 1;
    out.add(in.get(open).as(TokenKind.SEPARATOR));
    int depth = 0;
    for (int i = first; i < end - 1; i++) {
      depth += LastOperand.level(kind(i));
      if (depth == 0 && i > first + 2 && ends.isOver(i, end - 1)) return;
      boolean comma = depth == 0 && kind(i) == TokenKind.COMMA;
      out.add(comma ? in.get(i).as(TokenKind.SEPARATOR) : in.get(i));
    }
  }

  private static Token refused(Problem problem) {
    return new Token(TokenKind.BAD, problem.span().start(), problem.span().end(), null, problem);
  }

  private boolean isConnecting(int i) {
    return kind(i) == TokenKind.NAME
        && SentenceWords.isConnecting(in.get(i).text())
        && !defined.contains(in.get(i).text())
        && (kind(i + 1) != TokenKind.OPEN || shared.begins(i + 1))
        && kind(i + 1) != TokenKind.EQUALS;
  }

  /// Whether a sign says "and": `x = 3 & y = 4`.
  private boolean isAnd(int i) {
    return kind(i) == TokenKind.BAD && "&".equals(in.get(i).shown(text));
  }

  /// Whether a word of sentences is no name of the text, nor a part of one.
  private boolean isLoose(int i) {
    return kind(i) == TokenKind.NAME
        && (isConnecting(i) || SentenceWords.isGiving(in.get(i).text()))
        && !defined.contains(in.get(i).text())
        && !parts.contains(in.get(i).text());
  }

  /// Whether a word stands before an operand and behind another or an equals sign, with no sign
  /// between: nobody's factor. A comparison behind it says where a formula holds.
  private boolean isStray(int i, int end) {
    boolean before = kind(i - 1).endsOperand() || kind(i - 1) == TokenKind.EQUALS;
    boolean behind =
        switch (kind(i + 1)) {
          case NAME, NUMBER, OPEN -> true;
          default -> false;
        };
    return before && behind && in.subList(i, end).stream().noneMatch(t -> t.kind().compares());
  }

  /// Whether an equals sign stands between two places, in no bracket.
  private boolean isEqual(int from, int to) {
    int depth = 0;
    for (int i = from; i < to; i++) {
      depth += LastOperand.level(kind(i));
      if (depth == 0 && kind(i) == TokenKind.EQUALS) return true;
    }
    return false;
  }

  /// Where the formula begins behind the words that lead to it.
  private int behindWords(int from, int end) {
    int start = from;
    while (start + 1 < end
        && kind(start + 1) == TokenKind.NAME
        && (isConnecting(start) || start > from && isFilling(start))) {
      start++;
    }
    return start;
  }

  private boolean isFilling(int i) {
    return kind(i) == TokenKind.NAME
        && SentenceWords.isFilling(in.get(i).text())
        && !defined.contains(in.get(i).text())
        && kind(i + 1) == TokenKind.NAME;
  }

  private boolean begins(int i, int end) {
    int first = i;
    while (first + 1 < end
        && first < i + SpacedNames.MOST_WORDS
        && (isConnecting(first) || isFilling(first))) {
      first++;
    }
    return first + 1 < end
        && kind(first) == TokenKind.NAME
        && (kind(first + 1) == TokenKind.EQUALS || KnownNames.headerEnd(in, first) > 0);
  }
}
