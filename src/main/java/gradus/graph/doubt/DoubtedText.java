package gradus.graph.doubt;

import gradus.lang.Expr;
import gradus.lang.LatexMarks;
import gradus.lang.Problem;
import gradus.lang.Reading;
import gradus.lang.Span;
import gradus.op.catalogue.Ops;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A program's text as doubts quote it, and what is told of it, once for each place.
final class DoubtedText {
  private final String text;
  private final boolean latex;
  private final List<Problem> notices = new ArrayList<>();
  private final Set<Span> told = new HashSet<>();

  DoubtedText(String text) {
    this.text = text;
    latex = LatexMarks.in(text);
  }

  boolean isLatex() {
    return latex;
  }

  List<Problem> notices() {
    return notices;
  }

  void tell(Expr about, Reading reading, String edit, Object... args) {
    tell(about, reading, edit == null ? List.of() : List.of(edit), args);
  }

  /// Tells of a reading that has an edit for each thing that can be meant.
  void tell(Expr about, Reading reading, List<String> edits, Object... args) {
    if (!told.add(about.span())) return;
    Object[] words =
        Arrays.stream(args).map(a -> a instanceof Integer i ? i : a.toString()).toArray();
    Problem notice = reading.notice(about.span(), null, words);
    notices.add(notice.withEdits(edits.toArray(String[]::new)));
  }

  String written(Span span) {
    return text.substring(span.start(), span.end());
  }

  String between(int start, int end) {
    return text.substring(start, end);
  }

  /// Whether a letter or a digit stands at a place.
  boolean goesOn(int at) {
    return at < text.length() && Character.isLetterOrDigit(text.charAt(at));
  }

  /// Whether the command of a function stands right before a place: `\log p`.
  boolean isBehindFunction(int place) {
    int end = place;
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    int start = end;
    while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    boolean command = start > 0 && text.charAt(start - 1) == '\\';
    return command && Ops.names().contains(text.substring(start, end));
  }

  /// Whether both factors stand in the text, one behind the other; in `xy` for x·y they do not.
  static boolean isWritten(Expr.Binary b) {
    return b.left().span().end() <= b.right().span().start() && b.right().span().length() > 0;
  }

  /// The logarithm of an entry with its sign, as a factor.
  String logarithm(String entry) {
    return latex ? "\\left(-\\log\\left(" + entry + "\\right)\\right)" : "-log(" + entry + ")";
  }

  /// Where the brackets that close behind a factor end, in what stands between it and its sign.
  static int closed(String between) {
    int end = 0;
    for (int i = 0; i < between.length(); i++) {
      if (")]}|‖".indexOf(between.charAt(i)) >= 0) end = i + 1;
    }
    return end;
  }

  /// A call of a function of the language.
  String call(String function, String inside) {
    return (latex ? "\\operatorname{" + function + "}" : function) + "(" + inside + ")";
  }

  String entrywise() {
    return latex ? "\\odot" : "*";
  }

  String times() {
    return latex ? "\\cdot" : "*";
  }

  String dotted() {
    return latex ? "\\langle a, b \\rangle" : "dot(a, b)";
  }

  String matrices() {
    return latex ? "\\mathbin{@}" : "@";
  }
}
