package gradus.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import gradus.lang.Blackboard;
import gradus.lang.Expr;
import gradus.lang.Printer;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.lang.Tree;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sums over an index, comparisons and free indices, as a line of text.
class IndexTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sum(i=1..n, x[i]*y[i]) | SUM{i=1..n}((x[i]₁*y[i]₁))",
        "prod(i=1..3, i) | PRODUCT{i=1..3}(i)",
        "max(j=1..k, s[j]) | MAXIMUM{j=1..k}(s[j]₁)",
        "min(j in {1, 3}, s[j]) | MINIMUM{j∈1,3}(s[j]₁)",
        "sum(i=1..2, j=1..3, A[i, j]) | SUM{i=1..2,j=1..3}(A[i,j]₁)",
        "sum(i, x[i]) | SUM{i}(x[i]₁)",
        "sum(i, j, A[i, j]) | SUM{i,j}(A[i,j]₁)",
        "sum(i, j if i < j, x[i]*x[j]) | SUM{i,j}?(i<j)((x[i]₁*x[j]₁))",
        "sum(i=0..2, x[i]) | SUM{i=0..2}(x[i])",
        "sum(i=1..n - 1, x[i + 1] - x[i]) | SUM{i=1..(n-1)}((x[(i+1)]₁-x[i]₁))",
        "sum(i=1..2, sum(j=i..2, x[i]*x[j])) | SUM{i=1..2}(SUM{j=i..2}((x[i]₁*x[j]₁)))",
        "where(x > 0, a, b) | where((x>0),a,b)",
        "f = x >= 1 | f=(x>=1)",
        "(x <= 1)*(y != 2) | ((x<=1)*(y!=2))",
        "(a < b) == (b < c) | ((a<b)==(b<c))",
        "y[i] = sum(j, W[i, j]*x[j]) | y=EACH{i}(SUM{j}((W[i,j]₁*x[j]₁)))",
        "C[i, j] = a[i]*b[j] | C=EACH{i,j}((a[i]₁*b[j]₁))",
        "each(i=1..3, i*x[i]) | EACH{i=1..3}((i*x[i]₁))",
        "sum(A, 0) | sum(A,0)",
        "max(a, b) | max(a,b)",
        "max(s) | max(s)",
        "max(a, b[0]) | max(a,b[0])"
      })
  void isReadAndPrintedAsItWas(String text, String tree) {
    Program program = Blackboard.parse(text);
    assertEquals(List.of(), program.problems());
    assertEquals(tree, Tree.of(program));
    assertEquals(text + "\n", Printer.text(program));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x ≤ 1 | (x<=1)",
        "x ≥ 1 | (x>=1)",
        "x ≠ 1 | (x!=1)",
        "sum(i=1..3,2i) | SUM{i=1..3}((2·i))",
        "f = x<-2 | f=(x<(-2))",
        "sum( i = 1 .. 3 , x[i] ) | SUM{i=1..3}(x[i]₁)"
      })
  void otherSpellingsMeanTheSame(String text, String tree) {
    Program program = Blackboard.parse(text);
    assertFalse(program.hasErrors(), program.problems().toString());
    assertEquals(tree, Tree.of(program));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = sum(i=1..3) | indices.body | )",
        "f = sum(i=1..3, x[i], y[i]) | indices.comma | ,",
        "f = 1..3 | indices.dots | ..",
        "f = x + .. | indices.dots | ..",
        "T[i, j, k] = x[i] | indices.many | i, j, k",
        "f = sum(i=1..3, x[i]); i = 2 | indices.named | i",
        "y[i] = x[i]; i = 2 | indices.named | i",
        "f = sum(i=1, x[i]) | indices.range | ,",
        "f = sum(i=1..2, i=1..3, x[i]) | indices.twice | i",
        "C[i, i] = x[i] | indices.twice | i",
        "f = sum(i in {1, 2, x[i]) | syntax.unclosed | {"
      })
  void whatIsNoRangeIsSaidWithItsPlace(String text, String key, String place) {
    List<Problem> problems = Blackboard.parse(text).problems();
    assertEquals(List.of(key), problems.stream().map(Problem::key).toList());
    Span span = problems.getFirst().span();
    assertEquals(place, text.substring(span.start(), span.end()));
  }

  @Test
  void theSpanOfASumIsAllOfIt() {
    String text = "f = 2*sum(i=1..3, x[i])";
    Statement.Definition f = (Statement.Definition) Blackboard.parse(text).statements().getFirst();
    Expr.Over over = (Expr.Over) ((Expr.Binary) f.body()).right();
    assertEquals(new Span(6, text.length()), over.span());
    assertEquals(new Span(10, 16), over.binders().getFirst().span());
  }

  @Test
  void rangesInRangesAreReadToALimit() {
    String deep = "sum(i=1..".repeat(30) + "3" + ", i)".repeat(30);
    List<Problem> problems = Blackboard.parse("f = " + deep).problems();
    assertEquals("syntax.nesting", problems.getFirst().key());
  }
}
