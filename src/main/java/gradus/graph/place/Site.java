package gradus.graph.place;

import java.util.ArrayList;
import java.util.List;

/// A place in a program as a path through the syntax tree, and the group whose gates are made
/// there. Its key: `f` is the formula of a name, `f/1` its second operand, `f/0^3` the first
/// operand of the first of the first, as in a long sum, `f/1/sigmoid` the formula of the function
/// called at `f/1`. What stands elsewhere in the text has no say in it.
public final class Site {
  private final Site outer;
  private final Site base;
  private final String step;
  private final int times;
  private final Group group;
  private final Round round;
  private String key;

  private Site(Site outer, String step, int times, Group group, Round round) {
    this.outer = outer;
    base = outer == null ? this : outer.base;
    this.step = step;
    this.times = times;
    this.group = group;
    this.round = round;
  }

  /// The formula of a name of the text.
  public static Site of(String name) {
    return new Site(null, name, 1, null, null);
  }

  /// The formula of a name of a block in one round, drawn in that round's group or, where all are
  /// one gate, in none.
  public static Site of(String key, Group group, Round round) {
    return new Site(null, key, 1, group, round);
  }

  /// The operand at this position, counted from 0. A run of equal steps is one site, so that a sum
  /// of 100,000 terms has short paths.
  public Site operand(int position) {
    String next = Integer.toString(position);
    return outer != null && step.equals(next)
        ? new Site(outer, next, times + 1, group, round)
        : new Site(this, next, 1, group, round);
  }

  /// The formula of a function that is called here.
  public Site inside(String function, Group called) {
    return new Site(this, function, 1, called, round);
  }

  /// Null outside all groups.
  public Group group() {
    return group;
  }

  /// The round whose formula this is a part of; null outside all repeats.
  public Round round() {
    return round;
  }

  /// The whole formula that this is a part of.
  public Site base() {
    return base;
  }

  /// The key of this place, written once it is asked for.
  public String key() {
    if (key == null) key = outer == null ? step : written();
    return key;
  }

  private String written() {
    List<Site> path = new ArrayList<>();
    Site from = this;
    for (; from.key == null && from.outer != null; from = from.outer) {
      path.add(from);
    }
    StringBuilder text = new StringBuilder(from.key());
    for (Site s : path.reversed()) {
      text.append('/').append(s.step);
      if (s.times > 1) text.append('^').append(s.times);
    }
    return text.toString();
  }
}
