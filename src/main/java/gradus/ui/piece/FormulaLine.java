package gradus.ui.piece;

import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.explain.passage.Role;
import gradus.picture.Ink;
import gradus.picture.Look;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/// A formula in pieces that runs over into the next line where it must, like words.
public final class FormulaLine extends FlowPane {
  private static final double INDENT = 4;

  /// The sign a piece goes on with. The gap before it is the line's, so that it has to keep its
  /// distance to what follows only, as an equals sign does.
  private static final Pattern SIGN =
      Pattern.compile("^\\{\\} *(\\\\cdot|\\\\ast|\\\\times|[-+/]) +");

  /// A piece that has been typeset; where the typesetter gave up its source stands instead.
  public record Set(Piece piece, Optional<Typesetter.Typeset> typeset) {}

  public FormulaLine(List<Set> pieces, String text) {
    super(6, 6);
    getStyleClass().add("formula-line");
    setRowValignment(VPos.BASELINE);
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleText(text);
    for (Set set : pieces) {
      Node node =
          set.typeset
              .<Node>map(t -> new FormulaPiece(t, set.piece.caption()))
              .orElseGet(() -> new Label(set.piece.latex()));
      getChildren().add(node);
    }
  }

  /// Makes pieces that are wider than this smaller.
  void fit(double width) {
    List<FormulaPiece> pieces =
        getChildren().stream()
            .filter(FormulaPiece.class::isInstance)
            .map(FormulaPiece.class::cast)
            .toList();
    pieces.forEach(p -> p.setRoom(width - INDENT));
    double deepest =
        pieces.stream()
            .filter(FormulaPiece::hasCaption)
            .mapToDouble(FormulaPiece::depth)
            .max()
            .orElse(0);
    pieces.forEach(p -> p.setDepth(deepest));
  }

  /// Typesets the pieces of a line; may be called on any thread.
  public static List<Set> typeset(
      Passage.Line line, Typesetter typesetter, Look look, double size) {
    List<Set> sets = new ArrayList<>();
    for (Piece piece : line.pieces()) {
      String latex = SIGN.matcher(piece.latex()).replaceFirst("\\\\mathrel{$1} ");
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
