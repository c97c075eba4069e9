package gradus.latex.meaning;

import gradus.lang.Builtins;
import gradus.lang.Scripts;
import gradus.latex.tree.Delimiter;
import gradus.latex.tree.LatexTree;
import gradus.latex.tree.LatexTree.Scripted;
import gradus.latex.tree.LatexTree.Strip;
import gradus.latex.tree.SpelledWords;
import gradus.latex.tree.TexSign;
import gradus.plain.token.FunctionNames;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a text defines and how it uses its names, found before its formulas are read.
final class Facts {
  /// What is known of a name's value from the text alone.
  enum Worth {
    NUMBER,
    VECTOR,
    MATRIX,
    /// A formula, or a parameter.
    UNKNOWN;

    /// What items are that speak of nothing by name.
    static Worth of(List<LatexTree> items) {
      int rank = 0;
      for (LatexTree item : items) {
        int own = rank(item);
        if (own < 0) return Worth.UNKNOWN;
        rank = Math.max(rank, own);
      }
      return rank == 0 ? Worth.NUMBER : rank == 1 ? Worth.VECTOR : Worth.MATRIX;
    }

    private static int rank(LatexTree item) {
      return switch (item) {
        case LatexTree.Digits d -> 0;
        case LatexTree.Mark s -> s.sign() == TexSign.EQUALS ? -1 : 0;
        case LatexTree.Fraction f -> Math.max(rank(f.above()), rank(f.below()));
        case LatexTree.Radical r -> rank(r.body());
        case Strip s -> s.items().stream().mapToInt(Worth::rank).reduce(0, Worth::worse);
        case LatexTree.Spacing s -> 0;
        case LatexTree.Identifier i -> i.name().equals("π") ? 0 : -1;
        case LatexTree.Fence f -> {
          int inside = rank(f.body());
          boolean list = f.open() == Delimiter.SQUARE || Bounds.split(f.body().items()).size() > 1;
          yield inside < 0 || !list ? inside : inside + 1;
        }
        case LatexTree.Grid g -> g.rows().stream().allMatch(row -> row.size() == 1) ? 1 : 2;
        case Scripted s when s.base() instanceof LatexTree.Grid g && g.rows().size() == 1 -> 1;
        case Scripted s -> s.below() == null ? rank(s.base()) : -1;
        default -> -1;
      };
    }

    private static int worse(int a, int b) {
      return a < 0 || b < 0 ? -1 : Math.max(a, b);
    }
  }

  private final SpelledWords vocabulary;
  private final Map<String, Worth> values = new HashMap<>();
  private final Map<String, Set<String>> functions = new HashMap<>();
  private final Set<String> parameters = new HashSet<>();
  private Set<String> own = Set.of();

  /// Names with something raised that is no mark in brackets: `\sigma^2 = …`.
  private final Set<String> raised = new HashSet<>();

  /// Names of which some is defined with a number lowered: h for h₀.
  private final Set<String> numbered = new HashSet<>();

  /// The parameters of headers that nobody calls; null before they are asked for.
  private Set<String> headerParameters;

  private final Set<String> between = new HashSet<>();
  private final Set<String> raisedBases = new HashSet<>();
  private final Set<String> bracketed = new HashSet<>();

  /// All that is raised at a letter that is a name with it, brackets included.
  private final Map<String, Set<String>> marks = new HashMap<>();

  /// The names with a number raised, and their letters.
  private final Map<String, String> numbers = new HashMap<>();

  /// Names whose entries an index runs over.
  private final Set<String> tensors = new HashSet<>();

  /// Names that two statements share, one of which runs over the entries of the other: the L of `L
  /// = \sum_i L_i` and of `L_i = …`, and what the other is called.
  private final Map<String, String> shared = new HashMap<>();

  /// Names that stand somewhere without a bracket behind them.
  private final Set<String> bare = new HashSet<>();

  /// Functions whose name some formula calls.
  private final Set<String> called = new HashSet<>();

  /// Whether some name is given a value, or the text has a block of its own.
  private boolean valued;

  Facts(SpelledWords vocabulary) {
    this.vocabulary = vocabulary;
  }

  void define(String name, Worth worth) {
    int end = name.length();
    while (end > 1 && Character.isDigit(Scripts.plainOfLowered(name.charAt(end - 1)))) {
      end--;
    }
    if (end < name.length()) numbered.add(name.substring(0, end));
    values.merge(name, worth, (a, b) -> a == b ? a : Worth.UNKNOWN);
  }

  /// Notes that a name stands between two equals signs, with a number behind the last.
  void between(String name) {
    between.add(name);
  }

  /// Whether a name between two equals signs is defined somewhere else.
  boolean isElsewhere(String name) {
    return !between.contains(name);
  }

  void undefine(String name) {
    values.remove(name);
  }

  void function(String name, Set<String> own) {
    functions.computeIfAbsent(name, n -> new HashSet<>()).addAll(own);
    parameters.addAll(own);
    headerParameters = null;
  }

  void raise(String name, String base, String mark) {
    raised.add(name);
    raisedBases.add(base);
    marks.computeIfAbsent(base, b -> new HashSet<>()).add(mark);
    if (Scripts.isSquare(mark)) numbers.put(name, base);
  }

  /// Some name is this letter with a number raised in brackets, `z^{(1)}`.
  void mark(String base) {
    raisedBases.add(base);
    marks.computeIfAbsent(base, b -> new HashSet<>()).add("()");
  }

  /// The same where it stands on the left of an equals sign.
  void bracket(String base) {
    bracketed.add(base);
    marks.computeIfAbsent(base, b -> new HashSet<>()).add("()");
  }

  /// Whether the text defines a name that is this letter with something raised in brackets.
  boolean isBracketed(String base) {
    return bracketed.contains(base);
  }

  /// The names that are written as powers are, `\sigma^2`, and what they are called: nothing else
  /// is raised at their letter, so that no row of numbers is counted.
  Map<String, String> powers() {
    Map<String, String> powers = new HashMap<>();
    numbers.forEach((name, base) -> {
      if (marks.get(base).size() == 1 && values.containsKey(name)) {
        powers.put(name, Scripts.asPower(name));
      }
    });
    return powers;
  }

  /// Whether some name is this letter with something raised.
  boolean hasRaised(String base) {
    return raisedBases.contains(base);
  }

  void tensor(String name) {
    tensors.add(name);
  }

  void share(String name, String entries) {
    shared.put(name, entries);
  }

  /// What the tensor is called whose entries are written like this name with an index.
  String entriesOf(String name) {
    return shared.getOrDefault(name, name);
  }

  void bare(String name) {
    bare.add(name);
  }

  /// Whether a formula speaks of the name without a bracket behind it.
  boolean isBare(String name) {
    return bare.contains(name);
  }

  void called(String name) {
    if (called.add(name)) headerParameters = null;
  }

  void value() {
    valued = true;
  }

  Set<String> tensors() {
    return tensors;
  }

  /// Whether the text defines the name.
  boolean isDefined(String name) {
    return values.containsKey(name) || functions.containsKey(name);
  }

  /// Whether the text defines the name as a value, the parameters of headers that nobody calls and
  /// of the function that is read included.
  boolean isValue(String name) {
    return values.containsKey(name) || own.contains(name) || isHeaderParameter(name);
  }

  /// Whether a name is a parameter of the function that is read, which some formula calls.
  boolean isPassed(String name) {
    return own.contains(name) && !isHeaderParameter(name);
  }

  private boolean isHeaderParameter(String name) {
    if (headerParameters == null) {
      headerParameters = new HashSet<>();
      functions.forEach((function, own) -> {
        if (!called.contains(function)) headerParameters.addAll(own);
      });
    }
    return headerParameters.contains(name);
  }

  /// Tells whose formula is read next.
  void own(Set<String> parameters) {
    own = parameters;
  }

  boolean isRaised(String name) {
    return raised.contains(name) && isDefined(name);
  }

  /// What is known of the name's value; null when the text does not define it.
  Worth worth(String name) {
    return values.get(name);
  }

  boolean isParameter(String name) {
    return parameters.contains(name);
  }

  /// Whether the name has entries, as far as the text tells.
  boolean isTensor(String name) {
    return tensors.contains(name) || values.containsKey(name) && values.get(name) != Worth.NUMBER;
  }

  /// Whether some name is that of an entry of a family: w₁ for w.
  boolean isFamily(String name) {
    return values.containsKey(name);
  }

  /// Whether an entry with a number is a name of its own: h₀ for h.
  boolean isNumbered(String stem) {
    return numbered.contains(stem);
  }

  boolean isOwnFunction(String name) {
    return functions.containsKey(name);
  }

  /// The function of the language that a word names; null when it names none.
  String function(String word) {
    return isDefined(word) ? null : vocabulary.function(word);
  }

  /// The same of a word that may stand before a bracket: there it is the function though it has a
  /// value too.
  String function(String word, boolean bracket) {
    boolean called = bracket && isValue(word) && !isOwnFunction(word);
    return called ? vocabulary.function(word) : function(word);
  }

  /// Whether a function of this name can be called: the text's own, or one of the language.
  boolean isCallable(String name) {
    return isOwnFunction(name) || vocabulary.isFunction(name);
  }

  /// Whether the letter is read as sigmoid.
  boolean isSigmoid(String name) {
    return name.equals(Builtins.SIGMA) && !isDefined(name) && !parameters.contains(name);
  }

  /// Whether a function of this name may be called without being defined: a customary letter that
  /// is no value here, in a text in which nothing has one.
  boolean mayBeOpen(String name) {
    return FunctionNames.isCustomary(name)
        && !valued
        && !bare.contains(name)
        && !isDefined(name)
        && !parameters.contains(name);
  }
}
