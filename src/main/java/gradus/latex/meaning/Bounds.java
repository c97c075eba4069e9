package gradus.latex.meaning;

import gradus.latex.tree.Delimiter;
import gradus.latex.tree.LatexTree;
import gradus.latex.tree.LatexTree.Strip;
import gradus.latex.tree.TexSign;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/// What stands below and above a sum sign: its indices, their range, a condition.
///
/// @param letters the indices with their places
/// @param first what stands behind `i =`; null when nothing does
/// @param last what stands above the sign; null when nothing does
/// @param listed the values in braces behind `i \in`; null when there are none
/// @param relations what is compared with what, in chains: `i < j`, `1 \le i < j \le n`
/// @param wrong what cannot be read as a range; null when all can
record Bounds(
    List<LatexTree> letters,
    List<LatexTree> first,
    Strip last,
    List<List<LatexTree>> listed,
    List<Relation> relations,
    LatexTree wrong) {

  /// Words between indices and what is asked of them.
  private static final Set<String> GIVEN =
      Set.of("where", "with", "such that", "s.t.", "if", "when", "for which", "and", "이고", "단");

  /// Words that join two comparisons.
  private static final Set<String> AND = Set.of("and", "그리고", "이고");

  private static final Set<String> OR = Set.of("or", "또는", "이거나");

  /// Words before an index.
  private static final Set<String> ALL = Set.of("all", "for all", "over", "over all", "every");

  /// Operands with comparisons between them.
  record Relation(List<List<LatexTree>> operands, List<LatexTree.Mark> signs) {
    /// Whether several comparisons are joined in it, `x > 1 \land x < 3`.
    boolean isJoined() {
      return signs.stream().anyMatch(s -> !isComparison(s.sign()));
    }
  }

  /// The range that stands below and above a sign.
  ///
  /// @param taken tells names that are no new index, because they stand for something already
  static Bounds of(Strip below, Strip above, Predicate<String> taken) {
    List<LatexTree> letters = new ArrayList<>();
    List<Relation> relations = new ArrayList<>();
    List<LatexTree> first = null;
    List<List<LatexTree>> listed = null;
    LatexTree wrong = null;
    if (below == null) return new Bounds(letters, null, above, null, relations, above);
    List<LatexTree> items = ScriptNames.solid(below.items());
    while (items.size() == 1 && items.getFirst() instanceof Strip inner) {
      items = ScriptNames.solid(inner.items());
    }
    for (List<LatexTree> part : parts(items)) {
      Relation chain = chain(part);
      if (chain.signs.isEmpty()) {
        if (!addLetters(part, letters)) wrong = below;
      } else if (chain.signs.getFirst().sign() == TexSign.EQUALS) {
        boolean whole = chain.signs.size() == 1 && chain.operands.getFirst().size() == 1;
        if (!whole || first != null || !addLetters(chain.operands.getFirst(), letters)) {
          wrong = below;
        }
        first = chain.operands.get(1);
      } else if (chain.signs.getFirst().sign() == TexSign.MEMBER) {
        listed = members(chain);
        if (listed == null || !addLetters(chain.operands.getFirst(), letters)) wrong = below;
      } else {
        // the ends of `1 \le i < j \le n` are no indices
        boolean ends = chain.operands.size() > 2 && number(chain.operands.getFirst()).isPresent();
        for (List<LatexTree> operand : chain.operands) {
          if (operand.isEmpty()) wrong = below;
          // `j \neq y_i` speaks of one index, `i < j` of two
          boolean unequal = chain.signs.getFirst().sign() == TexSign.UNEQUAL;
          boolean more = !unequal || operand == chain.operands.getFirst();
          more &= !ends || operand != chain.operands.getLast();
          // behind `j = 1` a condition names no further index
          more &= first == null && listed == null;
          if (more && isLetter(operand) && !isIn(operand.getFirst(), letters, taken)) {
            letters.add(operand.getFirst());
          }
        }
        relations.add(chain);
      }
    }
    if (letters.isEmpty()) wrong = below;
    // `i,j=1` with an end above is one range for both
    boolean shared = first != null && above != null && relations.isEmpty() && listed == null;
    boolean several = letters.size() != 1 && (first != null || listed != null || above != null);
    if (several && !shared) wrong = below;
    return new Bounds(letters, first, above, listed, relations, wrong);
  }

  private static boolean isIn(LatexTree letter, List<LatexTree> letters, Predicate<String> taken) {
    String name = ScriptNames.base(letter);
    return taken.test(name)
        || letters.stream().anyMatch(other -> name.equals(ScriptNames.base(other)));
  }

  private static boolean isLetter(List<LatexTree> operand) {
    return operand.size() == 1 && operand.getFirst() instanceof LatexTree.Identifier;
  }

  /// Letters side by side; false when there is anything else.
  private static boolean addLetters(List<LatexTree> part, List<LatexTree> letters) {
    for (LatexTree item : part) {
      if (!(item instanceof LatexTree.Identifier)) return false;
      letters.add(item);
    }
    return !part.isEmpty();
  }

  private static List<List<LatexTree>> members(Relation chain) {
    List<LatexTree> set = chain.operands.get(1);
    boolean braces =
        chain.signs.size() == 1
            && set.size() == 1
            && set.getFirst() instanceof LatexTree.Fence f
            && f.open() == Delimiter.CURLY
            && f.close() == Delimiter.CURLY;
    if (!braces) return null;
    List<List<LatexTree>> members =
        split(ScriptNames.solid(((LatexTree.Fence) set.getFirst()).body().items()));
    return members.stream().anyMatch(List::isEmpty) ? null : members;
  }

  /// The parts of what stands below, also behind the sign of `i, j : i \ne j` and behind the word
  /// of `i \text{ where } i \ne j`; a word before the first index says nothing more.
  private static List<List<LatexTree>> parts(List<LatexTree> items) {
    if (items.size() > 1 && isWord(items.getFirst(), ALL)) {
      return parts(items.subList(1, items.size()));
    }
    for (int i = 1; i < items.size(); i++) {
      boolean colon =
          items.get(i) instanceof LatexTree.Mark s
              && (s.sign() == TexSign.COLON || s.sign() == TexSign.SEMICOLON);
      if (!colon && !isWord(items.get(i), GIVEN)) continue;
      boolean comma = items.get(i - 1) instanceof LatexTree.Mark s && s.sign() == TexSign.COMMA;
      List<LatexTree> before = items.subList(0, comma && !colon ? i - 1 : i);
      List<List<LatexTree>> parts = new ArrayList<>(split(before));
      parts.addAll(colon ? split(items.subList(i + 1, items.size())) : conditions(items, i));
      return parts;
    }
    return split(items);
  }

  /// What stands behind a word, and behind further ones.
  private static List<List<LatexTree>> conditions(List<LatexTree> items, int word) {
    List<LatexTree> rest = items.subList(word + 1, items.size());
    return rest.isEmpty() ? List.of(List.of()) : parts(rest);
  }

  private static boolean isWord(LatexTree item, Set<String> words) {
    return item instanceof LatexTree.Upright u
        && words.contains(u.content().strip().toLowerCase(Locale.ROOT));
  }

  /// The parts between commas.
  static List<List<LatexTree>> split(List<LatexTree> items) {
    List<List<LatexTree>> parts = new ArrayList<>(List.of(new ArrayList<>()));
    for (LatexTree item : items) {
      if (item instanceof LatexTree.Mark s && s.sign() == TexSign.COMMA) {
        parts.add(new ArrayList<>());
      } else {
        parts.getLast().add(item);
      }
    }
    return parts;
  }

  /// Operands and the comparisons between them.
  static Relation chain(List<LatexTree> items) {
    return relation(items, s -> isComparison(s.sign()));
  }

  /// The same with the signs and words that join several comparisons.
  static Relation joined(List<LatexTree> items) {
    List<LatexTree> signs = new ArrayList<>();
    for (LatexTree item : items) {
      boolean and = item instanceof LatexTree.Upright u && AND.contains(u.content().strip());
      boolean or = item instanceof LatexTree.Upright u && OR.contains(u.content().strip());
      TexSign sign = and ? TexSign.AND : or ? TexSign.OR : null;
      signs.add(sign == null ? item : new LatexTree.Mark(item.span(), sign));
    }
    return relation(
        signs, s -> isComparison(s.sign()) || s.sign() == TexSign.AND || s.sign() == TexSign.OR);
  }

  private static Relation relation(List<LatexTree> items, Predicate<LatexTree.Mark> parts) {
    List<List<LatexTree>> operands = new ArrayList<>(List.of(new ArrayList<>()));
    List<LatexTree.Mark> signs = new ArrayList<>();
    for (LatexTree item : items) {
      if (item instanceof LatexTree.Mark s && parts.test(s)) {
        signs.add(s);
        operands.add(new ArrayList<>());
      } else {
        operands.getLast().add(item);
      }
    }
    return new Relation(operands, signs);
  }

  static boolean isComparison(TexSign sign) {
    return switch (sign) {
      case EQUALS, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, UNEQUAL, MEMBER -> true;
      default -> false;
    };
  }

  /// The number that items are, written as such; empty when they are anything else.
  static OptionalInt number(List<LatexTree> items) {
    if (items == null || items.size() != 1) return OptionalInt.empty();
    return items.getFirst() instanceof LatexTree.Digits d && d.text().matches("\\d{1,9}")
        ? OptionalInt.of(Integer.parseInt(d.text()))
        : OptionalInt.empty();
  }

  /// Whether the range is from a number to a number.
  boolean isNumbered() {
    return wrong == null
        && letters.size() == 1
        && relations.isEmpty()
        && number(first).isPresent()
        && last != null
        && number(ScriptNames.solid(last.items())).isPresent();
  }

  /// The names of the indices.
  List<String> names() {
    return letters.stream().map(ScriptNames::base).toList();
  }
}
