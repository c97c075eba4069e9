package gradus.descent;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.trace.InputEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/// Examples: rows of numbers for some entries of inputs that do not move.
public final class Data {
  /// One example, as the program has it.
  public static final Data NONE = new Data(List.of(), new double[1][0]);

  private final List<InputEntry> columns;
  private final double[][] rows;

  private Data(List<InputEntry> columns, double[][] rows) {
    this.columns = List.copyOf(columns);
    this.rows = rows;
  }

  /// What comes of a table.
  public sealed interface Intake {
    /// Data, and the columns that the program has no use for.
    record Accepted(Data data, List<String> unused) implements Intake {
      public Accepted {
        unused = List.copyOf(unused);
      }
    }

    /// No data; the message says why.
    record Unfit(String key, List<Object> args) implements Intake {
      public Unfit {
        args = List.copyOf(args);
      }

      static Unfit of(String key, Object... args) {
        return new Unfit(key, List.of(args));
      }
    }
  }

  /// A table, whose first row names entries as a program does: `x`, `x[0]`, `W[0,1]`; what is one
  /// number has its name with an index or without.
  ///
  /// @param examples rows of cells
  /// @param moving what a descent moves, which no data may set
  public static Intake of(ExampleTable examples, ComputationGraph graph, Parameters moving) {
    List<List<String>> table = examples.rows();
    if (table.isEmpty()) return Intake.Unfit.of("descent.data.empty");
    List<String> head = table.getFirst().stream().map(String::strip).toList();
    if (head.stream().allMatch(cell -> number(cell).isPresent())) {
      return Intake.Unfit.of("descent.data.header");
    }
    List<InputEntry> columns = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    List<String> unused = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int c = 0; c < head.size(); c++) {
      String name = head.get(c);
      Optional<InputEntry> entry = entry(name, graph);
      if (entry.isEmpty()) {
        unused.add(name);
        continue;
      }
      Gate input = entry.get().input();
      if (!seen.add(entry.get().written())) return Intake.Unfit.of("descent.data.twice", name);
      if (moving.gates().contains(input)) return Intake.Unfit.of("descent.data.moves", name);
      // What the text itself takes an entry by is no value that goes anywhere.
      if (!graph.chosen(input).isEmpty()) return Intake.Unfit.of("descent.data.label", name);
      columns.add(entry.get());
      places.add(c);
    }
    if (columns.isEmpty()) return Intake.Unfit.of("descent.data.columns", String.join(", ", head));
    if (table.size() == 1) return Intake.Unfit.of("descent.data.rows");
    double[][] rows = new double[table.size() - 1][columns.size()];
    int[] many = columns.stream().mapToInt(entry -> entry.classes(graph)).toArray();
    for (int r = 0; r < rows.length; r++) {
      List<String> cells = table.get(r + 1);
      for (int c = 0; c < columns.size(); c++) {
        String cell = places.get(c) < cells.size() ? cells.get(places.get(c)).strip() : "";
        String column = head.get(places.get(c));
        String line = Long.toString(examples.line(r + 1));
        if (cell.isEmpty()) return Intake.Unfit.of("descent.data.missing", line, column);
        Optional<Double> number = number(cell);
        if (number.isEmpty()) return Intake.Unfit.of("descent.data.number", line, column, cell);
        rows[r][c] = number.get();
        int classes = many[c];
        boolean points = rows[r][c] >= 0 && rows[r][c] < classes && rows[r][c] % 1 == 0;
        if (classes > 0 && !points) {
          return Intake.Unfit.of("descent.data.class", line, column, cell, classes - 1);
        }
      }
    }
    return new Intake.Accepted(new Data(columns, rows), unused);
  }

  private static Optional<InputEntry> entry(String name, ComputationGraph graph) {
    int bracket = name.indexOf('[');
    String input = bracket < 0 ? name : name.substring(0, bracket).strip();
    Optional<Gate> gate = graph.named(input).filter(g -> g.isInput() && g.literal() != null);
    if (gate.isEmpty()) return Optional.empty();
    String wanted = name.replace(" ", "");
    int size = gate.get().literal().size();
    boolean single = wanted.equals(input) || wanted.equals(input + "[0]");
    if (size == 1 && single) return Optional.of(new InputEntry(gate.get(), 0));
    for (int k = 0; k < size; k++) {
      InputEntry entry = new InputEntry(gate.get(), k);
      if (entry.written().equals(wanted)) return Optional.of(entry);
    }
    return Optional.empty();
  }

  /// A finite number.
  private static Optional<Double> number(String cell) {
    try {
      double number = Double.parseDouble(cell);
      // `1d` and `0x1p3` are numbers in Java alone
      boolean plain = cell.chars().allMatch(c -> "0123456789+-.eE".indexOf(c) >= 0);
      return plain && Double.isFinite(number) ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  /// The inputs that data sets.
  List<Gate> inputs() {
    return columns.stream().map(InputEntry::input).distinct().toList();
  }

  List<InputEntry> columns() {
    return columns;
  }

  /// How many examples there are.
  public int size() {
    return rows.length;
  }

  /// Some examples to learn from, and others that are held back.
  public record Split(Data taken, Data held) {}

  /// Holds back a share of the examples, which a seed chooses.
  ///
  /// @param share from 0 to 1
  public Split split(double share, long seed) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, size()).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    int many = (int) Math.round(share * size());
    return new Split(rows(order.subList(many, size())), rows(order.subList(0, many)));
  }

  private Data rows(List<Integer> which) {
    return new Data(columns, which.stream().sorted().map(r -> rows[r]).toArray(double[][]::new));
  }

  /// A number of an example.
  double get(int row, int column) {
    return rows[row][column];
  }
}
