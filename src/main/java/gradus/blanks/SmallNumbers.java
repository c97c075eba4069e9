package gradus.blanks;

import gradus.lang.Expr;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.reading.Notation;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Values for inputs that have none: small whole numbers, easy to follow on the blackboard. The
/// same text gets the same numbers.
final class SmallNumbers {
  /// The largest number, and the largest in a matrix, whose products are added up.
  private static final int LARGEST = 3;

  private static final int LARGEST_WEIGHT = 2;

  /// Which numbers may be taken.
  enum Polarity {
    BOTH,
    /// For what takes no negative number, as a logarithm.
    POSITIVE,
    /// For what grows out of all bounds with anything larger.
    ONES
  }

  private final Random random;
  private final Polarity polarity;

  private SmallNumbers(Random random, Polarity polarity) {
    this.random = random;
    this.polarity = polarity;
  }

  /// The text with lines that give every blank numbers from −3 to 3 that are not 0, those of a
  /// matrix from −2 to 2, and every label one of what it may be.
  static String of(String text, List<Blank> blanks, Polarity polarity) {
    if (blanks.isEmpty()) return text;
    SmallNumbers numbers = new SmallNumbers(new Random(text.hashCode()), polarity);
    Notation notation = Notation.of(text);
    List<String> lines = new ArrayList<>();
    List<String> scalars = new ArrayList<>();
    for (Blank blank : blanks) {
      String written = written(notation, blank.name(), numbers.of(blank));
      (blank.shape().isScalar() ? scalars : lines).add(written);
    }
    String last = String.join(", ", scalars);
    String values =
        Stream.concat(lines.stream(), Stream.of(last).filter(l -> !l.isEmpty()))
            .collect(Collectors.joining("\n"));
    return text.stripTrailing() + "\n" + values + "\n";
  }

  /// A value of this shape, all ones, as a text in this notation says it.
  static String example(Notation notation, String name, Shape shape) {
    boolean square = shape.isMatrix() && shape.rows() == shape.cols();
    if (!name.equals("I") || !square) return written(notation, name, array(shape, () -> 1));
    // an I is the identity to every reader
    int[] at = {0};
    NextNumber identity = () -> at[0]++ % (shape.rows() + 1) == 0 ? 1 : 0;
    return written(notation, name, array(shape, identity));
  }

  private static String written(Notation notation, String name, Expr value) {
    Statement says =
        new Statement.Definition(Span.NOWHERE, Span.NOWHERE, name, null, value, List.of());
    return notation.text(new Program("", List.of(says), List.of())).strip();
  }

  private Expr of(Blank blank) {
    if (blank.label() > 0) return array(blank.shape(), () -> random.nextInt(blank.label()));
    int largest = blank.shape().rank() > 1 ? LARGEST_WEIGHT : LARGEST;
    return array(blank.shape(), () -> next(largest));
  }

  private int next(int largest) {
    int size = 1 + random.nextInt(largest);
    return switch (polarity) {
      case BOTH -> random.nextBoolean() ? size : -size;
      case POSITIVE -> size;
      case ONES -> 1;
    };
  }

  /// Says the next number.
  @FunctionalInterface
  private interface NextNumber {
    int next();
  }

  private static Expr array(Shape shape, NextNumber numbers) {
    return array(shape, 0, numbers);
  }

  /// What stands so many axes deep.
  private static Expr array(Shape shape, int axis, NextNumber numbers) {
    if (axis == shape.rank()) return number(numbers.next());
    List<Expr> parts = new ArrayList<>();
    for (int i = 0; i < shape.length(axis); i++) {
      parts.add(array(shape, axis + 1, numbers));
    }
    return new Expr.Array(Span.NOWHERE, parts);
  }

  private static Expr number(int value) {
    Expr size = new Expr.Num(Span.NOWHERE, Math.abs(value), Integer.toString(Math.abs(value)));
    return value < 0 ? new Expr.Negate(Span.NOWHERE, size) : size;
  }
}
