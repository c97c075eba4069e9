package gradus.latex;

import gradus.plain.Token;
import gradus.plain.TokenKind;
import java.util.ArrayList;
import java.util.List;

/// `\begin{bmatrix} … \end{bmatrix}` and the environments that arrange lines.
final class LatexEnvironment {
  private final LatexReader reader;

  LatexEnvironment(LatexReader reader) {
    this.reader = reader;
  }

  void begin(LatexWord word) {
    String name = reader.skipArgument().replace("*", "").strip();
    if (LatexSigns.MATRICES.contains(name)) {
      if (name.equals("array")) reader.skipArgument();
      matrix(word);
    } else if (LatexSigns.LINES.contains(name)) {
      if (name.equals("alignat")) reader.skipArgument();
      reader.lines().hold(1);
    } else {
      String key = name.equals("cases") ? "latex.cases" : "latex.environment";
      reader.bad(word.start(), reader.end(), key, name);
      skip();
    }
  }

  /// Goes to the end of an environment that is not known: what it holds is no mistake of its own.
  private void skip() {
    int level = 1;
    while (level > 0 && !reader.isOver()) {
      level += reader.word().isCommand("begin") ? 1 : reader.word().isCommand("end") ? -1 : 0;
      reader.step(1);
    }
    reader.skipArgument();
  }

  void end() {
    int at = reader.end();
    String name = reader.skipArgument().replace("*", "").strip();
    if (LatexSigns.LINES.contains(name)) {
      reader.lines().hold(-1);
      reader.emit(TokenKind.NEWLINE, at, reader.end());
    }
  }

  /// A column is a vector; a row is one when it is transposed at once.
  private void matrix(LatexWord begin) {
    List<List<List<Token>>> rows = new ArrayList<>();
    rows.add(new ArrayList<>());
    reader.lines().hold(1);
    while (true) {
      List<Token> cell =
          reader.apart(() ->
              reader.until(() ->
                  reader.word().isSign("&")
                      || reader.word().isCommand("\\")
                      || reader.word().isCommand("end")
                      || reader.word().isSign("}")));
      rows.getLast().add(cell);
      if (reader.word().isSign("&")) {
        reader.go(reader.at() + 1);
      } else if (reader.word().isCommand("\\")) {
        reader.go(reader.at() + 1);
        rows.add(new ArrayList<>());
      } else {
        break;
      }
    }
    reader.lines().hold(-1);
    LatexWord end = reader.word();
    if (end.isCommand("end")) {
      reader.go(reader.at() + 1);
      reader.skipArgument();
    } else {
      reader.bad(begin, "syntax.unclosed", "\\begin", "\\end");
      return;
    }
    List<Token> last = rows.getLast().getLast();
    if (rows.size() > 1 && rows.getLast().size() == 1 && last.isEmpty()) rows.removeLast();
    emit(rows, begin, end);
    reader.scripts().after();
  }

  private void emit(List<List<List<Token>>> rows, LatexWord begin, LatexWord end) {
    boolean column = rows.stream().allMatch(row -> row.size() == 1);
    boolean turned = rows.size() == 1 && isTransposed();
    boolean vector = column || turned;
    if (reader.before().endsOperand()) {
      // a bracket right after an operand would be an index
      reader.emit(TokenKind.DOT, begin.start(), begin.start());
    }
    reader.emit(TokenKind.OPEN_SQUARE, begin);
    for (int i = 0; i < rows.size(); i++) {
      separate(i, end);
      if (!vector) reader.emit(TokenKind.OPEN_SQUARE, begin);
      for (int j = 0; j < rows.get(i).size(); j++) {
        separate(j, end);
        reader.out().addAll(rows.get(i).get(j));
      }
      if (!vector) reader.emit(TokenKind.CLOSE_SQUARE, end);
    }
    reader.emit(TokenKind.CLOSE_SQUARE, end.start(), reader.end());
    if (turned) {
      reader.go(reader.at() + 1);
      reader.scripts().flat();
    }
  }

  private boolean isTransposed() {
    int from = reader.at();
    if (!reader.word().isSign("^")) return false;
    reader.go(from + 1);
    String raised = reader.scripts().flat();
    reader.go(from);
    return raised.equals("T") || raised.equals("⊤");
  }

  private void separate(int position, LatexWord place) {
    if (position > 0) reader.emit(TokenKind.COMMA, place.start(), place.start());
  }
}
