package gradus.descent;

import gradus.data.Data;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a classifier of two numbers answers at the places of a plane, and the examples that lie
/// there.
///
/// @param across what runs to the right
/// @param up what runs upwards
/// @param side how many places a row and a column have
/// @param answers by row, from below, the class at each place, or [Classifier#NONE]
public record Boundary(
    Ruler across, Ruler up, int side, List<Integer> answers, List<Dot> points, int classes) {
  private static final int SIDE = 48;

  /// Of more examples some are left out, evenly.
  private static final int MOST_POINTS = 1_000;

  /// Around the examples, as a share of their span.
  private static final double AROUND = 0.12;

  /// A number and how far it goes.
  public record Ruler(String name, double from, double to) {
    private double at(int place) {
      return from + (place + 0.5) / SIDE * (to - from);
    }
  }

  /// An example.
  ///
  /// @param given its class in the table
  public record Dot(double across, double up, int given, boolean held) {}

  public Boundary {
    answers = List.copyOf(answers);
    points = List.copyOf(points);
  }

  /// Where a classifier stands with these numbers; empty where it takes more or fewer than two.
  ///
  /// @param held examples that are not learnt from
  static Optional<Boundary> of(Classifier classifier, double[] values, Data learnt, Data held) {
    List<Integer> features = classifier.features();
    if (features.size() != 2) return Optional.empty();
    boolean turned =
        learnt.columns().get(features.getFirst()).position()
            > learnt.columns().get(features.getLast()).position();
    int x = turned ? features.getLast() : features.getFirst();
    int y = turned ? features.getFirst() : features.getLast();
    List<Dot> points = new ArrayList<>();
    int every = Math.max(1, Math.ceilDiv(learnt.size() + held.size(), MOST_POINTS));
    for (Data each : List.of(learnt, held)) {
      for (int row = 0; row < each.size(); row += every) {
        int given = classifier.given(each, row);
        points.add(new Dot(each.get(row, x), each.get(row, y), given, each == held));
      }
    }
    Ruler across = span(learnt, x, points.stream().mapToDouble(Dot::across).toArray());
    Ruler up = span(learnt, y, points.stream().mapToDouble(Dot::up).toArray());
    double[][] places = new double[SIDE * SIDE][learnt.columns().size()];
    for (int i = 0; i < places.length; i++) {
      places[i][x] = across.at(i % SIDE);
      places[i][y] = up.at(i / SIDE);
    }
    List<Integer> answers = new ArrayList<>();
    for (int answer : classifier.answers(values, learnt.of(places))) {
      answers.add(answer);
    }
    int classes = classifier.classes();
    return Optional.of(new Boundary(across, up, SIDE, answers, points, classes));
  }

  private static Ruler span(Data data, int column, double[] numbers) {
    double from = Double.POSITIVE_INFINITY;
    double to = Double.NEGATIVE_INFINITY;
    for (double number : numbers) {
      from = Math.min(from, number);
      to = Math.max(to, number);
    }
    double around = to > from ? AROUND * (to - from) : 1;
    return new Ruler(data.columns().get(column).name(), from - around, to + around);
  }

  /// The class at a place, column and row counted from the left and from below.
  public int answer(int column, int row) {
    return answers.get(row * side + column);
  }
}
