package gradus.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpellingTest {
  @Test
  void lettersAreInsertedLeftOutReplacedAndExchanged() {
    assertEquals(0, Spelling.distance("tanh", "tanh"));
    assertEquals(1, Spelling.distance("sigmod", "sigmoid"));
    assertEquals(1, Spelling.distance("sigmooid", "sigmoid"));
    assertEquals(1, Spelling.distance("tanb", "tanh"));
    assertEquals(1, Spelling.distance("swihs", "swish"));
    assertEquals(3, Spelling.distance("", "exp"));
    assertEquals(3, Spelling.distance("exp", ""));
    assertEquals(3, Spelling.distance("kitten", "sitting"));
    assertEquals(3, Spelling.distance("ca", "abc"), "what was exchanged is not split again");
  }

  @Test
  void theNearestNameIsMeantWhereOneIsNear() {
    List<String> names = List.of("max", "maxpool", "softmax", "sum");
    assertEquals(Optional.of("softmax"), Spelling.nearest("softmx", names));
    assertEquals(Optional.of("maxpool"), Spelling.nearest("maxpol", List.of("maxpool", "max")));
    assertEquals(Optional.of("max"), Spelling.nearest("mux", List.of("max", "mix")), "the first");
    assertEquals(Optional.empty(), Spelling.nearest("nosuch", names));
    assertEquals(Optional.empty(), Spelling.nearest("", names));
    assertEquals(Optional.empty(), Spelling.nearest("max", List.of()));
    String long40 = "a".repeat(40);
    assertEquals(Optional.of(long40 + "b"), Spelling.nearest(long40, List.of(long40 + "b")));
    assertEquals(Optional.empty(), Spelling.nearest(long40 + "b", List.of(long40 + "b")));
  }
}
