package gradus.plain.phrasing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.plain.token.Lexer;
import gradus.plain.token.Token;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceEndsTest {
  /// Where the statement behind the third token goes on, as the words from there.
  private static String behind(String text, int next) {
    return next < 0 ? "none" : text.substring(Lexer.tokens(text).get(next).start()).strip();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = 2일 때 y = x      | y = x",
        "x = 2일 때는 y = x    | y = x",
        "x = 2일때 y = x       | y = x",
        "x = 2이고 y = x       | y = x",
        "x = 2라면 y = x       | y = x",
        "x = 2일 y = x         | none",
        "x = 2개 y = x         | none",
      })
  void aConditionIsOverBehindItsWords(String text, String rest) {
    List<Token> in = Lexer.tokens(text);
    SentenceEnds ends = new SentenceEnds(text, in, Set.of("x", "y"));
    assertEquals(rest, behind(text, ends.behindCondition(3, in.size() - 1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = 2라 하자. y = x   | y = x",
        "x = 2라고 하면 y = x  | y = x",
        "x = 2를 구하라. y = x | y = x",
        "x = 2라 y = x         | none",
        "x = 2 z y = x         | none",
      })
  void whatIsSaidIsOverWithItsPoint(String text, String rest) {
    List<Token> in = Lexer.tokens(text);
    SentenceEnds ends = new SentenceEnds(text, in, Set.of("x", "y"));
    assertEquals(rest, behind(text, ends.behindSaid(3, in.size() - 1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = 2 이다     | true",
        "x = 2 이다.    | true",
        "x = y의 값은?  | true",
        "x = y 일 때    | true",
        "x = y 일       | false",
        "x = y 무게     | false",
        "x = y의        | false",
      })
  void aSentenceIsOverWithWordsOfKorean(String text, boolean over) {
    List<Token> in = Lexer.tokens(text);
    SentenceEnds ends = new SentenceEnds(text, in, Set.of("x", "y"));
    assertEquals(over, ends.isOver(3, in.size() - 1), in.toString());
  }
}
