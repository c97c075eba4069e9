package gradus.explain;

import gradus.graph.Gate;
import gradus.lang.Problem;
import gradus.latex.Signs;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/// What a trace gives cause to remark: the gates that first made a NaN or infinity.
public final class Remarks {
  private static final int MOST = 20;
  private static final int MOST_ENTRIES = 6;

  private Remarks() {}

  public static List<Problem> of(Trace trace) {
    List<Problem> remarks = new ArrayList<>();
    GateNames names = new GateNames(trace.graph(), Signs.TEXTBOOK);
    for (Gate gate : trace.forward()) {
      if (remarks.size() == MOST) break;
      if (!trace.breaks(gate)) continue;
      List<Spoken> operands =
          trace.graph().operands(gate).stream()
              .map(w -> trace.value(w.source()).orElseThrow())
              .map(t -> t.size() <= MOST_ENTRIES ? Spoken.exact(t) : Spoken.omitted())
              .toList();
      String key = trace.value(gate).orElseThrow().hasNaN() ? "step.nan" : "step.infinite";
      remarks.add(Problem.notice(gate.span(), key, names.write(gate, operands)));
    }
    return remarks;
  }
}
