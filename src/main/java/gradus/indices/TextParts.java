package gradus.indices;

import gradus.lang.Expr;
import gradus.lang.LatexMarks;
import gradus.lang.Printer;
import gradus.lang.Problem;
import gradus.lang.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What a program's text says of a formula, and what could stand there in its notation.
public final class TextParts {
  private static final List<String> LETTERS = List.of("i", "j", "k", "l", "m", "r", "s");

  private final String text;
  private final boolean latex;

  public TextParts(String text) {
    this.text = text;
    latex = LatexMarks.in(text);
  }

  /// `max(x, y, z)` of two at a time.
  public String pairwise(Expr.Call call) {
    List<Expr> arguments = call.arguments();
    String nested = at(arguments.getFirst().span());
    for (Expr argument : arguments.subList(1, arguments.size())) {
      nested = at(call.nameSpan()) + "(" + nested + ", " + at(argument.span()) + ")";
    }
    return nested;
  }

  /// That the greatest or least entry of a vector needs no axis: the edit leaves it out.
  public Problem unaxed(Expr call, Expr vector, String function) {
    String of = at(vector.span());
    String edit = (latex ? "\\" : "") + function + "(" + of + ")";
    return Problem.error(call.span(), "graph.axis.vector", of, edit).withFix(edit);
  }

  /// A problem of an argument with its edit: the word that tells what it is stands before it. In
  /// LaTeX there are no such words.
  public Problem told(Problem problem, String word, Expr argument) {
    return latex ? problem : problem.withFix(word + "=" + at(argument.span()));
  }

  /// A part as it is written.
  String at(Span span) {
    return text.substring(span.start(), span.end());
  }

  /// A formula as an end of a range.
  String end(String formula) {
    return latex ? "{" + formula + "}" : formula;
  }

  /// The entry with a number as people count, from 1.
  String numbered(Expr tensor, int number) {
    int counted = latex ? number : Math.max(0, number - 1);
    return entry(tensor, List.of(Integer.toString(counted)));
  }

  /// That an index is bound again in its own sum: the edit gives the inner sum another letter.
  Problem again(Expr.Over inner, Expr.Binder binder, Expr formula) {
    String index = binder.index();
    Set<String> names = new HashSet<>();
    for (Expr part : formula.all()) {
      if (part instanceof Expr.Name n) names.add(n.name());
      if (part instanceof Expr.Over o) o.binders().forEach(b -> names.add(b.index()));
    }
    Set<Integer> places = new TreeSet<>(Set.of(binder.span().start()));
    for (Expr part : inner.all()) {
      if (part instanceof Expr.Name n && n.name().equals(index)) places.add(n.span().start());
    }
    String fresh = LETTERS.stream().filter(l -> !names.contains(l)).findFirst().orElse(null);
    boolean written = places.stream().allMatch(at -> text.startsWith(index, at));
    Problem problem = Problem.error(binder.span(), "indices.again", index);
    if (fresh == null || !written) return problem;
    StringBuilder edit = new StringBuilder();
    int at = inner.span().start();
    for (int place : places) {
      edit.append(text, at, place).append(fresh);
      at = place + index.length();
    }
    edit.append(text, at, inner.span().end());
    return Problem.error(inner.span(), "indices.again", index).withFix(edit.toString());
  }

  /// That a sum of the powers of rows has an entry for each column: the edit sums all entries.
  Problem row(Expr.Over sum, Expr.Index row, Expr.Binary power) {
    Expr matrix = row.target();
    String index = sum.binders().getFirst().index();
    Set<String> names = new HashSet<>(Set.of(index));
    for (Expr part : sum.all()) {
      if (part instanceof Expr.Name n) names.add(n.name());
    }
    int next = LETTERS.indexOf(index) + 1;
    String fresh =
        Stream.concat(LETTERS.stream().skip(next), LETTERS.stream())
            .filter(l -> !names.contains(l))
            .findFirst()
            .orElse("t");
    Expr whole = new Expr.Binary(power.span(), power.operator(), matrix, power.right());
    Expr column =
        new Expr.Call(
            power.span(), power.span(), "sum", List.of(whole, new Expr.Num(power.span(), 0, "0")));
    int start = sum.span().start();
    Span body = sum.body().span();
    String before = text.substring(body.start(), row.span().start());
    String behind = text.substring(row.span().end(), body.end());
    boolean all = sum.binders().getFirst().range() instanceof Expr.Range.All;
    boolean open = all && sum.condition() == null;
    String edit =
        latex
            ? text.substring(start, body.start())
                + (text.startsWith("\\", start) ? "\\sum_" : "Σ_")
                + fresh
                + " "
                + before
                + entry(matrix, List.of(index, fresh))
                + behind
            : "sum(" + before + at(matrix.span()) + behind + ")";
    Problem problem =
        Problem.error(
            sum.span(),
            "indices.row",
            at(row.span()),
            at(matrix.span()),
            edit,
            Printer.text(column));
    return latex || open ? problem.withFix(edit) : problem;
  }

  /// A product with its sign.
  String product(Expr left, Expr right) {
    return at(left.span()) + (latex ? " \\cdot " : "*") + at(right.span());
  }

  /// Which entry it is, behind what is computed as the tensor is: `_{i}`, `[i]`.
  String place(Expr.Index entry) {
    int low = entry.target().span().end();
    if (latex) return at(new Span(low, Math.max(entry.span().end(), low)));
    List<String> indices = new ArrayList<>();
    for (Expr at : entry.indices()) {
      boolean counted = at instanceof Expr.Num && at.whole() != null;
      indices.add(counted ? Integer.toString(at.whole() - entry.start()) : Printer.text(at));
    }
    return "[" + String.join(", ", indices) + "]";
  }

  /// The entry of a tensor that indices tell: `y_i`, `A_{ij}`, `y[i]`.
  String entry(Expr tensor, List<String> indices) {
    String written = at(tensor.span());
    boolean bare = tensor instanceof Expr.Name && !(latex && written.contains("_"));
    String base = bare ? written : "(" + written + ")";
    if (!latex) return base + "[" + String.join(", ", indices) + "]";
    boolean letters = indices.stream().allMatch(i -> i.codePointCount(0, i.length()) == 1);
    String low = String.join(letters ? "" : ",", indices);
    return base + (low.length() == 1 ? "_" + low : "_{" + low + "}");
  }
}
