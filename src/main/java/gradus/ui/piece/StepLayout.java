package gradus.ui.piece;

import gradus.explain.StepFormula;
import gradus.explain.StepFormula.Stacked;
import gradus.explain.passage.Piece;
import gradus.explain.passage.Role;
import gradus.picture.Formula;
import gradus.picture.Lines;
import gradus.ui.piece.Typesetter.Inked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Where the formulas of a step stand in a room of some width: side by side, each in two lines that
/// begin with their signs of equality under each other, where they are narrow enough; else below
/// each other, in as many lines as they need. Only measured, nothing is drawn yet.
public final class StepLayout {
  private static final String FAMILY = "DejaVu Sans Condensed";

  /// Between pieces, lines, formulas and rows of them, in sizes of the letters.
  private static final double BETWEEN_PIECES = 0.12;

  private static final double BETWEEN_LINES = 0.35;
  private static final double BETWEEN_PARTS = 2;
  private static final double BETWEEN_ROWS = 0.5;

  /// The letters of words, which look larger.
  private static final double WORDS = 0.8;

  private static final Piece COMMA = Piece.of(",");

  /// How much of the formulas is shown.
  public enum Share {
    ALL,
    /// Of the second line of some, of those that gain most, only what comes out.
    RESULTS,
    /// What forks add up to, of all others the symbols and what comes out.
    SUMS,
    /// Of all of them the symbols and what comes out, without what it is made of.
    RULES,
    /// Names and what comes out.
    OUTCOMES
  }

  /// Which of its two forms a formula takes where it has room for both.
  private enum Form {
    /// The symbols, and the numbers under them.
    STACKED,
    /// The numbers behind the symbols.
    LINE
  }

  /// A formula in its place, from the left and down to its baseline.
  record Stamp(String latex, Role role, double x, double baseline) {}

  /// Words in their place, half way up.
  record Saying(String text, double x, double middle, double wrapped) {}

  /// A line of formulas, and how far it reaches above and below its baseline.
  private record Line(List<Stamp> glyphs, double width, double above, double below) {
    double height() {
      return above + below;
    }

    Line in(double indent) {
      List<Stamp> moved =
          glyphs.stream().map(g -> new Stamp(g.latex, g.role, g.x + indent, g.baseline)).toList();
      return new Line(moved, width + indent, above, below);
    }
  }

  /// What stands in a row: a formula in its lines, or words.
  private record Block(List<Line> lines, Optional<String> words, double width, double height) {
    double above() {
      return lines.isEmpty() ? height / 2 : lines.getFirst().above;
    }
  }

  private final double size;
  private final List<Stamp> glyphs = new ArrayList<>();
  private final List<Saying> words = new ArrayList<>();
  private double width;
  private double height;
  private int rows;

  private StepLayout(double size) {
    this.size = size;
  }

  /// The ways to place a step in letters of a size, px: first in two lines side by side where that
  /// has room, then the lowest first; with fewer formulas shortened before more. None where there
  /// is no room, or the typesetter does not know something in it.
  public static List<StepLayout> of(
      StepFormula step, Share share, Typesetter typesetter, double size, double room) {
    Maker maker = new Maker(typesetter, size, room - 2 * Formula.margin(size), new HashMap<>());
    return switch (share) {
      case ALL -> ways(maker, step, step.parts());
      case RESULTS ->
          IntStream.rangeClosed(1, step.parts().size())
              .mapToObj(count -> maker.shortened(step, count))
              .flatMap(parts -> ways(maker, step, parts).stream())
              .toList();
      case SUMS -> ways(maker, step, step.parts().stream().map(Stacked::sum).toList());
      case RULES -> ways(maker, step, step.parts().stream().map(Stacked::rule).toList());
      case OUTCOMES -> ways(maker, step, outcomes(step));
    };
  }

  private static List<StepLayout> ways(Maker maker, StepFormula step, List<Stacked> parts) {
    List<StepLayout> all =
        Stream.of(Form.values()).flatMap(f -> maker.step(step, parts, f).stream()).toList();
    return all.stream()
        .sorted(
            Comparator.comparing((StepLayout l) -> !(l == all.getFirst() && l.rows == 1))
                .thenComparing(StepLayout::height))
        .toList();
  }

  private static List<Stacked> outcomes(StepFormula step) {
    return step.parts().stream()
        .map(p -> new Stacked(List.of(), p.outcome(), p.outcome()))
        .toList();
  }

  /// How wide all of it is, px.
  public double width() {
    return Math.ceil(width);
  }

  /// How high all of it is, px.
  public double height() {
    return Math.ceil(height);
  }

  double size() {
    return size;
  }

  List<Stamp> glyphs() {
    return List.copyOf(glyphs);
  }

  List<Saying> words() {
    return List.copyOf(words);
  }

  /// The text of words, in their letters.
  Text text(String said, double wrapped) {
    return text(said, wrapped, size);
  }

  private static Text text(String said, double wrapped, double size) {
    Text text = new Text(said);
    text.setFont(Font.font(FAMILY, size * WORDS));
    text.setWrappingWidth(wrapped);
    return text;
  }

  /// Puts rows of blocks below each other, those of a row on one baseline.
  private void place(List<List<Block>> wrapped) {
    rows = wrapped.size();
    double top = 0;
    for (List<Block> row : wrapped) {
      if (top > 0) top += BETWEEN_ROWS * size;
      boolean formulas = row.stream().anyMatch(b -> b.words.isEmpty());
      double above =
          row.stream()
              .filter(b -> b.words.isEmpty() || !formulas)
              .mapToDouble(Block::above)
              .max()
              .orElse(0);
      double high = row.stream().mapToDouble(b -> extent(b, above)).max().orElse(0);
      double x = Formula.margin(size);
      for (Block block : row) {
        put(block, x, top, above, high);
        x += block.width + BETWEEN_PARTS * size;
      }
      width = Math.max(width, x - BETWEEN_PARTS * size + Formula.margin(size));
      top += high;
    }
    height = top;
  }

  private static double extent(Block block, double above) {
    return block.words.isPresent() ? block.height : above - block.above() + block.height;
  }

  private void put(Block block, double x, double top, double above, double high) {
    block.words.ifPresent(said -> words.add(new Saying(said, x, top + high / 2, block.width)));
    double y = top + above;
    for (Line line : block.lines) {
      if (line != block.lines.getFirst()) y += BETWEEN_LINES * size + line.above;
      for (Stamp g : line.glyphs) {
        glyphs.add(new Stamp(g.latex, g.role, x + g.x, y));
      }
      y += line.below;
    }
  }

  /// Makes layouts of one size for one room.
  ///
  /// @param lines what was set in one line so far, for parts are compared by it again and again
  private record Maker(
      Typesetter typesetter, double size, double room, Map<List<Piece>, Optional<Line>> lines) {
    /// In the row of its words where that has room, and below them, where it may be wider.
    List<StepLayout> step(StepFormula step, List<Stacked> parts, Form form) {
      return blocks(parts, form).stream()
          .flatMap(blocks ->
              step.lead().isEmpty()
                  ? Stream.of(besides(step, blocks))
                  : Stream.of(besides(step, blocks), below(step, blocks)))
          .map(this::laid)
          .toList();
    }

    private List<List<Block>> besides(StepFormula step, List<Block> blocks) {
      return flow(Stream.of(lead(step), blocks, remarks(step)).flatMap(List::stream).toList());
    }

    private List<List<Block>> below(StepFormula step, List<Block> blocks) {
      List<List<Block>> rows = flow(lead(step));
      rows.addAll(flow(Stream.of(blocks, remarks(step)).flatMap(List::stream).toList()));
      return rows;
    }

    /// The formulas of a step, so many of which are shortened: those that gain most by it.
    List<Stacked> shortened(StepFormula step, int count) {
      List<Stacked> chosen =
          step.parts().stream()
              .sorted(Comparator.comparing(p -> wide(p.result()) - wide(p.numbers())))
              .limit(count)
              .toList();
      return step.parts().stream()
          .map(p -> chosen.contains(p) ? new Stacked(p.symbols(), p.result(), p.result()) : p)
          .toList();
    }

    private double wide(List<Piece> pieces) {
      return line(pieces).map(Line::width).orElse(0.0);
    }

    private Optional<List<Block>> blocks(List<Stacked> parts, Form form) {
      List<Block> blocks = parts.stream().flatMap(p -> part(p, form).stream()).toList();
      return blocks.size() == parts.size() ? Optional.of(blocks) : Optional.empty();
    }

    private List<Block> lead(StepFormula step) {
      return step.lead().isEmpty() ? List.of() : List.of(words(step.lead()));
    }

    private List<Block> remarks(StepFormula step) {
      return step.remarks().stream().map(this::words).toList();
    }

    private StepLayout laid(List<List<Block>> rows) {
      StepLayout layout = new StepLayout(size);
      layout.place(rows);
      return layout;
    }

    /// As many in a row as have room.
    private List<List<Block>> flow(List<Block> blocks) {
      List<List<Block>> rows = new ArrayList<>();
      double x = 0;
      for (Block block : blocks) {
        if (rows.isEmpty() || x + block.width > room) {
          rows.add(new ArrayList<>());
          x = 0;
        }
        rows.getLast().add(block);
        x += block.width + BETWEEN_PARTS * size;
      }
      return rows;
    }

    private Block words(String said) {
      double natural = Math.ceil(text(said, 0, size).getLayoutBounds().getWidth());
      double wide = Math.min(natural, room);
      double high = Math.ceil(text(said, wide, size).getLayoutBounds().getHeight());
      return new Block(List.of(), Optional.of(said), wide, high);
    }

    /// A formula in the form asked for, in the other where that is too wide, else in as many lines
    /// as it needs; empty where there is none that has room.
    private Optional<Block> part(Stacked part, Form form) {
      Optional<Block> one = one(part).filter(this::hasRoom);
      Optional<Block> two = two(part).filter(this::hasRoom);
      Optional<Block> asked = form == Form.LINE ? one.or(() -> two) : two.or(() -> one);
      return asked.or(() -> broken(part)).filter(this::hasRoom);
    }

    private boolean hasRoom(Block block) {
      return block.width <= room;
    }

    private Optional<Block> one(Stacked part) {
      // What names its subject anew is an equation of its own.
      if (part.isNamedAgain()) {
        List<Piece> first = new ArrayList<>(part.symbols());
        // Side by side without a sign between them they would be multiplied.
        first.add(COMMA);
        return line(first)
            .flatMap(s -> line(part.numbers()).map(n -> joined(s, n)))
            .map(l -> block(List.of(l)));
      }
      List<Piece> all = Stream.of(part.symbols(), part.numbers()).flatMap(List::stream).toList();
      return line(all).map(l -> block(List.of(l)));
    }

    private Line joined(Line first, Line second) {
      Line moved = second.in(first.width + BETWEEN_PARTS * size);
      return new Line(
          Stream.of(first, moved).flatMap(l -> l.glyphs.stream()).toList(),
          moved.width,
          Math.max(first.above, second.above),
          Math.max(first.below, second.below));
    }

    private Optional<Block> two(Stacked part) {
      if (part.symbols().isEmpty()) return Optional.empty();
      return line(part.symbols())
          .flatMap(s -> line(part.numbers()).map(n -> block(List.of(s, n.in(indent(part))))));
    }

    /// Both, broken at their signs where they are too wide.
    private Optional<Block> broken(Stacked part) {
      List<Line> lines = new ArrayList<>(broken(part.symbols(), room));
      double indent = lines.isEmpty() ? 0 : indent(part);
      broken(part.numbers(), room - indent).forEach(l -> lines.add(l.in(indent)));
      boolean known =
          Stream.of(part.symbols(), part.numbers())
              .filter(p -> !p.isEmpty())
              .allMatch(p -> line(p).isPresent());
      return known ? Optional.of(block(lines)) : Optional.empty();
    }

    private List<Line> broken(List<Piece> pieces, double wide) {
      List<String> latex = pieces.stream().map(Piece::latex).toList();
      List<Boolean> whole = pieces.stream().map(p -> false).toList();
      Lines.Measure measure =
          (atom, leading) -> inked(leading ? atom.leading() : atom.latex()) + BETWEEN_PIECES * size;
      return Lines.of(latex, whole, measure, wide, size).stream()
          .flatMap(tier -> line(tier, pieces).map(l -> l.in(tier.indent())).stream())
          .toList();
    }

    /// Where a second line begins: under what follows the first piece, its sign under that sign.
    private double indent(Stacked part) {
      if (part.isNamedAgain()) return 0;
      List<Piece> sign = part.numbers().subList(0, 1);
      List<Piece> after = List.of(part.symbols().getFirst(), sign.getFirst());
      return wide(after) - wide(sign);
    }

    private Optional<Line> line(List<Piece> pieces) {
      return lines.computeIfAbsent(pieces, this::unbroken);
    }

    private Optional<Line> unbroken(List<Piece> pieces) {
      return PieceWidths.unbroken(pieces).stream().findFirst().flatMap(t -> line(t, pieces));
    }

    private Optional<Line> line(Lines.Tier tier, List<Piece> pieces) {
      List<Stamp> glyphs = tier.pieces((i, latex) -> new Stamp(latex, pieces.get(i).role(), 0, 0));
      List<Stamp> placed = new ArrayList<>();
      double x = 0;
      double above = 0;
      double below = 0;
      for (Stamp g : glyphs) {
        Optional<Inked> extent = typesetter.extent(g.latex, size);
        if (extent.isEmpty()) return Optional.empty();
        Inked e = extent.get();
        placed.add(new Stamp(g.latex, g.role, x - e.margin(), 0));
        x += e.inked() + BETWEEN_PIECES * size;
        above = Math.max(above, e.ascent());
        below = Math.max(below, e.height() - e.ascent());
      }
      return Optional.of(new Line(placed, x - BETWEEN_PIECES * size, above, below));
    }

    private double inked(String latex) {
      return typesetter.extent(latex, size).map(Inked::inked).orElse(0.0);
    }

    private Block block(List<Line> lines) {
      double wide = lines.stream().mapToDouble(Line::width).max().orElse(0);
      double high = lines.stream().mapToDouble(Line::height).sum();
      double between = BETWEEN_LINES * size * (lines.size() - 1);
      return new Block(List.copyOf(lines), Optional.empty(), wide, high + between);
    }
  }
}
