package gradus.plain.token;

import gradus.lang.Builtins;
import gradus.lang.Scripts;
import gradus.lang.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The names a program defines anywhere, found before its formulas are read: what `W'`, `xy` and
/// `x(y+z)` mean depends on them.
public final class KnownNames {
  private final Set<String> variables = new HashSet<>();
  private final Map<String, Set<String>> functions = new HashMap<>();
  private final Set<String> parameters = new HashSet<>();
  private final Set<String> headerParameters = new HashSet<>();

  /// Of the number of an entry.
  private static final int MOST_DIGITS = 4;

  private final FunctionNames builtins;

  /// Names that stand somewhere without a bracket behind them.
  private final Set<String> bare = new HashSet<>();

  /// Whether some name is given a value, or the text has a block of its own.
  private boolean valued;

  /// Names of this program that have a value other than one number.
  private final Set<String> vectors = new HashSet<>();

  /// Names that are given a list in square brackets.
  private final Set<String> lists = new HashSet<>();

  /// Names that are given rows of numbers.
  private final Set<String> matrices = new HashSet<>();

  private KnownNames(Set<String> builtins) {
    this.builtins = new FunctionNames(builtins);
  }

  /// Scans the beginnings of all statements.
  public static KnownNames of(List<Token> tokens, Set<String> builtins) {
    KnownNames names = new KnownNames(builtins);
    Set<String> called = new HashSet<>();
    boolean start = true;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() == TokenKind.NAME) {
        TokenKind next = tokens.get(i + 1).kind();
        if (start && (next == TokenKind.EQUALS || entriesEnd(tokens, i) > 0)) {
          names.variables.add(token.text());
          if (!isNumber(tokens, i + 2)) names.vectors.add(token.text());
          if (tokens.get(i + 2).kind() == TokenKind.OPEN_SQUARE) names.lists.add(token.text());
          if (isRows(tokens, i + 2)) names.matrices.add(token.text());
        } else if (start && headerEnd(tokens, i) > 0) {
          names.header(tokens, i);
        } else if (next == TokenKind.OPEN) {
          called.add(token.text());
        }
        if (next != TokenKind.OPEN) names.bare.add(token.text());
        for (String chunk : NameParts.chunks(token.text())) {
          if (Scripts.beginsIndex(chunk.charAt(Math.min(1, chunk.length() - 1)))) {
            names.bare.add(chunk);
          }
        }
        names.valued |= start && next == TokenKind.EQUALS && isValue(tokens, i + 2);
      }
      names.valued |= token.kind() == TokenKind.OPEN_BLOCK;
      start = token.kind() == TokenKind.SEPARATOR || token.kind() == TokenKind.OPEN_BLOCK;
    }
    names.functions.forEach((name, own) -> {
      if (!called.contains(name)) names.headerParameters.addAll(own);
    });
    return names;
  }

  /// Whether one number, with its sign, is all of a statement from a token on.
  private static boolean isNumber(List<Token> tokens, int start) {
    int i = tokens.get(start).kind() == TokenKind.MINUS ? start + 1 : start;
    return tokens.get(i).kind() == TokenKind.NUMBER && tokens.get(i + 1).kind().endsStatement();
  }

  /// Whether rows in brackets begin at a token.
  private static boolean isRows(List<Token> tokens, int start) {
    return tokens.get(start).kind() == TokenKind.OPEN_SQUARE
        && tokens.get(start + 1).kind() == TokenKind.OPEN_SQUARE;
  }

  /// Whether what stands from a token to the end of its statement speaks of nothing by name.
  private static boolean isValue(List<Token> tokens, int start) {
    for (int i = start; !tokens.get(i).kind().endsStatement(); i++) {
      if (tokens.get(i).kind() == TokenKind.NAME) return false;
    }
    return true;
  }

  /// Whether a function of this name may be called without being defined: a customary letter that
  /// is no value here, in a text in which nothing has one.
  public boolean mayBeOpen(String name) {
    return FunctionNames.isCustomary(name) && !valued && !bare.contains(name) && !isDefined(name);
  }

  /// Whether a function may be called so where nothing has the name.
  public boolean looksLikeFunction(String name) {
    return FunctionNames.isCustomary(name) || builtins.contains(called(name));
  }

  private void header(List<Token> tokens, int start) {
    Set<String> own = new HashSet<>();
    for (int i = start + 2; tokens.get(i).kind() != TokenKind.CLOSE; i++) {
      boolean name = tokens.get(i).kind() == TokenKind.NAME && !GivenPart.stands(tokens, i);
      if (name) own.add(tokens.get(i).text());
    }
    parameters.addAll(own);
    functions.merge(tokens.get(start).text(), own, KnownNames::both);
  }

  /// Whether a sign stands between the names in the brackets of a header: `N(x|m, s)` too.
  public static boolean partsParameters(TokenKind sign) {
    return switch (sign) {
      case COMMA, SEMICOLON, BAR, DOUBLE_BAR, OPEN_ABS, CLOSE_ABS, OPEN_NORM, CLOSE_NORM -> true;
      default -> false;
    };
  }

  private static Set<String> both(Set<String> a, Set<String> b) {
    a.addAll(b);
    return a;
  }

  /// Where the statement `name( … ) =` at this token has its equals sign; -1 when it is no header.
  public static int headerEnd(List<Token> tokens, int start) {
    if (tokens.get(start + 1).kind() != TokenKind.OPEN) return -1;
    int depth = 0;
    for (int i = start + 1; !tokens.get(i).kind().endsStatement(); i++) {
      TokenKind kind = tokens.get(i).kind();
      depth += kind == TokenKind.OPEN ? 1 : kind == TokenKind.CLOSE ? -1 : 0;
      if (depth == 0) return tokens.get(i + 1).kind() == TokenKind.EQUALS ? i + 1 : -1;
    }
    return -1;
  }

  /// Where the statement `name[i, j] =` at this token has its equals sign; -1 when it is none.
  public static int entriesEnd(List<Token> tokens, int start) {
    int i = start + 1;
    if (tokens.get(i).kind() != TokenKind.OPEN_SQUARE) return -1;
    do {
      if (tokens.get(i + 1).kind() != TokenKind.NAME) return -1;
      i += 2;
    } while (tokens.get(i).kind() == TokenKind.COMMA);
    boolean closed = tokens.get(i).kind() == TokenKind.CLOSE_SQUARE;
    return closed && tokens.get(i + 1).kind() == TokenKind.EQUALS ? i + 1 : -1;
  }

  /// Whether the name means something the program or the language gave it, wherever that is.
  public boolean isDefined(String name) {
    return variables.contains(name)
        || functions.containsKey(name)
        || parameters.contains(name)
        || Builtins.CONSTANTS.contains(name);
  }

  /// Whether the name has a value where `own` parameters are in force.
  public boolean isValue(String name, Set<String> own) {
    return variables.contains(name)
        || headerParameters.contains(name)
        || own.contains(name)
        || name.equals("π");
  }

  /// Whether the name is a parameter of a header that nobody calls, and so the program's own.
  public boolean isHeaderParameter(String name) {
    return headerParameters.contains(name);
  }

  /// Whether the program defines a function of this name.
  public boolean isOwnFunction(String name) {
    return functions.containsKey(name);
  }

  /// Whether the program or a bracket around gives the name a meaning, constants aside.
  public boolean isNamed(String name, Set<String> own) {
    return variables.contains(name)
        || functions.containsKey(name)
        || parameters.contains(name)
        || own.contains(name);
  }

  /// Whether a name is given a vector written out, or the entries of one are never names.
  public boolean isVector(String name) {
    return vectors.contains(name);
  }

  /// Whether the entry numbered 0 of a vector stands in the text.
  public boolean startsAtZero(String name) {
    if (bare.contains(name + "_0") || bare.contains(name + "₀")) return true;
    if (!matrices.contains(name)) return false;
    for (char d = '0'; d <= '9'; d++) {
      String row = "0" + d;
      String column = d + "0";
      for (String low : List.of(row, column)) {
        if (bare.contains(name + "_" + low) || bare.contains(name + Scripts.lowered(low))) {
          return true;
        }
      }
    }
    return false;
  }

  /// Names that stand somewhere without a bracket behind them.
  public Set<String> bare() {
    return bare;
  }

  /// Whether a name is given one number written out.
  public boolean isNumber(String name) {
    return variables.contains(name) && !vectors.contains(name);
  }

  /// Whether a name is given a vector, written as a list of its entries.
  public boolean isList(String name) {
    return lists.contains(name) && !matrices.contains(name);
  }

  /// Whether a name is given a matrix written out.
  public boolean isMatrix(String name) {
    return matrices.contains(name);
  }

  /// Whether a name that nothing defines is one with the numbers of an entry behind a vector's or a
  /// matrix's: `x_1`, `x₁`, `w₁₁`.
  public boolean isEntry(String name, Set<String> own) {
    int digits = NameParts.digits(name);
    String base = name.substring(0, Math.max(0, NameParts.stem(name)));
    boolean inner = own.contains(base) && !isHeaderParameter(base);
    return digits > 0
        && digits <= (isMatrix(base) ? 2 : MOST_DIGITS)
        && !inner
        && isVector(base)
        && isValue(base, own);
  }

  /// Whether a function may stand before its argument without brackets.
  public boolean takesBare(String name) {
    boolean letter = name.equals(Builtins.SIGMA);
    return !letter && FunctionNames.isBare(called(name)) && !functions.containsKey(name);
  }

  /// Whether a word is, letter by letter, a function that may stand before its argument so.
  boolean isBare(String word) {
    return FunctionNames.isBare(word) && builtins.contains(called(word)) && !isDefined(word);
  }

  /// The names in the brackets of all headers.
  Set<String> parameters() {
    return parameters;
  }

  /// Whether a token is the name of a function and of no value.
  public boolean isFunctionOnly(Token token, Set<String> own) {
    return token.kind() == TokenKind.NAME
        && isFunction(token.text(), own)
        && !isDefined(token.text());
  }

  /// Whether a function is called so, letter by letter.
  public boolean isExact(String name) {
    return functions.containsKey(name) || builtins.contains(name) || FunctionNames.isBig(name);
  }

  /// Whether every program has a function of this name.
  public boolean isKnown(String name) {
    return builtins.contains(called(name)) || name.equals(Builtins.SIGMA);
  }

  /// Whether `name(` begins a call.
  public boolean isFunction(String name, Set<String> own) {
    return functions.containsKey(name)
        || builtins.contains(name)
        || (builtins.contains(called(name)) && !isDefined(name) && !own.contains(name))
        || (name.equals(Builtins.SIGMA) && !isValue(name, own));
  }

  /// Whether a name is a known function's with one quote: `σ'`, the derivative.
  public boolean isDerived(String name) {
    String base = withoutQuotes(name);
    return name.length() == base.length() + 1
        && !isDefined(name)
        && !functions.containsKey(base)
        && isFunction(base, Set.of());
  }

  /// The function a name calls: sigmoid for σ, unless the program defines σ itself, and relu for
  /// ReLU.
  public String called(String name) {
    if (functions.containsKey(name) || builtins.contains(name)) return name;
    return builtins.called(name);
  }

  /// The letters `xy` stands for, each with its digits and quotes (`W₁x` is `W₁` and `x`), when
  /// every one has a value, or is an I at the end, the identity to every reader; else empty.
  public List<String> letters(String name, Set<String> own) {
    List<String> letters = new ArrayList<>();
    int start = 0;
    while (start < name.length()) {
      int end = start + Character.charCount(name.codePointAt(start));
      while (end < name.length() && !Character.isLetter(name.codePointAt(end))) {
        end += Character.charCount(name.codePointAt(end));
      }
      String letter = name.substring(start, end);
      boolean known =
          isValue(letter, own)
              || isValue(withoutQuotes(letter), own)
              || isEntry(letter, own)
              || letter.equals("I") && end == name.length() && !letters.isEmpty();
      if (!known) return List.of();
      letters.add(letter);
      start = end;
    }
    return letters.size() < 2 ? List.of() : letters;
  }

  /// The longest name with a value that this one becomes by dropping quotes at its end; the name
  /// itself when there is none. With `w'` defined, `w''` is the transpose of `w'`.
  public String beforeTranspose(String name, Set<String> own) {
    String bare = withoutQuotes(name);
    // beyond a few quotes only the bare name is looked up, to stay linear
    int most = Math.min(name.length() - 1, bare.length() + 8);
    for (int end = most; end >= bare.length(); end--) {
      if (isValue(name.substring(0, end), own)) return name.substring(0, end);
    }
    return name;
  }

  /// The name before the quotes at its end.
  public static String withoutQuotes(String name) {
    int end = name.length();
    while (end > 0 && name.charAt(end - 1) == '\'') {
      end--;
    }
    return name.substring(0, end);
  }

  /// The function that a mistyped name surely meant; null when none is near.
  public String nearestFunction(String name) {
    List<String> all = new ArrayList<>(builtins.all());
    all.addAll(functions.keySet());
    all.sort(null);
    return Spelling.mistyped(name, all).orElse(null);
  }
}
