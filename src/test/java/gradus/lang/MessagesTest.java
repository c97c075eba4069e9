package gradus.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

public class MessagesTest {
  @Test
  void everyKeyStandsInEachLanguageThatIsWhole() {
    String[] whole = System.getProperty("gradus.messages.whole").split(",");
    for (String code : whole) {
      assertEquals(
          List.of(),
          missing(keys("messages.properties"), keys("messages_" + code + ".properties")),
          code);
    }
    assertTrue(List.of(whole).contains("ko"), "as the build runs the tests");
  }

  private static List<String> missing(Set<String> all, Set<String> there) {
    return all.stream().filter(key -> !there.contains(key)).toList();
  }

  @Test
  void quotesAndBracesStandForThemselves() {
    String text = Messages.text(Locale.ENGLISH, "syntax.repeat.count", 7);
    assertEquals("after repeat comes a whole number from 1 to 7: write repeat 10 { … }.", text);
    String quoted = Messages.text(Locale.ENGLISH, "syntax.equals", "{0}");
    assertEquals("'{0}' is not used here: write =.", quoted);
  }

  @Test
  void aWordFollowsTheCountBeforeIt() {
    assertEquals(
        "'sin' takes 1 argument, not 2.",
        Messages.text(Locale.ENGLISH, "graph.arguments", "sin", "1", 2));
    assertEquals(
        "'max' takes 2 arguments, not 1.",
        Messages.text(Locale.ENGLISH, "graph.arguments", "max", 2, 1));
    assertEquals(
        "'sum' takes 1 / 2 arguments, not 3.",
        Messages.text(Locale.ENGLISH, "graph.arguments", "sum", "1 / 2", 3));
  }

  @Test
  void koreanParticlesFollowTheSound() {
    assertEquals("x를 f로", Particles.chosen("x을(를) f(으)로"));
    assertEquals("x와 3과 n과", Particles.chosen("x과(와) 3과(와) n와(과)"));
    assertEquals("값은 3은 4는", Particles.chosen("값은(는) 3은(는) 4은(는)"));
    assertEquals("8로 6으로 n으로 l로", Particles.chosen("8(으)로 6(으)로 n(으)로 l(으)로"));
    assertEquals("x₁은 W₀₂는 x²을(를)", Particles.chosen("x₁은(는) W₀₂은(는) x²을(를)"));
    assertEquals("y라는 입력이", Particles.chosen("y(이)라는 입력이(가)"));
    assertEquals("[2×2]을(를)", Particles.chosen("[2×2]을(를)"), "unknown sounds keep both");
    String said = Messages.text(Locale.KOREAN, "explain.fork", "x", 2);
    assertEquals("x는 2번 쓰입니다: 기울기를 더합니다", said);
  }

  @Test
  void aParticleIsNoPartOfTheLoweredHangulBeforeIt() {
    assertEquals(
        "L_데이터\u2060는 2번 쓰입니다: 기울기를 더합니다",
        Messages.text(Locale.KOREAN, "explain.fork", "L_데이터", 2));
    assertEquals(
        "사과_가격\u2060은 2번 쓰입니다: 기울기를 더합니다",
        Messages.text(Locale.KOREAN, "explain.fork", "사과_가격", 2));
    assertEquals("데이터는 2번 쓰입니다: 기울기를 더합니다", Messages.text(Locale.KOREAN, "explain.fork", "데이터", 2));
    assertEquals(
        "L_data는 2번 쓰입니다: 기울기를 더합니다", Messages.text(Locale.KOREAN, "explain.fork", "L_data", 2));
  }

  @Test
  void otherLanguagesAreServedInEnglish() {
    assertEquals(Locale.KOREAN, Messages.supported(Locale.KOREA));
    assertEquals(Locale.ENGLISH, Messages.supported(Locale.of("tlh")));
    assertEquals(Locale.ENGLISH, Messages.supported(Locale.ROOT));
  }

  @Test
  void aNewLanguageIsOneFileAndWhatItLacksIsEnglish() {
    Locale esperanto = Locale.of("eo");
    assertEquals(esperanto, Messages.supported(Locale.of("eo", "KR")));
    List<Locale> known = List.of(Locale.ENGLISH, esperanto, Locale.KOREAN);
    assertTrue(Messages.languages().containsAll(known), "" + Messages.languages());
    assertEquals(
        "'*' ne estas uzata ĉi tie: skribu =.", Messages.text(esperanto, "syntax.equals", "*"));
    assertEquals(
        Messages.text(Locale.ENGLISH, "syntax.reserved", "repeat"),
        Messages.text(esperanto, "syntax.reserved", "repeat"));
  }

  @Test
  void theLanguageOfATagThatNamesNoFileIsEnglish() {
    assertEquals(Locale.ENGLISH, Messages.supported(Locale.forLanguageTag("und")));
    assertEquals(
        Messages.text(Locale.ENGLISH, "syntax.empty"), Messages.text(Locale.ROOT, "syntax.empty"));
  }

  @Test
  void aKeyMissingInOneLanguageFailsWhereItIsAskedFor() {
    assertEquals("ko", System.getProperty("gradus.messages.whole"), "as the build runs the tests");
    Messages.require("syntax.equals", List.of("ko", "eo"));
    assertThrows(
        IllegalArgumentException.class,
        () -> Messages.require("syntax.reserved", List.of("ko", "eo")));
    assertThrows(
        IllegalArgumentException.class, () -> Messages.text(Locale.of("eo"), "only.esperanto"));
  }

  @Test
  void unknownKeyIsABug() {
    assertThrows(
        IllegalArgumentException.class, () -> Messages.text(Locale.ENGLISH, "no.such.key"));
  }

  public static Set<String> keys(String file) {
    return new TreeSet<>(messages(file).stringPropertyNames());
  }

  public static Properties messages(String file) {
    Properties properties = new Properties();
    try (InputStream bytes = MessagesTest.class.getResourceAsStream("/gradus/" + file)) {
      properties.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  /// How many arguments a pattern takes.
  public static int slots(String pattern) {
    int slots = 0;
    for (int i = 0; i < 10; i++) {
      slots = pattern.contains("{" + i + "}") ? i + 1 : slots;
    }
    return slots;
  }
}
