package gradus.ui.work;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.reading.Notation;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/// Values for inputs that have none: small whole numbers, easy to follow on the blackboard. The
/// same text gets the same numbers.
final class SmallNumbers {
  private static final int LARGEST = 5;

  private SmallNumbers() {}

  /// The text with a line that gives every blank input a number from −5 to 5 that is not 0.
  static String of(String text, ComputationGraph graph) {
    List<Gate> blanks = graph.isSymbolic() ? List.of() : graph.blanks();
    Random random = new Random(text.hashCode());
    Notation notation = Notation.of(text);
    String line =
        blanks.stream()
            .map(g -> notation.name(g.name()) + " = " + number(random))
            .collect(Collectors.joining(", "));
    return blanks.isEmpty() ? text : text.stripTrailing() + "\n" + line + "\n";
  }

  private static int number(Random random) {
    int size = 1 + random.nextInt(LARGEST);
    return random.nextBoolean() ? size : -size;
  }
}
