package gradus.explain.entry;

import gradus.explain.Manner;
import gradus.explain.passage.Piece;
import gradus.explain.passage.Role;
import gradus.explain.term.Amount;
import gradus.explain.term.AmountWriter;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.latex.TypesetName;
import gradus.op.GatePattern;
import gradus.op.Op;
import gradus.op.Origin;
import gradus.op.Slot;
import gradus.tensor.Equation;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.trace.EntryParts.GateEntry;
import gradus.trace.EntryParts.ValuePart;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What an entry of a value is made of.
final class ValueDraft extends EntryDraft {
  /// Of more numbers a gate does not compute what those that are printed come to: it is said to be
  /// nearly that.
  private static final int MOST_COMPUTED = 10_000;

  /// Formulas that are a number of an operand or a product of such.
  private static final Set<String> PLAIN = Set.of("#0", "-#0", "#0 #by #1", "#product{#c}");

  ValueDraft(Trace trace, GateEntry entry, Manner manner) {
    super(trace, entry, manner);
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
}
