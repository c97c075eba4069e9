package gradus.diagram;

import gradus.layout.Box;
import gradus.layout.Point;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.picture.Lettering;
import gradus.picture.TextStyle;
import gradus.tensor.Numbers;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A large tensor as a heat map: cells from −1 to 1, relative to its largest entry. Where it has
/// more entries than can be seen, a cell shows the largest of those it stands for.
///
/// @param wide of the map alone, px
/// @param high of the map alone, px
/// @param beside what stands at its side, from the top: the largest entry, the shape, the smallest;
///   the shape and the one number that all entries are
/// @param room for that at the least, px
/// @param stacked how many matrices stand below each other, a line between them
record Tile(
    int rows,
    int cols,
    List<Double> cells,
    double wide,
    double high,
    List<String> beside,
    TextStyle style,
    double room,
    int stacked)
    implements Block {
  private static final double LONGEST = 64;
  private static final double SHORTEST = 14;
  private static final int MOST = 48;
  private static final double SMALL = 11;
  private static final double LINE = 13;
  private static final double GAP = 4;
  private static final double SEAM = 1.4;
  private static final double APART = 10;

  Tile {
    cells = List.copyOf(cells);
    beside = List.copyOf(beside);
  }

  /// Of a tensor seen as `rows` × `cols`.
  static Tile of(Tensor tensor, int rows, int cols, Numbers numbers, TextStyle style) {
    int r = Math.min(rows, MOST);
    int c = Math.min(cols, MOST);
    double[] largest = new double[r * c];
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < tensor.size(); i++) {
      double entry = tensor.get(i);
      if (!Double.isFinite(entry)) continue;
      int cell = (int) ((long) (i / cols) * r / rows) * c + (int) ((long) (i % cols) * c / cols);
      if (Math.abs(entry) > Math.abs(largest[cell])) largest[cell] = entry;
      least = Math.min(least, entry);
      most = Math.max(most, entry);
    }
    double scale = Math.max(Math.abs(least), Math.abs(most));
    List<Double> cells = new ArrayList<>(largest.length);
    for (double entry : largest) {
      cells.add(scale == 0 ? 0 : entry / scale);
    }
    Shape s = tensor.shape();
    // Of more rows than are seen no line falls between two.
    int stacked = s.isDeep() && r == rows ? rows / s.length(s.rank() - 2) : 1;
    String shape = s.isVector() ? s.space() : s.toString();
    List<String> beside = beside(shape, numbers, least, most);
    double longest = Math.max(rows, cols);
    double wide = Math.clamp(LONGEST * cols / longest, SHORTEST, LONGEST);
    double high = Math.clamp(LONGEST * rows / longest, SHORTEST, LONGEST);
    return new Tile(r, c, cells, wide, high, beside, style.sized(SMALL), 0, stacked);
  }

  /// Each number says which it is: level with a cell it would be taken for that cell's.
  private static List<String> beside(String shape, Numbers numbers, double least, double most) {
    if (least > most) return List.of(shape);
    if (least == most) return List.of(shape, "= " + numbers.show(most));
    return List.of("max " + numbers.show(most), shape, "min " + numbers.show(least));
  }

  private double words() {
    double words = beside.stream().mapToDouble(t -> Lettering.width(t, style)).max().orElse(0);
    return Math.max(words, room);
  }

  /// Maps above each other begin at one edge.
  @Override
  public Block beside(Block other) {
    if (!(other instanceof Tile that)) return this;
    double end = Math.max(width(), that.width());
    return new Tile(rows, cols, cells, wide, high, beside, style, end - wide - GAP, stacked);
  }

  @Override
  public Block alone() {
    return new Tile(rows, cols, cells, wide, high, beside, style, 0, stacked);
  }

  @Override
  public double width() {
    return wide + GAP + words();
  }

  @Override
  public double height() {
    return Math.max(high, LINE * beside.size());
  }

  /// Two maps above each other would be one.
  @Override
  public double beneath() {
    return APART;
  }

  @Override
  public Optional<Box> cell(int entry, Shape s) {
    int entryCols = s.isVector() ? 1 : s.cols();
    int entryRows = s.size() / entryCols;
    int row = (int) ((long) (entry / entryCols) * rows / entryRows);
    int col = (int) ((long) (entry % entryCols) * cols / entryCols);
    double w = wide / cols;
    double h = high / rows;
    return Optional.of(new Box(col * w, (height() - high) / 2 + row * h, w, h));
  }

  /// Of the entries that one cell stands for the first.
  @Override
  public OptionalInt entryAt(Point point, Shape s) {
    double down = point.y() - (height() - high) / 2;
    if (point.x() < 0 || point.x() >= wide || down < 0 || down >= high) return OptionalInt.empty();
    int entryCols = s.isVector() ? 1 : s.cols();
    int entryRows = s.size() / entryCols;
    int row = (int) Math.ceilDiv((long) (down / high * rows) * entryRows, (long) rows);
    int col = (int) Math.ceilDiv((long) (point.x() / wide * cols) * entryCols, (long) cols);
    return OptionalInt.of(row * entryCols + col);
  }

  @Override
  public void draw(List<Figure> out, double x, double y, Ink ink) {
    double top = y + (height() - high) / 2;
    out.add(new Figure.Heat(x, top, wide, high, rows, cols, cells));
    for (int k = 1; k < stacked; k++) {
      double seam = top + k * high / stacked;
      out.add(Figure.Polyline.line(Ink.MUTED, SEAM, x, seam, x + wide, seam));
    }
    double step = beside.size() < 2 ? 0 : (height() - LINE) / (beside.size() - 1);
    double middle = beside.size() < 2 ? y + height() / 2 : y + LINE / 2;
    for (String text : beside) {
      double baseline = middle + Lettering.middle(style);
      out.add(new Figure.Text(x + wide + GAP, baseline, text, style, ink, Figure.Anchor.LEFT));
      middle += step;
    }
  }
}
