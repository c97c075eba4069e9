package gradus.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.lang.Blackboard;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Statement.Definition;
import gradus.lang.Statement.Parameter;
import gradus.lang.Tree;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What stands in the brackets of a header.
class HeadersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "f(x) = x         ~ x",
        "f(x, w, b) = w*x ~ x w b",
        "f(x; w) = w*x    ~ x w",
        "p(y=1 | x) = 2*x ~ x",
      })
  void theNamesAreParametersInTheirOrder(String text, String names) {
    Definition f = (Definition) Blackboard.parse(text).statements().getFirst();
    assertEquals(List.of(names.split(" ")), f.parameters().stream().map(Parameter::name).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f(x + 1) = x  | syntax.parameter       | +",
        "f(x, 2) = x   | syntax.parameter       | 2",
        "f(x,) = x     | syntax.parameter       | ,",
        "f(x, y, x) = y | syntax.parameter.twice | x",
        "f() = 2       | syntax.brackets.empty  | ()",
      })
  void whatIsNoParameterIsRefusedAtItsPlace(String text, String key, String place) {
    Problem problem = Blackboard.parse(text).problems().getFirst();
    assertEquals(key, problem.key());
    assertEquals(place, text.substring(problem.span().start(), problem.span().end()));
  }

  @Test
  void aValueInTheBracketsGivesWhatTheFunctionIsThere() {
    Program program = Blackboard.parse("f(x) = x + c; f(-3) = 4");
    assertEquals(List.of(), program.problems());
    assertEquals("f(x)=(x+c); x=(-3)", Tree.of(program).replace("\n", "; "));
  }
}
