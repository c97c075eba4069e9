package gradus.latex;

import gradus.lang.Scripts;
import gradus.latex.LatexWord.Type;
import gradus.plain.Lexer;
import gradus.plain.Token;
import gradus.plain.TokenKind;
import java.util.ArrayList;
import java.util.List;

/// Cuts a LaTeX text into words, in one pass; white space and comments are left out.
final class LatexWords {
  private static final String SIGNS = "{}_^&$~.()[]|";

  private final String text;
  private final List<LatexWord> words = new ArrayList<>();
  private int at;

  private LatexWords(String text) {
    this.text = text;
  }

  /// The words; the last one is END.
  static List<LatexWord> of(String text) {
    LatexWords reader = new LatexWords(text);
    reader.at = text.startsWith("\uFEFF") ? 1 : 0;
    while (reader.at < text.length()) {
      reader.word();
    }
    reader.words.add(new LatexWord(Type.END, text.length(), text.length(), "", null));
    return reader.words;
  }

  private void word() {
    int c = text.codePointAt(at);
    if (c == '\\') {
      command();
    } else if (c == '%') {
      while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
        at++;
      }
    } else if (SIGNS.indexOf(c) >= 0 && !startsNumber()) {
      add(Type.SIGN, 1, text.substring(at, at + 1));
    } else if (Lexer.isNameStart(c) && c != 'ᵀ') {
      letter(c);
    } else {
      plain();
    }
  }

  private boolean startsNumber() {
    boolean digit = at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
    return text.charAt(at) == '.' && digit;
  }

  private void command() {
    int end = at + 1;
    while (end < text.length() && isAsciiLetter(text.charAt(end))) {
      end++;
    }
    if (end == at + 1 && end < text.length()) {
      end += Character.charCount(text.codePointAt(end));
    } else if (end < text.length() && text.charAt(end) == '*') {
      end++;
    }
    String name = text.substring(at + 1, end);
    if (name.endsWith("*") && name.length() > 1 && !LatexSigns.isStarred(name)) {
      name = name.substring(0, name.length() - 1);
      end--;
    }
    words.add(new LatexWord(Type.COMMAND, at, end, name, null));
    at = end;
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /// One letter with the marks and lowered signs that stand on it; Hangul words are whole names.
  private void letter(int first) {
    int end = at + Character.charCount(first);
    boolean hangul = Character.UnicodeScript.of(first) == Character.UnicodeScript.HANGUL;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      boolean same =
          hangul && Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL
              || Character.getType(c) == Character.NON_SPACING_MARK
              || Scripts.isLowered(c)
              || Lexer.isQuote(c);
      if (same) {
        end += Character.charCount(c);
      } else if (Lexer.roundMark(text, end) > end) {
        end = Lexer.roundMark(text, end);
      } else {
        break;
      }
    }
    words.add(new LatexWord(Type.LETTER, at, end, Lexer.nameIn(text, at, end), null));
    at = end;
  }

  private void plain() {
    Lexer lexer = new Lexer(text, at);
    Token token = lexer.next();
    at = lexer.at();
    if (token != null) {
      Type type = token.kind() == TokenKind.NEWLINE ? Type.NEWLINE : Type.TOKEN;
      String word = token.text() == null ? "" : token.text();
      words.add(new LatexWord(type, token.start(), token.end(), word, token));
    }
  }

  private void add(Type type, int length, String word) {
    words.add(new LatexWord(type, at, at + length, word, null));
    at += length;
  }
}
