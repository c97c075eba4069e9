package gradus.ui.grid;

import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.grid.GridEdit;
import gradus.grid.GridText;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.reading.ProgramReader;
import gradus.ui.work.Input;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// What a program says once a tensor has another size than the others fit.
///
/// @param growth by name, the inputs that would fit again with zeros added; empty where not one way
///   alone leads to a program without mistakes
record Mismatch(Problem why, Map<String, List<GridEdit>> growth) {
  /// So many inputs grow together at most, and so many ways are looked at.
  private static final int TOGETHER = 3;

  private static final int MOST = 12;

  /// Of so many cells it is told where others were added between them.
  private static final int LOOKED_THROUGH = 400;

  /// The inputs of a text with the tensors that they are.
  record Sizes(String text, List<Input> inputs, Map<String, GridText> grids) {}

  /// What an axis was, and before which of its places there is now more.
  private record Longer(int before, int at, int more) {}

  /// One more axis of an input that is as long as what grew.
  private record Way(Input input, GridText grid, GridEdit edit) {}

  /// Why a text is none in which all fits; empty where it is one.
  ///
  /// @param before the text when all fitted last, or when the grid was opened
  /// @param grown which tensor is edited
  static Optional<Mismatch> of(Sizes now, Sizes before, String grown, BooleanSupplier obsolete) {
    Optional<Problem> why = mistake(now.text, obsolete);
    if (why.isEmpty()) return Optional.empty();
    boolean fitted = mistake(before.text, obsolete).isEmpty();
    List<Way> ways = fitted ? ways(now, before.grids, grown) : List.of();
    for (int size = 1; size <= Math.min(TOGETHER, ways.size()) && ways.size() <= MOST; size++) {
      List<List<Way>> mends = new ArrayList<>();
      for (List<Way> some : chosen(ways, size)) {
        if (mistake(after(now.text, some), obsolete).isEmpty()) mends.add(some);
      }
      if (mends.size() == 1) return Optional.of(new Mismatch(why.get(), edits(mends.getFirst())));
      if (mends.size() > 1) break;
    }
    return Optional.of(new Mismatch(why.get(), Map.of()));
  }

  private static Optional<Problem> mistake(String text, BooleanSupplier obsolete) {
    Program program = ProgramReader.read(text);
    Lowering lowering = GraphBuilder.build(program, Map.of(), null, obsolete);
    return lowering.errors().stream().findFirst();
  }

  /// Every axis of another input that was as long as one that has grown, as long as that is now.
  private static List<Way> ways(Sizes now, Map<String, GridText> fitted, String grown) {
    GridText before = fitted.get(grown);
    GridText after = now.grids.get(grown);
    List<Way> ways = new ArrayList<>();
    if (before == null || after == null || before.isVector() != after.isVector()) return ways;
    GridModel.GridCell at = added(before, after);
    int rows = after.rows() - before.rows();
    int columns = after.isVector() ? 0 : after.columns() - before.columns();
    boolean alike = !before.isVector() && before.rows() == before.columns() && rows == columns;
    // Of two axes that are as long it is not sure which another one goes with.
    int down = alike && at.row() != at.column() ? before.rows() : at.row();
    List<Longer> longer = new ArrayList<>();
    if (rows > 0) longer.add(new Longer(before.rows(), down, rows));
    if (columns > 0 && !alike) longer.add(new Longer(before.columns(), at.column(), columns));
    for (Input input : now.inputs) {
      GridText grid = now.grids.get(input.name());
      if (grid == null || input.isBlank() || input.name().equals(grown)) continue;
      for (Longer axis : longer) {
        if (grid.rows() == axis.before) {
          ways.add(new Way(input, grid, new GridEdit.AddRows(axis.at, axis.more)));
        }
        if (!grid.isVector() && grid.columns() == axis.before) {
          ways.add(new Way(input, grid, new GridEdit.AddColumns(axis.at, axis.more)));
        }
      }
    }
    return ways;
  }

  /// Before which row and column what was added stands: the last place where it can be, the end
  /// where it cannot be told.
  private static GridModel.GridCell added(GridText before, GridText after) {
    int down = before.rows();
    int across = before.columns();
    if (down * across <= LOOKED_THROUGH) {
      for (int row = down; row >= 0; row--) {
        for (int column = across; column >= 0; column--) {
          if (isWithout(before, after, row, column)) return new GridModel.GridCell(row, column);
        }
      }
    }
    return new GridModel.GridCell(down, across);
  }

  /// Whether one grid is another without what stands at a row and at a column.
  private static boolean isWithout(GridText before, GridText after, int row, int column) {
    int down = after.rows() - before.rows();
    int across = after.columns() - before.columns();
    for (int r = 0; r < before.rows(); r++) {
      for (int c = 0; c < before.columns(); c++) {
        int otherRow = down > 0 && r >= row ? r + down : r;
        int otherColumn = across > 0 && c >= column ? c + across : c;
        boolean inside = otherRow < after.rows() && otherColumn < after.columns();
        if (!inside || !before.cell(r, c).equals(after.cell(otherRow, otherColumn))) return false;
      }
    }
    return true;
  }

  /// All choices of so many.
  private static List<List<Way>> chosen(List<Way> ways, int size) {
    if (size == 0) return List.of(List.of());
    List<List<Way>> all = new ArrayList<>();
    for (int i = 0; i < ways.size(); i++) {
      for (List<Way> rest : chosen(ways.subList(i + 1, ways.size()), size - 1)) {
        List<Way> some = new ArrayList<>(List.of(ways.get(i)));
        some.addAll(rest);
        all.add(some);
      }
    }
    return all;
  }

  private static Map<String, List<GridEdit>> edits(List<Way> ways) {
    Map<String, List<GridEdit>> edits = new LinkedHashMap<>();
    for (Way way : ways) {
      edits.computeIfAbsent(way.input.name(), n -> new ArrayList<>()).add(way.edit);
    }
    return edits;
  }

  /// The text with these done, from its end on.
  private static String after(String text, List<Way> ways) {
    Map<Input, String> literals = new HashMap<>();
    for (Way way : ways) {
      GridText grid =
          Optional.ofNullable(literals.get(way.input)).flatMap(GridText::of).orElse(way.grid);
      literals.put(way.input, grid.after(way.edit));
    }
    String now = text;
    List<Input> last =
        literals.keySet().stream()
            .sorted(Comparator.comparing((Input i) -> i.span().start()).reversed())
            .toList();
    for (Input input : last) {
      now =
          now.substring(0, input.span().start())
              + literals.get(input)
              + now.substring(input.span().end());
    }
    return now;
  }
}
