package gradus.trace;

/// How far both passes have come: gates computed, whether the seed is planted, wires whose gradient
/// has been added to its source.
public record Moment(int computed, boolean seeded, int added) {
  static final Moment START = new Moment(0, false, 0);
}
