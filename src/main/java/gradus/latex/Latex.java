package gradus.latex;

import gradus.plain.KnownNames;
import gradus.plain.Token;
import gradus.plain.TokenKind;
import gradus.plain.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Formulas as they stand in a paper's source, cut into the tokens of plain programs, so that one
/// grammar reads both.
public final class Latex {
  private Latex() {}

  /// The words of a LaTeX text; their spans refer to the text as it was pasted.
  ///
  /// @param functions what may be called: the catalogue knows
  public static Tokens words(String text, Set<String> functions) {
    return new Tokens(tokens(text, functions), false);
  }

  private static List<Token> tokens(String text, Set<String> functions) {
    List<LatexWord> words = LatexWords.of(text);
    LatexNames names = new LatexNames(functions, text);
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
      int header = KnownNames.headerEnd(tokens, i);
      if (tokens.get(i + 1).kind() == TokenKind.EQUALS || header > 0) {
        defined.add(tokens.get(i).text());
      }
      for (int j = i + 2; j < header; j++) {
        if (tokens.get(j).kind() == TokenKind.NAME) defined.add(tokens.get(j).text());
      }
    }
    return defined;
  }

  /// The names that are defined with parameters.
  static Set<String> headers(List<Token> tokens) {
    Set<String> headers = new HashSet<>();
    for (int i : starts(tokens)) {
      if (KnownNames.headerEnd(tokens, i) > 0) headers.add(tokens.get(i).text());
    }
    return headers;
  }

  /// Where a name begins a statement.
  private static List<Integer> starts(List<Token> tokens) {
    List<Integer> starts = new ArrayList<>();
    boolean start = true;
    int depth = 0;
    for (int i = 0; i + 1 < tokens.size(); i++) {
      TokenKind kind = tokens.get(i).kind();
      if (start && kind == TokenKind.NAME) starts.add(i);
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
