package gradus.plain.phrasing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.lang.Blackboard;
import gradus.lang.Tree;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainedEqualsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = f(x) = x^2          | f(x)=(x^2); y=f(x)",
        "y = f(x; w) = w*x       | f(x,w)=(w*x); y=f(x,w)",
        "y = f(x) = x^2 = 4      | f(x)=(x^2); y=f(x)",
        "v = x = 2               | x=2; v=x",
        "u = v = x = 2           | x=2; v=x; u=v",
        "z = wx = 6; w = 2; x = 3 | z=(w·x); w=2; x=3",
        "y = exp(x) = 1          | y=exp(x)",
      })
  void eachNameOfAChainHasItsStatement(String text, String tree) {
    assertEquals(tree, Tree.of(Blackboard.parse(text)).replace("\n", "; "));
  }
}
