package gradus.picture;

/// What a colour is for. A [Look] turns it into a colour when the figure is painted.
public enum Ink {
  /// Paints nothing.
  NONE,
  BACKGROUND,
  TEXT,
  /// Text that may be overlooked: shapes, captions.
  MUTED,
  WIRE,
  GATE_FILL,
  GATE_EDGE,
  INPUT_FILL,
  INPUT_EDGE,
  /// Forward values, above the wire, and the wires they go on along now.
  VALUE,
  /// Gradients, below the wire, and the wires they come back along now.
  GRADIENT,
  /// In forward mode: how fast a value moves with an input, below the wire.
  TANGENT,
  /// A gradient in symbols, ∂L/∂x, which say themselves that they are such.
  DERIVATIVE,
  /// Behind a value that has just appeared.
  VALUE_TINT,
  /// Behind a gradient that has just appeared.
  GRADIENT_TINT,
  /// The faint place of a number not yet computed.
  SLOT,
  /// The gate at work.
  LIT_FILL,
  LIT_EDGE,
  /// The glow around the gate at work.
  HALO,
  /// Around a folded or unfolded group.
  FRAME_FILL,
  FRAME_EDGE,
  BADGE_FILL,
  BADGE_TEXT,
  /// Not a number, or a point without a derivative.
  WARN,
  /// Heat map: −1, 0 and 1; between them the colours are mixed.
  HEAT_LOW,
  HEAT_MID,
  HEAT_HIGH,
  /// Lines whose weight is above 0, and below, which are dashed too.
  WEIGHT_ABOVE,
  WEIGHT_BELOW
}
