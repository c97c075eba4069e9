package gradus.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Two versions of a program side by side.
class ComparisonTest {
  private static List<String> rows(String mine, String theirs) {
    return Comparison.of(mine, theirs).rows().stream()
        .map(row ->
            row.mine().orElse("·") + (row.isSame() ? " = " : " | ") + row.theirs().orElse("·"))
        .toList();
  }

  @Test
  void linesThatWereRewrittenStandBesideEachOther() {
    assertEquals(
        List.of("a = a", "b | B", "· | b2", "c = c", "d | ·", "e = e", "· | f"),
        rows("a\nb\nc\nd\ne", "a\nB\nb2\nc\ne\nf\n"));
  }

  @Test
  void versionsThatAreAlikeAreShownWhole() {
    assertEquals(List.of("a = a", " = "), rows("a\n\n", "a\n\n"));
    assertEquals(List.of(), rows("", ""));
  }

  @Test
  void fromNothingEverythingIsNew() {
    assertEquals(List.of("· | a", "· | b"), rows("", "a\nb"));
    assertEquals(List.of("a | ·", "b | ·"), rows("a\nb", ""));
  }
}
