package gradus.reading;

import gradus.lang.Expr;
import gradus.lang.Printer;
import gradus.lang.Scripts;
import gradus.lang.Span;
import gradus.latex.LatexLine;
import gradus.plain.token.Lexer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A part of a formula taken out of its text: a line in front gives it a name, and the name stands
/// in its place. These are the texts that may come out, all else as it was; whether one of them
/// means the same is for others to find out.
public final class TakenOut {
  /// Where the new line goes and what stands around the formula there.
  private record Slot(int at, String before, String after) {}

  private final String text;
  private final Notation notation;
  private final Span statement;
  private final Expr whole;
  private final Expr part;
  private final String name;

  private TakenOut(String text, Span statement, Expr whole, Expr part, String name) {
    this.text = text;
    this.notation = Notation.of(text);
    this.statement = statement;
    this.whole = whole;
    this.part = part;
    this.name = name;
  }

  /// The texts in which a part has a name, the best first.
  ///
  /// @param statement the stretch of text in front of which the line is put
  /// @param whole the formula that the part is of
  /// @param name as the text's notation writes it
  public static List<String> texts(
      String text, Span statement, Expr whole, Expr part, String name) {
    return new TakenOut(text, statement, whole, part, name).texts();
  }

  /// A name in the place of a stretch of text, with spaces where letters would run together.
  public static String joined(String text, Span place, String name) {
    String before = isOpenName(text, place.start()) ? " " : "";
    boolean more = place.end() < text.length() && runsOn(text.charAt(place.end()));
    return before + name + (more ? " " : "");
  }

  /// Whether what ends here would be one word with letters that follow, or a call of what follows.
  private static boolean isOpenName(String text, int end) {
    if (end == 0) return false;
    char last = text.charAt(end - 1);
    if (last == ')' || last == ']') return true;
    if (!runsOn(last) && !Lexer.isQuote(last) || last == '(') return false;
    int from = end;
    while (from > 0 && (Character.isDigit(text.charAt(from - 1)) || text.charAt(from - 1) == '.')) {
      from--;
    }
    boolean number = from < end && (from == 0 || !runsOn(text.charAt(from - 1)));
    return !number;
  }

  private static boolean runsOn(char c) {
    return c == '('
        || c == '_'
        || Lexer.isNameStart(c)
        || Character.isDigit(c)
        || Scripts.isLowered(c);
  }

  private List<String> texts() {
    Set<String> texts = new LinkedHashSet<>();
    Span span = span();
    String formula = text.substring(span.start(), span.end());
    if (notation == Notation.LATEX && !LatexLine.isWhole(formula)) return List.of();
    for (Span place : places(span)) {
      for (Slot slot : slots()) {
        for (String body : bodies(formula)) {
          add(texts, slot, body, place, joined(text, place, name));
          add(texts, slot, body, place, apart(place));
        }
      }
    }
    return List.copyOf(texts);
  }

  /// The name with spaces on both sides.
  private String apart(Span place) {
    boolean before = place.start() > 0 && !Character.isWhitespace(text.charAt(place.start() - 1));
    boolean after =
        place.end() < text.length() && !Character.isWhitespace(text.charAt(place.end()));
    return (before ? " " : "") + name + (after ? " " : "");
  }

  private void add(Set<String> texts, Slot slot, String body, Span place, String there) {
    if (slot.at > place.start()) return;
    texts.add(
        text.substring(0, slot.at)
            + slot.before
            + body
            + slot.after
            + text.substring(slot.at, place.start())
            + there
            + text.substring(place.end()));
  }

  /// The part as it stands in the text, in LaTeX with the `\left` of its first bracket and all of
  /// its last script.
  private Span span() {
    if (notation == Notation.PLAIN) return part.span();
    int start = part.span().start();
    boolean bracket = "([|\\".indexOf(text.charAt(start)) >= 0;
    return new Span(
        bracket ? LatexLine.sized(text, start) : start, LatexLine.end(text, part.span().end()));
  }

  /// How the formula is written in its line: a dense one with the spaces of the language, one of
  /// several lines in brackets.
  private List<String> bodies(String formula) {
    if (notation == Notation.LATEX) return List.of(formula);
    String printed = Printer.text(part);
    List<String> bodies = new ArrayList<>();
    if (printed.replace(" ", "").equals(formula)) bodies.add(printed);
    bodies.add(formula);
    if (formula.contains("\n") || formula.contains("\r")) bodies.add("(" + formula + ")");
    return bodies;
  }

  /// The part with as many of the brackets around it as are no function's own, then with fewer.
  private List<Span> places(Span span) {
    List<Span> places = new ArrayList<>(List.of(span));
    Optional<Span> around = bracketed(span);
    while (around.isPresent()) {
      places.addFirst(around.get());
      around = bracketed(around.get());
    }
    return places;
  }

  private Optional<Span> bracketed(Span inside) {
    int open = inside.start() - 1;
    while (open >= 0 && Character.isWhitespace(text.charAt(open))) {
      open--;
    }
    int close = inside.end();
    while (close < text.length() && Character.isWhitespace(text.charAt(close))) {
      close++;
    }
    int begin = open;
    if (notation == Notation.LATEX && open >= 0) {
      begin = LatexLine.sized(text, open);
      int sign = text.indexOf(')', close);
      if (sign >= 0 && LatexLine.sized(text, sign) == close) close = sign;
    }
    boolean brackets =
        open >= 0
            && close < text.length()
            && "(（".indexOf(text.charAt(open)) >= 0
            && ")）".indexOf(text.charAt(close)) >= 0;
    return brackets && !isOfCall(begin)
        ? Optional.of(new Span(begin, close + 1))
        : Optional.empty();
  }

  /// Whether the bracket that begins here holds the arguments of the function around the part.
  private boolean isOfCall(int bracket) {
    for (Expr around : whole.all()) {
      if (around instanceof Expr.Call call && around.parts().stream().anyMatch(p -> p == part)) {
        int name = call.nameSpan().end();
        char first = text.charAt(call.nameSpan().start());
        boolean word = first == '\\' || Character.isLetter(first);
        return word && name <= bracket && text.substring(name, bracket).isBlank();
      }
    }
    return false;
  }

  private List<Slot> slots() {
    return switch (notation) {
      case PLAIN -> plainSlots();
      case LATEX ->
          LatexLine.above(text, statement, name).stream()
              .map(l -> new Slot(l.at(), l.before(), l.after()))
              .toList();
    };
  }

  /// A line of its own, or in front in the same line, with what separates the statements there.
  private List<Slot> plainSlots() {
    int at = statement.start();
    int line = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
    if (line == 0 && text.startsWith("\uFEFF")) line = 1;
    String indent = text.substring(line, at);
    String defines = name + " = ";
    if (indent.isBlank()) {
      String end = text.contains("\r\n") ? "\r\n" : "\n";
      return List.of(new Slot(line, indent + defines, end));
    }
    String ahead = indent.stripTrailing();
    boolean separated = ",;，；".indexOf(ahead.charAt(ahead.length() - 1)) >= 0;
    String separator = separated ? indent.substring(ahead.length() - 1) : "; ";
    return List.of(new Slot(at, defines, separator));
  }
}
