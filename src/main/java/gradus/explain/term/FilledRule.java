package gradus.explain.term;

import gradus.op.Slot;
import gradus.op.Stencil;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// A rule of the catalogue and what fills its slots, before it is written.
public record FilledRule(Stencil stencil, Map<Slot, Symbol> fillings) {
  public FilledRule {
    fillings = Map.copyOf(fillings);
  }

  public static FilledRule of(Stencil stencil, Function<Slot, Symbol> fill) {
    Map<Slot, Symbol> fillings = new LinkedHashMap<>();
    for (Stencil.Section section : stencil.sections()) {
      if (section instanceof Slot slot) fillings.put(slot, fill.apply(slot));
    }
    return new FilledRule(stencil, fillings);
  }
}
