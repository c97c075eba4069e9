package gradus.cli;

import gradus.diagram.Diagram;
import gradus.diagram.LocalGradients;
import gradus.diagram.Options;
import gradus.diagram.WireNaming;
import gradus.document.Failure;
import gradus.document.FilePlace;
import gradus.document.Storage;
import gradus.export.Around;
import gradus.export.Depiction;
import gradus.export.ExportOption;
import gradus.export.ExportOrder;
import gradus.export.FileKind;
import gradus.export.FileKinds;
import gradus.export.Passes;
import gradus.export.ProgramFormula;
import gradus.export.SlopeCurve;
import gradus.export.Views;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.latex.Signs;
import gradus.layout.LayoutEngine;
import gradus.layout.LayoutEngines;
import gradus.network.LookingThrough;
import gradus.network.Network;
import gradus.network.NetworkReading;
import gradus.network.NoNetwork;
import gradus.network.drawing.NetworkPicture;
import gradus.picture.Look;
import gradus.picture.Palette;
import gradus.picture.Theme;
import gradus.tensor.Tensor;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gradus export`: the picture of a step, or the numbers, as a file.
@Command
final class ExportCommand extends ProgramCommand {
  @Mixin private SeedGradient seed;
  @Mixin private DigitsOption digits;

  private static final double MOST_SCALE = 20;

  /// What printers of papers ask for.
  private static final int USUAL_DPI = 300;

  private static final int MOST_DPI = 2400;

  @Spec private CommandSpec spec;

  @Parameters(index = "1..*", arity = "0..*", paramLabel = "FILE", descriptionKey = "more")
  private List<String> others = List.of();

  @Option(names = "-o", required = true, paramLabel = "OUT")
  private Path target;

  /// How the files in a folder end; null for those that a window proposes.
  @Option(names = "--format", paramLabel = "ENDING")
  private String format;

  @Option(
      names = "--step",
      paramLabel = "N|${bundle:choices.step}",
      completionCandidates = Choices.Landmarks.class,
      defaultValue = "end")
  private String step;

  /// Null for 1.
  @Option(names = "--scale", paramLabel = "S")
  private Double scale;

  /// Null for the picture's own.
  @Option(names = "--size", paramLabel = "WxH")
  private String size;

  /// Null for what is usual in print.
  @Option(names = "--dpi", paramLabel = "N")
  private Integer dpi;

  @Option(names = "--transparent")
  private boolean transparent;

  @Option(names = "--theme", paramLabel = "${bundle:choices.theme}")
  private Theme theme = Options.DEFAULT.look().theme();

  @Option(names = "--palette", paramLabel = "${bundle:choices.palette}")
  private Palette palette = Options.DEFAULT.look().palette();

  @Option(names = "--notation", paramLabel = "${bundle:choices.notation}")
  private Signs notation = Options.DEFAULT.signs();

  @Option(names = "--locals", paramLabel = "${bundle:choices.locals}")
  private LocalGradients locals = Options.DEFAULT.locals();

  @Option(
      names = "--engine",
      paramLabel = "${bundle:choices.engine}",
      converter = Choices.Engines.class,
      completionCandidates = Choices.Engines.class)
  private LayoutEngine engine = LayoutEngines.standard();

  @Option(names = "--view", paramLabel = "${bundle:choices.view}")
  private Views view = Views.GRAPH;

  /// Which of a batch a network shows, from 1.
  @Option(names = "--example", paramLabel = "N")
  private int example = 1;

  /// What a curve is about: an input, one number of it, or a gate; null for the only number that
  /// there is.
  @Option(names = "--of", paramLabel = "NAME", descriptionKey = "of")
  private String of;

  @Option(names = "--pass", paramLabel = "${bundle:choices.pass}")
  private Passes pass = Passes.BOTH;

  @Option(names = "--plain")
  private boolean plain;

  /// Null for none.
  @Option(names = "--title", paramLabel = "TEXT", descriptionKey = "title")
  private String title;

  @Option(names = "--formula")
  private boolean formula;

  @Option(names = "--caption")
  private boolean caption;

  @Option(names = "--legend")
  private boolean legend;

  /// Null for the picture's own.
  @Option(names = "--margin", paramLabel = "PX")
  private Double margin;

  /// The proportions of what the picture is to fill; null for those of a slide.
  @Option(names = "--frame", paramLabel = "W:H")
  private String frame;

  /// What is said of a picture that was folded for its size.
  private Optional<Problem> folded = Optional.empty();

  @Override
  Optional<Tensor> seed() {
    return seed.value();
  }

  @Override
  Needs needs() {
    return kind().needsValues() ? Needs.VALUES : Needs.TRACE;
  }

  @Override
  List<String> others() {
    return others;
  }

  /// As it was written: a path has no slash in the end.
  private boolean isFolder() {
    var written = spec.commandLine().getParseResult().matchedOption("-o").originalStringValues();
    return FilePlace.isFolder(written.getFirst());
  }

  private FilePlace place() {
    if (!isFolder()) return new FilePlace.OneFile(target);
    String ending = format == null ? FileKinds.ALL.getFirst().extension() : format;
    return new FilePlace.Folder(target, ending.toLowerCase(Locale.ROOT));
  }

  /// The kind of all files; empty where there is none.
  private Optional<FileKind> known() {
    return FileKinds.of(place().file("x"));
  }

  /// Known once the options are: [#misuse] refuses other files.
  private FileKind kind() {
    return known().orElseThrow();
  }

  /// Programs without a place, or without a name, for the files made of them.
  private Optional<String> misplaced(Console console) {
    if (!isFolder()) {
      if (!others.isEmpty()) {
        return Optional.of(console.say("cli.export.several", target.toString()));
      }
      return format == null
          ? Optional.empty()
          : Optional.of(console.say("cli.export.format.alone"));
    }
    if (known().isEmpty()) {
      String all = FileKinds.endings(FileKinds.ALL, console.locale()).replace(".", "");
      return Optional.of(console.say("cli.export.format", all, format));
    }
    if (files().isEmpty() || files().contains("-")) {
      return Optional.of(console.say("cli.export.unnamed", kind().extension()));
    }
    return place()
        .clash(files())
        .map(c -> console.say("cli.export.clash", c.one(), c.other(), c.file().toString()));
  }

  /// A picture of too many gates folds its repeats; a file of numbers has them all.
  @Override
  Folding folding(Program program, Folding asked) {
    folded = Optional.empty();
    if (view == Views.NETWORK) return layered(program, asked);
    if (!isLaidOut()) return asked;
    Lowering whole = GraphBuilder.build(program, Map.of(), null, asked, () -> false);
    if (whole.hasErrors()) return asked;
    Folding drawing = asked.drawing(whole.graph());
    folded = asked.told(whole.graph(), drawing);
    return drawing;
  }

  private static Folding layered(Program program, Folding asked) {
    Lowering whole = GraphBuilder.build(program, Map.of(), null, asked, () -> false);
    if (whole.hasErrors()) return asked;
    return LookingThrough.of(
        whole.graph(),
        asked,
        within -> GraphBuilder.build(program, Map.of(), null, within, () -> false));
  }

  /// Whether gates get their places by an engine.
  private boolean isLaidOut() {
    return view == Views.GRAPH && kind().options().contains(ExportOption.ENGINE);
  }

  /// An option about gates where neurons or a curve are drawn, or about examples where none are
  /// shown.
  private Optional<String> misviewed(Console console) {
    if (view != Views.NETWORK && isGiven(ExportOption.EXAMPLE)) {
      return Optional.of(console.say("cli.export.view.example"));
    }
    if (view != Views.CURVE && of != null) return Optional.of(console.say("cli.export.view.of"));
    if (view == Views.GRAPH) return Optional.empty();
    if (drawn().isPresent()) {
      return Optional.of(console.say("cli.export.view.gates", drawn().get()));
    }
    if (view == Views.CURVE) {
      return Stream.of(
              ExportOption.ENGINE,
              ExportOption.LOCALS,
              ExportOption.STEP,
              ExportOption.PASS,
              ExportOption.CAPTION,
              ExportOption.LEGEND)
          .filter(this::isGiven)
          .findFirst()
          .map(option -> console.say("cli.export.view.uncurved", option.flag()));
    }
    return Stream.of(ExportOption.ENGINE, ExportOption.LOCALS)
        .filter(this::isGiven)
        .findFirst()
        .map(option -> console.say("cli.export.view.untaken", option.flag()));
  }

  @Override
  Optional<String> misuse(Console console) {
    Optional<String> wrong = seed.misuse(console);
    if (wrong.isPresent()) return wrong;
    Optional<String> misplaced = misplaced(console);
    if (misplaced.isPresent()) return misplaced;
    Optional<FileKind> kind = known();
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
    Optional<String> misviewed = misviewed(console);
    if (misviewed.isPresent()) return misviewed;
    Optional<String> decimals = digits.misuse(console);
    if (decimals.isPresent()) return decimals;
    Optional<String> sized = missized(console);
    if (sized.isPresent()) return sized;
    if (title != null && title.isBlank()) return Optional.of(console.say("cli.export.title"));
    if (frame != null && Options.Screen.written(frame).isEmpty()) {
      return Optional.of(console.say("cli.export.frame", frame));
    }
    if (margin != null && !(margin >= 0 && margin <= Around.MOST_MARGIN)) {
      return Optional.of(console.say("cli.export.margin", (int) Around.MOST_MARGIN));
    }
    if (pass == Passes.FORWARD && seed.value().isPresent()) {
      return Optional.of(console.say("cli.export.pass.seed"));
    }
    if (stop().isEmpty()) {
      String named = String.join(", ", new Choices.Landmarks());
      return Optional.of(console.say("cli.export.step", step, named));
    }
    return Optional.empty();
  }

  /// What the picture is to fill: of the proportions given, else of the size given.
  private Options.Screen screen() {
    if (frame != null) return Options.Screen.written(frame).orElseThrow();
    return switch (sizing()) {
      case ExportOrder.Sizing.Within(int width, int height) -> new Options.Screen(width, height);
      case ExportOrder.Sizing.Printed paper -> paper.screen();
      case ExportOrder.Sizing.Natural n -> Options.DEFAULT.screen();
      case ExportOrder.Sizing.Scaled s -> Options.DEFAULT.screen();
    };
  }

  private Optional<String> missized(Console console) {
    if (scale != null && !(scale > 0 && scale <= MOST_SCALE)) {
      return Optional.of(console.say("cli.export.scale"));
    }
    if (size != null && written().isEmpty()) {
      return Optional.of(console.say("cli.export.size", size));
    }
    if (size != null && scale != null) return Optional.of(console.say("cli.export.sizes"));
    if (dpi == null) return Optional.empty();
    if (dpi <= 0 || dpi > MOST_DPI) return Optional.of(console.say("cli.export.dpi", MOST_DPI));
    boolean onPaper = written().filter(ExportOrder.Sizing.Printed.class::isInstance).isPresent();
    return onPaper ? Optional.empty() : Optional.of(console.say("cli.export.dpi.paper"));
  }

  private Optional<ExportOrder.Sizing> written() {
    int fine = dpi == null ? USUAL_DPI : dpi;
    return size == null ? Optional.empty() : ExportOrder.Sizing.written(size, fine);
  }

  private ExportOrder.Sizing sizing() {
    boolean natural = scale == null || scale == 1;
    return written()
        .orElseGet(() ->
            natural ? new ExportOrder.Sizing.Natural() : new ExportOrder.Sizing.Scaled(scale));
  }

  /// An option that was given although this kind of file has no use for it.
  private Optional<ExportOption> untaken(FileKind kind) {
    return Arrays.stream(ExportOption.values())
        .filter(option -> !kind.options().contains(option))
        .filter(this::isGiven)
        .findFirst();
  }

  private boolean isGiven(ExportOption option) {
    return spec.commandLine().getParseResult().hasMatchedOption(option.flag());
  }

  private Optional<ExportOrder.Stop> stop() {
    if (step.matches("\\d{1,9}")) {
      return Optional.of(new ExportOrder.Numbered(Integer.parseInt(step)));
    }
    return Arrays.stream(ExportOrder.Landmark.values())
        .filter(landmark -> Choices.word(landmark).equals(step))
        .map(ExportOrder.Stop.class::cast)
        .findFirst();
  }

  private Around around(Optional<ProgramFormula> written) {
    Around shown =
        Around.NOTHING
            .withTitle(title == null ? "" : title)
            .withFormula(written)
            .withCaption(caption)
            .withLegend(legend)
            .withEngine(engine);
    return margin == null ? shown : shown.withMargin(margin);
  }

  /// What a curve can be about.
  private static List<String> curved(Trace trace) {
    return SlopeCurve.subjects(trace, 1);
  }

  private Optional<SlopeCurve> curve(Trace trace) {
    List<String> known = curved(trace);
    if (of == null && known.size() != 1) return Optional.empty();
    return SlopeCurve.named(trace, of == null ? known.getFirst() : of);
  }

  private String uncurved(Prepared prepared, Console console) {
    String known = String.join(", ", curved(prepared.trace()));
    return of == null
        ? console.say("cli.export.curve.which", known)
        : console.say("cli.export.curve.none", of, known);
  }

  @Override
  int run(Prepared prepared, Console console) {
    FileKind kind = kind();
    Trace trace = pass == Passes.FORWARD ? prepared.trace().forwardAlone() : prepared.trace();
    Steps steps = Steps.of(trace, Grain.GATE);
    ExportOrder.Stop stop = stop().orElseThrow();
    int at = stop.among(steps);
    if (kind.options().contains(ExportOption.STEP) && at > steps.last()) {
      String key = pass == Passes.FORWARD ? "cli.export.last.forward" : "cli.export.last";
      return console.fail(console.say(key, at, steps.last()));
    }
    long gates = prepared.graph().gates().stream().filter(Gate::isOperation).count();
    if (isLaidOut() && gates > engine.limit()) {
      String standard = LayoutEngines.standard().name();
      return console.fail(
          console.say("cli.export.limit", engine.name(), engine.limit(), gates, standard));
    }
    Options options =
        Options.DEFAULT
            .withDigits(digits.of(prepared.source().digits()))
            .withLook(new Look(theme, palette))
            .withSigns(notation)
            .withLocals(locals)
            .withPlain(plain)
            .withScreen(screen())
            .withNaming(
                caption
                    ? WireNaming.besides(stop instanceof ExportOrder.Numbered && !plain)
                    : WireNaming.TEXT);
    Optional<ProgramFormula> written =
        formula ? ProgramFormula.of(prepared.program(), notation, () -> false) : Optional.empty();
    if (formula && written.isEmpty()) return console.fail(console.say("cli.export.formula"));
    console.report(folded.stream().toList(), prepared.text(), prepared.name());
    if (isLaidOut() && engine != LayoutEngines.standard()) {
      console.err().println("gradus: " + console.say("cli.export.sketch", engine.name()));
    }
    Supplier<Depiction> depiction =
        () -> new Depiction.Gates(Diagram.of(steps, options, engine, () -> false));
    if (view == Views.CURVE) {
      SlopeCurve curve = curve(trace).orElse(null);
      if (curve == null) return console.fail(uncurved(prepared, console));
      depiction = () -> new Depiction.Curved(curve, steps, options);
    }
    if (view == Views.NETWORK) {
      switch (NetworkReading.of(prepared.graph(), example - 1)) {
        case NoNetwork no -> {
          String why = no.reason().message(console.locale());
          return console.fail(console.say("cli.export.view.none", why));
        }
        case Network network -> {
          if (example < 1 || example > network.examples()) {
            return console.fail(
                console.say("cli.export.view.examples", example, network.examples()));
          }
          depiction =
              () ->
                  new Depiction.Neurons(
                      NetworkPicture.of(network, steps, options, console.locale()));
        }
      }
    }
    ExportOrder order =
        new ExportOrder(
            trace,
            prepared.lowering().notices(),
            view,
            depiction,
            stop,
            sizing(),
            transparent,
            around(written),
            console.locale());
    return switch (kind.make(order)) {
      case FileKind.Made.Declined refused -> console.fail(refused.sentence());
      case FileKind.Made.Bytes made -> {
        made.notices().forEach(notice -> console.err().println("gradus: " + notice));
        Optional<Failure> failure = Storage.write(place().file(prepared.name()), made.bytes());
        yield failure.map(f -> console.fail(f.message(console.locale()))).orElse(Console.DONE);
      }
    };
  }
}
