package gradus.lang;

import gradus.lang.Expr.Operator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Writes a tree as text, with no more parentheses than needed: reading the text gives the same
/// tree.
public final class Printer {
  private static final int NEGATION = 3;
  private static final int ATOM = 5;

  private final StringBuilder out = new StringBuilder();

  /// What is still to be written, next first: strings, and expressions with how tightly they must
  /// bind.
  private final Deque<Object> rest = new ArrayDeque<>();

  private record Part(Expr expr, int tightness) {}

  /// Whether e has a value of its own, so that its powers must not be read as those of Euler's
  /// number.
  private boolean ownBase;

  private Printer() {}

  /// An expression.
  public static String text(Expr expr) {
    Printer printer = new Printer();
    printer.write(expr);
    return printer.out.toString();
  }

  /// A program, one statement a line, each line ended by `\n`.
  public static String text(Program program) {
    Printer printer = new Printer();
    printer.ownBase = program.defines("e");
    printer.write(program.statements(), "");
    return printer.out.toString();
  }

  private void write(List<Statement> statements, String indent) {
    for (Statement statement : statements) {
      out.append(indent);
      switch (statement) {
        case Statement.Bare bare -> write(bare.body());
        case Statement.Definition definition -> {
          out.append(definition.name());
          boolean entries = definition.parameters() == null;
          if (entries) free(definition.body());
          if (definition.parameters() != null) {
            String separator = "(";
            for (Statement.Parameter parameter : definition.parameters()) {
              out.append(separator).append(parameter.name());
              separator = ", ";
            }
            out.append(')');
          }
          out.append(" = ");
          write(entries ? inside(definition.body()) : definition.body());
          for (Expr form : definition.forms()) {
            out.append(" = ");
            write(entries ? inside(form) : form);
          }
        }
        case Statement.Repeat repeat -> {
          out.append(Builtins.REPEAT).append(' ').append(repeat.count()).append(" {\n");
          write(repeat.body(), indent + "  ");
          out.append(indent).append('}');
        }
      }
      out.append('\n');
    }
  }

  /// The free indices of a formula, behind the name it defines.
  private void free(Expr body) {
    if (!(body instanceof Expr.Over over) || !over.isFree()) return;
    String separator = "[";
    for (Expr.Binder binder : over.binders()) {
      out.append(separator).append(binder.index());
      separator = ", ";
    }
    out.append(']');
  }

  /// The formula of an entry, where all of them are a formula with free indices.
  public static Expr inside(Expr body) {
    return body instanceof Expr.Over over && over.isFree() ? over.body() : body;
  }

  private void write(Expr expr) {
    rest.push(new Part(expr, 0));
    while (!rest.isEmpty()) {
      switch (rest.pop()) {
        case Part part -> part(part);
        case Object string -> out.append(string);
      }
    }
  }

  private void part(Part part) {
    boolean bracketed = tightness(part.expr()) < part.tightness();
    if (bracketed) {
      out.append('(');
      rest.push(")");
    }
    switch (part.expr()) {
      case Expr.Num number -> out.append(number.text());
      case Expr.Name name -> out.append(name.name());
      case Expr.Array array -> list("[", array.items(), "]");
      case Expr.Negate negate -> {
        out.append('-');
        rest.push(new Part(negate.operand(), NEGATION));
      }
      case Expr.Binary binary -> binary(binary);
      case Expr.Call call when Expr.Slice.isIn(call) -> slice(call);
      case Expr.Call call -> {
        out.append(call.name()).append('(');
        if (call.isAlongAxis()) {
          pushItems(call.arguments(), ")", "axis=");
        } else {
          told(Expr.ToldArgument.of(call));
        }
      }
      case Expr.Index index -> {
        boolean plain = index.target() instanceof Expr.Num || index.target() instanceof Expr.Array;
        list("[", fromZero(index), "]", new Part(index.target(), plain ? ATOM + 1 : ATOM));
      }
      case Expr.Over over -> over(over);
    }
  }

  private void told(List<Expr.ToldArgument> arguments) {
    rest.push(")");
    for (Expr.ToldArgument argument : arguments.reversed()) {
      rest.push(new Part(argument.value(), 0));
      if (!argument.word().isEmpty()) rest.push(argument.word() + "=");
      if (argument != arguments.getFirst()) rest.push(", ");
    }
  }

  private void slice(Expr.Call call) {
    Expr target = call.arguments().getFirst();
    boolean plain = target instanceof Expr.Num || target instanceof Expr.Array;
    rest.push("[" + Expr.Slice.text(call) + "]");
    rest.push(new Part(target, plain ? ATOM + 1 : ATOM));
  }

  /// An entry that is written out counts from 0 in this notation, wherever it did so before.
  private static List<Expr> fromZero(Expr.Index index) {
    boolean written = index.indices().stream().allMatch(Expr.Num.class::isInstance);
    if (index.start() == 0 || !written) return index.indices();
    List<Expr> shifted = new ArrayList<>();
    for (Expr at : index.indices()) {
      double number = ((Expr.Num) at).value() - index.start();
      shifted.add(new Expr.Num(at.span(), number, Integer.toString((int) number)));
    }
    return shifted;
  }

  private void binary(Expr.Binary binary) {
    Operator operator = binary.operator();
    int tightness = operator.tightness();
    boolean power = operator == Operator.POWER;
    // a sign may stand right after ^, so the exponent is bracketed only when it is looser still
    // and a negated factor is bracketed as on a blackboard: 2*(-x)
    int right = tightness + 1 == NEGATION ? NEGATION + 1 : tightness + 1;
    if (binary.isRaised()) {
      rest.push(Scripts.raised(text(binary.right())));
      rest.push(new Part(binary.left(), ATOM));
      return;
    }
    rest.push(new Part(binary.right(), power ? NEGATION : right));
    rest.push(
        switch (operator) {
          case ADD, SUBTRACT, MATMUL -> " " + operator.sign() + " ";
          case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, UNEQUAL ->
              " " + operator.sign() + " ";
          case MULTIPLY, DIVIDE, POWER, TIMES, PRODUCT, BESIDE -> operator.sign();
        });
    // a comparison of a comparison needs its brackets
    int left = tightness == 0 ? 1 : tightness;
    boolean base = ownBase && binary.left() instanceof Expr.Name n && n.name().equals("e");
    rest.push(new Part(binary.left(), power ? base ? ATOM + 1 : ATOM : left));
  }

  /// `sum(i=1..n, j=1..m if i < j, body)`; entries that stand side by side, `each(i, body)`.
  private void over(Expr.Over over) {
    out.append(
        switch (over.operator()) {
          case SUM -> "sum(";
          case PRODUCT -> "prod(";
          case MAXIMUM -> "max(";
          case MINIMUM -> "min(";
          case EACH -> "each(";
        });
    rest.push(")");
    rest.push(new Part(over.body(), 0));
    rest.push(", ");
    if (over.condition() != null) {
      rest.push(new Part(over.condition(), 0));
      rest.push(" if ");
    }
    for (int i = over.binders().size() - 1; i >= 0; i--) {
      range(over.binders().get(i));
      if (i > 0) rest.push(", ");
    }
  }

  private void range(Expr.Binder binder) {
    switch (binder.range()) {
      case Expr.Range.All _ -> {}
      case Expr.Range.Between between -> {
        rest.push(new Part(between.last(), 0));
        rest.push("..");
        rest.push(new Part(between.first(), 0));
        rest.push("=");
      }
      case Expr.Range.Listed listed -> {
        pushItems(listed.values(), "}");
        rest.push(" in {");
      }
    }
    rest.push(binder.index());
  }

  private void list(String open, List<Expr> items, String close) {
    out.append(open);
    pushItems(items, close);
  }

  private void list(String open, List<Expr> items, String close, Part before) {
    pushItems(items, close);
    rest.push(open);
    rest.push(before);
  }

  private void pushItems(List<Expr> items, String close) {
    pushItems(items, close, "");
  }

  /// @param word what stands before the last one
  private void pushItems(List<Expr> items, String close, String word) {
    rest.push(close);
    for (int i = items.size() - 1; i >= 0; i--) {
      boolean listed = i == items.size() - 1 && word.endsWith("=");
      if (listed && items.get(i) instanceof Expr.Array several) {
        pushItems(several.items(), ")");
        rest.push("(");
      } else {
        rest.push(new Part(items.get(i), 0));
      }
      if (i == items.size() - 1) rest.push(word);
      if (i > 0) rest.push(", ");
    }
  }

  private static int tightness(Expr expr) {
    return switch (expr) {
      case Expr.Binary binary -> binary.operator().tightness();
      case Expr.Negate _ -> NEGATION;
      case Expr.Num _, Expr.Name _, Expr.Array _, Expr.Call _, Expr.Index _, Expr.Over _ -> ATOM;
    };
  }
}
