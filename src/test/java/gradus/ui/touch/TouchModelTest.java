package gradus.ui.touch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagram.Diagram;
import gradus.diagram.Diagram.DrawnEntry;
import gradus.layout.Box;
import gradus.layout.Point;
import gradus.ui.seek.Unseen;
import gradus.ui.touch.TouchModel.Direction;
import gradus.ui.work.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Touching entries by the pointer and by keys, without a window.
class TouchModelTest extends Unseen {
  private static final String NORM =
      "q = W @ x\nf = sum(q * q)\nW = [[0.1, 0.5], [-0.3, 0.8]]\nx = [0.2, 0.4]\n";

  private TouchModel touching;

  private void show(String text) throws Exception {
    program(text);
    act(() -> {
      touching = new TouchModel(model.picture(), settings);
      model.picture().player().end();
    });
  }

  /// Touches the middle of an entry.
  private Touch at(String name, int place, boolean gradient) throws Exception {
    DrawnEntry entry = new DrawnEntry(named(name), place, gradient);
    act(() -> {
      Diagram diagram = model.picture().diagram().get();
      Point middle = diagram.entryBox(entry).map(Box::centre).orElseThrow();
      touching.pointAt(middle.x(), middle.y());
    });
    return now();
  }

  private Touch now() throws Exception {
    return on(() -> touching.touch().get());
  }

  /// `W0 W1 ∂q0`: names with the places of entries.
  private static String said(List<DrawnEntry> entries) {
    return entries.stream().map(TouchModelTest::said).collect(Collectors.joining(" "));
  }

  private static String said(DrawnEntry e) {
    return (e.isGradient() ? "∂" : "")
        + Optional.ofNullable(e.gate().name()).orElse(e.gate().isOperation() ? "·" : "c")
        + e.place();
  }

  private boolean go(Direction direction, String gate) throws Exception {
    return on(() -> touching.go(direction, named(gate)));
  }

  @Test
  void anEntryLightsItsRowAndColumnAndWhatItFeeds() throws Exception {
    show(NORM);
    Touch q = at("q", 0, false);
    assertEquals("q0", said(q.entry()));
    assertEquals("W0 x0 W1 x1", said(q.made()));
    assertEquals("·0", said(q.fed()));
    assertEquals(
        "q₀ = 0.220, made of W₀₀ = 0.100, x₀ = 0.200, W₀₁ = 0.500, x₁ = 0.400",
        q.story().line().text());
    Touch x = at("x", 1, false);
    assertEquals("", said(x.made()));
    assertEquals("q0 q1", said(x.fed()));
  }

  @Test
  void anEntryOfAGradientLightsWhatComesAndWhatItIsMultipliedBy() throws Exception {
    show(NORM);
    Touch w = at("W", 1, true);
    assertEquals("∂q0 x1", said(w.made()));
    assertEquals("∂f/∂W₀₁ = 0.440 · 0.400 = 0.176", w.story().line().text());
    Touch q = at("q", 1, true);
    assertEquals("∂W2 ∂x0 ∂W3 ∂x1", said(q.fed()));
  }

  @Test
  void whatItsFormulaIsMadeOfIsLitToo() throws Exception {
    show(NORM.replace("sum(q * q)", "squared_norm(q)"));
    assertEquals("∂f0 q0", said(at("q", 0, true).made()));
    assertEquals("∂f/∂q₀ = 2 · 0.220 = 0.440", now().story().line().text());
    assertEquals("∂q0 q0 x1", said(at("W", 1, true).made()));
  }

  @Test
  void whatIsOnlyAddedIsNoFactorOfAGradient() throws Exception {
    show("Y = X + b\nf = sum(Y^2)\nX = [[1, 2, 3], [4, 5, -6]]\nb = [0.5, -1, 2]\n");
    assertEquals("∂Y1 ∂Y4", said(at("b", 1, true).made()));
    assertEquals("∂Y4", said(at("X", 4, true).made()));
    show("s = softmax(y)\nf = sum(s^2)\ny = [1, 2, -1]\n");
    assertEquals("∂s0 ∂s1 ∂s2 s0 s1 s2", said(at("y", 1, true).made()));
    // Of many terms, which are not all told, every one has its factor.
    show("q = W @ x\nf = sum(q^2)\nW = [[1], [2], [3], [4], [5], [6], [7]]\nx = [0.5]\n");
    assertEquals("∂q0 W0 ∂q1 W1 ∂q2 W2 ∂q3 W3 ∂q4 W4 ∂q5 W5 ∂q6 W6", said(at("x", 0, true).made()));
  }

  @Test
  void inForwardModeATangentSaysWhatItIsTheSumOf() throws Exception {
    show(NORM.replace("sum(q * q)", "squared_norm(q)"));
    act(() -> {
      touching.leave();
      model.direction().along().set("W[0,1]");
    });
    until(() -> model.picture().diagram().get().steps().trace().tangents().isPresent());
    act(() -> model.picture().player().start());
    assertNull(at("q", 0, true));
    assertEquals("∂W₀₁/∂W₀₁ = 1.000", at("W", 1, true).story().line().text());
    act(() -> model.picture().player().end());
    assertEquals("∂W1 x1", said(at("q", 0, true).made()));
    assertEquals("∂f0", said(now().fed()));
    assertEquals("∂q₀/∂W₀₁ = 0.400", now().story().line().text());
    List<TouchTensor> beside =
        on(() -> TouchTensor.of(new Subject(model.picture().diagram().get(), 1, null)));
    assertEquals(
        List.of("W", "x", "q", "∂q/∂W₀₁", "∂W/∂W₀₁", "∂x/∂W₀₁"),
        beside.stream().map(TouchTensor::name).toList());
    assertTrue(beside.stream().allMatch(TouchTensor::isTangent));
    assertEquals("∂q0 q0", said(at("f", 0, true).made()));
    assertEquals("∂f/∂W₀₁ = 2 · 0.220 · 0.400 = 0.176", now().story().line().text());
    assertEquals("", said(at("q", 1, true).fed()));
  }

  @Test
  void aShareOfABranchIsTouchedByItselfAndGoesToTheSum() throws Exception {
    show(NORM);
    DrawnEntry share =
        new DrawnEntry(
            named("q"),
            0,
            true,
            on(() -> model.picture().graph().consumers(named("q")).getFirst()));
    act(() -> {
      Point middle = model.picture().diagram().get().entryBox(share).map(Box::centre).orElseThrow();
      touching.pointAt(middle.x(), middle.y());
    });
    assertEquals(share, now().entry());
    assertEquals("∂q0", said(now().fed()));
    assertEquals("∂·0 q0", said(now().made()));
    assertEquals(
        "The share of one branch of ∂f/∂q₀: 1.000 · 0.220 = 0.220", now().story().line().text());
    assertTrue(go(Direction.DOWN, "q"));
    assertEquals(1, now().entry().place());
    assertFalse(go(Direction.DOWN, "q"));
    // Its two shares, and what came to the square.
    assertEquals("∂q0 ∂q0 ∂·0 q0", said(at("q", 0, true).made()));
    DrawnEntry other = now().made().getFirst();
    act(() -> touching.touch(other));
    program(NORM.replace("0.8", "0.9"));
    assertNull(now());
  }

  @Test
  void whatAStepDoesNotKnowIsNotTouched() throws Exception {
    show(NORM);
    act(() -> model.picture().player().start());
    assertNull(at("q", 0, false));
    assertEquals("", said(at("x", 0, false).fed()));
    act(() -> model.picture().player().next());
    assertEquals("q0 q1", said(now().fed()));
    assertNull(at("x", 0, true));
    act(() -> model.picture().player().end());
    assertEquals("∂x0", said(now().entry()));
  }

  @Test
  void whatAClassIsAskedForIsNotToldByATouch() throws Exception {
    show(NORM);
    act(() -> {
      model.picture().player().start();
      model.picture().player().asking().set(true);
      model.picture().player().next();
    });
    assertTrue(on(() -> model.picture().player().held().get()));
    assertNull(at("q", 0, false));
    assertEquals("", said(at("x", 0, false).fed()));
    act(() -> model.picture().player().next());
    assertEquals("q0 q1", said(now().fed()));
    assertEquals("q0", said(at("q", 0, false).entry()));
  }

  @Test
  void amongNumbersAloneNothingIsTouched() throws Exception {
    show("q = x + y\nf = q * z\nx = -2\ny = 5\nz = -4\n");
    assertNull(at("q", 0, false));
    show("s = sum(v)\nf = s * z\nv = [1, 2]\nz = -4\n");
    assertEquals("v0 v1", said(at("s", 0, false).made()));
    assertNull(at("z", 0, false));
  }

  @Test
  void arrowsGoFromEntryToEntryAndOnIntoTheGradient() throws Exception {
    show(NORM);
    assertTrue(go(Direction.DOWN, "W"));
    assertEquals("W0", said(now().entry()));
    assertTrue(go(Direction.RIGHT, "W"));
    assertEquals("W1", said(now().entry()));
    assertFalse(go(Direction.RIGHT, "W"));
    assertFalse(go(Direction.UP, "W"));
    assertEquals("W1", said(now().entry()));
    assertTrue(go(Direction.DOWN, "W"));
    assertEquals("W3", said(now().entry()));
    assertTrue(go(Direction.DOWN, "W"));
    assertEquals("∂W1", said(now().entry()));
    assertTrue(go(Direction.DOWN, "W"));
    assertFalse(go(Direction.DOWN, "W"));
    assertEquals("∂W3", said(now().entry()));
    assertTrue(go(Direction.UP, "W"));
    assertTrue(go(Direction.UP, "W"));
    assertEquals("W3", said(now().entry()));
    assertTrue(go(Direction.LEFT, "q"));
    assertEquals("q0", said(now().entry()));
    act(() -> model.picture().player().start());
    assertNull(now());
    assertTrue(go(Direction.DOWN, "x"));
    assertTrue(go(Direction.DOWN, "x"));
    assertFalse(go(Direction.DOWN, "x"), "its gradient has not come");
    act(touching::leave);
    assertNull(now());
  }

  @Test
  void itStaysTouchedWhenANumberOfTheTextIsAnotherAndSpeaksTheLanguage() throws Exception {
    show(NORM);
    at("q", 1, false);
    program(NORM.replace("0.8", "0.9"));
    act(() -> model.picture().player().end());
    assertEquals(
        "q₁ = 0.30, made of W₁₀ = −0.30, x₀ = 0.20, W₁₁ = 0.90, x₁ = 0.40",
        now().story().line().text());
    act(() -> settings.locale().set(Locale.KOREAN));
    assertTrue(now().story().line().text().startsWith("q₁ = 0.30. 여기에 든 원소: W₁₀"));
    program("f = 2 * y\ny = 3\n");
    assertNull(now());
  }

  /// Moving within an entry of a hundred asks nothing, and to its neighbour once; for which ten
  /// terms are looked at, and what ten results are made of.
  @Test
  void thePointerAsksOnceAnEntry() throws Exception {
    StringBuilder w = new StringBuilder();
    for (int r = 0; r < 10; r++) {
      w.append(r == 0 ? "[" : ", [");
      for (int c = 0; c < 10; c++) {
        w.append(c == 0 ? "" : ", ").append((r * 7 + c * 3) % 11 - 4.5);
      }
      w.append("]");
    }
    show("Z = relu(W @ X)\nf = sum(Z)\nW = [" + w + "]\nX = [" + w + "]\n");
    until(() -> !model.picture().draft().get() && !model.picture().busy().get());
    int before = touching.asked();
    Touch touch = at("W", 11, false);
    assertEquals("W11", said(touch.entry()));
    assertEquals(10, touch.fed().size());
    at("W", 11, false);
    at("W", 11, false);
    assertEquals(1, touching.asked() - before);
    at("W", 12, false);
    assertEquals(2, touching.asked() - before);
  }
}
