package gradus.cli;

import gradus.diagram.Diagram;
import gradus.diagram.Options;
import gradus.document.Failure;
import gradus.document.Storage;
import gradus.export.Depiction;
import gradus.export.Picture;
import gradus.export.Sheet;
import gradus.graph.GraphBuilder;
import gradus.layout.LayoutEngines;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.network.Network;
import gradus.network.NetworkReading;
import gradus.network.drawing.NetworkPicture;
import gradus.picture.Look;
import gradus.reading.ProgramReader;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Makes the pictures the README shows, for the build: every example at its end, the opening
/// example at work in light and dark, and a network.
public final class Screenshots {
  private Screenshots() {}

  /// `args[0]` is the folder to write to.
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    Files.createDirectories(folder);
    for (Example example : Examples.all()) {
      Diagram diagram = diagram(example, Look.LIGHT);
      byte[] png = Picture.png(diagram, diagram.still(diagram.steps().last()), 1.5, false);
      write(folder.resolve(example.name() + ".png"), png);
    }
    Example neuron = Examples.named("sigmoid").orElseThrow();
    for (Look look : new Look[] {Look.LIGHT, Look.DARK, Look.PRINT}) {
      Diagram diagram = diagram(neuron, look);
      int half = (diagram.steps().forwardEnd() + diagram.steps().last()) / 2;
      String name = "sigmoid-step-" + look.theme().name().toLowerCase(Locale.ROOT);
      write(folder.resolve(name + ".png"), Picture.png(diagram, half, 1.5, false));
    }
    write(folder.resolve("network" + ".png"), network(Examples.named("three-layer").orElseThrow()));
    windows(folder, neuron);
    System.exit(0);
  }

  private static void windows(Path folder, Example neuron) throws Exception {
    Example norm = Examples.named("norm").orElseThrow();
    Example deep = Examples.named("deep").orElseThrow();
    Example staged = Examples.named("staged").orElseThrow();
    List<String> names = List.of("window", "panel", "panel-ko", "paths", "derive", "layers");
    WindowCommand.pictures(
        List.of(
            WindowCommand.shot(neuron, 12, Locale.ENGLISH, null),
            WindowCommand.shot(norm, 7, Locale.ENGLISH, "explain"),
            WindowCommand.shot(norm, 7, Locale.KOREAN, "explain"),
            WindowCommand.shot(staged, 15, Locale.ENGLISH, "paths"),
            WindowCommand.shot(neuron, 12, Locale.ENGLISH, "derive"),
            WindowCommand.shot(deep, 45, Locale.ENGLISH, "layers")),
        (i, png) -> {
          try {
            write(folder.resolve(names.get(i) + ".png"), png);
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        });
  }

  /// The layers of an example, on the way back.
  private static byte[] network(Example example) throws IOException {
    Steps steps = steps(example);
    if (!(NetworkReading.of(steps.trace().graph()) instanceof Network network)) {
      throw new IOException(example.name());
    }
    NetworkPicture picture = NetworkPicture.of(network, steps, Options.DEFAULT, Locale.ENGLISH);
    int back = (steps.forwardEnd() + steps.last() + 1) / 2;
    return Picture.png(Sheet.of(new Depiction.Neurons(picture), back, true), 1.5, false);
  }

  private static Steps steps(Example example) {
    return Steps.of(
        Trace.of(GraphBuilder.build(ProgramReader.read(example.program())).graph()), Grain.GATE);
  }

  private static Diagram diagram(Example example, Look look) {
    Steps steps = steps(example);
    Options options = Options.DEFAULT.withLook(look).withDigits(example.digits());
    return Diagram.of(steps, options, LayoutEngines.standard(), () -> false);
  }

  private static void write(Path file, byte[] png) throws IOException {
    Optional<Failure> failure = Storage.write(file, png);
    if (failure.isPresent()) throw new IOException(failure.get().key() + " " + file);
  }
}
