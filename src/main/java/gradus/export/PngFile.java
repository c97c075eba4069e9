package gradus.export;

import gradus.diagram.scene.Forecast;
import gradus.diagram.scene.Scene;
import gradus.graph.Folding;
import gradus.lang.Messages;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The picture of a step as pixels.
final class PngFile implements FileKind {
  @Override
  public String extension() {
    return "png";
  }

  @Override
  public Set<ExportOption> options() {
    // Each that is read here or by the diagram: a new one is refused until it is.
    return Set.of(
        ExportOption.STEP,
        ExportOption.SCALE,
        ExportOption.SIZE,
        ExportOption.DPI,
        ExportOption.TRANSPARENT,
        ExportOption.DIGITS,
        ExportOption.PLAIN_INTEGERS,
        ExportOption.THEME,
        ExportOption.PALETTE,
        ExportOption.NOTATION,
        ExportOption.LOCALS,
        ExportOption.ENGINE,
        ExportOption.VIEW,
        ExportOption.EXAMPLE,
        ExportOption.OF,
        ExportOption.PASS,
        ExportOption.PLAIN,
        ExportOption.TITLE,
        ExportOption.FORMULA,
        ExportOption.CAPTION,
        ExportOption.LEGEND,
        ExportOption.MARGIN,
        ExportOption.FRAME);
  }

  @Override
  public boolean needsValues() {
    return false;
  }

  /// How high the numbers of a picture are at 100 %, px.
  private static final double VALUE = 16;

  /// Of a picture with lower ones nothing is seen but that it is there, px.
  private static final double LEAST = 1;

  /// Programs that show pictures show none that is wider, px.
  private static final int MOST_WIDE = 65_535;

  /// Lower ones nobody can read, px.
  private static final double READ = 6;

  @Override
  public Made make(ExportOrder order) {
    if (isOfGates(order) && order.sizing() instanceof ExportOrder.Sizing.Scaled(double scale)) {
      long least = Picture.atLeast(order.trace().graph(), scale);
      if (least > Picture.MOST_PIXELS) {
        return new Made.Declined(
            Messages.text(
                order.locale(),
                "cli.export.large.estimate",
                Folding.drawn(order.trace().graph()),
                least / 1_000_000,
                Picture.MOST_PIXELS / 1_000_000));
      }
    }
    Optional<String> unseen = isOfGates(order) ? unseen(order) : Optional.empty();
    if (unseen.isPresent()) return new Made.Declined(unseen.get());
    Sheet sheet = order.sheet(order.depiction().get());
    if (!sheet.isWhole(order.around())) {
      return new Made.Declined(Messages.text(order.locale(), "cli.export.formula"));
    }
    double natural = natural(sheet);
    double factor =
        switch (order.sizing()) {
          case ExportOrder.Sizing.Natural n -> natural;
          case ExportOrder.Sizing.Scaled s -> s.factor();
          case ExportOrder.Sizing.Within w -> Picture.fitting(sheet, w.width(), w.height());
          case ExportOrder.Sizing.Printed paper -> paper.fitting(sheet);
        };
    if (Picture.pixels(sheet, factor) > Picture.MOST_PIXELS) {
      long most = Picture.MOST_PIXELS / 1_000_000;
      return new Made.Declined(Messages.text(order.locale(), "cli.export.large", most));
    }
    List<String> notices = new ArrayList<>();
    if (order.sizing() instanceof ExportOrder.Sizing.Natural && natural != 1) {
      String percent = String.format(Locale.ROOT, "%.3g", 100 * factor);
      notices.add(Messages.text(order.locale(), "cli.export.shrunk", percent));
    }
    if (!isNumbered(order)) {
      notices.add(
          Messages.text(
              order.locale(),
              "cli.export.unnumbered",
              Scene.operations(order.trace().graph()),
              Scene.MOST_LABELLED));
    }
    double numbers = VALUE * factor;
    boolean sized = !(order.sizing() instanceof ExportOrder.Sizing.Scaled);
    if (sized && numbers < READ) {
      String high = String.format(Locale.ROOT, "%.2g", numbers);
      String key = isNumbered(order) ? "cli.export.tiny" : "cli.export.tiny.signs";
      notices.add(Messages.text(order.locale(), key, high));
    }
    BufferedImage image = Picture.image(sheet, factor, order.transparent());
    byte[] bytes =
        order.sizing() instanceof ExportOrder.Sizing.Printed(double w, double h, int dpi)
            ? Pixels.png(image, dpi)
            : Pixels.png(image);
    return new Made.Bytes(bytes, notices);
  }

  /// Whether how large it will be is known from its gates.
  private static boolean isOfGates(ExportOrder order) {
    return order.view() == Views.GRAPH;
  }

  private static boolean isNumbered(ExportOrder order) {
    return !isOfGates(order) || Scene.isLabelled(order.trace().graph());
  }

  /// What is said of a picture of which nothing could be seen, before it is laid out: that takes
  /// minutes where it is so long.
  private static Optional<String> unseen(ExportOrder order) {
    Forecast forecast = Forecast.of(order.trace().graph());
    if (forecast.isInRows()) return Optional.empty();
    long wide = Math.round(forecast.width());
    return switch (order.sizing()) {
      case ExportOrder.Sizing.Scaled s -> Optional.empty();
      case ExportOrder.Sizing.Natural n ->
          wide <= MOST_WIDE
              ? Optional.empty()
              : Optional.of(
                  Messages.text(
                      order.locale(),
                      "cli.export.unseen",
                      forecast.gates(),
                      forecast.ranks(),
                      wide,
                      MOST_WIDE));
      case ExportOrder.Sizing.Within w -> specks(order, forecast, w.width(), w.height());
      case ExportOrder.Sizing.Printed p ->
          specks(order, forecast, p.pixels(p.width()), p.pixels(p.height()));
    };
  }

  private static Optional<String> specks(
      ExportOrder order, Forecast forecast, int width, int height) {
    double text = forecast.text(width, height);
    if (text >= LEAST) return Optional.empty();
    String high = String.format(Locale.ROOT, "%.2g", text);
    String key = "cli.export.specks";
    return Optional.of(
        Messages.text(
            order.locale(), key, forecast.gates(), forecast.ranks(), width, height, high));
  }

  /// The whole graph is always drawn: smaller, when nobody asked for a size.
  private static double natural(Sheet sheet) {
    if (Picture.pixels(sheet, 1) <= Picture.MOST_PIXELS) return 1;
    double factor = Math.sqrt((double) Picture.MOST_PIXELS / Picture.pixels(sheet, 1));
    while (Picture.pixels(sheet, factor) > Picture.MOST_PIXELS) {
      factor *= 0.95;
    }
    return factor;
  }
}
