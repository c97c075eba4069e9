package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.tensor.Decimals;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.Test;

/// Decimals are those of the example shown until a person chooses others.
class DecimalsWindowTest extends OpenWindow {
  private static final OptionalInt TWO = OptionalInt.of(2);

  private static Stream<MenuItem> items(List<? extends MenuItem> all) {
    return all.stream().flatMap(i -> i instanceof Menu m ? items(m.getItems()) : Stream.of(i));
  }

  private CheckMenuItem plain() {
    MenuBar bar = lookup(".menu-bar").queryAs(MenuBar.class);
    return (CheckMenuItem)
        items(bar.getMenus())
            .filter(i -> "choose-plain-integers".equals(i.getId()))
            .findFirst()
            .orElseThrow();
  }

  private boolean isDrawnWith(Decimals digits) {
    return model.picture().diagram().get() != null
        && model.picture().diagram().get().options().digits().equals(digits);
  }

  @Test
  void theTextOfAnExampleHasItsDecimalsAndWholeNumbersCanBePlain() {
    settled();
    Example hinge = Examples.named("hinge").orElseThrow();
    interact(() -> model.document().show(hinge.program(Locale.ENGLISH)));
    until(() -> isDrawnWith(new Decimals(TWO, false)));
    assertFalse(plain().isSelected());
    interact(() -> plain().setSelected(true));
    until(() -> isDrawnWith(new Decimals(TWO, true)));
    assertTrue(model.settings().plainIntegers().get());
    interact(() -> model.settings().digits().set(Decimals.of(3)));
    until(() -> isDrawnWith(new Decimals(OptionalInt.of(3), true)));
  }
}
