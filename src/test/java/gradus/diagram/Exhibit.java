package gradus.diagram;

import java.util.List;

/// An exhibit of the lecture.
///
/// @param row how its row begins
/// @param signs what stands in the gates, from input to output
/// @param values numbers above the wires: a name of the text or a name given to a wire, and what is
///   printed
/// @param gradients numbers below the wires
record Exhibit(
    String row, String example, String signs, List<String> values, List<String> gradients) {
  /// Row by row as `slides.md` lists them.
  static final List<Exhibit> ALL =
      List.of(
          new Exhibit(
              "(x+y)z",
              "xyz",
              "+ ×",
              List.of("x -2", "y 5", "z -4", "q 3", "f -12"),
              List.of("f 1", "q -4", "z 3", "x -4", "y -4")),
          new Exhibit(
              "sigmoid neuron",
              "sigmoid",
              "× × + + ×(−1) exp +1 1/·",
              List.of(
                  "w0 2",
                  "x0 -1",
                  "w1 -3",
                  "x1 -2",
                  "w2 -3",
                  "q -2.00",
                  "p 6.00",
                  "u 4.00",
                  "v 1.00",
                  "r -1.00",
                  "t 0.37",
                  "q_1 1.37",
                  "f 0.73"),
              List.of(
                  "f 1.00",
                  "q_1 -0.53",
                  "t -0.53",
                  "r -0.20",
                  "v 0.20",
                  "u 0.20",
                  "q 0.20",
                  "p 0.20",
                  "w0 -0.20",
                  "x0 0.39",
                  "w1 -0.39",
                  "x1 -0.59",
                  "w2 0.20")),
          new Exhibit(
              "sigmoid as one gate",
              "sigmoid-fused",
              "× × + + σ",
              List.of("f 0.73"),
              List.of("w2 0.20")),
          new Exhibit(
              "patterns",
              "max",
              "× max + ×2",
              List.of("x 3", "y -4", "z 2", "w -1", "q -12", "p 2", "u -10", "f -20"),
              List.of("f 1", "u 2", "p 2", "q 2", "x -8", "y 6", "z 2", "w 0")),
          new Exhibit(
              "staged",
              "staged",
              "σ + σ + (·)^2 + 1/· ×",
              List.of("x 3", "y -4"),
              List.of("x 2.06", "y 1.59")),
          new Exhibit(
              "**‖W·x‖²**",
              "norm",
              "× L2",
              List.of("W 0.1 0.5 -0.3 0.8", "x 0.2 0.4", "q 0.22 0.26", "f 0.116"),
              List.of("f 1.00", "q 0.44 0.52", "W 0.088 0.176 0.104 0.208", "x -0.112 0.636")),
          new Exhibit("SVM loss", "hinge", "× hinge R +", List.of(), List.of()),
          new Exhibit("scores, two layers, three layers", "linear", "×", List.of(), List.of()),
          new Exhibit(
              "scores, two layers, three layers",
              "two-layer",
              "× max(0, ·) ×",
              List.of(),
              List.of()),
          new Exhibit(
              "scores, two layers, three layers",
              "three-layer",
              "× max(0, ·) × max(0, ·) ×",
              List.of(),
              List.of()),
          new Exhibit(
              "the 2-2-1 net",
              "tanh-net",
              "× × + × × + tanh tanh × × + tanh − (·)^2",
              List.of(),
              List.of()),
          new Exhibit(
              "apples",
              "apples",
              "× ×",
              List.of("apple_yen 100", "apples 2", "price_yen 200", "tax 1.1", "total_yen 220"),
              List.of("total_yen 1", "price_yen 1.1", "tax 200", "apple_yen 2.2", "apples 110")),
          new Exhibit(
              "apples and oranges",
              "oranges",
              "× × + ×",
              List.of(
                  "apple_yen 100",
                  "apples 2",
                  "orange_yen 150",
                  "oranges 3",
                  "price_yen 650",
                  "tax 1.1",
                  "total_yen 715"),
              List.of(
                  "price_yen 1.1",
                  "tax 650",
                  "apple_yen 2.2",
                  "apples 110",
                  "orange_yen 3.3",
                  "oranges 165")),
          new Exhibit(
              "softmax with loss",
              "softmax-loss",
              "softmax CE",
              List.of("y 0.3 0.2 0.5", "t 0 1 0"),
              List.of("a 0.3 -0.8 0.5")),
          new Exhibit(
              "softmax with loss", "cross-entropy", "CE", List.of(), List.of("a 0.3 -0.8 0.5")),
          new Exhibit("σ layer in one gate", "sigmoid-fused", "× × + + σ", List.of(), List.of()));
}
