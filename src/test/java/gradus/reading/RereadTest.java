package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import gradus.lang.Program;
import gradus.op.catalogue.Ops;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RereadTest {
  @Test
  void aTextThatWasReadIsNotReadAnew() {
    String text = "x = 3\nreread = x^2";
    Program first = ProgramReader.read(text);
    assertSame(first, ProgramReader.read(text));
    assertEquals(text, first.text());
    assertEquals(first, ProgramReader.read(text, Ops.names()));
    assertNotSame(first, ProgramReader.read(text, Ops.names()));
  }

  @Test
  void itIsReadAnewAfterManyOthersAndWhereItIsVeryLong() {
    List<Program> read = new ArrayList<>();
    for (int i = 0; i < 65; i++) {
      read.add(ProgramReader.read("forgotten = " + i));
    }
    assertSame(read.getLast(), ProgramReader.read("forgotten = 64"));
    assertNotSame(read.getFirst(), ProgramReader.read("forgotten = 0"));
    String longer = "x = 1" + " ".repeat(10_000);
    assertNotSame(ProgramReader.read(longer), ProgramReader.read(longer));
  }

  @Test
  void otherFunctionsAreNotMistakenForThoseOfTheCatalogue() {
    String text = "y = sigmoid(2)";
    assertEquals(Set.of(), ProgramReader.read(text).open());
    assertEquals(List.of(), ProgramReader.read(text).problems());
    Program other = ProgramReader.read(text, Set.of("other"));
    assertEquals(other, ProgramReader.read(text, Set.of("other")));
    assertEquals(List.of(), ProgramReader.read(text).problems());
    assertNotSame(other, ProgramReader.read(text));
  }
}
