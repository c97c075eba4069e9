package gradus.ui.learn;

import gradus.diagram.Diagram;
import gradus.diagram.Options;
import gradus.export.Picture;
import gradus.export.Sheet;
import gradus.graph.Folding;
import gradus.graph.GraphBuilder;
import gradus.layout.LayoutEngines;
import gradus.lesson.Example;
import gradus.reading.ProgramReader;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import gradus.ui.work.Background;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/// The examples as small pictures, all numbers in place, drawn one after the other off the window's
/// thread.
final class Thumbnails {
  /// Px of a picture on an ordinary screen.
  static final int WIDTH = 184;

  static final int HEIGHT = 104;

  /// So much finer they are drawn, for a finer screen.
  static final double SHARP = 2;

  /// Pictures of few gates would be all gates.
  private static final double LARGEST = 0.62;

  private final Background background;
  private final Executor receiving;

  Thumbnails(Executor receiving) {
    this.receiving = receiving;
    background = new Background("gallery", receiving);
  }

  /// Hands over each picture when it is made, on the window's thread; what was asked for before is
  /// given up.
  ///
  /// @param options how all are drawn: each example states its own decimals
  void ask(
      List<Example> examples,
      Options options,
      Locale locale,
      BiConsumer<Example, BufferedImage> shown) {
    background.start(
        obsolete -> {
          for (Example example : examples) {
            if (obsolete.getAsBoolean()) break;
            BufferedImage picture = picture(example, options, locale, obsolete);
            receiving.execute(() -> {
              if (!obsolete.getAsBoolean()) shown.accept(example, picture);
            });
          }
          return true;
        },
        done -> {});
  }

  void cancel() {
    background.cancel();
  }

  private static BufferedImage picture(
      Example example, Options options, Locale locale, BooleanSupplier obsolete) {
    var program = ProgramReader.read(example.program(locale));
    var lowering = GraphBuilder.build(program, Map.of(), null, Folding.FOLDED, obsolete);
    Steps steps = Steps.of(Trace.of(lowering.graph(), obsolete), Grain.GATE);
    Options own = options.withDigits(options.digits().over(example.digits()));
    Diagram diagram = Diagram.of(steps, own, LayoutEngines.standard(), obsolete);
    Sheet sheet = Sheet.of(diagram, diagram.still(steps.last()));
    double scale = Math.min(LARGEST, Picture.fitting(sheet, WIDTH, HEIGHT));
    return Picture.image(sheet, SHARP * scale, true);
  }
}
