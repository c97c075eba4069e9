package gradus.latex;

import gradus.plain.Token;
import gradus.plain.TokenKind;
import java.util.List;

/// A brace under `W_1 x` with a name: the part in the brace becomes a statement of its own, `h =
/// W₁x`.
final class LatexBrace {
  private final LatexReader reader;

  LatexBrace(LatexReader reader) {
    this.reader = reader;
  }

  void read(LatexWord word) {
    List<Token> inside = reader.apart(() -> reader.argument(word.start(), word.end()));
    LatexWord sign = reader.word();
    if (!sign.isSign("_") && !sign.isSign("^")) {
      reader.out().addAll(inside);
      return;
    }
    reader.go(reader.at() + 1);
    int start = reader.word().start();
    int from = reader.at();
    String name = label();
    LatexWord place = new LatexWord(LatexWord.Type.LETTER, start, reader.end(), name, null);
    if (name.isEmpty() || reader.names().isWritten(name)) {
      reader.out().addAll(inside);
    } else {
      reader.hoist(name, place, inside);
      // in the formula the name stands for the whole brace
      reader.name(
          name, word.start(), Math.max(word.end(), reader.word(from - reader.at()).start()));
    }
    reader.scripts().after();
  }

  private String label() {
    int from = reader.at();
    List<Token> read =
        reader.apart(() -> {
          if (reader.word().isSign("{")) {
            reader.argument(Integer.MAX_VALUE, 0);
          } else {
            reader.item();
          }
        });
    List<Token> names = read.stream().filter(t -> t.kind() == TokenKind.NAME).toList();
    boolean one =
        names.size() == 1
            && read.stream()
                .allMatch(t ->
                    t.kind() == TokenKind.NAME
                        || t.kind() == TokenKind.OPEN
                        || t.kind() == TokenKind.CLOSE);
    if (one) return names.getFirst().text();
    int after = reader.at();
    reader.go(from);
    String words = reader.skipArgument().replaceAll("\\\\[a-z]+", " ");
    reader.go(after);
    String joined = words.replaceAll("[^\\p{L}\\p{N}]+", " ").strip().replace(' ', '_');
    return joined.isEmpty() || !Character.isLetter(joined.charAt(0)) ? "" : joined;
  }
}
