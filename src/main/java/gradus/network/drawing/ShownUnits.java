package gradus.network.drawing;

import gradus.network.Connection;
import gradus.network.Network;
import gradus.network.NeuronColumn;
import gradus.network.Stage;
import gradus.network.WireEntry;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Which units of long columns are drawn: the first and the last, and where what is drawn behind
/// them reads only a few, as a loss reads p₃ of ten, these.
final class ShownUnits {
  /// A column of more units is cut.
  static final int MOST = 8;

  /// Of a cut column so many are drawn from its beginning, and one less from its end.
  private static final int FIRST = 3;

  /// What reads more numbers of a column is shown with those that are drawn anyway.
  private static final int FEW = 3;

  private final Network network;
  private final Trace trace;

  /// By column, those of the neurons first, then those of the stages by their depth.
  private final List<Integer> sizes = new ArrayList<>();

  private final List<List<Integer>> drawn = new ArrayList<>();

  ShownUnits(Network network, Trace trace) {
    this.network = network;
    this.trace = trace;
    network.columns().forEach(c -> sizes.add(c.size()));
    int deepest = network.stages().stream().mapToInt(Stage::depth).max().orElse(-1);
    for (int depth = 0; depth <= deepest; depth++) {
      sizes.add(numbers(depth).size());
    }
    for (int size : sizes) {
      drawn.add(ends(size));
    }
    for (int i = sizes.size() - 1; i >= 0; i--) {
      if (sizes.get(i) > MOST) drawn.set(i, withRead(i));
    }
  }

  /// How many units a column has.
  int size(int column) {
    return sizes.get(column);
  }

  /// Which of them are drawn, from above.
  List<Integer> drawn(int column) {
    return drawn.get(column);
  }

  private static List<Integer> ends(int size) {
    return IntStream.range(0, size)
        .filter(i -> size <= MOST || i < FIRST || i >= size - FIRST + 1)
        .boxed()
        .toList();
  }

  /// The numbers of the stages of a depth, of the example shown.
  private List<WireEntry> numbers(int depth) {
    return network.stages().stream()
        .filter(s -> s.depth() == depth)
        .flatMap(s -> network.entries(s.gate()).stream().map(e -> new WireEntry(s.gate(), e)))
        .toList();
  }

  private List<Integer> withRead(int column) {
    TreeSet<Integer> all = new TreeSet<>(drawn.get(column));
    for (Set<Integer> read : reads(column)) {
      boolean lost = read.stream().noneMatch(all::contains);
      if (read.size() > FEW && !lost) continue;
      Collection<Integer> wanted = read.size() > FEW ? List.of(read.iterator().next()) : read;
      for (int unit : wanted) {
        if (all.size() < MOST) all.add(unit);
      }
    }
    // Dots that stand for one unit would take the place of that.
    for (int i : List.copyOf(all)) {
      if (all.size() < MOST && i + 2 < size(column) && all.contains(i + 2)) all.add(i + 1);
    }
    return List.copyOf(all);
  }

  /// What of a column each of the numbers reads that are drawn behind it.
  private List<Set<Integer>> reads(int column) {
    List<Set<Integer>> reads = new ArrayList<>();
    int neurons = network.columns().size();
    if (column + 1 < neurons) {
      NeuronColumn next = network.columns().get(column + 1);
      for (int i : drawn(column + 1)) {
        Set<Integer> read = new LinkedHashSet<>();
        next.unit(i).connections().stream().map(Connection::from).forEach(read::add);
        reads.add(read);
      }
      return reads;
    }
    List<WireEntry> units =
        column < neurons
            ? IntStream.range(0, size(column))
                .mapToObj(network.columns().get(column)::number)
                .toList()
            : numbers(column - neurons);
    for (int later = Math.max(column + 1, neurons); later < sizes.size(); later++) {
      List<WireEntry> numbers = numbers(later - neurons);
      for (int i : drawn(later)) {
        Set<WireEntry> made = new StageSources(trace, stage(numbers.get(i))).of(numbers.get(i));
        Set<Integer> read = new LinkedHashSet<>();
        for (int k = 0; k < units.size(); k++) {
          if (made.contains(units.get(k))) read.add(k);
        }
        reads.add(read);
      }
    }
    return reads;
  }

  private Stage stage(WireEntry number) {
    return network.stages().stream()
        .filter(s -> s.gate() == number.gate())
        .findFirst()
        .orElseThrow();
  }
}
