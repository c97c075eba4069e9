package gradus.op;

import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/// An op's rules as LaTeX with slots, see [Slot].
///
/// A backward rule is the local gradient where the op is elementwise, else the vector-Jacobian
/// product: factors separated by ` | `, each with the name of what has its shape after `::` where
/// that is not the first slot in it.
public record Typesetting(List<Form> forms) {
  /// The rules for operands of certain shapes, and certain attributes.
  ///
  /// @param told the backward rules as a line of text; empty where each operand's own formula holds
  public record Form(
      BiPredicate<List<Shape>, int[]> holds,
      Stencil forward,
      List<List<RuleFactor>> backward,
      List<Stencil> told) {
    public Form {
      backward = backward.stream().map(List::copyOf).toList();
      told = List.copyOf(told);
    }

    /// @throws IllegalArgumentException for a word that is no slot
    static Form read(
        BiPredicate<List<Shape>, int[]> holds,
        boolean elementwise,
        Set<String> operands,
        String forward,
        List<String> backward,
        String... told) {
      List<List<RuleFactor>> rules = new ArrayList<>();
      for (String rule : backward) {
        rules.add(
            elementwise
                ? List.of(
                    new RuleFactor(Stencil.read(rule, operands), RuleFactor.Like.Common.NOTHING))
                : Arrays.stream(rule.split(" \\| "))
                    .map(f -> RuleFactor.read(f, operands))
                    .toList());
      }
      List<Stencil> lines = Arrays.stream(told).map(t -> Stencil.read(t, operands)).toList();
      return new Form(holds, Stencil.read(forward, operands), rules, lines);
    }

    /// All stencils in it.
    List<Stencil> stencils() {
      List<Stencil> all = new ArrayList<>(List.of(forward));
      for (List<RuleFactor> rule : backward) {
        rule.forEach(factor -> all.add(factor.rule()));
      }
      all.addAll(told);
      return all;
    }
  }

  public Typesetting {
    forms = List.copyOf(forms);
  }

  private Form form(List<Shape> shapes, int[] given) {
    return forms.stream().filter(f -> f.holds.test(shapes, given)).findFirst().orElseThrow();
  }

  /// The forward rule for operands of these shapes.
  public Stencil forward(List<Shape> shapes, int... given) {
    return form(shapes, given).forward;
  }

  /// The backward rule of one operand; the last one's serves all further ones of a variadic op.
  public List<RuleFactor> backward(List<Shape> shapes, int operand, int... given) {
    List<List<RuleFactor>> all = form(shapes, given).backward;
    return all.get(Math.min(operand, all.size() - 1));
  }

  /// The backward rule of one operand as a line of text, where these shapes have one of their own.
  Optional<Stencil> told(List<Shape> shapes, int operand, int... given) {
    List<Stencil> all = form(shapes, given).told;
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(operand));
  }
}
