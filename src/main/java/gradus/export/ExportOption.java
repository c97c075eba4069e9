package gradus.export;

import java.util.Locale;

/// What a person may choose about an exported file; every kind of file says which of these it
/// takes.
public enum ExportOption {
  STEP,
  SCALE,
  DPI,
  SIZE,
  TRANSPARENT,
  DIGITS,
  PLAIN_INTEGERS,
  THEME,
  PALETTE,
  NOTATION,
  LOCALS,
  ENGINE,
  EXAMPLE,
  OF,
  VIEW,
  PASS,
  PLAIN,
  TITLE,
  FORMULA,
  CAPTION,
  LEGEND,
  MARGIN,
  FRAME;

  /// How it is written on the command line: `--step`.
  public String flag() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
