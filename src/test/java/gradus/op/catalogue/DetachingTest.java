package gradus.op.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.op.GatePattern;
import gradus.op.Op;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// The gate that passes its value on and stops the gradient.
class DetachingTest {
  @Test
  void itsThreeNamesAreOneGate() {
    for (String name : List.of("detach", "stop_gradient", "sg")) {
      assertSame(Ops.DETACH, Ops.find(name, 1).orElseThrow(), name);
    }
  }

  @Test
  void itIsBarredAndSaysSo() {
    assertEquals("|→", Ops.DETACH.symbol());
    assertEquals(GatePattern.STOPPER, Ops.DETACH.pattern());
    assertTrue(Ops.DETACH.backward(Locale.ENGLISH).startsWith("The gradient stops here"));
    assertTrue(Ops.DETACH.backward(Locale.KOREAN).startsWith("기울기는 여기서 멈춥니다"));
  }

  @Test
  void onlyItStopsWhatDifferencesWouldFind() {
    assertTrue(Ops.DETACH.stops());
    List<String> others =
        Ops.all().stream().filter(o -> o != Ops.DETACH && o.stops()).map(Op::name).toList();
    assertEquals(List.of(), others);
    assertFalse(Ops.COPY.stops());
  }
}
