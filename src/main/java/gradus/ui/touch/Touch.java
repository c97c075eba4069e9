package gradus.ui.touch;

import gradus.diagram.Diagram;
import gradus.diagram.Diagram.DrawnEntry;
import gradus.explain.Manner;
import gradus.explain.entry.EntryStory;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.EntryParts;
import gradus.trace.EntryParts.GateEntry;
import gradus.trace.EntryParts.GradientPart;
import gradus.trace.Moment;
import gradus.trace.TangentParts;
import gradus.trace.Tangents;
import gradus.trace.Trace;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// An entry that is touched, as far as a step knows it.
///
/// @param made what it is made of: of a value the entries of operands, of a gradient what comes to
///   the entries of results and the values that it is multiplied by
/// @param fed what it is a part of: of a value the entries that read it, of a gradient those of the
///   operands
/// @param exact its number with twelve digits; empty where the picture shows as many
public record Touch(
    DrawnEntry entry, List<DrawnEntry> made, List<DrawnEntry> fed, EntryStory story, String exact) {
  /// Further digits are those of binary fractions.
  private static final int DIGITS = 12;

  /// Of a gradient that more comes to, the others are not ringed.
  private static final int MOST = 20_000;

  public Touch {
    made = List.copyOf(made);
    fed = List.copyOf(fed);
  }

  /// Of an entry after a step; empty where the step does not know it yet, and of a number among
  /// numbers, of which the picture itself shows all.
  public static Optional<Touch> of(Diagram diagram, int step, DrawnEntry entry, Locale locale) {
    Trace trace = diagram.steps().trace();
    Moment now = diagram.steps().moment(step);
    if (trace.isSymbolic() || !isOfTensors(trace, entry.gate())) return Optional.empty();
    return new Reach(trace, now).touch(diagram, entry, locale);
  }

  /// Whether it has several entries, or is made of such or read by such.
  private static boolean isOfTensors(Trace trace, Gate gate) {
    Stream<Gate> operands =
        gate.isOperation()
            ? trace.graph().operands(gate).stream().map(Wire::source)
            : Stream.empty();
    Stream<Gate> readers = trace.graph().consumers(gate).stream().map(Wire::target);
    return Stream.of(Stream.of(gate), operands, readers)
        .flatMap(g -> g)
        .anyMatch(g -> g.shape() != null && !g.shape().isScalar());
  }

  /// What is known at a moment.
  private record Reach(Trace trace, Moment now) {
    Optional<Tensor> number(DrawnEntry entry) {
      if (entry.branch() != null) return trace.contribution(entry.branch(), now);
      if (!entry.isGradient()) return trace.value(entry.gate(), now);
      return tangents(entry)
          .map(t -> t.of(entry.gate()))
          .orElseGet(() -> trace.gradient(entry.gate(), now));
    }

    /// In forward mode tangents stand where gradients do otherwise.
    private Optional<Tangents> tangents(DrawnEntry entry) {
      boolean known = entry.isGradient() && trace.isComputed(entry.gate(), now);
      return known ? trace.tangents() : Optional.empty();
    }

    private boolean isForward() {
      return trace.tangents().isPresent();
    }

    /// Those that are known: all of a tensor, or nothing of it.
    private List<DrawnEntry> known(Set<DrawnEntry> entries) {
      Map<DrawnEntry, Boolean> tensors = new HashMap<>();
      return entries.stream()
          .filter(e ->
              tensors.computeIfAbsent(
                  new DrawnEntry(e.gate(), 0, e.isGradient(), e.branch()),
                  t -> number(t).isPresent()))
          .toList();
    }

    Optional<Touch> touch(Diagram diagram, DrawnEntry entry, Locale locale) {
      Optional<Tensor> tensor = number(entry);
      if (tensor.isEmpty()) return Optional.empty();
      GateEntry at = new GateEntry(entry.gate(), entry.place());
      Manner manner = new Manner(locale, diagram.numbers(), diagram.options().signs());
      EntryParts parts = new EntryParts(trace);
      Wire branch = entry.branch();
      boolean tangent = entry.isGradient() && isForward();
      Optional<EntryStory> story = story(entry, at, manner);
      Set<DrawnEntry> made =
          tangent
              ? moves(at)
              : entry.isGradient() ? comes(parts, at, branch) : holds(parts, at, false);
      story.ifPresent(s ->
          s.factors().stream()
              .filter(c -> !c.gate().isConstant())
              .forEach(c -> made.add(new DrawnEntry(c.gate(), c.place(), false))));
      Set<DrawnEntry> goesOn =
          tangent
              ? moved(parts, at)
              : entry.isGradient() ? holds(parts, at, true) : read(parts, at, false);
      // A share goes to the sum.
      if (branch != null) goesOn = new LinkedHashSet<>(Set.of(sum(at)));
      goesOn.removeAll(made);
      List<DrawnEntry> fed = known(goesOn);
      if (!entry.isGradient()) {
        List<GateEntry> readers =
            fed.stream().map(e -> new GateEntry(e.gate(), e.place())).toList();
        story = EntryStory.ofValue(trace, at, readers, manner);
      }
      String exact = exact(tensor.get().get(entry.place()), manner.numbers());
      return story.map(told -> new Touch(entry, known(made), fed, told, exact));
    }

    /// Of a value it says more once it is known what reads it.
    private Optional<EntryStory> story(DrawnEntry entry, GateEntry at, Manner manner) {
      if (!entry.isGradient()) return Optional.empty();
      if (isForward()) return EntryStory.ofTangent(trace, at, manner);
      return entry.branch() != null
          ? EntryStory.ofBranch(trace, at, entry.branch(), now, manner)
          : EntryStory.ofGradient(trace, at, now, manner);
    }

    /// The tangents that a tangent is made of.
    private Set<DrawnEntry> moves(GateEntry at) {
      Set<DrawnEntry> made = new LinkedHashSet<>();
      new TangentParts(trace, trace.tangents().orElseThrow())
          .of(at.gate(), at.place())
          .forEach(p -> made.add(new DrawnEntry(p.from().gate(), p.from().place(), true)));
      return made;
    }

    /// The tangents that a tangent is a part of.
    private Set<DrawnEntry> moved(EntryParts parts, GateEntry at) {
      boolean still =
          trace.tangents().orElseThrow().of(at.gate()).orElseThrow().get(at.place()) == 0;
      return still ? new LinkedHashSet<>() : read(parts, at, true);
    }

    private static String exact(double number, Numbers shown) {
      boolean same =
          !Double.isFinite(number) || Math.abs(shown.numeral(number).written() - number) < 1e-12;
      return same ? "" : Numbers.significant(number, DIGITS);
    }

    /// The cells that a value is made of, or the gradients that go on to them.
    private Set<DrawnEntry> holds(EntryParts parts, GateEntry at, boolean gradients) {
      Set<DrawnEntry> cells = new LinkedHashSet<>();
      parts
          .ofValue(at.gate(), at.place())
          .forEach(term ->
              term.cells()
                  .forEach(c -> {
                    boolean gets = !c.gate().isConstant() && !trace.graph().isLabel(c.gate());
                    if (!gradients || gets) {
                      cells.add(new DrawnEntry(c.gate(), c.place(), gradients));
                    }
                  }));
      return cells;
    }

    private static DrawnEntry sum(GateEntry at) {
      return new DrawnEntry(at.gate(), at.place(), true);
    }

    private Set<DrawnEntry> read(EntryParts parts, GateEntry at, boolean tangents) {
      Set<DrawnEntry> readers = new LinkedHashSet<>();
      parts
          .readersOf(at.gate(), at.place())
          .forEach(r -> readers.add(new DrawnEntry(r.gate(), r.place(), tangents)));
      return readers;
    }

    /// What comes to the results, and of many beside it in their terms what it is multiplied by.
    private Set<DrawnEntry> comes(EntryParts parts, GateEntry at, Wire branch) {
      Set<DrawnEntry> made = new LinkedHashSet<>();
      List<Wire> branches = trace.branches(at.gate());
      if (branch == null && branches.size() > 1) {
        branches.forEach(b -> made.add(new DrawnEntry(at.gate(), at.place(), true, b)));
      }
      List<GradientPart> all = parts.ofGradient(at.gate(), at.place(), now);
      // What each of a few terms is multiplied by stands in the story, and no more than that.
      boolean told = all.size() <= EntryStory.WHOLE;
      for (GradientPart part : all) {
        if (branch != null && part.wire() != branch) continue;
        if (part.from().isEmpty()) continue;
        GateEntry from = part.from().get();
        made.add(new DrawnEntry(from.gate(), from.place(), true));
        if (told) continue;
        parts.beside(part, at.place()).stream()
            .filter(c -> !trace.graph().isLabel(c.gate()))
            .forEach(c -> made.add(new DrawnEntry(c.gate(), c.place(), false)));
        if (made.size() > MOST) break;
      }
      return made;
    }
  }
}
