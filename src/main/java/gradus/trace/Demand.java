package gradus.trace;

import gradus.graph.Gate;
import java.util.Arrays;
import java.util.Collection;

/// Which gradients a run is asked for, and where a backward pass has to go to find them; by the
/// gates' places on the tape. Never changed once made, so that runs may share one.
///
/// @param asked whose gradients may be read
/// @param needed whose gradients are asked for or lead to one that is
/// @param working which gates hand a needed gradient back
record Demand(boolean[] asked, boolean[] needed, boolean[] working) {
  static Demand everything(Tape tape) {
    boolean[] all = new boolean[tape.size];
    Arrays.fill(all, true);
    return new Demand(all, all, working(tape, all));
  }

  static Demand of(Tape tape, Collection<Gate> wanted) {
    boolean[] asked = new boolean[tape.size];
    for (Gate gate : wanted) {
      asked[gate.id()] = true;
    }
    boolean[] needed = asked.clone();
    for (int g = 0; g < tape.size; g++) {
      for (int i = tape.first[g]; i < tape.first[g + 1]; i++) {
        needed[g] |= needed[tape.source[i]];
      }
    }
    return new Demand(asked, needed, working(tape, needed));
  }

  private static boolean[] working(Tape tape, boolean[] needed) {
    boolean[] working = new boolean[tape.size];
    for (int g = 0; g < tape.size; g++) {
      if (!tape.reached[g]) continue;
      for (int i = tape.first[g]; i < tape.first[g + 1]; i++) {
        working[g] |= needed[tape.source[i]];
      }
    }
    return working;
  }

  /// Whether no gradient is asked for.
  boolean isNothing() {
    for (boolean gate : asked) {
      if (gate) return false;
    }
    return true;
  }
}
