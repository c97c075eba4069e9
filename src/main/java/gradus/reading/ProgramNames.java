package gradus.reading;

import gradus.lang.Builtins;
import gradus.lang.Expr;
import gradus.lang.Mentions;
import gradus.lang.Program;
import gradus.lang.Scripts;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.plain.token.SameNames;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The names of a program: what it defines and how that is written, what its formulas speak of, and
/// what of it has no value.
final class ProgramNames {
  /// Marks above a letter by the words that others write behind it.
  private static final Map<Character, String> MARKS =
      Map.of('\u0302', "hat", '\u0304', "bar", '\u0303', "tilde", '\u0307', "dot");

  private static final String BAR = "bar";

  private static final Set<String> AVERAGES = Set.of("mean", "avg", "average");

  private static final Pattern RAISED = Pattern.compile("(.+)⁽([⁰¹²³⁴-⁹]+)⁾");

  private static final char ARROW = '\u20D7';

  private final Program program;

  /// The places of what is defined, in the order of the text.
  private final Map<String, Span> defined = new LinkedHashMap<>();

  /// Names that a statement gives something, parameters aside.
  private final Set<String> given = new HashSet<>();

  /// Parameters of headers that nobody calls, which are the program's own.
  private final Set<String> open = new HashSet<>();

  private final Set<String> arrays = new HashSet<>();

  /// Those that are given numbers.
  private final Set<String> values = new HashSet<>();

  private final Set<String> bound = new HashSet<>();

  /// Those of each name that a formula speaks of.
  private final Map<String, List<Expr.Name>> uses = new LinkedHashMap<>();

  ProgramNames(Program program) {
    this.program = program;
    Set<String> called = Mentions.called(program.statements());
    gather(program.statements(), called);
    for (Expr formula : StatedFormulas.of(program.statements())) {
      for (Expr part : formula.all()) {
        switch (part) {
          case Expr.Name n -> uses.computeIfAbsent(n.name(), k -> new ArrayList<>(2)).add(n);
          case Expr.Over over -> over.binders().forEach(b -> bound.add(b.index()));
          default -> {}
        }
      }
    }
  }

  private void gather(List<Statement> statements, Set<String> called) {
    for (Statement statement : statements) {
      switch (statement) {
        case Statement.Definition d -> {
          defined.put(d.name(), d.nameSpan());
          given.add(d.name());
          if (d.parameters() != null) {
            d.parameters().forEach(p -> defined.putIfAbsent(p.name(), p.span()));
            boolean own = !called.contains(d.name());
            d.parameters().forEach(p -> (own ? open : given).add(p.name()));
          }
          if (!d.body().has(Expr.Name.class::isInstance)) values.add(d.name());
          if (d.body() instanceof Expr.Array) arrays.add(d.name());
        }
        case Statement.Bare _ -> {}
        case Statement.Repeat r -> gather(r.body(), called);
      }
    }
  }

  boolean isDefined(String name) {
    return defined.containsKey(name);
  }

  Set<String> defined() {
    return defined.keySet();
  }

  /// Whether a name is given one number or a formula of numbers alone.
  boolean isNumber(String name) {
    return values.contains(name) && !arrays.contains(name);
  }

  /// Whether no formula speaks of a name that has a value.
  boolean isIdle(String name) {
    return values.contains(name) && !uses.containsKey(name);
  }

  /// Where a formula speaks of a constant, by its name and not its letter.
  Optional<Expr.Name> constant(String name) {
    return isDefined(name)
        ? Optional.empty()
        : uses.getOrDefault(name, List.of()).stream()
            .filter(n -> n.span().length() == name.length())
            .findFirst();
  }

  /// Names that formulas speak of and nothing defines, with their places.
  Map<String, List<Expr.Name>> unknown() {
    Map<String, List<Expr.Name>> unknown = new LinkedHashMap<>();
    uses.forEach((name, places) -> {
      boolean known =
          defined.containsKey(name) || bound.contains(name) || Builtins.CONSTANTS.contains(name);
      if (!known) unknown.put(name, places);
    });
    return unknown;
  }

  /// Parameters of a header that wait for a value, with where formulas speak of them.
  Map<String, List<Expr.Name>> waiting() {
    Map<String, List<Expr.Name>> waiting = new LinkedHashMap<>();
    if (open.isEmpty()) return waiting;
    uses.forEach((name, places) -> {
      if (open.contains(name) && !given.contains(name)) waiting.put(name, places);
    });
    return waiting;
  }

  /// Whether a statement gives a name something.
  boolean isGiven(String name) {
    return given.contains(name);
  }

  /// How a name is written where it is defined.
  String written(String name) {
    Span span = defined.get(name);
    return program.text().substring(span.start(), span.end());
  }

  /// Whether a formula speaks of a name.
  boolean isUsed(String name) {
    return uses.containsKey(name);
  }

  /// Whether a name is given an array written out.
  boolean isTensor(String name) {
    return arrays.contains(name);
  }

  /// The names that are defined by what all their spellings have in common.
  Map<String, List<String>> bySpelling() {
    Map<String, List<String>> all = new HashMap<>();
    defined.keySet().forEach(n -> all.computeIfAbsent(plain(n), k -> new ArrayList<>()).add(n));
    return all;
  }

  /// Adds what a name with a mark stands for, where nothing defines it and the program defines it
  /// without the mark: `x̄` of a vector x its mean, `x⁽¹⁾` its first entry, σ beside σ² the root of
  /// that.
  void marked(String name, boolean latex, Set<String> ways) {
    String averaged = averaged(name);
    if (averaged != null) {
      ways.add((latex ? "\\operatorname{mean}" : "mean") + "(" + written(averaged) + ")");
    }
    Matcher raised = RAISED.matcher(name);
    if (raised.matches() && isTensor(raised.group(1))) {
      StringBuilder number = new StringBuilder();
      raised.group(2).chars().forEach(c -> number.append(Scripts.plainOfRaised((char) c)));
      String low = latex ? "_{" + number + "}" : "_" + number;
      ways.add(written(raised.group(1)) + low);
    }
    String square = name + "²";
    if (isDefined(square)) {
      String written = written(square);
      ways.add(latex ? "\\sqrt{" + written + "}" : "sqrt(" + written + ")");
    }
  }

  /// The vector whose mean a name may be; null where it is none's.
  private String averaged(String name) {
    String spelled = plain(name);
    for (String tensor : defined()) {
      if (!isTensor(tensor)) continue;
      String own = plain(tensor);
      boolean mean =
          spelled.equals(own + BAR)
              || AVERAGES.stream()
                  .anyMatch(a -> spelled.equals(a + own) || spelled.equals(own + a));
      if (mean) return tensor;
    }
    return null;
  }

  /// What all spellings of a name have in common: `hprev` of h_prev and hₚᵣₑᵥ, `yhat` of ŷ and
  /// y_hat, `λ` of lambda.
  static String plain(String name) {
    int end = 0;
    while (end < name.length() && name.charAt(end) < 0x80 && Character.isLetter(name.charAt(end))) {
      end++;
    }
    String letter = SameNames.letter(name.substring(0, end));
    String rest = Normalizer.normalize(letter + name.substring(end), Normalizer.Form.NFD);
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      boolean joins = c == '_' && i + 1 < rest.length();
      String mark = MARKS.get(c);
      if (mark != null) {
        plain.append(mark);
      } else if (Scripts.isLowered(c)) {
        plain.append(Scripts.plainOfLowered(c));
      } else if (!joins && c != ARROW) {
        plain.append(SameNames.letter(Character.toString(c)));
      }
    }
    return plain.toString();
  }
}
