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

/// A formula in pieces, broken into [Lines] where it is wider than its page.
public final class FormulaLine extends Pane {
  private static final double BETWEEN_LINES = 4;

  /// A page that is not as wide is scrolled, px.
  private static final double NARROWEST = 60;

  /// The size of letters in an interface of the usual size, px: what cannot be broken becomes no
  /// smaller than that in a larger one.
  private static final double USUAL = 16;

  /// A piece that has been typeset as it stands in one line; where the typesetter gave up its
  /// source stands instead.
  public record Set(Piece piece, Optional<Typeset> typeset) {}

  /// The nodes of a line and where it begins.
  private record Row(double indent, List<Node> nodes) {}

  /// A node and where it stands.
  private record Placed(Node node, double x, double y) {}

  private final List<Set> pieces;
  private final PieceWidths widths;
  private List<Lines.Tier> tiers = List.of();
  private List<Row> rows = List.of();
  private List<Placed> placed = List.of();
  private double width;
  private double height;
  private double room = -1;

  public FormulaLine(List<Set> pieces, String text) {
    this.pieces = List.copyOf(pieces);
    widths = new PieceWidths(this.pieces);
    getStyleClass().add("formula-line");
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleText(text);
    fit(Double.MAX_VALUE);
  }

  /// Breaks it where it is wider than this; what cannot be broken is made smaller.
  public void fit(double across) {
    double wide = Math.max(NARROWEST, across);
    if (wide == room) return;
    boolean small = tiers.stream().anyMatch(line -> widths.natural(line) > Math.min(wide, room));
    room = wide;
    List<Lines.Tier> broken = widths.lines(room);
    if (!small && broken.equals(tiers)) return;
    tiers = broken;
    rows = tiers.stream().map(this::row).toList();
    getChildren().setAll(rows.stream().flatMap(row -> row.nodes.stream()).toList());
    requestLayout();
  }

  private Row row(Lines.Tier line) {
    double least = Math.min(Lines.SMALLEST, USUAL / Math.max(USUAL, widths.size()));
    double scale = Math.clamp(room / (widths.natural(line) + widths.sides()), least, 1);
    return new Row(
        scale * line.indent(), line.pieces((i, latex) -> node(pieces.get(i), latex, scale)));
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
        margin = p.hasCaption() ? p.margin() - PieceWidths.BESIDE_CAPTION : p.margin();
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
    for (Lines.Tier one : PieceWidths.unbroken(pieces)) {
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

  /// The same with all that a page of this width will need, so that it finds it ready and does not
  /// typeset itself; a page that has no width yet does.
  ///
  /// @param room the page's, 0 while it has none
  public static List<Set> typeset(
      Passage.Line line, Typesetter typesetter, Look look, double size, double room) {
    List<Set> sets = typeset(line, typesetter, look, size);
    PieceWidths widths = new PieceWidths(sets);
    widths.lines(Double.MAX_VALUE).forEach(widths::natural);
    if (room <= 0) return sets;
    for (Lines.Tier tier : widths.lines(Math.max(NARROWEST, room))) {
      widths.natural(tier);
      tier.pieces((i, latex) -> sets.get(i).typeset.map(t -> t.again().typeset(latex)));
    }
    return sets;
  }

  static Color ink(Role role, Look look) {
    return look.colour(
        switch (role) {
          case PLAIN, LOCAL -> Ink.TEXT;
          case VALUE -> Ink.VALUE;
          case UPSTREAM, DOWNSTREAM -> Ink.GRADIENT;
          case TANGENT -> Ink.TANGENT;
        });
  }
}
