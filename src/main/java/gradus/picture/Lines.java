package gradus.picture;

import gradus.picture.Atom.Break;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// Breaks a formula into lines: before a sign, at the outermost ones first, so that what binds
/// closely stays together. What is broken at a sign of its own has lines of its own, further in.
public final class Lines {
  /// What is not much too wide is made smaller rather than broken within its brackets.
  public static final double SMALLEST = 0.75;

  /// How far in what goes on stands, in sizes of the letters.
  private static final double STEP = 1;

  /// How wide a part is.
  public interface Measure {
    /// @param leading whether it begins a line
    double of(Atom atom, boolean leading);
  }

  /// One line, the first part of it as it begins one.
  ///
  /// @param indent where it begins
  public record Tier(double indent, List<Atom> atoms) {
    public Tier {
      atoms = List.copyOf(atoms);
    }

    /// What is of one piece together, as it is typeset.
    ///
    /// @param make of a piece and its LaTeX
    public <T> List<T> pieces(BiFunction<Integer, String, T> make) {
      List<T> out = new ArrayList<>();
      StringBuilder latex = new StringBuilder();
      int first = 0;
      for (int i = 0; i < atoms.size(); i++) {
        Atom atom = atoms.get(i);
        String text = i == 0 ? atom.leading() : atom.latex();
        latex.append(text).append(' ');
        boolean last = i == atoms.size() - 1 || atoms.get(i + 1).piece() != atom.piece();
        if (!last) continue;
        // The very text of a part by itself is found again faster.
        out.add(make.apply(atom.piece(), (first == i ? text : latex.toString()).strip()));
        latex.setLength(0);
        first = i + 1;
      }
      return out;
    }
  }

  private final Measure measure;

  /// What was measured, as it begins a line and as it does not: of a long formula each part is
  /// asked for at every place where it might break.
  private final Map<Atom, Double> leadings = new IdentityHashMap<>();

  private final Map<Atom, Double> others = new IdentityHashMap<>();
  private final double room;
  private final double step;
  private final List<Tier> lines = new ArrayList<>();
  private List<Atom> current = new ArrayList<>();
  private double indent;
  private double x;

  private Lines(Measure measure, double room, double size) {
    this.measure = measure;
    this.room = room;
    step = STEP * size;
  }

  /// Of a formula in pieces.
  ///
  /// @param whole whether a piece is not broken itself
  /// @param room the longest line, in the measure's unit
  /// @param size of the letters
  public static List<Tier> of(
      List<String> pieces, List<Boolean> whole, Measure measure, double room, double size) {
    // A page that has no width yet may ask for less than none.
    Lines lines = new Lines(measure, Math.max(0, room), size);
    lines.place(Atoms.of(pieces, whole), 0, 0);
    lines.end();
    return List.copyOf(lines.lines);
  }

  private void end() {
    if (!current.isEmpty()) lines.add(new Tier(indent, current));
    current = new ArrayList<>();
  }

  private void next(double at) {
    end();
    indent = at;
    x = at;
  }

  private double width(List<Atom> unit, boolean leading) {
    double width = 0;
    for (Atom atom : unit) {
      width += measured(atom, leading && atom == unit.getFirst());
    }
    return width;
  }

  private double measured(Atom atom, boolean leading) {
    return (leading ? leadings : others).computeIfAbsent(atom, a -> measure.of(a, leading));
  }

  private void append(List<Atom> unit) {
    x += width(unit, current.isEmpty());
    current.addAll(unit);
  }

  /// Places what belongs together, its first part where the line stands.
  ///
  /// @param in how far in it begins
  /// @param brackets the brackets it stands in
  /// @return whether it was broken
  private boolean place(List<Atom> unit, double in, int brackets) {
    double width = width(unit, current.isEmpty());
    if (x + width <= room) {
      append(unit);
      return false;
    }
    Break.At outermost = outermost(unit);
    boolean inside = outermost == null || outermost.brackets() > brackets;
    if (inside && x + width * SMALLEST <= room) {
      append(unit);
      return false;
    }
    if (outermost == null) return torn(unit, in, brackets);
    boolean broken = false;
    List<List<Atom>> parts = parts(unit, outermost);
    for (List<Atom> part : parts) {
      boolean first = part == parts.getFirst();
      boolean fits = x + width(part, false) <= room;
      // a later side would end the line as if it were all of it
      boolean second = parts.indexOf(part) == 1;
      if (!first && (broken || !fits && !(second && goesOn(part, in, outermost)))) next(in + step);
      broken = place(part, in + step, outermost.brackets());
    }
    return true;
  }

  /// Whether an equation's right side that is too wide for any line begins in this one.
  private boolean goesOn(List<Atom> side, double in, Break.At at) {
    if (at.sign() != Atom.Seam.RELATION || in + step + width(side, true) <= room) return false;
    Break.At inside = outermost(side);
    if (inside == null) return false;
    return x + width(parts(side, inside).getFirst(), false) <= room;
  }

  /// A part without a place to break at outside of its brackets.
  private boolean torn(List<Atom> unit, double in, int brackets) {
    List<Atom> parts = new ArrayList<>();
    for (Atom atom : unit) {
      boolean wide = measured(atom, false) * SMALLEST > room - x;
      parts.addAll(wide ? Atoms.within(atom) : List.of(atom));
    }
    if (parts.size() == unit.size()) {
      append(unit);
      return false;
    }
    return place(parts, in, brackets);
  }

  /// The places nearest to the outside.
  private static Break.At outermost(List<Atom> unit) {
    Break.At outermost = null;
    for (Atom atom : unit.subList(1, unit.size())) {
      if (atom.before() instanceof Break.At at
          && (outermost == null || at.compareTo(outermost) < 0)) {
        outermost = at;
      }
    }
    return outermost;
  }

  private static List<List<Atom>> parts(List<Atom> unit, Break.At at) {
    List<List<Atom>> parts = new ArrayList<>();
    List<Atom> part = new ArrayList<>();
    for (Atom atom : unit) {
      if (atom.before().equals(at) && !part.isEmpty()) {
        parts.add(part);
        part = new ArrayList<>();
      }
      part.add(atom);
    }
    parts.add(part);
    return parts;
  }
}
