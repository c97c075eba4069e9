package gradus.reading;

import gradus.lang.Builtins;
import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.LatexMarks;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Reading;
import gradus.lang.Scripts;
import gradus.lang.Span;
import gradus.lang.Spelling;
import gradus.lang.Statement;
import gradus.plain.token.FunctionNames;
import gradus.plain.token.NameParts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/// Names that nothing defines and that can be put together from what the program does define: `wTx`
/// beside w and x, `x2` beside x, `w_{12}` beside the matrix W. Such a name is rather one of these
/// than an input without a value, and is refused with what it can be.
final class UnknownNames {
  /// Longer names, and more of them, are nobody's slip.
  private static final int LONGEST = 24;

  private static final int MOST = 12;

  /// Texts that are longer are not read again for every edit.
  private static final int LONGEST_TEXT = 4_000;

  private static final int MOST_WAYS = 4;

  /// Letters that are indices to everybody.
  private static final String INDICES = "ijk";

  private final Program program;
  private final ProgramNames names;
  private final Set<String> functions;
  private final boolean latex;
  private final Map<String, List<String>> spelled;

  private UnknownNames(Program program, Set<String> functions) {
    this.program = program;
    this.functions = functions;
    names = new ProgramNames(program);
    spelled = names.bySpelling();
    latex = LatexMarks.in(program.text());
  }

  /// The program with such names refused.
  ///
  /// @param reader reads a text without refusing these
  static Program refused(Program program, Set<String> functions, Function<String, Program> reader) {
    if (program.hasErrors() || program.text().length() > LONGEST_TEXT) return program;
    UnknownNames unknown = new UnknownNames(program, functions);
    return StatedFormulas.told(program, unknown.problems(reader));
  }

  private List<Problem> problems(Function<String, Program> reader) {
    List<Problem> problems = new ArrayList<>();
    Map<String, List<Expr.Name>> unknown = names.unknown();
    if (unknown.size() > MOST || names.defined().isEmpty()) return problems;
    Problem derivative = derivative(unknown.keySet());
    if (derivative != null) return List.of(derivative);
    program.statements().stream()
        .map(statement -> function(statement, unknown.keySet()))
        .filter(Objects::nonNull)
        .forEach(problems::add);
    if (!problems.isEmpty()) return problems;
    names
        .constant("pi")
        .filter(n -> names.isTensor("p") && names.isIdle("p"))
        .map(n -> entry(n.name(), n.span()))
        .ifPresent(problems::add);
    unknown.forEach((name, places) -> {
      Problem entry = latex ? null : entry(name, places.getFirst().span());
      if (entry != null) {
        problems.add(entry);
        return;
      }
      Problem ten = name.equals("x10") ? ten(places.getFirst().span()) : null;
      if (ten != null) {
        problems.add(ten);
        return;
      }
      Span span = places.getFirst().span();
      if (span.length() == 0 || name.length() > LONGEST) return;
      List<String> ways =
          ways(name, span, unknown.keySet()).stream()
              .filter(way -> isMended(span, way, name, reader))
              .limit(2)
              .toList();
      if (ways.isEmpty()) return;
      String shown = written(span);
      String other = ways.size() > 1 ? ways.get(1) : shown + " = …";
      problems.add(
          Problem.error(span, "syntax.glued", shown, ways.getFirst(), other)
              .withEdits(ways.toArray(String[]::new)));
    });
    return problems;
  }

  private String written(Span span) {
    return program.text().substring(span.start(), span.end());
  }

  /// Whether a text reads with an edit, and has no new name without a value.
  private boolean isMended(Span span, String edit, String name, Function<String, Program> reader) {
    String text = program.text();
    Program edited =
        reader.apply(text.substring(0, span.start()) + edit + text.substring(span.end()));
    if (edited.hasErrors()) return false;
    Set<String> left = new ProgramNames(edited).unknown().keySet();
    boolean again = left.contains(name) && !isElsewhere(name);
    // a letter of its own may wait for a value as the whole name did
    return !again
        && left.stream()
            .allMatch(n -> names.unknown().containsKey(n) || n.length() == 1 && isIn(n, edit));
  }

  private static boolean isIn(String letter, String edit) {
    return List.of(edit.split("[ ()]")).contains(letter);
  }

  private boolean isElsewhere(String name) {
    return names.unknown().get(name).size() > 1;
  }

  /// Refuses `g = ReLU` where g(…) follows, which is a header without its parameter; null for any
  /// other statement.
  private Problem function(Statement statement, Set<String> unknown) {
    boolean named =
        statement instanceof Statement.Definition d
            && d.parameters() == null
            && d.body() instanceof Expr.Name f
            && unknown.contains(f.name())
            && functions.contains(f.name().toLowerCase(Locale.ROOT));
    if (!named) return null;
    Statement.Definition d = (Statement.Definition) statement;
    String defined = written(d.nameSpan());
    boolean applied =
        program.problems().stream()
            .anyMatch(
                p -> p.key().equals(Reading.FACTOR.key()) && written(p.span()).equals(defined));
    if (!applied) return null;
    String function = written(d.body().span());
    String edit = defined + "(x) = " + function + "(x)";
    Span span = d.nameSpan().union(d.body().span());
    return Problem.error(span, "syntax.function.named", function, defined, edit).withFix(edit);
  }

  /// Refuses `dy/dx` beside y and x: what is asked for is computed of its own accord.
  private Problem derivative(Set<String> unknown) {
    for (Expr formula : StatedFormulas.of(program.statements())) {
      for (Expr part : formula.all()) {
        if (part instanceof Expr.Binary b
            && b.operator() == Operator.DIVIDE
            && (isDifferential(b.left(), unknown) || isSign(b.left(), unknown))
            && isDifferential(b.right(), unknown)) {
          return Problem.error(b.span(), "latex.derivative", written(b.span()));
        }
      }
    }
    return null;
  }

  /// The d of `d/dx`.
  private static boolean isSign(Expr expr, Set<String> unknown) {
    return expr instanceof Expr.Name n && n.name().equals("d") && unknown.contains("d");
  }

  private boolean isDifferential(Expr expr, Set<String> unknown) {
    return expr instanceof Expr.Name n
        && unknown.contains(n.name())
        && n.name().length() > 1
        && n.name().startsWith("d")
        && names.isDefined(n.name().substring(1));
  }

  /// Refuses `3x10-5` and `3x10^-5`, with an x for the sign of a product; null where no number
  /// stands before it.
  private Problem ten(Span x) {
    String text = program.text();
    if (x.start() == 0 || !Character.isDigit(text.charAt(x.start() - 1))) return null;
    int end = x.end();
    if (end < text.length() && "-−".indexOf(text.charAt(end)) >= 0) {
      do {
        end++;
      } while (end < text.length() && Character.isDigit(text.charAt(end)));
    }
    boolean lost = end > x.end() + 1;
    Span span = lost ? new Span(x.start(), end) : x;
    String edit = "*10" + (lost ? "^-" + text.substring(x.end() + 1, end) : "");
    String shown = written(span);
    return Problem.error(span, "syntax.glued", shown, edit, written(x) + " = …").withFix(edit);
  }

  /// Refuses `wi` and `wixi` of vectors w and x, which are their entries, and no sum says which;
  /// null where a name is no such one.
  private Problem entry(String name, Span span) {
    String tensor = null;
    for (int at = 0; at < name.length(); ) {
      String part = name.substring(at, at + 1);
      boolean index = at + 1 < name.length() && INDICES.indexOf(name.charAt(at + 1)) >= 0;
      boolean running = index && !names.isDefined(name.substring(at + 1, at + 2));
      if (!names.isDefined(part) || running && !names.isTensor(part)) return null;
      if (running && tensor == null) tensor = part;
      at += running ? 2 : 1;
    }
    if (tensor == null) return null;
    return Problem.error(span, "syntax.index", written(span), tensor);
  }

  /// What a name can be, the likeliest first.
  private Collection<String> ways(String name, Span span, Set<String> unknown) {
    Set<String> ways = new LinkedHashSet<>();
    String shown = written(span);
    entries(name, shown, ways);
    names.marked(name, latex, ways);
    if (!latex && shown.length() == name.length()) {
      number(name, unknown, ways);
      logarithm(name, ways);
      power(name, ways);
      parts(name, ways);
    }
    idle(name, ways);
    return ways;
  }

  /// `w_{12}` as an entry of the matrix W, where there is no w.
  private void entries(String name, String shown, Set<String> ways) {
    int stem = NameParts.stem(name);
    if (stem != 1 || names.isDefined(name.substring(0, stem))) return;
    String other = otherCase(name.substring(0, 1));
    if (names.isTensor(other)) ways.add(otherCase(shown.substring(0, 1)) + shown.substring(1));
  }

  private static String otherCase(String letter) {
    return letter.toUpperCase().equals(letter) ? letter.toLowerCase() : letter.toUpperCase();
  }

  /// `x2` as the square of x, or its entry, where no other name is x with a number.
  private void number(String name, Set<String> unknown, Set<String> ways) {
    int end = name.length();
    while (end > 0 && name.charAt(end - 1) >= '0' && name.charAt(end - 1) <= '9') {
      end--;
    }
    if (end == 0 || end == name.length() || name.charAt(end - 1) == '_') return;
    String stem = name.substring(0, end);
    String number = name.substring(end);
    // x0 and x1 are no powers
    if (!names.isDefined(stem) || number.equals("0") || number.equals("1")) return;
    boolean family =
        names.defined().stream().anyMatch(n -> isNumbered(n, stem))
            || unknown.stream().anyMatch(n -> !n.equals(name) && isNumbered(n, stem));
    if (!family) ways.add(stem + "^" + number);
  }

  private static boolean isNumbered(String name, String stem) {
    return name.length() > stem.length()
        && name.startsWith(stem)
        && name.substring(stem.length())
            .replace("_", "")
            .chars()
            .allMatch(c -> Character.isDigit(Scripts.plainOfLowered((char) c)));
  }

  /// `log₂x` by the logarithm that is known here.
  private void logarithm(String name, Set<String> ways) {
    for (String base : List.of("2", "10")) {
      for (String begin : List.of("log" + Scripts.lowered(base), "log_" + base)) {
        String rest = name.substring(Math.min(begin.length(), name.length()));
        String product = name.startsWith(begin) ? product(rest) : null;
        if (product != null) ways.add("log(" + product + ")/log(" + base + ")");
      }
    }
  }

  /// `ez` as the power of e, or a product.
  private void power(String name, Set<String> ways) {
    if (!name.startsWith("e") || names.isDefined("e")) return;
    String rest = name.substring(1);
    String product = product(rest);
    if (product == null) return;
    ways.add(rest.equals(product) && names.isDefined(rest) ? "e^" + rest : "e^(" + product + ")");
    ways.add("e " + product);
  }

  /// The names that a word is made of, with blanks between; null where it is made of none.
  private String product(String word) {
    List<String> best = split(word, false);
    return best == null ? null : String.join(" ", best);
  }

  /// Names, transposes and functions side by side.
  private void parts(String name, Set<String> ways) {
    String product = product(name);
    if (product != null && product.length() > name.length()) ways.add(product);
    for (int at = 1; at < name.length() && !names.isDefined("T"); at++) {
      List<String> left = name.charAt(at) == 'T' ? split(name.substring(0, at), false) : null;
      if (left == null || !names.isTensor(left.getLast())) continue;
      String right = at + 1 == name.length() ? "" : product(name.substring(at + 1));
      if (right != null) ways.add((String.join(" ", left) + "^T " + right).strip());
    }
    for (int from = 0; from < name.length() - 2 && ways.size() < MOST_WAYS; from++) {
      String before = from == 0 ? "" : product(name.substring(0, from));
      if (before == null) continue;
      for (int to = name.length() - 1; to > from + 1; to--) {
        String function = name.substring(from, to);
        boolean known = functions.contains(function) && FunctionNames.isBare(function);
        List<String> inside = known ? split(name.substring(to), true) : null;
        if (inside == null) continue;
        String start = before.isEmpty() ? "" : before + " ";
        boolean base = function.equals("log") && Set.of("2", "10").contains(inside.getFirst());
        if (base && inside.size() > 1) {
          String rest = String.join(" ", inside.subList(1, inside.size()));
          ways.add(start + "log(" + rest + ")/log(" + inside.getFirst() + ")");
        }
        ways.add(start + function + "(" + String.join(" ", inside) + ")");
      }
    }
    List<String> blank = ways.isEmpty() ? split(name, true) : null;
    if (blank != null && blank.size() > 1) ways.add(String.join(" ", blank));
  }

  /// The fewest names that a word is made of.
  ///
  /// @param letters whether a letter may stand among them that nothing defines, beside a name that
  ///   no formula speaks of yet
  private List<String> split(String word, boolean letters) {
    List<List<String>> ends = new ArrayList<>();
    ends.add(List.of());
    for (int end = 1; end <= word.length(); end++) {
      List<String> best = null;
      for (int from = 0; from < end; from++) {
        List<String> before = ends.get(from);
        String part = before == null ? null : part(word.substring(from, end), from == 0, letters);
        boolean whole = from == 0 && end == word.length();
        if (part == null && before != null && !whole) part = counted(word.substring(from, end));
        if (part == null || best != null && before.size() >= best.size()) continue;
        best = new ArrayList<>(before);
        best.add(part);
      }
      ends.add(best);
    }
    List<String> all = word.isEmpty() ? null : ends.getLast();
    if (all == null || all.stream().noneMatch(p -> names.isDefined(p) || isSpelled(p))) return null;
    long open = all.stream().filter(p -> !isPart(p) && isLetter(p)).count();
    return open == 0 || open == 1 && all.stream().anyMatch(names::isIdle) ? all : null;
  }

  /// A part of a word as it is written; null where it is none.
  private String part(String part, boolean first, boolean letters) {
    boolean number = first && part.chars().allMatch(c -> c >= '0' && c <= '9');
    if (number || isPart(part)) return part;
    List<String> same = spelled.getOrDefault(ProgramNames.plain(part), List.of());
    if (same.size() == 1) return names.written(same.getFirst());
    return letters && isLetter(part) ? part : null;
  }

  /// `w2` in `w2x` as an entry of a vector w or a power of a number; null where no other name is w
  /// with a number, or it is none such.
  private String counted(String part) {
    boolean counted =
        part.length() == 2 && part.charAt(1) > '1' && part.charAt(1) <= '9' && !isPart(part);
    String stem = part.substring(0, 1);
    if (!counted || !names.isDefined(stem)) return null;
    if (names.defined().stream().anyMatch(n -> isNumbered(n, stem))) return null;
    return stem + (names.isTensor(stem) ? "_" : "^") + part.charAt(1);
  }

  private boolean isSpelled(String written) {
    return names.defined().stream().anyMatch(name -> names.written(name).equals(written));
  }

  private boolean isPart(String part) {
    return names.isDefined(part) || Builtins.CONSTANTS.contains(part);
  }

  private static boolean isLetter(String part) {
    return part.length() == 1 && Character.isLetter(part.charAt(0));
  }

  /// A name that no formula speaks of, spelled with a slip or with other capitals.
  private void idle(String name, Set<String> ways) {
    List<String> idle = names.defined().stream().filter(names::isIdle).toList();
    idle.stream()
        .filter(n -> ProgramNames.plain(n).equalsIgnoreCase(ProgramNames.plain(name)))
        .findFirst()
        .or(() -> Spelling.mistyped(name, idle))
        .ifPresent(n -> ways.add(names.written(n)));
  }
}
