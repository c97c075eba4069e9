package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagram.LocalGradients;
import gradus.document.Document;
import gradus.lesson.Examples;
import gradus.picture.Ink;
import gradus.trace.Grain;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// A gate that nobody defined, and local gradients at the operands, in the window.
class SymbolsWindowTest extends OpenWindow {
  private static final Pattern DECIMALS = Pattern.compile("[0-9]\\.[0-9]");

  private void openGate() {
    interact(() -> model.document().show(Examples.named("gate").orElseThrow()));
    until(() -> problem().contains("'f' is not defined"));
    settled();
  }

  @Test
  void theGateOfTheLectureIsSteppedThroughInSymbols() {
    openGate();
    assertFalse(lookup("#problem-remedy").tryQuery().isPresent());
    toCanvas();
    type(KeyCode.RIGHT);
    until(() -> sentence().equals("f : z = f(x, y), with local gradients ∂z/∂x, ∂z/∂y"));
    until(() -> seen(Ink.VALUE).equals(List.of("z")));
    type(KeyCode.RIGHT);
    until(() -> seen(Ink.GRADIENT).equals(List.of("∂L", "∂z")));
    type(KeyCode.RIGHT);
    until(() -> sentence().contains("to y: ∂L/∂y = ∂L/∂z · ∂z/∂y"));
    until(() -> seen(Ink.GRADIENT).containsAll(List.of("∂x", "∂y", "·")));
    interact(() -> model.settings().locale().set(Locale.KOREAN));
    until(() -> sentence().contains("y 쪽으로: ∂L/∂y = ∂L/∂z · ∂z/∂y"));
  }

  @Test
  void pathsAndDerivationSayTheChainInSymbols() {
    openGate();
    interact(() -> model.settings().panel().set(true));
    TabPane tabs = lookup("#panel-tabs").queryAs(TabPane.class);
    for (String name : List.of("paths", "derive")) {
      String id = name.equals("paths") ? "#path-0" : "#derive-answer";
      for (Tab tab : List.copyOf(tabs.getTabs())) {
        // Shows a neuron of its own, with its numbers.
        if (tab.getId().equals("tab-signs")) continue;
        interact(() -> tabs.getSelectionModel().select(tab));
        frame();
        if (lookup(id).tryQuery().isPresent()) break;
      }
      until(() -> lookup(id).tryQuery().isPresent());
      until(() -> "∂L/∂x = ∂L/∂z · ∂z/∂x".equals(lookup(id).query().getAccessibleText()));
    }
  }

  /// What the labels of a page say, asked where they are made and taken away.
  private static List<String> words(Node page) {
    return page.lookupAll(".label").stream().map(node -> ((Label) node).getText()).toList();
  }

  @Test
  void everyTabTakesItAtEveryStepCoarseAndFineWithoutANumber() {
    openGate();
    interact(() -> model.settings().panel().set(true));
    TabPane tabs = lookup("#panel-tabs").queryAs(TabPane.class);
    int shown = 0;
    for (Grain grain : List.of(Grain.GATE, Grain.PART)) {
      interact(() -> model.settings().grain().set(grain));
      settled();
      int last = model.picture().player().last().get();
      for (Tab tab : List.copyOf(tabs.getTabs())) {
        // They show neurons and nets of their own, with their numbers.
        if (List.of("tab-signs", "tab-layers").contains(tab.getId())) continue;
        interact(() -> tabs.getSelectionModel().select(tab));
        for (int n = 0; n <= last; n++) {
          int step = n;
          interact(() -> model.picture().player().go(step));
          for (String said : asked(() -> words(tab.getContent()))) {
            assertFalse(DECIMALS.matcher(said).find(), tab.getId() + ", step " + n + ": " + said);
          }
          shown++;
        }
      }
    }
    assertTrue(shown >= 8 * (4 + 11), "shown " + shown);
    assertTrue(text().endsWith("z = f(x, y)\n"), text());
  }

  @Test
  void aValueIsRefusedWithASentenceAndTakenBack() {
    openGate();
    assertFalse(lookup("#input-x").tryQuery().isPresent(), "nothing can have a value");
    interact(() -> model.document().type("z = f(x, y)\nx = 3"));
    until(() -> problem().startsWith("Unknown function 'f'"));
    toCanvas();
    push(KeyCode.CONTROL, KeyCode.Z);
    until(() -> problem().contains("'f' is not defined"));
    settled();
  }

  @Test
  void localGradientsAreWrittenAtTheOperandsWhenAskedFor() {
    interact(() -> model.document().show(Document.untitled("x = 2; y = 7; f = x*y")));
    settled();
    toCanvas();
    type(KeyCode.RIGHT);
    until(() -> seen(Ink.VALUE).contains("14"));
    assertFalse(seen(Ink.TEXT).contains("7"));
    interact(() -> model.settings().locals().set(LocalGradients.NUMBERS));
    until(() -> seen(Ink.TEXT).containsAll(List.of("7", "2")));
    interact(() -> model.settings().locals().set(LocalGradients.SYMBOLS));
    until(() -> seen(Ink.TEXT).containsAll(List.of("∂f", "∂x", "=", "y")));
    interact(() -> model.settings().locals().set(LocalGradients.NONE));
    until(() -> !seen(Ink.TEXT).contains("∂f"));
  }
}
