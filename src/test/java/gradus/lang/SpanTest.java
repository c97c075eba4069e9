package gradus.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {
  /// Each row: a text, and what the outermost expression of its last statement spans.
  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "q = x + y => x + y",
        "f = (x+y)*z => (x+y)*z",
        "f = z*((x+y)) => z*((x+y))",
        "f = (x+y) => x+y",
        "f = 2(x+y)z => 2(x+y)z",
        "f = -(x+y) => -(x+y)",
        "f = (a)^-(b) => (a)^-(b)",
        "f = max( (a), b ) => max( (a), b )",
        "f = |x + 1| => |x + 1|",
        "f = ‖(x)‖ => ‖(x)‖",
        "f = ||x|| => ||x||",
        "f = √(x+y) => √(x+y)",
        "f = (A B)' => (A B)'",
        "f = (s)[0] => (s)[0]",
        "f = (x)² => (x)²",
        "f = [1, 2] => [1, 2]",
        "f = 𝛼 + 손실*(𝛽) => 𝛼 + 손실*(𝛽)",
        "W = 1; f = W'' => W''",
      })
  void outermostExpressionSpans(String text, String stretch) {
    Statement last = Blackboard.parse(text).statements().getLast();
    Expr body = ((Statement.Definition) last).body();
    assertEquals(stretch, text.substring(body.span().start(), body.span().end()));
  }

  @Test
  void operandInParenthesesSpansWithoutThemItself() {
    Expr.Binary product =
        (Expr.Binary) ((Statement.Bare) Blackboard.parse("(x+y)*z").statements().getFirst()).body();
    assertEquals(new Span(0, 7), product.span());
    assertEquals(new Span(1, 4), product.left().span());
  }

  @Test
  void splitLettersHaveSpansOfTheirOwn() {
    Program program = Blackboard.parse("x = 1; y = 2; f = xy");
    Expr.Binary product =
        (Expr.Binary) ((Statement.Definition) program.statements().getLast()).body();
    assertEquals(new Span(18, 20), product.span());
    assertEquals(new Span(18, 19), product.left().span());
    assertEquals(new Span(19, 20), product.right().span());
  }

  @Test
  void callKnowsWhereItsNameStands() {
    Expr.Call call =
        (Expr.Call) ((Statement.Bare) Blackboard.parse("  σ (x)").statements().getFirst()).body();
    assertEquals("sigmoid", call.name());
    assertEquals(new Span(2, 3), call.nameSpan());
    assertEquals(new Span(2, 7), call.span());
  }

  @Test
  void spansJoinAndMeasure() {
    assertEquals(new Span(2, 9), new Span(5, 9).union(new Span(2, 3)));
    assertEquals(4, new Span(5, 9).length());
    assertThrows(IllegalArgumentException.class, () -> new Span(3, 2));
  }

  @Test
  void placeCountsEveryKindOfLineEnd() {
    String text = "a\nb\r\nc\rd𝛼e";
    assertEquals(new Place(1, 1), Place.of(text, 0));
    assertEquals(new Place(1, 2), Place.of(text, 1));
    assertEquals(new Place(2, 1), Place.of(text, 2));
    assertEquals(new Place(3, 1), Place.of(text, 5));
    assertEquals(new Place(4, 1), Place.of(text, 7));
    assertEquals(new Place(4, 4), Place.of(text, 10));
    assertEquals(new Place(4, 5), Place.of(text, 99));
  }
}
