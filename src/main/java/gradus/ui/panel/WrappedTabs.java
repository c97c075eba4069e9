package gradus.ui.panel;

import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Skin;
import javafx.scene.control.SkinBase;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

/// Tabs whose headers stand in several rows where one is too narrow for them.
final class WrappedTabs extends TabPane {
  WrappedTabs() {
    setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
  }

  @Override
  protected Skin<?> createDefaultSkin() {
    return new Look(this);
  }

  private static final class Look extends SkinBase<TabPane> {
    private final TabStrip strip;

    Look(TabPane tabs) {
      super(tabs);
      strip = new TabStrip(tabs);
      tabs.getTabs()
          .addListener(
              (ListChangeListener<Tab>)
                  c -> {
                    strip.fill();
                    fill();
                  });
      fill();
      tabs.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
      tabs.addEventHandler(MouseEvent.MOUSE_PRESSED, e -> tabs.requestFocus());
    }

    private void fill() {
      getChildren().setAll(strip);
      for (Tab tab : getSkinnable().getTabs()) {
        StackPane content = new StackPane();
        // What was never turned to needs no style and no place: the window stands the sooner.
        tab.selectedProperty()
            .subscribe(now -> {
              if (now && content.getChildren().isEmpty()) {
                content.getChildren().add(tab.getContent());
              }
            });
        content.getStyleClass().add("tab-content-area");
        content.visibleProperty().bind(tab.selectedProperty());
        content.managedProperty().bind(tab.selectedProperty());
        getChildren().add(content);
      }
    }

    /// The other arrow keys step the program.
    private void press(KeyEvent event) {
      boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
      int count = getSkinnable().getTabs().size();
      int at = getSkinnable().getSelectionModel().getSelectedIndex();
      int to =
          switch (event.getCode()) {
            case UP -> plain ? at - 1 : at;
            case DOWN -> plain ? at + 1 : at;
            case PAGE_UP -> event.isControlDown() ? at - 1 : at;
            case PAGE_DOWN -> event.isControlDown() ? at + 1 : at;
            case TAB -> !event.isControlDown() ? at : event.isShiftDown() ? at - 1 : at + 1;
            default -> at;
          };
      if (to != at) {
        getSkinnable().getSelectionModel().select(Math.floorMod(to, count));
        event.consume();
      }
    }

    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
      double head = Math.min(height, snapSizeY(strip.prefHeight(width)));
      strip.resizeRelocate(x, y, width, head);
      getChildren().stream()
          .filter(c -> c != strip)
          .forEach(c -> c.resizeRelocate(x, y + head, width, height - head));
    }

    @Override
    protected double computeMinWidth(
        double height, double top, double right, double bottom, double left) {
      return left + right;
    }

    @Override
    protected double computeMinHeight(
        double width, double top, double right, double bottom, double left) {
      return top + bottom;
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
      return switch (attribute) {
        case FOCUS_ITEM -> strip.selected();
        case ITEM_COUNT -> strip.headers().size();
        case ITEM_AT_INDEX -> {
          int at = (Integer) parameters[0];
          yield at < strip.headers().size() ? strip.headers().get(at) : null;
        }
        default -> super.queryAccessibleAttribute(attribute, parameters);
      };
    }
  }
}
