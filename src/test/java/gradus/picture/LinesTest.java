package gradus.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Where formulas are broken; here every part is as wide as its source has letters.
class LinesTest {
  private static final String THING = "\\vphantom{x} ";

  /// Each line behind as many dots as it stands letters further in.
  private static List<String> lines(double room, String... pieces) {
    List<Boolean> whole = Collections.nCopies(pieces.length, false);
    Lines.Measure measure =
        (atom, leading) -> plain(leading ? atom.leading() : atom.latex()).length();
    List<String> shown = new ArrayList<>();
    for (Lines.Tier line : Lines.of(List.of(pieces), whole, measure, room, 1)) {
      String text = plain(String.join(" ", line.pieces((piece, latex) -> latex)));
      shown.add(".".repeat((int) line.indent()) + text);
    }
    return shown;
  }

  private static String plain(String latex) {
    return latex.replace(THING, "").replace(THING.strip(), "").replace("{} ", "").strip();
  }

  @Test
  void aLineBeginsWithTheSignThatJoinsItAndEndsWithNone() {
    assertEquals(List.of("a = b + c", "..+ d - e", "..+ f"), lines(9, "a = b + c + d - e + f"));
    assertEquals(List.of("a = b"), lines(9, "a = b"));
    assertEquals(List.of("a", ".\\cdot b", ".\\cdot c"), lines(7, "a \\cdot b \\cdot c"));
    assertEquals(List.of("aaaa", ".= bbbb", ".= cccc"), lines(8, "aaaa =", "bbbb =", "cccc"));
    assertEquals(List.of("aaaa", ".\\odot bbbb"), lines(12, "aaaa", "\\odot", "bbbb"));
  }

  @Test
  void aSumIsBrokenBeforeItsProductsAre() {
    String sum = "aaaa \\cdot bbbb - 2 \\cdot cccc";
    assertEquals(List.of("aaaa \\cdot bbbb", ".- 2 \\cdot cccc"), lines(16, sum));
    // A product that is broken itself ends where the next addend begins: no · w − 2.
    assertEquals(
        List.of("aaaa \\cdot bbbb", "..\\cdot w", ".- 2"),
        lines(16, "aaaa \\cdot bbbb \\cdot w - 2"));
    assertEquals(
        List.of("aaa = bbb", "..- \\big(ccc", "....+ ddd\\big)", "...\\cdot e"),
        lines(13, "aaa =", "bbb", "{} - \\big(ccc", "{} + ddd\\big) \\cdot e"));
  }

  /// As it is on a page that is not laid out yet.
  @Test
  void lessThanNoRoomIsNone() {
    assertEquals(List.of(), lines(-20, ""));
    assertEquals(lines(0, "a = b + c"), lines(-20, "a = b + c"));
  }

  /// `a = b = c` does not end a line where a sum only begins.
  @Test
  void onlyTheFirstRightSideBeginsInTheLineOfTheLeftOne() {
    assertEquals(List.of("a = bbbb", "..+ cccc"), lines(9, "a = bbbb + cccc"));
    assertEquals(List.of("a = b", ".= bbbbbb", "..+ cccccc"), lines(14, "a = b = bbbbbb + cccccc"));
  }

  @Test
  void factorsSideBySideGetASignWhereALineBeginsWithOne() {
    assertEquals(List.of("aaaaaa", ".\\cdot W_1^{\\top}"), lines(17, "aaaaaa \\, W_1^{\\top}"));
    assertEquals(List.of("aaaaaa", ".\\cdot bbbbbb"), lines(13, "aaaaaa", "bbbbbb"));
    assertEquals(List.of("a \\, b"), lines(12, "a", "b"));
    // What a sum is of does not begin a line.
    assertEquals(List.of("\\sum_{j} \\, aaaa"), lines(5, "\\sum_{j} \\, aaaa"));
  }

  @Test
  void aListIsBrokenBehindItsCommas() {
    assertEquals(
        List.of("x = -2,", ".y = 5,", ".z = 1"), lines(9, "x = -2,\\; y = 5,\\quad z = 1"));
    assertEquals(List.of("q = xx,", ".p = yy"), lines(8, "q = xx,", "p = yy"));
  }

  @Test
  void whatStandsInBracketsIsBrokenLast() {
    assertEquals(
        List.of("\\left(a + b\\right)", ".\\cdot c"), lines(19, "\\left(a + b\\right) \\cdot c"));
    assertEquals(
        List.of("\\big(aaaaaaaaaaaa", ".- bbbbbbbbbbbb\\big)"),
        lines(20, "\\left(aaaaaaaaaaaa - bbbbbbbbbbbb\\right)"));
    // Not in a matrix, a script or a fraction, nor before a sign that stands before one thing.
    for (String one :
        List.of(
            "\\begin{bmatrix} a + b & c = d \\end{bmatrix}",
            "x^{a + b + c + d + e + f}",
            "\\frac{a + b + c}{d + e + f}",
            "\\left(-aaaaaaaaaaaaaaaaaaaaa\\right)",
            "\\mathbf{1}[k = i]")) {
      assertEquals(List.of(one), lines(4, one));
    }
  }
}
