package gradus.document;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.graph.Wire;
import gradus.lang.Builtins;
import gradus.lang.Expr;
import gradus.lang.Printer;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Scripts;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.op.Op;
import gradus.op.Origin;
import gradus.op.catalogue.Ops;
import gradus.plain.token.Tokens;
import gradus.tensor.Numbers;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Makes a function of some gates: the text gets its definition, and where they stood a call. The
/// inverse of unfolding.
public final class Grouping {
  private static final int MOST_PARTS = 2_000;

  /// The new text, or why there is none.
  public sealed interface Result {
    record Done(String text) implements Result {}

    record Refused(Problem problem) implements Result {}
  }

  private static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Problem problem;

    Refusal(String key, Object... args) {
      super(key);
      problem = Problem.error(Span.NOWHERE, key, args);
    }
  }

  private final ComputationGraph graph;
  private final Program program;
  private final Set<Gate> gates;
  private final String name;
  private final Function<String, Program> reader;
  private final Map<Gate, String> parameters = new LinkedHashMap<>();
  private int parts;

  private Grouping(
      ComputationGraph graph,
      Program program,
      Set<Gate> gates,
      String name,
      Function<String, Program> reader) {
    this.graph = graph;
    this.program = program;
    this.gates = gates;
    this.name = name;
    this.reader = reader;
  }

  /// Groups the gates with these keys of a program as the function `name`.
  ///
  /// @param program in the language's own notation, as the new text is
  /// @param reader how the new text will be read: one that means something else is not handed out
  public static Result of(
      Program program, Collection<String> keys, String name, Function<String, Program> reader) {
    Lowering lowering = GraphBuilder.build(program);
    if (lowering.hasErrors()) return new Result.Refused(lowering.errors().getFirst());
    ComputationGraph graph = lowering.graph();
    Set<Gate> gates =
        graph.gates().stream()
            .filter(g -> g.isOperation() && keys.contains(g.key()))
            .collect(Collectors.toCollection(HashSet::new));
    boolean elsewhere =
        keys.stream().anyMatch(k -> gates.stream().noneMatch(g -> g.key().equals(k)));
    if (elsewhere) return new Result.Refused(Problem.error(Span.NOWHERE, "group.repeat"));
    try {
      return new Result.Done(new Grouping(graph, program, gates, name, reader).run());
    } catch (Refusal refusal) {
      return new Result.Refused(refusal.problem);
    }
  }

  /// A name for a function that is free in a program: `g`, `g2`, …
  public static String freeName(Program program) {
    Set<String> taken = names(program);
    String free = "g";
    for (int i = 2; taken.contains(free); i++) {
      free = "g" + i;
    }
    return free;
  }

  private static Set<String> names(Program program) {
    Set<String> names = new TreeSet<>(Ops.names());
    for (Statement s : program.statements()) {
      if (s instanceof Statement.Definition d) {
        names.add(d.name());
        if (d.parameters() != null) d.parameters().forEach(p -> names.add(p.name()));
      }
    }
    Lowering lowering = GraphBuilder.build(program);
    if (!lowering.hasErrors()) lowering.graph().blanks().forEach(b -> names.add(b.name()));
    return names;
  }

  /// Why the function cannot be called so, as a message key; null when it can.
  private String objection() {
    if (!Tokens.isName(name)) return "name.wrong";
    if (Builtins.CONSTANTS.contains(name)) return "name.constant";
    if (Ops.names().contains(name) || name.equals(Builtins.SIGMA)) return "name.function";
    return names(program).contains(name) ? "name.taken" : null;
  }

  private String run() {
    if (gates.isEmpty()) throw new Refusal("group.none");
    if (name.isEmpty()) throw new Refusal("group.name");
    String objection = objection();
    if (objection != null) throw new Refusal(objection, name);
    Gate result = result();
    String body = Printer.text(expression(result));
    String header = name + "(" + String.join(", ", parameters.values()) + ") = " + body + "\n";
    String text = header + edited(result);
    if (!agrees(text, result)) throw new Refusal("group.failed");
    return text;
  }

  /// The one gate of the group whose value is used outside it.
  private Gate result() {
    List<Gate> results = new ArrayList<>();
    for (Gate gate : gates) {
      boolean round = gate.name() != null && gate.round() != null;
      if (round || gate.op().origin() instanceof Origin.Repeat) throw new Refusal("group.repeat");
      boolean used =
          gate == graph.output()
              || graph.consumers(gate).isEmpty()
              || graph.consumers(gate).stream().anyMatch(w -> !gates.contains(w.target()));
      if (used) results.add(gate);
    }
    if (results.size() != 1) {
      results.sort(Comparator.comparingInt(Gate::id));
      String shown =
          results.stream()
              .limit(6)
              .map(g -> shorten(graph.text(g)))
              .collect(Collectors.joining(", "));
      throw new Refusal("group.results", shown);
    }
    return results.getFirst();
  }

  private static String shorten(String text) {
    return text.length() > 24 ? text.substring(0, 23) + "…" : text;
  }

  private Optional<Statement.Definition> definition(String defined) {
    return program.statements().stream()
        .filter(s -> s instanceof Statement.Definition d && d.name().equals(defined))
        .map(s -> (Statement.Definition) s)
        .findFirst();
  }

  private String text() {
    return program.text();
  }

  private Expr expression(Gate gate) {
    if (++parts > MOST_PARTS) throw new Refusal("group.large", MOST_PARTS);
    if (gate.isConstant()) return literal(gate.literal());
    if (!gates.contains(gate)) {
      return new Expr.Name(Span.NOWHERE, parameters.computeIfAbsent(gate, this::parameter));
    }
    Op op = gate.op();
    List<Expr> in = new ArrayList<>();
    for (Wire wire : graph.operands(gate)) {
      in.add(expression(wire.source()));
    }
    if (op == Ops.COPY) return in.getFirst();
    if (op == Ops.NEGATE) return new Expr.Negate(Span.NOWHERE, in.getFirst());
    List<Expr> numbers = op.written(gate.attributes());
    if (op == Ops.INDEX) return new Expr.Index(Span.NOWHERE, in.getFirst(), numbers);
    for (Expr.Operator operator : Expr.Operator.values()) {
      if (op.isInfix() && operator.sign().equals(op.name())) {
        return new Expr.Binary(Span.NOWHERE, operator, in.get(0), in.get(1));
      }
    }
    in.addAll(numbers);
    return new Expr.Call(Span.NOWHERE, Span.NOWHERE, op.name(), in);
  }

  private static Expr literal(Tensor value) {
    return literal(value, 0, 0);
  }

  /// What begins at a place, so many axes deep.
  private static Expr literal(Tensor value, int axis, int from) {
    Shape shape = value.shape();
    if (axis == shape.rank()) return number(value.get(from));
    List<Expr> entries = new ArrayList<>();
    for (int i = 0; i < shape.length(axis); i++) {
      entries.add(literal(value, axis + 1, from + i * shape.step(axis)));
    }
    return new Expr.Array(Span.NOWHERE, entries);
  }

  /// A negative number is a sign and a number, as it is when read.
  private static Expr number(double value) {
    Expr size = new Expr.Num(Span.NOWHERE, Math.abs(value), Numbers.exact(Math.abs(value)));
    return Math.copySign(1, value) < 0 ? new Expr.Negate(Span.NOWHERE, size) : size;
  }

  /// What the function calls an operand: its own name, else the next free letter.
  private String parameter(Gate gate) {
    if (gate.name() != null && !Scripts.isMarked(gate.name())) return gate.name();
    Set<String> taken = names(program);
    for (char c = 'a'; c <= 'z'; c++) {
      String letter = Character.toString(c);
      if (!taken.contains(letter) && !parameters.containsValue(letter)) return letter;
    }
    return "p" + (parameters.size() + 1);
  }

  /// How the text writes an operand where the call stands: there a name of a block is that of the
  /// round which is meant.
  private String argument(Gate gate) {
    if (gate.name() == null) return graph.text(gate);
    return gate.round() != null ? gate.round().name() : gate.name();
  }

  private record Edit(int start, int end, String with) {}

  /// The text with a call where the result stood, and without the other named gates of the group.
  private String edited(Gate result) {
    List<Edit> edits = new ArrayList<>();
    String arguments =
        parameters.keySet().stream().map(this::argument).collect(Collectors.joining(", "));
    String call = name + "(" + arguments + ")";
    edits.add(new Edit(result.span().start(), result.span().end(), call));
    for (Gate gate : gates) {
      if (gate == result || gate.name() == null) continue;
      definition(gate.name()).ifPresent(d -> edits.add(removal(d.span())));
    }
    edits.removeIf(e ->
        edits.stream()
            .anyMatch(o -> o != e && o.start <= e.start && e.end <= o.end && e.with.isEmpty()));
    edits.sort(Comparator.comparingInt(Edit::start).reversed());
    StringBuilder text = new StringBuilder(text());
    for (Edit edit : edits) {
      text.replace(edit.start, edit.end, edit.with);
    }
    return text.toString();
  }

  /// A statement with the separator that ends it.
  private Edit removal(Span span) {
    int end = span.end();
    while (end < text().length() && " \t".indexOf(text().charAt(end)) >= 0) {
      end++;
    }
    if (end < text().length() && ",;\n\r".indexOf(text().charAt(end)) >= 0) {
      end++;
      while (end < text().length() && text().charAt(end) == ' ') {
        end++;
      }
    }
    return new Edit(span.start(), end, "");
  }

  /// Whether the new text still computes what the old one did.
  private boolean agrees(String text, Gate result) {
    Lowering lowering = GraphBuilder.build(reader.apply(text));
    if (lowering.hasErrors()) return false;
    String output = graph.output().name();
    return lowering.graph().output().name().equals(output)
        && lowering.graph().blanks().size() == graph.blanks().size()
        && (result.name() == null || lowering.graph().named(result.name()).isPresent());
  }
}
