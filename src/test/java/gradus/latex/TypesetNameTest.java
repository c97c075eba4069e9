package gradus.latex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TypesetNameTest {
  private static void assertTypeset(String name, String text, String latex) {
    assertEquals(text, TypesetName.text(name), name);
    assertEquals(latex, TypesetName.shown(name), name);
  }

  @Test
  void aWordForAGreekLetterIsTheLetterToTheEye() {
    assertTypeset("theta", "θ", "\\theta");
    assertTypeset("theta_1", "θ₁", "\\theta_{1}");
    assertTypeset("sigma2", "σ₂", "\\sigma_{2}");
    assertTypeset("theta_in", "θ_in", "\\theta_{\\mathrm{in}}");
    assertTypeset("alpha⁽¹⁾", "α⁽¹⁾", "\\alpha^{(1)}");
    assertTypeset("σ²", "σ²", "\\sigma^{2}");
    assertTypeset("σ₁²", "σ₁²", "\\sigma_{1}^{2}");
    assertTypeset("alpha'", "α'", "\\alpha'");
    assertTypeset("Omega", "Ω", "\\Omega");
    assertTypeset("alphabet", "alphabet", "\\mathrm{alphabet}");
    assertTypeset("partial", "partial", "\\mathrm{partial}");
  }

  @Test
  void twoFactorsStandSideBySideAndPlacesInBrackets() {
    assertTypeset("W_10" + TypesetName.TIMES + "x_0", "W₁₀x₀", "W_{10}\\, x_{0}");
    assertTypeset("net_1" + TypesetName.TIMES + "x_0", "net_1 x₀", "\\mathrm{net}_{1}\\, x_{0}");
    assertTypeset("W[2:8]", "W[2:8]", "W[2{:}8]");
    assertTypeset("net_o", "net_o", "\\mathrm{net}_{o}");
    // a title is no name and keeps its blanks
    assertEquals("W x + b", TypesetName.calledText("W x + b"));
  }

  @Test
  void aWordForAnAccentStandsOverItsLetter() {
    assertTypeset("x_hat", "x\u0302", "\\hat{x}");
    assertTypeset("y_bar", "ȳ", "\\bar{y}");
    assertTypeset("sigma_hat", "σ\u0302", "\\hat{\\sigma}");
    assertTypeset("x_hat_1", "x\u0302₁", "\\hat{x}_{1}");
    assertEquals("yes hat", TypesetName.text("yes_hat"));
  }

  @Test
  void whatIsReadBackStaysAsItWasTyped() {
    assertEquals("\\mathrm{theta}", TypesetName.of("theta"));
    assertEquals("x_{\\mathrm{hat}}", TypesetName.of("x_hat"));
    assertTypeset("w0", "w₀", "w_{0}");
    assertTypeset("w_0", "w₀", "w_{0}");
  }

  @Test
  void wordsOfHangulStandApartAgain() {
    assertTypeset("사과_개수", "사과 개수", "\\text{사과 개수}");
    // Written back it stays one name.
    assertEquals("\\text{사과\\_개수}", TypesetName.of("사과_개수"));
    assertEquals("L_데이터", TypesetName.text("L_데이터"));
  }

  @Test
  void wordsOfEnglishStandApartToBeLookedAt() {
    assertTypeset("apple_yen", "apple yen", "\\text{apple yen}");
    assertEquals("\\mathrm{apple\\_yen}", TypesetName.of("apple_yen"));
    assertEquals("h_in", TypesetName.text("h_in"));
    assertEquals("L_{\\mathrm{data}}", TypesetName.shown("L_data"));
    assertEquals("L_{\\mathrm{data}}", TypesetName.of("L_data"));
    assertEquals("h_{\\mathrm{in}}", TypesetName.shown("h_in"));
    assertEquals("W_{xh}", TypesetName.shown("W_xh"));
    assertEquals("T_{ijk}", TypesetName.shown("T_ijk"));
    assertEquals("layer_1", TypesetName.text("layer_1"));
    assertEquals("sig_x", TypesetName.text("sig_x"));
  }

  /// Behind a letter one word is lowered, not a whole name.
  @Test
  void manyWordsBehindALetterAreANameInWords() {
    assertTypeset(
        "h_previous_hidden_state", "h previous hidden state", "\\text{h previous hidden state}");
    assertTypeset("theta_first_layer", "θ first layer", "\\text{θ first layer}");
    assertEquals("\\textbf{W hiddenlayer}", TypesetName.bold("W_hiddenlayer"));
    assertTypeset("h_previous", "h_previous", "h_{\\mathrm{previous}}");
    assertTrue(TypesetName.isWord("h_previous_hidden_state"));
    // Written back it stays one name.
    assertEquals("\\mathrm{h\\_previous\\_state}", TypesetName.of("h_previous_state"));
  }

  @Test
  void theNumberBehindAWordIsLoweredToBeLookedAt() {
    assertEquals("\\mathrm{net}_{h1}", TypesetName.shown("net_h1"));
    assertEquals("E_{o1}", TypesetName.shown("E_o1"));
    assertEquals("\\theta_{h1}", TypesetName.shown("theta_h1"));
    assertEquals("\\mathrm{loss}_{2}", TypesetName.shown("loss_2"));
    assertEquals("\\mathbf{net}_{h1}", TypesetName.bold("net_h1"));
    assertEquals("\\boldsymbol{E}_{o1}", TypesetName.bold("E_o1"));
    // Reading this back would take it for another name.
    assertEquals("\\mathrm{net\\_h1}", TypesetName.of("net_h1"));
    assertEquals("\\mathrm{net\\_h1\\_t}", TypesetName.shown("net_h1_t"));
    assertEquals("net_h1", TypesetName.text("net_h1"));
  }

  @Test
  void whatIsCalledStaysOneWord() {
    assertEquals("cross_entropy", TypesetName.calledText("cross_entropy"));
    assertEquals("\\mathrm{cross\\ entropy}", TypesetName.called("cross_entropy"));
  }

  @Test
  void aWordIsMoreThanOneLetterWithItsIndices() {
    assertTrue(TypesetName.isWord("apple_yen"));
    assertTrue(TypesetName.isWord("사과_개수"));
    assertTrue(TypesetName.isWord("값"));
    assertTrue(TypesetName.isWord("tax"));
    assertTrue(TypesetName.isWord("num2"));
    for (String letter :
        new String[] {"h_in", "w0", "w_12", "x̂", "theta", "x_hat", "z₁⁽¹⁾", "x'"}) {
      assertFalse(TypesetName.isWord(letter), letter);
    }
  }

  @Test
  void aBoldNameHasALightIndex() {
    assertEquals("\\boldsymbol{W}", TypesetName.bold("W"));
    assertEquals("\\boldsymbol{W}_{11}^{(1)}", TypesetName.bold("W₁₁⁽¹⁾"));
    assertEquals("\\boldsymbol{b}_{2}", TypesetName.bold("b2"));
    assertEquals("\\boldsymbol{\\theta}", TypesetName.bold("theta"));
    assertEquals("\\boldsymbol{\\hat{x}}", TypesetName.bold("x_hat"));
    assertEquals("\\mathbf{weights}", TypesetName.bold("weights"));
    assertEquals("\\textbf{first layer}", TypesetName.bold("first_layer"));
    assertEquals("\\text{가중치}", TypesetName.bold("가중치"));
  }
}
