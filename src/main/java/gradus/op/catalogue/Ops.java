package gradus.op.catalogue;

import gradus.latex.Signs;
import gradus.op.Op;
import gradus.op.image.Convolutions;
import gradus.op.image.Images;
import gradus.op.image.Poolings;
import gradus.tensor.Shape;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The one catalogue of operations.
public final class Ops {
  public static final Op ADD = Arithmetic.ADD;
  public static final Op SUBTRACT = Arithmetic.SUBTRACT;
  public static final Op MULTIPLY = Arithmetic.MULTIPLY;
  public static final Op DIVIDE = Arithmetic.DIVIDE;
  public static final Op POWER = Arithmetic.POWER;
  public static final Op NEGATE = Arithmetic.NEGATE;
  public static final Op COPY = Arithmetic.COPY;
  public static final Op MATMUL = Matrices.MATMUL;

  /// The matrix product of tensors of more than two axes, matrix by matrix.
  public static final Op STACKED_MATMUL = StackedProducts.MATMUL;

  public static final Op DOT = Matrices.DOT;
  public static final Op TRANSPOSE = Matrices.TRANSPOSE;
  public static final Op OUTER = Matrices.OUTER;
  public static final Op NORM = Reductions.NORM;
  public static final Op SQUARED_NORM = Reductions.SQUARED_NORM;
  public static final Op INDEX = Pieces.INDEX;
  public static final Op SLICE = Slices.SLICE;

  /// Some rows of a matrix, or entries of a vector; made where one of them is drawn by itself, and
  /// not for programs to call.
  public static final Op STRETCH = Slices.STRETCH;

  /// What was drawn entry by entry or row by row as a matrix again; not for programs to call.
  public static final Op STACK = Pieces.STACK;

  public static final Op RESHAPE = Pieces.RESHAPE;
  public static final Op CONCAT = Pieces.CONCAT;
  public static final Op DIAG = Matrices.DIAG;
  public static final Op TRACE = Matrices.TRACE;
  public static final Op EXP = Curves.EXP;
  public static final Op LN = Curves.LN;
  public static final Op SQUARE = Curves.SQUARE;
  public static final Op SQRT = Curves.SQRT;
  public static final Op RECIPROCAL = Curves.RECIPROCAL;
  public static final Op SUM = Reductions.SUM;
  public static final Op PROD = Reductions.PROD;
  public static final Op MEAN = Reductions.MEAN;
  public static final Op LOGSUMEXP = Reductions.LOGSUMEXP;
  public static final Op SOFTMAX = Softmaxes.SOFTMAX;
  public static final Op LOG_SOFTMAX = Softmaxes.LOG_SOFTMAX;
  public static final Op SIGMOID = Activations.SIGMOID;
  public static final Op MSE = SquaredError.MSE;
  public static final Op HINGE = Losses.HINGE;
  public static final Op CROSS_ENTROPY = Losses.CROSS_ENTROPY;

  /// `max(a)` and `min(a)`: of all entries.
  public static final Op GREATEST = Reductions.MAX;

  public static final Op SMALLEST = Reductions.MIN;

  /// `max(a, b)` and `min(a, b)`: entry by entry.
  public static final Op LARGER = Extrema.MAX;

  public static final Op SMALLER = Extrema.MIN;
  public static final Op LESS = Comparisons.LESS;
  public static final Op LESS_OR_EQUAL = Comparisons.LESS_OR_EQUAL;
  public static final Op GREATER = Comparisons.GREATER;
  public static final Op GREATER_OR_EQUAL = Comparisons.GREATER_OR_EQUAL;
  public static final Op EQUAL = Comparisons.EQUAL;
  public static final Op UNEQUAL = Comparisons.UNEQUAL;
  public static final Op WHERE = Comparisons.WHERE;
  public static final Op DETACH = Arithmetic.DETACH;
  public static final Op CONV2D = Images.CONV2D;
  public static final Op MAXPOOL = Images.MAXPOOL;

  /// The convolution of several channels, kernels or images, or with a stride or zeros around.
  public static final Op CHANNELS_CONV2D = Convolutions.CONV2D;

  /// The same with a number for each kernel that is added to its channel.
  public static final Op BIASED_CONV2D = Convolutions.BIASED;

  /// The pooling of several channels or images, or with a stride.
  public static final Op CHANNELS_MAXPOOL = Poolings.MAXPOOL;

  public static final Op AVGPOOL = Poolings.AVGPOOL;

  /// The operation that a call means by what it is given: of images with more than rows and columns
  /// and of windows a stride apart another than of a plain image.
  public static Op suited(Op op, List<Shape> shapes, int... given) {
    boolean deep = shapes.stream().anyMatch(s -> s != null && s.isDeep());
    if (op == CONV2D && (deep || given.length > 0)) return CHANNELS_CONV2D;
    return op == MAXPOOL && (deep || given.length > 1) ? CHANNELS_MAXPOOL : op;
  }

  /// The places of the pixels under a window of a pooling, counted as those of the result.
  public static int[] window(Shape image, int[] given, int place) {
    return Poolings.window(image, given, place);
  }

  /// Where what [#INDEX] picks of a tensor begins among its entries.
  public static int picked(Shape tensor, int... at) {
    return Pieces.offset(tensor, at);
  }

  private static final Map<String, String> ALIASES =
      Map.of(
          "arcsin", "asin",
          "arccos", "acos",
          "arctan", "atan",
          "stop_gradient", "detach",
          "sg", "detach");
  private static final List<Op> ALL =
      Stream.of(
              Arithmetic.all(),
              Curves.all(),
              Angles.all(),
              Activations.all(),
              Extrema.all(),
              Comparisons.all(),
              Reductions.all(),
              Matrices.all(),
              StackedProducts.all(),
              Pieces.all(),
              Slices.all(),
              Softmaxes.all(),
              Losses.all(),
              Images.all(),
              Convolutions.all(),
              Poolings.all())
          .flatMap(List::stream)
          .toList();
  private static final Map<String, List<Op>> FUNCTIONS = functions();
  private static final Set<String> NAMES =
      Collections.unmodifiableSet(new TreeSet<>(FUNCTIONS.keySet()));

  private Ops() {}

  /// Whether an operation is one of the squashing and rectifying functions of neural networks.
  public static boolean isActivation(Op op) {
    return Activations.has(op);
  }

  /// Every operation, those without a name of their own in the language (`+`, copy) included.
  public static List<Op> all() {
    return ALL;
  }

  /// The function a call means: operands and attributes together are `argumentCount`. `max(a, b)`
  /// is elementwise, `max(a)` the greatest entry.
  public static Optional<Op> find(String name, int argumentCount) {
    return named(name).stream().filter(op -> takes(op, argumentCount)).findFirst();
  }

  private static boolean takes(Op op, int count) {
    long needed = op.attributes().stream().filter(a -> !a.optional()).count();
    long most = (long) op.most() + op.attributes().size();
    return count >= op.fewest() + needed && count <= most;
  }

  /// The functions of this name, whatever they take.
  public static List<Op> named(String name) {
    if (name.equals(SLICE.name())) return List.of(SLICE);
    return FUNCTIONS.getOrDefault(name, List.of());
  }

  /// The names of all functions a program can call, other spellings included.
  public static Set<String> names() {
    return NAMES;
  }

  private static Map<String, List<Op>> functions() {
    List<Op> signs = List.of(NEGATE, COPY, INDEX, SLICE);
    Map<String, List<Op>> out = new HashMap<>();
    for (Op op : ALL) {
      if (op.isInfix() || signs.contains(op)) continue;
      List<Op> known = out.getOrDefault(op.name(), List.of());
      out.put(op.name(), Stream.concat(known.stream(), Stream.of(op)).toList());
    }
    ALIASES.forEach((alias, name) -> out.put(alias, out.get(name)));
    return Map.copyOf(out);
  }

  /// A function as formulas have it, ReLU and CE, where that is letters that stand before brackets.
  public static String word(String function, int operands) {
    return find(function, operands)
        .map(op -> op.symbol(Signs.TEXTBOOK))
        .filter(symbol -> symbol.chars().allMatch(c -> c < 0x80 && Character.isLetter(c)))
        .orElse(function);
  }
}
