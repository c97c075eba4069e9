package gradus.calculus.tensors;

import gradus.calculus.formulas.SingleRounds;
import gradus.calculus.formulas.TensorAlgebra;
import gradus.calculus.formulas.TensorProgram;
import gradus.calculus.formulas.TensorWriter;
import gradus.graph.Gate;
import gradus.lang.Expr;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// One line of a derivation in whole tensors: `∂f/∂W = ∂f/∂q xᵀ = 2 q xᵀ`.
///
/// @param rules what it does, the gate nearest the output first
/// @param text its sides as a line for people, the left one first
/// @param latex the same sides as LaTeX
/// @param wire the wire whose gradient it is, by its name; empty for a line about entries
/// @param typed what it says as the language writes it
public record TensorLine(
    List<TensorRule> rules, List<String> text, List<String> latex, String wire, Typed typed) {
  /// What a line starts from and what it comes to, as expressions that can be evaluated: in the
  /// letters of entries, counted from 0, where it is about those. Of a local derivative that is
  /// what is derived and its derivative, else two that are equal.
  ///
  /// @param from empty of a line that no program can say, as is the other
  public record Typed(Optional<Expr> from, Optional<Expr> to) {
    /// Of a line that no program can say.
    static final Typed NONE = new Typed(Optional.empty(), Optional.empty());

    static Typed of(Expr before, Expr after) {
      return new Typed(Optional.of(before), Optional.of(after));
    }

    /// As the language writes it; empty where it cannot.
    public String before() {
      return from.map(TensorProgram::text).orElse("");
    }

    /// As above.
    public String after() {
      return to.map(TensorProgram::text).orElse("");
    }

    /// Without names that only people read; one that cannot be said where that is too long.
    Typed writtenOut(SingleRounds rounds) {
      Optional<Expr> start = from.flatMap(rounds::writtenOut);
      Optional<Expr> end = to.flatMap(rounds::writtenOut);
      return start.isPresent() && end.isPresent() ? new Typed(start, end) : NONE;
    }
  }

  public TensorLine {
    rules = List.copyOf(rules);
    text = List.copyOf(text);
    latex = List.copyOf(latex);
  }

  /// `∂f/∂W: 2×2, W: 2×2`.
  static TensorLine shapes(TensorWriter writer, Gate wrt, Expr gradient) {
    String own = wrt.name();
    return new TensorLine(
        List.of(TensorRule.Entrywise.SHAPES),
        List.of(writer.partial(own) + ": " + wrt.shape(), writer.name(own) + ": " + wrt.shape()),
        List.of(
            writer.latexPartial(own) + ":\\; " + writer.latex(wrt.shape()),
            writer.latexName(own) + ":\\; " + writer.latex(wrt.shape())),
        "",
        Typed.of(gradient, TensorAlgebra.name(own)));
  }

  /// `∂f/∂x: 3×2, f: 3, x: 2`: a Jacobian has a row for each entry of the output.
  static TensorLine jacobianShape(TensorWriter writer, Gate output, Gate wrt, Expr jacobian) {
    String own = wrt.name();
    Shape shape = Shape.matrix(output.shape().size(), wrt.shape().size());
    List<String> text = new ArrayList<>(List.of(writer.partial(own) + ": " + shape));
    List<String> latex =
        new ArrayList<>(List.of(writer.latexPartial(own) + ":\\; " + writer.latex(shape)));
    for (Gate gate : List.of(output, wrt)) {
      text.add(writer.name(gate.name()) + ": " + gate.shape());
      latex.add(writer.latexName(gate.name()) + ":\\; " + writer.latex(gate.shape()));
    }
    List<TensorRule> rule = List.of(TensorRule.Entrywise.JACOBIAN_SHAPE);
    return new TensorLine(rule, text, latex, "", Typed.of(jacobian, jacobian));
  }

  /// `∂f/∂f = [1]`: an output with one entry has a gradient like a number.
  static TensorLine oneEntry(TensorWriter writer, String output, Expr one) {
    return oneEntry(List.of(TensorRule.Entrywise.ONE_ENTRY), writer, output, one);
  }

  private static TensorLine oneEntry(
      List<TensorRule> rules, TensorWriter writer, String output, Expr one) {
    return new TensorLine(
        rules,
        List.of(writer.partial(output), writer.text(one)),
        List.of(writer.latexPartial(output), writer.latex(one)),
        "",
        Typed.of(one, one));
  }

  /// `∂Σf/∂f = 𝟏`: the gradient of the sum of an output's entries starts from ones.
  static TensorLine ones(TensorWriter writer, Gate output, Expr ones) {
    return oneEntry(List.of(TensorRule.Entrywise.OF_SUM), writer, name(output), ones);
  }

  private static String name(Gate output) {
    return output.name() == null ? "f" : output.name();
  }

  /// The same with another side, unless the last one is that already.
  TensorLine with(String side, String latexSide) {
    if (text.getLast().equals(side)) return this;
    List<String> more = new ArrayList<>(text);
    more.add(side);
    List<String> moreLatex = new ArrayList<>(latex);
    moreLatex.add(latexSide);
    return new TensorLine(rules, more, moreLatex, wire, typed);
  }

  /// Without what a program writes in so many entries.
  TensorLine ofAnySize() {
    boolean sized = isOfOneSize(typed.before()) || isOfOneSize(typed.after());
    return sized ? typed(Typed.NONE) : this;
  }

  /// Whether a formula has an array of numbers in it: ones, or a place among them.
  static boolean isOfOneSize(String formula) {
    return formula.matches("(?s).*(?<![A-Za-z0-9_)\\]])\\[.*") || formula.contains("reshape(");
  }

  /// The same, as the language writes it.
  TensorLine typed(Typed language) {
    return new TensorLine(rules, text, latex, wire, language);
  }

  /// Whether it says shapes, one beside the other, and is no equation.
  public boolean saysShapes() {
    return rules.contains(TensorRule.Entrywise.SHAPES)
        || rules.contains(TensorRule.Entrywise.JACOBIAN_SHAPE);
  }

  /// `∂f/∂W = ∂f/∂q xᵀ = 2 q xᵀ`; of shapes, one beside the other.
  public String equation() {
    String between = between();
    return String.join(between.equals("=") ? " = " : between + " ", text);
  }

  /// The sign between the sides.
  public String between() {
    return saysShapes() ? "," : "=";
  }

  /// `squared norm, sum rule`.
  public String called(Locale locale) {
    return rules.stream().map(rule -> rule.called(locale)).collect(Collectors.joining(", "));
  }
}
