package gradus.latex;

import gradus.lang.Builtins;
import gradus.lang.Scripts;
import gradus.latex.LatexWord.Type;
import gradus.plain.Token;
import gradus.plain.TokenKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What stands lowered and raised: part of a name (w₁₁⁽¹⁾), an entry, a transpose or a power.
final class LatexScripts {
  /// A bound letter that runs over all entries.
  static final Object ENTRIES = new Object();

  private static final Pattern MARK = Pattern.compile("[(\\[]([0-9]+|\\p{L})([+-][0-9]+)?[)\\]]");
  private static final int FURTHEST = 200;
  private static final Set<String> TRANSPOSES = Set.of("T", "⊤", "ᵀ");

  /// A name with an index of letters, which may yet turn out to run.
  record Indexed(String stem, String index) {}

  private final LatexReader reader;
  private final LatexNames names;

  /// What the letters of the sums around this place stand for: ENTRIES, a number, or a name.
  private final Map<String, Object> bound = new HashMap<>();

  private final Map<Token, Indexed> indexed = new IdentityHashMap<>();
  private final Set<Token> entryClosers = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Set<Token> running = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<String> allStems = new HashSet<>();

  /// Stems that a bound letter indexed since this was last asked.
  private Set<String> stems = new HashSet<>();

  LatexScripts(LatexReader reader, LatexNames names) {
    this.reader = reader;
    this.names = names;
  }

  Map<String, Object> bound() {
    return bound;
  }

  /// All names whose entries some sum runs over.
  Set<String> allStems() {
    return allStems;
  }

  /// Whether a sum runs over the entries of this name.
  boolean isRunning(Token name) {
    return running.contains(name);
  }

  Indexed indexed(Token name) {
    return indexed.get(name);
  }

  /// Whether the bracket closes an expression whose entries a sum runs over: `(Wx)_i`.
  boolean closesEntries(Token bracket) {
    return entryClosers.contains(bracket);
  }

  void protect(Token bracket) {
    entryClosers.add(bracket);
  }

  /// The stems indexed by bound letters while something was read.
  Set<String> stems(Runnable reading) {
    Set<String> kept = stems;
    stems = new HashSet<>();
    reading.run();
    Set<String> found = stems;
    stems = kept;
    stems.addAll(found);
    return found;
  }

  /// A name that begins at `start`, with the scripts that follow.
  void name(String base, int start) {
    String index = "";
    StringBuilder mark = new StringBuilder();
    StringBuilder quotes = new StringBuilder();
    List<Integer> powers = new ArrayList<>();
    List<LatexWord> transposes = new ArrayList<>();
    int end = reader.end();
    while (true) {
      LatexWord word = reader.word();
      if (word.isSign("_") && index.isEmpty()) {
        reader.go(reader.at() + 1);
        index = flat();
        end = reader.end();
      } else if (word.isSign("^")) {
        int from = reader.at();
        reader.go(from + 1);
        String raised = flat();
        if (!base.equals("e") && MARK.matcher(raised).matches() && mark.isEmpty()) {
          mark.append(raised, 1, raised.length() - 1);
          end = reader.end();
        } else if (isTranspose(raised)) {
          transposes.add(word);
        } else if (!raised.isEmpty() && raised.chars().allMatch(c -> c == '\'')) {
          quotes.append(raised);
          end = reader.end();
        } else {
          powers.add(from);
        }
      } else if (word.isKind(TokenKind.PRIME)
          && transposes.isEmpty()
          && powers.isEmpty()
          && !reader.text().startsWith("ᵀ", word.start())) {
        quotes.append('\'');
        reader.go(reader.at() + 1);
        end = reader.end();
      } else {
        break;
      }
    }
    int after = reader.at();
    resolve(base, index, mark.toString(), quotes.toString(), start, end);
    if (transposes.isEmpty() && powers.isEmpty()) multiply(base);
    transposes.forEach(word -> reader.emit(TokenKind.PRIME, word));
    for (int power : powers) {
      reader.go(power);
      power();
    }
    reader.go(Math.max(after, reader.at()));
  }

  /// A letter without a meaning before a bracket is a factor, not a function, unless it is one of
  /// those that functions are called by.
  private void multiply(String base) {
    Token name = reader.out().getLast();
    boolean factor =
        names.isKnowing()
            && name.kind() == TokenKind.NAME
            && !names.isCalled(name.text())
            && !names.isDefined(name.text())
            && names.function(name.text()) == null
            && !name.text().equals(Builtins.SIGMA);
    LatexWord next = reader.word();
    boolean sized = LatexSigns.isSize(next) && reader.word(1).isSign("(");
    if (factor && (next.isSign("(") || sized) && !isArguments()) {
      reader.emit(TokenKind.DOT, name.end(), name.end());
    }
  }

  /// Whether the bracket that comes looks like a function's: several things, or one name, with
  /// nothing to compute. `R(W)` and `L(x, y)` are calls, `y(w·x + b)` is a product.
  private boolean isArguments() {
    int level = 0;
    boolean computed = false;
    for (int i = 0; i < FURTHEST; i++) {
      LatexWord word = reader.word(i);
      level += word.isSign("(") ? 1 : word.isSign(")") ? -1 : 0;
      if (level == 1 && word.isKind(TokenKind.COMMA)) return true;
      computed |= level > 0 && (word.type() == Type.TOKEN || isComputing(word));
      if (word.isSign(")") && level <= 0 || word.type() == Type.END) break;
    }
    return !computed;
  }

  private static boolean isComputing(LatexWord word) {
    return word.type() == Type.COMMAND
        && !LatexSigns.isSpacing(word)
        && !LatexSigns.LETTERS.containsKey(word.text())
        && !LatexSigns.STYLES.contains(word.text())
        && !LatexSigns.ACCENTS.containsKey(word.text());
  }

  /// A letter that stands without scripts.
  void bare(String base, int start) {
    resolve(base, "", "", "", start, reader.end());
  }

  private boolean isTranspose(String raised) {
    return TRANSPOSES.contains(raised) && !(raised.equals("T") && names.isDefined("T"));
  }

  private void resolve(String base, String index, String mark, String quotes, int start, int end) {
    String written = index;
    Object value = index.isEmpty() && mark.isEmpty() ? bound.get(base) : null;
    if (value instanceof Integer number) {
      reader.number(number.toString(), start, end);
      return;
    } else if (value != null) {
      reader.bad(start, end, "latex.sum.index", base);
      return;
    }
    for (Map.Entry<String, Object> letter : bound.entrySet()) {
      if (letter.getValue() instanceof Integer number && written.contains(letter.getKey())) {
        stems.add(Scripts.name(base, "", mark) + quotes);
        written = written.replace(letter.getKey(), number.toString());
      }
    }
    String full = Scripts.name(base, written, mark) + quotes;
    String stem = Scripts.name(base, "", mark) + quotes;
    if (written.isEmpty() || names.isDefined(full)) {
      emit(full, stem, written, start, end);
      return;
    }
    boolean itself = stem.equals(reader.left());
    long counted = written.chars().filter(c -> bound.containsKey(Character.toString(c))).count();
    long letters = written.chars().filter(Character::isLetter).count();
    if (counted > 0 && bound.get(written) instanceof String name) {
      entry(stem, name, start, end);
    } else if (counted > 0) {
      stems.add(stem);
      if (bound.containsValue(ENTRIES)) allStems.add(stem);
      emit(itself ? full : stem, stem, written, start, end);
      running.add(reader.out().getLast());
    } else if (written.equals(bound.get("≠"))) {
      entry(stem, entryName(written), start, end);
    } else if (names.isDefined(stem) && letters == 0 && written.matches("\\d+(,\\d+)?")) {
      reader.name(stem, start, end);
      number(written, start, end);
    } else if (names.isDefined(stem) && names.isDefined(entryName(written))) {
      entry(stem, entryName(written), start, end);
    } else if (names.isVector(stem) && letters > 0 && !itself) {
      emit(stem, stem, written, start, end);
    } else {
      emit(full, stem, written, start, end);
    }
  }

  private void emit(String name, String stem, String index, int start, int end) {
    Token token = new Token(TokenKind.NAME, start, end, name, null);
    reader.out().add(token);
    if (!index.isEmpty()) indexed.put(token, new Indexed(stem, index));
  }

  /// The name that an index such as `y_i` means: yᵢ when the text defines it, else y.
  String entryName(String index) {
    int low = index.indexOf('_');
    if (low <= 0) return index;
    String full = Scripts.name(index.substring(0, low), index.substring(low + 1), "");
    return names.isDefined(full) ? full : index.substring(0, low);
  }

  private void entry(String stem, String index, int start, int end) {
    reader.name(stem, start, end);
    reader.emit(TokenKind.OPEN_SQUARE, end, end);
    reader.name(index, start, end);
    reader.emit(TokenKind.CLOSE_SQUARE, end, end);
  }

  private void number(String digits, int start, int end) {
    reader.emit(TokenKind.OPEN_SQUARE, end, end);
    String[] numbers = digits.split(",");
    for (int i = 0; i < numbers.length; i++) {
      if (i > 0) reader.emit(TokenKind.COMMA, end, end);
      reader.number(numbers[i], start, end);
    }
    reader.emit(TokenKind.CLOSE_SQUARE, end, end);
  }

  /// Scripts after a bracket or a number.
  void after() {
    while (true) {
      LatexWord word = reader.word();
      boolean operand = reader.before().endsOperand();
      if (word.isSign("_") && operand) {
        reader.go(reader.at() + 1);
        index(word, flat());
      } else if (word.isSign("^") && operand) {
        int from = reader.at();
        reader.go(from + 1);
        boolean transpose = isTranspose(flat());
        if (transpose) {
          reader.emit(TokenKind.PRIME, word);
        } else {
          reader.go(from);
          power();
        }
      } else {
        return;
      }
    }
  }

  private void index(LatexWord sign, String index) {
    boolean bracket =
        switch (reader.before()) {
          case CLOSE, CLOSE_SQUARE, PRIME, CLOSE_NORM, CLOSE_ABS -> true;
          default -> false;
        };
    if (!bracket) {
      reader.bad(sign, "latex.script", "_");
    } else if (index.matches("\\d+(,\\d+)?")) {
      number(index, sign.start(), reader.end());
    } else if (bound.get(index) instanceof Integer number) {
      number(number.toString(), sign.start(), reader.end());
    } else if (bound.get(index) instanceof String name) {
      reader.emit(TokenKind.OPEN_SQUARE, sign);
      reader.name(name, sign.start(), reader.end());
      reader.emit(TokenKind.CLOSE_SQUARE, sign);
    } else {
      stems.add("(");
      entryClosers.add(reader.out().getLast());
    }
  }

  private void power() {
    LatexWord sign = reader.word();
    reader.go(reader.at() + 1);
    reader.emit(TokenKind.CARET, sign);
    while (reader.word().isKind(TokenKind.MINUS) || reader.word().isKind(TokenKind.PLUS)) {
      reader.emit(reader.word().token().kind(), reader.word());
      reader.go(reader.at() + 1);
    }
    reader.argument(Integer.MAX_VALUE, 0);
  }

  /// The argument of a script on one line: its letters, digits and signs.
  String flat() {
    StringBuilder flat = new StringBuilder();
    if (reader.word().isSign("{")) {
      int level = 0;
      do {
        LatexWord word = reader.word();
        level += word.isSign("{") ? 1 : word.isSign("}") ? -1 : 0;
        flat(word, flat);
        reader.go(reader.at() + 1);
      } while (level > 0 && !reader.isOver());
    } else if (!reader.isOver()) {
      LatexWord word = reader.word();
      boolean styled =
          word.type() == Type.COMMAND
              && (LatexSigns.WORDS.contains(word.text())
                  || LatexSigns.STYLES.contains(word.text()));
      reader.go(reader.at() + 1);
      if (styled) return flat();
      flat(word, flat);
    }
    return flat.toString();
  }

  private void flat(LatexWord word, StringBuilder flat) {
    switch (word.type()) {
      case LETTER -> flat.append(word.text());
      case SIGN -> {
        if ("()[]_".contains(word.text())) flat.append(word.text());
      }
      case TOKEN -> {
        switch (word.token().kind()) {
          case NUMBER -> flat.append(word.text());
          case PLUS -> flat.append('+');
          case MINUS -> flat.append('-');
          case COMMA -> flat.append(',');
          case EQUALS -> flat.append('=');
          case PRIME -> flat.append('\'');
          default -> flat.append(reader.text(), word.start(), word.end());
        }
      }
      case COMMAND -> {
        switch (word.text()) {
          case "prime" -> flat.append('\'');
          case "top", "intercal", "mathsf{T}" -> flat.append('⊤');
          case "neq", "ne" -> flat.append('≠');
          case "in" -> flat.append('∈');
          case "infty" -> flat.append('∞');
          case "ast", "star" -> flat.append('*');
          default -> {
            boolean silent =
                LatexSigns.isSpacing(word)
                    || LatexSigns.WORDS.contains(word.text())
                    || LatexSigns.STYLES.contains(word.text())
                    || LatexSigns.ACCENTS.containsKey(word.text());
            // a command that is more than a letter makes the script more than a mark
            flat.append(LatexSigns.LETTERS.getOrDefault(word.text(), silent ? "" : "\\"));
          }
        }
      }
      case NEWLINE, END -> {}
    }
  }
}
