package gradus.plain;

import gradus.lang.Expr;
import gradus.lang.OtherFunctions;
import gradus.lang.Problem;
import gradus.lang.Problems;
import gradus.lang.Reading;
import gradus.lang.Scripts;
import gradus.lang.Span;
import gradus.plain.phrasing.UpdateRules;
import gradus.plain.token.IndexedSums;
import gradus.plain.token.KnownNames;
import gradus.plain.token.NameParts;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a name that nothing defines by the names that are: `W'` by W, `xy` by x and y, `x_1` by x.
final class NameReader {
  private static final Pattern SUMMED =
      Pattern.compile("(?:[ΣƩΠ∑∏]|sum|prod|max|min)(?:_[ijk]|[ᵢⱼₖ])");

  private static final Pattern OVER = Pattern.compile("([ΣƩΠ∑∏])_(\\p{L})");

  /// Two indices behind a name.
  private static final Pattern PAIR = Pattern.compile("(\\p{L})_[i-nst]{2}");

  private final String source;
  private final KnownNames names;
  private final Problems problems;
  private final Mistakes mistakes;
  private final Set<String> open;

  /// @param open where functions go that are called, are defined nowhere and may be
  NameReader(
      String source, KnownNames names, Problems problems, Mistakes mistakes, Set<String> open) {
    this.source = source;
    this.names = names;
    this.problems = problems;
    this.mistakes = mistakes;
    this.open = open;
  }

  /// Whether a name was read, and laid on the bench.
  boolean read(Token token, Set<String> own, Workbench bench) {
    return transposed(token.text(), token.span(), own, bench)
        || entry(token.text(), token.span(), own, bench)
        || labelled(token, own, bench)
        || numbered(token, own, bench)
        || summed(token, bench)
        || running(token, own, bench)
        || paired(token, own, bench)
        || split(token, own, bench);
  }

  /// The call of a function that is defined nowhere.
  void undefined(Token token, Set<String> own) {
    String name = token.text();
    if (names.isDerived(name)) return;
    String primed = KnownNames.withoutQuotes(name);
    int quotes = names.isOwnFunction(primed) ? name.length() - primed.length() : 0;
    if (quotes > 0) {
      problems.error(token.span(), "syntax.derivative", token.shown(source), primed);
    } else if (UpdateRules.isGradient(name)) {
      problems.error(token.span(), "latex.derivative", token.shown(source));
    } else if (other(token) != null) {
      problems.add(other(token));
    } else if (!own.isEmpty() || !names.mayBeOpen(name)) {
      problems.add(mistakes.unknownFunction(token, names.nearestFunction(name)));
    } else if (open.add(name)) {
      problems.add(Problem.notice(token.span(), "syntax.function.open", token.shown(source)));
    }
  }

  /// Whether the square brackets that begin at a token hold a name that is no index.
  boolean isIn(List<Token> tokens, int bracket, Set<String> own) {
    for (int i = bracket + 1; tokens.get(i).kind() != TokenKind.CLOSE_SQUARE; i++) {
      Token inside = tokens.get(i);
      if (inside.kind().endsStatement()) return false;
      if (inside.kind() == TokenKind.NAME && !own.contains(inside.text())) return true;
    }
    return false;
  }

  /// Tells that a name before a bracket is a factor, where it looks like a function's.
  void factor(List<Token> tokens, int bracket, Set<String> own) {
    Token name = tokens.get(bracket - 1);
    if (name.kind() != TokenKind.NAME || name.end() != tokens.get(bracket).start()) return;
    // The T of qᵀ(…) is no name.
    if (!names.isNamed(name.text(), own)) return;
    int last = tokens.size() - 1;
    Token first = tokens.get(Math.min(bracket + 1, last));
    Token second = tokens.get(Math.min(bracket + 2, last));
    boolean one = first.kind() == TokenKind.NAME || first.kind() == TokenKind.NUMBER;
    boolean argument = one && second.kind() == TokenKind.CLOSE;
    if (argument || names.looksLikeFunction(name.text())) problems.add(mistakes.factor(name));
  }

  /// What to write for a function of other languages in front of its argument; null where a name is
  /// none.
  Problem withoutBracket(Token token, Token next) {
    if (next.kind().startsOperand() && mistakes.isExtreme(token.text())) {
      return mistakes.unknownFunction(token, null);
    }
    boolean function = next.kind().startsOperand() && OtherFunctions.isKnown(token.text());
    return function ? other(token) : null;
  }

  /// What to write for a function that other languages have; null where it is none of them.
  private Problem other(Token token) {
    return OtherFunctions.problem(token.text(), source, token.span(), false);
  }

  /// Reads quotes at the end of a name that is not defined with them as transposes.
  private boolean transposed(String name, Span span, Set<String> own, Workbench bench) {
    String base = names.beforeTranspose(name, own);
    int quotes = name.length() - base.length();
    if (quotes == 0) return false;
    int end = span.end() - quotes;
    bench.add(new Phrase(new Expr.Name(Span.between(span.start(), end), base)));
    for (int i = 1; i <= quotes && !bench.failed(); i++) {
      bench.postfixes().transpose(new Span(end + i - 1, end + i));
    }
    if (bench.failed()) return true;
    String edit = base + "ᵀ".repeat(quotes);
    problems.add(Reading.QUOTE.notice(Span.between(span.start(), span.end()), edit, name, base));
    return true;
  }

  /// `x_1` and `x₁` as an entry of x, where x is a vector and nothing is called so; `w₁₁` as one of
  /// a matrix.
  private boolean entry(String name, Span span, Set<String> own, Workbench bench) {
    if (!names.isEntry(name, own)) return false;
    int stem = NameParts.stem(name);
    String base = name.substring(0, stem);
    int first = names.startsAtZero(base) ? 0 : 1;
    boolean lowered = Scripts.isLowered(name.charAt(name.length() - 1));
    int digits = name.length() - stem - (lowered ? 0 : 1);
    List<Expr> indices = new ArrayList<>();
    // each digit is an index of a matrix, all of them are one of a vector
    int step = names.isMatrix(base) ? 1 : digits;
    for (int i = digits; i > 0; i -= step) {
      StringBuilder plain = new StringBuilder();
      for (int k = 0; k < step; k++) {
        plain.append(Scripts.plainOfLowered(name.charAt(name.length() - i + k)));
      }
      int number = Integer.parseInt(plain.toString());
      if (number < first) return false;
      int at = span.end() - i;
      indices.add(new Expr.Num(new Span(at, at + step), number, plain.toString()));
    }
    Span of = new Span(span.start(), Math.max(span.start(), span.end() - name.length() + stem));
    Expr target = new Expr.Name(of, base);
    // where counting starts is decided when the whole text is read
    bench.add(new Phrase(new Expr.Index(span, target, indices, 1)));
    return true;
  }

  /// `s_y` as the entry of s that the number y names, where nothing is called so.
  private boolean labelled(Token token, Set<String> own, Workbench bench) {
    String name = token.text();
    int low = name.indexOf('_');
    if (low < 1 || name.length() != token.end() - token.start()) return false;
    String base = name.substring(0, low);
    String label = name.substring(low + 1);
    boolean picks = names.isVector(base) && names.isNumber(label);
    if (!picks || own.contains(base) || own.contains(label)) return false;
    int end = token.start() + low;
    Expr target = new Expr.Name(new Span(token.start(), end), base);
    Expr at = new Expr.Name(new Span(end + 1, token.end()), label);
    bench.add(new Phrase(new Expr.Index(token.span(), target, List.of(at))));
    return true;
  }

  /// Refuses `z_i` of a vector z where nothing is called so and nothing binds an i: it is no input
  /// of its own.
  private boolean running(Token token, Set<String> own, Workbench bench) {
    String base = IndexedSums.stem(token.text());
    if (base == null || !names.isVector(base) || own.contains(base)) return false;
    // what has entries of its own is a name
    if (source.startsWith("[", token.end())) return false;
    String letter = token.text().substring(base.length());
    // two indices are not the same entry, and the whole vectors would meet entry by entry
    boolean alone =
        !names.bare().contains(letter.replace("_", ""))
            && names.bare().stream()
                .filter(n ->
                    IndexedSums.stem(n) != null
                        && names.isVector(IndexedSums.stem(n))
                        && !names.isDefined(n))
                .allMatch(n -> n.endsWith(letter));
    boolean sided = names.bare().stream().anyMatch(n -> n.endsWith(letter) && names.isDefined(n));
    boolean length = "nm".contains(letter.substring(letter.length() - 1)) || "ₙₘ".contains(letter);
    bench.fail(
        length && !sided ? mistakes.last(token, base) : mistakes.running(token, base, alone));
    return true;
  }

  /// Refuses `w1` of a vector w where nothing is called so: the entry is `w_1`.
  private boolean numbered(Token token, Set<String> own, Workbench bench) {
    String name = token.text();
    int end = name.length() - 1;
    boolean number = end > 0 && name.charAt(end) >= '0' && name.charAt(end) <= '9';
    String base = number ? name.substring(0, end) : "";
    boolean aligned = name.length() == token.end() - token.start();
    if (!number || !aligned || own.contains(base) || !names.isVector(base)) return false;
    // what has entries of its own is a name
    if (source.startsWith("[", token.end())) return false;
    String entry = base + "_" + name.charAt(end);
    if (names.isMatrix(base) || !names.isEntry(entry, own)) return false;
    bench.fail(
        Problem.error(token.span(), "syntax.index.number", name, base, entry).withFix(entry));
    return true;
  }

  /// Refuses `Σ_i` where some scripts have no braces: `Σ_i w_ij x_i` is read with `w_{ij}` only.
  private boolean summed(Token token, Workbench bench) {
    if (over(token, bench)) return true;
    if (!SUMMED.matcher(token.text()).matches()) return false;
    bench.fail(LongScripts.problem(source, token.start(), token.shown(source)));
    return true;
  }

  /// Refuses `Σ_w w²`, with a vector below the sign: all its entries are summed without it.
  private boolean over(Token token, Workbench bench) {
    Matcher matcher = OVER.matcher(token.text());
    if (!matcher.matches() || !names.isVector(matcher.group(2))) return false;
    String sign = matcher.group(1);
    Problem problem =
        Problem.error(token.span(), "syntax.sum.over", token.shown(source), matcher.group(2), sign);
    bench.fail(problem.withFix(sign));
    return true;
  }

  /// Refuses `W_kl` of a matrix W, of which no sum says which entry it is.
  private boolean paired(Token token, Set<String> own, Workbench bench) {
    Matcher matcher = PAIR.matcher(token.text());
    if (!matcher.matches() || own.contains(matcher.group(1))) return false;
    if (!names.isMatrix(matcher.group(1))) return false;
    boolean alone =
        names.bare().stream()
            .filter(n -> !n.equals(token.text()) && !names.isDefined(n))
            .noneMatch(n -> PAIR.matcher(n).matches() || IndexedSums.stem(n) != null);
    bench.fail(mistakes.running(token, matcher.group(1), alone));
    return true;
  }

  private boolean split(Token token, Set<String> own, Workbench bench) {
    String name = token.text();
    List<String> letters = names.letters(name, own);
    if (letters.isEmpty()) return false;
    boolean applied = bench.isApplying();
    // one of them may be spelled otherwise where it is defined
    List<String> written = NameParts.chunks(source.substring(token.start(), token.end()));
    boolean placed = written.size() == letters.size();
    int start = token.start();
    for (int i = 0; i < letters.size(); i++) {
      String letter = letters.get(i);
      int length = placed ? written.get(i).length() : 0;
      boolean aligned = length == letter.length();
      Span span = placed ? new Span(start, start + length) : token.span();
      start += length;
      if (i > 0) bench.pushBeside(token, false);
      boolean read =
          !names.isValue(letter, own)
              && (transposed(letter, span, own, bench)
                  || aligned && entry(letter, span, own, bench));
      if (!read) bench.add(new Phrase(new Expr.Name(span, letter)));
    }
    problems.add(mistakes.split(token, letters, applied));
    return true;
  }
}
