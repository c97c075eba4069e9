package gradus.ui.piece;

import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.explain.passage.Role;
import gradus.picture.Ink;
import gradus.picture.Lines;
import gradus.picture.Look;
import gradus.ui.piece.Typesetter.Typeset;
import java.awt.Color;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// A formula in pieces, broken into [Lines] where it is wider than its page.
public final class FormulaLine extends Pane {
  private static final double BETWEEN_LINES = 4;

  /// Captions do not atom together, px on either side.
  private static final double BESIDE_CAPTION = 3;

  /// How large a caption is, of the size of the letters: a little more than any page has it.
  private static final double CAPTION = 0.7;

  /// How wide a letter of a source is that stands for a formula, px.
  private static final double LETTER = 8;

  /// A piece that has been typeset as it stands in one line; where the typesetter gave up its
  /// source stands instead.
  public record Set(Piece piece, Optional<Typeset> typeset) {}

  /// The nodes of a line and where it begins.
  private record Row(double indent, List<Node> nodes) {}

  /// A node and where it stands.
  private record Placed(Node node, double x, double y) {}

  private final List<Set> pieces;
  private final Map<Integer, Double> captions = new HashMap<>();
  private List<Lines.Tier> tiers = List.of();
  private List<Row> rows = List.of();
  private List<Placed> placed = List.of();
  private double width;
  private double height;
  private double room = -1;

  public FormulaLine(List<Set> pieces, String text) {
    this.pieces = List.copyOf(pieces);
    getStyleClass().add("formula-line");
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleText(text);
    fit(Double.MAX_VALUE);
  }

  /// Breaks it where it is wider than this; what cannot be broken is made smaller.
  void fit(double across) {
    double wide = Math.max(60, across);
    if (wide == room) return;
    boolean small = tiers.stream().anyMatch(line -> natural(line) > Math.min(wide, room));
    room = wide;
    List<Lines.Tier> broken = lines();
    if (!small && broken.equals(tiers)) return;
    tiers = broken;
    rows = tiers.stream().map(this::row).toList();
    getChildren().setAll(rows.stream().flatMap(row -> row.nodes.stream()).toList());
    requestLayout();
  }

  private static List<Lines.Tier> unbroken(List<Piece> pieces) {
    return lines(pieces, (atom, leading) -> 0, Double.MAX_VALUE, 0);
  }

  private static List<Lines.Tier> lines(
      List<Piece> pieces, Lines.Measure measure, double room, double size) {
    List<String> latex = pieces.stream().map(Piece::latex).toList();
    List<Boolean> whole = pieces.stream().map(p -> !p.caption().isEmpty()).toList();
    return Lines.of(latex, whole, measure, room, size);
  }

  private List<Lines.Tier> lines() {
    List<Piece> plain = pieces.stream().map(Set::piece).toList();
    if (room == Double.MAX_VALUE) return unbroken(plain);
    Optional<Typeset> any = pieces.stream().flatMap(s -> s.typeset.stream()).findFirst();
    double size = any.map(t -> t.again().size()).orElse(0.0);
    Lines.Measure measure =
        (atom, leading) -> wide(atom.piece(), leading ? atom.leading() : atom.latex());
    double sides = any.map(t -> 2 * t.margin()).orElse(0.0);
    return lines(plain, measure, room - sides, size);
  }

  /// How much of a line a piece takes, which its caption may make wider.
  private double wide(int piece, String latex) {
    Set set = pieces.get(piece);
    double formula = inked(set, latex);
    if (set.piece.caption().isEmpty() || set.typeset.isEmpty()) return formula;
    double size = CAPTION * set.typeset.get().again().size();
    double caption =
        captions.computeIfAbsent(
            piece,
            p -> {
              Text text = new Text(set.piece.caption());
              text.setFont(Font.font(size));
              return text.getLayoutBounds().getWidth();
            });
    return Math.max(formula, caption) + 2 * BESIDE_CAPTION;
  }

  private static double inked(Set set, String latex) {
    return set.typeset.map(t -> t.again().inked(latex)).orElse(LETTER * latex.length());
  }

  private double natural(Lines.Tier line) {
    return line.pieces(this::wide).stream().reduce(line.indent(), Double::sum);
  }

  private Row row(Lines.Tier line) {
    double scale = Math.clamp(room / natural(line), Lines.SMALLEST, 1);
    return new Row(line.indent(), line.pieces((i, latex) -> node(pieces.get(i), latex, scale)));
  }

  /// Finds where all stands: captions have their size only once they are styled.
  private void arrange() {
    List<Placed> nodes = new ArrayList<>();
    width = 0;
    height = 0;
    for (Row row : rows) {
      place(row, nodes);
    }
    placed = List.copyOf(nodes);
  }

  private void place(Row row, List<Placed> nodes) {
    List<Node> made = row.nodes;
    double deepest =
        made.stream()
            .filter(n -> n instanceof FormulaPiece p && p.hasCaption())
            .mapToDouble(n -> ((FormulaPiece) n).depth())
            .max()
            .orElse(0);
    double ascent = made.stream().mapToDouble(Node::getBaselineOffset).max().orElse(0);
    double x = row.indent;
    double below = 0;
    double top = height == 0 ? 0 : height + BETWEEN_LINES;
    for (Node node : made) {
      double margin = 0;
      if (node instanceof FormulaPiece p) {
        p.setDepth(deepest);
        margin = p.hasCaption() ? p.margin() - BESIDE_CAPTION : p.margin();
      }
      double wide = node.prefWidth(-1);
      double y = top + ascent - node.getBaselineOffset();
      nodes.add(new Placed(node, x, y));
      x += wide - 2 * margin;
      width = Math.max(width, x + 2 * margin);
      below = Math.max(below, ascent - node.getBaselineOffset() + node.prefHeight(-1));
    }
    height = top + below;
  }

  private static Node node(Set set, String latex, double scale) {
    return set.typeset
        .flatMap(t -> t.again().typeset(latex))
        .<Node>map(t -> new FormulaPiece(t, set.piece.caption(), scale))
        .orElseGet(() -> new Label(latex));
  }

  @Override
  protected double computePrefWidth(double high) {
    arrange();
    return Math.ceil(snappedLeftInset() + width + snappedRightInset());
  }

  @Override
  protected double computeMinWidth(double high) {
    return computePrefWidth(high);
  }

  @Override
  protected double computePrefHeight(double wide) {
    arrange();
    return Math.ceil(snappedTopInset() + height + snappedBottomInset());
  }

  @Override
  protected double computeMinHeight(double wide) {
    return computePrefHeight(wide);
  }

  @Override
  protected void layoutChildren() {
    arrange();
    for (Placed p : placed) {
      double wide = p.node.prefWidth(-1);
      double high = p.node.prefHeight(-1);
      p.node.resizeRelocate(snappedLeftInset() + p.x, snappedTopInset() + p.y, wide, high);
    }
  }

  /// Typesets the pieces of a line; may be called on any thread.
  public static List<Set> typeset(
      Passage.Line line, Typesetter typesetter, Look look, double size) {
    List<Piece> pieces = line.pieces();
    Map<Integer, String> unbroken = new HashMap<>();
    for (Lines.Tier one : unbroken(pieces)) {
      one.pieces(unbroken::put);
    }
    List<Set> sets = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      String latex = unbroken.getOrDefault(i, piece.latex());
      sets.add(new Set(piece, typesetter.typeset(latex, size, ink(piece.role(), look))));
    }
    return sets;
  }

  private static Color ink(Role role, Look look) {
    return look.colour(
        switch (role) {
          case PLAIN, LOCAL -> Ink.TEXT;
          case VALUE -> Ink.VALUE;
          case UPSTREAM, DOWNSTREAM -> Ink.GRADIENT;
        });
  }
}
