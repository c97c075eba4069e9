package gradus.indices.start;

import gradus.lang.Expr;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Scripts;
import gradus.lang.Span;
import gradus.lang.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names that look like entries of a tensor which the program gives a value too: an x₁ beside x.
final class Members {
  /// How many indices an entry has at most.
  private static final int AXES = 2;

  /// Names that a sentence has at most.
  private static final int MOST_SHOWN = 8;

  /// Sums that are looked through for an index.
  private static final int MOST_SUMS = 100;

  private static final Pattern RAISED = Pattern.compile("(.+)⁽[⁰¹²³⁴-⁹]+⁾");

  /// The entries of a tensor that have as many indices.
  private record Family(String stem, int indices) {}

  /// The first name of each.
  private final Map<Family, String> first = new HashMap<>();

  /// The first of each that has a 0.
  private final Map<Family, String> zeroth = new HashMap<>();

  /// How all of them are written.
  private final Map<Family, List<String>> parts = new HashMap<>();

  /// Those of names with a value of their own, which may be their total: L beside L_1 and L_2.
  private final Map<String, List<String>> summed = new HashMap<>();

  /// What a function takes, which has its value where it is called.
  private final Set<String> parameters = new HashSet<>();

  /// Tensors made of names: `x = [x_1, x_2]`.
  private final Map<String, Expr.Array> made = new HashMap<>();

  /// How the names of each stem are written, x1 among them, by their numbers.
  private final Map<String, SortedMap<Integer, String>> numbered = new HashMap<>();

  private final List<Expr.Over> sums = new ArrayList<>();
  private final Set<String> told = new HashSet<>();
  private final Set<String> defined = new HashSet<>();
  private final String text;

  Members(Program program) {
    program
        .statements()
        .forEach(s -> {
          if (s instanceof Statement.Definition d) defined.add(d.name());
        });
    text = program.text();
    gather(program);
    parts.forEach((family, written) -> {
      if (program.defines(family.stem())) summed.put(family.stem(), written);
    });
    parts.keySet().removeIf(family -> program.defines(family.stem()));
    parts.keySet().removeIf(family -> parameters.contains(family.stem()));
    first.keySet().removeIf(family -> !program.defines(family.stem()));
    first.entrySet().removeIf(entry -> isMadeOf(entry.getKey(), entry.getValue()));
    zeroth.keySet().removeIf(family -> !program.defines(family.stem()));
  }

  private void gather(Program program) {
    Deque<Statement> open = new ArrayDeque<>(program.statements());
    while (!open.isEmpty()) {
      switch (open.pop()) {
        case Statement.Definition d when d.parameters() != null ->
            d.parameters().forEach(p -> parameters.add(p.name()));
        case Statement.Definition d -> {
          if (d.body() instanceof Expr.Array a) made.put(d.name(), a);
          Span span = d.nameSpan();
          String written = program.text().substring(span.start(), span.end());
          if (!isEntry(d.body())) add(d.name(), written);
          sums(d.body());
          d.forms().forEach(this::sums);
        }
        case Statement.Bare b -> sums(b.body());
        case Statement.Repeat r -> r.body().reversed().forEach(open::push);
      }
    }
  }

  private void add(String name, String written) {
    Matcher raised = RAISED.matcher(name);
    if (raised.matches()) {
      parts.computeIfAbsent(new Family(raised.group(1), 1), f -> new ArrayList<>()).add(written);
      return;
    }
    int end = name.length();
    while (end > 1 && Character.isDigit(Scripts.plainOfLowered(name.charAt(end - 1)))) {
      end--;
    }
    int digits = name.length() - end;
    if (digits > 0 && digits < 4) {
      int number = Integer.parseInt(plain(name.substring(end)));
      String base =
          name.charAt(end - 1) == '_' ? name.substring(0, end - 1) : name.substring(0, end);
      if (number > 0) numbered.computeIfAbsent(base, b -> new TreeMap<>()).put(number, written);
    }
    // x1 is no entry to anyone, x_1 and x₁ are
    boolean low = digits > 0 && Scripts.isLowered(name.charAt(end));
    if (!low && (digits == 0 || name.charAt(end - 1) != '_')) return;
    String stem = name.substring(0, low ? end : end - 1);
    int zeros = 0;
    for (int i = end; i < name.length(); i++) {
      if (Scripts.plainOfLowered(name.charAt(i)) == '0') zeros++;
    }
    (zeros == digits ? zeroth : first).putIfAbsent(new Family(stem, 1), name);
    parts.computeIfAbsent(new Family(stem, 1), f -> new ArrayList<>()).add(written);
    if (digits == AXES) (zeros > 0 ? zeroth : first).putIfAbsent(new Family(stem, AXES), name);
  }

  private void sums(Expr formula) {
    for (Expr part : formula.all()) {
      if (part instanceof Expr.Over over && sums.size() < MOST_SUMS) sums.add(over);
    }
  }

  /// Whether a name is given what the tensor has there: `x_1 = x[0]`.
  private static boolean isEntry(Expr body) {
    return body instanceof Expr.Index i && i.target() instanceof Expr.Name;
  }

  /// Whether a vector is made of the names that look like its entries, each at its place.
  private boolean isMadeOf(Family family, String member) {
    Expr.Array array = family.indices() == 1 ? made.get(family.stem()) : null;
    if (array == null) return false;
    for (int i = 0; i < array.items().size(); i++) {
      String number = Integer.toString(i + 1);
      if (!(array.items().get(i) instanceof Expr.Name n)) return false;
      String plain = n.name().substring(0, Math.min(n.name().length(), family.stem().length()));
      String low = n.name().substring(plain.length());
      if (!plain.equals(family.stem()) || !plain(low).equals(number)) return false;
    }
    return array.items().stream()
        .anyMatch(item -> item instanceof Expr.Name n && n.name().equals(member));
  }

  private static String plain(String low) {
    StringBuilder plain = new StringBuilder();
    for (char c : low.toCharArray()) {
      if (c != '_') plain.append(Scripts.plainOfLowered(c));
    }
    return plain.toString();
  }

  /// Refuses an index that runs over the entries of what has no value, while names that look like
  /// its entries have.
  Optional<Problem> unmade(Expr.Index index) {
    if (!(index.target() instanceof Expr.Name tensor)) return Optional.empty();
    List<String> written = parts.get(new Family(tensor.name(), index.indices().size()));
    int end = tensor.name().length() - 1;
    boolean total = written == null && end > 0 && Scripts.isLowered(tensor.name().charAt(end));
    if (total) written = summed.get(tensor.name().substring(0, end));
    SortedMap<Integer, String> loose = numbered.get(tensor.name());
    boolean unparted = written == null && loose != null && loose.size() > 1;
    if (unparted && !defined.contains(tensor.name())) written = List.copyOf(loose.values());
    if (written == null || !told.add(tensor.name())) return Optional.empty();
    boolean many = written.size() > MOST_SHOWN;
    String all = String.join(", ", many ? written.subList(0, MOST_SHOWN) : written);
    all += many ? ", …" : "";
    return Optional.of(edited(index, tensor.name(), all));
  }

  /// With the terms of the sum around it written out, where all are known.
  private Problem edited(Expr.Index index, String tensor, String all) {
    Problem problem = Problem.error(index.span(), "indices.parts", tensor, all);
    for (Expr.Over sum : sums) {
      if (sum.body().all().stream().noneMatch(part -> part == index)) continue;
      WrittenTerms terms = WrittenTerms.of(sum, numbered, text);
      if (terms == null) continue;
      // its other names are told with it
      sum.body()
          .all()
          .forEach(e -> {
            if (e instanceof Expr.Index i && i.target() instanceof Expr.Name n) told.add(n.name());
          });
      return Problem.error(terms.span(), "indices.terms.written", tensor, all, terms.edit())
          .withFix(terms.edit());
    }
    return problem;
  }

  /// Refuses an index that runs over the entries of a tensor and passes such a name over; one
  /// numbered 0, as the w₀ of w₀ + Σ wᵢxᵢ, is no entry of a tensor that counts from 1.
  Optional<Problem> passedOver(Expr.Index index, int start) {
    if (!(index.target() instanceof Expr.Name tensor)) return Optional.empty();
    Family family = new Family(tensor.name(), index.indices().size());
    String member = first.getOrDefault(family, start == 0 ? zeroth.get(family) : null);
    if (member == null || !told.add(tensor.name())) return Optional.empty();
    return Optional.of(Problem.error(index.span(), "indices.members", member, tensor.name()));
  }
}
