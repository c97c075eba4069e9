package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Nightly;
import gradus.ui.canvas.Viewport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Where the system or a person asks for less motion nothing moves: a step is there at once, and so
/// is the part of the picture that it is about.
class CalmWindowTest extends OpenPanel {
  private static final int STEPS = 30;

  /// As many, in the middle of the picture, tell what moves, for which one waits.
  private static final int MOVING = Nightly.isOn() ? STEPS : 16;

  private final List<Double> progress = new ArrayList<>();
  private final Set<Viewport> views = new LinkedHashSet<>();

  /// The views in which it stood before and after each step.
  private final Set<Viewport> stands = new LinkedHashSet<>();

  /// Steps through a picture that is seen in part, and remembers all that was shown on the way.
  private void stepThrough(boolean system, boolean person, int steps) {
    int from = (STEPS - steps) / 2;
    settled();
    interact(() -> {
      model.settings().calmSystem().set(system);
      model.settings().reducedMotion().set(person);
    });
    StringBuilder chain = new StringBuilder("h0 = 1\n");
    for (int i = 1; i <= STEPS; i++) {
      chain.append("h" + i + " = tanh(h" + (i - 1) + " + " + i + ")\n");
    }
    program(chain.toString());
    settled();
    toCanvas();
    interact(() -> model.picture().player().go(from));
    settled();
    interact(() -> {
      model
          .picture()
          .player()
          .progress()
          .addListener((o, was, now) -> progress.add(now.doubleValue()));
      canvas().onPainted(() -> views.add(canvas().viewport()));
    });
    stands.add(asked(() -> canvas().viewport()));
    for (int step = from + 1; step <= from + steps; step++) {
      int now = step;
      type(KeyCode.RIGHT);
      until(() ->
          model.picture().player().step().get() == now
              && model.picture().player().progress().get() == 1);
      if (!system && !person) {
        until(() -> {
          Viewport seen = canvas().viewport();
          frame();
          return seen.equals(canvas().viewport());
        });
      }
      stands.add(asked(() -> canvas().viewport()));
    }
  }

  private boolean isOnTheWay(double part) {
    return part > 0 && part < 1;
  }

  @Test
  void nothingMovesWhereTheSystemAsksForThat() {
    stepThrough(true, false, STEPS);
    assertEquals(List.of(), progress.stream().filter(this::isOnTheWay).toList());
    assertTrue(views.size() > 2 && views.size() <= STEPS + 1, views.size() + " views");
  }

  @Test
  void nothingMovesWhereAPersonAsksForThat() {
    stepThrough(false, true, STEPS);
    assertEquals(List.of(), progress.stream().filter(this::isOnTheWay).toList());
    assertTrue(views.size() > 2 && views.size() <= STEPS + 1, views.size() + " views");
  }

  @Test
  void whereNobodyAsksAStepIsOnItsWayForAWhile() {
    stepThrough(false, false, MOVING);
    assertTrue(progress.stream().anyMatch(this::isOnTheWay));
    views.removeAll(stands);
    assertTrue(views.size() > 0, "no view on the way");
    assertTrue(stands.size() > 1, stands.size() + " places");
  }
}
