package gradus.latex.tree;

import gradus.lang.BigLetters;
import gradus.lang.Scripts;
import gradus.plain.token.Lexer;
import gradus.plain.token.SameNames;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Cuts a LaTeX text into words, in one pass; white space and comments are left out.
final class TexWords {
  private static final String SIGNS = "{}_^&$~.()[]|,;:=+-*/'<>!@?`\"";

  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾";

  /// Signs of Unicode that LaTeX has a command for.
  private static final Map<Integer, String> COMMANDS = commands();

  private static final Map<Integer, String> SAME = same("−-–-‐-‑-′'’'‘'、,，,；;：:＝=≔=∗*∙*⁄/∕/");

  private static final Map<Integer, String> VULGAR =
      Map.ofEntries(
          Map.entry((int) '½', "1/2"),
          Map.entry((int) '⅓', "1/3"),
          Map.entry((int) '⅔', "2/3"),
          Map.entry((int) '¼', "1/4"),
          Map.entry((int) '¾', "3/4"),
          Map.entry((int) '⅕', "1/5"),
          Map.entry((int) '⅛', "1/8"));

  private final String text;
  private final SpelledWords vocabulary;
  private final List<TexWord> words = new ArrayList<>();
  private final BigLetters letters;
  private int at;

  /// How many braces are open around a place.
  private int braces;

  private TexWords(String text, SpelledWords vocabulary) {
    this.text = text;
    this.vocabulary = vocabulary;
    letters = new BigLetters(text);
  }

  private static Map<Integer, String> commands() {
    Map<Integer, String> commands = new HashMap<>();
    String pairs =
        "× times · cdot ⋅ cdot • cdot ÷ div ← leftarrow → to ⇒ Rightarrow ⇔ iff ≤ le ≥ ge ≠ ne ≈"
            + " approx ≃ simeq ≡ equiv ∈ in ∉ notin ∑ sum ∏ prod √ sqrt ∞ infty ‖ | ∥ | ∂ partial ∇"
            + " nabla ⊤ top ⊙ odot ∘ circ … dots ⋯ cdots ⟨ langle ⟩ rangle ⌊ lfloor ⌋ rfloor ⌈"
            + " lceil ⌉ rceil ± pm ∓ mp ⊗ otimes ⊕ oplus ∝ propto ∴ therefore ∧ wedge ∨ vee ¬ neg ∫"
            + " int ∀ forall ∃ exists ↦ mapsto ∣ mid ⊂ subset ∪ cup ∩ cap";
    String[] parts = pairs.split(" ");
    for (int i = 0; i + 1 < parts.length; i += 2) {
      commands.put(parts[i].codePointAt(0), parts[i + 1]);
    }
    return commands;
  }

  private static Map<Integer, String> same(String pairs) {
    Map<Integer, String> same = new HashMap<>();
    for (int i = 0; i + 1 < pairs.length(); i += 2) {
      same.put((int) pairs.charAt(i), pairs.substring(i + 1, i + 2));
    }
    return same;
  }

  /// The words; the last one is END.
  static List<TexWord> of(String text, SpelledWords vocabulary) {
    TexWords reader = new TexWords(text, vocabulary);
    reader.at = text.startsWith("\uFEFF") ? 1 : 0;
    while (reader.at < text.length()) {
      reader.word();
    }
    reader.words.add(new TexWord(TexKind.END, text.length(), text.length(), ""));
    return reader.words;
  }

  private void word() {
    int c = text.codePointAt(at);
    int size = Character.charCount(c);
    if (c == '\\') {
      command();
    } else if (c == '%' && afterDigit() || c == '％') {
      add(TexKind.COMMAND, size, "%");
    } else if (c == '%' || c == '#') {
      while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
        at++;
      }
    } else if (c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029) {
      add(TexKind.NEWLINE, 1, "");
    } else if (isSpace(c)) {
      at += size;
    } else if (digitAt(at) || c == '.' && digitAt(at + 1)) {
      number();
    } else if (RAISED.indexOf(c) >= 0 || c == 'ᵀ' || isRaisedLetter(c)) {
      scripts(TexKind.RAISED);
    } else if (Scripts.isLowered(c)) {
      scripts(TexKind.LOWERED);
    } else if (BigLetters.isLetter(c) && letters.isSign(at)) {
      add(TexKind.COMMAND, 1, c == 'Π' ? "prod" : "sum");
    } else if (c == 's' && letters.isSummed(at)) {
      add(TexKind.COMMAND, 3, "sum");
    } else if (Lexer.isNameStart(c)) {
      letter(c);
    } else {
      sign(c, size);
    }
  }

  /// How long a word is that spells a letter which the text has as a command too, `theta` beside
  /// `\\theta`; 0 where none begins here.
  private int greek() {
    int end = at;
    while (end < text.length() && isAsciiLetter(text.charAt(end))) {
      end++;
    }
    boolean inside = at > 0 && isAsciiLetter(text.charAt(at - 1));
    if (inside || end - at < 2 || end - at > 7) return 0;
    String word = text.substring(at, end);
    String letter = SameNames.letter(word);
    boolean spelled = !letter.equals(word);
    return spelled && (text.contains("\\" + word) || text.contains(letter)) ? end - at : 0;
  }

  private static boolean isRaisedLetter(int c) {
    return c < 0x10000 && Scripts.plainOfRaised((char) c) != c;
  }

  private boolean afterDigit() {
    return at > 0 && Character.isDigit(text.charAt(at - 1));
  }

  private void sign(int c, int size) {
    if (c == '{' || c == '}') braces = Math.max(0, braces + (c == '{' ? 1 : -1));
    if (text.startsWith(":=", at)) {
      add(TexKind.SIGN, 2, "=");
    } else if (text.startsWith("<-", at)) {
      add(TexKind.COMMAND, 2, "leftarrow");
    } else if (text.startsWith("<=", at) || text.startsWith(">=", at)) {
      add(TexKind.COMMAND, 2, c == '<' ? "le" : "ge");
    } else if (text.startsWith("!=", at)) {
      add(TexKind.COMMAND, 2, "ne");
    } else if (text.startsWith("**", at)) {
      add(TexKind.SIGN, 2, "^");
    } else if (c == '"' || c == '`') {
      add(TexKind.WRONG, size, Character.toString(c));
    } else if (SIGNS.indexOf(c) >= 0) {
      add(TexKind.SIGN, size, Character.toString(c));
    } else if (COMMANDS.containsKey(c)) {
      add(TexKind.COMMAND, size, COMMANDS.get(c));
    } else if (SAME.containsKey(c)) {
      add(TexKind.SIGN, size, SAME.get(c));
    } else if (VULGAR.containsKey(c)) {
      add(TexKind.VULGAR, size, VULGAR.get(c));
    } else if (c > 0xFF00 && c < 0xFF5F && SIGNS.indexOf(c - 0xFEE0) >= 0) {
      add(TexKind.SIGN, size, Character.toString(c - 0xFEE0));
    } else {
      add(TexKind.WRONG, size, Character.toString(c));
    }
  }

  private void command() {
    TexWord difference = vocabulary.differences().at(at);
    if (difference != null) {
      words.add(difference);
      at = difference.end();
      return;
    }
    int end = at + 1;
    while (end < text.length() && isAsciiLetter(text.charAt(end))) {
      end++;
    }
    if (end == at + 1 && end < text.length()) {
      end += Character.charCount(text.codePointAt(end));
    } else if (end < text.length() && text.charAt(end) == '*') {
      String name = text.substring(at + 1, end);
      if (name.equals("operatorname") || name.endsWith("space") || name.equals("tag")) end++;
    }
    add(TexKind.COMMAND, end - at, text.substring(at + 1, end));
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private boolean digitAt(int i) {
    return i < text.length() && isDigit(text.charAt(i));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9' || c >= '０' && c <= '９';
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }

  private void number() {
    int start = at;
    int end = digits(at);
    int points = 0;
    while (end < text.length() && text.charAt(end) == '.' && digitAt(end + 1)) {
      points++;
      end = digits(end + 1);
    }
    if (end + 1 < text.length() && (text.charAt(end) | 0x20) == 'e') {
      int sign = "+-".indexOf(text.charAt(end + 1)) >= 0 ? 1 : 0;
      if (digitAt(end + 1 + sign)) end = digits(end + 1 + sign);
    }
    String digits = Normalizer.normalize(text.substring(start, end), Normalizer.Form.NFKC);
    boolean broken = points > 1 || Double.isInfinite(Double.parseDouble(points > 1 ? "1" : digits));
    add(broken ? TexKind.BROKEN : TexKind.NUMBER, end - start, digits);
  }

  private int digits(int from) {
    int end = from;
    while (digitAt(end)) {
      end++;
    }
    return end;
  }

  private void scripts(TexKind kind) {
    StringBuilder plain = new StringBuilder();
    int end = at;
    while (end < text.length()) {
      char c = text.charAt(end);
      char line = kind == TexKind.RAISED ? Scripts.plainOfRaised(c) : Scripts.plainOfLowered(c);
      if (line == c) break;
      plain.append(line);
      end++;
    }
    add(kind, end - at, plain.toString());
  }

  /// One letter with the marks that stand on it, or all that together are one name.
  private void letter(int first) {
    int greek = greek();
    if (greek > 0) {
      add(TexKind.LETTER, greek, SameNames.letter(text.substring(at, at + greek)));
      return;
    }
    int joined = vocabulary.name(text, at);
    int function = vocabulary.function(text, at);
    int prose = isSentence() ? vocabulary.prose(text, at) : -1;
    if (prose < 0 && braces == 0) prose = vocabulary.joint(text, at);
    if (prose > 0 && joined < 0) {
      add(TexKind.PROSE, prose - at, text.substring(at, prose));
      return;
    }
    if (joined > 0 || function > 0) {
      int end = joined > 0 ? joined : function;
      String name = Lexer.nameIn(text, at, end);
      add(joined > 0 ? TexKind.LETTER : TexKind.FUNCTION, end - at, name);
      return;
    }
    int end = at + Character.charCount(first);
    boolean hangul = isHangul(first);
    while (end < text.length()) {
      int c = text.codePointAt(end);
      boolean same = hangul && isHangul(c) || Character.getType(c) == Character.NON_SPACING_MARK;
      if (!same) break;
      end += Character.charCount(c);
    }
    String name = Normalizer.normalize(text.substring(at, end), Normalizer.Form.NFC);
    boolean styled = first > 0xFFFF || first > 0xFF00 && first < 0xFF5F;
    if (styled) name = Normalizer.normalize(name, Normalizer.Form.NFKC);
    add(TexKind.LETTER, end - at, name);
  }

  /// Whether a word of a sentence can stand here: at a beginning, or outside of dollar signs.
  private boolean isSentence() {
    if (words.isEmpty()) return true;
    TexWord last = words.getLast();
    return switch (last.kind()) {
      case NEWLINE, PROSE -> true;
      case SIGN -> "$,;.:&".contains(last.text());
      case COMMAND ->
          switch (last.text()) {
            case "\\", "quad", "qquad", ")", "]" -> true;
            default -> false;
          };
      default -> false;
    };
  }

  private static boolean isHangul(int c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL;
  }

  private void add(TexKind kind, int length, String word) {
    words.add(new TexWord(kind, at, at + length, word));
    at += length;
  }
}
