package gradus.export;

import gradus.diagram.Diagram;
import gradus.diagram.Options;
import gradus.network.drawing.NetworkPicture;
import gradus.picture.Figure;
import gradus.tensor.Numbers;
import gradus.trace.Steps;
import java.util.Locale;

/// A run drawn in one of the ways there are, for a sheet.
public sealed interface Depiction {
  Steps steps();

  Options options();

  /// How its numbers are written.
  Numbers numbers();

  /// Width in px at 100 %, with a margin around the ink.
  double width();

  /// Height in px at 100 %, with a margin around the ink.
  double height();

  /// That margin, px at 100 %.
  double margin();

  /// The picture after a step, what works in it lit.
  Figure lit(int step);

  /// The picture after a step, nothing lit.
  Figure still(int step);

  /// What its colours, lines and badges mean.
  ///
  /// @param lit whether what works is
  Legend legend(boolean lit, Locale locale, double measure);

  /// As gates and wires.
  record Gates(Diagram diagram) implements Depiction {
    @Override
    public Steps steps() {
      return diagram.steps();
    }

    @Override
    public Options options() {
      return diagram.options();
    }

    @Override
    public Numbers numbers() {
      return diagram.numbers();
    }

    @Override
    public double width() {
      return diagram.width();
    }

    @Override
    public double height() {
      return diagram.height();
    }

    @Override
    public double margin() {
      return Diagram.margin();
    }

    @Override
    public Figure lit(int step) {
      return diagram.figure(step, 1);
    }

    @Override
    public Figure still(int step) {
      return diagram.still(step);
    }

    @Override
    public Legend legend(boolean lit, Locale locale, double measure) {
      return new Legend(diagram, lit, locale, measure);
    }
  }

  /// As a curve and its slope, the same at every step.
  record Curved(SlopeCurve curve, Steps steps, Options options) implements Depiction {
    @Override
    public Numbers numbers() {
      return steps.trace().numbers(options.digits());
    }

    @Override
    public double width() {
      return SlopePicture.WIDTH;
    }

    @Override
    public double height() {
      return SlopePicture.HEIGHT;
    }

    @Override
    public double margin() {
      return SlopePicture.MARGIN;
    }

    @Override
    public Figure lit(int step) {
      return still(step);
    }

    @Override
    public Figure still(int step) {
      return SlopePicture.of(curve, numbers());
    }

    @Override
    public Legend legend(boolean lit, Locale locale, double measure) {
      throw new IllegalStateException("a curve says itself what it means");
    }
  }

  /// As layers of neurons.
  record Neurons(NetworkPicture picture) implements Depiction {
    @Override
    public Steps steps() {
      return picture.steps();
    }

    @Override
    public Options options() {
      return picture.options();
    }

    @Override
    public Numbers numbers() {
      return picture.numbers();
    }

    @Override
    public double width() {
      return picture.width();
    }

    @Override
    public double height() {
      return picture.height();
    }

    @Override
    public double margin() {
      return NetworkPicture.margin();
    }

    @Override
    public Figure lit(int step) {
      return picture.figure(step, 1);
    }

    @Override
    public Figure still(int step) {
      return picture.still(step);
    }

    @Override
    public Legend legend(boolean lit, Locale locale, double measure) {
      return new Legend(picture, locale, measure);
    }
  }
}
