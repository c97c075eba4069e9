package gradus.latex.meaning;

import gradus.lang.Span;
import gradus.lang.Statement.Parameter;
import gradus.latex.tree.Delimiter;
import gradus.latex.tree.LatexTree;
import gradus.latex.tree.LatexTree.Scripted;
import gradus.latex.tree.LatexTree.Strip;
import gradus.latex.tree.TexSign;
import java.util.ArrayList;
import java.util.List;

/// What stands on the left of an equals sign: a name as it is typeset, and the parameters of a
/// function.
///
/// @param span the place of the name
/// @param base the letter alone
/// @param name with all its scripts
/// @param stem without what is lowered
/// @param below what is lowered, of the name or behind the brackets; null when nothing is
/// @param mark what is raised, without brackets and quotes
/// @param raised whether something is raised that stands in no brackets, as in `\sigma^2`
/// @param parameters null when the name stands without brackets
/// @param wrong what is no name in the brackets; null when all are
record Left(
    Span span,
    String base,
    String name,
    String stem,
    Strip below,
    String mark,
    boolean raised,
    List<Parameter> parameters,
    LatexTree wrong) {

  /// The left side that items are; null when they are none.
  static Left of(List<LatexTree> items) {
    if (items.isEmpty() || items.size() > 2) return null;
    Left name = named(items.getFirst(), items.size() == 2);
    if (name == null || items.size() == 1) return name;
    return switch (items.get(1)) {
      case LatexTree.Fence f when f.open() == Delimiter.ROUND -> name.with(f, null);
      case Scripted s
          when s.base() instanceof LatexTree.Fence f
              && f.open() == Delimiter.ROUND
              && s.above().isEmpty()
              && name.below == null ->
          name.with(f, s.below());
      default -> null;
    };
  }

  private static Left named(LatexTree item, boolean header) {
    if (item instanceof LatexTree.NamedFunction f && header) {
      return new Left(f.span(), f.name(), f.name(), f.name(), null, "", false, null, null);
    }
    String base = ScriptNames.base(item);
    if (base != null) return new Left(item.span(), base, base, base, null, "", false, null, null);
    if (!(item instanceof Scripted whole)) return null;
    Scripted s = ScriptNames.unbraced(whole);
    base = ScriptNames.base(s.base());
    String low = s.below() == null ? "" : ScriptNames.flat(s.below());
    if (base == null || low == null || base.equals("e") && !s.above().isEmpty()) return null;
    StringBuilder mark = new StringBuilder();
    int primes = 0;
    boolean raised = false;
    for (LatexTree above : s.above()) {
      String flat = ScriptNames.flat(above);
      if (flat == null) return null;
      if (ScriptNames.mark(above) != null) {
        mark.append(ScriptNames.mark(above));
      } else if (ScriptNames.isPrime(above)) {
        primes += ScriptNames.primes(above);
      } else {
        mark.append(flat);
        raised = true;
      }
    }
    String name = ScriptNames.name(base, low, mark.toString(), primes);
    String stem = ScriptNames.name(base, "", mark.toString(), primes);
    return new Left(s.span(), base, name, stem, s.below(), mark.toString(), raised, null, null);
  }

  private Left with(LatexTree.Fence fence, Strip index) {
    List<Parameter> parameters = new ArrayList<>();
    LatexTree wrong = null;
    boolean wanted = true;
    List<LatexTree> inside = ScriptNames.solid(fence.body().items());
    for (int i = 0; i < inside.size(); i++) {
      LatexTree item = inside.get(i);
      if (!wanted && item instanceof LatexTree.Fence f && isCondition(f)) {
        // what stands behind the bar of `p(x | m, s)` are parameters as well
        inside = new ArrayList<>(inside.subList(0, i + 1));
        inside.addAll(ScriptNames.solid(f.body().items()));
        wanted = true;
        continue;
      }
      if (!wanted && isGiven(inside, i)) {
        parameters.removeLast();
        i++;
        continue;
      }
      if (item instanceof LatexTree.Mark s && !wanted) {
        wanted = s.sign() == TexSign.COMMA || s.sign() == TexSign.SEMICOLON;
        if (!wanted && wrong == null) wrong = item;
        continue;
      }
      Left parameter = wanted ? named(item, false) : null;
      if (parameter == null) {
        if (wrong == null) wrong = item;
      } else {
        parameters.add(new Parameter(parameter.span, parameter.name));
      }
      wanted = false;
    }
    if (wanted && wrong == null) wrong = fence;
    String full = index == null ? name : stem;
    return new Left(span, base, full, full, index, mark, raised, parameters, wrong);
  }

  /// Whether brackets are the one bar of `p(x | y)` with what stands behind it.
  static boolean isCondition(LatexTree.Fence f) {
    boolean bar = f.open() == Delimiter.BAR || f.open() == Delimiter.DOUBLE_BAR;
    return bar && f.close() == Delimiter.NOTHING && !f.sized();
  }

  /// Whether a value stands here before the bar of `p(y = 1 | x)`: what has it is no parameter.
  private static boolean isGiven(List<LatexTree> inside, int equals) {
    return inside.get(equals) instanceof LatexTree.Mark s
        && s.sign() == TexSign.EQUALS
        && equals + 2 < inside.size()
        && inside.get(equals + 1) instanceof LatexTree.Digits
        && inside.get(equals + 2) instanceof LatexTree.Fence f
        && isCondition(f);
  }

  /// The letters that are lowered, when nothing else is.
  List<String> letters() {
    List<String> letters = new ArrayList<>();
    if (below == null) return letters;
    for (LatexTree item : ScriptNames.solid(below.items())) {
      boolean comma = item instanceof LatexTree.Mark s && s.sign() == TexSign.COMMA;
      if (item instanceof LatexTree.Identifier i) {
        letters.add(i.name());
      } else if (!comma) {
        return List.of();
      }
    }
    return letters;
  }

  /// The places of those letters.
  List<LatexTree> places() {
    return ScriptNames.solid(below.items()).stream()
        .filter(LatexTree.Identifier.class::isInstance)
        .toList();
  }

  /// Whether items are one quantity that is no name, for which a name could stand: `\cos\theta`,
  /// `\log L(\mu)`, `|Z|`, `\|A\|_F`, `\mathrm{var}[x]`, `dL/dw`.
  static boolean isQuantity(List<LatexTree> items) {
    LatexTree first = items.getFirst();
    LatexTree base = first instanceof Scripted s ? s.base() : first;
    int size = items.size();
    return switch (base) {
      case LatexTree.NamedFunction _ -> size > 1 && size < 4 && isPlain(items.subList(1, size));
      case LatexTree.Fence f ->
          size == 1 && (f.open() == Delimiter.BAR || f.open() == Delimiter.DOUBLE_BAR);
      default -> {
        boolean entries =
            size == 2
                && items.get(1) instanceof LatexTree.Fence f
                && f.open() == Delimiter.SQUARE
                && (ScriptNames.base(base) != null || base instanceof LatexTree.Styled);
        yield entries || isDerivative(items);
      }
    };
  }

  private static boolean isPlain(List<LatexTree> items) {
    return items.stream().noneMatch(i -> i instanceof LatexTree.Mark);
  }

  /// `dL/dw`.
  private static boolean isDerivative(List<LatexTree> items) {
    return items.size() == 5
        && isDifferential(items.get(0), items.get(1))
        && items.get(2) instanceof LatexTree.Mark m
        && m.sign() == TexSign.SLASH
        && isDifferential(items.get(3), items.get(4));
  }

  private static boolean isDifferential(LatexTree sign, LatexTree of) {
    LatexTree name = of instanceof Scripted s ? s.base() : of;
    return "d".equals(ScriptNames.base(sign)) && ScriptNames.base(name) != null;
  }
}
