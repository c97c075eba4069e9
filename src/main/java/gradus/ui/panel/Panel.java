package gradus.ui.panel;

import gradus.ui.work.Attention;
import gradus.ui.work.WindowModel;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The right side of the window: what happens here, and why, in tabs.
public final class Panel extends StackPane {
  private final Label title = new Label();
  private final TabPane pane = new TabPane();
  private final List<PanelTab> tabs = new ArrayList<>();
  private WindowModel model;
  private Attention attention;
  private PanelTab seen;

  public Panel() {
    getStyleClass().add("panel");
    pane.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    pane.setId("panel-tabs");
    title.getStyleClass().addAll("caption", "panel-title");
    VBox whole = new VBox(title, pane);
    VBox.setVgrow(pane, Priority.ALWAYS);
    getChildren().add(whole);
    setMinWidth(260);
    setPrefWidth(400);
  }

  public void connect(WindowModel shown, Attention followed, List<PanelTab> pages) {
    model = shown;
    attention = followed;
    title.textProperty().bind(model.words().saying("ui.panel.title"));
    tabs.addAll(pages);
    for (PanelTab page : pages) {
      Tab tab = new Tab();
      tab.setId(page.title().replace("ui.panel.", "tab-"));
      tab.textProperty().bind(model.words().saying(page.title()));
      tab.setContent(page.node());
      pane.getTabs().add(tab);
    }
    InvalidationListener anew = o -> refresh();
    attention.subject().addListener(anew);
    model.settings().locale().addListener(anew);
    model.settings().theme().addListener(anew);
    model.settings().palette().addListener(anew);
    model.settings().textSize().addListener(anew);
    model.settings().panel().addListener(anew);
    pane.getSelectionModel().selectedIndexProperty().addListener(anew);
    refresh();
  }

  private void refresh() {
    int at = pane.getSelectionModel().getSelectedIndex();
    PanelTab now = model.settings().panel().get() && at >= 0 ? tabs.get(at) : null;
    if (seen != null && seen != now) {
      seen.leave();
    }
    seen = now;
    if (now != null) {
      now.show(attention.subject().get());
    }
  }

  /// Opens a tab.
  public void open(PanelTab page) {
    model.settings().panel().set(true);
    pane.getSelectionModel().select(tabs.indexOf(page));
  }

  /// Whether a view belongs to it.
  public boolean holds(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (n == this) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void requestFocus() {
    pane.requestFocus();
  }
}
