package gradus.ui.panel;

import gradus.calculus.Chain;
import gradus.calculus.ChainNumbers;
import gradus.calculus.Conclusion;
import gradus.calculus.Derivation;
import gradus.calculus.DerivationLine;
import gradus.calculus.tensors.TensorDerivation;
import gradus.calculus.tensors.TensorFigure;
import gradus.calculus.tensors.TensorLine;
import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.explain.passage.Role;
import gradus.explain.term.Amount;
import gradus.explain.term.AmountWriter;
import gradus.latex.Signs;
import gradus.tensor.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The lines of a derivation in pieces, between which a long one may be broken.
final class DerivationFormulas {
  private DerivationFormulas() {}

  /// `∂L/∂w = ∂L/∂z · ∂z/∂w`, the ways one after another.
  static Passage.Line answer(Chain chain, Signs signs) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(piece(chain.latexSlope() + " =", Role.DOWNSTREAM));
    for (List<Chain.Link> way : chain.ways()) {
      for (Chain.Link link : way) {
        boolean first = link == way.getFirst();
        String sign = first ? pieces.size() == 1 ? "" : "{} + " : "{}" + signs.latexFactor() + " ";
        pieces.add(piece(sign + link.latex(), first ? Role.UPSTREAM : Role.LOCAL));
      }
    }
    return new Passage.Line(pieces, chain.slope() + " = " + chain.product(signs));
  }

  /// `∂f/∂x = z = −4`.
  ///
  /// @param number what it comes to; empty while that is not known
  /// @param digits how the number is written
  static Passage.Line answer(
      Conclusion answer, Optional<Double> number, Numbers digits, Deriving.Dress dress) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(piece(answer.latexSlope() + " =", Role.DOWNSTREAM));
    answer.pieces(dress.signs()).forEach(p -> pieces.add(piece(p, Role.PLAIN)));
    String text = answer.slope() + " = " + answer.text(dress.signs());
    if (number.isEmpty()) return new Passage.Line(pieces, text);
    String shown = latex(digits).apply(number.get());
    pieces.add(piece("= " + shown, Role.DOWNSTREAM));
    return new Passage.Line(pieces, text + " = " + digits.show(number.get()));
  }

  /// `∂L/∂w = (p − t) · x = …`, what the factors of the chain come to.
  static Passage.Line joined(Conclusion answer, Signs signs) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(piece(answer.latexSlope(), Role.DOWNSTREAM));
    for (List<String> side : answer.joinedPieces(signs)) {
      pieces.add(piece("= " + side.getFirst(), Role.PLAIN));
      side.subList(1, side.size()).forEach(p -> pieces.add(piece(p, Role.PLAIN)));
    }
    String text = answer.slope() + " = " + String.join(" = ", answer.joined(signs));
    return new Passage.Line(pieces, text);
  }

  private static Function<Double, String> latex(Numbers digits) {
    return number -> new AmountWriter(digits).latex(new Amount.Number(number));
  }

  /// `q = x + y`, what names stand for that the text does not have.
  static Passage.Line lent(Chain chain, Signs signs) {
    List<Piece> pieces = new ArrayList<>();
    List<Map.Entry<String, String>> names = chain.latexLent(signs);
    for (Map.Entry<String, String> name : names) {
      String after = name == names.getLast() ? "" : ",\\quad";
      pieces.add(piece(name.getKey() + " = " + name.getValue() + after, Role.PLAIN));
    }
    return new Passage.Line(pieces, chain.lent(signs));
  }

  /// `∂L/∂w = −0.97 · 0.73 = −0.71`.
  static Passage.Line numbers(Chain chain, ChainNumbers numbers, Deriving.Dress dress) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(piece(chain.latexSlope() + " =", Role.DOWNSTREAM));
    pieces(numbers, dress).forEach(p -> pieces.add(piece(p, Role.PLAIN)));
    return new Passage.Line(pieces, numbers.text(dress.signs()));
  }

  static List<String> pieces(ChainNumbers numbers, Deriving.Dress dress) {
    return numbers.pieces(dress.signs(), latex(numbers.digits()));
  }

  /// `∂f/∂W = [[1, 2], [3, 4]]`.
  static Passage.Line numbers(TensorFigure.Valued figure, Numbers digits) {
    String value = new AmountWriter(digits).latex(Amount.of(figure.value(), false));
    return new Passage.Line(
        List.of(piece(figure.latex() + " =", Role.DOWNSTREAM), piece(value, Role.DOWNSTREAM)),
        figure.text() + " = " + digits.show(figure.value()));
  }

  static Passage.Line line(Chain.Link link, Signs signs) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(piece(link.latex() + " =", Role.LOCAL));
    link.resultPieces(signs).forEach(p -> pieces.add(piece(p, Role.PLAIN)));
    return new Passage.Line(pieces, link.text() + " = " + link.resultText(signs));
  }

  /// `∂f/∂W = 2 q xᵀ`.
  static Passage.Line answer(TensorDerivation chain) {
    return new Passage.Line(
        List.of(
            piece(chain.latexSlope() + " =", Role.DOWNSTREAM),
            piece(chain.latexResult(), Role.PLAIN)),
        chain.slope() + " = " + chain.resultText());
  }

  /// A line in whole tensors or their entries, broken before its equals signs.
  static Passage.Line line(TensorLine line) {
    List<Piece> pieces = new ArrayList<>();
    for (String side : line.latex()) {
      boolean first = pieces.isEmpty();
      String comma = line.saysShapes() && pieces.size() < line.latex().size() - 1 ? ",\\quad" : "";
      String sign = first || line.saysShapes() ? "" : line.between() + " ";
      pieces.add(piece(sign + side + comma, first ? Role.LOCAL : Role.PLAIN));
    }
    return new Passage.Line(pieces, line.equation());
  }

  private static Piece piece(String latex, Role role) {
    return new Piece(latex, role, "");
  }

  static Passage.Line line(Derivation derivation, DerivationLine line, Signs signs) {
    List<Piece> pieces = new ArrayList<>();
    List<String> before = line.piecesBefore(signs);
    if (line.simplifies()) {
      before.forEach(p -> pieces.add(piece(p, Role.PLAIN)));
    } else {
      String open = derivation.latexOperator() + "\\left(";
      if (before.size() == 1) {
        pieces.add(piece(open + before.getFirst() + "\\right)", Role.PLAIN));
      } else {
        pieces.add(
            piece(derivation.latexOperator() + "\\,\\big(\\," + before.getFirst(), Role.PLAIN));
        for (String p : before.subList(1, before.size() - 1)) {
          pieces.add(piece(p, Role.PLAIN));
        }
        pieces.add(piece(before.getLast() + "\\,\\big)", Role.PLAIN));
      }
    }
    List<String> after = line.piecesAfter(signs);
    pieces.add(piece("= " + after.getFirst(), Role.PLAIN));
    for (String p : after.subList(1, after.size())) {
      pieces.add(piece(p, Role.PLAIN));
    }
    return new Passage.Line(pieces, line.textBefore(signs) + " → " + line.textAfter(signs));
  }
}
