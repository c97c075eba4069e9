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
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What one entry of a value or of a gradient is made of, in a formula with names, with numbers,
/// and with what they come to: `q₀ = W₀₀ x₀ + W₀₁ x₁ = 0.1 · 0.2 + 0.5 · 0.4 = 0.22`.
///
/// @param remarks what a formula does not say, a sentence each
public record EntryStory(Passage.Line line, List<String> remarks) {
  public EntryStory {
    remarks = List.copyOf(remarks);
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

  private static final class Teller {
    /// Of more numbers a gate does not compute what those that are printed come to: it is said to
    /// be nearly that.
    private static final int MOST_COMPUTED = 10_000;

    /// Formulas that are a number of an operand or a product of such.
    private static final Set<String> PLAIN = Set.of("#0", "-#0", "#0 #by #1", "#product{#c}");

    private final Trace trace;
    private final GateEntry entry;
    private final Manner manner;
    private final EntryParts parts;
    private final CellNames names;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    Teller(Trace trace, GateEntry entry, Manner manner) {
      this.trace = trace;
      this.entry = entry;
      this.manner = manner;
      parts = new EntryParts(trace);
      names = new CellNames(trace.graph(), new AmountWriter(manner.numbers()));
    }

    private String say(String key, Object... args) {
      return Messages.text(manner.locale(), key, args);
    }

    private EntryStory told(String text) {
      return new EntryStory(new Passage.Line(pieces, text), remarks);
    }

    EntryStory value(double value, List<GateEntry> readers) {
      List<ValuePart> terms = parts.ofValue(entry.gate(), entry.place());
      Equation equation = forward(terms, value);
      AmountWriter digits = new AmountWriter(equation.numbers());
      String result = new AmountWriter(equation.result()).latex(new Amount.Number(value));
      pieces.add(Piece.of(names.latex(entry)));
      List<String> inNames = sum(terms, part -> written(part, new InNames(part)));
      List<String> inNumbers = sum(terms, part -> written(part, new InNumbers(part, digits)));
      if (!terms.isEmpty()) write("= ", inNames, Role.PLAIN);
      boolean more =
          !terms.isEmpty() && !inNumbers.equals(List.of(result)) && !inNumbers.equals(inNames);
      if (more) write("= ", inNumbers, Role.VALUE);
      if (!inNames.equals(List.of(result))) {
        String sign = more ? equation.latex() : "=";
        pieces.add(Piece.of(sign + " " + result, Role.VALUE));
      }
      remark(terms);
      tell(readers);
      String number = manner.numbers().show(value);
      String cells = spoken(terms);
      String name = names.text(entry);
      return told(cells.isEmpty() ? name + " = " + number : say("entry.made", name, number, cells));
    }

    private void remark(List<ValuePart> terms) {
      Gate gate = entry.gate();
      if (!gate.isOperation()) return;
      if (terms.isEmpty()) remarks.add(say("entry.nothing"));
      if (terms.size() > EntryFormula.MOST) remarks.add(say("entry.count", terms.size()));
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
      List<GradientPart> terms = parts.ofGradient(entry.gate(), entry.place(), at);
      pieces.add(Piece.of(names.gradient(entry), Role.DOWNSTREAM));
      String numbers = sums(terms, sum);
      boolean output = entry.gate() == trace.graph().output();
      if (output) remarks.add(say("entry.seed"));
      if (!output && terms.isEmpty()) remarks.add(say("entry.nothing.back"));
      if (trace.isPartial(entry.gate(), at)) remarks.add(say("entry.partial"));
      return told(names.gradientText(entry) + " = " + numbers);
    }

    /// The terms of one branch; what it adds to is said below.
    EntryStory branch(Wire branch, double share, Moment at) {
      List<GradientPart> terms =
          parts.ofGradient(entry.gate(), entry.place(), at).stream()
              .filter(p -> p.wire() == branch)
              .toList();
      String numbers = sums(terms, share);
      String whole = names.gradientText(entry);
      remarks.add(say("entry.branch", whole));
      return told(say("entry.branch.text", whole, numbers));
    }

    /// What terms of a gradient come to; also as text.
    private String sums(List<GradientPart> terms, double sum) {
      boolean all = terms.size() <= EntryFormula.MOST;
      Equation equation =
          all && !terms.isEmpty() ? backward(terms, sum) : new Equation(manner.numbers(), true);
      AmountWriter digits = new AmountWriter(equation.numbers());
      String result = new AmountWriter(equation.result()).latex(new Amount.Number(sum));
      List<String> inNumbers = sum(terms, part -> numbers(part, digits));
      List<String> inNames = sum(terms, this::symbols);
      // ∂f/∂y of what leads to f alone is itself.
      boolean told = !terms.isEmpty() && !inNames.equals(List.of(names.gradient(entry)));
      if (told) write(pieces.isEmpty() ? "" : "= ", inNames, Role.PLAIN);
      boolean more = told && !inNumbers.equals(List.of(result));
      if (more) write("= ", inNumbers, Role.UPSTREAM);
      String sign = more ? equation.latex() + " " : pieces.isEmpty() ? "" : "= ";
      pieces.add(Piece.of(sign + result, Role.DOWNSTREAM));
      if (!all) remarks.add(say("entry.count", terms.size()));
      AmountWriter spoken = new AmountWriter(equation.numbers());
      List<String> said =
          EntryFormula.places(terms.size()).stream()
              .map(i -> textOf(terms.get(i), spoken))
              .toList();
      String numbers = EntryFormula.joined(said, terms.size(), " + ", " + … + ");
      String text = spoken.text(new Amount.Number(sum));
      return numbers.isEmpty() || numbers.equals(text) ? text : numbers + " = " + text;
    }

    private String symbols(GradientPart part) {
      if (part.from().isEmpty()) return names.gradient(entry);
      GateEntry from = part.from().get();
      String local = names.local(part.wire(), from, entry);
      return names.isOne(from)
          ? local
          : names.gradient(from) + " " + manner.signs().latexFactor() + " " + local;
    }

    private boolean isAlone(GradientPart part) {
      return part.from().isEmpty() || names.isOne(part.from().get());
    }

    private String numbers(GradientPart part, AmountWriter digits) {
      Amount upstream = new Amount.Number(part.upstream());
      Amount local = new Amount.Number(part.local());
      if (part.from().isEmpty()) return digits.latex(upstream);
      if (isAlone(part)) return digits.latex(local);
      return digits.latex(upstream)
          + " "
          + manner.signs().latexFactor()
          + " "
          + digits.inProduct(local, false);
    }

    private String textOf(GradientPart part, AmountWriter digits) {
      String upstream = digits.text(new Amount.Number(part.upstream()));
      String local = digits.text(new Amount.Number(part.local()));
      if (part.from().isEmpty()) return upstream;
      if (isAlone(part)) return local;
      String behind = local.startsWith("−") ? "(" + local + ")" : local;
      return upstream + " " + manner.signs().factor() + " " + behind;
    }

    private Equation backward(List<GradientPart> terms, double sum) {
      List<Tensor> left = new ArrayList<>();
      for (GradientPart part : terms) {
        left.add(Tensor.scalar(part.upstream()));
        left.add(Tensor.scalar(part.local()));
      }
      return Equation.of(
          manner.numbers(),
          left,
          printed -> {
            double total = 0;
            for (int i = 0; i < printed.size(); i += 2) {
              total += printed.get(i).item() * printed.get(i + 1).item();
            }
            return Tensor.scalar(total);
          },
          Tensor.scalar(sum));
    }

    /// The names of the cells of a term.
    private final class InNames implements EntryFormula.CellWriting {
      private final ValuePart part;

      InNames(ValuePart part) {
        this.part = part;
      }

      private Optional<GateEntry> at(int cell) {
        return cell < 0 ? Optional.empty() : Optional.of(part.cells().get(cell));
      }

      @Override
      public String cell(int cell) {
        return names.latex(part.cells().get(cell));
      }

      @Override
      public boolean isNegative(int cell) {
        return cell(cell).startsWith("-");
      }

      @Override
      public boolean isRaised(int cell) {
        return cell(cell).contains("^");
      }

      @Override
      public String by(int before, int behind) {
        boolean number = at(behind).filter(names::isNumber).isPresent();
        boolean word =
            at(before).filter(names::isWord).isPresent()
                || at(behind).filter(names::isWord).isPresent();
        return number || word ? manner.signs().latexFactor() : manner.signs().latexSideBySide();
      }
    }

    /// Their numbers.
    private final class InNumbers implements EntryFormula.CellWriting {
      private final ValuePart part;
      private final AmountWriter digits;

      InNumbers(ValuePart part, AmountWriter digits) {
        this.part = part;
        this.digits = digits;
      }

      private Amount amount(int cell) {
        return new Amount.Number(parts.value(part.cells().get(cell)));
      }

      @Override
      public String cell(int cell) {
        GateEntry entry = part.cells().get(cell);
        return names.isNumber(entry) ? names.latex(entry) : digits.latex(amount(cell));
      }

      @Override
      public boolean isNegative(int cell) {
        return digits.isNegative(amount(cell));
      }

      @Override
      public boolean isRaised(int cell) {
        return digits.isRaised(amount(cell));
      }

      @Override
      public String by(int before, int behind) {
        return manner.signs().latexFactor();
      }
    }
  }
}
