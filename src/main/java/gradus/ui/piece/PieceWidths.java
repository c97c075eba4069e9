package gradus.ui.piece;

import gradus.explain.passage.Piece;
import gradus.picture.Lines;
import gradus.ui.piece.Typesetter.Typeset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// How wide the pieces of a formula are, and where it breaks. May be made on any thread, for one.
final class PieceWidths {
  /// Captions do not atom together, px on either side.
  static final double BESIDE_CAPTION = 3;

  /// How large a caption is, of the size of the letters: a little more than any page has it.
  private static final double CAPTION = 0.7;

  /// How wide a letter of a source is that stands for a formula, px.
  private static final double LETTER = 8;

  private final List<FormulaLine.Set> pieces;
  private final Map<Integer, Double> captions = new HashMap<>();

  PieceWidths(List<FormulaLine.Set> pieces) {
    this.pieces = List.copyOf(pieces);
  }

  static List<Lines.Tier> unbroken(List<Piece> pieces) {
    return lines(pieces, (atom, leading) -> 0, Double.MAX_VALUE, 0);
  }

  private static List<Lines.Tier> lines(
      List<Piece> pieces, Lines.Measure measure, double room, double size) {
    List<String> latex = pieces.stream().map(Piece::latex).toList();
    List<Boolean> whole = pieces.stream().map(p -> !p.caption().isEmpty()).toList();
    return Lines.of(latex, whole, measure, room, size);
  }

  /// The lines of a page of a width, px; one where it is the largest number.
  List<Lines.Tier> lines(double room) {
    List<Piece> plain = pieces.stream().map(FormulaLine.Set::piece).toList();
    if (room == Double.MAX_VALUE) return unbroken(plain);
    double size = size();
    Lines.Measure measure =
        (atom, leading) -> wide(atom.piece(), leading ? atom.leading() : atom.latex());
    return lines(plain, measure, room - sides(), size);
  }

  private Optional<Typeset> typeset() {
    return pieces.stream().flatMap(s -> s.typeset().stream()).findFirst();
  }

  /// What is empty on both sides of a line, px.
  double sides() {
    return typeset().map(t -> 2 * t.margin()).orElse(0.0);
  }

  /// The size of its letters, px; 0 where nothing is typeset.
  double size() {
    return typeset().map(t -> t.again().size()).orElse(0.0);
  }

  /// How much of a line a piece takes, which its caption may make wider.
  private double wide(int piece, String latex) {
    FormulaLine.Set set = pieces.get(piece);
    String caption = set.piece().caption();
    double formula = inked(set, latex);
    if (caption.isEmpty() || set.typeset().isEmpty()) return formula;
    double size = CAPTION * set.typeset().get().again().size();
    double below = captions.computeIfAbsent(piece, p -> width(caption, size));
    return Math.max(formula, below) + 2 * BESIDE_CAPTION;
  }

  private static double width(String caption, double size) {
    Text text = new Text(caption);
    text.setFont(Font.font(size));
    return text.getLayoutBounds().getWidth();
  }

  private static double inked(FormulaLine.Set set, String latex) {
    return set.typeset().map(t -> t.again().inked(latex)).orElse(LETTER * latex.length());
  }

  /// As wide as a line is in letters of the usual size.
  double natural(Lines.Tier line) {
    return line.pieces(this::wide).stream().reduce(line.indent(), Double::sum);
  }
}
