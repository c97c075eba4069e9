package gradus.latex.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.lang.Span;
import gradus.latex.LatexTest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tree of a LaTeX text: every construct with all that is written in it, at its place.
class LatexTreeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "x_i^2 ; x_{i}^{2}",
        "x^{2}_{ij} ; x_{i j}^{2}",
        "w_{11}^{(1)} ; w_{11}^{ROUND<1>ROUND}",
        "W^{[2]}x ; W^{SQUARE<2>SQUARE} x",
        "x'' ; x^{PRIME}^{PRIME}",
        "x^\\prime ; x^{PRIME}",
        "x^\\top y ; x^{TOP} y",
        "s_{y_i} ; s_{y_{i}}",
        "e^{-\\frac12} ; e^{MINUS frac{1}{2}}",
        "x^2^3 ; x^{2}^{3}",
        "\\frac12x ; frac{1}{2} x",
        "\\frac{a+b}c ; frac{a PLUS b}{c}",
        "{a \\over b} ; frac{a}{b}",
        "\\binom{n}{k} ; binom{n}{k}",
        "{n \\choose k} ; binom{n}{k}",
        "½x² ; frac{1}{2} x^{2}",
        "\\sqrt x ; root[]{x}",
        "\\sqrt[3]{x+1} ; root[3]{x PLUS 1}",
        "√(x) ; root[]{ROUND<x>ROUND}",
        "(a+b)^2 ; ROUND<a PLUS b>ROUND^{2}",
        "\\left[a\\right]^T ; SQUARE!<a>SQUARE^{T}",
        "\\left. x \\right| ; NOTHING!<x>BAR",
        "\\{a\\} ; CURLY<a>CURLY",
        "|a|b|c| ; BAR<a>BAR b BAR<c>BAR",
        "|a-|b|| ; BAR<a MINUS BAR<b>BAR>BAR",
        "||a||^2 ; DOUBLE_BAR<a>DOUBLE_BAR^{2}",
        "\\|x\\|_2^2 ; DOUBLE_BAR<x>DOUBLE_BAR_{2}^{2}",
        "\\lVert x \\rVert_1 ; DOUBLE_BAR<x>DOUBLE_BAR_{1}",
        "\\langle a, b \\rangle ; ANGLE<a COMMA b>ANGLE",
        "\\lfloor x \\rfloor ; FLOOR<x>FLOOR",
        "\\big( x \\big) ; ROUND<x>ROUND",
        "\\sum_{i=1}^n x_i y_i + b ; sum_{i EQUALS 1}^{n}(x_{i} y_{i}) PLUS b",
        "\\sum_{j \\neq y} -x_j = 2 ; sum_{j UNEQUAL y}^{}(MINUS x_{j}) EQUALS 2",
        "\\sum_{i<j} x_i ; sum_{i LESS j}^{}(x_{i})",
        "\\sum_i \\sum\\limits_j^{2} a_{ij} ; sum_{i}^{}(sum_{j}^{2}(a_{i j}))",
        "|\\sum_i x_i| ; BAR<sum_{i}^{}(x_{i})>BAR",
        "\\sum_{i \\in \\{1,2\\}} x_i ; sum_{i MEMBER CURLY<1 COMMA 2>CURLY}^{}(x_{i})",
        "∑_{k}x_k ; sum_{k}^{}(x_{k})",
        "\\prod_{i=1}^3 (x_i+1) ; prod_{i EQUALS 1}^{3}(ROUND<x_{i} PLUS 1>ROUND)",
        "\\sin^2 x ; fn:sin^{2} x",
        "\\max_j s_j ; fn:max_{j} s_{j}",
        "softmax(x) ; fn:softmax ROUND<x>ROUND",
        "\\operatorname{tr} A ; text:tr A",
        "\\text{if } x ; text:if x",
        "\\mathbf{W}_1 ; mathbf{W}_{1}",
        "\\hat{y}_i ; hat{y}_{i}",
        "\\hat\\theta ; hat{θ}",
        "\\underbrace{a+b}_{h} ; brace{a PLUS b}{h}",
        "\\begin{bmatrix}1&2\\\\3&4\\end{bmatrix} ; bmatrix[1 & 2 // 3 & 4]",
        "\\begin{cases}x & x>0\\\\0&\\text{otherwise}\\end{cases} ; cases[x & x GREATER 0 // 0 &"
            + " text:otherwise]",
        "\\begin{align*}a&=b\\\\[2pt]c&=d\\end{align*} ; align[a & EQUALS b // c & EQUALS d]",
        "a = b \\tag{1} ; a EQUALS b remark:1",
        "a \\quad b ; a ~ b",
        "$a$ where $b$ ; EDGE a EDGE remark:where EDGE b EDGE",
        "1{,}000 ; 1000",
        "10\\% ; 10 PERCENT",
        "5! ; 5 FACTORIAL",
        "a \\not= b ; a UNEQUAL b",
        "a \\mathbin{@} b ; a AT b",
        "x₁² ; x_{1}^{2}",
        "w₁₁⁽²⁾ ; w_{11}^{ROUND<2>ROUND}",
        "repeat 3 { h = x } ; loop 3{h EQUALS x}",
        "\\oint x ; unread:syntax.command x",
        "\\frac a ; unread:latex.argument",
        "(a ; unread:syntax.unclosed",
        "a) ; a unread:syntax.unmatched",
        "(a] ; unread:syntax.mismatch",
        "_1 ; unread:latex.script"
      })
  void everyConstructIsANode(String text, String tree) {
    assertEquals(tree, Written.of(text));
  }

  @Test
  void nodesStandWhereTheyAreWritten() {
    String text = "f = \\sum_{i=1}^{n} \\hat{y}_i^2 + \\frac{a}{b}";
    List<LatexTree> items = Written.tree(text).items();
    LatexTree.BigSign sum = (LatexTree.BigSign) items.get(2);
    assertEquals("\\sum_{i=1}^{n} \\hat{y}_i^2", at(text, sum.span()));
    assertEquals("\\sum", at(text, sum.sign()));
    assertEquals("{i=1}", at(text, sum.below().span()));
    assertEquals("{n}", at(text, sum.above().span()));
    assertEquals("\\hat{y}_i^2", at(text, sum.body().span()));
    LatexTree.Scripted entry = (LatexTree.Scripted) sum.body().items().getFirst();
    assertEquals("\\hat{y}", at(text, entry.base().span()));
    assertEquals("i", at(text, entry.below().span()));
    assertEquals("\\frac{a}{b}", at(text, items.get(4).span()));
  }

  private static String at(String text, Span span) {
    return text.substring(span.start(), span.end());
  }

  private record Inside(LatexTree tree, Span span) {}

  @Test
  void everyNodeStandsInsideTheOneItIsPartOf() {
    int walked = 0;
    for (String text : LatexTest.FORMULAS) {
      Deque<Inside> open = new ArrayDeque<>();
      open.push(new Inside(Written.tree(text), new Span(0, text.length())));
      while (!open.isEmpty()) {
        Inside next = open.pop();
        Span span = next.tree().span();
        assertEquals(next.span(), next.span().union(span), text);
        next.tree().parts().forEach(part -> open.push(new Inside(part, span)));
        walked++;
      }
    }
    assertTrue(walked > 2_000, "nodes: " + walked);
  }

  /// A sign that is written and stands in no node would be lost.
  @Test
  void everyLetterDigitAndOperatorStandsInALeaf() {
    int seen = 0;
    for (String text : LatexTest.FORMULAS) {
      boolean[] covered = new boolean[text.length()];
      cover(Written.tree(text), covered);
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        boolean means = Character.isLetterOrDigit(c) || "+-*/=<>!,;".indexOf(c) >= 0;
        if (means && !isCommand(text, i)) {
          assertTrue(covered[i], text + " at " + i);
          seen++;
        }
      }
    }
    assertTrue(seen > 1_000, "signs: " + seen);
  }

  private static boolean isCommand(String text, int at) {
    int i = at;
    while (i > 0 && Character.isLetter(text.charAt(i - 1))) {
      i--;
    }
    boolean command = i > 0 && text.charAt(i - 1) == '\\';
    // the name of an environment stands in its braces
    int begin = text.lastIndexOf('{', at);
    boolean named =
        begin > 3 && (text.startsWith("\\begin", begin - 6) || text.startsWith("\\end", begin - 4));
    return command || named && text.indexOf('}', begin) > at;
  }

  private static void cover(LatexTree tree, boolean[] covered) {
    boolean leaf =
        switch (tree) {
          case LatexTree.Identifier i -> true;
          case LatexTree.Digits d -> true;
          case LatexTree.Mark s -> true;
          case LatexTree.NamedFunction f -> true;
          case LatexTree.Upright u -> true;
          case LatexTree.Spacing s -> true;
          case LatexTree.Remark r -> true;
          case LatexTree.Loop l -> {
            Arrays.fill(covered, l.word().start(), l.word().end(), true);
            yield false;
          }
          default -> false;
        };
    if (leaf) Arrays.fill(covered, tree.span().start(), tree.span().end(), true);
    tree.parts().forEach(part -> cover(part, covered));
  }
}
