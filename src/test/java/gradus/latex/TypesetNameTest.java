package gradus.latex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TypesetNameTest {
  @Test
  void aWordForAGreekLetterIsTheLetterToTheEye() {
    Map<String, String> lines =
        Map.of(
            "theta",
            "θ",
            "theta_1",
            "θ₁",
            "sigma2",
            "σ₂",
            "alpha'",
            "α'",
            "Omega",
            "Ω",
            "alphabet",
            "alphabet",
            "theta_in",
            "θ_in",
            "partial",
            "partial");
    lines.forEach((name, line) -> assertEquals(line, TypesetName.text(name), name));
    assertEquals("\\theta_{1}", TypesetName.shown("theta_1"));
    assertEquals("\\sigma_{2}", TypesetName.shown("sigma2"));
    assertEquals("\\theta_{in}", TypesetName.shown("theta_in"));
    assertEquals("\\alpha^{(1)}", TypesetName.shown("alpha⁽¹⁾"));
  }

  @Test
  void aWordForAnAccentStandsOverItsLetter() {
    assertEquals("x\u0302", TypesetName.text("x_hat"));
    assertEquals("ȳ", TypesetName.text("y_bar"));
    assertEquals("σ\u0302", TypesetName.text("sigma_hat"));
    assertEquals("yes hat", TypesetName.text("yes_hat"));
    assertEquals("\\hat{x}", TypesetName.shown("x_hat"));
    assertEquals("\\bar{y}", TypesetName.shown("y_bar"));
    assertEquals("\\hat{\\sigma}", TypesetName.shown("sigma_hat"));
    assertEquals("x\u0302₁", TypesetName.text("x_hat_1"));
    assertEquals("\\hat{x}_{1}", TypesetName.shown("x_hat_1"));
  }

  @Test
  void whatIsReadBackStaysAsItWasTyped() {
    assertEquals("\\mathrm{theta}", TypesetName.of("theta"));
    assertEquals("x_{hat}", TypesetName.of("x_hat"));
    assertEquals("w_{0}", TypesetName.shown("w0"));
    assertEquals("w₀", TypesetName.text("w_0"));
  }

  @Test
  void wordsOfHangulStandApartAgain() {
    assertEquals("사과 개수", TypesetName.text("사과_개수"));
    assertEquals("\\text{사과 개수}", TypesetName.shown("사과_개수"));
    // Written back it stays one name.
    assertEquals("\\text{사과\\_개수}", TypesetName.of("사과_개수"));
    assertEquals("L_데이터", TypesetName.text("L_데이터"));
  }

  @Test
  void wordsOfEnglishStandApartToBeLookedAt() {
    assertEquals("apple yen", TypesetName.text("apple_yen"));
    assertEquals("\\text{apple yen}", TypesetName.shown("apple_yen"));
    assertEquals("\\mathrm{apple\\_yen}", TypesetName.of("apple_yen"));
    assertEquals("h_in", TypesetName.text("h_in"));
    assertEquals("L_{data}", TypesetName.shown("L_data"));
    assertEquals("layer_1", TypesetName.text("layer_1"));
    assertEquals("sig_x", TypesetName.text("sig_x"));
  }

  @Test
  void whatIsCalledStaysOneWord() {
    assertEquals("cross_entropy", TypesetName.calledText("cross_entropy"));
    assertEquals("\\mathrm{cross\\_entropy}", TypesetName.called("cross_entropy"));
  }

  @Test
  void onlyANameOfWordsHasBlanks() {
    assertTrue(TypesetName.isSpaced("apple_yen"));
    assertTrue(TypesetName.isSpaced("사과_개수"));
    assertFalse(TypesetName.isSpaced("h_in"));
  }
}
