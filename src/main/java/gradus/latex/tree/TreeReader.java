package gradus.latex.tree;

import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.latex.tree.LatexTree.Strip;
import gradus.plain.token.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Builds the tree of a LaTeX text from its words: brackets, scripts and the arguments of commands
/// find together, and nothing is left out. What does not fit is a node that says why.
public final class TreeReader {
  /// The deepest nesting of braces and brackets that is read.
  public static final int NESTING = 250;

  private final String text;
  private final List<TexWord> words;
  private final Commands commands = new Commands(this);

  /// Null inside a script.
  private SpelledWords vocabulary;

  private final BracketReader brackets = new BracketReader(this);
  private final AtomReader atoms = new AtomReader(this);
  private final ScriptsReader scripts = new ScriptsReader(this);
  private int at;
  private int depth;

  /// How many braces, brackets and cells hold this place: a new line is white space there.
  private int held;

  private int braces;

  /// How many lowered and raised scripts hold this place.
  private int lowered;

  private int raised;

  /// Where the last bar was closed.
  private int closedAt = -1;

  private int cells;

  /// The last that was said of braces that are never closed; null while all are.
  private LatexTree unclosed;

  TreeReader(String text, List<TexWord> words) {
    this.text = text;
    this.words = new ArrayList<>(words);
  }

  /// The tree of a text.
  public static Strip read(String text, SpelledWords vocabulary) {
    TreeReader reader = new TreeReader(text, TexWords.of(text, vocabulary));
    reader.vocabulary = vocabulary;
    List<LatexTree> items = new ArrayList<>();
    while (!reader.isOver()) {
      reader.item(items);
    }
    return new Strip(new Span(0, text.length()), folded(items));
  }

  // What the parts of this reader share.

  /// What stands in upright type; the words of a name of several as one.
  String upright(String content) {
    return vocabulary != null && vocabulary.isPhrase(content)
        ? content.replaceAll("[ ~]+", "_")
        : content;
  }

  TexWord word() {
    return words.get(Math.min(at, words.size() - 1));
  }

  TexWord word(int ahead) {
    return words.get(Math.min(at + ahead, words.size() - 1));
  }

  /// The word before this place; null where there is none.
  TexWord before() {
    return at == 0 ? null : words.get(at - 1);
  }

  void step(int count) {
    at = Math.min(at + count, words.size() - 1);
  }

  boolean isOver() {
    return word().kind() == TexKind.END;
  }

  String text() {
    return text;
  }

  Commands commands() {
    return commands;
  }

  ScriptsReader scripts() {
    return scripts;
  }

  BracketReader brackets() {
    return brackets;
  }

  /// Whether this place is below a name, where letters make a word.
  boolean isLowered() {
    return lowered > 0 || vocabulary == null;
  }

  boolean isRaised() {
    return raised > 0;
  }

  /// Notes that a bar was closed here.
  void closed() {
    closedAt = at;
  }

  /// Whether an operand was read just before this place, so that a bar can close.
  boolean endsOperand() {
    int i = at - 1;
    while (i > 0 && (isSpacing(words.get(i)) || words.get(i).isSign("~"))) {
      i--;
    }
    if (i < 0) return false;
    TexWord last = words.get(i);
    boolean bar =
        last.isSign("|")
            || last.isCommand("|")
            || last.text().equals("vert")
            || last.text().equals("mid");
    if (bar || last.isCommand("Vert")) return closedAt == i + 1;
    return switch (last.kind()) {
      case LETTER, NUMBER, VULGAR, RAISED, LOWERED -> true;
      case SIGN -> "})]'!.".contains(last.text());
      case COMMAND -> commands.endsOperand(last);
      case FUNCTION, PROSE, NEWLINE, WRONG, BROKEN, END -> false;
    };
  }

  /// Where the last word read ends.
  int end() {
    return at == 0 ? 0 : words.get(at - 1).end();
  }

  Span from(TexWord first) {
    return new Span(first.start(), Math.max(end(), first.end()));
  }

  LatexTree bad(Span span, String key, Object... args) {
    return new LatexTree.Unread(span, Problem.error(span, key, args));
  }

  /// The same with what is to stand in its place.
  LatexTree mended(Span span, String fix, String key, Object... args) {
    return new LatexTree.Unread(span, Problem.error(span, key, args).withFix(fix));
  }

  /// What was surely meant by an unknown command, in LaTeX.
  Optional<String> near(String command) {
    return vocabulary == null ? Optional.empty() : NearCommands.of(command, vocabulary);
  }

  String shown(Span span) {
    return Token.shown(text, span.start(), span.end());
  }

  /// White space between a command and its argument.
  void skipSpace() {
    while (word().kind() == TexKind.NEWLINE && held > 0
        || word().kind() == TexKind.NEWLINE && word(1).isSign("{")
        || word().isSign("~")
        || isSpacing(word())) {
      step(1);
    }
  }

  static boolean isSpacing(TexWord word) {
    return word.kind() == TexKind.COMMAND
        && switch (word.text()) {
          case ",", ";", ":", "!", " ", ">", "thinspace", "medspace" -> true;
          case "limits", "nolimits", "displaystyle", "textstyle", "scriptstyle" -> true;
          default -> false;
        };
  }

  /// The items up to a word that ends them, with lines held together.
  Strip held(int start, Predicate<TexWord> stop) {
    held++;
    Strip strip = strip(start, stop);
    held--;
    return strip;
  }

  /// The lines of a block in braces that began before this place.
  Strip block(int start) {
    int before = held;
    held = 0;
    braces++;
    Strip body = strip(start, w -> w.isSign("}"));
    braces--;
    held = before;
    return body;
  }

  /// Whether a new line is white space here.
  boolean isHeld() {
    return held > 0;
  }

  /// The cells of a grid, whose signs `&` and `\\` end them.
  Strip cell(int start, Predicate<TexWord> stop) {
    cells++;
    Strip strip = held(start, stop);
    cells--;
    return strip;
  }

  Strip strip(int start, Predicate<TexWord> stop) {
    List<LatexTree> items = new ArrayList<>();
    while (!isOver() && !stop.test(word()) && !isOut(word())) {
      item(items);
    }
    int end = Math.max(start, end());
    if (!items.isEmpty()) end = Math.max(end, items.getLast().span().end());
    return new Strip(new Span(start, end), folded(items));
  }

  /// Whether a word belongs to something around the innermost bracket.
  private boolean isOut(TexWord word) {
    return word.isSign("}") && braces > 0
        || word.isSign("$")
        || cells > 0 && (word.isSign("&") || word.isCommand("\\") || word.isCommand("cr"))
        || word.isCommand("end")
        || word.isCommand("right") && brackets.isSized()
        || brackets.closesOuter(word);
  }

  /// `a \over b` takes all that stands in its braces.
  private static List<LatexTree> folded(List<LatexTree> items) {
    for (int i = 0; i < items.size(); i++) {
      boolean over =
          items.get(i) instanceof LatexTree.Mark s
              && (s.sign() == TexSign.OVER || s.sign() == TexSign.CHOOSE);
      if (over && i > 0 && i + 1 < items.size()) {
        boolean line = ((LatexTree.Mark) items.get(i)).sign() == TexSign.OVER;
        Strip above = stripOf(items.subList(0, i));
        Strip below = stripOf(items.subList(i + 1, items.size()));
        Span span = above.span().union(below.span());
        return List.of(new LatexTree.Fraction(span, line, above, below));
      }
    }
    return items;
  }

  private static Strip stripOf(List<LatexTree> items) {
    return new Strip(items.getFirst().span().union(items.getLast().span()), items);
  }

  // One item after another.

  /// Adds the item that begins here, with its scripts.
  void item(List<LatexTree> items) {
    if (depth >= NESTING) {
      items.add(bad(word().span(), "syntax.nesting", NESTING));
      at = words.size() - 1;
      return;
    }
    depth++;
    LatexTree atom = atoms.read();
    boolean bare =
        atom instanceof LatexTree.Mark s && s.sign() != TexSign.INFINITY
            || atom instanceof LatexTree.Spacing
            || atom instanceof LatexTree.Remark
            || atom instanceof LatexTree.Loop
            || atom instanceof LatexTree.BigSign;
    if (atom != null) items.add(bare ? atom : scripts.read(atom, isAlone(items)));
    depth--;
  }

  /// Whether nothing that may be a function's name stands right before this place.
  private static boolean isAlone(List<LatexTree> before) {
    int last = before.size() - 1;
    while (last >= 0 && before.get(last) instanceof LatexTree.Spacing) {
      last--;
    }
    return last < 0
        || before.get(last) instanceof LatexTree.Mark m && m.sign() != TexSign.DERIVATIVE
        || before.get(last) instanceof LatexTree.Digits
        || before.get(last) instanceof LatexTree.Fraction
        || before.get(last) instanceof Strip group && group.items().size() > 1;
  }

  /// A group in braces.
  Strip group(OpenBraces.Owner owner) {
    TexWord open = word();
    LatexTree before = unclosed;
    step(1);
    braces++;
    Strip inside = held(open.end(), w -> w.isSign("}"));
    braces--;
    if (word().isSign("}")) {
      step(1);
      return new Strip(from(open), inside.items());
    }
    // where more are open the innermost is told of
    if (unclosed == before) unclosed = OpenBraces.problem(text, open, owner, inside.items());
    return new Strip(from(open), List.of(unclosed));
  }

  /// The argument of a command or a script: a group in braces, or one word, a number giving its
  /// first digit (`\frac12`); null when none stands here.
  Strip argument(TexWord command) {
    int below = command.isSign("_") ? 1 : 0;
    int above = command.isSign("^") ? 1 : 0;
    lowered += below;
    raised += above;
    Strip argument = above > 0 && scripts.isNegative() ? scripts.negative() : taken(command);
    lowered -= below;
    raised -= above;
    return argument;
  }

  private Strip taken(TexWord command) {
    skipSpace();
    TexWord first = word();
    if (depth >= NESTING) {
      at = words.size() - 1;
      return new Strip(first.span(), List.of(bad(first.span(), "syntax.nesting", NESTING)));
    }
    if (first.isSign("{")) return group(OpenBraces.Owner.of(command));
    if (first.isSign("(") && command.isSign("^")) return bracket(command);
    if (first.kind() == TexKind.NUMBER) {
      return ScriptsReader.begins(command) && isLong(first) ? unbraced(first) : digit(first);
    }
    boolean operand =
        switch (first.kind()) {
          case LETTER, FUNCTION, VULGAR -> true;
          case COMMAND -> commands.startsOperand(first);
          case SIGN -> command.isSign("^") && "*+-'".contains(first.text());
          default -> false;
        };
    if (!operand) return null;
    LatexTree atom = atom();
    return atom == null ? null : new Strip(atom.span(), List.of(atom));
  }

  /// `^(…)`, which is `^{(…)}`; behind `**` the bracket only holds the power together.
  private Strip bracket(TexWord command) {
    LatexTree bracket = atom();
    boolean power = command.end() - command.start() > 1;
    List<LatexTree> items =
        power && bracket instanceof LatexTree.Fence f ? f.body().items() : List.of(bracket);
    return new Strip(bracket.span(), items);
  }

  /// What begins here, without its scripts.
  LatexTree atom() {
    depth++;
    LatexTree atom = atoms.read();
    depth--;
    return atom;
  }

  private static boolean isLong(TexWord word) {
    return word.text().matches("\\d{2,}") && word.end() - word.start() > 1;
  }

  /// `x^10`, of which LaTeX raises the 1 alone.
  private Strip unbraced(TexWord word) {
    step(1);
    return new Strip(word.span(), List.of(scripts.unbraced(word.span())));
  }

  private Strip digit(TexWord word) {
    boolean several = isLong(word);
    int end = several ? word.start() + 1 : word.end();
    if (several) {
      words.set(at, new TexWord(TexKind.NUMBER, end, word.end(), word.text().substring(1)));
    } else {
      step(1);
    }
    Span span = new Span(word.start(), end);
    String digits = several ? word.text().substring(0, 1) : word.text();
    return new Strip(span, List.of(new LatexTree.Digits(span, digits)));
  }
}
