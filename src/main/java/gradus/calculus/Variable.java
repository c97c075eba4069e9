package gradus.calculus;

import gradus.lang.Scripts;
import gradus.latex.TypesetName;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a formula of scalars depends on: an input that is one number, or an entry of a small vector
/// or matrix.
///
/// @param place the entry's row and column, or its one index; empty for a number
/// @param isLowered whether people are shown the place as an index, `W₀₀`; the variable is the same
public record Variable(String name, List<Integer> place, boolean isLowered) {
  private static final Pattern ENTRY = Pattern.compile("(.+)\\[(-?\\d{1,6}(?:,-?\\d{1,6}){0,3})]");

  public Variable {
    place = List.copyOf(place);
  }

  Variable(String name, List<Integer> place) {
    this(name, place, false);
  }

  /// The same with its place lowered for people.
  Variable lowered() {
    return new Variable(name, place, true);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Variable v && name.equals(v.name) && place.equals(v.place);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, place);
  }

  /// A number of that name.
  static Variable of(String name) {
    return new Variable(name, List.of());
  }

  /// The entries of a value of that name and shape, row by row; of a number, itself.
  static List<Variable> of(String name, Shape shape) {
    List<Variable> entries = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      entries.add(new Variable(name, Arrays.stream(shape.indices(i)).boxed().toList()));
    }
    return entries;
  }

  /// As people type it, `W[0, 1]`; what is no entry is a name, its words apart or with `_` between.
  static Variable read(String text) {
    String joined = text.strip().replaceAll("(?<=\\pL) +(?=\\pL)", "_");
    String tight = joined.replace(" ", "");
    Matcher entry = ENTRY.matcher(tight);
    if (!entry.matches()) return of(tight);
    List<Integer> place = new ArrayList<>();
    for (String index : entry.group(2).split(",")) {
      place.add(Integer.parseInt(index));
    }
    return new Variable(entry.group(1), place);
  }

  /// The same place of a tensor of another name.
  Variable called(String other) {
    return new Variable(other, place, isLowered);
  }

  /// All of the tensor it is an entry of.
  public Variable whole() {
    return of(name);
  }

  public boolean isEntry() {
    return !place.isEmpty();
  }

  /// With places below zero counted from the end, as the language does; one of another rank stays.
  Variable from(Shape shape) {
    if (place.size() != shape.rank()) return this;
    List<Integer> from = new ArrayList<>();
    for (int axis = 0; axis < place.size(); axis++) {
      int at = place.get(axis);
      from.add(at < 0 ? at + shape.length(axis) : at);
    }
    return new Variable(name, from, isLowered);
  }

  /// Which entry of a value of this shape it is, row by row from 0.
  public int index(Shape shape) {
    int index = 0;
    for (int axis = 0; axis < place.size(); axis++) {
      index = index * shape.length(axis) + place.get(axis);
    }
    return index;
  }

  /// `W[0,1]`.
  public String text() {
    return name + indices();
  }

  /// The same for people: `w₀`, `W₀₁`.
  public String shown() {
    return isLowered ? TypesetName.text(typeset()) : TypesetName.text(name) + indices();
  }

  String latex() {
    return isLowered ? TypesetName.shown(typeset()) : TypesetName.shown(name) + indices();
  }

  /// A name that is typeset as the entry is.
  String typeset() {
    StringBuilder digits = new StringBuilder();
    place.forEach(digits::append);
    return name + Scripts.lowered(digits.toString());
  }

  private String indices() {
    if (!isEntry()) return "";
    return place.stream().map(i -> "" + i).collect(Collectors.joining(",", "[", "]"));
  }

  @Override
  public String toString() {
    return text();
  }
}
