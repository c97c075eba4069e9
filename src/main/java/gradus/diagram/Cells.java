package gradus.diagram;

import gradus.diagram.path.Wires;
import gradus.layout.Box;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.picture.Lettering;
import gradus.picture.TextStyle;
import gradus.tensor.EntryFormat;
import gradus.tensor.Numbers;
import gradus.tensor.Numeral;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A number, or the bracketed table of a vector or matrix, as a piece of a picture. A vector is
/// written as a column, as in the lecture. Beyond 4×4, or 6×6 of digits, it is a [Tile].
///
/// @param columns what each column takes, which may be more than its entries need
/// @param factor what stands before the bracket; empty without a common power of ten
/// @param every after so many rows comes the next matrix of more axes, a little apart
/// @param full whether every entry is written out, without a power of ten of its own
/// @param bare whether it is one number, without a bracket
record Cells(
    List<List<String>> cells,
    List<Column> columns,
    String factor,
    int every,
    boolean full,
    boolean bare,
    TextStyle style)
    implements Block {
  /// How far the entries of a column reach to the left and the right of where decimals begin.
  private record Column(double before, double after) {
    static Column of(List<List<String>> cells, int c, TextStyle style) {
      double before = 0;
      double after = 0;
      for (List<String> row : cells) {
        double whole = beforePoint(row.get(c), style);
        before = Math.max(before, whole);
        after = Math.max(after, Lettering.width(row.get(c), style) - whole);
      }
      return new Column(before, after);
    }

    /// Where the entries of both stand below each other.
    Column and(Column other) {
      return new Column(Math.max(before, other.before), Math.max(after, other.after));
    }

    double width() {
      return before + after;
    }
  }

  private static final int MOST = 4;

  /// With entries of so many characters at the most, more rows and columns are still read.
  private static final int MOST_BRIEF = 6;

  private static final int BRIEF = 2;
  private static final double BRACKET = 4;
  private static final double PAD = 4;
  private static final double GAP = 10;

  /// Between two matrices.
  private static final double APART = 7;

  /// By how much slanted decimals are wider or narrower than as many upright ones.
  private static final double LEAN = 3;

  static Block of(Tensor tensor, Numbers numbers, TextStyle style) {
    Shape s = tensor.shape();
    if (s.isScalar()) {
      EntryFormat format = EntryFormat.of(tensor, numbers);
      List<List<String>> number = List.of(List.of(format.show(tensor.item())));
      return new Cells(number, own(number, style), "", 1, isFull(tensor, format), true, style);
    }
    int rows = s.isVector() ? s.cols() : s.rows();
    int cols = s.isVector() ? 1 : s.cols();
    boolean large = rows > MOST || cols > MOST;
    boolean many = rows > MOST_BRIEF || cols > MOST_BRIEF;
    if (many) return Tile.of(tensor, rows, cols, numbers, style);
    EntryFormat format = EntryFormat.of(tensor, numbers);
    if (large && !isBrief(tensor, format)) return Tile.of(tensor, rows, cols, numbers, style);
    List<List<String>> cells = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      List<String> row = new ArrayList<>();
      for (int c = 0; c < cols; c++) {
        row.add(format.show(tensor.get(r * cols + c)));
      }
      cells.add(row);
    }
    String factor = format.hasFactor() ? format.power() + " ×" : "";
    int every = s.isDeep() ? Math.max(1, s.lines()) : rows;
    return new Cells(cells, own(cells, style), factor, every, isFull(tensor, format), false, style);
  }

  private static List<Column> own(List<List<String>> cells, TextStyle style) {
    return IntStream.range(0, cells.getFirst().size())
        .mapToObj(c -> Column.of(cells, c, style))
        .toList();
  }

  private static boolean isFull(Tensor tensor, EntryFormat format) {
    return IntStream.range(0, tensor.size())
        .noneMatch(i -> format.numeral(tensor.get(i)) instanceof Numeral.Scientific);
  }

  /// With columns that hold the other's entries too, so that decimal points and brackets stand
  /// below each other. What stands behind the point of one number alone, or a power of ten, would
  /// push it far to the side.
  @Override
  public Block beside(Block other) {
    if (!(other instanceof Cells that)) return this;
    boolean alike = bare == that.bare && columns.size() == that.columns.size();
    if (!alike || !full || !that.full) return this;
    double behind = columns.getFirst().after - that.columns.getFirst().after;
    if (bare && Math.abs(behind) > LEAN) return this;
    List<Column> shared =
        IntStream.range(0, columns.size())
            .mapToObj(c -> columns.get(c).and(that.columns.get(c)))
            .toList();
    return new Cells(cells, shared, factor, every, full, bare, style);
  }

  @Override
  public Block alone() {
    return new Cells(cells, own(cells, style), factor, every, full, bare, style);
  }

  @Override
  public double end() {
    return bare ? columns.getFirst().before + own(cells, style).getFirst().after : width();
  }

  /// Whether every entry is a digit or two and nothing more.
  private static boolean isBrief(Tensor tensor, EntryFormat format) {
    return !format.hasFactor()
        && IntStream.range(0, tensor.size())
            .allMatch(i -> format.show(tensor.get(i)).length() <= BRIEF);
  }

  /// From one line to the next: in a long column they stand nearer, for it is its height that makes
  /// a picture small.
  private double line() {
    return Math.round(style.size() * (cells.size() > 2 ? 1.125 : 1.25));
  }

  @Override
  public double width() {
    double entries = columns.stream().mapToDouble(Column::width).sum();
    double between = GAP * (columns.size() - 1);
    return bare() ? entries : indent() + entries + between + 2 * (BRACKET + PAD);
  }

  /// What stands before the bracket takes so much.
  private double indent() {
    return factor.isEmpty() ? 0 : Lettering.width(factor, style) + PAD;
  }

  @Override
  public double height() {
    return bare() ? Lettering.ascent(style) : top(cells.size() - 1) + line() + 1;
  }

  /// Where a row begins: the matrices of a tensor of more axes stand apart.
  private double top(int row) {
    return 1 + row * line() + row / every * APART;
  }

  /// Width of what stands left of the decimal point.
  private static double beforePoint(String number, TextStyle style) {
    int point = number.indexOf('.');
    if (point < 0) point = number.indexOf('·');
    return Lettering.width(point < 0 ? number : number.substring(0, point), style);
  }

  @Override
  public Optional<Box> cell(int entry, Shape s) {
    if (bare()) return Optional.of(new Box(0, 0, width(), height()));
    int cols = s.isVector() ? 1 : s.cols();
    int row = entry / cols;
    int col = entry % cols;
    double left = indent() + BRACKET + PAD;
    for (int c = 0; c < col; c++) {
      left += columns.get(c).width() + GAP;
    }
    return Optional.of(new Box(left - 3, top(row), columns.get(col).width() + 6, line()));
  }

  @Override
  public void draw(List<Figure> out, double x, double y, Ink ink) {
    if (bare()) {
      String text = cells.getFirst().getFirst();
      double left = x + columns.getFirst().before - beforePoint(text, style);
      out.add(text(left, y + height() - 1, text, ink));
    } else {
      drawTable(out, x, y, ink);
    }
  }

  private void drawTable(List<Figure> out, double x, double y, Ink ink) {
    double bottom = y + height();
    double right = x + width();
    double start = x + indent();
    if (!factor.isEmpty()) {
      double baseline = y + height() / 2 + Lettering.middle(style);
      out.add(text(x, baseline, factor, ink));
    }
    out.add(bracket(ink, start + BRACKET, start, y, bottom));
    out.add(bracket(ink, right - BRACKET, right, y, bottom));
    double left = start + BRACKET + PAD;
    for (int c = 0; c < columns.size(); c++) {
      double before = columns.get(c).before;
      for (int r = 0; r < cells.size(); r++) {
        String number = cells.get(r).get(c);
        double baseline = y + top(r) + line() * 0.78;
        out.add(text(left + before - beforePoint(number, style), baseline, number, ink));
      }
      left += columns.get(c).width() + GAP;
    }
  }

  private static Figure bracket(Ink ink, double tip, double back, double top, double bottom) {
    return Wires.line(ink, 1.2, tip, top, back, top, back, bottom, tip, bottom);
  }

  private Figure text(double x, double baseline, String text, Ink ink) {
    return new Figure.Text(x, baseline, text, style, ink, Figure.Anchor.LEFT);
  }
}
