package gradus.export;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/// An image as a PNG file's bytes.
final class Pixels {
  private static final String FORMAT = "javax_imageio_png_1.0";
  private static final double METRES = 0.0254;

  private Pixels() {}

  /// That says nothing of its size on paper.
  static byte[] png(BufferedImage image) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.setUseCache(false);
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// That is as large on paper as so many pixels an inch make it.
  static byte[] png(BufferedImage image, int dpi) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.setUseCache(false);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      IIOMetadata about =
          writer.getDefaultImageMetadata(
              ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
      about.mergeTree(FORMAT, density(dpi));
      writer.setOutput(stream);
      writer.write(new IIOImage(image, null, about));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static IIOMetadataNode density(int dpi) {
    String perMetre = Long.toString(Math.round(dpi / METRES));
    IIOMetadataNode density = new IIOMetadataNode("pHYs");
    density.setAttribute("pixelsPerUnitXAxis", perMetre);
    density.setAttribute("pixelsPerUnitYAxis", perMetre);
    density.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    root.appendChild(density);
    return root;
  }
}
