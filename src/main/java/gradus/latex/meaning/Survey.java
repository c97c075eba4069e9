package gradus.latex.meaning;

import gradus.latex.meaning.Facts.Worth;
import gradus.latex.tree.Delimiter;
import gradus.latex.tree.LatexTree;
import gradus.latex.tree.LatexTree.Scripted;
import gradus.latex.tree.LatexTree.Strip;
import gradus.latex.tree.TexSign;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Looks through all statements before any is read: which names are defined, which have entries,
/// and which indices of each statement are free.
final class Survey {
  /// What writes entries side by side where no name on the left has their index.
  static final String EACH = "each";

  /// A name that stands in a statement with letters below it.
  ///
  /// @param full the name with what is below it
  /// @param stem null for entries of what stands in brackets
  private record Use(String stem, String full, List<String> letters, Map<String, Boolean> bound) {}

  private static final int MOST_ROUNDS = 60;

  private final Facts facts;
  private final List<Sentence.Equalities> formulas = new ArrayList<>();
  private final Map<Sentence.Equalities, Left> lefts = new IdentityHashMap<>();
  private final Map<Sentence.Equalities, List<Use>> uses = new IdentityHashMap<>();
  private final Map<Sentence.Equalities, Set<String>> free = new IdentityHashMap<>();
  private final Map<Sentence.Equalities, Boolean> entrywise = new IdentityHashMap<>();

  /// Letters that an index is compared with: the i of `f_i = \sum_{j \neq i} x_j`.
  private final Map<Sentence.Equalities, Set<String>> compared = new IdentityHashMap<>();

  private Set<String> comparing = new HashSet<>();

  /// The letters below the name on the left of the statement that is looked through.
  private List<String> sided = List.of();

  /// Names whose own formula runs over entries that are written like them: `L = \sum_i L_i`.
  private final Set<String> gathering = new HashSet<>();

  private Survey(Facts facts) {
    this.facts = facts;
  }

  static Survey of(List<Sentence> sentences, Facts facts) {
    Survey survey = new Survey(facts);
    survey.gather(sentences);
    survey.formulas.forEach(survey::first);
    survey.formulas.forEach(survey::chain);
    survey.settle();
    return survey;
  }

  /// The free indices of a statement, in the order in which they appear.
  Set<String> free(Sentence.Equalities statement) {
    return free.getOrDefault(statement, Set.of());
  }

  /// Whether what is below the name on the left are free indices.
  boolean isEntrywise(Sentence.Equalities statement) {
    return entrywise.getOrDefault(statement, false);
  }

  private void gather(List<Sentence> sentences) {
    for (Sentence sentence : sentences) {
      switch (sentence) {
        case Sentence.Equalities f -> formulas.add(f);
        case Sentence.Looped b -> {
          facts.value();
          gather(b.body());
        }
      }
    }
  }

  private void first(Sentence.Equalities f) {
    Left left = f.sides().size() < 2 ? null : Left.of(f.sides().getFirst());
    if (left != null) define(left, f, 0);
  }

  private void chain(Sentence.Equalities f) {
    int from = lefts.containsKey(f) ? 1 : 0;
    while (from > 0 && from + 1 < f.sides().size()) {
      Left left = Left.of(f.sides().get(from));
      if (left == null || f.checks().get(from) || !isDefinition(left, f)) break;
      define(left, f, from);
      from++;
    }
    List<Use> all = new ArrayList<>();
    comparing = new HashSet<>();
    compared.put(f, comparing);
    sided = lefts.containsKey(f) ? lefts.get(f).letters() : List.of();
    for (int i = Math.min(from, 1); i < f.sides().size(); i++) {
      walkAll(f.sides().get(i), new HashMap<>(), all);
    }
    uses.put(f, all);
    Left left = lefts.get(f);
    if (left != null && all.stream().anyMatch(use -> gathers(left, use))) {
      gathering.add(left.name());
    }
    if (f.sides().size() > 1 && isWorth(f.sides().getLast())) facts.value();
  }

  /// Whether a later side of a chain is defined by it: `y = f(x) = x^2`, `v_{-1} = x_1 = 2`.
  private boolean isDefinition(Left left, Sentence.Equalities f) {
    return left.parameters() != null
        ? left.wrong() == null
            && facts.function(left.name()) == null
            && !facts.isSigmoid(left.name())
        : !facts.isDefined(left.name())
            && !(left.raised() && facts.isDefined(left.base()))
            && Worth.of(f.sides().getLast()) != Worth.UNKNOWN;
  }

  private boolean isKnown(String function) {
    return facts.isCallable(function) || facts.isSigmoid(function);
  }

  private void define(Left left, Sentence.Equalities f, int side) {
    lefts.putIfAbsent(f, left);
    if (side > 0 && left.parameters() == null) facts.between(left.name());
    if (left.raised()) {
      facts.raise(left.name(), left.base(), left.mark());
    } else if (!left.mark().isEmpty()) {
      facts.bracket(left.base());
    }
    if (left.parameters() == null) {
      boolean last = side + 2 == f.sides().size();
      facts.define(left.name(), last ? Worth.of(f.sides().getLast()) : Worth.UNKNOWN);
    } else if (left.wrong() == null || !isKnown(left.name())) {
      Set<String> own = new LinkedHashSet<>();
      left.parameters().forEach(p -> own.add(p.name()));
      facts.function(left.name(), own);
    }
  }

  /// Whether items speak of nothing by name.
  private static boolean isWorth(List<LatexTree> items) {
    return Worth.of(items) != Worth.UNKNOWN;
  }

  private void walkAll(List<LatexTree> items, Map<String, Boolean> around, List<Use> to) {
    Map<String, Boolean> bound = around;
    for (int i = 0; i < items.size(); i++) {
      LatexTree item = items.get(i);
      boolean applied =
          i + 1 < items.size()
              && (items.get(i + 1) instanceof LatexTree.Fence
                  || items.get(i + 1) instanceof Scripted s && s.base() instanceof LatexTree.Fence);
      Left name = Left.of(List.of(item));
      if (name != null && !applied) facts.bare(name.name());
      if (name != null && applied) facts.called(name.name());
      walk(item, bound, to);
      if (item instanceof Scripted s && isOverIndex(s.base()) && s.below() != null) {
        // `\max_j` binds in all that follows here
        bound = new HashMap<>(bound);
        for (String letter : Bounds.of(s.below(), null, taken(bound)).names()) {
          bound.put(letter, false);
        }
      }
    }
  }

  /// Whether the function may be one over an index: the greatest or least, or each entry.
  static boolean isOverIndex(LatexTree base) {
    String name =
        switch (base) {
          case LatexTree.NamedFunction f -> f.name();
          case LatexTree.Upright u -> u.content();
          default -> "";
        };
    return name.equals("max") || name.equals("min") || name.equals(EACH);
  }

  private void walk(LatexTree tree, Map<String, Boolean> bound, List<Use> to) {
    switch (tree) {
      case LatexTree.BigSign b -> {
        Strip implied = Unranged.below(b, n -> taken(bound).test(n) || sided.contains(n));
        Strip below = implied == null ? b.below() : implied;
        Bounds bounds = Bounds.of(below, b.above(), taken(bound));
        Map<String, Boolean> inside = new HashMap<>(bound);
        bounds.names().forEach(letter -> inside.put(letter, bounds.isNumbered()));
        if (b.below() != null) walk(b.below(), inside, to);
        for (Bounds.Relation chain : bounds.relations()) {
          chain.operands().stream()
              .filter(operand -> operand.size() == 1)
              .map(operand -> ScriptNames.base(operand.getFirst()))
              .filter(name -> name != null && !inside.containsKey(name))
              .forEach(comparing::add);
        }
        if (b.above() != null) walk(b.above(), bound, to);
        walk(b.body(), inside, to);
      }
      case Scripted s -> {
        use(s, bound, to);
        for (LatexTree part : s.parts()) {
          walk(part, bound, to);
        }
      }
      case Strip s -> walkAll(s.items(), bound, to);
      default -> {
        for (LatexTree part : tree.parts()) {
          walk(part, bound, to);
        }
      }
    }
  }

  private Predicate<String> taken(Map<String, Boolean> bound) {
    return name -> bound.containsKey(name) || facts.isDefined(name);
  }

  private void use(Scripted whole, Map<String, Boolean> bound, List<Use> to) {
    Scripted s = ScriptNames.unbraced(whole);
    String base = ScriptNames.base(s.base());
    boolean bracket =
        s.base() instanceof LatexTree.Fence f && f.open() != Delimiter.DOUBLE_BAR
            || s.base() instanceof Strip strip && !ScriptNames.solid(strip.items()).isEmpty();
    if (base == null && !bracket) return;
    String low = s.below() == null ? "" : ScriptNames.flat(s.below());
    StringBuilder mark = new StringBuilder();
    int primes = 0;
    List<String> letters = new ArrayList<>();
    for (LatexTree above : s.above()) {
      String own = ScriptNames.mark(above);
      if (own != null && (bound.containsKey(own) || isEntryMark(base, own))) {
        letters.add(own);
      } else if (own != null) {
        mark.append(own);
        if (base != null && Character.isDigit(own.charAt(0))) facts.mark(base);
      } else if (ScriptNames.isPrime(above)) {
        primes += ScriptNames.primes(above);
      }
    }
    if (s.below() != null) letters(s.below(), letters);
    // more letters side by side are a word
    boolean word = letters.size() > 2 && (s.below() == null || !isComputed(s.below()));
    if (letters.isEmpty() || word) return;
    if (base == null) {
      to.add(new Use(null, null, letters, bound));
      return;
    }
    boolean marked = base != null && s.below() != null && facts.hasRaised(base);
    String raised = marked ? ScriptNames.raised(base, s.above()) : null;
    if (raised != null && facts.isRaised(raised)) {
      to.add(new Use(raised, null, letters, bound));
      return;
    }
    String stem = ScriptNames.name(base, "", mark.toString(), primes);
    boolean pair = letters.size() > 1 && !isComputed(s.below());
    if (pair && facts.worth(stem) == Worth.VECTOR) return;
    String capital = stem.toUpperCase(Locale.ROOT);
    boolean single =
        s.below() == null || letters.size() == 1 && facts.worth(capital) == Worth.MATRIX;
    boolean row = single && !facts.isDefined(stem) && facts.isDefined(capital);
    // the name without the letter above it is another
    boolean above = s.below() == null && !bound.keySet().containsAll(letters);
    String full =
        low == null || above ? null : ScriptNames.name(base, low, mark.toString(), primes);
    to.add(new Use(row ? capital : stem, full, letters, bound));
  }

  /// Whether a letter in brackets above a vector is the number of an entry: `y^{(i)}`.
  private boolean isEntryMark(String base, String mark) {
    return base != null
        && facts.worth(base) == Worth.VECTOR
        && mark.length() == 1
        && "ijk".contains(mark)
        && !facts.isDefined(mark)
        && !facts.isDefined(ScriptNames.name(base, "", mark, 0));
  }

  /// Whether what is lowered is one place that is computed: `i+m-1`.
  private static boolean isComputed(LatexTree below) {
    return ScriptNames.solid(below.parts()).stream()
        .anyMatch(i ->
            i instanceof LatexTree.Mark m
                && (m.sign() == TexSign.PLUS || m.sign() == TexSign.MINUS));
  }

  private static void letters(LatexTree below, List<String> letters) {
    for (LatexTree item : below.parts()) {
      switch (item) {
        case LatexTree.Identifier i -> letters.add(i.name());
        case Strip s -> letters(s, letters);
        default -> {}
      }
    }
  }

  /// A name that is indexed by a free index is a tensor, and so is the name on the left; both may
  /// make further indices free.
  private void settle() {
    boolean changed = true;
    for (int round = 0; changed && round < MOST_ROUNDS; round++) {
      changed = false;
      for (Sentence.Equalities f : formulas) {
        changed |= mark(f);
      }
      for (Sentence.Equalities f : formulas) {
        changed |= settle(f);
      }
    }
  }

  /// Whether a sum or the like on the right runs over this letter.
  boolean isBound(Sentence.Equalities f, String letter) {
    return uses.get(f).stream().anyMatch(use -> use.bound.containsKey(letter));
  }

  /// Names whose entries a bound index runs over.
  private boolean mark(Sentence.Equalities f) {
    boolean changed = false;
    Left left = lefts.get(f);
    for (Use use : uses.get(f)) {
      if (use.stem == null || use.full != null && facts.isDefined(use.full)) continue;
      boolean itself = left != null && use.stem.equals(left.name());
      for (String letter : use.letters) {
        Boolean numbered = use.bound.get(letter);
        boolean runs = numbered != null && (!numbered || facts.isTensor(use.stem));
        if (runs && !itself && !facts.tensors().contains(use.stem)) {
          facts.tensor(use.stem);
          changed = true;
        }
      }
    }
    return changed;
  }

  private boolean settle(Sentence.Equalities f) {
    Left left = lefts.get(f);
    Set<String> found = new LinkedHashSet<>();
    for (Use use : uses.get(f)) {
      boolean named = use.full != null && facts.isDefined(use.full);
      boolean tensor = use.stem == null || facts.isTensor(use.stem) && !isOwn(left, use);
      if (named || !tensor) continue;
      for (String letter : use.letters) {
        boolean index = !use.bound.containsKey(letter) && !facts.isValue(letter);
        if (index && !isLabel(left, letter)) found.add(letter);
      }
    }
    if (left != null) {
      left.letters().stream()
          .filter(letter -> compared.get(f).contains(letter) && !facts.isValue(letter))
          .forEach(found::add);
    }
    boolean entries = left != null && left.letters().stream().anyMatch(found::contains);
    boolean changed = entries && !isEntrywise(f);
    if (changed) {
      entrywise.put(f, true);
      if (left.parameters() == null) {
        facts.undefine(left.name());
        if (gathering.contains(left.stem())) {
          facts.share(left.stem(), left.name());
        } else {
          facts.define(left.stem(), Worth.UNKNOWN);
          facts.tensor(left.stem());
          if (left.raised()) facts.raise(left.stem(), left.base(), left.mark());
        }
      }
    }
    Set<String> ordered = new LinkedHashSet<>();
    if (isEntrywise(f)) left.letters().stream().filter(found::contains).forEach(ordered::add);
    ordered.addAll(found);
    return !ordered.equals(free.put(f, ordered)) || changed;
  }

  private static boolean gathers(Left left, Use use) {
    return isOwn(left, use) && use.letters.stream().allMatch(use.bound::containsKey);
  }

  /// By custom y is the right class, and no index, where the left does not have it.
  private static boolean isLabel(Left left, String letter) {
    return letter.equals("y") && (left == null || !left.letters().contains(letter));
  }

  private static boolean isOwn(Left left, Use use) {
    return left != null && left.name().equals(use.stem);
  }
}
