package gradus.op;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// LaTeX with slots: `e^{#x}`. It is read once, when its op is built.
///
/// @param tied all of it with what stands only where operands tie; empty where nothing does
public record Stencil(List<Section> sections, Optional<List<Section>> tied) {
  /// A run of LaTeX, a whole number, or a slot.
  public sealed interface Section permits Text, Whole, Slot {}

  /// LaTeX that stands as it is.
  public record Text(String latex) implements Section {}

  /// A whole number that is all of a template: the local gradient of `+` is 1.
  public record Whole(int value) implements Section {}

  /// What explains the number at a tie, and says nothing where there is none.
  private static final Pattern AT_TIE = Pattern.compile("⟨([^⟩]*)⟩");

  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
  private static final Pattern SLOT =
      Pattern.compile("#(?:\\^([A-Za-z]+)-1|\\*([A-Za-z]+)|([A-Za-z]+))?");

  /// A LaTeX word or one character of it.
  private static final Pattern MARK = Pattern.compile("\\\\[A-Za-z]+|.", Pattern.DOTALL);

  /// A word, by itself or of LaTeX; letters that count entries are a group.
  private static final Pattern WORD =
      Pattern.compile("\\\\[A-Za-z]+|(ijpq?|klrs?|[i-nuv]{1,2}|[pq])(?![A-Za-z])|[A-Za-z]+");

  /// After these, and at the very beginning, a minus sign needs no brackets.
  private static final Set<String> OPEN = Set.of("(", "{", "[", ",");

  private static final Set<String> OPENING = Set.of("(", "[", "{", "\\begin");
  private static final Set<String> CLOSING = Set.of(")", "]", "}", "\\end");
  private static final Set<String> SIGNS = Set.of("+", "-", "−", "\\pm");
  private static final String TIMES = " ⊙ ";
  private static final String RAISED_T = "^{\\top}";

  public Stencil {
    sections = List.copyOf(sections);
    tied = tied.map(List::copyOf);
  }

  /// One that is the same at a tie.
  public Stencil(List<Section> sections) {
    this(sections, Optional.empty());
  }

  /// Reads a template in which an op's operands have these names.
  ///
  /// @throws IllegalArgumentException for a word that is no slot
  static Stencil read(String template, Set<String> operands) {
    Matcher tie = AT_TIE.matcher(template);
    List<Section> apart = sections(tie.replaceAll(""), operands);
    return tie.reset().find()
        ? new Stencil(apart, Optional.of(sections(tie.replaceAll("$1"), operands)))
        : new Stencil(apart);
  }

  private static List<Section> sections(String template, Set<String> operands) {
    if (WHOLE.matcher(template).matches()) return List.of(new Whole(Integer.parseInt(template)));
    List<Section> sections = new ArrayList<>();
    Matcher slot = SLOT.matcher(template);
    int from = 0;
    while (slot.find()) {
      if (slot.start() > from) sections.add(new Text(template.substring(from, slot.start())));
      sections.add(
          slot.group(1) != null
              ? new Slot.LessOne(operand(slot.group(1), slot.group(), operands))
              : slot.group(2) != null
                  ? new Slot.Sign(operand(slot.group(2), slot.group(), operands))
                  : slot(slot.group(3) == null ? "" : slot.group(3), operands));
      from = slot.end();
    }
    if (from < template.length()) sections.add(new Text(template.substring(from)));
    return sections;
  }

  /// As it stands where operands tie, or where none do.
  public Stencil at(boolean tie) {
    return new Stencil(tie ? tied.orElse(sections) : sections);
  }

  /// The slot of this word: what every op has goes before an operand of that name.
  static Slot slot(String word, Set<String> operands) {
    for (Slot.Common slot : Slot.Common.values()) {
      if (slot.word().equals(word)) return slot;
    }
    if (operands.contains(word)) return new Slot.Value(word);
    throw new IllegalArgumentException("#" + word + " is no slot; there are " + known(operands));
  }

  private static String operand(String word, String written, Set<String> operands) {
    if (operands.contains(word)) return word;
    throw new IllegalArgumentException(written + " is no slot; there are " + known(operands));
  }

  private static String known(Set<String> operands) {
    Stream<String> common = Stream.of(Slot.Common.values()).map(Slot.Common::word);
    return Stream.concat(operands.stream().sorted(), common)
        .map(word -> "#" + word)
        .collect(Collectors.joining(" "));
  }

  /// As it stands where the upstream gradient is 1, the output's own: without that factor.
  public Stencil withoutUpstream() {
    List<Section> rest = new ArrayList<>();
    for (int i = 0; i < sections.size(); i++) {
      if (sections.get(i) != Slot.Common.UPSTREAM) {
        rest.add(sections.get(i));
        continue;
      }
      int sign = text(i + 1).isBlank() ? i + 2 : i + 1;
      Optional<Slot> next = slot(sign).filter(s -> s == Slot.Common.BY || s instanceof Slot.Sign);
      if (next.isPresent()) {
        i = sign;
        String behind = text(i + 1);
        if (!behind.isEmpty()) rest.add(new Text(text(++i).stripLeading()));
      } else if (text(i + 1).startsWith(TIMES)) {
        rest.add(new Text(text(++i).substring(TIMES.length())));
      } else {
        rest.add(sections.size() == 1 ? new Whole(1) : new Text("1"));
      }
    }
    return new Stencil(rest);
  }

  /// These one after another with LaTeX between them.
  public static Stencil joined(List<Stencil> stencils, String between) {
    List<Section> sections = new ArrayList<>();
    for (Stencil stencil : stencils) {
      if (!sections.isEmpty()) sections.add(new Text(between));
      sections.addAll(stencil.sections);
    }
    return new Stencil(sections);
  }

  /// The first slot, if it has any.
  Optional<Slot> slot() {
    return sections.stream().filter(s -> s instanceof Slot).map(s -> (Slot) s).findFirst();
  }

  boolean begins(Slot slot) {
    return !sections.isEmpty() && sections.getFirst().equals(slot);
  }

  boolean contains(Slot slot) {
    return sections.contains(slot) || tied.filter(t -> t.contains(slot)).isPresent();
  }

  /// Whether it is one slot and the sign of a transpose.
  boolean isTransposed() {
    return sections.size() == 2
        && sections.getFirst() instanceof Slot
        && sections.getLast().equals(new Text(RAISED_T));
  }

  /// Whether it is one slot, or its transpose.
  boolean isBare() {
    return isTransposed() || sections.size() == 1 && sections.getFirst() instanceof Slot;
  }

  /// Whether it is a sum or begins with a minus sign, so that as a factor it needs brackets. What
  /// stands in brackets or braces is one thing.
  public boolean isSum() {
    int depth = 0;
    for (Section section : sections) {
      switch (section) {
        case Text text -> {
          Matcher mark = MARK.matcher(text.latex);
          while (mark.find()) {
            String word = mark.group();
            if (OPENING.contains(word)) depth++;
            if (CLOSING.contains(word)) depth--;
            if (depth == 0 && SIGNS.contains(word)) return true;
          }
        }
        case Whole whole -> {
          if (whole.value < 0) return true;
        }
        case Slot slot -> {}
      }
    }
    return false;
  }

  /// How many times an operand stands in it with indices: brackets full of numbers cannot have them
  /// where they must be told apart.
  public int indexed() {
    int count = 0;
    for (int i = 0; i < sections.size(); i++) {
      if (sections.get(i) instanceof Slot.Value && place(i).indexed()) count++;
    }
    return count;
  }

  /// What surrounds a slot: at an `open` place a minus sign needs no brackets; after it the slot
  /// may be `raised` to a power or transposed, or `indexed`: the inside of `{…}_`, before `[` or
  /// before `_`.
  ///
  /// @param sides of a sign between factors what it stands between; of what a group holds together
  ///   the slot behind it, which may be its indices
  public record Surroundings(boolean open, boolean raised, boolean indexed, Sides sides) {
    Surroundings(boolean open, boolean raised, boolean indexed) {
      this(open, raised, indexed, Sides.NONE);
    }
  }

  /// The slot right before a sign and the one right behind it; `bracketed` where no slot but a
  /// bracket is behind it, `digit` where a digit is.
  public record Sides(Optional<Slot> left, Optional<Slot> right, boolean bracketed, boolean digit) {
    static final Sides NONE = new Sides(Optional.empty(), Optional.empty(), false, false);
  }

  /// The LaTeX with every slot filled.
  public String filled(Filling filling) {
    return filled(filling, UnaryOperator.identity());
  }

  /// The same with other letters for those that count entries: i, j, k, l, m, n, u, v, one or two
  /// together.
  public String filled(Filling filling, UnaryOperator<String> letters) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < sections.size(); i++) {
      switch (sections.get(i)) {
        case Text text ->
            out.append(
                WORD.matcher(text.latex)
                    .replaceAll(word ->
                        Matcher.quoteReplacement(
                            word.group(1) == null ? word.group() : letters.apply(word.group()))));
        case Whole whole -> out.append(whole.value);
        case Slot slot -> out.append(filling.of(slot, place(i)));
      }
    }
    return out.toString();
  }

  /// What a slot becomes.
  @FunctionalInterface
  public interface Filling {
    String of(Slot slot, Surroundings place);
  }

  private Surroundings place(int i) {
    String before = text(i - 1).stripTrailing();
    while (isGroup(before)) {
      before = before.substring(0, before.length() - 1).stripTrailing();
    }
    boolean first = i == 0 || i == 1 && before.isEmpty() && sections.getFirst() instanceof Text;
    boolean space = before.endsWith("\\,");
    boolean open = first || !space && OPEN.stream().anyMatch(before::endsWith);
    String after = text(i + 1);
    boolean exponent = i + 1 < sections.size() && sections.get(i + 1) instanceof Slot.LessOne;
    boolean raised = exponent || after.startsWith("^") || after.startsWith("ᵀ");
    boolean indexed = after.startsWith("}_") || after.startsWith("_") || after.startsWith("[");
    boolean sign = sections.get(i) == Slot.Common.BY || sections.get(i) == Slot.Common.TIMES;
    Sides index =
        new Sides(
            Optional.empty(), after.equals("}") ? slot(i + 2) : Optional.empty(), false, false);
    return new Surroundings(open, raised, indexed, sign ? sides(i) : index);
  }

  /// Whether it ends in a brace that only holds together what follows, as in `2 {x}_i`.
  private static boolean isGroup(String latex) {
    if (!latex.endsWith("{")) return false;
    String before = latex.substring(0, latex.length() - 1);
    if (before.isEmpty() || before.endsWith(" ")) return true;
    char last = before.charAt(before.length() - 1);
    return !Character.isLetter(last) && "}]^_".indexOf(last) < 0;
  }

  private String text(int i) {
    boolean known = i >= 0 && i < sections.size();
    return known && sections.get(i) instanceof Text t ? t.latex : "";
  }

  private Sides sides(int i) {
    int left = text(i - 1).isBlank() ? i - 2 : i - 1;
    String behind = text(i + 1).strip();
    int right = behind.isEmpty() || behind.equals("{") ? i + 2 : i + 1;
    boolean bracketed =
        OPENING.stream().anyMatch(behind::startsWith) || behind.startsWith("\\left");
    boolean digit = !behind.isEmpty() && Character.isDigit(behind.charAt(0));
    return new Sides(slot(left), slot(right), bracketed, digit);
  }

  private Optional<Slot> slot(int i) {
    boolean known = i >= 0 && i < sections.size();
    return known && sections.get(i) instanceof Slot slot ? Optional.of(slot) : Optional.empty();
  }
}
