package gradus.indices;

import gradus.lang.Expr;
import gradus.tensor.Shape;

/// What is known where a formula with indices stands.
public interface KnownParts {
  /// Whether a part of the formula is lowered already, as a whole.
  boolean knows(Expr part);

  /// The shape of such a part; null while it is blank.
  Shape shape(Expr part);

  /// The whole number that an input holds; null where the name means something else or nothing.
  Integer whole(String name);

  /// The whole number that an entry of an input is, counted from 0; null where it is none.
  Integer label(String name, int at);

  /// Whether nothing gives a name a meaning.
  boolean isFree(String name);

  /// Whether a letter stands behind the name that the formula gives a value, as t does in `s_t`.
  boolean isLowered(String letter);

  /// What the text says.
  TextParts text();

  /// Whether a function goes entry by entry and takes these arguments.
  boolean isEntrywise(Expr.Call call);
}
