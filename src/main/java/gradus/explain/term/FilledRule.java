package gradus.explain.term;

import gradus.lang.IndexLetters;
import gradus.op.Slot;
import gradus.op.Stencil;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// A rule of the catalogue and what fills its slots, before it is written.
///
/// @param letters what counts entries in it
public record FilledRule(Stencil stencil, Map<Slot, Symbol> fillings, IndexLetters letters) {
  public FilledRule {
    fillings = Map.copyOf(fillings);
  }

  public static FilledRule of(Stencil stencil, IndexLetters letters, Function<Slot, Symbol> fill) {
    Map<Slot, Symbol> fillings = new LinkedHashMap<>();
    for (Stencil.Section section : stencil.sections()) {
      if (section instanceof Slot slot) fillings.put(slot, fill.apply(slot));
    }
    return new FilledRule(stencil, fillings, letters);
  }

  /// The rule with its slots and letters filled.
  String written(Stencil.Filling filling) {
    return stencil.filled(filling, letters::all);
  }
}
