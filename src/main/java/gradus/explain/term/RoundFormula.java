package gradus.explain.term;

import gradus.lang.Statement;
import gradus.latex.LinePrinter;
import gradus.latex.Signs;
import gradus.latex.TypesetName;
import gradus.op.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What stands in the gate of a folded `repeat`: how often its block runs and what one round does.
/// The number stands apart, where nobody takes it for a factor.
///
/// @param title `⟳ 10`
/// @param lines one for each name that a round defines; of a long block the first and an ellipsis
public record RoundFormula(String title, List<String> lines) {
  private static final int MOST_LINES = 4;
  private static final int LONGEST = 32;
  private static final String TURNS = "⟳ ";

  public RoundFormula {
    lines = List.copyOf(lines);
  }

  /// Empty for all other gates.
  public static Optional<RoundFormula> of(Op op, Signs signs) {
    return op.text()
        .filter(Statement.Repeat.class::isInstance)
        .map(text -> of((Statement.Repeat) text, signs));
  }

  private static RoundFormula of(Statement.Repeat repeat, Signs signs) {
    List<String> lines = new ArrayList<>();
    add(repeat.body(), signs, lines);
    boolean isLong = lines.size() > MOST_LINES;
    List<String> first = new ArrayList<>(isLong ? lines.subList(0, MOST_LINES - 1) : lines);
    if (isLong) first.add("…");
    return new RoundFormula(TURNS + repeat.count(), first);
  }

  private static void add(List<Statement> block, Signs signs, List<String> lines) {
    for (Statement statement : block) {
      switch (statement) {
        case Statement.Bare b -> lines.add(LinePrinter.text(b.body(), signs, LONGEST));
        case Statement.Definition d ->
            lines.add(
                TypesetName.text(d.name()) + " = " + LinePrinter.text(d.body(), signs, LONGEST));
        case Statement.Repeat inner -> {
          int from = lines.size();
          add(inner.body(), signs, lines);
          for (int i = from; i < lines.size(); i++) {
            lines.set(i, (i == from ? TURNS + inner.count() + ":  " : "  ") + lines.get(i));
          }
        }
      }
    }
  }
}
