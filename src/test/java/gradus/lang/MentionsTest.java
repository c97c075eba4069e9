package gradus.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MentionsTest {
  private static final List<Statement> STATEMENTS =
      Blackboard.parse("g(a) = a^2 + k\nx = 2\nrepeat 3 { p = g(x)*q }\nx + r").statements();

  @Test
  void whatStatementsDefineIsNamedWithParametersAndBlocks() {
    Set<String> defined = new TreeSet<>(Mentions.defined(STATEMENTS));
    assertEquals(List.of("a", "g", "p", "x"), List.copyOf(defined));
    assertEquals(Set.of(), Mentions.defined(List.of()));
  }

  @Test
  void whatFormulasSpeakOfIsNamedWithoutParameters() {
    Set<String> names = new TreeSet<>(Mentions.names(STATEMENTS));
    assertEquals(List.of("k", "q", "r", "x"), List.copyOf(names));
    assertEquals(Set.of("g"), Mentions.called(STATEMENTS));
  }
}
