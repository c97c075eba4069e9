package gradus.ui.keep;

import gradus.diagram.LocalGradients;
import gradus.document.NamedValues;
import gradus.lang.Messages;
import gradus.latex.Signs;
import gradus.picture.Palette;
import gradus.picture.Theme;
import gradus.tensor.Decimals;
import gradus.ui.work.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import javafx.beans.property.Property;

/// A setting that is remembered: what it is called in the file, and how it is written there.
///
/// @param shared whether all windows have the same, as they are drawn by one toolkit or speak to
///   one person
/// @param reading its value in the file; empty where it has none that is understood
record Trait<T>(
    String name,
    boolean shared,
    Function<Settings, Property<T>> property,
    Function<NamedValues, Optional<T>> reading,
    Function<T, Object> writing) {
  private static final String AUTO = "auto";
  private static final int MOST_DIGITS = 15;

  /// Wider than any screen, px.
  private static final double MOST_WIDE = 20_000;

  /// All of them, in the order of the file.
  static final List<Trait<?>> ALL =
      List.of(
          language(),
          choice("theme", true, Settings::theme, Theme.values()),
          choice("palette", true, Settings::palette, Palette.values()),
          number("text_size", true, Settings::textSize, 1, Settings.LARGEST_TEXT),
          digits(),
          flag("plain_integers", Settings::plainIntegers),
          choice("signs", false, Settings::signs, Signs.values()),
          choice("locals", false, Settings::locals, LocalGradients.values()),
          flag("wire_names", Settings::wireNames),
          flag("patterns", Settings::patterns),
          flag("magnitudes", Settings::magnitudes),
          flag("following", Settings::following),
          flag("reduced_motion", Settings::reducedMotion),
          flag("toured", Settings::toured),
          flag("program", Settings::program),
          flag("picture", Settings::picture),
          flag("panel", Settings::panel),
          new Trait<>(
              "tab", false, Settings::tab, v -> v.text("tab").filter(Trait::isTab), tab -> tab),
          number("side_width", false, Settings::sideWidth, 0, MOST_WIDE),
          number("panel_width", false, Settings::panelWidth, 0, MOST_WIDE));

  private static <E extends Enum<E>> Trait<E> choice(
      String name, boolean shared, Function<Settings, Property<E>> property, E[] values) {
    return new Trait<>(
        name,
        shared,
        property,
        v ->
            v.text(name)
                .flatMap(w -> Arrays.stream(values).filter(e -> lower(e).equals(w)).findFirst()),
        Trait::lower);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// Whether the panel has it, or it stands for the first one.
  private static boolean isTab(String name) {
    return name.isEmpty() || Settings.TABS.contains(name);
  }

  private static Trait<Boolean> flag(String name, Function<Settings, Property<Boolean>> property) {
    return new Trait<>(name, name.equals("reduced_motion"), property, v -> v.flag(name), f -> f);
  }

  private static Trait<Number> number(
      String name,
      boolean shared,
      Function<Settings, Property<Number>> property,
      double least,
      double most) {
    return new Trait<>(
        name,
        shared,
        property,
        v ->
            v.number(name).stream()
                .filter(n -> n >= least && n <= most)
                .mapToObj(n -> (Number) n)
                .findFirst(),
        Number::doubleValue);
  }

  private static Trait<Locale> language() {
    return new Trait<>(
        "language",
        true,
        Settings::locale,
        v ->
            v.text("language")
                .flatMap(code ->
                    Messages.languages().stream()
                        .filter(l -> l.getLanguage().equals(code))
                        .findFirst()),
        Locale::getLanguage);
  }

  private static Trait<Decimals> digits() {
    return new Trait<>(
        "digits",
        false,
        Settings::digits,
        v ->
            v.text("digits").filter(AUTO::equals).isPresent()
                ? Optional.of(Decimals.AS_NEEDED)
                : v.count("digits").stream()
                    .boxed()
                    .filter(n -> n >= 0 && n <= MOST_DIGITS)
                    .map(Decimals::of)
                    .findFirst(),
        d -> {
          OptionalInt count = d.count();
          return count.isPresent() ? count.getAsInt() : AUTO;
        });
  }
}
