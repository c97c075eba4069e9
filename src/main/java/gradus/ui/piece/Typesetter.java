package gradus.ui.piece;

import gradus.picture.Formula;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// Formulas as images, of which the newest are kept. Used by one thread at a time.
public final class Typesetter {
  private static final int MOST_KEPT = 600;

  /// Drawn larger than shown, so that a fine screen has something to show.
  private static final double SHARP = 2;

  /// A formula's image, its size in px as it is shown, and how far it reaches above its baseline.
  record Typeset(Image image, double width, double height, double ascent) {}

  private record Wish(String latex, double size, Color ink) {}

  private final Map<Wish, Optional<Typeset>> kept =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Wish, Optional<Typeset>> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /// Empty where the typesetter does not know something in it.
  synchronized Optional<Typeset> typeset(String latex, double size, Color ink) {
    return kept.computeIfAbsent(new Wish(latex, size, ink), Typesetter::make);
  }

  private static Optional<Typeset> make(Wish wish) {
    return Formula.of(wish.latex, wish.size)
        .map(f -> new Typeset(image(f.image(wish.ink, SHARP)), f.width(), f.height(), f.ascent()));
  }

  /// The same picture for JavaFX.
  public static Image image(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
    WritableImage image = new WritableImage(width, height);
    image
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return image;
  }
}
