package gradus.lang;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Formulas as they stand in a paper's source: told from plain programs, and cut into the same
/// tokens, so that one grammar reads both.
public final class Latex {
  private Latex() {}

  /// Whether a text is read as LaTeX: it holds a backslash command, `_{` or `^{`, comments aside.
  public static boolean isLatex(String text) {
    boolean comment = false;
    for (int i = 0; i + 1 < text.length(); i++) {
      char c = text.charAt(i);
      char next = text.charAt(i + 1);
      comment = c == '#' || (comment && c != '\n' && c != '\r');
      if (comment) {
        continue;
      }
      boolean command = c == '\\' && !Character.isWhitespace(next);
      boolean script = (c == '_' || c == '^') && next == '{';
      boolean display = c == '$' && (next == '$' || text.indexOf('$', i + 1) > 0);
      if (command || script || display) {
        return true;
      }
    }
    return false;
  }

  /// The tokens of a LaTeX text, END last; their spans refer to the text as it was pasted.
  static List<Token> tokens(String text, Set<String> functions) {
    List<LatexWord> words = LatexWords.of(text);
    Set<String> spelled = LatexNames.spelled(text);
    LatexNames names = new LatexNames(functions, spelled);
    // What is defined decides what xᵢ and W₁ mean, and the definitions may stand below.
    LatexReader first = new LatexReader(text, words, names);
    List<Token> tokens = first.tokens();
    List<Token> hoisted = new ArrayList<>(first.hoisted());
    hoisted.add(tokens.getLast());
    names.define(tokens, hoisted, first.scripts().allStems());
    LatexReader second = new LatexReader(text, words, names);
    tokens = second.tokens();
    List<Token> all = new ArrayList<>(second.hoisted());
    all.addAll(tokens);
    return all;
  }

  /// The names that a program in these tokens gives a value or a meaning.
  static Set<String> defined(List<Token> tokens) {
    Set<String> defined = new HashSet<>();
    for (int i : starts(tokens)) {
      int header = Names.headerEnd(tokens, i);
      if (tokens.get(i + 1).kind() == Kind.EQUALS || header > 0) {
        defined.add(tokens.get(i).text());
      }
      for (int j = i + 2; j < header; j++) {
        if (tokens.get(j).kind() == Kind.NAME) {
          defined.add(tokens.get(j).text());
        }
      }
    }
    return defined;
  }

  /// The names that are defined with parameters.
  static Set<String> headers(List<Token> tokens) {
    Set<String> headers = new HashSet<>();
    for (int i : starts(tokens)) {
      if (Names.headerEnd(tokens, i) > 0) {
        headers.add(tokens.get(i).text());
      }
    }
    return headers;
  }

  /// Where a name begins a statement.
  private static List<Integer> starts(List<Token> tokens) {
    List<Integer> starts = new ArrayList<>();
    boolean start = true;
    int depth = 0;
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Kind kind = tokens.get(i).kind();
      if (start && kind == Kind.NAME) {
        starts.add(i);
      }
      switch (kind) {
        case OPEN, OPEN_SQUARE -> depth++;
        case CLOSE, CLOSE_SQUARE -> depth--;
        case NEWLINE, SEPARATOR -> depth = 0;
        default -> {}
      }
      start =
          switch (kind) {
            case NEWLINE, SEPARATOR, OPEN_BRACE, OPEN_BLOCK -> true;
            case SEMICOLON, COMMA -> depth <= 0;
            default -> false;
          };
    }
    return starts;
  }
}
