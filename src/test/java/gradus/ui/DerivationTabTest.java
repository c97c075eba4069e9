package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.lesson.Examples;
import gradus.ui.piece.FormulaLine;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.Test;

/// What a person sees in the tab that derives.
class DerivationTabTest extends OpenPanel {
  @Test
  void theDerivativeStandsThereLineByLineAndIsCopied() {
    program("x = 1\nF = 1/(1+exp(-x))");
    open("derive");
    until(() -> words("#derive-chain").startsWith("∂F/∂x = −0.53 · 1.00 · 0.37 · (−1.00) "));
    assertEquals("∂F/∂x = F · (1 − F) = 0.20", words("#derive-answer"));
    until(
        () -> lookup("#derive-chain").tryQuery().filter(FormulaLine.class::isInstance).isPresent());
    assertEquals("q = −x, p = e^q, u = 1 + p, F = 1/u", words("#derive-lent"));
    List<String> said =
        lookup(".formula-line").queryAllAs(FormulaLine.class).stream()
            .map(Node::getAccessibleText)
            .toList();
    assertEquals("∂F/∂x = −1/u² · 1 · p · (−1) = p/u² = F · (1 − F)", said.getLast());
    interact(() -> lookup("#derive-expand").queryAs(CheckBox.class).setSelected(true));
    until(() -> lookup("#derive-chain").tryQuery().isEmpty());
    until(() -> lookup("#derive-value").tryQuery().isPresent());
    assertEquals("With the numbers: 0.20. The backward pass says 0.20.", words("#derive-value"));
    List<String> rules =
        lookup(".rule").queryAll().stream().map(n -> ((Label) n).getText()).toList();
    assertTrue(
        rules.containsAll(List.of("quotient rule", "chain rule (exp)", "simplify")), "" + rules);
    interact(() -> lookup("#derive-latex").queryAs(Button.class).fire());
    String[] copied = new String[1];
    interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
    assertTrue(copied[0].contains("F \\cdot \\left(1 - F\\right)"), copied[0]);
    program("x = [[1,2]]\nf = x*2");
    until(() -> words("#derive-answer").equals("∂Σf/∂x = 2 𝟏"));
    program("x = [1, 2]\nf = x*prod(x)");
    until(() -> words("#derive-message").startsWith("What 'prod' hands back has no formula"));
  }

  @Test
  void thePurchaseIsDerivedInTheDigitsOfItsSlide() {
    interact(() -> model.document().show(Examples.named("apples").orElseThrow()));
    open("derive");
    until(() -> words("#derive-chain").startsWith("∂total yen"));
    assertEquals("∂total yen/∂apple yen = 1.1 · 2 = 2.2", words("#derive-chain"));
    until(() -> lookup("#derive-value").tryQuery().isPresent());
    assertEquals("∂total yen/∂apple yen = tax · apples = 2.2", words("#derive-answer"));
    assertEquals("With the numbers: 2.2. The backward pass says 2.2.", words("#derive-value"));
  }

  @Test
  void aNumberHasOnePrecisionWhereverItStandsInTheBox() {
    interact(() -> model.document().show(Examples.named("staged").orElseThrow()));
    open("derive");
    until(() -> lookup("#derive-value").tryQuery().isPresent());
    assertTrue(words("#derive-chain").endsWith(" = 2.060"), words("#derive-chain"));
    assertTrue(words("#derive-answer").endsWith(" = 2.060"), words("#derive-answer"));
    assertEquals("With the numbers: 2.060. The backward pass says 2.060.", words("#derive-value"));
  }

  @Test
  void theChainOfTheNotesStandsFirstAndAllFormulasArePutInWhenAsked() {
    program("x = 1, w = 2\ns = w*x\nz = tanh(s)\nL = (1 - z)^2");
    open("derive");
    until(() -> lookup("#derive-chain").tryQuery().isPresent());
    interact(() -> lookup("#derive-input").queryAs(ComboBox.class).getSelectionModel().select(1));
    until(() -> words("#derive-chain").startsWith("∂L/∂w = "));
    assertTrue(words("#derive-chain").contains(" · "), words("#derive-chain"));
    List<String> rules =
        lookup(".rule").queryAll().stream().map(n -> ((Label) n).getText()).toList();
    assertEquals(
        List.of(
            "power of a function, difference rule",
            "tanh",
            "constant multiple",
            "the product of the factors"),
        rules);
    interact(() -> lookup("#derive-latex").queryAs(Button.class).fire());
    String[] copied = new String[1];
    interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
    assertTrue(copied[0].contains("\\frac{\\partial L}{\\partial z} \\cdot"), copied[0]);
    interact(() -> lookup("#derive-expand").queryAs(CheckBox.class).setSelected(true));
    until(() -> lookup("#derive-chain").tryQuery().isEmpty());
    until(() -> lookup(".rule").queryAll().size() > 3);
  }

  @Test
  void theDerivativeHasTheDecimalsOfTheExampleAsThePictureHas() {
    interact(() -> model.document().show(Examples.named("norm").orElseThrow()));
    open("derive");
    until(() -> lookup("#derive-chain").tryQuery().isPresent());
    until(() -> words("#derive-chain").equals("∂f/∂W = [[0.088, 0.176], [0.104, 0.208]]"));
  }

  @Test
  void aMatrixIsDerivedAsAWholeBeforeItsEntries() {
    program("W = [[0.1, 0.5], [-0.3, 0.8]]\nx = [0.2, 0.4]\nq = W x\nf = ‖q‖²");
    open("derive");
    until(() -> lookup("#derive-chain").tryQuery().isPresent());
    assertTrue(words("#derive-chain").startsWith("∂f/∂W = [[0.0"), words("#derive-chain"));
    List<String> rules =
        lookup(".rule").queryAll().stream().map(n -> ((Label) n).getText()).toList();
    assertEquals(
        List.of(
            "definition",
            "squared norm",
            "entries",
            "chain rule over entries",
            "local derivative",
            "the indicator selects",
            "as tensors",
            "shapes agree"),
        rules);
    interact(() -> lookup("#derive-input").queryAs(ComboBox.class).getSelectionModel().select(1));
    until(() -> words("#derive-chain").startsWith("∂f/∂W₀₀ = "));
    List<String> entry =
        lookup(".rule").queryAll().stream().map(n -> ((Label) n).getText()).toList();
    assertEquals(
        List.of(
            "sum rule, power rule", "sum rule, constant multiple", "the product of the factors"),
        entry);
  }

  @Test
  void whereTheChainIsTooLongToWriteTheTabSaysSo() {
    program(
        "x = 1; a = 2*x; b = 3*x; c = a*b; d = a + b; e = c*d; g = c - d; k = e + g; l = e*g;"
            + " L = k*l");
    open("derive");
    until(() -> words("#derive-message").startsWith("More than 12 ways lead from the output to x"));
    until(() -> lookup("#derive-chain").tryQuery().isEmpty());
    until(() -> lookup(".rule").queryAll().size() > 10);
    interact(() -> lookup("#derive-expand").queryAs(CheckBox.class).setSelected(true));
    until(() -> words("#derive-message").isEmpty());
    interact(() -> lookup("#derive-expand").queryAs(CheckBox.class).setSelected(false));
    program("W = [[0.1, 0.5], [-0.3, 0.8]]; x = [0.2, 0.4]; q = W x; f = norm(q)^2");
    until(() ->
        lookup("#derive-chain").tryQuery().isPresent()
            && words("#derive-chain").startsWith("∂f/∂x = [−0.112, 0.636]"));
  }

  @Test
  void aDerivativeOfOneFactorIsSaidOnceInTheNamesOfTheText() {
    program("tax = 1.1, apples = 2, apple = 100\nprice = apple*apples\ntotal = price*tax");
    open("derive");
    until(() -> words("#derive-answer").startsWith("∂total/∂tax = "));
    assertEquals("∂total/∂tax = price = 200", words("#derive-answer").replace(".00", ""));
    assertTrue(lookup("#derive-way").tryQuery().isEmpty());
    assertTrue(lookup("#derive-chain").tryQuery().isEmpty());
    assertEquals("", words("#derive-message"));
  }
}
