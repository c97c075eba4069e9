package gradus.graph.doubt;

import gradus.lang.Expr;
import gradus.lang.Reading;
import java.util.List;
import java.util.stream.Stream;

/// Inputs that are used as an index, and count from 0 whatever others do.
public final class LabelDoubts {
  private final DoubtedText text;

  LabelDoubts(DoubtedText text) {
    this.text = text;
  }

  /// Tells that an input used as an index is a label, which counts from 0 whatever others do.
  ///
  /// @param among whether other indices run there
  public void input(Expr.Index index, Expr.Name label, int value, boolean among) {
    boolean bracketed = text.written(index.span()).endsWith("]");
    if (!text.isLatex() && bracketed && !among) return;
    String target = text.written(index.target().span());
    String entry = target + "[" + value + "]";
    // among others the text would no longer say what they are compared with
    boolean edited = index.indices().size() == 1 && value > 0 && !among;
    // behind a function without brackets a bracket could be the function's
    boolean applied = text.isLatex() && text.isBehindFunction(index.span().start());
    // counted from 1 it is the entry before
    List<String> edits =
        Stream.of(entry, target + "[" + (value - 1) + "]")
            .map(e -> applied ? "{" + e + "}" : e)
            .toList();
    text.tell(index, Reading.LABEL, edited ? edits : List.of(), label.name(), entry);
  }

  /// Tells that a letter without a value beside the sum of a whole vector is how many entries that
  /// has.
  public void length(Expr.Name letter, int length) {
    text.tell(letter, Reading.LENGTH, Integer.toString(length), letter.name(), length);
  }

  /// Tells the same of labels that a vector holds: `s_{i,y_i}`.
  ///
  /// @param first of them
  public void entries(Expr.Index index, Expr.Index label, int first) {
    String rows = index.indices().size() > 1 ? "0, " : "";
    String entry = text.written(index.target().span()) + "[" + rows + first + "], …";
    text.tell(index, Reading.LABEL, List.of(), text.written(label.span()), entry);
  }
}
