package gradus.cli;

import gradus.diagram.Diagram;
import gradus.diagram.Options;
import gradus.document.Failure;
import gradus.document.Storage;
import gradus.export.ExportOption;
import gradus.export.ExportOrder;
import gradus.export.FileKind;
import gradus.export.FileKinds;
import gradus.graph.Gate;
import gradus.layout.LayoutEngine;
import gradus.layout.LayoutEngines;
import gradus.picture.Look;
import gradus.picture.Palette;
import gradus.picture.Theme;
import gradus.trace.Grain;
import gradus.trace.Steps;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gradus export`: the picture of a step, or the numbers, as a file.
@Command(name = "export")
final class ExportCommand extends ProgramCommand {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})[xX×](\\d{1,5})");
  private static final double MOST_SCALE = 20;

  @Spec private CommandSpec spec;

  @Option(names = "-o", required = true, paramLabel = "OUT")
  private Path target;

  @Option(names = "--step", paramLabel = "N|start|forward|end", defaultValue = "end")
  private String step;

  @Option(names = "--scale", paramLabel = "S", defaultValue = "1")
  private double scale;

  @Option(names = "--size", paramLabel = "WxH")
  private String size;

  @Option(names = "--transparent")
  private boolean transparent;

  @Option(names = "--digits", paramLabel = "N", defaultValue = "2")
  private int digits;

  @Option(names = "--theme", paramLabel = "light|dark|print", defaultValue = "light")
  private Theme theme;

  @Option(names = "--palette", paramLabel = "classic|safe", defaultValue = "classic")
  private Palette palette;

  @Option(names = "--engine", paramLabel = "elk|jgraphx", defaultValue = "elk")
  private String engine;

  @Override
  Needs needs() {
    return kind().needsValues() ? Needs.VALUES : Needs.TRACE;
  }

  /// Known once the options are: [#misuse] refuses other files.
  private FileKind kind() {
    return FileKinds.of(target).orElseThrow();
  }

  @Override
  Optional<String> misuse(Console console) {
    Optional<FileKind> kind = FileKinds.of(target);
    if (kind.isEmpty()) {
      String known = FileKinds.endings(FileKinds.ALL, console.locale());
      return Optional.of(console.say("cli.export.extension", target.toString(), known));
    }
    Optional<ExportOption> untaken = untaken(kind.get());
    if (untaken.isPresent()) {
      ExportOption option = untaken.get();
      String takers =
          FileKinds.endings(
              FileKinds.ALL.stream().filter(k -> k.options().contains(option)).toList(),
              console.locale());
      String ending = "." + kind.get().extension();
      return Optional.of(console.say("cli.export.untaken", ending, option.flag(), takers));
    }
    if (digits < 0 || digits > 15) return Optional.of(console.say("cli.digits"));
    if (!(scale > 0 && scale <= MOST_SCALE)) return Optional.of(console.say("cli.export.scale"));
    if (size != null && within().isEmpty()) {
      return Optional.of(console.say("cli.export.size", size));
    }
    if (stop().isEmpty()) return Optional.of(console.say("cli.export.step", step));
    if (LayoutEngines.named(engine).isEmpty()) {
      return Optional.of(console.say("cli.export.engine", engine));
    }
    return Optional.empty();
  }

  /// An option that was given although this kind of file has no use for it.
  private Optional<ExportOption> untaken(FileKind kind) {
    return Arrays.stream(ExportOption.values())
        .filter(option -> !kind.options().contains(option))
        .filter(option -> spec.commandLine().getParseResult().hasMatchedOption(option.flag()))
        .findFirst();
  }

  private Optional<ExportOrder.Stop> stop() {
    return switch (step) {
      case "start" -> Optional.of(ExportOrder.Landmark.START);
      case "forward" -> Optional.of(ExportOrder.Landmark.FORWARD);
      case "end" -> Optional.of(ExportOrder.Landmark.END);
      case String number when number.matches("\\d{1,9}") ->
          Optional.of(new ExportOrder.Numbered(Integer.parseInt(number)));
      case String other -> Optional.empty();
    };
  }

  private Optional<ExportOrder.Sizing> within() {
    Matcher m = SIZE.matcher(size);
    if (!m.matches()) return Optional.empty();
    int width = Integer.parseInt(m.group(1));
    int height = Integer.parseInt(m.group(2));
    return width > 0 && height > 0
        ? Optional.of(new ExportOrder.Sizing.Within(width, height))
        : Optional.empty();
  }

  private ExportOrder.Sizing sizing() {
    if (size != null) return within().orElseThrow();
    return scale == 1 ? new ExportOrder.Sizing.Natural() : new ExportOrder.Sizing.Scaled(scale);
  }

  @Override
  int run(Prepared prepared, Console console) {
    FileKind kind = kind();
    Steps steps = Steps.of(prepared.trace(), Grain.GATE);
    ExportOrder.Stop stop = stop().orElseThrow();
    int at = stop.among(steps);
    if (kind.options().contains(ExportOption.STEP) && at > steps.last()) {
      return console.fail(console.say("cli.export.last", at, steps.last()));
    }
    LayoutEngine chosen = LayoutEngines.named(engine).orElseThrow();
    long gates = prepared.graph().gates().stream().filter(Gate::isOperation).count();
    if (kind.options().contains(ExportOption.ENGINE) && gates > chosen.limit()) {
      return console.fail(console.say("cli.export.limit", engine, chosen.limit(), gates));
    }
    Options options = Options.DEFAULT.withDigits(digits).withLook(new Look(theme, palette));
    ExportOrder order =
        new ExportOrder(
            prepared.trace(),
            prepared.lowering().notices(),
            () -> Diagram.of(steps, options, chosen, () -> false),
            stop,
            sizing(),
            transparent,
            console.locale());
    return switch (kind.make(order)) {
      case FileKind.Made.Refused refused -> console.fail(refused.sentence());
      case FileKind.Made.Bytes made -> {
        made.notices().forEach(notice -> console.err().println("gradus: " + notice));
        Optional<Failure> failure = Storage.write(target, made.bytes());
        yield failure.map(f -> console.fail(f.message(console.locale()))).orElse(Console.DONE);
      }
    };
  }
}
