package gradus.network;

import gradus.graph.Gate;
import gradus.latex.Signs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Units one below the other: the numbers that go in, or neurons that take the same.
public final class NeuronColumn {
  private final List<Bundle> bundles;
  private final Map<Gate, Integer> from;
  private final Lineage kin;

  /// @param from where the units of each gate begin in the column before
  NeuronColumn(List<Bundle> bundles, Map<Gate, Integer> from, Lineage kin) {
    this.bundles = List.copyOf(bundles);
    this.from = Map.copyOf(from);
    this.kin = kin;
  }

  /// Where the units of each gate begin.
  Map<Gate, Integer> starts() {
    Map<Gate, Integer> starts = new LinkedHashMap<>();
    int at = 0;
    for (Bundle bundle : bundles) {
      starts.put(bundle.shown(), at);
      at += bundle.size();
    }
    return starts;
  }

  /// How many units it has.
  public int size() {
    return bundles.stream().mapToInt(Bundle::size).sum();
  }

  /// The `i`-th unit from above, from 0, with all that comes in: made when it is asked for, since a
  /// layer may have more connections than anybody looks at.
  public Unit unit(int i) {
    int at = i;
    for (Bundle bundle : bundles) {
      if (at < bundle.size()) return bundle.unit(at, from, kin::plain);
      at -= bundle.size();
    }
    throw new IndexOutOfBoundsException(i);
  }

  /// The number that the `i`-th unit shows, without what comes in.
  public WireEntry number(int i) {
    int at = i;
    for (Bundle bundle : bundles) {
      if (at < bundle.size()) return bundle.number(at, kin::plain);
      at -= bundle.size();
    }
    throw new IndexOutOfBoundsException(i);
  }

  /// The gates whose numbers its units show, from above.
  public List<Gate> shown() {
    return bundles.stream().map(Bundle::shown).toList();
  }

  /// The gates that work on one unit, and on those beside it that the same gates make.
  public List<Gate> gates(int i) {
    int at = i;
    for (Bundle bundle : bundles) {
      if (at < bundle.size()) return bundle.gates();
      at -= bundle.size();
    }
    throw new IndexOutOfBoundsException(i);
  }

  /// Every gate that works on it.
  public List<Gate> gates() {
    return bundles.stream().flatMap(b -> b.gates().stream()).toList();
  }

  /// The gates whose entries are the weights and biases of what comes in, each once.
  public List<Gate> parameters() {
    return bundles.stream()
        .flatMap(b -> b.sum().stream())
        .flatMap(s ->
            Stream.concat(s.products().stream().map(WeightedTerm::weight), s.offset().stream()))
        .map(g -> kin.plain(new WireEntry(g, 0)).gate())
        .distinct()
        .toList();
  }

  /// Whether several neurons add one number as their bias, or one product whose weight it is.
  boolean shares(Gate parameter) {
    return bundles.stream()
        .filter(b -> b.size() > 1)
        .flatMap(b -> b.sum().stream())
        .anyMatch(s ->
            s.offset().filter(o -> o == parameter && o.shape().size() == 1).isPresent()
                || s.products().stream()
                    .map(WeightedTerm::weight)
                    .anyMatch(w -> w == parameter && !w.shape().isMatrix()));
  }

  /// Whether something is added to the weighted sums.
  public boolean hasBias() {
    return bundles.stream().flatMap(b -> b.sum().stream()).anyMatch(s -> s.offset().isPresent());
  }

  /// What bends the sums, as a picture calls it: several where neurons differ, nothing where
  /// nothing does.
  public String activation(Signs signs) {
    return bundles.stream()
        .flatMap(b -> b.activation().stream())
        .map(a -> a.sign(signs))
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
