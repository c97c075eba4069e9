package gradus.explain.entry;

import gradus.explain.Manner;
import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.explain.passage.Role;
import gradus.explain.term.Amount;
import gradus.explain.term.AmountWriter;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Messages;
import gradus.latex.TypesetName;
import gradus.op.GatePattern;
import gradus.op.Op;
import gradus.op.Origin;
import gradus.op.Slot;
import gradus.tensor.Equation;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.trace.EntryParts;
import gradus.trace.EntryParts.GateEntry;
import gradus.trace.EntryParts.GradientPart;
import gradus.trace.EntryParts.ValuePart;
import gradus.trace.Moment;
import gradus.trace.TangentParts;
import gradus.trace.Tangents;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// What one entry of a value or of a gradient is made of, in a formula with names, with numbers,
/// and with what they come to: `q₀ = W₀₀ x₀ + W₀₁ x₁ = 0.1 · 0.2 + 0.5 · 0.4 = 0.22`.
///
/// @param remarks what a formula does not say, a sentence each
/// @param factors of a gradient or tangent the entries of values that its formula multiplies by
public record EntryStory(Passage.Line line, List<String> remarks, List<GateEntry> factors) {
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
        .map(value -> new Teller(trace, entry, manner).value(value.get(entry.place()), readers));
  }

  /// Of an entry of a gate's gradient, as far as it is added up at a moment; empty while nothing
  /// has come back.
  public static Optional<EntryStory> ofGradient(
      Trace trace, GateEntry entry, Moment at, Manner manner) {
    return trace
        .gradient(entry.gate(), at)
        .map(sum -> new Teller(trace, entry, manner).gradient(sum.get(entry.place()), at));
  }

  /// Of the share that one branch of a fork adds to an entry of a gradient; empty while it has not.
  public static Optional<EntryStory> ofBranch(
      Trace trace, GateEntry entry, Wire branch, Moment at, Manner manner) {
    return trace
        .contribution(branch, at)
        .map(
            share -> new Teller(trace, entry, manner).branch(branch, share.get(entry.place()), at));
  }

  /// Of an entry of a gate's tangent in forward mode; empty while the gate has no value.
  public static Optional<EntryStory> ofTangent(Trace trace, GateEntry entry, Manner manner) {
    return trace
        .tangents()
        .flatMap(all ->
            all.of(entry.gate())
                .map(t -> new Teller(trace, entry, manner).tangent(all, t.get(entry.place()))));
  }

  private static final class Teller {
    /// Of more numbers a gate does not compute what those that are printed come to: it is said to
    /// be nearly that.
    private static final int MOST_COMPUTED = 10_000;

    /// Of more terms none is told by its formula.
    private static final int MOST_FORMULAS = 256;

    /// Formulas that are a number of an operand or a product of such.
    private static final Set<String> PLAIN = Set.of("#0", "-#0", "#0 #by #1", "#product{#c}");

    private final Trace trace;
    private final GateEntry entry;
    private final Manner manner;
    private final EntryParts parts;
    private final CellNames names;
    private final CellWritings writings;
    private final List<GateEntry> factors = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    Teller(Trace trace, GateEntry entry, Manner manner) {
      this.trace = trace;
      this.entry = entry;
      this.manner = manner;
      parts = new EntryParts(trace);
      names = new CellNames(trace.graph(), new AmountWriter(manner.numbers()));
      writings = new CellWritings(names, parts, manner.signs());
    }

    private String say(String key, Object... args) {
      return Messages.text(manner.locale(), key, args);
    }

    private EntryStory told(String text) {
      return new EntryStory(new Passage.Line(pieces, text), remarks, factors);
    }

    EntryStory value(double value, List<GateEntry> readers) {
      List<ValuePart> all = parts.ofValue(entry.gate(), entry.place());
      List<ValuePart> terms = counting(all, ValuePart::value);
      Equation equation = forward(terms, value);
      AmountWriter digits = new AmountWriter(equation.numbers());
      String result = new AmountWriter(equation.result()).latex(new Amount.Number(value));
      pieces.add(Piece.of(names.latex(entry)));
      List<String> inNames = sum(terms, part -> written(part, writings.named(part.cells())));
      List<String> inNumbers =
          sum(terms, part -> written(part, writings.numbered(part.cells(), digits)));
      if (!terms.isEmpty()) write("= ", inNames, Role.PLAIN);
      boolean more =
          !terms.isEmpty() && !inNumbers.equals(List.of(result)) && !inNumbers.equals(inNames);
      if (more) write("= ", inNumbers, Role.VALUE);
      if (!inNames.equals(List.of(result))) {
        String sign = more ? equation.latex() : "=";
        pieces.add(Piece.of(sign + " " + result, Role.VALUE));
      }
      remark(all, terms);
      tell(readers);
      String number = manner.numbers().show(value);
      String cells = spoken(terms);
      String name = names.text(entry);
      return told(cells.isEmpty() ? name + " = " + number : say("entry.made", name, number, cells));
    }

    /// Of many terms those that are not 0, where there are such.
    private static <T> List<T> counting(List<T> terms, ToDoubleFunction<T> value) {
      if (terms.size() <= EntryFormula.MOST) return terms;
      List<T> counting = terms.stream().filter(t -> value.applyAsDouble(t) != 0).toList();
      return counting.isEmpty() ? terms : counting;
    }

    private void count(int all, int counting) {
      if (all <= EntryFormula.MOST) return;
      boolean zeros = counting < all;
      remarks.add(zeros ? say("entry.count.zero", all, all - counting) : say("entry.count", all));
    }

    private void remark(List<ValuePart> all, List<ValuePart> terms) {
      Gate gate = entry.gate();
      if (!gate.isOperation()) return;
      if (terms.isEmpty()) remarks.add(say("entry.nothing"));
      count(all.size(), terms.size());
      boolean whole = terms.size() == 1 && terms.getFirst().together() > EntryFormula.MOST;
      if (whole) remarks.add(say("entry.line", terms.getFirst().together()));
      boolean routes = gate.op().pattern() == GatePattern.ROUTER && gate.op().curve().isEmpty();
      boolean one = terms.size() == 1 && terms.getFirst().formula().equals("#0");
      if (routes && one) {
        remarks.add(say("entry.winner", names.text(terms.getFirst().cells().getFirst())));
      }
      for (Wire wire : trace.graph().operands(gate)) {
        Gate source = wire.source();
        boolean copied =
            gate.op().isElementwise()
                && !source.isConstant()
                && source.shape().size() < gate.shape().size();
        if (copied) copy(wire, terms);
      }
    }

    private void tell(List<GateEntry> readers) {
      List<GateEntry> named = readers.stream().filter(names::isNamed).toList();
      if (named.isEmpty()) return;
      List<String> said =
          EntryFormula.places(named.size()).stream().map(named::get).map(names::text).toList();
      String all = EntryFormula.joined(said, named.size(), ", ", ", …, ");
      boolean more = named.size() > EntryFormula.MOST;
      remarks.add(say("entry.feeds", more ? all + " (" + named.size() + ")" : all));
    }

    private void copy(Wire wire, List<ValuePart> terms) {
      terms.stream()
          .flatMap(t -> t.cells().stream())
          .filter(c -> c.gate() == wire.source())
          .findFirst()
          .ifPresent(c -> {
            long copies =
                parts.readersOf(c.gate(), c.place()).stream()
                    .filter(r -> r.gate() == wire.target())
                    .count();
            if (copies > 1) remarks.add(say("entry.copied", names.text(c), copies));
          });
    }

    /// The cells with their numbers, to be read aloud.
    private String spoken(List<ValuePart> terms) {
      List<GateEntry> cells =
          terms.stream()
              .flatMap(t -> t.cells().stream())
              .filter(c -> !names.isNumber(c))
              .distinct()
              .toList();
      List<String> said =
          EntryFormula.places(cells.size()).stream()
              .map(cells::get)
              .map(c -> names.text(c) + " = " + manner.numbers().show(parts.value(c)))
              .toList();
      return EntryFormula.joined(said, cells.size(), ", ", ", …, ");
    }

    /// Terms with the signs before them.
    private static <T> List<String> sum(List<T> terms, Function<T, String> write) {
      List<String> written =
          EntryFormula.places(terms.size()).stream().map(terms::get).map(write).toList();
      List<String> out = new ArrayList<>();
      for (int i = 0; i < written.size(); i++) {
        boolean dots = terms.size() > EntryFormula.MOST && i == written.size() - 1;
        if (dots) out.add("+ \\cdots");
        String term = written.get(i);
        boolean minus = term.startsWith("-");
        String sign = i == 0 ? "" : minus ? "- " : "+ ";
        out.add(sign + (i > 0 && minus ? term.substring(1).strip() : term));
      }
      return out;
    }

    /// A piece for each term, between which a long formula is broken.
    private void write(String begin, List<String> terms, Role role) {
      for (int i = 0; i < terms.size(); i++) {
        pieces.add(Piece.of((i == 0 ? begin : "") + terms.get(i), role));
      }
    }

    private String written(ValuePart part, EntryFormula.CellWriting filling) {
      String formula = part.formula().isEmpty() ? own(part) : part.formula();
      return EntryFormula.filled(formula, part.together(), filling);
    }

    /// What the gate writes of its operands.
    private String own(ValuePart part) {
      Op op = entry.gate().op();
      int count = part.cells().size();
      if (!(op.origin() instanceof Origin.Catalogue) || count > op.operands().size()) {
        List<String> all = EntryFormula.places(count).stream().map(i -> "#" + i).toList();
        String arguments = EntryFormula.joined(all, count, ", ", ", \\ldots, ");
        return TypesetName.called(op.name()) + "\\left(" + arguments + "\\right)";
      }
      List<String> operands = op.operands().stream().map(Op.Operand::name).toList();
      return op.typesetting()
          .forward(shapes(), entry.gate().attributes())
          .at(false)
          .filled((slot, place) ->
              slot instanceof Slot.Value v ? "#" + operands.indexOf(v.operand()) : "#by")
          .replace("\\odot", "#by");
    }

    private List<Shape> shapes() {
      return trace.graph().operands(entry.gate()).stream().map(w -> w.source().shape()).toList();
    }

    /// With the digits that make what is printed hold, where all of it is printed.
    private Equation forward(List<ValuePart> terms, double value) {
      Gate gate = entry.gate();
      List<GateEntry> cells = terms.stream().flatMap(t -> t.cells().stream()).distinct().toList();
      boolean elided =
          terms.size() > EntryFormula.MOST || terms.size() == 1 && cells.size() > EntryFormula.MOST;
      if (elided || cells.isEmpty()) return new Equation(manner.numbers(), true);
      boolean plain = terms.stream().allMatch(t -> PLAIN.contains(t.formula()));
      int size = gate.isOperation() ? shapes().stream().mapToInt(Shape::size).sum() : 0;
      if (!plain && size > MOST_COMPUTED) return new Equation(manner.numbers(), false);
      List<Tensor> left = cells.stream().map(c -> Tensor.scalar(parts.value(c))).toList();
      return Equation.of(
          manner.numbers(),
          left,
          printed ->
              Tensor.scalar(plain ? together(terms, cells, printed) : computed(cells, printed)),
          Tensor.scalar(value));
    }

    /// A sum of products of these numbers for its cells; a constant is written in full.
    private double together(List<ValuePart> terms, List<GateEntry> cells, List<Tensor> printed) {
      double sum = 0;
      for (ValuePart term : terms) {
        double product = term.formula().startsWith("-") ? -1 : 1;
        for (GateEntry cell : term.cells()) {
          boolean constant = names.isNumber(cell);
          product *= constant ? parts.value(cell) : printed.get(cells.indexOf(cell)).item();
        }
        sum += product;
      }
      return sum;
    }

    /// The entry as the gate makes it of these numbers for its cells.
    private double computed(List<GateEntry> cells, List<Tensor> printed) {
      Gate gate = entry.gate();
      List<Tensor> in = new ArrayList<>();
      for (Wire wire : trace.graph().operands(gate)) {
        Tensor whole = trace.value(wire.source()).orElseThrow();
        double[] entries = whole.toArray();
        for (int i = 0; i < cells.size(); i++) {
          // A label is written in full.
          boolean its = cells.get(i).gate() == wire.source();
          boolean label = gate.op().operand(wire.index()).isLabel() || wire.source().isConstant();
          if (its && !label) entries[cells.get(i).place()] = printed.get(i).item();
        }
        in.add(Tensor.of(whole.shape(), entries));
      }
      return gate.op().value(in, gate.attributes()).get(entry.place());
    }

    EntryStory gradient(double sum, Moment at) {
      List<ChainTerm> terms = shares(parts.ofGradient(entry.gate(), entry.place(), at));
      String own = names.gradient(entry);
      pieces.add(Piece.of(own, Role.DOWNSTREAM));
      String numbers = sums(terms, own, sum, Role.UPSTREAM, Role.DOWNSTREAM);
      boolean output = entry.gate() == trace.graph().output();
      if (output) remarks.add(say("entry.seed"));
      if (!output && terms.isEmpty()) remarks.add(say("entry.nothing.back"));
      if (trace.isPartial(entry.gate(), at)) remarks.add(say("entry.partial"));
      return told(names.gradientText(entry) + " = " + numbers);
    }

    /// The terms of one branch; what it adds to is said below.
    EntryStory branch(Wire branch, double share, Moment at) {
      List<ChainTerm> terms =
          shares(
              parts.ofGradient(entry.gate(), entry.place(), at).stream()
                  .filter(p -> p.wire() == branch)
                  .toList());
      String numbers = sums(terms, names.gradient(entry), share, Role.UPSTREAM, Role.DOWNSTREAM);
      String whole = names.gradientText(entry);
      remarks.add(say("entry.branch", whole));
      return told(say("entry.branch.text", whole, numbers));
    }

    EntryStory tangent(Tangents tangents, double tangent) {
      List<ChainTerm> terms =
          new TangentParts(trace, tangents)
              .of(entry.gate(), entry.place()).stream().map(p -> term(tangents, p)).toList();
      String own = names.tangent(entry, tangents.entry());
      pieces.add(Piece.of(own, Role.TANGENT));
      String numbers = sums(terms, own, tangent, Role.LOCAL, Role.TANGENT);
      boolean moves = isMoving(tangents, entry);
      if (moves) remarks.add(say("entry.moves"));
      if (!moves && terms.isEmpty()) {
        remarks.add(say("entry.still", names.text(entry), names.text(moving(tangents))));
      }
      return told(names.tangentText(entry, tangents.entry()) + " = " + numbers);
    }

    private static GateEntry moving(Tangents tangents) {
      return new GateEntry(tangents.entry().input(), tangents.entry().position());
    }

    private static boolean isMoving(Tangents tangents, GateEntry entry) {
      return entry.equals(moving(tangents));
    }

    private ChainTerm term(Tangents tangents, TangentParts.TangentPart part) {
      GateEntry from = part.from();
      Optional<ChainTerm.ChainFactor> flowing =
          isMoving(tangents, from)
              ? Optional.empty()
              : Optional.of(
                  new ChainTerm.ChainFactor(
                      names.tangent(from, tangents.entry()), part.tangent(), Optional.empty()));
      Optional<EntryLocal> formula = EntryLocal.of(trace, part.wire(), entry.place(), from.place());
      String name = names.local(part.wire(), entry, from);
      return new ChainTerm(
          flowing, Optional.of(new ChainTerm.ChainFactor(name, part.local(), formula)), true);
    }

    private List<ChainTerm> shares(List<GradientPart> parts) {
      // Formulas are asked for of what is written alone.
      return parts.stream().map(p -> new ChainTermOf(p).term(parts.size())).toList();
    }

    /// What terms of a gradient or tangent come to; also as text.
    private String sums(List<ChainTerm> all, String own, double sum, Role inner, Role outer) {
      List<ChainTerm> terms = counting(all, ChainTerm::value);
      boolean whole = terms.size() <= EntryFormula.MOST;
      Equation equation =
          whole && !terms.isEmpty() ? chained(terms, sum) : new Equation(manner.numbers(), true);
      AmountWriter digits = new AmountWriter(equation.numbers());
      String result = new AmountWriter(equation.result()).latex(new Amount.Number(sum));
      List<String> inNames = sum(terms, t -> t.names(manner.signs()));
      List<String> inFormulas = sum(terms, t -> t.formulas(writings, manner.signs()));
      List<String> inNumbers = sum(terms, t -> t.numbers(writings, digits, manner.signs()));
      // ∂f/∂y of what leads to f alone is itself.
      boolean told = !terms.isEmpty() && !inNames.equals(List.of(own));
      if (told) write(pieces.isEmpty() ? "" : "= ", inNames, Role.PLAIN);
      boolean few =
          terms.size() == 1
              || terms.size() <= EntryFormula.FIRST && terms.stream().anyMatch(ChainTerm::isTold);
      boolean formula = few && !inFormulas.equals(inNames);
      if (formula) write(pieces.isEmpty() ? "" : "= ", inFormulas, Role.PLAIN);
      boolean more = (told || formula) && !inNumbers.equals(List.of(result));
      if (more) write("= ", inNumbers, inner);
      String sign = more ? equation.latex() + " " : pieces.isEmpty() ? "" : "= ";
      pieces.add(Piece.of(sign + result, outer));
      count(all.size(), terms.size());
      AmountWriter spoken = new AmountWriter(equation.numbers());
      List<Integer> places = EntryFormula.places(terms.size());
      places.forEach(i -> factors.addAll(terms.get(i).cells()));
      List<String> said =
          places.stream().map(i -> terms.get(i).text(writings, spoken, manner.signs())).toList();
      String numbers = EntryFormula.joined(said, terms.size(), " + ", " + … + ");
      String text = new AmountWriter(equation.result()).text(new Amount.Number(sum));
      return numbers.isEmpty() || numbers.equals(text) ? text : numbers + " = " + text;
    }

    private Equation chained(List<ChainTerm> terms, double sum) {
      List<Tensor> left =
          terms.stream()
              .flatMap(t -> t.printed(parts::value).stream())
              .map(Tensor::scalar)
              .toList();
      return Equation.of(
          manner.numbers(),
          left,
          printed -> {
            double total = 0;
            int at = 0;
            for (ChainTerm term : terms) {
              int count = term.printed(parts::value).size();
              List<Double> numbers =
                  printed.subList(at, at + count).stream().map(Tensor::item).toList();
              total += term.computed(numbers, names::isNumber, parts::value);
              at += count;
            }
            return Tensor.scalar(total);
          },
          Tensor.scalar(sum));
    }

    /// A share of a gradient as it is written.
    private final class ChainTermOf {
      private final GradientPart part;

      ChainTermOf(GradientPart part) {
        this.part = part;
      }

      ChainTerm term(int count) {
        if (part.from().isEmpty()) {
          ChainTerm.ChainFactor all =
              new ChainTerm.ChainFactor(names.gradient(entry), part.upstream(), Optional.empty());
          return new ChainTerm(Optional.of(all), Optional.empty(), false);
        }
        GateEntry from = part.from().get();
        boolean few = count <= MOST_FORMULAS;
        Optional<EntryLocal> formula =
            few ? EntryLocal.of(trace, part.wire(), from.place(), entry.place()) : Optional.empty();
        Optional<ChainTerm.ChainFactor> upstream =
            names.isOne(from)
                ? Optional.empty()
                : Optional.of(
                    new ChainTerm.ChainFactor(
                        names.gradient(from),
                        part.upstream(),
                        few ? above(from) : Optional.empty()));
        String name = names.local(part.wire(), from, entry);
        return new ChainTerm(
            upstream, Optional.of(new ChainTerm.ChainFactor(name, part.local(), formula)), false);
      }

      /// Right below the output the upstream gradient is a local one, which its formula tells.
      private Optional<EntryLocal> above(GateEntry from) {
        List<Wire> branches = trace.branches(from.gate());
        if (branches.size() != 1 || branches.getFirst().target() != trace.graph().output()) {
          return Optional.empty();
        }
        List<GradientPart> shares = parts.ofGradient(from.gate(), from.place());
        Optional<GateEntry> one =
            shares.size() == 1 ? shares.getFirst().from().filter(names::isOne) : Optional.empty();
        return one.flatMap(
            output -> EntryLocal.of(trace, branches.getFirst(), output.place(), from.place()));
      }
    }
  }
}
