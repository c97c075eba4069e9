package gradus.explain.entry;

import gradus.explain.Manner;
import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.explain.passage.Role;
import gradus.explain.term.AmountWriter;
import gradus.lang.Messages;
import gradus.trace.EntryParts;
import gradus.trace.EntryParts.GateEntry;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// What is being told of one entry: its formula, piece by piece, and what that does not say.
abstract class EntryDraft {
  final Trace trace;
  final GateEntry entry;
  final Manner manner;
  final EntryParts parts;
  final CellNames names;
  final CellWritings writings;
  final List<GateEntry> factors = new ArrayList<>();
  final List<Piece> pieces = new ArrayList<>();
  final List<String> remarks = new ArrayList<>();

  EntryDraft(Trace trace, GateEntry entry, Manner manner) {
    this.trace = trace;
    this.entry = entry;
    this.manner = manner;
    parts = new EntryParts(trace);
    names = new CellNames(trace.graph(), new AmountWriter(manner.numbers()));
    writings = new CellWritings(names, parts, manner.signs());
  }

  final String say(String key, Object... args) {
    return Messages.text(manner.locale(), key, args);
  }

  final EntryStory told(String text) {
    return new EntryStory(new Passage.Line(pieces, text), remarks, factors);
  }

  /// Of many terms those that are not 0, where there are such.
  static <T> List<T> counting(List<T> terms, ToDoubleFunction<T> value) {
    if (terms.size() <= EntryFormula.MOST) return terms;
    List<T> counting = terms.stream().filter(t -> value.applyAsDouble(t) != 0).toList();
    return counting.isEmpty() ? terms : counting;
  }

  final void count(int all, int counting) {
    if (all <= EntryFormula.MOST) return;
    boolean zeros = counting < all;
    remarks.add(zeros ? say("entry.count.zero", all, all - counting) : say("entry.count", all));
  }

  /// Terms with the signs before them.
  static <T> List<String> sum(List<T> terms, Function<T, String> write) {
    List<String> written =
        EntryFormula.places(terms.size()).stream().map(terms::get).map(write).toList();
    List<String> out = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      boolean dots = terms.size() > EntryFormula.MOST && i == written.size() - 1;
      if (dots) out.add("+ \\cdots");
      String term = written.get(i);
      boolean minus = term.startsWith("-");
      String sign = i == 0 ? "" : minus ? "- " : "+ ";
      out.add(sign + (i > 0 && minus ? term.substring(1).strip() : term));
    }
    return out;
  }

  /// A piece for each term, between which a long formula is broken.
  final void write(String begin, List<String> terms, Role role) {
    for (int i = 0; i < terms.size(); i++) {
      pieces.add(Piece.of((i == 0 ? begin : "") + terms.get(i), role));
    }
  }
}
