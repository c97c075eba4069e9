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
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The headers of tabs: in one row, closer together where that is narrow, and where even so it is
/// too narrow in several. None is ever out of sight. It has the style classes of the headers of a
/// [TabPane].
final class TabStrip extends StackPane {
  private static final PseudoClass TOP = PseudoClass.getPseudoClass("top");
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final TabPane tabs;
  private final Rows rows = new Rows();
  private final List<Header> headers = new ArrayList<>();

  TabStrip(TabPane tabs) {
    this.tabs = tabs;
    getStyleClass().add("tab-header-area");
    Region ground = new Region();
    ground.getStyleClass().add("tab-header-background");
    rows.getStyleClass().add("headers-region");
    getChildren().addAll(ground, rows);
    tabs.getSelectionModel().selectedItemProperty().addListener(o -> select());
    fill();
  }

  /// One header a tab, anew.
  void fill() {
    headers.clear();
    tabs.getTabs().forEach(tab -> headers.add(new Header(tab)));
    rows.getChildren().setAll(headers);
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

  /// Lays the headers out, those of a row equally far apart.
  private final class Rows extends Pane {
    /// What a header is wider than its word, em: as a rule, and at least.
    private static final double USUAL = 1.05;

    private static final double LEAST = 0.4;

    /// What a row of several is higher than its words, em.
    private static final double CLOSE = 0.85;

    private static final double FINE = 0.05;

    /// So many stand in the first row wherever they can.
    private static final int TOGETHER = 7;

    /// Where each row starts in the list of headers: no more rows than there must be, and in them
    /// as much air as that leaves.
    private List<Integer> starts(double width) {
      List<Integer> fewest = starts(width, LEAST);
      for (double around = USUAL; fewest.size() > 1 && around > LEAST; around -= FINE) {
        List<Integer> starts = starts(width, around);
        boolean first = starts.get(1) >= Math.min(TOGETHER, fewest.get(1));
        if (starts.size() == fewest.size() && first) return starts;
      }
      return fewest;
    }

    private List<Integer> starts(double width, double around) {
      List<Integer> starts = new ArrayList<>();
      double taken = Double.POSITIVE_INFINITY;
      for (int i = 0; i < headers.size(); i++) {
        double needed = headers.get(i).word() + around * headers.get(i).em();
        if (taken + needed > width) {
          starts.add(i);
          taken = 0;
        }
        taken += needed;
      }
      return starts;
    }

    @Override
    public Orientation getContentBias() {
      return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
      return headers.stream().mapToDouble(h -> h.word() + USUAL * h.em()).sum();
    }

    @Override
    protected double computeMinWidth(double height) {
      return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
      int count = starts(width < 0 ? prefWidth(-1) : width).size();
      return count * rowHeight(count);
    }

    /// Several rows leave what is below them its place.
    private double rowHeight(int count) {
      double high = headers.stream().mapToDouble(h -> h.prefHeight(-1)).max().orElse(0);
      double close = headers.stream().mapToDouble(h -> h.high() + CLOSE * h.em()).max().orElse(0);
      return snapSizeY(count > 1 ? close : Math.max(high, tabs.getTabMinHeight()));
    }

    @Override
    protected void layoutChildren() {
      List<Integer> starts = starts(getWidth());
      double high = rowHeight(starts.size());
      for (int i = 0; i < starts.size(); i++) {
        int end = i + 1 < starts.size() ? starts.get(i + 1) : headers.size();
        layRow(headers.subList(starts.get(i), end), i * high, high);
      }
    }

    private void layRow(List<Header> row, double y, double high) {
      double words = row.stream().mapToDouble(Header::word).sum();
      double em = row.getFirst().em();
      double around = Math.clamp((getWidth() - words) / row.size(), LEAST * em, USUAL * em);
      double x = 0;
      for (Header header : row) {
        double end = x + header.word() + around;
        double left = snapPositionX(x);
        header.resizeRelocate(left, y, snapPositionX(end) - left, high);
        x = end;
      }
    }
  }

  /// The header of a tab.
  final class Header extends StackPane {
    private final Tab tab;
    private final Label label = new Label();

    Header(Tab tab) {
      this.tab = tab;
      label.getStyleClass().setAll("tab-label");
      label.textProperty().bind(tab.textProperty());
      label.setMinWidth(USE_PREF_SIZE);
      StackPane container = new StackPane(label);
      container.getStyleClass().add("tab-container");
      getChildren().add(container);
      getStyleClass().setAll(tab.getStyleClass());
      setId(tab.getId());
      setAccessibleRole(AccessibleRole.TAB_ITEM);
      pseudoClassStateChanged(TOP, true);
      addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    }

    private double word() {
      return label.prefWidth(-1);
    }

    private double high() {
      return label.prefHeight(-1);
    }

    private double em() {
      return label.getFont().getSize();
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
