package gradus.data;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.trace.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/// Examples: rows of numbers for entries of inputs that do not move, or for their rows.
public final class Data {
  /// One example, as the program has it.
  public static final Data NONE = new Data(List.of(), new double[1][0]);

  private final List<Destination> columns;
  private final double[][] rows;

  private Data(List<Destination> columns, double[][] rows) {
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

  /// A table, whose first row names what its columns fill, as [Destination#named] reads it.
  ///
  /// @param examples rows of cells
  /// @param moving what a descent moves, which no data may set
  public static Intake of(ExampleTable examples, ComputationGraph graph, Collection<Gate> moving) {
    return of(examples, ColumnChoice.NAMED, graph, moving);
  }

  /// A table, of which some columns fill what is chosen for them.
  public static Intake of(
      ExampleTable examples, ColumnChoice choice, ComputationGraph graph, Collection<Gate> moving) {
    List<List<String>> table = examples.rows();
    if (table.isEmpty()) return Intake.Unfit.of("descent.data.empty");
    List<String> head = table.getFirst().stream().map(String::strip).toList();
    if (head.stream().allMatch(cell -> number(cell).isPresent())) {
      return Intake.Unfit.of("descent.data.header");
    }
    for (Map.Entry<String, String> chosen : choice.chosen().entrySet()) {
      if (!head.contains(chosen.getKey())) {
        return Intake.Unfit.of("descent.data.nocolumn", chosen.getKey(), String.join(", ", head));
      }
    }
    List<Destination> columns = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    List<String> unused = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int c = 0; c < head.size(); c++) {
      String name = head.get(c);
      Optional<Destination> slot = choice.destination(name, graph);
      if (slot.isEmpty()) {
        unused.add(name);
        continue;
      }
      Gate input = slot.get().input();
      if (!seen.add(slot.get().written())) {
        return Intake.Unfit.of("descent.data.twice", slot.get().name());
      }
      if (moving.contains(input)) return Intake.Unfit.of("descent.data.moves", name);
      // What a formula counts with is no value that goes anywhere.
      boolean counts = !graph.chosen(input).isEmpty() && !Tape.follows(graph, input);
      if (counts) return Intake.Unfit.of("descent.data.label", name);
      columns.add(slot.get());
      places.add(c);
    }
    if (columns.isEmpty()) return Intake.Unfit.of("descent.data.columns", String.join(", ", head));
    Optional<Intake.Unfit> objection = objection(columns);
    if (objection.isPresent()) return objection.get();
    if (table.size() == 1) return Intake.Unfit.of("descent.data.rows");
    double[][] rows = new double[table.size() - 1][columns.size()];
    int[] many = columns.stream().mapToInt(slot -> slot.classes(graph)).toArray();
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

  /// Why these do not go together: all of them are rows or none is, the rows are whole, and there
  /// are as many of each input.
  private static Optional<Intake.Unfit> objection(List<Destination> columns) {
    Optional<Destination> row = columns.stream().filter(Destination::byRow).findFirst();
    if (row.isEmpty()) return Optional.empty();
    Gate first = row.get().input();
    int many = first.shape().length(0);
    for (Destination each : columns) {
      Gate input = each.input();
      if (!each.byRow()) {
        return Optional.of(Intake.Unfit.of("descent.data.mixed", row.get().name(), each.name()));
      }
      if (input.shape().length(0) != many) {
        int other = input.shape().length(0);
        return Optional.of(
            Intake.Unfit.of("descent.data.lengths", first.name(), many, input.name(), other));
      }
      List<Destination> filled = columns.stream().filter(c -> c.input() == input).toList();
      Optional<Destination> left =
          Destination.of(input).stream().filter(s -> s.byRow() && !filled.contains(s)).findFirst();
      if (left.isPresent()) {
        return Optional.of(Intake.Unfit.of("descent.data.part", left.get().name(), input.name()));
      }
    }
    return Optional.empty();
  }

  /// Whether a cell holds a number as examples have them.
  public static boolean isNumber(String cell) {
    return number(cell.strip()).isPresent();
  }

  /// A finite number.
  static Optional<Double> number(String cell) {
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
  public List<Gate> inputs() {
    return columns.stream().map(Destination::input).distinct().toList();
  }

  /// What the numbers of an example fill.
  public List<Destination> columns() {
    return columns;
  }

  /// Whether each example is a row of the inputs.
  public boolean isByRow() {
    return !columns.isEmpty() && columns.getFirst().byRow();
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
    return new Split(chosen(order.subList(many, size())), chosen(order.subList(0, many)));
  }

  private Data chosen(List<Integer> which) {
    return at(which.stream().sorted().mapToInt(i -> i).toArray());
  }

  /// The places of all examples.
  public int[] all() {
    return first(size());
  }

  /// The places of the first few.
  public int[] first(int count) {
    return IntStream.range(0, count).toArray();
  }

  /// A number of an example.
  public double get(int row, int column) {
    return rows[row][column];
  }

  /// Whether an example has one number alone for an input.
  public boolean isNumber(Gate input) {
    List<Destination> own = columns.stream().filter(slot -> slot.input() == input).toList();
    return own.size() == 1 && own.getFirst().width() == 1;
  }

  /// Whether all that examples have for an input is 0 or 1.
  public boolean isBinary(Gate input) {
    for (int c = 0; c < columns.size(); c++) {
      if (columns.get(c).input() != input) continue;
      for (double[] row : rows) {
        if (row[c] != 0 && row[c] != 1) return false;
      }
    }
    return true;
  }

  /// The same for the inputs of another graph that are called so.
  public Data in(ComputationGraph other) {
    List<Destination> own =
        columns.stream()
            .map(s ->
                new Destination(
                    other.named(s.input().name()).orElseThrow(), s.position(), s.byRow()))
            .toList();
    return new Data(own, rows);
  }

  /// Other examples for the same inputs.
  public Data of(double[][] others) {
    return new Data(columns, others);
  }

  /// Those at these places.
  public Data at(int[] places) {
    return of(Arrays.stream(places).mapToObj(row -> rows[row]).toArray(double[][]::new));
  }

  /// What an input is given by these examples: the rows together, or of one example the program's
  /// value with the entries that it has.
  ///
  /// @throws IllegalArgumentException for several examples that are no rows
  public Tensor value(Gate input, int... places) {
    boolean byRow = isByRow();
    if (!byRow && places.length != 1) throw new IllegalArgumentException(input.key());
    int width = byRow ? input.shape().inside(1).size() : 0;
    double[] entries = byRow ? new double[places.length * width] : input.literal().toArray();
    for (int c = 0; c < columns.size(); c++) {
      Destination slot = columns.get(c);
      if (slot.input() != input) continue;
      for (int r = 0; r < places.length; r++) {
        entries[r * width + slot.position()] = rows[places[r]][c];
      }
    }
    int[] lengths = input.shape().lengths();
    if (byRow) lengths[0] = places.length;
    return Tensor.of(byRow ? Shape.of(lengths) : input.shape(), entries);
  }
}
