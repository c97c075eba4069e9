package gradus.latex.meaning;

import gradus.lang.Expr;
import gradus.lang.OtherFunctions;
import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.latex.tree.LatexTree;
import gradus.latex.tree.TreeReader;
import gradus.plain.token.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What the parts of one reading share: what the text defines, the indices around a place, and what
/// there is to say.
final class Context {
  /// The deepest nesting of one formula.
  static final int NESTING = 520;

  private static final Pattern SUM = Pattern.compile("\\s*+/?\\s*+(?:\\\\sum|\\\\prod|[∑Σ∏Π])");

  private final String text;
  private final Facts facts;
  private final List<Problem> notices = new ArrayList<>();
  private final List<Statement> hoisted = new ArrayList<>();
  private final Set<String> open = new TreeSet<>();
  private final Set<String> said = new HashSet<>();

  /// What the indices of the sums around this place stand for: null where they run, a number where
  /// the terms are written out.
  private final Map<String, Integer> bound = new HashMap<>();

  /// Indices of the whole statement, which no sum binds.
  private Set<String> free = Set.of();

  /// Those of them that stand on the left.
  private Set<String> sided = Set.of();

  private List<LatexTree> side = List.of();
  private Set<String> own = Set.of();
  private String defining;
  private int depth;

  /// How much of the text may still be read again for terms that are written out.
  private int budget = 1_000_000;

  Context(String text, Facts facts) {
    this.text = text;
    this.facts = facts;
  }

  Facts facts() {
    return facts;
  }

  List<Problem> notices() {
    return notices;
  }

  /// Statements that braces under a formula add.
  List<Statement> hoisted() {
    return hoisted;
  }

  /// Functions that are called and defined nowhere, which the text may do.
  Set<String> open() {
    return open;
  }

  /// A function that is not known, with what to write for it where that is known.
  Problem unknown(String called, Span name) {
    Problem other = OtherFunctions.problem(called, text, name, true);
    return other != null ? other : Problem.error(name, "syntax.function.unknown", shown(name));
  }

  String shown(Span span) {
    return Token.shown(text, span.start(), span.end());
  }

  /// Whether a capital letter stands next behind a place, alone or as text: `30^\\circ C`.
  boolean isBeforeWord(int place, String letter) {
    String rest = text.substring(place, Math.min(text.length(), place + 20));
    return rest.matches(
        "(?s)(?:\\\\[,; ]|\\s|\\\\(?:text|mathrm|rm)\\s*\\{?)*" + letter + "(?!\\w).*");
  }

  /// Where a sign stands last before a place.
  int lastBefore(char sign, int place) {
    return text.lastIndexOf(sign, place);
  }

  /// Whether the next thing behind a place is the sign of a sum or product, as a factor or divisor.
  boolean isBeforeSum(int place) {
    return SUM.matcher(text).region(place, text.length()).lookingAt();
  }

  /// Whether what stands at a place stands nowhere else.
  boolean isOnce(Span span) {
    String written = written(span);
    return text.indexOf(written) == text.lastIndexOf(written);
  }

  String written(Span span) {
    return text.substring(span.start(), span.end());
  }

  /// Says once how a place is read.
  void notice(Problem notice) {
    if (said.add(notice.key() + notice.args())) notices.add(notice);
  }

  /// Begins a statement whose free indices are these, and whose function has these parameters.
  ///
  /// @param sided the indices that stand on the left
  /// @param name what it gives a value; null when it gives nothing one
  /// @param side the side of the formula that is read
  void begin(
      Set<String> free,
      Set<String> sided,
      Set<String> parameters,
      String name,
      List<LatexTree> side) {
    this.side = ScriptNames.solid(side);
    this.sided = Set.copyOf(sided);
    defining = name;
    bound.clear();
    free.forEach(letter -> bound.put(letter, null));
    this.free = Set.copyOf(free);
    own = parameters;
    facts.own(parameters);
    depth = 0;
  }

  boolean isOwn(String name) {
    return own.contains(name);
  }

  /// Whether a letter is an index here.
  boolean isIndex(String letter) {
    return bound.containsKey(letter);
  }

  /// Whether a letter is an index that no sum binds.
  boolean isFree(String letter) {
    return free.contains(letter);
  }

  /// What follows a sum on its side of the formula, where all of a free letter's places outside the
  /// sum do; empty where some stand before it, or the sum stands in a part.
  Optional<Span> behind(LatexTree sum, String letter) {
    int at = 0;
    while (at < side.size() && side.get(at) != sum) {
      at++;
    }
    if (at >= side.size() - 1 || sided.contains(letter)) return Optional.empty();
    boolean before = side.subList(0, at).stream().anyMatch(item -> has(item, letter));
    LatexTree last = side.getLast();
    return before ? Optional.empty() : Optional.of(side.get(at + 1).span().union(last.span()));
  }

  private static boolean has(LatexTree tree, String letter) {
    return tree instanceof LatexTree.Identifier i && i.name().equals(letter)
        || tree.parts().stream().anyMatch(part -> has(part, letter));
  }

  /// Whether a letter is an index that neither a sum nor the left of the formula binds.
  boolean isLoose(String letter) {
    return free.contains(letter) && !sided.contains(letter);
  }

  /// Whether a letter is an index whose values are not written out.
  boolean isRunning(String letter) {
    return bound.containsKey(letter) && bound.get(letter) == null;
  }

  /// Whether a name is the one that the statement gives a value, so that its entries are others.
  boolean isOwnStem(String stem) {
    return stem.equals(defining);
  }

  /// What is lowered, with the numbers that indices stand for in this term.
  String substituted(String low, LatexTree below) {
    if (below == null) return low;
    StringBuilder written = new StringBuilder();
    for (LatexTree item : ScriptNames.solid(below.parts())) {
      Integer number = item instanceof LatexTree.Identifier i ? bound.get(i.name()) : null;
      written.append(number == null ? ScriptNames.flat(item) : number.toString());
    }
    return written.toString();
  }

  /// Whether a letter stands for something already, so that it is no new index below a sum.
  boolean isTaken(String letter) {
    return bound.containsKey(letter) || facts.isDefined(letter);
  }

  /// Whether no index is bound here.
  boolean isPlain() {
    return bound.isEmpty();
  }

  /// What an index stands for: a number where the terms are written out, else itself.
  Expr index(String letter, Span span) {
    Integer value = bound.get(letter);
    return value == null
        ? new Expr.Name(span, letter)
        : new Expr.Num(span, value, Integer.toString(value));
  }

  /// The number that an index stands for in this term; null when it runs.
  Integer value(String letter) {
    return bound.get(letter);
  }

  /// Lets letters be indices; gives back what to restore.
  Map<String, Integer> bind(List<String> letters, Integer value) {
    Map<String, Integer> before = new HashMap<>(bound);
    letters.forEach(letter -> bound.put(letter, value));
    return before;
  }

  void restore(Map<String, Integer> before) {
    bound.clear();
    bound.putAll(before);
  }

  void enter(Span at) {
    if (++depth > NESTING) throw Misread.of(at, "syntax.nesting", TreeReader.NESTING);
  }

  void leave() {
    depth--;
  }

  /// Takes from what may still be written out; false when it is used up.
  boolean spend(int length) {
    budget -= length;
    return budget > 0;
  }
}
