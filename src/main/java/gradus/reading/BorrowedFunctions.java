package gradus.reading;

import gradus.lang.Expr;
import gradus.lang.OtherFunctions;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Reading;
import gradus.lang.Rewriting;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.lang.Statement.Definition;
import gradus.lang.Statement.Parameter;
import gradus.plain.Parser;
import gradus.plain.python.PythonNames;
import gradus.plain.token.KnownNames;
import gradus.plain.token.LastOperand;
import gradus.plain.token.Lexer;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Functions of other languages that a text calls and does not define, `log2(x)`, `np.log1p(x)`:
/// each is read as a function of the program with the one formula that it has here.
final class BorrowedFunctions {
  /// Longer texts are left as they are.
  private static final int LONGEST = 100_000;

  /// Of a call.
  private static final int MOST_TOKENS = 200;

  private final Set<String> functions;
  private final Set<String> borrowed = new TreeSet<>();

  /// Whether Python's functions in the text are NumPy's.
  private final boolean numpy;

  private BorrowedFunctions(String text, Set<String> functions) {
    this.functions = functions;
    List<Token> tokens = text.length() > LONGEST ? List.of() : Lexer.tokens(text);
    Set<String> own = new HashSet<>();
    Set<String> methods = new HashSet<>();
    Set<String> options = new HashSet<>();
    Set<String> values = new HashSet<>();
    numpy =
        speaksOf(tokens, PythonNames::isNumpy) && !speaksOf(tokens, PythonNames::isOtherLibrary);
    int depth = 0;
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Token token = tokens.get(i);
      depth += LastOperand.level(token.kind());
      TokenKind next = tokens.get(i + 1).kind();
      boolean word = token.kind() == TokenKind.NAME || token.kind() == TokenKind.MEMBER;
      if (!word) continue;
      boolean called = next == TokenKind.OPEN || isCommand(text, tokens, i);
      boolean known = OtherFunctions.formula(token.text(), numpy) != null;
      if (called && known) borrowed.add(token.text());
      if (known && next == TokenKind.OPEN && hasOption(tokens, i + 1)) options.add(token.text());
      if (token.kind() == TokenKind.MEMBER) {
        methods.add(token.text());
      } else if (depth == 0 && KnownNames.headerEnd(tokens, i) > 0) {
        own.add(token.text());
      } else if (next == TokenKind.EQUALS) {
        values.add(token.text());
      }
    }
    values.removeAll(methods);
    own.addAll(values);
    borrowed.removeAll(options);
    borrowed.removeIf(name -> own.contains(name) || functions.contains(name) || uses(name, own));
  }

  static BorrowedFunctions of(String text, Set<String> functions) {
    return new BorrowedFunctions(text, functions);
  }

  /// Whether a text calls functions of such a module, or imports it.
  private static boolean speaksOf(List<Token> tokens, Predicate<String> module) {
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() != TokenKind.NAME || !module.test(token.text())) continue;
      boolean imported = i > 0 && Set.of("as", "import").contains("" + tokens.get(i - 1).text());
      if (imported || tokens.get(i + 1).kind() == TokenKind.MEMBER) return true;
    }
    return false;
  }

  /// Whether an argument of a call is named, `mse_loss(p, t, reduction='sum')`: it may change what
  /// the function is.
  private static boolean hasOption(List<Token> tokens, int open) {
    int depth = 0;
    for (int i = open; i < Math.min(tokens.size(), open + MOST_TOKENS); i++) {
      TokenKind kind = tokens.get(i).kind();
      depth += LastOperand.level(kind);
      if (depth == 0 || kind.endsStatement()) return false;
      if (depth == 1 && kind == TokenKind.EQUALS) return true;
    }
    return false;
  }

  /// Whether a word is in braces, and a bracket behind them.
  private static boolean isCommand(String text, List<Token> tokens, int i) {
    if (tokens.get(i + 1).kind() != TokenKind.CLOSE_BRACE) return false;
    Token behind = tokens.get(i + 2);
    return behind.kind() == TokenKind.OPEN || text.startsWith("\\left(", behind.start());
  }

  /// Whether a formula calls what the text defines.
  private boolean uses(String name, Set<String> own) {
    boolean[] uses = {false};
    Rewriting.of(
        List.of(definition(name)),
        (before, now) -> {
          uses[0] |= before instanceof Expr.Call c && own.contains(c.name());
          return now;
        });
    return uses[0];
  }

  /// All functions that the text may call.
  Set<String> known() {
    if (borrowed.isEmpty()) return functions;
    Set<String> all = new HashSet<>(functions);
    all.addAll(borrowed);
    return all;
  }

  /// The program with the definitions of those that it calls.
  Program defined(Program read) {
    if (borrowed.isEmpty()) return read;
    Set<String> own = new HashSet<>();
    Set<String> values = new HashSet<>();
    for (Statement statement : read.statements()) {
      if (!(statement instanceof Definition d)) continue;
      if (d.parameters() == null) {
        values.add(d.name());
      } else {
        own.add(d.name());
      }
    }
    Map<String, Expr.Call> calls = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    List<Statement> statements =
        Rewriting.of(
            read.statements(),
            (before, now) -> {
              if (!(now instanceof Expr.Call call) || own.contains(call.name())) return now;
              if (!borrowed.contains(call.name())) return now;
              Expr as = called(read, call, calls, problems);
              // the name is a value's as well: what the function gives stands in its place
              return as == call && values.contains(call.name()) ? formula(call) : as;
            });
    if (calls.isEmpty() && problems.isEmpty()) return read;
    List<Statement> all = new ArrayList<>();
    calls.forEach((name, call) -> {
      if (renamed(definition(name)) == null && !values.contains(name)) {
        all.add(placed(definition(name), call.nameSpan()));
      }
    });
    all.addAll(statements);
    problems.addAll(read.problems());
    return read.with(all, problems);
  }

  private Expr called(
      Program read, Expr.Call call, Map<String, Expr.Call> calls, List<Problem> problems) {
    Definition definition = definition(call.name());
    Problem edit =
        OtherFunctions.problem(
            call.name(), read.text(), call.nameSpan(), Notation.of(read.text()) == Notation.LATEX);
    if (definition.parameters().size() != call.arguments().size() || call.isAlongAxis()) {
      problems.add(edit);
      return call;
    }
    boolean first = calls.putIfAbsent(call.name(), call) == null;
    if (first && edit.span().length() > 0) {
      problems.add(Reading.SPELLING.notice(edit.span(), edit.fix(), edit.args().toArray()));
    }
    String name = renamed(definition);
    if (name == null) return call;
    return new Expr.Call(call.span(), call.nameSpan(), name, call.arguments());
  }

  private Definition definition(String name) {
    String formula = OtherFunctions.formula(name, numpy);
    List<String> letters = OtherFunctions.letters(formula);
    String text = name + "(" + String.join(", ", letters) + ") = " + formula;
    return (Definition) Parser.parse(text, functions).statements().getFirst();
  }

  /// The function that only has another name here; null where the formula is more than that.
  private static String renamed(Definition definition) {
    if (!(definition.body() instanceof Expr.Call c)) return null;
    List<String> given = definition.parameters().stream().map(Parameter::name).toList();
    List<String> taken =
        c.arguments().stream().map(a -> a instanceof Expr.Name n ? n.name() : "").toList();
    return given.equals(taken) ? c.name() : null;
  }

  private Expr formula(Expr.Call call) {
    Definition definition = definition(call.name());
    Map<String, Expr> given = new HashMap<>();
    for (int i = 0; i < call.arguments().size() && i < definition.parameters().size(); i++) {
      given.put(definition.parameters().get(i).name(), call.arguments().get(i));
    }
    Definition placed = placed(definition, call.span());
    Statement filled =
        Rewriting.of(
                List.of(placed),
                (before, now) -> now instanceof Expr.Name n ? given.getOrDefault(n.name(), n) : now)
            .getFirst();
    return ((Definition) filled).body();
  }

  /// A definition as if it stood where it is called.
  private static Definition placed(Definition definition, Span place) {
    List<Parameter> parameters =
        definition.parameters().stream().map(p -> new Parameter(place, p.name())).toList();
    return new Definition(
        place, place, definition.name(), parameters, placed(definition.body(), place), List.of());
  }

  private static Expr placed(Expr expr, Span at) {
    return switch (expr) {
      case Expr.Num n -> new Expr.Num(at, n.value(), n.text());
      case Expr.Name n -> new Expr.Name(at, n.name());
      case Expr.Negate n -> new Expr.Negate(at, placed(n.operand(), at));
      case Expr.Binary b ->
          new Expr.Binary(at, b.operator(), placed(b.left(), at), placed(b.right(), at));
      case Expr.Call c ->
          new Expr.Call(at, at, c.name(), c.arguments().stream().map(a -> placed(a, at)).toList());
      case Expr.Array _, Expr.Index _, Expr.Over _ ->
          throw new IllegalStateException("no formula of a borrowed function");
    };
  }
}
