package gradus.latex.tree;

import gradus.lang.Span;
import gradus.latex.tree.LatexTree.Strip;
import java.util.ArrayList;
import java.util.List;

/// `\begin{…} … \end{…}`: its rows and cells.
final class GridReader {
  private final TreeReader reader;

  GridReader(TreeReader reader) {
    this.reader = reader;
  }

  LatexTree read(TexWord begin) {
    String name = reader.commands().raw().replace("*", "").strip();
    Span place = reader.from(begin);
    if (name.equals("array") || name.equals("alignat")) reader.commands().raw();
    List<List<Strip>> rows = new ArrayList<>();
    rows.add(new ArrayList<>());
    while (true) {
      int start = reader.word().start();
      rows.getLast().add(reader.cell(start, w -> false));
      TexWord stop = reader.word();
      if (stop.isSign("&")) {
        reader.step(1);
      } else if (stop.isCommand("\\") || stop.isCommand("cr")) {
        reader.step(1);
        skipGap();
        rows.add(new ArrayList<>());
      } else {
        break;
      }
    }
    if (!reader.word().isCommand("end")) {
      return reader.bad(begin.span(), "syntax.unclosed", "\\begin", "\\end");
    }
    reader.step(1);
    reader.commands().raw();
    List<Strip> last = rows.getLast();
    if (rows.size() > 1 && last.size() == 1 && last.getFirst().items().isEmpty()) rows.removeLast();
    return new LatexTree.Grid(reader.from(begin), place, name, rows);
  }

  /// `\\[4pt]` sets more space.
  private void skipGap() {
    boolean gap =
        reader.word().isSign("[")
            && reader.word(1).kind() == TexKind.NUMBER
            && isLength(reader.word(1).end());
    while (gap && !reader.isOver() && !reader.word().isSign("]")) {
      reader.step(1);
    }
    if (gap) reader.step(1);
  }

  private boolean isLength(int from) {
    return List.of("pt]", "em]", "ex]", "mm]", "cm]").stream()
        .anyMatch(unit -> reader.text().startsWith(unit, from));
  }
}
