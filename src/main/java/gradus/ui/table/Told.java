package gradus.ui.table;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.layout.Region;

/// What a table tells of each row under one title: in a column of its own, or, where the table has
/// no room for that, in a line below another.
///
/// @param key of its title
/// @param text what it tells; empty for nothing
/// @param order of the rows sorted by it
/// @param style of its letters
/// @param shorter what is told in place of a text that takes too many lines
/// @param mark what stands before its words
/// @param markWidth how wide that is at the usual size, px
/// @param host below which it goes; null for one that always has a column
/// @param tightness how tight a table must be for that, from 1 on
/// @param titled whether it bears its title there
public record Told<R>(
    String key,
    Function<R, String> text,
    Comparator<R> order,
    String style,
    Function<R, String> shorter,
    Function<R, Optional<Region>> mark,
    double markWidth,
    Told<R> host,
    int tightness,
    boolean titled) {

  /// A column of words.
  public static <R> Told<R> of(String key, Function<R, String> text) {
    return new Told<>(
        key,
        text,
        Comparator.comparing(text),
        "table-text",
        text,
        row -> Optional.empty(),
        0,
        null,
        Integer.MAX_VALUE,
        false);
  }

  /// The same, sorted by numbers; rows without one come last.
  public Told<R> by(Function<R, Double> number) {
    Comparator<R> numeric = Comparator.comparingDouble(number::apply);
    return new Told<>(key, text, numeric, style, shorter, mark, markWidth, host, tightness, titled);
  }

  /// The same in other letters.
  public Told<R> in(String letters) {
    return new Told<>(key, text, order, letters, shorter, mark, markWidth, host, tightness, titled);
  }

  /// The same, with a shorter text for what takes too many lines.
  public Told<R> orShorter(Function<R, String> instead) {
    return new Told<>(key, text, order, style, instead, mark, markWidth, host, tightness, titled);
  }

  /// The same with a mark before its words.
  public Told<R> after(Function<R, Optional<Region>> before, double width) {
    return new Told<>(key, text, order, style, shorter, before, width, host, tightness, titled);
  }

  /// The same, which goes below another with its title.
  public Told<R> below(Told<R> other, int from) {
    return new Told<>(key, text, order, style, shorter, mark, markWidth, other, from, true);
  }

  /// The same, which says by itself what it is.
  public Told<R> belowUntitled(Told<R> other, int from) {
    return new Told<>(key, text, order, style, shorter, mark, markWidth, other, from, false);
  }

  /// Whose column it stands in.
  Told<R> column(int tight) {
    return tight < tightness ? this : host.column(tight);
  }
}
