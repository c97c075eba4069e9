package gradus.explain.term;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.op.catalogue.Ops;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  private static List<String> completing(String text, String prefix) {
    return Vocabulary.of(text).completing(prefix).stream().map(Vocabulary.Word::name).toList();
  }

  @Test
  void aWireIsAGateThoughAParameterHasItsName() {
    Vocabulary words = Vocabulary.of("CE(y, t) = -sum(t*log(y))\na = [1, 2]\ny = softmax(a)");
    assertEquals(Vocabulary.Sort.GATE, words.word("y").orElseThrow().kind());
    assertEquals(Vocabulary.Sort.INPUT, words.word("t").orElseThrow().kind());
  }

  @Test
  void theProgramsOwnNamesComeFirst() {
    List<String> catalogue = completing("", "si");
    assertTrue(catalogue.containsAll(List.of("sigmoid", "sign", "sin")), catalogue.toString());
    assertEquals(catalogue.stream().sorted().toList(), catalogue);
    List<String> both = completing("simple = 3", "si");
    assertEquals("simple", both.getFirst());
    assertEquals(catalogue, both.subList(1, both.size()));
    assertEquals(List.of("손실"), completing("손실 = (x - y)^2", "손"));
  }

  @Test
  void capitalsDoNotMatterAndTheWordItselfIsNotOffered() {
    assertEquals(List.of("relu"), completing("", "Rel"));
    assertEquals(List.of(), completing("", "softplus"));
  }

  @Test
  void aShapeWithoutNumbersIsOfferedAndSaysWhichMultiplicationsCount() {
    assertEquals(List.of("shape"), completing("", "sha"));
    Vocabulary.Word shape = Vocabulary.of("").word("shape").orElseThrow();
    assertEquals("shape(3, 227, 227)", shape.signature());
    assertEquals(
        "A shape without numbers; products of @, conv2d, * are counted.",
        shape.help().in(Locale.ENGLISH));
    assertEquals("수 없이 모양만 주는 입력. @, conv2d, *의 곱셈을 셉니다.", shape.help().in(Locale.KOREAN));
  }

  @Test
  void aMistakeElsewhereDoesNotHideTheNames() {
    assertTrue(completing("speed = 2\nf = (spee", "spee").contains("speed"));
  }

  @Test
  void everyFunctionHasASignatureAndHelpInBothLanguages() {
    Vocabulary vocabulary = Vocabulary.of("");
    for (String name : Ops.names()) {
      if (Set.of("arcsin", "arccos", "arctan", "stop_gradient", "sg").contains(name)) continue;
      Vocabulary.Word word = vocabulary.word(name).orElseThrow();
      assertTrue(word.signature().startsWith(name + "("), word.signature());
      assertFalse(word.help().in(Locale.ENGLISH).isBlank());
      String korean = word.help().in(Locale.KOREAN);
      assertTrue(korean.codePoints().anyMatch(c -> c >= '가' && c <= '힣'), korean);
    }
  }

  @Test
  void wordsAreToldApart() {
    Vocabulary vocabulary = Vocabulary.of("g(a) = a^2\nx = [1, -2]\nf = g(x)");
    assertEquals(Vocabulary.Sort.FUNCTION, vocabulary.word("g").orElseThrow().kind());
    assertEquals(Vocabulary.Sort.INPUT, vocabulary.word("x").orElseThrow().kind());
    assertEquals(Vocabulary.Sort.INPUT, vocabulary.word("a").orElseThrow().kind());
    assertEquals(Vocabulary.Sort.GATE, vocabulary.word("f").orElseThrow().kind());
    assertEquals(Vocabulary.Sort.FUNCTION, vocabulary.word("σ").orElseThrow().kind());
    assertTrue(vocabulary.word("nothing").isEmpty());
  }
}
