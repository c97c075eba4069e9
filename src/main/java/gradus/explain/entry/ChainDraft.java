package gradus.explain.entry;

import gradus.explain.Manner;
import gradus.explain.passage.Piece;
import gradus.explain.passage.Role;
import gradus.explain.term.Amount;
import gradus.explain.term.AmountWriter;
import gradus.graph.Wire;
import gradus.tensor.Equation;
import gradus.tensor.Tensor;
import gradus.trace.EntryParts.GateEntry;
import gradus.trace.EntryParts.GradientPart;
import gradus.trace.Moment;
import gradus.trace.TangentParts;
import gradus.trace.Tangents;
import gradus.trace.Trace;
import java.util.List;
import java.util.Optional;

/// What an entry of a gradient, or of a tangent, is the sum of.
final class ChainDraft extends EntryDraft {
  /// Of more terms none is told by its formula.
  private static final int MOST_FORMULAS = 256;

  ChainDraft(Trace trace, GateEntry entry, Manner manner) {
    super(trace, entry, manner);
  }

  EntryStory gradient(double sum, Moment at) {
    List<ChainTerm> terms = shares(parts.ofGradient(entry.gate(), entry.place(), at));
    String own = names.gradient(entry);
    pieces.add(Piece.of(own, Role.DOWNSTREAM));
    String numbers = sums(terms, own, sum, Role.UPSTREAM, Role.DOWNSTREAM);
    boolean output = entry.gate() == trace.graph().output();
    if (output) remarks.add(say("entry.seed"));
    if (!output && terms.isEmpty()) {
      boolean read = !trace.branches(entry.gate()).isEmpty();
      remarks.add(say(read ? "entry.zero.back" : "entry.nothing.back"));
    }
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
        terms.stream().flatMap(t -> t.printed(parts::value).stream()).map(Tensor::scalar).toList();
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
                      names.gradient(from), part.upstream(), few ? above(from) : Optional.empty()));
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
