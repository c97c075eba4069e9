package gradus.explain.term;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Statement;
import gradus.latex.LinePrinter;
import gradus.latex.Signs;
import gradus.latex.TypesetName;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What stands in the gate of a folded `repeat`: how often its block runs and what one round does.
/// The number stands apart, where nobody takes it for a factor.
///
/// @param title `⟳ 10`
/// @param lines one for each name that a round defines; of a long block the first and an ellipsis
/// @param tensors the vectors and matrices in them, as they stand there
public record RoundFormula(String title, List<String> lines, Set<String> tensors) {
  /// A piece of a line, all of it the name of a vector or matrix or none of it.
  public record NamePiece(String text, boolean isTensor) {}

  private static final int MOST_LINES = 4;
  private static final int LONGEST = 32;
  private static final String TURNS = "⟳ ";

  /// What makes another name of one beside it; the T of a transpose does not.
  private static final String LETTER = "[[\\p{L}&&[^\\p{Lm}]]\\p{Nd}\\p{M}_₀₁₂₃₄₅₆₇₈₉]";

  public RoundFormula {
    lines = List.copyOf(lines);
    tensors = Set.copyOf(tensors);
  }

  /// Empty for all other gates.
  public static Optional<RoundFormula> of(ComputationGraph graph, Gate gate, Signs signs) {
    Map<String, Integer> ranks = new HashMap<>();
    List<Wire> wires = graph.operands(gate);
    for (int i = 0; i < wires.size() && i < gate.op().operands().size(); i++) {
      Shape shape = wires.get(i).source().shape();
      if (shape != null) ranks.put(gate.op().operand(i).name(), Ranks.of(shape));
    }
    return gate.op()
        .text()
        .filter(Statement.Repeat.class::isInstance)
        .map(text -> of((Statement.Repeat) text, new Ranks(ranks), signs));
  }

  private static RoundFormula of(Statement.Repeat repeat, Ranks ranks, Signs signs) {
    ranks.learn(repeat.body());
    List<String> lines = new ArrayList<>();
    add(repeat.body(), signs, lines);
    boolean isLong = lines.size() > MOST_LINES;
    List<String> first = new ArrayList<>(isLong ? lines.subList(0, MOST_LINES - 1) : lines);
    if (isLong) first.add("…");
    return new RoundFormula(TURNS + repeat.count(), first, ranks.tensors());
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

  /// A line in pieces, so that the names of vectors and matrices stand out.
  public List<NamePiece> runs(String line) {
    if (tensors.isEmpty()) return List.of(new NamePiece(line, false));
    String names =
        tensors.stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    Matcher found =
        Pattern.compile("(?<!" + LETTER + ")(?:" + names + ")(?!" + LETTER + ")").matcher(line);
    List<NamePiece> runs = new ArrayList<>();
    int from = 0;
    while (found.find()) {
      if (found.start() > from) runs.add(new NamePiece(line.substring(from, found.start()), false));
      runs.add(new NamePiece(found.group(), true));
      from = found.end();
    }
    if (from < line.length()) runs.add(new NamePiece(line.substring(from), false));
    return runs;
  }
}
