package gradus.calculus.tensors;

/// A formula as text and as LaTeX.
record Written(String text, String latex) {
  Written then(String between, String latexBetween, Written next) {
    return new Written(text + between + next.text, latex + latexBetween + next.latex);
  }
}
