package gradus.plain.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberReaderTest {
  private static String numbers(String text) {
    return Lexer.tokens(text).stream()
        .filter(t -> t.kind() == TokenKind.NUMBER)
        .map(Token::text)
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12             | 12",
        ".5             | .5",
        "2. + 1         | 2. 1",
        "1e-5           | 1e-5",
        "2.5E+3         | 2.5E+3",
        "2e^x           | 2",
        "1_000          | 1000",
        "1{,}000        | 1000",
        "1,000,000      | 1000000",
        "1,000,000.5    | 1000000.5",
        "1,000          | 1 000",
        "1,234,567      | 1 234 567",
        "1,000,00       | 1 000 00",
        "1..3           | 1 3",
        "１２           | 12",
      })
  void theDigitsOfANumberStandTogether(String text, String digits) {
    assertEquals(digits, numbers(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.2.3 | syntax.number",
        "1e999 | syntax.number.large",
        "2e    | syntax.exponent",
        "2e+   | syntax.exponent",
      })
  void whatIsNoNumberSaysSo(String text, String key) {
    List<Token> tokens = Lexer.tokens(text);
    assertEquals(2, tokens.size());
    assertEquals(key, tokens.getFirst().problem().key());
    assertEquals(text.length(), tokens.getFirst().end());
  }
}
