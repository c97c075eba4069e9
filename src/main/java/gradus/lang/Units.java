package gradus.lang;

import java.util.Set;

/// The signs of units, which are names in formulas too.
public final class Units {
  /// The signs of what is measured, with their prefixes.
  public static final Set<String> SIGNS =
      Set.of(
          "m", "s", "g", "N", "J", "V", "A", "W", "K", "C", "F", "T", "L", "Ω", "kg", "mg", "km",
          "cm", "mm", "ms", "min", "Hz", "kHz", "MHz", "kN", "kJ", "kV", "mV", "mA", "kW", "Pa",
          "kPa", "mol", "eV", "kΩ", "rad", "Wb");

  /// What speeds and rates are counted by: alone they are rather names.
  public static final Set<String> RATES = Set.of("h", "hr", "day");

  private Units() {}

  /// Whether a number beside this name reads as a value with its unit.
  public static boolean mayBe(String name) {
    return SIGNS.contains(name) || RATES.contains(name);
  }
}
