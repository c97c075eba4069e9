package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import gradus.document.Document;
import gradus.lang.Messages;
import gradus.lesson.Examples;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.Test;

/// What the panel says of a net that is given by shapes.
class ShapesPanelTest extends OpenPanel {
  @Test
  void aNetOfShapesIsCountedWhereValuesStandAndEveryTabSaysWhatThereIs() {
    settled();
    String net = Examples.named("alexnet").orElseThrow().program();
    interact(() -> model.document().show(Document.untitled(net)));
    open("values");
    TableView<?> table = lookup("#layer-sizes").queryAs(TableView.class);
    until(() -> table.getItems().size() == 10 && table.getParent().isVisible());
    assertFalse(lookup("#values").query().isVisible());
    interact(() -> lookup("#layer-sizes-copy").queryAs(Button.class).fire());
    String[] copied = new String[1];
    interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
    String[] lines = copied[0].split("\n");
    assertEquals("layer,shape,parameters,multiplications", lines[0]);
    assertEquals("conv1,96×27×27,34944,105415200", lines[1]);
    assertEquals("in total,,62378344,1135256096", lines[10]);
    String none = Messages.text(Locale.ENGLISH, "ui.shapes.none");
    for (String tab : List.of("check", "nudge", "derive", "layers", "descent")) {
      open(tab);
      until(() -> words("#panel-tabs").contains(none));
    }
    open("values");
    program("f = x*y; x = 2; y = 3");
    until(() -> lookup("#values").query().isVisible() && !table.getParent().isVisible());
  }
}
