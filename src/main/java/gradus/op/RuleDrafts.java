package gradus.op;

import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/// An op's operands, rules and entries of its Jacobian as they are written in its entry, to be read
/// once all of them are there.
final class RuleDrafts {
  /// An op's LaTeX as it is written in its entry.
  private record Draft(
      BiPredicate<List<Shape>, int[]> holds,
      String forward,
      List<String> backward,
      String[] told) {}

  private record OperandDraft(String name, String formula, Op.Rule rule, boolean isLabel) {}

  private record PartialDraft(
      String operand,
      BiPredicate<List<Shape>, int[]> holds,
      String formula,
      JacobianEntry.AtCell value) {}

  private final String name;
  private final List<OperandDraft> operandDrafts = new ArrayList<>();
  private final List<Draft> drafts = new ArrayList<>();
  private final List<PartialDraft> partialDrafts = new ArrayList<>();
  private final Map<String, JacobianEntry.CellRule> tellings = new HashMap<>();

  RuleDrafts(String name) {
    this.name = name;
  }

  void latex(BiPredicate<List<Shape>, int[]> holds, String forward, List<String> backward) {
    drafts.add(new Draft(holds, forward, backward, new String[0]));
  }

  /// The backward rules of the last LaTeX as lines of text.
  void told(String... lines) {
    Draft last = drafts.removeLast();
    drafts.add(new Draft(last.holds, last.forward, last.backward, lines));
  }

  void partial(
      String operand,
      BiPredicate<List<Shape>, int[]> holds,
      String formula,
      JacobianEntry.AtCell value) {
    partialDrafts.add(new PartialDraft(operand, holds, formula, value));
  }

  void told(String operand, JacobianEntry.CellRule telling) {
    tellings.put(operand, telling);
  }

  void operand(String operand, String formula, Op.Rule rule, boolean isLabel) {
    operandDrafts.add(new OperandDraft(operand, formula, rule, isLabel));
  }

  int operandCount() {
    return operandDrafts.size();
  }

  boolean hasLatex() {
    return !drafts.isEmpty();
  }

  Set<String> operandNames() {
    return operandDrafts.stream().map(OperandDraft::name).collect(Collectors.toSet());
  }

  /// @throws IllegalStateException when a rule is missing, or an operand has the name of a slot
  void requireWhole() {
    for (OperandDraft operand : operandDrafts) {
      boolean common = false;
      for (Slot.Common slot : Slot.Common.values()) {
        common |= slot.word().equals(operand.name());
      }
      require(!common, "cannot call an operand " + operand.name() + ": that slot is taken");
    }
    for (Draft draft : drafts) {
      require(
          draft.backward.size() == operandDrafts.size(),
          "needs a backward rule in LaTeX for each operand, has " + draft.backward.size());
      require(
          draft.told.length == 0 || draft.told.length == operandDrafts.size(),
          "needs a backward rule in text for each operand, has " + draft.told.length);
    }
  }

  /// The operands, their formulas read.
  ///
  /// @throws IllegalStateException for a word that is no slot
  List<Op.Operand> operands() {
    Set<String> names = operandNames();
    try {
      return operandDrafts.stream()
          .map(d -> new Op.Operand(d.name, Stencil.read(d.formula, names), d.rule, d.isLabel))
          .toList();
    } catch (IllegalArgumentException wrong) {
      throw new IllegalStateException("op " + name + ": " + wrong.getMessage(), wrong);
    }
  }

  /// The LaTeX, read.
  ///
  /// @param axis whether the op may go along an axis
  /// @param attributes whether it has any
  Typesetting typesetting(boolean elementwise, boolean axis, boolean attributes) {
    Set<String> names = operandNames();
    List<Typesetting.Form> forms = new ArrayList<>();
    for (Draft d : drafts) {
      try {
        forms.add(
            Typesetting.Form.read(d.holds, elementwise, names, d.forward, d.backward, d.told));
      } catch (IllegalArgumentException wrong) {
        throw new IllegalStateException("op " + name + ": " + wrong.getMessage(), wrong);
      }
    }
    Typesetting rules = new Typesetting(forms);
    for (Typesetting.Form form : rules.forms()) {
      for (Stencil s : form.stencils()) {
        require(axis || !s.contains(Slot.Common.AXIS), "has no axis for #axis");
        require(axis || !s.contains(Slot.Common.ALONG), "has no axis for #along");
        require(attributes || !s.contains(Slot.Common.ATTRIBUTES), "has no attributes for #i");
        require(
            operandNames().contains("x") || !s.contains(Slot.Common.ENTRY),
            "has no operand x for #xi");
      }
    }
    return rules;
  }

  /// The entries of its Jacobian by operand, read.
  ///
  /// @param elementwise whether they go without saying
  Map<String, List<JacobianEntry>> partials(boolean elementwise) {
    Map<String, List<JacobianEntry>> partials = new HashMap<>();
    for (PartialDraft d : partialDrafts) {
      require(operandNames().contains(d.operand), "has no operand " + d.operand);
      try {
        Stencil formula = Stencil.read(d.formula, operandNames());
        partials
            .computeIfAbsent(d.operand, k -> new ArrayList<>())
            .add(
                new JacobianEntry(
                    d.holds, formula, d.value, Optional.ofNullable(tellings.get(d.operand))));
      } catch (IllegalArgumentException wrong) {
        throw new IllegalStateException("op " + name + ": " + wrong.getMessage(), wrong);
      }
    }
    if (elementwise) return partials;
    for (OperandDraft operand : operandDrafts) {
      require(
          operand.isLabel || partials.containsKey(operand.name()),
          "does not say the entries of its Jacobian for " + operand.name() + ": partial");
    }
    return partials;
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) throw new IllegalStateException("op " + name + " " + otherwise);
  }
}
