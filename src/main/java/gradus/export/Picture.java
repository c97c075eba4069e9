package gradus.export;

import gradus.diagram.Diagram;
import gradus.diagram.scene.Forecast;
import gradus.graph.ComputationGraph;
import gradus.picture.Figure;
import gradus.picture.Ink;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/// The whole picture of a step as pixels, whatever part of it a window shows.
public final class Picture {
  /// Most pixels one picture may have: 400 MB of memory.
  public static final long MOST_PIXELS = 100_000_000;

  private Picture() {}

  /// The scale at which a sheet fits inside width × height px.
  public static double fitting(Sheet sheet, int width, int height) {
    return Math.min(width / sheet.width(), height / sheet.height());
  }

  /// How many pixels the picture takes at a scale.
  public static long pixels(Diagram diagram, double scale) {
    return pixels(diagram.width(), diagram.height(), scale);
  }

  /// How many pixels a sheet takes at a scale.
  public static long pixels(Sheet sheet, double scale) {
    return pixels(sheet.width(), sheet.height(), scale);
  }

  /// How many pixels a picture of a graph takes at a scale at the least, before it is laid out:
  /// each gate has its place and that of the number behind it.
  public static long atLeast(ComputationGraph graph, double scale) {
    return (long) (Forecast.of(graph).area() * scale * scale);
  }

  private static long pixels(double width, double height, double scale) {
    return (long) (Math.ceil(width * scale) * Math.ceil(height * scale));
  }

  /// Paints a figure of a diagram (a step, or a still); `scale` 1 is 100 %.
  ///
  /// @throws IllegalArgumentException when it has more than [#MOST_PIXELS]
  public static BufferedImage image(
      Diagram diagram, Figure figure, double scale, boolean transparent) {
    return image(Sheet.of(diagram, figure), scale, transparent);
  }

  /// Paints a sheet; `scale` 1 is 100 %.
  ///
  /// @throws IllegalArgumentException when it has more than [#MOST_PIXELS]
  public static BufferedImage image(Sheet sheet, double scale, boolean transparent) {
    if (pixels(sheet, scale) > MOST_PIXELS) throw new IllegalArgumentException("too large");
    int width = Math.max(1, (int) Math.ceil(sheet.width() * scale - 1e-6));
    int height = Math.max(1, (int) Math.ceil(sheet.height() * scale - 1e-6));
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    try {
      if (!transparent) {
        g.setColor(sheet.look().colour(Ink.BACKGROUND));
        g.fillRect(0, 0, width, height);
      }
      g.scale(scale, scale);
      sheet.paint(g);
    } finally {
      g.dispose();
    }
    return image;
  }

  /// Paints the picture after `step`, the current gate lit.
  public static BufferedImage image(Diagram diagram, int step, double scale, boolean transparent) {
    return image(diagram, diagram.figure(step, 1), scale, transparent);
  }

  /// The picture after `step`, the current gate lit, as a PNG file's bytes.
  public static byte[] png(Diagram diagram, int step, double scale, boolean transparent) {
    return png(diagram, diagram.figure(step, 1), scale, transparent);
  }

  /// A figure of a diagram as a PNG file's bytes.
  public static byte[] png(Diagram diagram, Figure figure, double scale, boolean transparent) {
    return png(Sheet.of(diagram, figure), scale, transparent);
  }

  /// A sheet as a PNG file's bytes.
  public static byte[] png(Sheet sheet, double scale, boolean transparent) {
    return Pixels.png(image(sheet, scale, transparent));
  }
}
