package gradus.latex.meaning;

import gradus.lang.Builtins;
import gradus.lang.Expr;
import gradus.lang.Expr.Binder;
import gradus.lang.Place;
import gradus.lang.Problem;
import gradus.lang.Problems;
import gradus.lang.Program;
import gradus.lang.Reading;
import gradus.lang.Rewriting;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.latex.meaning.FormulaReader.Read;
import gradus.latex.tree.LatexTree;
import gradus.latex.tree.LatexTree.Strip;
import gradus.latex.tree.SpelledWords;
import gradus.latex.tree.TreeReader;
import gradus.plain.GivenValues;
import gradus.plain.Parser;
import gradus.plain.token.Token;
import gradus.thread.DeepThread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Reads formulas as they stand in a paper's source: the text becomes a tree, its statements are
/// looked through for what they define, and then each is read.
public final class LatexText {
  /// The deepest nesting of `repeat` in `repeat`.
  private static final Set<String> VECTORS = Set.of("mathbf", "boldsymbol", "bm", "vec");

  private static final int BLOCKS = 100;

  /// A text shorter than this is nested a hundred levels deep at most.
  private static final int SHALLOW = 250;

  private static final long STACK_BYTES = 32L << 20;

  private final String text;
  private final Set<String> functions;
  private final Facts facts;
  private final Context context;
  private final Problems problems = new Problems();
  private final List<GivenValues> given = new ArrayList<>();
  private List<Sentence> sentences = List.of();
  private Survey survey;

  private LatexText(String text, Set<String> functions, SpelledWords vocabulary) {
    this.text = text;
    this.functions = functions;
    facts = new Facts(vocabulary);
    context = new Context(text, facts);
  }

  /// The program that a LaTeX text is. Never fails: what cannot be read is a problem of the
  /// program.
  ///
  /// @param functions what may be called: the catalogue knows
  public static Program read(String text, Set<String> functions) {
    SpelledWords vocabulary = new SpelledWords(functions, text);
    LatexText reader = new LatexText(text, functions, vocabulary);
    if (text.length() < SHALLOW) return reader.program(TreeReader.read(text, vocabulary));
    return DeepThread.run(
        "latex", STACK_BYTES, () -> reader.program(TreeReader.read(text, vocabulary)));
  }

  private Program program(Strip tree) {
    List<Sentence> parted = SentenceReader.of(tree, problems::add);
    List<UpdateSentences.Moving> rules = new ArrayList<>();
    sentences = UpdateSentences.leftOut(parted, context, rules::add);
    rules.forEach(r -> problems.add(r.notice()));
    survey = Survey.of(sentences, facts);
    List<Statement> read = block(sentences, 0);
    List<Statement> statements = new ArrayList<>(context.hoisted());
    statements.addAll(GivenValues.applied(text, read, given, problems));
    context.notices().forEach(problems::add);
    if (problems.sorted().isEmpty() && statements.isEmpty()) {
      problems.error(Span.NOWHERE, "syntax.empty");
    }
    List<Statement> named = Rewriting.renamed(statements, facts.powers());
    List<Program.Update> updates = rules.stream().map(this::update).toList();
    return new Program(text, named, problems.sorted(), context.open(), updates);
  }

  private Program.Update update(UpdateSentences.Moving rule) {
    UnaryOperator<String> now = name -> facts.powers().getOrDefault(name, name);
    Program rate = read(rule.rate(), functions);
    return new Program.Update(
        rule.span(), now.apply(rule.parameter()), now.apply(rule.loss()), rate);
  }

  private List<Statement> block(List<Sentence> sentences, int level) {
    List<Statement> statements = new ArrayList<>();
    Map<String, Integer> defined = new HashMap<>();
    for (int i = 0; i < sentences.size(); i++) {
      if (problems.full()) break;
      Sentence sentence = sentences.get(i);
      int notices = context.notices().size();
      int hoisted = context.hoisted().size();
      try {
        Unmeant.requireNoCondition(sentences, i, context);
        List<Statement> read =
            switch (sentence) {
              case Sentence.Equalities f -> formulas(f);
              case Sentence.Looped b -> List.of(repeat(b, level));
            };
        for (Statement statement : read) {
          if (statement instanceof Statement.Definition d) checkDefinedOnce(d, defined);
          statements.add(statement);
        }
      } catch (Misread misread) {
        // what was said and added on the way goes with the statement
        context.notices().subList(notices, context.notices().size()).clear();
        context.hoisted().subList(hoisted, context.hoisted().size()).clear();
        problems.add(sentence.told(misread.problem()));
      }
    }
    return statements;
  }

  private void checkDefinedOnce(Statement.Definition d, Map<String, Integer> defined) {
    Integer first = defined.putIfAbsent(d.name(), d.nameSpan().start());
    if (first != null) {
      String name = Token.shown(text, d.nameSpan().start(), d.nameSpan().end());
      problems.error(d.nameSpan(), d.again(), name, Place.of(text, first).line());
    }
  }

  private Statement repeat(Sentence.Looped block, int level) {
    LatexTree.Loop loop = block.loop();
    if (level == BLOCKS) throw Misread.of(loop.word(), "syntax.repeat.nesting", BLOCKS);
    List<LatexTree> count = ScriptNames.solid(loop.count());
    int rounds = 0;
    if (count.size() == 1 && count.getFirst() instanceof LatexTree.Digits d) {
      double value = Double.parseDouble(d.text());
      boolean whole = value >= 1 && value <= Parser.ROUNDS && value == Math.rint(value);
      rounds = whole ? (int) value : 0;
    }
    if (rounds == 0) {
      Span span =
          count.isEmpty() ? loop.word() : count.getFirst().span().union(count.getLast().span());
      problems.error(span, "syntax.repeat.count", Parser.ROUNDS);
    }
    List<Statement> body = block(block.body(), level + 1);
    return new Statement.Repeat(loop.span(), Math.max(1, rounds), body);
  }

  /// The statements that equal formulas are: definitions, and one formula more.
  private List<Statement> formulas(Sentence.Equalities f) {
    List<List<LatexTree>> sides = f.sides();
    Unmeant.requireRead(f, context);
    if (sides.size() == 1) return List.of(bare(f, sides.getFirst()));
    Left left = Left.of(sides.getFirst());
    if (left == null) throw Unmeant.noName(f, begun());
    Unmeant.requireNoPower(left, f, context);
    if (left.parameters() != null && left.parameters().isEmpty() && isGiven(left, sides)) {
      given.add(given(f, left, false));
      return List.of();
    }
    if (left.parameters() != null && left.parameters().isEmpty() && isKnown(left, sides)) {
      given.add(given(f, left, true));
      return List.of();
    }
    if (left.parameters() != null && left.wrong() != null) {
      Span wrong = left.wrong().span();
      throw Misread.of(wrong, "syntax.parameter", context.shown(wrong));
    }
    Unmeant.requireNoMention(f, context);
    if (sides.size() == 2) Unmeant.requireNoIndex(left, sides.get(1), sentences, context);
    List<Statement> statements = new ArrayList<>();
    Left defined = left;
    int side = 1;
    int end = sides.size();
    // `y = f(x) = x^2` defines f and y
    while (side + 1 < sides.size() && inner(sides.get(side), sides.getLast()) != null) {
      Left next = inner(sides.get(side), sides.getLast());
      List<List<LatexTree>> forms = new ArrayList<>(sides.subList(side, side + 1));
      // further forms check the value, which the function alone has not
      boolean checked = next.parameters() != null && defined.parameters() == null;
      if (checked && inner(sides.get(side + 1), sides.getLast()) == null) {
        forms.addAll(sides.subList(side + 2, end));
        end = Math.min(end, side + 2);
      }
      statements.add(definition(f, defined, forms));
      defined = next;
      side++;
    }
    statements.addFirst(definition(f, defined, sides.subList(side, end)));
    return statements;
  }

  /// Whether values stand in the brackets of a function of the text, as in `f(3, 4) = 42`.
  private boolean isGiven(Left left, List<List<LatexTree>> sides) {
    return facts.isOwnFunction(left.name()) && isOfNumbers(sides);
  }

  /// Whether values stand in the brackets of a function every program has: `\sigma(0) = 0.5`.
  private boolean isKnown(Left left, List<List<LatexTree>> sides) {
    boolean known = facts.isSigmoid(left.name()) || facts.function(left.name()) != null;
    return known && !facts.isOwnFunction(left.name()) && isOfNumbers(sides);
  }

  private static boolean isOfNumbers(List<List<LatexTree>> sides) {
    return sides.size() == 2
        && sides.getFirst().get(1) instanceof LatexTree.Fence bracket
        && Bounds.split(ScriptNames.solid(bracket.body().items())).stream()
            .allMatch(v -> !v.isEmpty() && Facts.Worth.of(v) != Facts.Worth.UNKNOWN);
  }

  private GivenValues given(Sentence.Equalities f, Left left, boolean known) {
    List<Expr> values = new ArrayList<>();
    LatexTree.Fence bracket = (LatexTree.Fence) f.sides().getFirst().get(1);
    Context begun = begun();
    for (List<LatexTree> value : Bounds.split(ScriptNames.solid(bracket.body().items()))) {
      values.add(FormulaReader.all(begun, value, bracket.span()).expr());
    }
    Expr result = FormulaReader.all(begun, f.sides().get(1), f.span()).expr();
    return new GivenValues(left.span(), left.name(), known, values, result);
  }

  /// What a side between two equals signs defines; null when it is one more form.
  private Left inner(List<LatexTree> side, List<LatexTree> last) {
    Left left = Left.of(side);
    if (left == null || left.wrong() != null) return null;
    boolean function = left.parameters() != null && facts.isOwnFunction(left.name());
    boolean number =
        left.parameters() == null
            && facts.worth(left.name()) != null
            && facts.worth(left.name()) != Facts.Worth.UNKNOWN
            && !facts.isElsewhere(left.name());
    return function || number ? left : null;
  }

  private Context begun() {
    context.begin(Set.of(), Set.of(), Set.of(), null, List.of());
    return context;
  }

  private Statement bare(Sentence.Equalities f, List<LatexTree> items) {
    Set<String> free = survey.free(f);
    context.begin(free, Set.of(), Set.of(), null, items);
    Read read = FormulaReader.all(context, items, f.span());
    boolean number =
        read.expr() instanceof Expr.Num
            || read.expr() instanceof Expr.Negate n && n.operand() instanceof Expr.Num;
    if (number && f.listed()) throw Misread.of(read.span(), "syntax.vector");
    checkLengths(free, "f", read.span());
    if (!free.isEmpty()) {
      String letters = String.join(", ", free);
      String edit = "f_{" + String.join("", free) + "} = " + context.written(read.span());
      boolean taken = facts.isDefined("f");
      context.notice(Reading.FREE.notice(read.span(), taken ? null : edit, letters));
    }
    Expr body = each(free, List.of(), read);
    return new Statement.Bare(f.span().union(read.span()), body);
  }

  private Statement definition(Sentence.Equalities f, Left left, List<List<LatexTree>> bodies) {
    boolean entries = survey.isEntrywise(f);
    String name = entries ? facts.entriesOf(left.stem()) : left.name();
    if (name.equals(Builtins.REPEAT)) {
      throw Misread.of(left.span(), "syntax.reserved", Builtins.REPEAT);
    }
    Set<String> parameters = new HashSet<>();
    if (left.parameters() != null) {
      for (Statement.Parameter p : left.parameters()) {
        if (!parameters.add(p.name())) {
          throw Misread.of(p.span(), "syntax.parameter.twice", context.shown(p.span()));
        }
      }
    }
    Set<String> free = new LinkedHashSet<>(survey.free(f));
    if (!entries) checkBound(f, left);
    if (entries) {
      checkFree(left, free);
    } else if (!free.isEmpty() && isOther(left, free)) {
      String letter = free.iterator().next();
      throw Misread.of(left.span(), "latex.free", letter, context.shown(left.span()));
    } else if (!free.isEmpty()) {
      checkLengths(free, context.written(left.span()), left.span());
      String letters = String.join(", ", free);
      boolean bare = left.name().equals(left.base()) && left.parameters() == null;
      String edit = context.written(left.span()) + "_{" + letters.replace(", ", "") + "}";
      context.notice(Reading.FREE.notice(left.span(), bare ? edit : null, letters));
    }
    Unmeant.requireNoSequence(left, bodies.getFirst(), context);
    List<Expr> forms = new ArrayList<>();
    Span span = left.span();
    for (List<LatexTree> body : bodies) {
      if (ScriptNames.solid(body).isEmpty()) {
        Span whole = f.span();
        throw Misread.of(whole, "syntax.right", context.shown(whole));
      }
      context.begin(free, Set.copyOf(left.letters()), parameters, name, body);
      Read read =
          isVector(f, left, body)
              ? new Read(
                  new FenceReader(context)
                      .array((LatexTree.Fence) ScriptNames.solid(body).getFirst()))
              : FormulaReader.all(context, body, f.span());
      List<LatexTree> places = entries ? left.places() : List.of();
      forms.add(each(free, places, read));
      span = span.union(read.span());
    }
    Expr first = forms.removeFirst();
    return new Statement.Definition(span, left.span(), name, left.parameters(), first, forms);
  }

  /// `\mathbf{t} = (a, 1, 0)`: a name set as vectors are, and values in round brackets; numbers
  /// alone are a vector whatever the name.
  private boolean isVector(Sentence.Equalities f, Left left, List<LatexTree> body) {
    if (left.parameters() != null || !FenceReader.isList(body)) return false;
    LatexTree first = f.sides().getFirst().getFirst();
    LatexTree name = first instanceof LatexTree.Scripted s ? s.base() : first;
    boolean set =
        switch (name) {
          case LatexTree.Styled s -> VECTORS.contains(s.command());
          case LatexTree.Accented a -> VECTORS.contains(a.command());
          default -> false;
        };
    return set || new FenceReader(context).isNumbers(body);
  }

  /// Every index on the left is one on the right. Whether the name on the left has another index
  /// than the formula: `H_i' = H_j / 2`.
  private static boolean isOther(Left left, Set<String> free) {
    List<String> letters = left.letters();
    return !letters.isEmpty() && letters.stream().noneMatch(free::contains);
  }

  /// `y_i = \sum_i a_i` has one number on its right, whose index is none of the left.
  private void checkBound(Sentence.Equalities f, Left left) {
    for (String letter : left.letters()) {
      if (facts.isValue(letter) || !survey.isBound(f, letter)) continue;
      String shown = context.shown(left.span());
      throw new Misread(
          Problem.error(left.span(), "latex.bound.left", shown, letter).withFix(left.stem()));
    }
  }

  private void checkFree(Left left, Set<String> free) {
    Set<String> seen = new HashSet<>();
    for (LatexTree place : left.places()) {
      String letter = ScriptNames.base(place);
      if (!seen.add(letter)) throw Misread.of(place.span(), "latex.bound", letter);
    }
    if (!seen.equals(free)) {
      Set<String> more = new LinkedHashSet<>(free);
      more.removeAll(seen);
      Set<String> lone = new LinkedHashSet<>(more.isEmpty() ? seen : more);
      if (more.isEmpty()) lone.removeAll(free);
      String letter = lone.iterator().next();
      throw Misread.of(left.span(), "latex.free", letter, context.shown(left.span()));
    }
  }

  /// An n that stands in no sum and not on the left may be how many there are: `x_{n-1}`.
  private static void checkLengths(Set<String> free, String name, Span place) {
    for (String letter : free) {
      if (letter.equals("n") || letter.equals("m")) {
        throw Misread.of(place, "latex.free.length", letter, name + "_{" + letter + "}");
      }
    }
  }

  /// A formula with free indices: its entries stand side by side.
  private Expr each(Set<String> free, List<LatexTree> places, Read read) {
    if (free.isEmpty()) return read.expr();
    if (free.size() > 2) throw Misread.of(read.span(), "latex.free.many", String.join(", ", free));
    List<Binder> binders = new ArrayList<>();
    for (String letter : free) {
      Span place =
          places.stream()
              .filter(p -> letter.equals(ScriptNames.base(p)))
              .map(LatexTree::span)
              .findFirst()
              .orElse(read.expr().span());
      binders.add(new Binder(place, letter, new Expr.Range.All()));
    }
    Span span = read.expr().span();
    return new Expr.Over(span, Expr.BigOperator.EACH, binders, null, read.expr());
  }
}
