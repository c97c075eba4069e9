package gradus.ui.panel;

import gradus.calculus.Chain;
import gradus.calculus.Derivation;
import gradus.calculus.DerivationLine;
import gradus.calculus.tensors.TensorChain;
import gradus.calculus.tensors.TensorLine;
import gradus.explain.Passage;
import gradus.explain.Piece;
import gradus.explain.Role;
import gradus.latex.Signs;
import java.util.ArrayList;
import java.util.List;

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

  /// The derivative as one formula.
  static Passage.Line answer(Derivation derivation, Signs signs) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(piece(derivation.latexSlope() + " =", Role.DOWNSTREAM));
    derivation.resultPieces(signs).forEach(p -> pieces.add(piece(p, Role.PLAIN)));
    return new Passage.Line(pieces, derivation.resultText(signs));
  }

  static Passage.Line line(Chain.Link link, Signs signs) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(piece(link.latex() + " =", Role.LOCAL));
    link.resultPieces(signs).forEach(p -> pieces.add(piece(p, Role.PLAIN)));
    return new Passage.Line(pieces, link.text() + " = " + link.resultText(signs));
  }

  /// `∂f/∂W = 2 q xᵀ`.
  static Passage.Line answer(TensorChain chain) {
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
      pieces.add(
          piece(first ? side : line.between() + " " + side, first ? Role.LOCAL : Role.PLAIN));
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
      String open = derivation.operator() + "\\left(";
      if (before.size() == 1) {
        pieces.add(piece(open + before.getFirst() + "\\right)", Role.PLAIN));
      } else {
        pieces.add(piece(derivation.operator() + "\\,\\big(\\," + before.getFirst(), Role.PLAIN));
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
