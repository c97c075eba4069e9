package gradus.op;

import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// An op's rules as LaTeX with slots, see [Slot].
///
/// A backward rule is the local gradient where the op is elementwise, else the vector-Jacobian
/// product: factors separated by ` | `, each with the name of what has its shape after `::` where
/// that is not the first slot in it.
public record Typesetting(List<Form> forms) {
  /// The rules for operands of certain shapes.
  public record Form(
      Predicate<List<Shape>> holds, Stencil forward, List<List<RuleFactor>> backward) {
    public Form {
      backward = backward.stream().map(List::copyOf).toList();
    }

    /// @throws IllegalArgumentException for a word that is no slot
    static Form read(
        Predicate<List<Shape>> holds,
        boolean elementwise,
        Set<String> operands,
        String forward,
        List<String> backward) {
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
      return new Form(holds, Stencil.read(forward, operands), rules);
    }

    /// All stencils in it.
    List<Stencil> stencils() {
      List<Stencil> all = new ArrayList<>(List.of(forward));
      for (List<RuleFactor> rule : backward) {
        rule.forEach(factor -> all.add(factor.rule()));
      }
      return all;
    }
  }

  public Typesetting {
    forms = List.copyOf(forms);
  }

  private Form form(List<Shape> shapes) {
    return forms.stream().filter(f -> f.holds.test(shapes)).findFirst().orElseThrow();
  }

  /// The forward rule for operands of these shapes.
  public Stencil forward(List<Shape> shapes) {
    return form(shapes).forward;
  }

  /// The backward rule of one operand; the last one's serves all further ones of a variadic op.
  public List<RuleFactor> backward(List<Shape> shapes, int operand) {
    List<List<RuleFactor>> all = form(shapes).backward;
    return all.get(Math.min(operand, all.size() - 1));
  }
}
