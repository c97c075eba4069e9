package gradus.latex.meaning;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Problem;
import gradus.lang.Reading;
import gradus.lang.Span;
import gradus.latex.meaning.Facts.Worth;
import gradus.latex.meaning.FormulaReader.Read;
import gradus.latex.tree.Delimiter;
import gradus.latex.tree.LatexTree;
import gradus.latex.tree.LatexTree.Scripted;
import gradus.latex.tree.LatexTree.Strip;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What stands lowered and raised: part of a defined name, an entry of a defined tensor, a
/// transpose, a quote or a power, part of a new name; in this order.
final class ScriptReader {
  private final Context context;
  private final Facts facts;

  /// Whether the base stands in brackets of its own.
  private boolean bracketed;

  ScriptReader(Context context) {
    this.context = context;
    facts = context.facts();
  }

  /// A letter without scripts.
  Read name(LatexTree.Identifier i) {
    return name(i.span(), i.name());
  }

  Read name(Span span, String name) {
    return new Read(context.isIndex(name) ? context.index(name, span) : new Expr.Name(span, name));
  }

  /// A base with its scripts.
  Read read(Scripted s) {
    Unmeant.requireNoDegrees(s, context);
    String base = ScriptNames.base(s.base());
    return base == null ? behind(s) : named(s, base);
  }

  // Behind a bracket, a number, a fraction.

  private Read behind(Scripted s) {
    if (ScriptNames.unbraced(s) != s) return read(ScriptNames.unbraced(s));
    List<LatexTree> raised = new ArrayList<>(s.above());
    Strip below = s.below();
    Expr whole;
    if (s.base() instanceof Strip empty && ScriptNames.solid(empty.items()).isEmpty()) {
      int sign = s.base().span().end();
      throw Misread.of(new Span(sign, sign + 1), "latex.script", below == null ? "^" : "_");
    }
    if (s.base() instanceof LatexTree.Grid g && transposes(raised) && below == null) {
      whole = new GridMeaning(context).matrix(g, true);
      if (g.rows().size() == 1) whole = turned(whole, raised, s);
    } else if (s.base() instanceof LatexTree.Fence f && isTuple(f) && transposes(raised)) {
      whole = turned(new FenceReader(context).array(f), raised, s);
    } else if (s.base() instanceof LatexTree.Fence f && f.open() == Delimiter.DOUBLE_BAR) {
      whole = new FenceReader(context).read(f, below).expr();
      below = null;
    } else {
      whole = OperandReader.plain(context, s.base()).expr();
    }
    return after(new Read(whole, s.base().span().union(whole.span())), below, raised, s.span());
  }

  /// Entries that are written as a row and turned into a column at once: the T is part of what is
  /// written, in the place of which other numbers may come.
  private static Expr turned(Expr entries, List<LatexTree> raised, Scripted written) {
    Span sign = raised.removeFirst().span();
    boolean all = raised.isEmpty() && written.below() == null;
    Span span = all ? written.span() : entries.span().union(sign);
    return entries instanceof Expr.Array a ? new Expr.Array(span, a.items()) : entries;
  }

  private static boolean transposes(List<LatexTree> raised) {
    return !raised.isEmpty() && ScriptNames.isTranspose(raised.getFirst());
  }

  private static boolean isTuple(LatexTree.Fence f) {
    return f.open() == Delimiter.ROUND
        && Bounds.split(ScriptNames.solid(f.body().items())).size() > 1;
  }

  /// What is lowered and raised behind an expression that is read.
  Read after(Read target, Strip below, List<LatexTree> raised, Span whole) {
    Read read = target;
    if (below != null) {
      if (read.expr() instanceof Expr.Num) throw Misread.of(below.span(), "latex.script", "_");
      List<Expr> indices = new IndexReader(context).read(below, null);
      if (indices == null) {
        throw Misread.of(below.span(), "latex.index", context.shown(below.span()));
      }
      Span span = read.span().union(below.span());
      read =
          new Read(
              new Expr.Index(span, read.expr(), indices, new IndexReader(context).start(indices)));
    }
    bracketed = true;
    return raised(read, raised, whole, Worth.UNKNOWN);
  }

  /// Transposes and a power behind an expression.
  private Read raised(Read target, List<LatexTree> raised, Span whole, Worth worth) {
    Read read = target;
    boolean power = false;
    for (LatexTree above : raised) {
      Span span =
          new Span(target.span().start(), Math.max(above.span().end(), target.span().end()));
      span = span.union(whole.end() >= span.end() ? span : whole);
      if (isTransposeHere(above, worth)) {
        Expr call = new Expr.Call(span, above.span(), "transpose", List.of(read.expr()));
        read = new Read(call);
      } else if (ScriptNames.isPrime(above)) {
        for (int i = 0; i < ScriptNames.primes(above); i++) {
          Expr call = new Expr.Call(span, above.span(), "transpose", List.of(read.expr()));
          read = new Read(call);
        }
      } else {
        Span first = new Span(whole.start(), read.span().end());
        if (power) throw Misread.powers(above, first, context);
        power = true;
        Expr exponent = exponent(above, read.expr());
        read = new Read(new Expr.Binary(span, Operator.POWER, read.expr(), exponent));
      }
    }
    return read;
  }

  private Expr exponent(LatexTree above, Expr base) {
    if (!(above instanceof Strip strip) || ScriptNames.solid(strip.items()).isEmpty()) {
      throw Misread.of(above.span(), "latex.argument", "^");
    }
    if (ScriptNames.flat(above) != null && "*".equals(ScriptNames.flat(above))) {
      throw Misread.of(above.span(), "latex.argument", "^");
    }
    Expr exponent = FormulaReader.all(context, strip).expr();
    tellSigned(strip);
    boolean natural = !bracketed && base instanceof Expr.Name n && n.name().equals("e");
    if (natural && facts.isValue("e") && exponent.whole() == null) {
      String inside =
          context.written(strip.items().getFirst().span().union(strip.items().getLast().span()));
      Span whole = base.span().union(above.span());
      throw new Misread(
          Problem.error(whole, "latex.power.e", context.shown(above.span()))
              .withEdits("\\exp\\left(" + inside + "\\right)", "(e)^{" + inside + "}"));
    }
    return exponent;
  }

  /// `e^-x`, of which LaTeX raises the sign alone.
  private void tellSigned(Strip strip) {
    String edit = "{" + context.written(strip.span()) + "}";
    boolean bare = edit.charAt(1) == '-' || edit.charAt(1) == '−';
    String shown = context.shown(strip.span());
    if (bare) context.notice(Reading.SPELLING.notice(strip.span(), edit, shown, edit));
  }

  /// Whether a raised T is a transpose: the program may have a T of its own.
  private boolean isTransposeHere(LatexTree above, Worth worth) {
    if (!ScriptNames.isTranspose(above)) return false;
    boolean letter = "T".equals(ScriptNames.flat(above));
    if (!letter || !facts.isValue("T") && !context.isIndex("T")) return true;
    if (worth == Worth.NUMBER) return false;
    throw new Misread(Problem.error(above.span(), "latex.power.T").withFix("{\\top}"));
  }

  // Behind a name.

  /// The raised parts of a name, sorted by what they can be.
  private record Marks(String mark, int primes, List<LatexTree> rest) {}

  private Read named(Scripted s, String base) {
    String flat = s.below() == null ? "" : ScriptNames.flat(s.below());
    String low = flat == null ? null : context.substituted(flat, s.below());
    Read exact = low == null ? null : exact(s, base, low);
    if (exact != null) return exact;
    if (s.below() == null && s.above().size() == 1) {
      Read row = row(s, base, s.above().getFirst());
      if (row != null) return row;
    }
    if (s.below() != null && facts.hasRaised(base)) {
      Read entry = raisedEntry(s, base);
      if (entry != null) return entry;
    }
    Marks marks = marks(s.above());
    String stem = ScriptNames.name(base, "", marks.mark, marks.primes);
    if (s.below() != null) {
      Read row = lowRow(s, base, marks);
      if (row != null) return row;
      Read entry = entry(s, stem, marks);
      if (entry != null) return entry;
      if (low == null) {
        throw Misread.of(s.below().span(), "latex.index", context.shown(s.below().span()));
      }
    }
    return other(s, base, low, marks);
  }

  /// A name that the text defines with exactly these scripts, or with all but a power or a
  /// transpose.
  private Read exact(Scripted s, String base, String low) {
    StringBuilder all = new StringBuilder();
    int primes = 0;
    boolean raised = false;
    for (LatexTree above : s.above()) {
      String mark = ScriptNames.mark(above);
      if (mark == null && ScriptNames.isPrime(above)) {
        primes += ScriptNames.primes(above);
      } else {
        String flat = mark == null ? ScriptNames.flat(above) : mark;
        raised |= mark == null;
        all.append(flat == null ? "\u0000" : flat);
      }
    }
    boolean readable = all.indexOf("\u0000") < 0;
    String full = readable ? ScriptNames.name(base, low, all.toString(), primes) : "";
    boolean named = raised ? facts.isRaised(full) : isName(full);
    boolean scripted = !low.isEmpty() || !s.above().isEmpty();
    if (readable && scripted && named) return new Read(new Expr.Name(s.span(), full));
    Marks marks = marks(s.above());
    if (marks.rest.isEmpty()) return null;
    String part = ScriptNames.name(base, low, marks.mark, marks.primes);
    boolean partly = !low.isEmpty() || !marks.mark.isEmpty() || marks.primes > 0;
    if (!partly || !isName(part)) return null;
    return raised(namePart(s, marks, part), marks.rest, s.span(), worth(part));
  }

  private boolean isName(String name) {
    return facts.isDefined(name) || facts.isParameter(name);
  }

  private Worth worth(String name) {
    Worth worth = facts.worth(name);
    return worth == null ? Worth.UNKNOWN : worth;
  }

  /// The name at its place, up to the first script that is none of it.
  private static Read namePart(Scripted s, Marks marks, String name) {
    int end = s.base().span().end();
    if (s.below() != null) end = Math.max(end, s.below().span().end());
    for (LatexTree above : s.above()) {
      if (marks.rest.contains(above)) continue;
      end = Math.max(end, above.span().end());
    }
    return new Read(new Expr.Name(new Span(s.span().start(), end), name));
  }

  private Marks marks(List<LatexTree> above) {
    StringBuilder mark = new StringBuilder();
    int primes = 0;
    List<LatexTree> rest = new ArrayList<>();
    for (LatexTree one : above) {
      String own = ScriptNames.mark(one);
      Integer value = own == null ? null : context.value(own);
      if (value != null) own = value.toString();
      if (own != null && !context.isIndex(own) && mark.isEmpty()) {
        mark.append(own);
      } else if (ScriptNames.isPrime(one) && rest.isEmpty()) {
        primes += ScriptNames.primes(one);
      } else {
        rest.add(one);
      }
    }
    return new Marks(mark.toString(), primes, rest);
  }

  /// `x^{(i)}` for an index i: a row or an entry of x, or of X where the text has no x. By a
  /// number, `x^{(2)}`, only the latter: x may be a layer.
  private Read row(Scripted s, String base, LatexTree above) {
    String letter = ScriptNames.mark(above);
    if (letter == null) return null;
    String capital = base.toUpperCase(Locale.ROOT);
    boolean other = !facts.isValue(base) && facts.isValue(capital) && !capital.equals(base);
    boolean number = letter.chars().allMatch(Character::isDigit);
    if (number) {
      boolean matrix = other && facts.worth(capital) == Worth.MATRIX;
      if (!matrix || facts.isBracketed(base) || facts.isParameter(base)) return null;
    } else {
      boolean known = facts.isValue(base) || facts.isValue(capital);
      if (!context.isIndex(letter) || !context.isRunning(letter) && !known) return null;
    }
    String row = capital + "^{(" + letter + ")}";
    if (other && facts.isParameter(base)) {
      throw new Misread(
          Problem.error(s.span(), "latex.row", context.shown(s.span()), row).withFix(row));
    }
    if (other) {
      context.notice(Reading.ROW.notice(s.span(), row, context.shown(s.span()), letter, capital));
    }
    Expr target = new Expr.Name(s.base().span(), other ? capital : base);
    Span at = above.span();
    Expr index = number ? OperandReader.number(at, letter) : context.index(letter, at);
    return new Read(new Expr.Index(s.span(), target, List.of(index), 1));
  }

  /// `x_i` for an index i as a row of a matrix X where the text has no x; null when it is none.
  private Read lowRow(Scripted s, String base, Marks marks) {
    String capital = base.toUpperCase(Locale.ROOT);
    boolean row =
        marks.mark.isEmpty()
            && marks.primes == 0
            && isRunning(s.below())
            && !capital.equals(base)
            && facts.worth(capital) == Worth.MATRIX
            && !facts.isValue(base)
            && !facts.isParameter(base)
            && !context.isOwnStem(base);
    if (!row) return null;
    Span span = new Span(s.base().span().start(), s.below().span().end());
    String letter = ScriptNames.flat(s.below());
    String edit = capital + "_" + letter;
    context.notice(Reading.ROW.notice(span, edit, context.shown(span), letter, capital));
    Expr target = new Expr.Name(s.base().span(), capital);
    Expr index = context.index(letter, s.below().span());
    Read read = new Read(new Expr.Index(span, target, List.of(index), 1));
    return raised(read, marks.rest, s.span(), Worth.VECTOR);
  }

  /// An entry or a row of a tensor of that name; null when it is none.
  private Read entry(Scripted s, String stem, Marks marks) {
    boolean digits = s.below().items().stream().noneMatch(ScriptReader::isLetter);
    boolean tensor = facts.isTensor(stem) || !digits && isParameterEntry(s, stem);
    boolean own = context.isOwnStem(stem);
    if (!tensor && !own || own && !isRunning(s.below())) return null;
    List<Expr> indices = new IndexReader(context).read(s.below(), facts.worth(stem));
    if (indices == null) return null;
    int end = Math.max(s.below().span().end(), s.base().span().end());
    // the L of `L = \\sum_i L_i` is another than the one whose entries are summed
    String target = facts.entriesOf(stem);
    if (own && target.equals(stem)) {
      target = ScriptNames.name(stem, ScriptNames.flat(s.below()), "", 0);
    }
    Expr name = new Expr.Name(s.base().span(), target);
    Span span = new Span(s.span().start(), end);
    Read read =
        new Read(new Expr.Index(span, name, indices, new IndexReader(context).start(indices)));
    return raised(read, marks.rest, s.span(), Worth.UNKNOWN);
  }

  /// `w^{l}_{jk}` as an entry of a tensor that is called `w^{l}`; null when it is none.
  private Read raisedEntry(Scripted s, String base) {
    String raised = ScriptNames.raised(base, s.above());
    boolean named = raised != null && facts.isRaised(raised);
    return named ? entry(s, raised, new Marks("", 0, List.of())) : null;
  }

  private boolean isRunning(Strip below) {
    List<LatexTree> items = ScriptNames.solid(below.items());
    return items.size() == 1
        && items.getFirst() instanceof LatexTree.Identifier i
        && context.isRunning(i.name());
  }

  private static boolean isLetter(LatexTree tree) {
    return tree instanceof LatexTree.Identifier
        || tree instanceof Scripted
        || tree.parts().stream().anyMatch(ScriptReader::isLetter);
  }

  /// Whether an index runs over a name of which nothing else is known.
  private boolean isParameterEntry(Scripted s, String stem) {
    return s.below().items().stream()
            .anyMatch(i -> i instanceof LatexTree.Identifier l && context.isRunning(l.name()))
        && facts.worth(stem) != Worth.NUMBER;
  }

  /// A transpose, quote or power of a name, or a new name.
  private Read other(Scripted s, String base, String low, Marks marks) {
    String name = ScriptNames.name(base, low, marks.mark, 0);
    String quoted = name + "'".repeat(marks.primes);
    Read read;
    if (marks.primes > 0 && !isName(quoted) && facts.isValue(name)) {
      Read target = namePart(s, new Marks(marks.mark, 0, quotes(s, marks)), name);
      String edit = context.written(target.span()) + "^{\\top}".repeat(marks.primes);
      boolean only = marks.rest.isEmpty();
      context.notice(Reading.QUOTE.notice(s.span(), only ? edit : null, quoted, name));
      read = raised(target, quotes(s, marks), s.span(), worth(name));
      return raised(read, marks.rest, s.span(), Worth.UNKNOWN);
    }
    boolean alone = low.isEmpty() && marks.mark.isEmpty() && marks.primes == 0;
    if (alone && context.isIndex(base)) {
      read = new Read(context.index(base, s.base().span()));
    } else {
      read = namePart(s, marks, quoted);
    }
    boolean ambiguous = !marks.rest.isEmpty() && alone && facts.hasRaised(base);
    if (ambiguous && !ScriptNames.isTranspose(marks.rest.getFirst())) {
      String edit =
          "(" + base + ")" + context.written(s.span()).substring(s.base().span().length());
      context.notice(Reading.POWER.notice(s.span(), edit, context.shown(s.span())));
    }
    return raised(read, marks.rest, s.span(), worth(quoted));
  }

  private static List<LatexTree> quotes(Scripted s, Marks marks) {
    return s.above().stream()
        .filter(ScriptNames::isPrime)
        .filter(above -> !marks.rest.contains(above))
        .toList();
  }
}
