package gradus.latex;

import gradus.lang.GreekLetters;
import gradus.plain.token.TokenKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The commands of LaTeX math that stand for a letter, a sign, a function or nothing.
public final class LatexSigns {
  /// Commands that are a sign of the language.
  public static final Map<String, TokenKind> SIGNS =
      Map.ofEntries(
          Map.entry("cdot", TokenKind.DOT),
          Map.entry("bullet", TokenKind.DOT),
          Map.entry("times", TokenKind.CROSS),
          Map.entry("odot", TokenKind.STAR),
          Map.entry("circ", TokenKind.STAR),
          Map.entry("ast", TokenKind.STAR),
          Map.entry("star", TokenKind.STAR),
          Map.entry("div", TokenKind.SLASH),
          Map.entry("coloneqq", TokenKind.EQUALS),
          Map.entry("triangleq", TokenKind.EQUALS),
          Map.entry("equiv", TokenKind.EQUALS),
          Map.entry("doteq", TokenKind.EQUALS),
          Map.entry("coloneq", TokenKind.EQUALS),
          Map.entry("#", TokenKind.NEWLINE),
          Map.entry("\\", TokenKind.NEWLINE),
          Map.entry("cr", TokenKind.NEWLINE),
          Map.entry("newline", TokenKind.NEWLINE),
          Map.entry("Rightarrow", TokenKind.NEWLINE),
          Map.entry("Longrightarrow", TokenKind.NEWLINE),
          Map.entry("implies", TokenKind.NEWLINE),
          Map.entry("iff", TokenKind.NEWLINE),
          Map.entry("Leftrightarrow", TokenKind.NEWLINE),
          Map.entry("rightarrow", TokenKind.NEWLINE),
          Map.entry("longrightarrow", TokenKind.NEWLINE),
          Map.entry("to", TokenKind.NEWLINE),
          Map.entry("therefore", TokenKind.NEWLINE));

  /// Commands that only set space, size or style.
  public static final Set<String> NOTHING =
      Set.of(
          ",",
          ";",
          ":",
          "!",
          " ",
          ">",
          "thinspace",
          "medspace",
          "enspace",
          "quad",
          "qquad",
          "displaystyle",
          "textstyle",
          "scriptstyle",
          "limits",
          "nolimits",
          "nonumber",
          "notag",
          "left",
          "right",
          "middle",
          "big",
          "Big",
          "bigg",
          "Bigg",
          "bigl",
          "bigr",
          "Bigl",
          "Bigr",
          "biggl",
          "biggr",
          "Biggl",
          "Biggr",
          "bf",
          "rm",
          "it",
          "mathstrut",
          "strut",
          "relax",
          "/",
          "-",
          "[",
          "]",
          "(",
          ")",
          "small",
          "large",
          "normalsize",
          "allowbreak",
          "hfill",
          "noindent",
          "par",
          "centering");

  /// Commands that change how their argument looks, not what it is.
  public static final Set<String> STYLES =
      Set.of(
          "mathbf",
          "boldsymbol",
          "bm",
          "pmb",
          "mathit",
          "mathbb",
          "mathfrak",
          "mathscr",
          "mathsf",
          "mathtt",
          "boxed",
          "fbox",
          "mathop",
          "mathbin",
          "mathrel",
          "mathord",
          "ensuremath",
          "smash",
          "cancel",
          "mathnormal");

  /// Commands whose argument is a word: a function, a name of several letters, or a remark.
  public static final Set<String> WORDS =
      Set.of(
          "mathrm",
          "text",
          "textrm",
          "textit",
          "textbf",
          "operatorname",
          "operatorname*",
          "textsf",
          "texttt",
          "textnormal");

  /// Commands that set a mark on a letter, and the combining sign of Unicode.
  public static final Map<String, String> ACCENTS =
      Map.of(
          "hat",
          "\u0302",
          "widehat",
          "\u0302",
          "tilde",
          "\u0303",
          "widetilde",
          "\u0303",
          "bar",
          "\u0304",
          "overline",
          "\u0304",
          "dot",
          "\u0307",
          "ddot",
          "\u0308",
          "vec",
          "");

  /// Functions with a command of their own.
  public static final Map<String, String> FUNCTIONS =
      Map.ofEntries(
          Map.entry("exp", "exp"),
          Map.entry("log", "log"),
          Map.entry("ln", "ln"),
          Map.entry("sin", "sin"),
          Map.entry("cos", "cos"),
          Map.entry("tan", "tan"),
          Map.entry("tanh", "tanh"),
          Map.entry("arcsin", "asin"),
          Map.entry("arccos", "acos"),
          Map.entry("arctan", "atan"),
          Map.entry("sinh", "sinh"),
          Map.entry("cosh", "cosh"),
          Map.entry("sec", "sec"),
          Map.entry("csc", "csc"),
          Map.entry("cot", "cot"),
          Map.entry("max", "max"),
          Map.entry("min", "min"),
          Map.entry("sgn", "sign"));

  /// Letters with a command of their own.
  public static final Map<String, String> LETTERS = letters();

  private static Map<String, String> letters() {
    Map<String, String> letters = new HashMap<>(GreekLetters.BY_WORD);
    letters.putAll(
        Map.of(
            "varepsilon", "ε",
            "vartheta", "θ",
            "varrho", "ρ",
            "varsigma", "ς",
            "varphi", "φ",
            "ell", "ℓ",
            "imath", "i",
            "jmath", "j"));
    return Map.copyOf(letters);
  }

  /// Environments that only arrange lines.
  public static final Set<String> LINES =
      Set.of(
          "align",
          "aligned",
          "alignat",
          "equation",
          "split",
          "gather",
          "gathered",
          "eqnarray",
          "multline",
          "flalign",
          "math",
          "displaymath");

  /// Environments that hold a matrix.
  public static final Set<String> MATRICES =
      Set.of("bmatrix", "pmatrix", "matrix", "Bmatrix", "smallmatrix", "array");

  /// Words between formulas.
  public static final Set<String> CONNECTIVES =
      Set.of(
          "if", "where", "with", "and", "or", "for", "so", "then", "when", "let", "thus", "hence",
          "given", "at", "is", "are", "we", "that", "such", "have", "the", "here", "i.e.", "e.g.");

  /// What undoes a function whose power −1 some mean as the inverse, others as one over the value.
  public static final Map<String, String> DOUBTFUL_INVERSES =
      Map.of(
          "exp", "\\log",
          "log", "\\exp",
          "ln", "\\exp",
          "tanh", "\\operatorname{arctanh}",
          "sinh", "\\operatorname{arcsinh}",
          "cosh", "\\operatorname{arccosh}");

  private static final Set<String> SIZES =
      Set.of(
          "left", "right", "middle", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr",
          "biggl", "biggr", "Biggl", "Biggr");

  private LatexSigns() {}

  /// Whether a command of this name only sizes the bracket after it.
  public static boolean isSize(String command) {
    return SIZES.contains(command);
  }
}
