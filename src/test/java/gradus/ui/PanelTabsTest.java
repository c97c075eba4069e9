package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.document.Document;
import gradus.ui.panel.Panel;
import gradus.ui.work.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/// The headers of the panel's tabs: none is ever out of sight.
class PanelTabsTest extends OpenWindow {
  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.KOREAN);

  private Panel panel(double width) {
    Panel panel = lookup(".panel").queryAs(Panel.class);
    interact(() -> {
      panel.setMinWidth(width);
      panel.setMaxWidth(width);
    });
    frame();
    until(() -> Math.abs(panel.getWidth() - width) < 1);
    return panel;
  }

  private void open() {
    settled();
    interact(() -> model.settings().panel().set(true));
    frame();
  }

  private List<Node> headers() {
    return List.copyOf(lookup("#panel-tabs .headers-region > .tab").queryAll());
  }

  /// Where each header stands in the panel; fails where one is not wholly to be seen.
  private List<Bounds> places(Panel panel) {
    List<Bounds> places = new ArrayList<>();
    double content =
        panel
            .sceneToLocal(
                lookup("#panel-tabs > .tab-content-area").queryAll().stream()
                    .filter(Node::isVisible)
                    .map(n -> n.localToScene(n.getBoundsInLocal()))
                    .findFirst()
                    .orElseThrow())
            .getMinY();
    for (Node header : headers()) {
      Label label = (Label) header.lookup(".tab-label");
      Bounds place = panel.sceneToLocal(header.localToScene(header.getLayoutBounds()));
      String where = label.getText() + " at " + place + " in " + panel.getWidth();
      assertEquals(label.getText(), ((Text) label.lookup(".text")).getText(), where);
      Bounds words = panel.sceneToLocal(label.localToScene(label.getLayoutBounds()));
      assertTrue(place.contains(words), where);
      assertTrue(place.getMinX() >= 0 && place.getMaxX() <= panel.getWidth() + 0.5, where);
      assertTrue(place.getMinY() >= 0 && place.getMaxY() <= content + 0.5, where);
      for (Bounds other : places) {
        boolean apart =
            place.getMinX() >= other.getMaxX() - 0.5
                || other.getMinX() >= place.getMaxX() - 0.5
                || place.getMinY() >= other.getMaxY() - 0.5;
        assertTrue(apart, where);
      }
      places.add(place);
    }
    return places;
  }

  @Test
  void tenHeadersAreWhollyVisibleHoweverNarrowThePanelAndLargeTheText() {
    open();
    TabPane tabs = lookup("#panel-tabs").queryAs(TabPane.class);
    assertEquals(
        Settings.TABS.stream().map(name -> "tab-" + name).toList(),
        tabs.getTabs().stream().map(Tab::getId).toList());
    interact(() -> {
      for (String more : List.of("Summary", "Descent", "요약하기")) {
        tabs.getTabs().add(new Tab(more, new Label(more)));
      }
    });
    int seen = 0;
    for (Locale language : LANGUAGES) {
      for (double size : new double[] {1, 1.5}) {
        interact(() -> {
          model.settings().locale().set(language);
          model.settings().textSize().set(size);
        });
        for (double width : new double[] {260, 330, 400}) {
          seen += places(panel(width)).size();
        }
      }
    }
    assertTrue(tabs.getTabs().size() >= 10, tabs.getTabs().size() + " tabs");
    assertEquals(2 * 2 * 3 * tabs.getTabs().size(), seen);
  }

  /// Where there is no picture each tab says what it is for, and what that waits for.
  @Test
  void withoutAPictureNoTabIsBlank() {
    open();
    TabPane tabs = lookup("#panel-tabs").queryAs(TabPane.class);
    String empty = "For that, write a program on the left or choose an example.";
    String wrong = "For that, mend the mistake in the program first: it is marked in the text.";
    for (String text : List.of("", "f = sigmod(x")) {
      interact(() -> model.document().show(Document.EMPTY));
      interact(() -> model.document().type(text));
      until(() -> model.picture().diagram().get() == null);
      for (Tab tab : tabs.getTabs()) {
        interact(() -> tabs.getSelectionModel().select(tab));
        List<String> said = seenIn(tab.getContent());
        if (tab.getId().equals("tab-signs")) {
          assertTrue(said.size() > 3, said + " in " + tab.getId());
        } else {
          assertEquals(2, said.size(), said + " in " + tab.getId());
          assertTrue(said.getFirst().startsWith("Here "), said + " in " + tab.getId());
          until(() -> seenIn(tab.getContent()).getLast().equals(text.isEmpty() ? empty : wrong));
        }
      }
    }
    interact(() -> model.settings().locale().set(Locale.KOREAN));
    String last = seenIn(tabs.getTabs().getFirst().getContent()).getLast();
    assertTrue(last.startsWith("그러려면 먼저"), last);
    interact(() -> model.document().show(Document.untitled("x = 2\nf = x^2")));
    settled();
    until(() -> !seenIn(tabs.getTabs().getFirst().getContent()).contains(last));
  }

  /// The labels in a part of the window that a person sees.
  private static List<String> seenIn(Node part) {
    return asked(() -> {
      List<String> said = new ArrayList<>();
      collect(part, said);
      return said;
    });
  }

  private static void collect(Node node, List<String> said) {
    if (!node.isVisible()) return;
    if (node instanceof Label label && !label.getText().isEmpty()) said.add(label.getText());
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, said));
    }
  }

  @Test
  void theFirstSevenTabsStandInOneRowAtTheUsualWidths() {
    open();
    for (Locale language : LANGUAGES) {
      interact(() -> model.settings().locale().set(language));
      // As wide as a window of 1225 makes it, and as narrow as it is made where there is room.
      for (double width : new double[] {400, 341, 330}) {
        List<Bounds> places = places(panel(width));
        assertEquals(lookup("#panel-tabs").queryAs(TabPane.class).getTabs().size(), places.size());
        assertTrue(places.size() >= 7, "" + places);
        assertEquals(1, places.stream().limit(7).mapToDouble(Bounds::getMinY).distinct().count());
      }
    }
  }

  @Test
  void aHeaderThatIsPressedShowsItsTab() {
    open();
    TabPane tabs = lookup("#panel-tabs").queryAs(TabPane.class);
    clickOn("#tab-nudge");
    until(() -> tabs.getSelectionModel().getSelectedItem().getId().equals("tab-nudge"));
    assertTrue(lookup("#nudge-epsilon").query().localToScene(1, 1).getY() > 0);
    assertTrue(isShown("#nudge-epsilon"));
    clickOn("#tab-values");
    until(() -> isShown("#values") && !isShown("#nudge-epsilon"));
  }

  @Test
  void theTabChosenIsMarkedAndNoOther() {
    open();
    int seen = 0;
    for (String tab : List.of("nudge", "values", "derive", "explain", "values")) {
      clickOn("#tab-" + tab);
      frame();
      for (Node header : headers()) {
        boolean marked =
            header.getPseudoClassStates().contains(PseudoClass.getPseudoClass("selected"));
        assertEquals(header.getId().equals("tab-" + tab), marked, header.getId() + " at " + tab);
        seen++;
      }
    }
    assertTrue(seen >= 35, "seen: " + seen);
  }

  @Test
  void onASmallWindowEverythingIsWhollyInIt() {
    open();
    int seen = 0;
    for (Locale language : LANGUAGES) {
      interact(() -> model.settings().locale().set(language));
      for (double width : new double[] {1440, 1024, 800}) {
        interact(() -> stage.setWidth(width));
        until(() -> Math.abs(stage.getScene().getWidth() - width) < 40);
        until(() -> inside(".transport .count") && inside(".panel") && inside(".transport .speed"));
        for (String part : List.of(".side", ".sentence", "#grain", ".transport .timeline")) {
          assertTrue(inside(part), part + " at " + width);
          seen++;
        }
      }
    }
    assertEquals(2 * 3 * 4, seen);
  }

  private boolean inside(String query) {
    Node node = lookup(query).query();
    Bounds place = node.localToScene(node.getLayoutBounds());
    return node.isVisible()
        && place.getWidth() > 20
        && place.getMinX() >= 0
        && place.getMaxX() <= stage.getScene().getWidth() + 0.5
        && place.getMaxY() <= stage.getScene().getHeight() + 0.5;
  }

  @Test
  void aSentenceIsWrittenSmallerBeforeItIsCut() {
    open();
    interact(() -> {
      model.settings().locale().set(Locale.ENGLISH);
      stage.setWidth(800);
    });
    interact(() ->
        model
            .document()
            .type(
                "x = 1.25; y = 2.5; z = -3.75; u = 4.5; v = -5.25; w = 6.75; a = 7.5; b = 8.25;"
                    + " c = 9.5; f = x*y*z*u*v*w*a*b*c"));
    until(() -> sentence().startsWith("Start: x = 1.25"));
    Label label = lookup(".sentence").queryAs(Label.class);
    until(() -> ((Text) label.lookup(".text")).getText().equals(label.getText()));
    assertTrue(label.getStyleClass().stream().anyMatch(c -> c.startsWith("long")), "" + label);
  }

  private boolean isShown(String id) {
    for (Node n = lookup(id).query(); n != null; n = n.getParent()) {
      if (!n.isVisible()) return false;
    }
    return true;
  }
}
