package gradus.picture;

import java.awt.Color;

/// A theme and a palette: what colour each role of ink has. Text roles keep a contrast of 4.5:1 on
/// the fills they are meant for.
public record Look(Theme theme, Palette palette) {
  public static final Look LIGHT = new Look(Theme.LIGHT, Palette.CLASSIC);
  public static final Look DARK = new Look(Theme.DARK, Palette.CLASSIC);
  public static final Look PRINT = new Look(Theme.PRINT, Palette.CLASSIC);

  /// What a picture has where nobody chose.
  public static final Look DEFAULT = LIGHT;

  /// The colour of a role; fully transparent for NONE.
  public Color colour(Ink ink) {
    long argb =
        switch (theme) {
          case LIGHT -> light(ink);
          case DARK -> dark(ink);
          case PRINT -> print(ink);
        };
    return new Color((int) argb, true);
  }

  /// Whether text in this ink is underlined, where colour cannot tell it apart.
  public boolean underlines(Ink ink) {
    return theme == Theme.PRINT && ink == Ink.GRADIENT;
  }

  /// Whether a heat map cell is hatched, where colour cannot tell below 0 from above.
  public boolean hatches(double cell) {
    return theme == Theme.PRINT && cell < 0;
  }

  /// The colour of a heat map cell, or of the lines that hatch it, for −1…1; larger values count as
  /// ±1, NaN as a warning.
  public Color heat(double cell) {
    if (Double.isNaN(cell)) return colour(Ink.WARN);
    double t = Math.min(1, Math.abs(cell));
    return mix(colour(Ink.HEAT_MID), colour(cell < 0 ? Ink.HEAT_LOW : Ink.HEAT_HIGH), t);
  }

  private long choose(long classic, long safe) {
    return switch (palette) {
      case CLASSIC -> classic;
      case SAFE -> safe;
    };
  }

  private long light(Ink ink) {
    return switch (ink) {
      case NONE -> 0;
      case BACKGROUND, GATE_FILL -> 0xFFFFFFFFL;
      case TEXT -> 0xFF1C2128L;
      case MUTED -> 0xFF5D6773L;
      case WIRE -> 0xFF4A535EL;
      case GATE_EDGE -> 0xFF2A313AL;
      case INPUT_FILL -> 0xFFF2F5F9L;
      case INPUT_EDGE -> 0xFFB3BDC9L;
      case VALUE -> choose(0xFF0B7A30L, 0xFF0067A6L);
      case GRADIENT, DERIVATIVE -> choose(0xFFC5191EL, 0xFFAD4B00L);
      case TANGENT -> choose(0xFF1F5FBFL, 0xFF5B4B9AL);
      case VALUE_TINT -> choose(0xFFE4F5E9L, 0xFFE2F1FBL);
      case GRADIENT_TINT -> choose(0xFFFDE9E7L, 0xFFFDEEDFL);
      case SLOT -> 0xFFE9EDF1L;
      case LIT_FILL -> 0xFFFFF3CDL;
      case LIT_EDGE -> 0xFFB97A00L;
      case HALO -> 0x66FFD45CL;
      case FRAME_FILL -> 0xFFF8FAFCL;
      case FRAME_EDGE -> 0xFFC3CCD6L;
      case BADGE_FILL -> 0xFFEDF0F4L;
      case BADGE_TEXT -> 0xFF4B5663L;
      case WARN -> 0xFF9B1C7EL;
      case HEAT_LOW -> 0xFF3568B0L;
      case HEAT_MID -> 0xFFF6F7F8L;
      case HEAT_HIGH -> 0xFFD47A1FL;
      case WEIGHT_ABOVE -> 0xFF0067A8L;
      case WEIGHT_BELOW -> 0xFFC26A00L;
    };
  }

  private long dark(Ink ink) {
    return switch (ink) {
      case NONE -> 0;
      case BACKGROUND -> 0xFF15181DL;
      case TEXT -> 0xFFE9ECF0L;
      case MUTED -> 0xFF9CA6B2L;
      case WIRE -> 0xFF97A2AFL;
      case GATE_FILL -> 0xFF1E232AL;
      case GATE_EDGE -> 0xFFC5CDD6L;
      case INPUT_FILL -> 0xFF20262EL;
      case INPUT_EDGE -> 0xFF4C5765L;
      case VALUE -> choose(0xFF63D68AL, 0xFF62BDF2L);
      case GRADIENT, DERIVATIVE -> choose(0xFFFF8078L, 0xFFF6A654L);
      case TANGENT -> choose(0xFF7FB2FFL, 0xFFBBA9F4L);
      case VALUE_TINT -> choose(0xFF17301FL, 0xFF142C3DL);
      case GRADIENT_TINT -> choose(0xFF3A1D1DL, 0xFF37260FL);
      case SLOT -> 0xFF2A3038L;
      case LIT_FILL -> 0xFF46380EL;
      case LIT_EDGE -> 0xFFF3BC43L;
      case HALO -> 0x40F3BC43L;
      case FRAME_FILL -> 0xFF1A1E24L;
      case FRAME_EDGE -> 0xFF3C4653L;
      case BADGE_FILL -> 0xFF2B323BL;
      case BADGE_TEXT -> 0xFFBAC4CFL;
      case WARN -> 0xFFF29AD6L;
      case HEAT_LOW -> 0xFF62A2E8L;
      case HEAT_MID -> 0xFF242A32L;
      case HEAT_HIGH -> 0xFFF0A64BL;
      case WEIGHT_ABOVE -> 0xFF62A2E8L;
      case WEIGHT_BELOW -> 0xFFF0A64BL;
    };
  }

  private static long print(Ink ink) {
    return switch (ink) {
      case NONE -> 0;
      case BACKGROUND, GATE_FILL, INPUT_FILL, FRAME_FILL, BADGE_FILL, HEAT_MID -> 0xFFFFFFFFL;
      case TEXT, WIRE, GATE_EDGE, VALUE, GRADIENT, TANGENT, DERIVATIVE -> 0xFF000000L;
      case LIT_EDGE, BADGE_TEXT, WARN, WEIGHT_ABOVE, WEIGHT_BELOW -> 0xFF000000L;
      case MUTED -> 0xFF4D4D4DL;
      case INPUT_EDGE, FRAME_EDGE -> 0xFF8C8C8CL;
      case VALUE_TINT, GRADIENT_TINT -> 0xFFEEEEEEL;
      case SLOT -> 0xFFEDEDEDL;
      case LIT_FILL -> 0xFFE2E2E2L;
      case HALO -> 0xFFEFEFEFL;
      case HEAT_LOW, HEAT_HIGH -> 0xFF2B2B2BL;
    };
  }

  private static Color mix(Color a, Color b, double t) {
    return new Color(
        (int) Math.round(a.getRed() + t * (b.getRed() - a.getRed())),
        (int) Math.round(a.getGreen() + t * (b.getGreen() - a.getGreen())),
        (int) Math.round(a.getBlue() + t * (b.getBlue() - a.getBlue())));
  }
}
