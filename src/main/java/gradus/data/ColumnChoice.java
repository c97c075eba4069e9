package gradus.data;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which column of a table fills what, where the names alone do not say it.
///
/// @param chosen by the name of a column what it fills, as [Destination#written] writes it; empty
///   for nothing
public record ColumnChoice(Map<String, String> chosen) {
  /// As the names say.
  public static final ColumnChoice NAMED = new ColumnChoice(Map.of());

  public ColumnChoice {
    chosen = Map.copyOf(chosen);
  }

  /// What becomes of a choice in words.
  public sealed interface Wish {
    record Clear(ColumnChoice columns) implements Wish {}

    /// The message says why it is none.
    record Unclear(String key, List<Object> args) implements Wish {
      public Unclear {
        args = List.copyOf(args);
      }
    }
  }

  /// `X=height,width`: the numbers of an input, in their order, from these columns; `x[0]=height`
  /// one of them. Of an input with several rows they are those of a row, or all of it.
  public static Wish of(List<String> choices, ComputationGraph graph) {
    Map<String, String> chosen = new LinkedHashMap<>();
    for (String choice : choices) {
      int equals = choice.indexOf('=');
      if (equals < 1) return new Wish.Unclear("descent.columns.form", List.of(choice));
      String left = choice.substring(0, equals).strip();
      List<String> columns = parts(choice.substring(equals + 1));
      List<Destination> slots = slots(left, columns.size(), graph);
      if (slots.isEmpty()) return new Wish.Unclear("descent.columns.input", List.of(left));
      if (slots.size() != columns.size()) {
        List<Object> args = List.of(left, slots.size(), columns.size());
        return new Wish.Unclear("descent.columns.count", args);
      }
      for (int k = 0; k < columns.size(); k++) {
        String slot = slots.get(k).written();
        if (chosen.containsValue(slot)) {
          return new Wish.Unclear("descent.columns.twice", List.of(slot));
        }
        if (chosen.put(columns.get(k), slot) != null) {
          return new Wish.Unclear("descent.columns.shared", List.of(columns.get(k)));
        }
      }
    }
    return new Wish.Clear(new ColumnChoice(chosen));
  }

  /// The numbers of an input that so many columns fill: those of a row, else all of one example.
  private static List<Destination> slots(String left, int columns, ComputationGraph graph) {
    Optional<Gate> whole = Destination.given(left, graph);
    if (whole.isEmpty()) return Destination.named(left, graph).stream().toList();
    List<Destination> usual = Destination.usual(whole.get());
    if (usual.size() == columns) return usual;
    List<Destination> entries =
        Destination.of(whole.get()).stream().filter(d -> !d.byRow()).toList();
    return entries.size() == columns ? entries : usual;
  }

  /// Names between commas; those in brackets belong to a name.
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? ',' : text.charAt(i);
      if (c == '[') depth++;
      if (c == ']') depth--;
      if (i < text.length() && (c != ',' || depth > 0)) continue;
      parts.add(text.substring(from, i).strip());
      from = i + 1;
    }
    return parts;
  }

  /// The same with another choice for a column.
  public ColumnChoice with(String column, String slot) {
    Map<String, String> next = new LinkedHashMap<>(chosen);
    next.put(column, slot);
    return new ColumnChoice(next);
  }

  /// The same where a column has another name.
  public ColumnChoice called(String before, String now) {
    Map<String, String> next = new LinkedHashMap<>(chosen);
    String slot = next.remove(before);
    if (slot != null) next.put(now, slot);
    return new ColumnChoice(next);
  }

  /// What a column fills; empty for nothing.
  public Optional<Destination> destination(String column, ComputationGraph graph) {
    return Destination.named(chosen.getOrDefault(column, column), graph);
  }
}
