package gradus.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is trying out numbers, and what is writing.
class ChangedNumbersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = -2, y = 5 # a  | x = -2, y = 5 # a   | true",
        "x = -2, y = 5      | x = 3.25, y = 1e-3  | true",
        "x = 2              | x = -2              | true",
        "x = 2              | x = 1/2             | true",
        "v = [1, -2]        | v = [0.5, 2]        | true",
        "f = x^2 + 3        | f = x^2 + 4         | true",
        "x = 2              | y = 2               | false",
        "x = 2              | x = 2 # a remark    | false",
        "x = 2              | x = 2, y = 3        | false",
        "v = [1, 2]         | v = [1, 2, 3]       | false",
        "f = x - y          | f = x + y           | false",
        "f = x^2            | f = x               | false",
        "w_1 = 2            | w_2 = 2             | false",
        "x = 2              | x  = 2              | false",
      })
  void onlyNumbersMayDiffer(String one, String other, boolean only) {
    assertEquals(only, ChangedNumbers.only(one.strip(), other.strip()));
    assertEquals(only, ChangedNumbers.only(other.strip(), one.strip()));
  }
}
