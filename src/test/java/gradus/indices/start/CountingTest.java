package gradus.indices.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.lang.Blackboard;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Tree;
import gradus.latex.meaning.LatexText;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sum(i, x[i]) | SUM{i}(x[i]₁)",
        "sum(i=0..2, x[i]*y[i]) | SUM{i=0..2}((x[i]*y[i]))",
        "sum(i in {0, 2}, x[i]) | SUM{i∈0,2}(x[i])",
        "sum(i=1..2, x[i-1]) | SUM{i=1..2}(x[(i-1)])",
        "sum(i=1..2, sum(j=i+1..3, x[j-1])) | SUM{i=1..2}(SUM{j=(i+1)..3}(x[(j-1)]₁))",
        "sum(i=2..3, x[i-1]) | SUM{i=2..3}(x[(i-1)]₁)",
        // the entry numbered 0 of one tensor
        "a = x[0]; b = sum(i, x[i]); c = sum(i, y[i]) | a=x[0]; b=SUM{i}(x[i]); c=SUM{i}(y[i]₁)",
        // tensors that share an index start alike
        "a = sum(i=0..1, x[i]); b = sum(j, x[j]*y[j]) | a=SUM{i=0..1}(x[i]); b=SUM{j}((x[j]*y[j]))",
        // without an index the text counts from 0
        "a = x[1]; b = sum(i, x[i]) | a=x[1]; b=SUM{i}(x[i]₁)",
        // what is free on the left is the index of the tensor defined
        "y[i] = x[i]; f = y[0] | y=EACH{i}(x[i]); f=y[0]",
        // the x of a function is its own, and counts like what it is given
        "f(x) = sum(i, x[i]); x = x0[0]; f(a) | f(x)=SUM{i}(x[i]₁); x=x0[0]; f(a)",
        "f(x) = sum(i, x[i]); f(a) + a[0] | f(x)=SUM{i}(x[i]); (f(a)+a[0])",
        "sum(i, softmax(z)[i]) | SUM{i}(softmax(z)[i]₁)",
        // indices that are compared start alike, and so do their tensors
        "sum(i=0..1, x[i]*sum(k if k <= i, q[k])) | SUM{i=0..1}((x[i]*SUM{k}?(k<=i)(q[k])))",
        "sum(i=0..1, x[i]*max(k, q[k]*(i != k))) | SUM{i=0..1}((x[i]*MAXIMUM{k}((q[k]*(i!=k)))))",
        "sum(k if k <= n, q[k]*sum(i=0..1 if k-1 <= i, x[i])) "
            + "| SUM{k}?(k<=n)((q[k]*SUM{i=0..1}?((k-1)<=i)(x[i])))",
        // written numbers are compared as they are
        "sum(i=0..1, x[i]*sum(k=1..2 if k <= i, q[k])) "
            + "| SUM{i=0..1}((x[i]*SUM{k=1..2}?(k<=i)(q[k]₁)))",
        // an index compared with 0 has that number, unless its range says otherwise
        "sum(k if k != 0, q[k]) | SUM{k}?(k!=0)(q[k])",
        "sum(k if 0 < k, q[k]) | SUM{k}?(0<k)(q[k])",
        "sum(k=1..2 if k != 0, q[k]) | SUM{k=1..2}?(k!=0)(q[k]₁)",
        "sum(k if q[k] > 0, q[k]) | SUM{k}?(q[k]₁>0)(q[k]₁)",
        "repeat 2 { h = sum(i=0..1, h[i]) } | repeat 2{h=SUM{i=0..1}(h[i])}"
      })
  void startsWhereTheTextShows(String text, String tree) {
    assertEquals(tree, Tree.of(Blackboard.parse(text)));
  }

  @Test
  void anEntryWrittenOutCountsLikeAllOnABlackboard() {
    String text = "x = [5, 6], z = [1, 2, 3], y = 1, a = x_1 + x_y + x[1], b = z_0 + z_2";
    Program program = Counting.applied(LatexText.read(text, Set.of()));
    assertEquals("x=[5,6]; z=[1,2,3]; y=1; a=((x[1]₁+x[y])+x[1]); b=(z[0]+z[2])", Tree.of(program));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sum(i, i*x[i]) | [i, 1]",
        "sum(i, i*x[i]) + x[0] | [i, 0]",
        "sum(i if i > 2, x[i]) | [i, 1]"
      })
  void whereItIsNotWrittenAndMattersItIsSaid(String text, String args) {
    List<Problem> notices = Blackboard.parse(text).problems();
    assertEquals(List.of("notice.count"), notices.stream().map(Problem::key).toList());
    assertEquals(args, notices.getFirst().args().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sum(i, x[i]) | 0",
        "sum(i=1..3, i*x[i]) | 0",
        "sum(i, j if i < j, x[i]*x[j]) | 0",
        "sum(i, sum(j=i..3, x[i]*x[j])) | 0"
      })
  void whereItIsWrittenOrDoesNotMatterNothingIsSaid(String text, int count) {
    assertEquals(count, Blackboard.parse(text).problems().size());
  }
}
