package gradus.ui.panel;

import java.util.List;
import java.util.function.Function;

/// All tabs, in the order in which they stand. A new one is one line here.
public final class Tabs {
  private static final List<Function<Desk, PanelTab>> ALL =
      List.of(
          ExplanationTab::new,
          PathsTab::new,
          JacobianTab::new,
          ValuesTab::new,
          CheckTab::new,
          NudgeTab::new,
          DerivationTab::new,
          LayersTab::new,
          SignsTab::new,
          DescentTab::new);

  private Tabs() {}

  /// The tabs, over what they may use.
  static List<PanelTab> over(Desk desk) {
    return ALL.stream().map(tab -> tab.apply(desk)).toList();
  }
}
