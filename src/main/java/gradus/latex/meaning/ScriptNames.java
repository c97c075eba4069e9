package gradus.latex.meaning;

import gradus.lang.Scripts;
import gradus.latex.LatexSigns;
import gradus.latex.tree.Delimiter;
import gradus.latex.tree.LatexTree;
import gradus.latex.tree.LatexTree.Scripted;
import gradus.latex.tree.LatexTree.Strip;
import gradus.latex.tree.SpelledWords;
import gradus.plain.token.Lexer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Names as they are typeset: a letter with its mark, what is lowered, what is raised.
final class ScriptNames {
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{N}_']*");
  private static final Pattern MARK = Pattern.compile("([0-9]+|\\p{L})([+-][0-9]+)?");
  private static final Pattern NUMBERED = Pattern.compile("\\p{L}+\\p{N}+");

  /// Scripts in scripts beyond this are no part of a name.
  private static final int DEEPEST = 20;

  private ScriptNames() {}

  /// The name that a base alone is; null when it is none.
  static String base(LatexTree tree) {
    return switch (tree) {
      case LatexTree.Identifier i -> i.name();
      case LatexTree.Upright u -> word(u.content());
      case LatexTree.Styled s -> styled(s);
      case LatexTree.Accented a -> accented(a);
      case Strip s -> {
        List<LatexTree> items = solid(s.items());
        yield items.size() == 1 ? base(items.getFirst()) : null;
      }
      default -> null;
    };
  }

  private static String word(String content) {
    boolean word = WORD.matcher(content).matches() && !SpelledWords.isConnective(content);
    return word ? Lexer.nameIn(content, 0, content.length()) : null;
  }

  private static String styled(LatexTree.Styled styled) {
    List<LatexTree> items = solid(styled.body().items());
    if (styled.command().equals("mathcal")) {
      String letters = letters(items);
      return letters == null ? null : letters.equals("L") ? "ℒ" : letters;
    }
    if (styled.command().equals("mathbb")) return null;
    if (items.size() == 1) return base(items.getFirst());
    String letters = letters(items);
    boolean word =
        letters != null
            && switch (styled.command()) {
              case "mathit", "mathsf", "mathtt" -> true;
              default -> NUMBERED.matcher(letters).matches();
            };
    return word ? letters : null;
  }

  /// Letters and digits that stand side by side, as one word; null when there is anything else.
  private static String letters(List<LatexTree> items) {
    StringBuilder letters = new StringBuilder();
    int end = -1;
    for (LatexTree item : items) {
      if (end >= 0 && item.span().start() != end) return null;
      end = item.span().end();
      switch (item) {
        case LatexTree.Identifier i -> letters.append(i.name());
        case LatexTree.Digits d when !letters.isEmpty() && d.text().matches("\\d+") ->
            letters.append(d.text());
        default -> {
          return null;
        }
      }
    }
    return letters.isEmpty() ? null : letters.toString();
  }

  private static String accented(LatexTree.Accented accented) {
    String base = base(accented.body());
    if (base == null) return null;
    String mark = LatexSigns.ACCENTS.get(accented.command());
    int first = base.offsetByCodePoints(0, 1);
    return Lexer.nameIn(
        base.substring(0, first) + mark + base.substring(first), 0, base.length() + mark.length());
  }

  /// Without what only sets space or remarks on the formula.
  static List<LatexTree> solid(List<LatexTree> items) {
    if (items.stream().allMatch(ScriptNames::isSolid)) return items;
    return items.stream().filter(ScriptNames::isSolid).toList();
  }

  /// Whether an item is part of the formula.
  static boolean isSolid(LatexTree item) {
    boolean empty = item instanceof Strip s && s.items().isEmpty();
    return !empty && !(item instanceof LatexTree.Spacing || item instanceof LatexTree.Remark);
  }

  /// A script on one line: its letters, digits and signs; null when it holds anything else.
  static String flat(LatexTree tree) {
    StringBuilder flat = new StringBuilder();
    return flat(tree, flat, 0) ? flat.toString() : null;
  }

  private static boolean flat(LatexTree tree, StringBuilder flat, int depth) {
    if (depth > DEEPEST) return false;
    switch (tree) {
      case LatexTree.Identifier i -> flat.append(i.name());
      case LatexTree.Digits d -> flat.append(d.text());
      case LatexTree.NamedFunction f -> flat.append(f.name());
      case LatexTree.Upright u -> flat.append(u.content().replaceAll("[^\\p{L}\\p{N}]+", "_"));
      case LatexTree.Mark s -> {
        String sign =
            switch (s.sign()) {
              case PLUS -> "+";
              case MINUS -> "-";
              case COMMA -> ",";
              case PRIME -> "'";
              case STAR -> "*";
              case TOP -> "⊤";
              default -> null;
            };
        if (sign == null) return false;
        flat.append(sign);
      }
      case LatexTree.Fence f -> {
        if (f.open() != Delimiter.ROUND && f.open() != Delimiter.SQUARE) return false;
        flat.append(f.open().opening());
        if (!flat(f.body(), flat, depth + 1)) return false;
        flat.append(f.close().closing());
      }
      case Scripted s -> {
        if (!flat(s.base(), flat, depth + 1)) return false;
        if (s.below() != null) {
          flat.append('_');
          if (!flat(s.below(), flat, depth + 1)) return false;
        }
        for (LatexTree above : s.above()) {
          if (!flat(above, flat, depth + 1)) return false;
        }
      }
      case Strip s -> {
        for (LatexTree item : s.items()) {
          if (!flat(item, flat, depth + 1)) return false;
        }
      }
      case LatexTree.Styled s -> {
        return flat(s.body(), flat, depth + 1);
      }
      case LatexTree.Accented a -> {
        String base = accented(a);
        if (base == null) return false;
        flat.append(base);
      }
      case LatexTree.Spacing s -> {}
      case LatexTree.Remark r -> {}
      default -> {
        return false;
      }
    }
    return true;
  }

  /// What a raised part in brackets marks a name with, as the layer of W⁽¹⁾; null when it is no
  /// mark.
  static String mark(LatexTree above) {
    if (!(above instanceof Strip strip)) return null;
    List<LatexTree> items = solid(strip.items());
    if (items.size() != 1 || !(items.getFirst() instanceof LatexTree.Fence fence)) return null;
    boolean brackets = fence.open() == Delimiter.ROUND || fence.open() == Delimiter.SQUARE;
    String inside = brackets ? flat(fence.body()) : null;
    return inside != null && MARK.matcher(inside).matches() ? inside : null;
  }

  /// Collects the names that have a letter raised in brackets, x of `x^{(i)}`.
  static void marked(LatexTree tree, String letter, Set<String> names) {
    if (tree instanceof Scripted s && s.above().stream().anyMatch(a -> letter.equals(mark(a)))) {
      String base = base(s.base());
      if (base != null) names.add(base);
    }
    tree.parts().forEach(part -> marked(part, letter, names));
  }

  /// The name of a base with all that is raised, `w^{l}`; null when that is more or less than one
  /// part.
  static String raised(String base, List<LatexTree> above) {
    String flat =
        above.size() == 1 && mark(above.getFirst()) == null ? flat(above.getFirst()) : null;
    return flat == null || flat.isEmpty() ? null : name(base, "", flat, 0);
  }

  /// `{a^{(l)}}_{j}` as `a^{(l)}_{j}`.
  static Scripted unbraced(Scripted s) {
    boolean entry = s.above().isEmpty() && s.base() instanceof Strip;
    List<LatexTree> inside = entry ? solid(s.base().parts()) : List.of();
    boolean marked =
        inside.size() == 1
            && inside.getFirst() instanceof Scripted i
            && i.below() == null
            && i.above().stream().allMatch(above -> mark(above) != null);
    if (!marked) return s;
    Scripted inner = (Scripted) inside.getFirst();
    return new Scripted(s.span(), inner.base(), s.below(), inner.above());
  }

  static boolean isPrime(LatexTree above) {
    String flat = flat(above);
    return flat != null && !flat.isEmpty() && flat.chars().allMatch(c -> c == '\'');
  }

  /// How often a raised part is a quote.
  static int primes(LatexTree above) {
    return flat(above).length();
  }

  static boolean isTranspose(LatexTree above) {
    String flat = flat(above);
    return flat != null && (flat.equals("T") || flat.equals("⊤"));
  }

  /// The name of a base with its scripts.
  ///
  /// @param below what is lowered, on one line
  /// @param mark what is raised, without brackets
  static String name(String base, String below, String mark, int primes) {
    return Scripts.name(base, below, spelled(mark)) + "'".repeat(primes);
  }

  /// A mark for which there is no raised sign, in letters.
  private static String spelled(String mark) {
    return mark.replace("*", "star").replace("'", "prime").replace("⊤", "T").replace(",", "");
  }

  /// The names that a letter is lowered behind; an empty one for what stands in brackets.
  static Set<String> stems(LatexTree tree, String letter) {
    Set<String> stems = new LinkedHashSet<>();
    stems(tree, letter, stems);
    return stems;
  }

  private static void stems(LatexTree tree, String letter, Set<String> stems) {
    if (tree instanceof Scripted s && s.below() != null && isIn(s.below(), letter)) {
      String base = base(s.base());
      stems.add(base == null ? "" : base);
    }
    tree.parts().forEach(part -> stems(part, letter, stems));
  }

  /// Whether a sum runs from or to the letter.
  static boolean isEnd(LatexTree tree, String letter) {
    boolean end =
        tree instanceof LatexTree.BigSign b
            && (b.below() != null && isIn(b.below(), letter)
                || b.above() != null && isIn(b.above(), letter));
    return end || tree.parts().stream().anyMatch(part -> isEnd(part, letter));
  }

  private static boolean isIn(LatexTree tree, String letter) {
    return tree instanceof LatexTree.Identifier i && i.name().equals(letter)
        || tree.parts().stream().anyMatch(part -> isIn(part, letter));
  }
}
