package gradus.ui.panel;

import gradus.ui.canvas.Highlights;
import gradus.ui.editor.SideScroll;
import gradus.ui.work.Attention;
import gradus.ui.work.Background;
import gradus.ui.work.Settings;
import gradus.ui.work.Subject;
import gradus.ui.work.Subject.Question;
import gradus.ui.work.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
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
  private final TabPane pane = new WrappedTabs();
  private final List<PanelTab> tabs = new ArrayList<>();
  private Settings settings;
  private Attention attention;
  private Highlights highlights;
  private Background lighting;
  private PanelTab seen;

  public Panel() {
    getStyleClass().add("panel");
    pane.setId("panel-tabs");
    title.getStyleClass().addAll("caption", "panel-title");
    VBox whole = new VBox(title, pane);
    VBox.setVgrow(pane, Priority.ALWAYS);
    getChildren().add(whole);
    setMinWidth(260);
    setPrefWidth(400);
  }

  public void connect(Desk desk) {
    settings = desk.settings();
    attention = desk.attention();
    highlights = desk.canvas().highlights();
    lighting = desk.background("lighting");
    title.textProperty().bind(desk.words().saying("ui.panel.title"));
    pane.accessibleTextProperty().bind(title.textProperty());
    tabs.addAll(Tabs.over(desk));
    for (PanelTab page : tabs) {
      Tab tab = new Tab();
      tab.setId("tab-" + page.name());
      tab.textProperty().bind(desk.words().saying("ui.panel." + page.name()));
      tab.setContent(page.needsPicture() ? orMissing(page, desk.words()) : page.node());
      pane.getTabs().add(tab);
    }
    turn(settings.tab().get());
    settings.tab().addListener((o, was, now) -> turn(now));
    pane.getSelectionModel()
        .selectedIndexProperty()
        .addListener((o, was, now) -> settings.tab().set(tabs.get(now.intValue()).name()));
    InvalidationListener anew = o -> refresh();
    attention.subject().addListener(anew);
    settings.locale().addListener(anew);
    settings.theme().addListener(anew);
    settings.palette().addListener(anew);
    settings.textSize().addListener(anew);
    settings.panel().addListener(anew);
    pane.getSelectionModel().selectedIndexProperty().addListener(anew);
    refresh();
  }

  /// While there is no picture, in its place what the tab is for and what is missing for that.
  private Node orMissing(PanelTab page, Words words) {
    Label purpose = new Label();
    purpose.setId(page.name() + "-shows");
    Label missing = new Label();
    ObservableValue<Boolean> none = attention.subject().map(s -> false).orElse(true);
    purpose.textProperty().bind(words.saying("ui.panel." + page.name() + ".shows"));
    missing
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    switch (attention.status().get()) {
                      case EMPTY -> words.say("ui.panel.missing.empty");
                      case WRONG -> words.say("ui.panel.missing.wrong");
                      case CURRENT -> "";
                    },
                attention.status(),
                words.language()));
    for (Label label : List.of(purpose, missing)) {
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
      label.getStyleClass().add("panel-words");
    }
    VBox told = new VBox(purpose, missing);
    told.getStyleClass().add("panel-page");
    SideScroll whole = new SideScroll();
    whole.setContent(told);
    whole.visibleProperty().bind(none);
    page.node().visibleProperty().bind(none.map(n -> !n));
    return new StackPane(page.node(), whole);
  }

  private void turn(String name) {
    tabs.stream()
        .filter(tab -> tab.name().equals(name))
        .findFirst()
        .ifPresent(tab -> pane.getSelectionModel().select(tabs.indexOf(tab)));
  }

  private void refresh() {
    int at = pane.getSelectionModel().getSelectedIndex();
    PanelTab now = settings.panel().get() && at >= 0 ? tabs.get(at) : null;
    if (seen != null && seen != now) seen.leave();
    seen = now;
    mark(now);
    if (now != null) now.show(attention.subject().get());
    light(now);
  }

  /// How what was asked about reaches the output is seen whether or not the panel tells of it.
  private void light(PanelTab now) {
    Subject about = attention.subject().get();
    if (now != null && now.lightsWires()) {
      lighting.cancel();
    } else if (about == null || about.question() == null) {
      lighting.cancel();
      highlights.follow(List.of());
    } else {
      lighting.start(about::ways, highlights::follow);
    }
  }

  /// A gate asked about is told in the names of its wires, which the step does not speak of: the
  /// picture shows them. Which gate it is, it shows also while the panel is closed.
  private void mark(PanelTab now) {
    Subject about = attention.subject().get();
    Question asked = about == null ? null : about.question();
    highlights.ask(asked);
    attention.nameAll(now != null && (asked != null || now.speaksOfAll()));
  }

  /// Turns to a gate or a fork, at a tab.
  public void ask(Question question, PanelTab page) {
    attention.ask(question);
    settings.panel().set(true);
    pane.getSelectionModel().select(tabs.indexOf(page));
  }

  /// Opens at the first tab, which tells of what is asked about.
  public void tellOfAsked() {
    settings.panel().set(true);
    pane.getSelectionModel().selectFirst();
  }

  /// Turns to the step shown, at the first tab, which tells all about it.
  public void askAboutStep() {
    attention.release();
    settings.panel().set(true);
    pane.getSelectionModel().selectFirst();
  }

  /// The tabs, from left to right.
  public List<PanelTab> tabs() {
    return List.copyOf(tabs);
  }

  @Override
  public void requestFocus() {
    pane.requestFocus();
  }
}
