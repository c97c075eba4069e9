package gradus.ui.piece;

import gradus.picture.Formula;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// Formulas as images, of which the newest are kept. Used by one thread at a time.
public final class Typesetter {
  private static final int MOST_KEPT = 600;

  /// Drawn larger than shown, so that a fine screen has something to show.
  private static final double SHARP = 2;

  /// A formula's image, its size in px as it is shown, and how far it reaches above its baseline.
  ///
  /// @param narrower the same in lines of at most a width
  record Typeset(
      Image image,
      double width,
      double height,
      double ascent,
      DoubleFunction<Optional<Typeset>> narrower) {}

  /// @param room the longest line, 0 where it is one
  private record Wish(String latex, double size, Color ink, double room) {}

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
    return typeset(new Wish(latex, size, ink, 0));
  }

  private synchronized Optional<Typeset> typeset(Wish wish) {
    return kept.computeIfAbsent(wish, this::make);
  }

  private Optional<Typeset> make(Wish wish) {
    Optional<Formula> formula =
        wish.room == 0
            ? Formula.of(wish.latex, wish.size)
            : Formula.within(wish.latex, wish.size, wish.room);
    return formula.map(f ->
        new Typeset(
            image(f.image(wish.ink, SHARP)),
            f.width(),
            f.height(),
            f.ascent(),
            room -> typeset(new Wish(wish.latex, wish.size, wish.ink, room))));
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
