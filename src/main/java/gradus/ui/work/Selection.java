package gradus.ui.work;

import gradus.graph.CarriedKeys;
import gradus.graph.Gate;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;

/// The gates a person chose in the picture, by their keys, so that they stay chosen while the text
/// is edited elsewhere.
public final class Selection {
  private final ObservableSet<String> keys = FXCollections.observableSet(new TreeSet<>());

  public ObservableSet<String> keys() {
    return keys;
  }

  public boolean holds(Gate gate) {
    return keys.contains(gate.key());
  }

  public boolean isEmpty() {
    return keys.isEmpty();
  }

  public void toggle(Gate gate) {
    if (gate.isOperation() && !keys.remove(gate.key())) keys.add(gate.key());
  }

  public void add(Collection<Gate> gates) {
    gates.stream().filter(Gate::isOperation).map(Gate::key).forEach(keys::add);
  }

  /// The same gates, under the keys they have now.
  void carry(CarriedKeys carried) {
    Set<String> now = carried.keys(Set.copyOf(keys));
    keys.retainAll(now);
    keys.addAll(now);
  }

  public void clear() {
    keys.clear();
  }
}
