package gradus.latex.meaning;

import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.latex.LatexSigns;
import gradus.latex.tree.Delimiter;
import gradus.latex.tree.LatexTree;
import gradus.latex.tree.LatexTree.Strip;
import gradus.latex.tree.SpelledWords;
import gradus.latex.tree.TexSign;
import gradus.plain.token.SentenceWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Tells where one statement of a text ends and the next begins: lines, commas, dollar signs, words
/// of the sentence around the formulas.
final class SentenceReader {
  private static final Set<String> GAPS = Set.of("quad", "qquad");

  /// How wide the gap of `\\hspace{0.5in}` is.
  private static final Pattern LENGTH =
      Pattern.compile("\\s*[0-9.]+\\s*(?:in|cm|mm|em|ex|pt|px|\\\\[a-z]+)\\s*");

  private final Consumer<Problem> problems;
  private final List<Sentence> sentences = new ArrayList<>();
  private List<LatexTree> items = new ArrayList<>();

  /// Whether a comma stands before the statement.
  private boolean listed;

  /// Whether lines do not count, between `\[` and `\]`.
  private boolean display;

  private SentenceReader(Consumer<Problem> problems) {
    this.problems = problems;
  }

  /// The statements of a text.
  ///
  /// @param problems takes what cannot be split
  static List<Sentence> of(Strip text, Consumer<Problem> problems) {
    SentenceReader reader = new SentenceReader(problems);
    reader.read(text.items(), false);
    reader.end(false);
    return Sentence.paired(reader.sentences.stream().flatMap(s -> s.each().stream()).toList());
  }

  private void read(List<LatexTree> all, boolean held) {
    for (int i = 0; i < all.size(); i++) {
      LatexTree item = all.get(i);
      List<LatexTree> rest = all.subList(i + 1, all.size());
      switch (item) {
        case LatexTree.Mark sign -> {
          sign(sign, rest, held);
          // further new lines say nothing new
          while (sign.sign() == TexSign.NEWLINE && isNewline(all, i + 1)) {
            i++;
          }
        }
        case LatexTree.Remark remark -> {
          boolean gap = LENGTH.matcher(remark.content()).matches() && startsStatement(rest);
          if (gap || !remark.content().isEmpty() && SpelledWords.isConnective(remark.content())) {
            end(false);
          }
        }
        case LatexTree.Upright upright
            when isChoice(upright, rest) || Unmeant.isConstraint(upright, rest) ->
            items.add(upright);
        case LatexTree.Upright upright when isBetween(upright) || isLabel(upright) -> end(false);
        case LatexTree.Spacing space -> {
          boolean gap = GAPS.contains(space.command());
          if (gap && startsStatement(rest)) end(false);
        }
        case LatexTree.Grid grid when isLines(grid) -> lines(grid);
        case LatexTree.Loop loop -> {
          end(false);
          sentences.add(new Sentence.Looped(loop, of(loop.body(), problems)));
        }
        case LatexTree.Strip group when isGroupOfLines(group) -> read(group.items(), true);
        case LatexTree.Fence values when isValues(values) && !items.isEmpty() && isLast(rest) -> {
          end(false);
          read(values.body().items(), true);
          end(false);
        }
        case LatexTree.Scripted bar when isEvaluated(bar) && isOver(rest) -> {
          items.add(((LatexTree.Fence) bar.base()).body());
          end(false);
          read(bar.below().items(), true);
          end(false);
        }
        default -> items.add(item);
      }
    }
  }

  /// Whether a bar tells where a formula is evaluated: `x^2 \\Big|_{x=3}`, `\\left. x^2
  /// \\right|_{x=3}`.
  private static boolean isEvaluated(LatexTree.Scripted bar) {
    boolean fence =
        bar.base() instanceof LatexTree.Fence f
            && (f.open() == Delimiter.NOTHING && f.close() == Delimiter.BAR
                || f.open() == Delimiter.BAR
                    && f.close() == Delimiter.NOTHING
                    && f.body().items().isEmpty());
    return fence && bar.above().isEmpty() && bar.below() != null && isValues(bar.below());
  }

  /// Whether a statement ends here.
  private static boolean isOver(List<LatexTree> rest) {
    List<LatexTree> solid = ScriptNames.solid(rest);
    boolean sign =
        !solid.isEmpty()
            && solid.getFirst() instanceof LatexTree.Mark m
            && (m.sign() == TexSign.COMMA || m.sign() == TexSign.SEMICOLON);
    return sign || isLast(rest);
  }

  /// Whether values stand in a bracket, `(x = 6)`.
  private static boolean isValues(LatexTree.Fence fence) {
    return fence.open() == Delimiter.ROUND && isValues(fence.body());
  }

  /// Whether a name and its equals sign stand first.
  private static boolean isValues(Strip strip) {
    List<LatexTree> inside = ScriptNames.solid(strip.items());
    return inside.size() > 2
        && inside.get(1) instanceof LatexTree.Mark s
        && s.sign() == TexSign.EQUALS
        && Left.of(List.of(inside.getFirst())) != null;
  }

  private static boolean isNewline(List<LatexTree> all, int at) {
    return at < all.size() && isSign(all.get(at), TexSign.NEWLINE);
  }

  private static boolean isGroupOfLines(Strip group) {
    return group.items().stream().anyMatch(i -> i instanceof LatexTree.Grid g && isLines(g));
  }

  private static boolean isLines(LatexTree.Grid grid) {
    return LatexSigns.LINES.contains(grid.environment());
  }

  /// Whether a word in upright type is no name and no function, but stands between formulas.
  private static boolean isBetween(LatexTree.Upright upright) {
    String content = upright.content();
    return content.isEmpty()
        || SpelledWords.isConnective(content.strip())
        || SentenceWords.isConstraint(content.strip())
        || SpelledWords.isConnective(content.replaceAll("[,.:;]+$", ""))
        || content.contains(" ") && ScriptNames.base(upright) == null && isProse(content);
  }

  /// Whether a word is the function in `\\text{where}(x > 0, a, b)`, and not that between formulas.
  private static boolean isChoice(LatexTree.Upright word, List<LatexTree> rest) {
    List<LatexTree> next = ScriptNames.solid(rest);
    boolean called =
        word.content().equals("where")
            && !next.isEmpty()
            && next.getFirst() instanceof LatexTree.Fence f
            && f.open() == Delimiter.ROUND
            && Bounds.split(ScriptNames.solid(f.body().items())).size() == 3;
    return called && !(next.size() > 1 && isEquals(next.get(1)));
  }

  private static boolean isEquals(LatexTree item) {
    return item instanceof LatexTree.Mark s && s.sign() == TexSign.EQUALS;
  }

  /// `\\text{Huber: }` before a formula.
  private boolean isLabel(LatexTree.Upright upright) {
    return items.isEmpty() && upright.content().strip().endsWith(":");
  }

  private static boolean isProse(String content) {
    for (String word : content.split("[\\s,.:;]+")) {
      if (SpelledWords.isConnective(word)) return true;
    }
    return false;
  }

  private void sign(LatexTree.Mark sign, List<LatexTree> rest, boolean held) {
    switch (sign.sign()) {
      case NEWLINE -> {
        if (!held && !display && !continues(rest)) {
          requireSure(rest);
          end(false);
        }
      }
      case NEXT_ROW -> {
        if (!continues(rest)) end(false);
      }
      case COMMA -> end(true);
      case SEMICOLON, ARROW -> end(false);
      case EDGE -> {
        display ^= sign.span().length() > 1;
        end(false);
      }
      case STOP -> {
        if (isLast(rest)) {
          end(false);
        } else {
          items.add(sign);
        }
      }
      case COLON -> {
        if (items.isEmpty() || isLast(rest)) {
          end(false);
        } else {
          items.add(sign);
        }
      }
      case NEXT_CELL -> {}
      default -> items.add(sign);
    }
  }

  private static boolean isLast(List<LatexTree> rest) {
    for (LatexTree item : rest) {
      switch (item) {
        case LatexTree.Spacing s -> {}
        case LatexTree.Remark r -> {}
        case LatexTree.Mark s -> {
          return switch (s.sign()) {
            case NEWLINE, EDGE, NEXT_ROW, NEXT_CELL -> true;
            default -> false;
          };
        }
        default -> {
          return false;
        }
      }
    }
    return true;
  }

  /// Refuses a line with a minus below a formula, which it may go on with.
  private void requireSure(List<LatexTree> rest) {
    boolean minus =
        !rest.isEmpty() && rest.getFirst() instanceof LatexTree.Mark s && s.sign() == TexSign.MINUS;
    if (!minus || items.isEmpty()) return;
    int equals = items.size();
    while (equals > 0 && !isSign(items.get(equals - 1), TexSign.EQUALS)) {
      equals--;
    }
    List<LatexTree> formula = items.subList(equals, items.size());
    if (formula.isEmpty() || Facts.Worth.of(formula) != Facts.Worth.UNKNOWN) return;
    for (LatexTree item : rest) {
      if (isSign(item, TexSign.NEWLINE) || isSign(item, TexSign.COMMA)) break;
      if (isSign(item, TexSign.EQUALS)) return;
    }
    Span span = new Span(items.getLast().span().end(), rest.getFirst().span().end());
    problems.accept(Problem.error(span, "syntax.line.sign", "-").withFix(" -"));
  }

  private static boolean isSign(LatexTree item, TexSign sign) {
    return item instanceof LatexTree.Mark s && s.sign() == sign;
  }

  /// Whether the formula goes on: behind an operator, or before one on the next line.
  private boolean continues(List<LatexTree> rest) {
    int last = items.size() - 1;
    while (last >= 0 && !ScriptNames.isSolid(items.get(last))) {
      last--;
    }
    if (last < 0) return false;
    if (items.get(last) instanceof LatexTree.Mark sign && joins(sign.sign())) return true;
    boolean apart = false;
    for (LatexTree item : rest) {
      switch (item) {
        case LatexTree.Spacing s -> {}
        case LatexTree.Mark s when s.sign() == TexSign.NEWLINE || s.sign() == TexSign.NEXT_CELL ->
            apart = true;
        case LatexTree.Mark s -> {
          boolean minus = s.sign() == TexSign.MINUS && !apart;
          return joins(s.sign()) && s.sign() != TexSign.SLASH && s.sign() != TexSign.AT && !minus;
        }
        default -> {
          return false;
        }
      }
    }
    return false;
  }

  private static boolean joins(TexSign sign) {
    return switch (sign) {
      case PLUS, MINUS, STAR, TIMES, DOT, ENTRYWISE, CIRCLE, SLASH, AT, EQUALS, APPROXIMATELY ->
          true;
      default -> false;
    };
  }

  /// Whether `name =` comes next.
  private static boolean startsStatement(List<LatexTree> rest) {
    for (int i = 0; i < rest.size(); i++) {
      LatexTree item = rest.get(i);
      if (item instanceof LatexTree.Mark s) {
        return i > 0 && (s.sign() == TexSign.EQUALS || s.sign() == TexSign.MEMBER);
      }
      boolean part =
          item instanceof LatexTree.Spacing
              || item instanceof LatexTree.Fence
              || ScriptNames.base(item) != null
              || item instanceof LatexTree.NamedFunction
              || item instanceof LatexTree.Scripted;
      if (!part || i > 8) return false;
    }
    return false;
  }

  /// The rows of an environment; its columns come in pairs, a left side and the rest.
  private void lines(LatexTree.Grid grid) {
    List<List<Strip>> rows = grid.rows();
    boolean paired =
        switch (grid.environment()) {
          case "align", "aligned", "alignat", "flalign", "split" -> true;
          default -> false;
        };
    for (int i = 0; i < rows.size(); i++) {
      List<LatexTree> ahead = new ArrayList<>();
      if (i > 0) {
        for (Strip cell : rows.get(i)) {
          ahead.addAll(cell.items());
          ahead.add(new LatexTree.Mark(cell.span(), TexSign.NEXT_CELL));
        }
        if (!continues(ahead)) end(false);
      }
      for (int j = 0; j < rows.get(i).size(); j++) {
        List<LatexTree> cell = rows.get(i).get(j).items();
        boolean another =
            paired && j > 0 && j % 2 == 0 && j + 1 < rows.get(i).size() && !cell.isEmpty();
        if (another) end(false);
        read(cell, true);
      }
    }
    end(false);
  }

  /// Ends the statement that was gathered.
  private void end(boolean comma) {
    List<LatexTree> whole = ScriptNames.solid(items);
    items = new ArrayList<>();
    boolean behind = listed;
    listed = comma;
    if (whole.isEmpty()) return;
    if (isShape(whole)) {
      dropNames(behind);
      return;
    }
    Span span = whole.getFirst().span().union(whole.getLast().span());
    List<List<LatexTree>> sides = new ArrayList<>();
    List<Boolean> checks = new ArrayList<>();
    List<LatexTree> side = new ArrayList<>();
    for (LatexTree item : whole) {
      boolean equal = item instanceof LatexTree.Mark s && isRelation(s.sign());
      if (equal) {
        sides.add(side);
        side = new ArrayList<>();
        checks.add(((LatexTree.Mark) item).sign() == TexSign.APPROXIMATELY);
      } else {
        side.add(item);
      }
    }
    sides.add(side);
    sentences.add(new Sentence.Equalities(span, sides, checks, behind));
  }

  private static boolean isRelation(TexSign sign) {
    return sign == TexSign.EQUALS || sign == TexSign.APPROXIMATELY;
  }

  /// Takes back the names before the last one in `x, y \in \mathbb{R}`.
  private void dropNames(boolean comma) {
    boolean more = comma;
    while (more
        && !sentences.isEmpty()
        && sentences.getLast() instanceof Sentence.Equalities f
        && f.sides().size() == 1
        && f.items().size() == 1
        && ScriptNames.base(f.items().getFirst()) != null) {
      more = f.listed();
      sentences.removeLast();
    }
  }

  /// Whether a statement only tells a shape, as `W \in \mathbb{R}^{2}` does.
  private boolean isShape(List<LatexTree> items) {
    for (int i = 0; i < items.size(); i++) {
      LatexTree item = items.get(i);
      if (item instanceof LatexTree.Mark s && s.sign() == TexSign.MEMBER) return i > 0;
      if (ScriptNames.base(item) == null && !(item instanceof LatexTree.Scripted)) return false;
    }
    return false;
  }
}
