package gradus.ui.grid;

import gradus.grid.CellArea;
import gradus.grid.CellText;
import gradus.grid.GridEdit;
import gradus.grid.GridFilling;
import gradus.grid.GridText;
import gradus.grid.PasteReader;
import gradus.grid.Pasting;
import gradus.lang.Problem;
import gradus.ui.work.Input;
import gradus.ui.work.InputModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.InvalidationListener;

/// The vector or matrix that is edited: which it is, which cells are chosen, and what was typed and
/// waits because it is no number yet. The text is the truth; every edit is one of the text.
public final class GridModel {
  /// A cell, row first.
  record GridCell(int row, int column) implements Comparable<GridCell> {
    private static final Comparator<GridCell> ORDER =
        Comparator.comparingInt(GridCell::row).thenComparingInt(GridCell::column);

    @Override
    public int compareTo(GridCell other) {
      return ORDER.compare(this, other);
    }
  }

  /// What was typed into a cell, and why it is no number.
  record WaitingText(String typed, Problem why) {}

  private final InputModel inputs;
  private final Map<GridCell, WaitingText> drafts = new TreeMap<>();
  private final List<Runnable> heard = new ArrayList<>();
  private String name;
  private GridText grid;
  private GridCell cursor = new GridCell(0, 0);
  private GridCell anchor = cursor;
  private Problem refusal;
  private long seed = 1;

  /// Over the inputs of a window; nothing is edited yet.
  public GridModel(InputModel inputs) {
    this.inputs = inputs;
    inputs.inputs().addListener((InvalidationListener) o -> refresh());
    inputs.onTakeBack(this::takeBack);
  }

  /// Who looks at it.
  void onChange(Runnable looking) {
    heard.add(looking);
  }

  private void tell() {
    List.copyOf(heard).forEach(Runnable::run);
  }

  /// Begins with an entry of an input, row by row; false where it is no vector or matrix.
  boolean open(String input, int entry) {
    Optional<GridText> opened = inputs.grid(input);
    if (opened.isEmpty()) return false;
    if (!input.equals(name)) drafts.clear();
    name = input;
    grid = opened.get();
    refusal = null;
    int at = Math.clamp(entry, 0, grid.rows() * grid.columns() - 1);
    cursor = new GridCell(at / grid.columns(), at % grid.columns());
    anchor = cursor;
    tell();
    return true;
  }

  /// Nothing is edited any more, and what waits is forgotten.
  void close() {
    name = null;
    grid = null;
    drafts.clear();
    refusal = null;
    tell();
  }

  boolean isOpen() {
    return grid != null;
  }

  /// The input that is edited.
  String name() {
    return name;
  }

  /// As the text has it now.
  GridText grid() {
    return grid;
  }

  GridCell cursor() {
    return cursor;
  }

  /// Whether its numbers are none of the text: it has no value yet.
  boolean isProposed() {
    return name != null && inputs.named(name).filter(Input::isBlank).isPresent();
  }

  /// The chosen cells.
  CellArea area() {
    return CellArea.between(anchor.row, anchor.column, cursor.row, cursor.column);
  }

  /// What a cell shows: what waits in it, or what the text writes there.
  String shown(int row, int column) {
    WaitingText draft = drafts.get(new GridCell(row, column));
    return draft == null ? grid.cell(row, column) : draft.typed;
  }

  /// What waits in a cell; empty where nothing does.
  Optional<WaitingText> draft(int row, int column) {
    return Optional.ofNullable(drafts.get(new GridCell(row, column)));
  }

  /// How many cells hold what is no number yet.
  int waiting() {
    return drafts.size();
  }

  /// Why the last edit was not done; null where it was.
  Problem refusal() {
    return refusal;
  }

  long seed() {
    return seed;
  }

  void seed(long other) {
    seed = other;
    tell();
  }

  private void refresh() {
    if (grid == null) return;
    Optional<GridText> now = inputs.grid(name);
    if (now.isEmpty()) {
      close();
      return;
    }
    if (now.get().raw().equals(grid.raw())) return;
    grid = now.get();
    cursor = inside(cursor);
    anchor = inside(anchor);
    drafts.keySet().removeIf(cell -> !inside(cell).equals(cell));
    tell();
  }

  private GridCell inside(GridCell cell) {
    return new GridCell(
        Math.clamp(cell.row, 0, grid.rows() - 1), Math.clamp(cell.column, 0, grid.columns() - 1));
  }

  /// To a cell, or all from where one was to there.
  void go(int row, int column, boolean extending) {
    cursor = inside(new GridCell(row, column));
    if (!extending) anchor = cursor;
    refusal = null;
    tell();
  }

  /// So many rows and columns on.
  void move(int down, int across, boolean extending) {
    go(cursor.row + down, cursor.column + across, extending);
  }

  /// To the next cell in the order in which one reads, or the one before; false where there is
  /// none.
  boolean next(int by) {
    int at = cursor.row * grid.columns() + cursor.column + by;
    if (at < 0 || at >= grid.rows() * grid.columns()) return false;
    go(at / grid.columns(), at % grid.columns(), false);
    return true;
  }

  void chooseAll() {
    anchor = new GridCell(0, 0);
    cursor = new GridCell(grid.rows() - 1, grid.columns() - 1);
    refusal = null;
    tell();
  }

  /// Whether what is typed so far could be taken.
  boolean isNumber(String typed) {
    return CellText.objection(typed).isEmpty();
  }

  /// Takes what was typed into the cell where one is; what is no number waits in its cell, and the
  /// text stays what it is.
  boolean write(String typed) {
    GridCell at = cursor;
    String text = typed.strip();
    refusal = null;
    drafts.remove(at);
    Optional<Problem> why =
        text.equals(grid.cell(at.row, at.column)) ? Optional.empty() : CellText.objection(text);
    if (why.isPresent()) {
      drafts.put(at, new WaitingText(typed, why.get()));
    } else {
      inputs.edit(name, new GridEdit.Write(at.row, at.column, text));
    }
    tell();
    return why.isEmpty();
  }

  /// One in a pixel, or zero; what follows the mouse until the next stroke begins is one step for
  /// undo.
  void paint(int row, int column, boolean ink) {
    cursor = inside(new GridCell(row, column));
    anchor = cursor;
    refusal = null;
    drafts.remove(cursor);
    String text = ink ? "1" : "0";
    double was = CellText.value(grid.cell(cursor.row, cursor.column)).orElse(Double.NaN);
    if (was != (ink ? 1 : 0)) {
      inputs.paint(name, new GridEdit.Write(cursor.row, cursor.column, text));
    }
    tell();
  }

  /// What waits in the cell where one is gives way to what the text says; false where nothing does.
  boolean dropDraft() {
    boolean waited = drafts.remove(cursor) != null;
    if (waited) tell();
    return waited;
  }

  /// The same of all cells, before undo takes back anything of the text.
  private boolean takeBack() {
    if (grid == null || drafts.isEmpty()) return false;
    drafts.clear();
    tell();
    return true;
  }

  private boolean edit(GridEdit edit) {
    refusal = grid.objection(edit).orElse(null);
    if (refusal == null) inputs.edit(name, edit);
    tell();
    return refusal == null;
  }

  void addRow(boolean below) {
    int before = below ? area().bottom() + 1 : area().top();
    Map<GridCell, WaitingText> waiting = new TreeMap<>(drafts);
    if (!edit(new GridEdit.AddRows(before, 1))) return;
    drafts.clear();
    waiting.forEach(
        (c, d) -> drafts.put(new GridCell(c.row < before ? c.row : c.row + 1, c.column), d));
    go(before, cursor.column, false);
  }

  void addColumn(boolean behind) {
    int before = behind ? area().right() + 1 : area().left();
    Map<GridCell, WaitingText> waiting = new TreeMap<>(drafts);
    if (!edit(new GridEdit.AddColumns(before, 1))) return;
    drafts.clear();
    waiting.forEach(
        (c, d) -> drafts.put(new GridCell(c.row, c.column < before ? c.column : c.column + 1), d));
    go(cursor.row, before, false);
  }

  /// The rows of the chosen cells go.
  void removeRows() {
    CellArea gone = area();
    Map<GridCell, WaitingText> waiting = new TreeMap<>(drafts);
    if (!edit(new GridEdit.RemoveRows(gone.top(), gone.bottom()))) return;
    drafts.clear();
    waiting.forEach((c, d) -> {
      if (c.row < gone.top()) drafts.put(c, d);
      if (c.row > gone.bottom()) drafts.put(new GridCell(c.row - gone.rows(), c.column), d);
    });
    go(gone.top(), cursor.column, false);
  }

  /// The columns of the chosen cells go.
  void removeColumns() {
    CellArea gone = area();
    Map<GridCell, WaitingText> waiting = new TreeMap<>(drafts);
    if (!edit(new GridEdit.RemoveColumns(gone.left(), gone.right()))) return;
    drafts.clear();
    waiting.forEach((c, d) -> {
      if (c.column < gone.left()) drafts.put(c, d);
      if (c.column > gone.right()) drafts.put(new GridCell(c.row, c.column - gone.columns()), d);
    });
    go(cursor.row, gone.left(), false);
  }

  /// The area that a filling fills: what is chosen, or all where that is one cell.
  CellArea filled() {
    return area().isSingle() ? grid.area() : area();
  }

  void fill(GridFilling filling) {
    CellArea area = filled();
    if (edit(new GridEdit.Fill(area, filling))) {
      drafts.keySet().removeIf(cell -> area.contains(cell.row, cell.column));
      tell();
    }
  }

  /// Zeros in the chosen cells, and nothing that waits.
  void clear() {
    CellArea area = area();
    drafts.keySet().removeIf(cell -> area.contains(cell.row, cell.column));
    edit(new GridEdit.Fill(area, new GridFilling.AllZeros()));
  }

  /// The chosen cells as a spreadsheet takes them.
  String copied() {
    return grid.copied(area());
  }

  /// Takes a table from elsewhere, from the first of the chosen cells on; in place of all where all
  /// is chosen, and of a vector where it is a matrix. A single number fills what is chosen.
  void paste(String clipboard) {
    switch (PasteReader.read(clipboard)) {
      case Pasting.NoTable(Problem why) -> {
        refusal = why;
        tell();
      }
      case Pasting.NumberTable(List<List<String>> cells) -> {
        List<List<String>> put =
            grid.isVector() && cells.size() == 1 ? turned(cells.getFirst()) : cells;
        CellArea at = area();
        boolean single = put.size() == 1 && put.getFirst().size() == 1;
        if (single && !at.isSingle()) {
          fill(put.getFirst().getFirst(), at);
          return;
        }
        boolean all = at.equals(grid.area()) && !at.isSingle();
        boolean becomes = all || grid.isVector() && put.getFirst().size() > 1;
        GridEdit edit =
            becomes ? new GridEdit.Become(put) : new GridEdit.Put(at.top(), at.left(), put);
        if (!edit(edit)) return;
        int top = becomes ? 0 : at.top();
        int left = becomes ? 0 : at.left();
        anchor = inside(new GridCell(top, left));
        cursor = inside(new GridCell(top + put.size() - 1, left + put.getFirst().size() - 1));
        CellArea taken = area();
        drafts.keySet().removeIf(cell -> taken.contains(cell.row, cell.column));
        tell();
      }
    }
  }

  /// One number in all cells of an area.
  private void fill(String number, CellArea area) {
    List<String> row = Collections.nCopies(area.columns(), number);
    if (!edit(new GridEdit.Put(area.top(), area.left(), Collections.nCopies(area.rows(), row)))) {
      return;
    }
    drafts.keySet().removeIf(cell -> area.contains(cell.row, cell.column));
    tell();
  }

  private static List<List<String>> turned(List<String> row) {
    return row.stream().map(List::of).toList();
  }
}
