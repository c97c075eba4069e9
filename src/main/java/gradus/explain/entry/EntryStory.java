package gradus.explain.entry;

import gradus.explain.Manner;
import gradus.explain.passage.Passage;
import gradus.graph.Wire;
import gradus.trace.EntryParts.GateEntry;
import gradus.trace.Moment;
import gradus.trace.Trace;
import java.util.List;
import java.util.Optional;

/// What one entry of a value or of a gradient is made of, in a formula with names, with numbers,
/// and with what they come to: `q₀ = W₀₀ x₀ + W₀₁ x₁ = 0.1 · 0.2 + 0.5 · 0.4 = 0.22`.
///
/// @param remarks what a formula does not say, a sentence each
/// @param factors of a gradient or tangent the entries of values that its formula multiplies by
public record EntryStory(Passage.Line line, List<String> remarks, List<GateEntry> factors) {
  /// Of no more terms each is told; of more the first and the last.
  public static final int WHOLE = EntryFormula.MOST;

  public EntryStory {
    remarks = List.copyOf(remarks);
    factors = List.copyOf(factors);
  }

  /// Of an entry of a gate's value; empty while it has none.
  ///
  /// @param readers entries that are known to read it, to be told too
  public static Optional<EntryStory> ofValue(
      Trace trace, GateEntry entry, List<GateEntry> readers, Manner manner) {
    return trace
        .value(entry.gate())
        .map(
            value -> new ValueDraft(trace, entry, manner).value(value.get(entry.place()), readers));
  }

  /// Of an entry of a gate's gradient, as far as it is added up at a moment; empty while nothing
  /// has come back.
  public static Optional<EntryStory> ofGradient(
      Trace trace, GateEntry entry, Moment at, Manner manner) {
    return trace
        .gradient(entry.gate(), at)
        .map(sum -> new ChainDraft(trace, entry, manner).gradient(sum.get(entry.place()), at));
  }

  /// Of the share that one branch of a fork adds to an entry of a gradient; empty while it has not.
  public static Optional<EntryStory> ofBranch(
      Trace trace, GateEntry entry, Wire branch, Moment at, Manner manner) {
    return trace
        .contribution(branch, at)
        .map(share ->
            new ChainDraft(trace, entry, manner).branch(branch, share.get(entry.place()), at));
  }

  /// Of an entry of a gate's tangent in forward mode; empty while the gate has no value.
  public static Optional<EntryStory> ofTangent(Trace trace, GateEntry entry, Manner manner) {
    return trace
        .tangents()
        .flatMap(all ->
            all.of(entry.gate())
                .map(t -> new ChainDraft(trace, entry, manner).tangent(all, t.get(entry.place()))));
  }
}
