package gradus.document;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.graph.place.Round;
import gradus.lang.Builtins;
import gradus.lang.Expr;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.op.catalogue.Ops;
import gradus.plain.token.Tokens;
import gradus.reading.Notation;
import gradus.reading.TakenOut;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// Writes the name of a wire into the text: the formula of its gate gets a line `q = …` in front of
/// the statement it stands in, and the name stands in its place. A wire that has a name there gets
/// another wherever it is spoken of.
public final class NamedWire {
  /// A formula of the text and the statement it is of; those of blocks are formulas too.
  private record Formula(Statement statement, Expr body) {
    static List<Formula> of(List<Statement> statements) {
      List<Formula> all = new ArrayList<>();
      for (Statement statement : statements) {
        switch (statement) {
          case Statement.Definition d -> all.add(new Formula(d, d.body()));
          case Statement.Bare b -> all.add(new Formula(b, b.body()));
          case Statement.Repeat r -> all.addAll(of(r.body()));
        }
      }
      return all;
    }
  }

  private final Program program;
  private final ComputationGraph graph;
  private final Gate gate;
  private final Formula formula;
  private final Function<String, Program> reader;

  private NamedWire(
      Program program,
      ComputationGraph graph,
      Gate gate,
      Formula formula,
      Function<String, Program> reader) {
    this.program = program;
    this.graph = graph;
    this.gate = gate;
    this.formula = formula;
    this.reader = reader;
  }

  /// Why the wire of the gate with this key can be given no name at all; empty when it can.
  public static Optional<Problem> objection(Program program, String key) {
    return find(program, key, t -> program) == null ? Optional.of(why(program)) : Optional.empty();
  }

  private static Problem why(Program program) {
    boolean mistaken = GraphBuilder.build(program).hasErrors();
    return Problem.error(Span.NOWHERE, mistaken ? "name.mistake" : "name.inside");
  }

  /// Whether the text itself names the wire of this gate. A bare formula is named only by where it
  /// stands.
  public static boolean isWritten(Program program, Gate gate) {
    return gate.name() != null
        && program.statements().stream()
            .noneMatch(s -> s instanceof Statement.Bare b && b.body().span().equals(gate.span()));
  }

  /// The text in which the wire of the gate with this key has a name.
  ///
  /// @param typed the name as a person typed it; in a LaTeX text it may be LaTeX
  /// @param reader how the new text will be read: one that means something else is not handed out
  public static Grouping.Result of(
      Program program, String key, String typed, Function<String, Program> reader) {
    NamedWire wire = find(program, key, reader);
    return wire == null ? new Grouping.Result.Refused(why(program)) : wire.named(typed.strip());
  }

  private static NamedWire find(Program program, String key, Function<String, Program> reader) {
    Lowering lowering = GraphBuilder.build(program);
    if (lowering.hasErrors()) return null;
    ComputationGraph graph = lowering.graph();
    Gate gate = graph.gates().stream().filter(g -> g.key().equals(key)).findFirst().orElse(null);
    if (gate == null || gate.isConstant()) return null;
    if (gate.isInput() && isWritten(program, gate)) {
      return new NamedWire(program, graph, gate, null, reader);
    }
    for (Formula f : Formula.of(program.statements())) {
      boolean here =
          gate.isInput()
              ? f.body.span().equals(gate.span())
              : f.body.all().stream().anyMatch(e -> e == gate.written());
      if (here) return new NamedWire(program, graph, gate, f, reader);
    }
    return null;
  }

  private Grouping.Result named(String typed) {
    boolean latex = Notation.of(program.text()) == Notation.LATEX;
    if (typed.isEmpty()) return refused("name.empty");
    if (isWritten(program, gate) && latex) return refused("name.latex");
    boolean plain = Tokens.isName(typed);
    String written = plain && latex ? Notation.LATEX.name(typed) : typed;
    String name = latex ? read(written) : plain ? typed : null;
    if (name == null) return refused("name.wrong", typed);
    if (isWritten(program, gate) && name.equals(ownName())) {
      return new Grouping.Result.Done(program.text());
    }
    if (isTaken(name)) return refused("name.taken", typed);
    if (Builtins.CONSTANTS.contains(name)) return refused("name.constant", typed);
    if (Ops.names().contains(name) || name.equals(Builtins.SIGMA)) {
      return refused("name.function", typed);
    }
    for (String text : texts(name, written)) {
      if (agrees(text, name)) return new Grouping.Result.Done(text);
    }
    return refused("name.failed", typed);
  }

  private static Grouping.Result refused(String key, Object... args) {
    return new Grouping.Result.Refused(Problem.error(Span.NOWHERE, key, args));
  }

  /// What a name in LaTeX is called; null when it is none.
  private String read(String typed) {
    if (typed.contains("\n") || typed.contains("=")) return null;
    Program alone = reader.apply(typed + " = 1");
    boolean one = !alone.hasErrors() && alone.statements().size() == 1;
    return one
            && alone.statements().getFirst() instanceof Statement.Definition d
            && d.parameters() == null
        ? d.name()
        : null;
  }

  private boolean isTaken(String name) {
    return name.equals(Builtins.REPEAT)
        || graph.used().contains(name)
        || definitions(program).stream().anyMatch(d -> d.name().equals(name));
  }

  private static List<Statement.Definition> definitions(Program of) {
    return Formula.of(of.statements()).stream()
        .map(Formula::statement)
        .filter(Statement.Definition.class::isInstance)
        .map(Statement.Definition.class::cast)
        .toList();
  }

  /// The name of the wire in the text, that of a block's in any round.
  private String ownName() {
    return gate.round() != null ? gate.round().name() : gate.name();
  }

  private List<String> texts(String name, String written) {
    if (isWritten(program, gate)) return renamed(name);
    if (gate.name() != null) {
      int at = formula.statement.span().start();
      return List.of(
          program.text().substring(0, at) + written + " = " + program.text().substring(at));
    }
    return TakenOut.texts(program.text(), statement(), formula.body, gate.written(), written);
  }

  /// The statement to put a line in front of. A name under a brace in LaTeX is one inside another.
  private Span statement() {
    Span part = gate.written().span();
    return Formula.of(program.statements()).stream()
        .map(f -> f.statement.span())
        .filter(s -> s.start() <= part.start() && part.end() <= s.end())
        .max(Comparator.comparingInt(Span::length))
        .orElse(formula.statement.span());
  }

  /// The text with another name wherever the wire's own stands, but where a function's parameter is
  /// called the same.
  private List<String> renamed(String name) {
    List<Span> places = new ArrayList<>();
    for (Formula f : Formula.of(program.statements())) {
      if (f.statement instanceof Statement.Bare) addNames(f.body, places);
    }
    for (Statement.Definition d : definitions(program)) {
      if (d.name().equals(ownName())) places.add(d.nameSpan());
      List<Statement.Parameter> own = d.parameters() == null ? List.of() : d.parameters();
      if (isFunction(d) && hasParameter(d, ownName())) continue;
      own.stream().filter(p -> p.name().equals(ownName())).forEach(p -> places.add(p.span()));
      addNames(d.body(), places);
      d.forms().forEach(form -> addNames(form, places));
    }
    places.sort(Comparator.comparingInt(Span::start).reversed());
    StringBuilder text = new StringBuilder(program.text());
    for (Span place : places) {
      text.replace(place.start(), place.end(), TakenOut.joined(program.text(), place, name));
    }
    return List.of(text.toString());
  }

  /// Whether a definition is one of a function that is called, and not of a wire.
  private boolean isFunction(Statement.Definition d) {
    return d.parameters() != null && !d.parameters().isEmpty() && graph.named(d.name()).isEmpty();
  }

  private static boolean hasParameter(Statement.Definition d, String name) {
    return d.parameters().stream().anyMatch(p -> p.name().equals(name));
  }

  private void addNames(Expr body, List<Span> to) {
    for (Expr part : body.all()) {
      if (part instanceof Expr.Name n && n.name().equals(ownName())) to.add(n.span());
    }
  }

  /// Whether a text has the same gates, and the wire is called by the name.
  private boolean agrees(String text, String name) {
    Program now = reader.apply(text);
    Lowering lowering = GraphBuilder.build(now);
    return !lowering.hasErrors()
        && SameGates.in(
            graph,
            lowering.graph(),
            g -> expected(g, name),
            (g, called) -> Objects.equals(called, expected(g, name)))
        && forms(program, isWritten(program, gate) ? name : null).equals(forms(now, null));
  }

  /// What a gate is called in the new text.
  private String expected(Gate g, String name) {
    boolean renamed = gate.isOperation() && g.written() == gate.written() || isCalledAlike(g);
    if (!renamed) return g.name();
    return g.round() == null ? name : new Round(name, g.round().numbers()).text();
  }

  private boolean isCalledAlike(Gate g) {
    if (g == gate) return true;
    if (gate.name() == null || g.name() == null || g.round() == null && gate.round() == null) {
      return false;
    }
    return (g.round() == null ? g.name() : g.round().name()).equals(ownName());
  }

  /// What the other forms of the statements say, `xz + yz` in `f = (x+y)z = xz + yz`, and what the
  /// functions do.
  private List<String> forms(Program of, String now) {
    List<String> signs = new ArrayList<>();
    for (Statement.Definition d : definitions(of)) {
      List<Expr> said = new ArrayList<>(d.forms());
      if (isFunction(d)) said.add(d.body());
      String name = isFunction(d) && hasParameter(d, ownName()) ? null : now;
      for (Expr form : said) {
        signs.addAll(SameGates.signs(form, n -> name != null && n.equals(ownName()) ? name : n));
      }
    }
    return signs;
  }
}
