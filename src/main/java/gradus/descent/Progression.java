package gradus.descent;

import gradus.trace.InputEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Descents under way, step by step, as a table.
public sealed interface Progression {
  /// What the numbers are called.
  List<String> columns();

  /// A number for each column; null where a descent has ended.
  List<Double> numbers();

  /// The descents, by what is said first where one of them ends.
  Map<String, Descent> descents();

  /// Whether one of them can go on.
  default boolean isStanding() {
    return descents().values().stream().anyMatch(Progression::stands);
  }

  /// Takes one step in each that can go on.
  default void step() {
    descents().values().forEach(Descent::step);
  }

  private static boolean stands(Descent descent) {
    return descent.breakdown().isEmpty();
  }

  /// One descent, with the numbers that move.
  record Alone(Descent descent) implements Progression {
    @Override
    public List<String> columns() {
      List<String> columns = new ArrayList<>(List.of("loss", "norm"));
      descent.parameters().entries().stream().map(InputEntry::written).forEach(columns::add);
      return columns;
    }

    @Override
    public List<Double> numbers() {
      Iterate point = descent.now();
      List<Double> numbers = new ArrayList<>(List.of(point.loss(), point.norm()));
      for (double value : point.values()) {
        numbers.add(value);
      }
      return numbers;
    }

    @Override
    public Map<String, Descent> descents() {
      return Map.of("", descent);
    }
  }

  /// Two descents; not their numbers, which differ in kind, but the sizes of their gradients.
  record Abreast(Descent own, Descent other, String name, String otherName) implements Progression {
    @Override
    public List<String> columns() {
      List<String> columns = new ArrayList<>();
      add(columns, own, "");
      add(columns, other, "against ");
      return columns;
    }

    private static void add(List<String> columns, Descent descent, String before) {
      columns.add(before + "loss");
      columns.add(before + "norm");
      descent.parameters().gates().forEach(g -> columns.add(before + "grad " + g.name()));
    }

    @Override
    public List<Double> numbers() {
      List<Double> numbers = new ArrayList<>();
      for (Descent descent : List.of(own, other)) {
        boolean standing = stands(descent);
        Iterate point = descent.now();
        numbers.add(standing ? point.loss() : null);
        numbers.add(standing ? point.norm() : null);
        for (GradientSize each : GradientSize.moving(descent.parameters(), point)) {
          numbers.add(standing ? each.size() : null);
        }
      }
      return numbers;
    }

    @Override
    public Map<String, Descent> descents() {
      Map<String, Descent> descents = new LinkedHashMap<>();
      descents.put(name + ": ", own);
      descents.put(otherName.equals(name) ? "--against: " : otherName + ": ", other);
      return descents;
    }
  }
}
