package gradus.calculus.tensors;

import gradus.graph.Gate;
import gradus.tensor.Shape;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// One line of a derivation in whole tensors: `∂f/∂W = ∂f/∂q xᵀ = 2 q xᵀ`.
///
/// @param rules what it does, the gate nearest the output first
/// @param text its sides as a line for people, the left one first
/// @param latex the same sides as LaTeX
/// @param wire the wire whose gradient it is, by its name; empty for a line about entries
/// @param typed that gradient as the language writes it; else empty
public record TensorLine(
    List<TensorRule> rules, List<String> text, List<String> latex, String wire, String typed) {
  public TensorLine {
    rules = List.copyOf(rules);
    text = List.copyOf(text);
    latex = List.copyOf(latex);
  }

  /// `∂f/∂W: 2×2, W: 2×2`.
  ///
  /// @param shape that of the derivative
  static TensorLine shapes(TensorWriter writer, Gate wrt, Shape shape) {
    String own = wrt.name();
    return new TensorLine(
        List.of(TensorRule.Entrywise.SHAPES),
        List.of(writer.partial(own) + ": " + shape, writer.name(own) + ": " + wrt.shape()),
        List.of(
            writer.latexPartial(own) + ":\\; " + writer.latex(shape),
            writer.latexName(own) + ":\\; " + writer.latex(wrt.shape())),
        "",
        "");
  }

  /// `∂f/∂W = ∂f/∂q xᵀ = 2 q xᵀ`; of shapes, one beside the other.
  public String equation() {
    String between = between();
    return String.join(between.equals("=") ? " = " : between + " ", text);
  }

  /// The sign between the sides.
  public String between() {
    return rules.contains(TensorRule.Entrywise.SHAPES) ? "," : "=";
  }

  /// `squared norm, sum rule`.
  public String called(Locale locale) {
    return rules.stream().map(rule -> rule.called(locale)).collect(Collectors.joining(", "));
  }
}
