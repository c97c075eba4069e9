package gradus.ui.piece;

import gradus.picture.Formula;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// Formulas as images, of which the newest are kept. Used by one thread at a time.
public final class Typesetter {
  private static final int MOST_KEPT = 600;
  private static final int MOST_EXTENTS = 5_000;

  /// Drawn larger than shown, so that a fine screen has something to show.
  private static final double SHARP = 2;

  /// A formula's image, its size in px as it is shown, and how far it reaches above its baseline.
  ///
  /// @param margin what of its width is free on either side
  /// @param again typesets something else in its size and ink
  record Typeset(
      Image image, double width, double height, double ascent, double margin, Again again) {
    /// Without what is free on either side.
    double inked() {
      return width - 2 * margin;
    }
  }

  /// How large a formula is, px, without being drawn: as a [Typeset] of it.
  record Inked(double width, double height, double ascent, double margin) {
    /// Without what is free on either side.
    double inked() {
      return width - 2 * margin;
    }
  }

  /// Typesets in one size and ink.
  interface Again {
    Optional<Typeset> typeset(String latex);

    /// As wide as that would be, without what is free on either side.
    double inked(String latex);

    double size();
  }

  private record Wish(String latex, double size, Color ink) {}

  private final Map<Wish, Optional<Typeset>> kept =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Wish, Optional<Typeset>> eldest) {
          return size() > MOST_KEPT;
        }
      };

  private final Map<Wish, Optional<Inked>> extents =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Wish, Optional<Inked>> eldest) {
          return size() > MOST_EXTENTS;
        }
      };

  private int made;

  /// How often something was typeset or measured that was not kept.
  synchronized int made() {
    return made;
  }

  /// Empty where the typesetter does not know something in it.
  synchronized Optional<Typeset> typeset(String latex, double size, Color ink) {
    return kept.computeIfAbsent(new Wish(latex, size, ink), this::make);
  }

  private Optional<Typeset> make(Wish wish) {
    made++;
    double margin = Formula.margin(wish.size);
    Again again =
        new Again() {
          @Override
          public Optional<Typeset> typeset(String latex) {
            return Typesetter.this.typeset(latex, wish.size, wish.ink);
          }

          @Override
          public double inked(String latex) {
            return extent(latex, wish.size).map(Inked::inked).orElse(0.0);
          }

          @Override
          public double size() {
            return wish.size;
          }
        };
    return Formula.of(wish.latex, wish.size)
        .map(f ->
            new Typeset(
                image(f.image(wish.ink, SHARP)), f.width(), f.height(), f.ascent(), margin, again));
  }

  /// Empty where the typesetter does not know something in it.
  synchronized Optional<Inked> extent(String latex, double size) {
    return extents.computeIfAbsent(new Wish(latex, size, Color.BLACK), this::measured);
  }

  private Optional<Inked> measured(Wish wish) {
    made++;
    double margin = Formula.margin(wish.size);
    return Formula.of(wish.latex, wish.size)
        .map(f -> new Inked(f.width(), f.height(), f.ascent(), margin));
  }

  /// Asking for each of them takes longer than drawing them did.
  private static int[] pixels(BufferedImage picture) {
    int width = picture.getWidth();
    return picture.getType() == BufferedImage.TYPE_INT_ARGB
            && picture.getRaster().getDataBuffer() instanceof DataBufferInt all
            && all.getSize() == width * picture.getHeight()
        ? all.getData()
        : picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
  }

  /// The same picture for JavaFX.
  public static Image image(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] pixels = pixels(picture);
    WritableImage image = new WritableImage(width, height);
    image
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return image;
  }
}
