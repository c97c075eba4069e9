package gradus.explain.entry;

import gradus.explain.term.Amount;
import gradus.explain.term.AmountWriter;
import gradus.latex.Signs;
import gradus.trace.EntryParts.GateEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// A term of an entry of a gradient, upstream times local, or of a tangent, local times tangent.
/// Each factor is a number, and where it has one the formula that the number comes of.
///
/// @param flowing what comes from the gate above, or in forward mode from the operand
/// @param local empty where all of what comes is the term
record ChainTerm(Optional<ChainFactor> flowing, Optional<ChainFactor> local, boolean isTangent) {
  /// @param name in LaTeX
  record ChainFactor(String name, double value, Optional<EntryLocal> formula) {}

  /// The factors in the order in which they are written; a 1 that everything begins with is none.
  private List<ChainFactor> factors() {
    return isTangent
        ? Stream.concat(local.stream(), flowing.stream()).toList()
        : Stream.concat(flowing.stream(), local.stream()).toList();
  }

  double value() {
    return factors().stream().mapToDouble(ChainFactor::value).reduce(1, (a, b) -> a * b);
  }

  /// Whether its local gradient is a formula of more than one entry.
  boolean isTold() {
    return local.flatMap(ChainFactor::formula).filter(l -> !l.formula().equals("#0")).isPresent();
  }

  /// The entries of values that its formulas are made of.
  List<GateEntry> cells() {
    return factors().stream()
        .flatMap(f -> f.formula.stream())
        .flatMap(l -> l.cells().stream())
        .distinct()
        .toList();
  }

  /// `∂f/∂q₀ · ∂q₀/∂W₀₁`.
  String names(Signs signs) {
    return String.join(between(signs), factors().stream().map(ChainFactor::name).toList());
  }

  /// The same with the formulas that there are: `2 q₀ · x₁`.
  String formulas(CellWritings writings, Signs signs) {
    List<String> out = new ArrayList<>();
    for (ChainFactor factor : factors()) {
      out.add(
          factor
              .formula
              .map(l ->
                  factor(l, EntryFormula.filled(l.formula(), 0, writings.named(l.cells())), out))
              .orElse(factor.name));
    }
    return String.join(between(signs), out);
  }

  /// `2 · 0.22 · 0.40`.
  String numbers(CellWritings writings, AmountWriter digits, Signs signs) {
    List<String> out = new ArrayList<>();
    for (ChainFactor factor : factors()) {
      String written =
          factor
              .formula
              .map(l ->
                  factor(
                      l,
                      EntryFormula.filled(l.formula(), 0, writings.numbered(l.cells(), digits)),
                      out))
              .orElseGet(() -> digits.inProduct(new Amount.Number(factor.value), out.isEmpty()));
      out.add(written);
    }
    return String.join(between(signs), out);
  }

  /// In brackets where it is a sum, or follows another factor with its own sign.
  private String factor(EntryLocal local, String written, List<String> before) {
    boolean sum = local.isSum() && factors().size() > 1;
    boolean signed = !before.isEmpty() && written.startsWith("-");
    return sum || signed ? "\\left(" + written + "\\right)" : written;
  }

  /// As numbers in a line of text; a formula that is more than a product is there the number that
  /// it is.
  String text(CellWritings writings, AmountWriter digits, Signs signs) {
    List<String> out = new ArrayList<>();
    for (ChainFactor factor : factors()) {
      String number = digits.text(new Amount.Number(factor.value));
      String behind = !out.isEmpty() && number.startsWith("−") ? "(" + number + ")" : number;
      out.add(
          factor
              .formula
              .filter(l -> !l.isSum() || factors().size() == 1)
              .map(l -> EntryFormula.filled(l.formula(), 0, writings.numbered(l.cells(), digits)))
              .map(latex -> plain(latex, signs))
              .filter(t -> t.indexOf('\\') < 0 && t.indexOf('{') < 0)
              .filter(t -> !t.startsWith("−") || factors().size() == 1)
              .orElse(behind));
    }
    return String.join(" " + signs.factor() + " ", out);
  }

  private static String plain(String latex, Signs signs) {
    return latex
        .replace("\\left", "")
        .replace("\\right", "")
        .replace("\\mathbf{1}", "1")
        .replace("\\cdots", "…")
        .replace(signs.latexFactor(), signs.factor())
        .replaceAll("\\\\tfrac\\{(\\d+)}\\{(\\d+)}", "$1/$2")
        .replaceAll("e\\^\\{(-[^{}]*)}", "e^($1)")
        .replaceAll("e\\^\\{([^{}]*)}", "e^$1")
        .replaceAll("\\\\frac\\{([^{}]*)}\\{([^{} ]*)}", "$1/$2")
        .replaceAll("\\\\frac\\{([^{}]*)}\\{([^{}]*)}", "$1/($2)")
        .replace("-", "−");
  }

  private static String between(Signs signs) {
    return " " + signs.latexFactor() + " ";
  }

  /// What is printed of it, to be rounded: the numbers of its factors, or of the cells of their
  /// formulas.
  List<Double> printed(ToDoubleFunction<GateEntry> value) {
    List<Double> all = new ArrayList<>();
    for (ChainFactor factor : factors()) {
      if (factor.formula.isEmpty()) all.add(factor.value);
      factor.formula.ifPresent(l -> l.cells().forEach(c -> all.add(value.applyAsDouble(c))));
    }
    return all;
  }

  /// What it comes to for these numbers, in that order.
  ///
  /// @param exact cells that are written in full
  double computed(
      List<Double> numbers, Predicate<GateEntry> exact, ToDoubleFunction<GateEntry> value) {
    double product = 1;
    int at = 0;
    for (ChainFactor factor : factors()) {
      if (factor.formula.isEmpty()) {
        product *= numbers.get(at++);
        continue;
      }
      List<Double> own = new ArrayList<>();
      for (GateEntry cell : factor.formula.get().cells()) {
        double number = numbers.get(at++);
        own.add(exact.test(cell) ? value.applyAsDouble(cell) : number);
      }
      product *= factor.formula.get().value().applyAsDouble(own);
    }
    return product;
  }
}
