package gradus.cli;

import gradus.diagram.Diagram;
import gradus.diagram.Options;
import gradus.document.Failure;
import gradus.document.Storage;
import gradus.explain.Remarks;
import gradus.export.Json;
import gradus.export.Picture;
import gradus.export.ValueReport;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.layout.LayoutEngine;
import gradus.layout.LayoutEngines;
import gradus.picture.Figure;
import gradus.picture.Look;
import gradus.picture.Palette;
import gradus.picture.Theme;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `gradus export`: the picture of a step, or the numbers, as a file.
@Command(
    name = "export",
    description = "Writes the picture (.png) or the numbers (.json) to a file.")
final class ExportCommand extends ProgramCommand {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})[xX×](\\d{1,5})");
  private static final double MOST_SCALE = 20;

  @Option(names = "-o", required = true, paramLabel = "OUT", description = "the file to write")
  private Path target;

  @Option(
      names = "--step",
      paramLabel = "N|start|forward|end",
      defaultValue = "end",
      description = "which step to draw (default: ${DEFAULT-VALUE})")
  private String step;

  @Option(names = "--scale", paramLabel = "S", defaultValue = "1", description = "2 is 200 %%")
  private double scale;

  @Option(names = "--size", paramLabel = "WxH", description = "as large as fits inside W×H px")
  private String size;

  @Option(names = "--transparent", description = "no background")
  private boolean transparent;

  @Option(names = "--digits", paramLabel = "N", defaultValue = "2", description = "decimals shown")
  private int digits;

  @Option(names = "--theme", paramLabel = "light|dark|print", defaultValue = "light")
  private Theme theme;

  @Option(names = "--palette", paramLabel = "classic|safe", defaultValue = "classic")
  private Palette palette;

  @Option(names = "--engine", paramLabel = "elk|jgraphx", defaultValue = "elk")
  private String engine;

  @Override
  Needs needs() {
    return extension().equals("json") ? Needs.VALUES : Needs.TRACE;
  }

  @Override
  int run(Prepared prepared, Console console) {
    boolean json = extension().equals("json");
    Trace trace = prepared.trace();
    return json ? numbers(prepared.lowering(), trace, console) : picture(trace, console);
  }

  @Override
  Optional<String> misuse(Console console) {
    if (!List.of("png", "json").contains(extension())) {
      return Optional.of(console.say("cli.export.extension", target.toString()));
    }
    if (digits < 0 || digits > 15) return Optional.of(console.say("cli.digits"));
    if (!(scale > 0 && scale <= MOST_SCALE)) return Optional.of(console.say("cli.export.scale"));
    if (size != null && !fits(SIZE.matcher(size))) {
      return Optional.of(console.say("cli.export.size", size));
    }
    if (!step.matches("start|forward|end|\\d{1,9}")) {
      return Optional.of(console.say("cli.export.step", step));
    }
    if (LayoutEngines.named(engine).isEmpty()) {
      return Optional.of(console.say("cli.export.engine", engine));
    }
    return Optional.empty();
  }

  private static boolean fits(Matcher m) {
    return m.matches() && Integer.parseInt(m.group(1)) > 0 && Integer.parseInt(m.group(2)) > 0;
  }

  private String extension() {
    Path file = target.getFileName();
    String name = file == null ? "" : file.toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private int numbers(Lowering lowering, Trace trace, Console console) {
    List<Problem> notices = new ArrayList<>(lowering.notices());
    notices.addAll(Remarks.of(trace));
    String text = Json.write(ValueReport.of(trace, notices, console.locale())) + "\n";
    return write(text.getBytes(StandardCharsets.UTF_8), console);
  }

  private int picture(Trace trace, Console console) {
    Steps steps = Steps.of(trace, Grain.GATE);
    int at =
        switch (step) {
          case "start" -> 0;
          case "forward" -> steps.forwardEnd();
          case "end" -> steps.last();
          default -> Integer.parseInt(step);
        };
    if (at > steps.last()) return console.fail(console.say("cli.export.last", at, steps.last()));
    LayoutEngine chosen = LayoutEngines.named(engine).orElseThrow();
    long gates = trace.graph().gates().stream().filter(g -> g.isOperation()).count();
    if (gates > chosen.limit()) {
      return console.fail(console.say("cli.export.limit", engine, chosen.limit(), gates));
    }
    Options options = Options.DEFAULT.withDigits(digits).withLook(new Look(theme, palette));
    Diagram diagram = Diagram.of(steps, options, chosen, () -> false);
    double factor = scale;
    if (size != null) {
      Matcher m = SIZE.matcher(size);
      if (m.matches()) {
        int width = Integer.parseInt(m.group(1));
        factor = Picture.fitting(diagram, width, Integer.parseInt(m.group(2)));
      }
    }
    boolean asked = size != null || scale != 1;
    if (!asked && Picture.pixels(diagram, 1) > Picture.MOST_PIXELS) {
      // The whole graph is always drawn: smaller, when nobody asked for a size.
      factor = Math.sqrt((double) Picture.MOST_PIXELS / Picture.pixels(diagram, 1));
      while (Picture.pixels(diagram, factor) > Picture.MOST_PIXELS) factor *= 0.95;
      console.err().println("gradus: " + console.say("cli.export.shrunk", percent(factor)));
    }
    if (Picture.pixels(diagram, factor) > Picture.MOST_PIXELS) {
      long most = Picture.MOST_PIXELS / 1_000_000;
      return console.fail(console.say("cli.export.large", most));
    }
    // A numbered step is for a talk, its gate lit; start, forward and end are for a page.
    boolean numbered = Character.isDigit(step.charAt(0));
    Figure figure = numbered ? diagram.figure(at, 1) : diagram.still(at);
    return write(Picture.png(diagram, figure, factor, transparent), console);
  }

  private static String percent(double factor) {
    return String.format(Locale.ROOT, "%.3g", 100 * factor);
  }

  private int write(byte[] bytes, Console console) {
    Optional<Failure> failure = Storage.write(target, bytes);
    return failure.map(f -> console.fail(f.message(console.locale()))).orElse(Console.DONE);
  }
}
