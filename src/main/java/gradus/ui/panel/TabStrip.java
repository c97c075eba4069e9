package gradus.ui.panel;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The headers of tabs, in as many rows as they need: none is ever out of sight. It has the style
/// classes of the headers of a [TabPane].
final class TabStrip extends StackPane {
  private static final PseudoClass TOP = PseudoClass.getPseudoClass("top");
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final TabPane tabs;
  private final FlowPane row = new FlowPane();
  private final List<Header> headers = new ArrayList<>();

  TabStrip(TabPane tabs) {
    this.tabs = tabs;
    getStyleClass().add("tab-header-area");
    Region ground = new Region();
    ground.getStyleClass().add("tab-header-background");
    row.getStyleClass().add("headers-region");
    getChildren().addAll(ground, row);
    tabs.getSelectionModel().selectedItemProperty().addListener(o -> select());
    fill();
  }

  /// One header a tab, anew.
  void fill() {
    headers.clear();
    tabs.getTabs().forEach(tab -> headers.add(new Header(tab)));
    row.getChildren().setAll(headers);
    select();
  }

  List<Header> headers() {
    return List.copyOf(headers);
  }

  Header selected() {
    return headers.get(Math.max(0, tabs.getSelectionModel().getSelectedIndex()));
  }

  private void select() {
    headers.forEach(Header::select);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  /// The header of a tab.
  final class Header extends StackPane {
    private final Tab tab;

    Header(Tab tab) {
      this.tab = tab;
      Label label = new Label();
      label.getStyleClass().setAll("tab-label");
      label.textProperty().bind(tab.textProperty());
      label.setMinWidth(USE_PREF_SIZE);
      StackPane container = new StackPane(label);
      container.getStyleClass().add("tab-container");
      container.minHeightProperty().bind(tabs.tabMinHeightProperty());
      getChildren().add(container);
      getStyleClass().setAll(tab.getStyleClass());
      setId(tab.getId());
      setAccessibleRole(AccessibleRole.TAB_ITEM);
      pseudoClassStateChanged(TOP, true);
      addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    }

    private void press(MouseEvent event) {
      if (event.getButton() == MouseButton.PRIMARY) tabs.getSelectionModel().select(tab);
    }

    /// A tab itself only learns of it after those that listen to the selection.
    private boolean isSelected() {
      return tabs.getSelectionModel().getSelectedItem() == tab;
    }

    private void select() {
      pseudoClassStateChanged(SELECTED, isSelected());
      notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
      return switch (attribute) {
        case TEXT -> tab.getText();
        case SELECTED -> isSelected();
        default -> super.queryAccessibleAttribute(attribute, parameters);
      };
    }
  }
}
