package gradus.network;

import gradus.graph.Gate;
import gradus.lang.Problem;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds products of inputs that the numbers of the last neurons take up before a loss does, and
/// that are in no column: a picture without them would be of another program.
final class LeftOut {
  /// Of these a loss is made: what is added to their numbers is beside the network.
  private static final Set<Op> LOSSES = Set.of(Ops.LN, Ops.SQUARE);

  private final Lineage kin;
  private final SumReader sums;

  LeftOut(Lineage kin, SumReader sums) {
    this.kin = kin;
    this.sums = sums;
  }

  /// Why a gate behind the neurons makes no network of them.
  Optional<Problem> beside(Gate gate) {
    boolean takes = gate.op().isElementwise() || SumReader.isAdditive(gate);
    if (!takes || kin.operands(gate).stream().noneMatch(this::isOfNeurons)) return Optional.empty();
    return kin.operands(gate).stream()
        .filter(g -> !kin.depends(g))
        .flatMap(g -> kin.ancestors(g).stream())
        .filter(g -> sums.multipliesNumbers(g))
        .sorted(Comparator.comparingInt(Gate::id))
        .flatMap(g -> sums.refusal(g).stream())
        .findFirst();
  }

  /// Whether a gate's numbers are those of neurons, or these added or bent one by one.
  private boolean isOfNeurons(Gate gate) {
    if (kin.isUnit(gate)) return true;
    if (!kin.depends(gate) || !gate.isOperation() || !isPlain(gate)) return false;
    return kin.operands(gate).stream().anyMatch(this::isOfNeurons);
  }

  private boolean isPlain(Gate gate) {
    List<Gate> taken = kin.operands(gate);
    return SumReader.isAddition(gate)
        || Activation.isOwnCurve(gate)
        || (taken.size() == 1 || isScaled(gate, taken))
            && gate.op().isElementwise()
            && !LOSSES.contains(gate.op());
  }

  /// Whether numbers of neurons are multiplied or divided by one that is none of them.
  private boolean isScaled(Gate gate, List<Gate> taken) {
    boolean scales = gate.op() == Ops.MULTIPLY || gate.op() == Ops.DIVIDE;
    return scales && taken.stream().filter(kin::depends).count() == 1;
  }
}
