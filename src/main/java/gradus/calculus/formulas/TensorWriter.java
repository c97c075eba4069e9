package gradus.calculus.formulas;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.IndexLetters;
import gradus.lang.Span;
import gradus.latex.LatexPrinter;
import gradus.latex.LatexPrinter.Product;
import gradus.latex.LinePrinter;
import gradus.latex.Signs;
import gradus.latex.TypesetName;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Writes formulas of whole tensors, as the language has them or for people: `outer(q, x)` is q xᵀ.
public final class TensorWriter {
  /// Letters that no text has stand for what is no expression: ∂f/∂q, Σ, a vector of ones.
  private static final char FIRST = '\uE000';

  /// What stands for a gradient, as an argument of a call that no program can write.
  public static final String PARTIAL = "#partial";

  /// What stands for the gradient that arrives at a function's result.
  public static final String ARRIVING = "#arriving";

  private final String output;
  private final Signs signs;
  private final boolean ownBase;
  private final IndexLetters indices;

  /// Whether what is derived is the sum of the output's entries.
  private final boolean summed;

  /// What the identity is called.
  private final String identity;

  private Written arriving;

  /// Whether a name is that of a vector or matrix, which is bold.
  private final Predicate<String> tensors;

  /// Those of wires that the program has no name for.
  private final Set<String> lent = new HashSet<>();

  private final StandingVectors standing = new StandingVectors();

  private final Map<Character, String> texts = new HashMap<>();
  private final Map<Character, String> formulas = new HashMap<>();

  /// Of the derivatives of one output.
  public TensorWriter(String output, Signs signs, ComputationGraph graph) {
    this(output, signs, graph, false);
  }

  /// @param summed whether the sum of the output's entries is derived, ∂Σf/∂q
  public TensorWriter(String output, Signs signs, ComputationGraph graph, boolean summed) {
    Set<String> used = graph.used();
    indices = graph.indexLetters();
    for (Gate gate : graph.gates()) {
      graph.called(gate).ifPresent(called -> standing.know(called, gate.shape()));
      boolean tensor = gate.shape() != null && !gate.shape().isScalar();
      if (tensor) graph.called(gate).ifPresent(lent::add);
    }
    tensors = lent::contains;
    this.summed = summed;
    identity = Stream.of("I", "E").filter(l -> !used.contains(l)).findFirst().orElse("Id");
    this.output = output;
    this.signs = signs;
    ownBase = used.contains("e");
  }

  /// A name for a wire that the program has none for.
  public void lend(String name, Shape shape) {
    if (!shape.isScalar()) lent.add(name);
    standing.know(name, shape);
  }

  /// What a formula is at an entry.
  public EntryForm entryForm() {
    return new EntryForm(this, standing);
  }

  /// What the gradient that arrives at a function's result is called.
  public void arrives(Written gradient) {
    arriving = gradient;
  }

  /// The shape of a formula; empty where that is not plain to see.
  public Optional<Shape> shape(Expr expr) {
    return standing.shape(expr);
  }

  /// As a line for people.
  public String text(Expr expr) {
    if (isTotal(expr)) return "Σ " + text(total(expr));
    Expr shown = eye(standing.of(expr));
    String line = LinePrinter.text(shown, signs, Integer.MAX_VALUE, this::sign, ownBase);
    return put(isCondition(shown) ? "1[" + line + "]" : line, texts);
  }

  private static boolean isCondition(Expr shown) {
    return shown instanceof Expr.Binary b && b.operator().tightness() == 0;
  }

  /// Of the entries of one wire, which has brackets only among others.
  private static boolean isTotal(Expr expr) {
    return expr instanceof Expr.Call c
        && c.name().equals("sum")
        && c.arguments().size() == 1
        && total(expr) instanceof Expr.Name;
  }

  private static Expr total(Expr sum) {
    return ((Expr.Call) sum).arguments().getFirst();
  }

  /// As LaTeX, names of vectors and matrices bold.
  public String latex(Expr expr) {
    if (isTotal(expr)) return "\\Sigma " + latex(total(expr));
    String whole = LatexPrinter.shown(eye(standing.of(expr)), signs, this::sign, ownBase, tensors);
    for (Map.Entry<Character, String> entry : formulas.entrySet()) {
      whole = whole.replace("\\text{" + entry.getKey() + "}", entry.getValue());
    }
    return put(whole, formulas);
  }

  private static String put(String written, Map<Character, String> meanings) {
    StringBuilder out = new StringBuilder();
    for (char c : written.toCharArray()) {
      out.append(meanings.getOrDefault(c, String.valueOf(c)));
    }
    return out.toString();
  }

  private Product sign(Expr product) {
    return switch (((Expr.Binary) product).operator()) {
      case MULTIPLY -> Product.ENTRYWISE;
      case MATMUL -> Product.MATRICES;
      case ADD, SUBTRACT, DIVIDE, POWER, TIMES, PRODUCT, BESIDE -> Product.PLAIN;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, UNEQUAL -> Product.PLAIN;
    };
  }

  private Expr letter(String text, String latex) {
    char letter = (char) (FIRST + texts.size());
    texts.put(letter, text);
    formulas.put(letter, latex);
    return TensorAlgebra.name(String.valueOf(letter));
  }

  /// What stands for something written already.
  public Expr letter(Written written) {
    return letter(written.text(), written.latex());
  }

  /// `∂f/∂W`.
  public String partial(String name) {
    return "∂" + (summed ? "Σ" : "") + TypesetName.text(output) + "/∂" + TypesetName.text(name);
  }

  /// The same as LaTeX.
  public String latexPartial(String name) {
    return latexPartial(name, false);
  }

  /// The same of something typeset already.
  public String latexPartial(String below, boolean typeset) {
    String shown = typeset ? below : latexName(below);
    String above = (summed ? "\\Sigma " : "") + latexName(output);
    return "\\frac{\\partial " + above + "}{\\partial " + shown + "}";
  }

  /// `W₁`.
  public String name(String name) {
    return TypesetName.text(name);
  }

  /// The same as LaTeX, bold where it is a vector or matrix.
  public String latexName(String name) {
    return tensors.test(name) ? TypesetName.bold(name) : TypesetName.shown(name);
  }

  /// The letters that count entries, for the usual ones: `kj`.
  public String letters(String usual) {
    return indices.all(usual);
  }

  /// `W_ij`, `(W₁)_ij`.
  public String entry(String name, String index) {
    String text = name(name);
    return (hasIndex(name) ? "(" + text + ")" : text) + "_" + index;
  }

  /// The same as LaTeX, which is not bold.
  public String latexEntry(String name, String index) {
    String latex = TypesetName.shown(name);
    String whole = hasIndex(name) ? "\\left(" + latex + "\\right)" : latex;
    return whole + "_{" + index + "}";
  }

  /// `s_j`, `(W x)_j`.
  public Written entry(Expr whole, Written index) {
    Expr of = TensorAlgebra.named(whole).<Expr>map(TensorAlgebra::name).orElse(whole);
    boolean bare = of instanceof Expr.Name n && !hasIndex(n.name());
    String text = bare ? text(of) : "(" + text(of) + ")";
    String light = of instanceof Expr.Name n ? TypesetName.shown(n.name()) : latex(of);
    String latex = bare ? light : "\\left(" + light + "\\right)";
    return new Written(text + "_" + index.text(), latex + "_{" + index.latex() + "}");
  }

  private static boolean hasIndex(String name) {
    return TypesetName.isMarked(name) || TypesetName.shown(name).indexOf('_') >= 0;
  }

  /// `2 \times 3`.
  public String latex(Shape shape) {
    return shape.isMatrix() ? shape.rows() + " \\times " + shape.cols() : "" + shape.cols();
  }

  private Expr eye(Expr expr) {
    return switch (expr) {
      case Expr.Binary b when b.operator() == Operator.PRODUCT ->
          TensorAlgebra.multiplied(beforeFactor(b.left()), eye(b.right()), false);
      // half a condition as the step has it: ½ · 1[a = b]
      case Expr.Binary b when isHalf(b) ->
          TensorAlgebra.binary(Operator.PRODUCT, letter("½", "\\frac{1}{2}"), eye(b.left()));
      // of one row the transposed row is the column itself
      case Expr.Binary b when b.operator() == Operator.MATMUL && TensorProgram.isOne(b.right()) ->
          eye(b.left());
      case Expr.Binary b when b.operator() == Operator.MATMUL ->
          chained(beforeMatrix(b.left()), eye(b.right()));
      case Expr.Binary b -> TensorAlgebra.binary(b.operator(), eye(b.left()), eye(b.right()));
      case Expr.Negate n when n.operand() instanceof Expr.Binary b && isProduct(b) -> negated(b);
      case Expr.Negate n -> new Expr.Negate(Span.NOWHERE, eye(n.operand()));
      case Expr.Call c -> called(c);
      case Expr.Index i when i.target() instanceof Expr.Name n && i.indices().size() == 1 -> {
        Expr at = i.indices().getFirst();
        yield letter(entry(n.name(), text(at)), latexEntry(n.name(), latex(at)));
      }
      case Expr.Index i -> new Expr.Index(Span.NOWHERE, eye(i.target()), i.indices());
      case Expr.Name n -> n;
      case Expr.Num n -> n;
      case Expr.Array a -> a;
      case Expr.Over o -> o;
    };
  }

  /// A product of two vectors is a number, which the factor behind it must not be taken into: (wᵀ
  /// x) x.
  private Expr beforeFactor(Expr left) {
    if (left instanceof Expr.Call c && c.name().equals("dot")) {
      return letter("(" + text(left) + ")", "\\left(" + latex(left) + "\\right)");
    }
    return left instanceof Expr.Binary b && b.operator() == Operator.PRODUCT
        ? TensorAlgebra.multiplied(eye(b.left()), beforeFactor(b.right()), false)
        : eye(left);
  }

  /// One matrix after the other: where they are multiplied first makes no difference.
  private static Expr chained(Expr left, Expr right) {
    return right instanceof Expr.Binary b && isProduct(b)
        ? TensorAlgebra.matrices(chained(left, b.left()), b.right())
        : TensorAlgebra.matrices(left, right);
  }

  /// In brackets where it is a product entry by entry, or a quotient, which stands before a matrix.
  private Expr beforeMatrix(Expr left) {
    boolean entries =
        left instanceof Expr.Binary b
            && (b.operator() == Operator.MULTIPLY || b.operator() == Operator.DIVIDE);
    return entries
        ? letter("(" + text(left) + ")", "\\left(" + latex(left) + "\\right)")
        : argument(left);
  }

  private static boolean isProduct(Expr.Binary b) {
    return b.operator() == Operator.MATMUL;
  }

  /// The sign stands before the first factor, in front of its brackets.
  private Expr negated(Expr.Binary product) {
    Expr first =
        product.left() instanceof Expr.Binary b && isProduct(b)
            ? negated(b)
            : new Expr.Negate(Span.NOWHERE, beforeMatrix(product.left()));
    return TensorAlgebra.matrices(first, eye(product.right()));
  }

  /// Whether it is half of a condition.
  static boolean isHalf(Expr.Binary b) {
    return b.operator() == Operator.DIVIDE
        && b.left() instanceof Expr.Binary tie
        && tie.operator() == Operator.EQUAL
        && b.right() instanceof Expr.Num n
        && n.value() == 2;
  }

  private Expr called(Expr.Call call) {
    List<Expr> arguments = call.arguments();
    return switch (call.name()) {
      case PARTIAL -> {
        String name = ((Expr.Name) arguments.getFirst()).name();
        yield letter(partial(name), latexPartial(name));
      }
      case ARRIVING -> letter(arriving.text(), arriving.latex());
      case TensorAlgebra.ONES ->
          TensorProgram.isOne(arguments)
              ? letter("[1]", "\\left[1\\right]")
              : letter("𝟏", "\\mathbf{1}");
      case TensorAlgebra.IDENTITY -> letter(identity, identity);
      case TensorAlgebra.ZEROS -> letter("0", "\\mathbf{0}");
      case TensorAlgebra.ROW -> eye(arguments.getFirst());
      case TensorAlgebra.SHOWN -> eye(arguments.getFirst());
      case TensorAlgebra.PART -> part(arguments);
      case TensorAlgebra.UNITS, TensorAlgebra.UNIT, TensorAlgebra.HINGED ->
          letter(new IndicatorWriter(this, signs).of(call));
      case "outer" -> {
        Expr row = turned(arguments.get(1));
        Expr column = arguments.getFirst();
        if (TensorProgram.isOne(column)) {
          yield row;
        }
        yield chained(beforeMatrix(column), row);
      }
      case String name when name.equals("transpose") && isPartial(arguments.getFirst()) ->
          turned(arguments.getFirst());
      case "dot" ->
          TensorAlgebra.matrices(
              TensorAlgebra.transposed(eye(arguments.get(0))), eye(arguments.get(1)));
      case "sum" -> {
        if (arguments.size() > 1) {
          yield TensorAlgebra.call("sum", argument(arguments.get(0)), arguments.get(1));
        }
        Expr inside = arguments.getFirst();
        boolean plain = inside instanceof Expr.Name;
        yield letter(
            plain ? "(Σ " + text(inside) + ")" : "Σ(" + text(inside) + ")",
            plain
                ? "\\left(\\Sigma " + latex(inside) + "\\right)"
                : "\\Sigma \\left(" + latex(inside) + "\\right)");
      }
      case String name when name.equals("reshape") && isOneEntry(arguments) ->
          letter(
              "[" + text(arguments.getFirst()) + "]",
              "\\left[" + latex(arguments.getFirst()) + "\\right]");
      case "where" ->
          TensorAlgebra.call(call.name(), arguments.stream().map(this::eye).toArray(Expr[]::new));
      default ->
          new Expr.Call(
              Span.NOWHERE,
              Span.NOWHERE,
              Ops.word(call.name(), arguments.size()),
              arguments.stream().map(this::argument).toList(),
              call.isAlongAxis());
    };
  }

  /// Transposed; a gradient in brackets, since it is not its variable that is.
  private Expr turned(Expr of) {
    return TensorAlgebra.transposed(
        isPartial(of) ? letter("(" + text(of) + ")", "\\left(" + latex(of) + "\\right)") : eye(of));
  }

  private static boolean isPartial(Expr expr) {
    return expr instanceof Expr.Call c && (c.name().equals(PARTIAL) || c.name().equals(ARRIVING));
  }

  /// Whether a number is made a matrix of one entry.
  private static boolean isOneEntry(List<Expr> reshaped) {
    return reshaped.stream().skip(1).allMatch(length -> TensorProgram.whole(length) == 1);
  }

  /// `(∂L/∂y)_{0..1}`.
  private Expr part(List<Expr> arguments) {
    Expr of = arguments.getFirst();
    int from = TensorProgram.whole(arguments.get(1));
    int last = TensorProgram.whole(arguments.get(2)) - 1;
    String span = from == last ? "" + from : from + ".." + last;
    return letter(
        "(" + text(of) + ")_{" + span + "}",
        "\\left(" + latex(of) + "\\right)_{" + span.replace("..", "\\ldots ") + "}");
  }

  /// A condition is 1 or 0 in a function too: diag(1[h > 0]).
  private Expr argument(Expr of) {
    return isCondition(of) ? letter(text(of), latex(of)) : eye(of);
  }
}
