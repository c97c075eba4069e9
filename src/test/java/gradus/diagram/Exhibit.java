package gradus.diagram;

import gradus.lesson.Example;
import gradus.lesson.Examples;
import java.util.List;

/// A picture of the lecture and where its row of `slides.md` has the numbers of which wire: the
/// numbers themselves, and the gates, stand there alone.
///
/// @param row how its row begins
/// @param form which of the pictures that the row asks for, from 0
/// @param program the name of an example, or a program
/// @param values the wires whose numbers the third cell has, in their order: names of the text or
///   given ones. A tensor takes as many numbers as it has entries, `=f` the value of a wire, `_`
///   passes over a number
/// @param gradients the same of the fourth cell
record Exhibit(String row, int form, String program, String values, String gradients) {
  /// The second numbers of its row, from scores that give them without a logarithm of 0.
  private static final String ALMOST_RIGHT =
      "a = [-4.605170186, -0.010050336, -30]; t = [0, 1, 0]; ";

  static final List<Exhibit> ALL =
      List.of(
          new Exhibit("(x+y)z", 0, "xyz", "x y z q f", "f q z x y"),
          new Exhibit(
              "sigmoid neuron",
              0,
              "sigmoid",
              "w0 x0 w1 x1 w2 q p u v r t q_1 f",
              "f q_1 t r v u q p w0 x0 w1 x1 w2"),
          new Exhibit("sigmoid as one gate", 0, "sigmoid-fused", "f", "=f _ =f v"),
          new Exhibit("patterns", 0, "max", "x y z w q p u f", "f u p q x y z w"),
          new Exhibit("staged", 0, "staged", "x y", "x y"),
          new Exhibit("‖W·x‖²", 0, "norm", "W x q f", "f q W x"),
          new Exhibit("SVM loss", 0, "hinge", "", ""),
          new Exhibit("scores, two layers, three layers", 0, "linear", "_ _ _", ""),
          new Exhibit("scores, two layers, three layers", 1, "two-layer", "_ _ _", ""),
          new Exhibit("scores, two layers, three layers", 2, "three-layer", "_ _ _", ""),
          new Exhibit("the 2-2-1 net", 0, "tanh-net", "", ""),
          new Exhibit(
              "apples",
              0,
              "apples",
              "apple_yen apples price_yen tax total_yen",
              "total_yen price_yen tax apple_yen apples"),
          new Exhibit(
              "apples and oranges",
              0,
              "oranges",
              "apple_yen apples orange_yen oranges price_yen tax total_yen",
              "price_yen tax apple_yen apples orange_yen oranges"),
          new Exhibit("softmax with loss", 0, "softmax-loss", "y t", "a _ _ _ _ _ _"),
          new Exhibit("softmax with loss", 1, "cross-entropy", "_ _ _ _ _ _", "a _ _ _ _ _ _"),
          new Exhibit(
              "softmax with loss",
              0,
              ALMOST_RIGHT + "CE(y, t) = -sum(t*log(y)); y = softmax(a); L = CE(y, t)",
              "_ _ _ t",
              "_ _ _ =y a"),
          new Exhibit("σ layer in one gate", 0, "sigmoid", "", "_"),
          new Exhibit("σ layer in one gate", 1, "sigmoid-fused", "", "_"));

  String text() {
    return Examples.named(program).map(Example::program).orElse(program);
  }
}
