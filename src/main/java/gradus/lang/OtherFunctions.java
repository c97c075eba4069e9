package gradus.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Functions that other languages have and this one has not, and how each is written here.
public final class OtherFunctions {
  private static final String ARSINH = "log(x + sqrt(x^2 + 1))";
  private static final String ARCOSH = "log(x + sqrt(x^2 - 1))";
  private static final String ARTANH = "log((1 + x)/(1 - x))/2";

  /// The formula of each, of x, y and z.
  private static final Map<String, String> FORMULAS =
      Map.ofEntries(
          Map.entry("log2", "log(x)/log(2)"),
          Map.entry("log10", "log(x)/log(10)"),
          Map.entry("lg", "log(x)/log(10)"),
          Map.entry("log1p", "log(1 + x)"),
          Map.entry("expm1", "exp(x) - 1"),
          Map.entry("exp2", "2^x"),
          Map.entry("cbrt", "sign(x)*abs(x)^(1/3)"),
          Map.entry("rsqrt", "1/sqrt(x)"),
          Map.entry("logit", "log(x/(1 - x))"),
          Map.entry("silu", "x*sigmoid(x)"),
          Map.entry("swish", "x*sigmoid(x)"),
          Map.entry("mish", "x*tanh(softplus(x))"),
          Map.entry("selu", "1.0507009873554805*where(x > 0, x, 1.6732632423543772*(exp(x) - 1))"),
          Map.entry("softsign", "x/(1 + abs(x))"),
          Map.entry("logsigmoid", "-softplus(-x)"),
          Map.entry("relu6", "min(max(x, 0), 6)"),
          Map.entry("hardtanh", "min(max(x, -1), 1)"),
          Map.entry("hardsigmoid", "min(max(x + 3, 0), 6)/6"),
          Map.entry("hardswish", "x*min(max(x + 3, 0), 6)/6"),
          Map.entry("clip", "min(max(x, y), z)"),
          Map.entry("clamp", "min(max(x, y), z)"),
          Map.entry("hypot", "sqrt(x^2 + y^2)"),
          Map.entry("mseloss", "mse(x, y)"),
          Map.entry("rmse", "sqrt(mse(x, y))"),
          Map.entry("mae", "mean(abs(x - y))"),
          Map.entry("l1loss", "mean(abs(x - y))"),
          Map.entry("softmin", "softmax(-x)"),
          Map.entry("sgn", "sign(x)"),
          Map.entry("signum", "sign(x)"),
          Map.entry("sq", "x^2"),
          Map.entry("tr", "trace(x)"),
          Map.entry("cube", "x^3"),
          Map.entry("exp10", "10^x"),
          Map.entry("tg", "tan(x)"),
          Map.entry("ctg", "cot(x)"),
          Map.entry("cotg", "cot(x)"),
          Map.entry("arctg", "arctan(x)"),
          Map.entry("sech", "1/cosh(x)"),
          Map.entry("csch", "1/sinh(x)"),
          Map.entry("coth", "cosh(x)/sinh(x)"),
          Map.entry("asinh", ARSINH),
          Map.entry("arcsinh", ARSINH),
          Map.entry("arsinh", ARSINH),
          Map.entry("acosh", ARCOSH),
          Map.entry("arccosh", ARCOSH),
          Map.entry("arcosh", ARCOSH),
          Map.entry("atanh", ARTANH),
          Map.entry("arctanh", ARTANH),
          Map.entry("artanh", ARTANH),
          Map.entry("expit", "sigmoid(x)"),
          Map.entry("logistic", "sigmoid(x)"),
          Map.entry("avg", "mean(x)"),
          Map.entry("average", "mean(x)"),
          Map.entry("lse", "logsumexp(x)"),
          Map.entry("inner", "dot(x, y)"),
          Map.entry("l1norm", "sum(abs(x))"),
          Map.entry("norm1", "sum(abs(x))"),
          Map.entry("l2norm", "norm(x)"),
          Map.entry("norm2", "norm(x)"),
          Map.entry("sse", "sum((x - y)^2)"),
          Map.entry("prelu", "max(x, 0) + y*min(x, 0)"),
          Map.entry("stopgrad", "detach(x)"),
          Map.entry("deg2rad", "x*pi/180"),
          Map.entry("radians", "x*pi/180"),
          Map.entry("rad2deg", "x*180/pi"),
          Map.entry("degrees", "x*180/pi"));

  /// Those of NumPy whose value without options is the one written here.
  private static final Set<String> NUMPY = Set.of("var", "std");

  /// Those whose name other libraries give to something else as well.
  private static final Set<String> SEVERAL = Set.of("lg", "hardsigmoid", "l1loss");

  /// Those that libraries give different values, and one way to write each.
  private static final Map<String, String> CHOICES =
      Map.ofEntries(
          Map.entry("var", "mean((x - mean(x))^2)"),
          Map.entry("variance", "mean((x - mean(x))^2)"),
          Map.entry("std", "sqrt(mean((x - mean(x))^2))"),
          Map.entry("layernorm", "(x - mean(x))/sqrt(mean((x - mean(x))^2) + 0.00001)"),
          Map.entry("kldiv", "sum(p*log(p/q))"),
          Map.entry("bce", "-mean(y*log(p) + (1 - y)*log(1 - p))"),
          Map.entry("binarycrossentropy", "-mean(y*log(p) + (1 - y)*log(1 - p))"),
          Map.entry("huber", "mean(where(abs(a - b) < 1, 0.5*(a - b)^2, abs(a - b) - 0.5))"),
          Map.entry("smoothl1", "mean(where(abs(a - b) < 1, 0.5*(a - b)^2, abs(a - b) - 0.5))"),
          Map.entry("sqr", "x^2"),
          Map.entry("sinc", "sin(x)/x"),
          Map.entry("l2", "norm(x)"),
          Map.entry("l1", "sum(abs(x))"),
          Map.entry("heaviside", "step(x)"),
          Map.entry("normalize", "x/norm(x)"));

  /// Those whose formula depends on how many entries there are, and it for a few.
  private static final Map<String, String> EXAMPLES =
      Map.of(
          "vec", "reshape(transpose(A), 4)",
          "flatten", "reshape(A, 4)",
          "ravel", "reshape(A, 4)",
          "cumsum", "[x[0], x[0] + x[1]]",
          "cumprod", "[x[0], x[0]*x[1]]");

  /// Those that go in steps.
  private static final Set<String> STEPS =
      Set.of(
          "floor", "ceil", "round", "trunc", "rint", "argmax", "argmin", "argsort", "arg",
          "onehot");

  /// Those that no formula of the functions here gives.
  private static final Set<String> NONE =
      Set.of(
          "erf",
          "erfc",
          "lgamma",
          "lim",
          "det",
          "inv",
          "pinv",
          "dropout",
          "batchnorm",
          "atan2",
          "arctan2",
          "rank",
          "len",
          "length",
          "size",
          "numel",
          "shape",
          "ndim",
          "rand",
          "randn",
          "randint",
          "linspace",
          "solve",
          "eig",
          "svd");

  /// Those that take entries by their size.
  private static final Set<String> ORDER =
      Set.of("sort", "sorted", "median", "mode", "quantile", "percentile", "topk", "unique");

  private static final Set<String> COMMANDS =
      Set.of("log", "exp", "tan", "tanh", "sinh", "cosh", "cot", "arctan", "max", "min");
  private static final Pattern CALLED = Pattern.compile("[a-z0-9]+(?=\\()");
  private static final Pattern ALONE = Pattern.compile("(?<=[(,] ?)[xyz](?=[,)])");
  private static final Pattern LETTER = Pattern.compile("\\b[xyz]\\b");

  /// How losses are summed up.
  private static final String REDUCTION = "reduction\\s*=\\s*";

  /// Losses that are a mean unless their words say `sum`, as the sum.
  private static final Map<String, String> SUMMED =
      Map.of("mseloss", "sum((x - y)^2)", "l1loss", "sum(abs(x - y))");

  /// A longer call is not repeated in an edit.
  private static final int LONGEST = 200;

  private OtherFunctions() {}

  /// Whether a function is written as a formula here.
  public static boolean isKnown(String called) {
    return FORMULAS.containsKey(plain(called));
  }

  /// The one formula of a function, of x, y and z; null where it has none, or where what it is
  /// called by means several.
  ///
  /// @param numpy whether NumPy's function of the name is meant
  public static String formula(String called, boolean numpy) {
    String key = plain(called);
    if (numpy && NUMPY.contains(key)) return CHOICES.get(key);
    return SEVERAL.contains(key) ? null : FORMULAS.get(key);
  }

  /// The letters of a formula in the order of the arguments they stand for.
  public static List<String> letters(String formula) {
    return LETTER.matcher(formula).results().map(m -> m.group()).distinct().sorted().toList();
  }

  private static String plain(String called) {
    StringBuilder plain = new StringBuilder();
    for (char c : called.replace("_", "").toCharArray()) {
      plain.append(Scripts.plainOfLowered(c));
    }
    return plain.toString().toLowerCase(Locale.ROOT);
  }

  /// What to write for a function; null where it is none of these.
  ///
  /// @param called its name, without the module or command around it
  /// @param name the place of all that is written for its name, in front of its bracket
  public static Problem problem(String called, String text, Span name, boolean latex) {
    String key = plain(called);
    String shown = text.substring(name.start(), name.end());
    if (STEPS.contains(key)) return Problem.error(name, "syntax.function.steps", shown);
    if (NONE.contains(key)) return Problem.error(name, "syntax.function.none", shown);
    if (ORDER.contains(key)) return Problem.error(name, "syntax.function.order", shown);
    String example = EXAMPLES.get(key);
    if (example != null) {
      return Problem.error(name, "syntax.function.entries", shown, spelled(example, latex));
    }
    String choice = CHOICES.get(key);
    if (choice != null) {
      return Problem.error(name, "syntax.function.choice", shown, spelled(choice, latex));
    }
    String formula = FORMULAS.get(key);
    if (formula == null) return null;
    formula = spelled(formula, latex);
    int close = closing(text, name.end());
    List<String> arguments = close < 0 ? List.of() : arguments(text, name.end(), close);
    List<String> named = arguments.stream().filter(a -> a.indexOf('=') >= 0).toList();
    if (!named.isEmpty()) {
      arguments = arguments.subList(0, arguments.size() - named.size());
      String summed = SUMMED.get(key);
      boolean sums = named.getFirst().matches(REDUCTION + "(['\"])sum\\1");
      if (sums && summed != null) formula = spelled(summed, latex);
      boolean read =
          sums && summed != null || named.getFirst().matches(REDUCTION + "(['\"])mean\\1");
      if (named.size() > 1 || !read) arguments = List.of();
    }
    if (arguments.size() != letters(formula).size()) {
      String gaps = LETTER.matcher(formula).replaceAll("…");
      return Problem.error(name, "syntax.function.other", shown, gaps);
    }
    Span span = new Span(name.start(), close + 1);
    String written = of(formula, arguments);
    boolean alone = isAlone(text, span, latex);
    return Problem.error(span, "syntax.function.other", shown, written)
        .withFix(alone ? written : "(" + written + ")");
  }

  /// A formula as the notation of the text has it.
  private static String spelled(String formula, boolean latex) {
    if (!latex) return formula;
    String commands =
        CALLED
            .matcher(formula)
            .replaceAll(m ->
                Matcher.quoteReplacement(
                    COMMANDS.contains(m.group())
                        ? "\\" + m.group()
                        : "\\operatorname{" + m.group() + "}"));
    return commands
        .replace("*", " \\cdot ")
        .replace("^(1/3)", "^{1/3}")
        .replaceAll("\\bpi\\b", "\\\\pi");
  }

  private static String of(String formula, List<String> arguments) {
    String alone =
        ALONE
            .matcher(formula)
            .replaceAll(m -> Matcher.quoteReplacement("\u0000" + m.group() + "\u0000"));
    StringBuilder written = new StringBuilder();
    boolean bare = false;
    int from = 0;
    Matcher letter = LETTER.matcher(alone);
    while (letter.find()) {
      String argument = arguments.get(letter.group().charAt(0) - 'x');
      bare = letter.start() > 0 && alone.charAt(letter.start() - 1) == 0;
      // `2x` and `xy` are products, whose power would be their last factor's
      bare |= argument.matches("[\\p{N}.]+|\\p{L}[\\p{N}_]*");
      written.append(alone, from, letter.start());
      written.append(bare ? argument : "(" + argument + ")");
      from = letter.end();
    }
    return written.append(alone.substring(from)).toString().replace("\u0000", "");
  }

  /// Where the bracket behind a name closes; -1 where none does.
  private static int closing(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) == ' ') {
      i++;
    }
    if (i == text.length() || text.charAt(i) != '(') return -1;
    int depth = 0;
    for (; i < text.length() && i < from + LONGEST; i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == ';') return -1;
      if ("([{".indexOf(c) >= 0) depth++;
      if (")]}".indexOf(c) >= 0 && --depth == 0) return c == ')' ? i : -1;
    }
    return -1;
  }

  private static List<String> arguments(String text, int from, int close) {
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    int start = text.indexOf('(', from) + 1;
    for (int i = start; i <= close; i++) {
      char c = text.charAt(i);
      if (depth == 0 && (c == ',' || i == close)) {
        String argument = text.substring(start, i).strip();
        if (argument.isEmpty()) return List.of();
        arguments.add(argument);
        start = i + 1;
      }
      if ("([{".indexOf(c) >= 0) depth++;
      if (")]}".indexOf(c) >= 0) depth--;
    }
    return arguments;
  }

  /// Whether nothing around a call binds tighter than a sum.
  private static boolean isAlone(String text, Span span, boolean latex) {
    int before = span.start() - 1;
    while (before >= 0 && text.charAt(before) == ' ') {
      before--;
    }
    int after = span.end();
    while (after < text.length() && text.charAt(after) == ' ') {
      after++;
    }
    boolean begins = before < 0 || "=([,;\n+".indexOf(text.charAt(before)) >= 0;
    boolean ends =
        after == text.length()
            || ")],;\n+-".indexOf(text.charAt(after)) >= 0
            || latex && text.startsWith("\\\\", after);
    return begins && ends;
  }
}
