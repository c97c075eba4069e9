package gradus.picture;

import gradus.picture.Atom.Break;
import gradus.picture.Atom.Seam;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Takes a formula apart at the places where a line may end. Its source is only ever built from our
/// own syntax tree; what a sign binds is told by the brackets it stands in.
final class Atoms {
  private static final Map<String, Seam> SIGNS =
      Map.ofEntries(
          Map.entry("=", Seam.RELATION),
          Map.entry("\\approx", Seam.RELATION),
          Map.entry("+", Seam.ADDEND),
          Map.entry("-", Seam.ADDEND),
          Map.entry("\\cdot", Seam.FACTOR),
          Map.entry("\\ast", Seam.FACTOR),
          Map.entry("\\times", Seam.FACTOR),
          Map.entry("\\odot", Seam.FACTOR),
          Map.entry("/", Seam.FACTOR));

  private static final Set<String> OPENING =
      Set.of("(", "[", "\\{", "\\lVert", "\\lvert", "\\lfloor", "\\lceil", "\\begin");
  private static final Set<String> CLOSING =
      Set.of(")", "]", "\\}", "\\rVert", "\\rvert", "\\rfloor", "\\rceil", "\\end");

  /// What a sign stands behind that begins a part, and before one that ends it: so it has its room.
  private static final String THING = "\\vphantom{x} ";

  /// The sign that a line begins with where factors stood side by side.
  private static final String LENT = THING + "\\cdot ";

  private static final Set<String> FENCES =
      Set.of("\\left", "\\right", "\\big", "\\bigl", "\\bigr", "\\Big", "\\Bigl", "\\Bigr");

  private static final Pattern BLANK = Pattern.compile("^\\\\(,|;|quad)");

  /// A fence that is as large as what it holds.
  private static final Pattern GROWING = Pattern.compile("^\\\\(left|right)");

  /// What takes all that follows.
  private static final Set<String> OPERATORS =
      Set.of("\\sum", "\\prod", "\\Sigma", "\\log", "\\sin", "\\cos", "\\max", "\\min", "\\Pi");

  /// What the last thing was: decides whether a sign is one between two, and what may follow.
  private enum Last {
    NOTHING,
    SIGN,
    OPERATOR,
    COMMA,
    THING
  }

  /// A formula in pieces, and which of them are not broken.
  private record Source(List<String> pieces, List<Boolean> whole) {
    Source {
      pieces = List.copyOf(pieces);
      whole = List.copyOf(whole);
    }
  }

  private static final int MOST_TAKEN = 500;

  /// The formulas that were taken apart last: the same one is laid out in many sizes and widths,
  /// until it has room.
  private static final Map<Source, List<Atom>> TAKEN =
      Collections.synchronizedMap(
          new LinkedHashMap<>(2 * MOST_TAKEN, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Source, List<Atom>> eldest) {
              return size() > MOST_TAKEN;
            }
          });

  /// A token of LaTeX with its arguments in braces; blanks are none.
  private record Token(String text, int end) {}

  private final List<Atom> atoms = new ArrayList<>();
  private final StringBuilder atom = new StringBuilder();
  private String leading = "";
  private Break before = new Break.Never();
  private int depth;
  private int matrices;
  private Last last = Last.NOTHING;

  /// Whether it is broken within brackets too, which have one size then.
  private final boolean inner;

  private Atoms(boolean inner) {
    this.inner = inner;
  }

  /// Of a formula in pieces, which may be in different colours.
  ///
  /// @param whole whether a piece is not broken itself
  static List<Atom> of(List<String> pieces, List<Boolean> whole) {
    return TAKEN.computeIfAbsent(new Source(pieces, whole), Atoms::taken);
  }

  private static List<Atom> taken(Source source) {
    List<String> pieces = source.pieces;
    List<Boolean> whole = source.whole;
    Atoms atoms = new Atoms(false);
    for (int i = 0; i < pieces.size(); i++) {
      atoms.piece(pieces.get(i).strip(), i, whole.get(i));
    }
    return List.copyOf(atoms.atoms);
  }

  /// Of a part that is too wide, within its brackets.
  static List<Atom> within(Atom wide) {
    Atoms atoms = new Atoms(true);
    atoms.piece(wide.latex(), wide.piece(), false);
    List<Atom> parts = new ArrayList<>(atoms.atoms);
    if (parts.size() < 2) return List.of(wide);
    Atom first = parts.getFirst();
    boolean dotted = wide.before() instanceof Break.At at && at.sign() == Seam.BESIDE;
    String start = dotted ? LENT + first.latex() : first.latex();
    parts.set(0, new Atom(first.latex(), start, wide.piece(), wide.before()));
    return List.copyOf(parts);
  }

  private void piece(String latex, int piece, boolean whole) {
    int outside = depth;
    boolean follows = last != Last.NOTHING;
    boolean starts = true;
    int at = 0;
    while (at < latex.length()) {
      Token token = token(latex, at);
      String text = token.text;
      boolean blank = text.isBlank() || text.equals("{}") || text.equals(THING.strip());
      boolean wide = text.equals("\\quad") || text.equals("\\;");
      boolean thin = text.equals("\\,");
      Optional<Seam> sign = sign(latex, token, at);
      if (starts && !blank && follows) {
        begin(piece, sign, wide || last == Last.COMMA, true);
      } else if (!starts && !whole && matrices == 0 && (inner || depth <= outside)) {
        if (sign.isPresent() || last == Last.COMMA && depth == 0 && wide) {
          begin(piece, sign, wide, false);
        } else if (thin && last == Last.THING && spaced(latex, at)) {
          end(piece);
          beside();
        }
      }
      atom.append(inner ? GROWING.matcher(text).replaceFirst("\\\\big") : text);
      if (!blank && !thin) {
        starts = false;
        if (!wide) follow(text, sign);
      }
      at = token.end;
    }
    // A sign has its room on both sides, whatever stands there.
    if (last == Last.SIGN) atom.append(' ').append(THING);
    end(piece);
  }

  /// A place where a line may begin, if anything stands before that binds no closer.
  private void begin(int piece, Optional<Seam> sign, boolean list, boolean next) {
    if (!next) end(piece);
    boolean loose = last == Last.THING || last == Last.COMMA;
    if (sign.isPresent() && last == Last.THING) {
      before = new Break.At(depth, sign.get());
      if (atom.toString().isBlank()) atom.setLength(0);
      atom.append(THING);
    } else if (list && loose) {
      before = new Break.At(depth, Seam.LIST);
    } else if (next && last == Last.THING && sign.isEmpty()) {
      beside();
      atom.append("\\, ");
    }
  }

  private void beside() {
    before = new Break.At(depth, Seam.BESIDE);
    leading = LENT;
  }

  private void end(int piece) {
    String latex = atom.toString();
    if (!latex.isBlank()) {
      String own = latex.strip();
      String bare = BLANK.matcher(own).replaceFirst("").strip();
      atoms.add(new Atom(own, leading + bare, piece, before));
    }
    atom.setLength(0);
    leading = "";
    before = new Break.Never();
  }

  private void follow(String text, Optional<Seam> sign) {
    String head = head(text);
    String fence = FENCES.contains(head) ? text.substring(head.length()) : text;
    boolean opens = head.equals("\\left") || !head.equals("\\right") && opens(fence);
    boolean closes = head.equals("\\right") || !head.equals("\\left") && closes(fence);
    if (opens) depth++;
    if (closes) depth--;
    if (head.equals("\\begin")) matrices++;
    if (head.equals("\\end")) matrices--;
    if (text.startsWith("_") || text.startsWith("^")) return;
    if (sign.isPresent() || isSign(text) || opens) {
      last = Last.SIGN;
    } else if (OPERATORS.contains(head)) {
      last = Last.OPERATOR;
    } else {
      last = text.equals(",") ? Last.COMMA : Last.THING;
    }
  }

  private static boolean opens(String fence) {
    return OPENING.contains(head(fence));
  }

  private static boolean closes(String fence) {
    return CLOSING.contains(head(fence));
  }

  private static boolean isSign(String text) {
    return SIGNS.containsKey(text) || text.startsWith("\\mathrel") || "<>".contains(text);
  }

  /// The sign between two things that a token is; a relation only outside of brackets.
  private Optional<Seam> sign(String latex, Token token, int at) {
    Seam sign = token.text.startsWith("\\mathrel") ? Seam.RELATION : SIGNS.get(token.text);
    if (sign == null) return Optional.empty();
    boolean joined = at > 0 && latex.startsWith("\\mathrel{+}", at - "\\mathrel{+}".length());
    boolean inside = depth > 0 && sign == Seam.RELATION;
    return joined || inside || last != Last.THING ? Optional.empty() : Optional.of(sign);
  }

  private static boolean spaced(String latex, int at) {
    return at > 0 && latex.charAt(at - 1) == ' ' && latex.startsWith(" ", at + 2);
  }

  private static String head(String text) {
    int end = 1;
    if (text.startsWith("\\") && text.length() > 1 && Character.isLetter(text.charAt(1))) {
      while (end < text.length() && Character.isLetter(text.charAt(end))) {
        end++;
      }
      return text.substring(0, end);
    }
    return text.startsWith("\\") ? text : text.substring(0, 1);
  }

  /// A command with its arguments, a group, a script with what it raises, or one letter.
  private static Token token(String latex, int at) {
    char c = latex.charAt(at);
    if (c == '{') return cut(latex, at, group(latex, at));
    if (c == '_' || c == '^') {
      Token raised = at + 1 < latex.length() ? token(latex, at + 1) : new Token("", at + 1);
      return cut(latex, at, raised.end);
    }
    if (c != '\\') return cut(latex, at, at + 1);
    int end = at + 1;
    while (end < latex.length() && Character.isLetter(latex.charAt(end))) {
      end++;
    }
    if (end == at + 1) return cut(latex, at, Math.min(at + 2, latex.length()));
    if (FENCES.contains(latex.substring(at, end)) && end < latex.length()) {
      return cut(latex, at, token(latex, end).end);
    }
    while (end < latex.length() && latex.charAt(end) == '{') {
      end = group(latex, end);
    }
    return cut(latex, at, end);
  }

  private static Token cut(String latex, int from, int to) {
    return new Token(latex.substring(from, to), to);
  }

  /// Behind the brace that closes this one.
  private static int group(String latex, int at) {
    int open = 0;
    for (int i = at; i < latex.length(); i++) {
      char c = latex.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        open++;
      } else if (c == '}' && --open == 0) {
        return i + 1;
      }
    }
    return latex.length();
  }
}
