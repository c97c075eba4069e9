package gradus.ui.seek;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.graph.Gate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A search that goes on while the picture changes.
class SearchModelTest extends Unseen {
  private final List<String> turned = new ArrayList<>();
  private final SearchModel search =
      new SearchModel(model.picture(), attention, model.receiving(), g -> turned.add(g.key()));

  private String asked() {
    Gate gate = attention.subject().get().asked();
    return gate == null ? null : gate.key();
  }

  private void look(String typed, int findings) throws Exception {
    act(() -> search.look(typed));
    until(() ->
        search.outcome().get().typed().equals(typed)
            && search.outcome().get().findings().size() == findings);
  }

  private void begun(String text) throws Exception {
    program(text);
    act(() -> model.picture().player().end());
    act(search::begin);
  }

  @Test
  void walksThroughWhatIsFoundAndBehindTheLastComesTheFirst() throws Exception {
    begun("x = 1, y = 2\na = x + y\nb = a + x\nf = b + y");
    look("+", 3);
    assertEquals("a", asked());
    act(search::next);
    assertEquals("b", asked());
    act(search::next);
    act(search::next);
    assertEquals("a", asked());
    act(search::before);
    assertEquals("f", asked());
    assertEquals(2, search.outcome().get().at());
    assertEquals(List.of("a", "b", "f", "a", "f"), turned);
  }

  @Test
  void whatIsFoundNoMoreIsNotAskedAboutAndTheLastOneStaysAfterTheEnd() throws Exception {
    begun("x = 1, y = 2\na = x + y\nf = a*y");
    look("a", 1);
    look("aa", 0);
    assertNull(asked());
    look("y", 1);
    act(search::end);
    assertFalse(search.open().get());
    assertEquals("y", asked());
    act(() -> attention.ask(named("f")));
    assertTrue(on(attention::back));
    // What was only passed by is not gone back to.
    assertEquals("y", asked());
    assertFalse(on(attention::back));
  }

  @Test
  void onceUnfoldedThePartItselfIsLookedAt() throws Exception {
    begun("x = 2\ng = sigmoid(x)\nf = g*x");
    look("exp", 1);
    assertEquals("g", asked());
    assertEquals("σ", search.outcome().get().current().orElseThrow().sign());
    act(() -> model.folding().unfold(model.picture().graph(), named("g")));
    until(() -> search.outcome().get().current().orElseThrow().part().isEmpty());
    assertEquals("exp", attention.subject().get().asked().op().name());
  }

  @Test
  void aStepThatIsTakenIsWhatTheWindowIsAboutAndValuesAreFoundWhenTheyAreThere() throws Exception {
    begun("x = 2\ng = x + 5\nf = g*x");
    act(() -> model.picture().player().go(0));
    look("7", 0);
    act(() -> model.picture().player().next());
    until(() -> search.outcome().get().findings().size() == 1);
    assertNull(asked());
  }

  @Test
  void anEditIsSearchedAnewAndTheSamePlaceIsLookedAt() throws Exception {
    begun("x = 1, y = 2\na = x + y\nf = a + y");
    look("+", 2);
    act(search::next);
    assertEquals("f", asked());
    program("x = 1, y = 2\na = x + y\nb = a + 3\nf = b + y");
    until(() -> search.outcome().get().findings().size() == 3);
    assertEquals(2, search.outcome().get().at());
    assertEquals("f", asked());
  }
}
