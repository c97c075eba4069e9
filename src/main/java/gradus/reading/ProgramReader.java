package gradus.reading;

import gradus.indices.start.Counting;
import gradus.lang.Builtins;
import gradus.lang.Program;
import gradus.latex.meaning.LatexText;
import gradus.op.catalogue.Ops;
import gradus.plain.Parser;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Text to program, in whichever notation the text is, with the functions of the catalogue.
public final class ProgramReader {
  private static final int REMEMBERED = 64;

  /// Longer texts are not kept.
  private static final int LONGEST = 10_000;

  /// The last readings: after each letter typed, the picture, the formula and the inputs read the
  /// same text.
  private static final Map<String, Program> READ =
      Collections.synchronizedMap(
          new LinkedHashMap<>(2 * REMEMBERED, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Program> eldest) {
              return size() > REMEMBERED;
            }
          });

  /// All that a formula can call, and what an input is called with that has a shape alone.
  private static final Set<String> FUNCTIONS = functions();

  private ProgramReader() {}

  private static Set<String> functions() {
    Set<String> all = new HashSet<>(Ops.names());
    all.add(Builtins.SHAPE);
    return Set.copyOf(all);
  }

  /// Never fails: what cannot be read is a problem of the program.
  public static Program read(String text) {
    Program read = READ.get(text);
    if (read != null) return read;
    read = read(text, FUNCTIONS);
    if (text.length() <= LONGEST) READ.put(text, read);
    return read;
  }

  /// As above, where other functions may be called; read anew each time.
  public static Program read(String text, Set<String> functions) {
    Program read = JoinedSpellings.read(written(text, functions));
    Program known =
        UnknownNames.refused(
            read, functions, edited -> JoinedSpellings.read(written(edited, functions)));
    Program clear = DoubtfulSigns.refused(Shares.refused(known));
    return ValuedEdits.added(Counting.applied(UnpartedValues.refused(WrittenUnits.refused(clear))));
  }

  /// What a text says, before it is known what its names are.
  private static Program written(String text, Set<String> functions) {
    Markdown notes = Markdown.of(text);
    ListMarks marks = ListMarks.of(notes.rest(), functions);
    WordsAround words = WordsAround.of(marks.rest());
    EquationNumbers numbers = EquationNumbers.of(words.rest(), functions);
    String rest = numbers.rest();
    BorrowedFunctions borrowed = BorrowedFunctions.of(rest, functions);
    Program written =
        switch (Notation.of(text)) {
          case PLAIN -> Parser.parse(rest, borrowed.known());
          case LATEX -> LatexText.read(rest, borrowed.known());
        };
    Program known = borrowed.defined(written);
    Program found = marks.whole(words.whole(numbers.whole(known)));
    Program whole = CommaNumbers.refused(notes.whole(found), rest);
    Program stated = BareConditions.refused(KnownHeaders.refused(whole, functions));
    return BracketedIndices.refused(DoubtfulPowers.told(stated));
  }

  /// The same program in the language's own notation, where each gate has its place in the text.
  public static Program plain(Program program) {
    return Notation.of(program.text()) == Notation.PLAIN
        ? program
        : read(Notation.PLAIN.text(program));
  }
}
