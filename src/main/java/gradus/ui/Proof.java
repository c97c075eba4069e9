package gradus.ui;

import gradus.diagram.Diagram;
import gradus.diagram.Options;
import gradus.diagram.WireNaming;
import gradus.export.Around;
import gradus.export.Depiction;
import gradus.export.ExportOrder;
import gradus.export.Passes;
import gradus.export.Picture;
import gradus.export.ProgramFormula;
import gradus.export.Sheet;
import gradus.export.SlopeCurve;
import gradus.export.Views;
import gradus.lang.Problem;
import gradus.latex.Signs;
import gradus.layout.LayoutEngine;
import gradus.layout.LayoutEngines;
import gradus.network.Network;
import gradus.network.drawing.NetworkPicture;
import gradus.picture.Formula;
import gradus.picture.Look;
import gradus.reading.ProgramReader;
import gradus.trace.Steps;
import gradus.trace.Trace;
import gradus.ui.network.NetworkShown;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// The picture shown, on its way to a file: how it comes out under what is chosen about it. Knows
/// no control; what it makes may take long.
///
/// @param step the step shown
/// @param engine lays it out anew where a choice asks for that
/// @param notices what was remarkable when the program was lowered
/// @param isNetwork whether neurons are shown in place of the gates
/// @param neurons the program as a network; empty where it is none, or where that is not known as
///   it takes looking through functions
record Proof(
    Diagram shown,
    int step,
    LayoutEngine engine,
    List<Problem> notices,
    Locale locale,
    boolean isNetwork,
    Optional<NetworkShown> neurons) {
  /// Of gates.
  Proof(Diagram shown, int step, LayoutEngine engine, List<Problem> notices, Locale locale) {
    this(shown, step, engine, notices, locale, false, NetworkShown.asDrawn(shown.steps(), step));
  }

  /// Of what is shown: gates, or these neurons.
  static Proof of(
      Diagram shown,
      int step,
      LayoutEngine engine,
      List<Problem> notices,
      Locale locale,
      Optional<Network> network) {
    Proof gates = new Proof(shown, step, engine, notices, locale);
    return network
        .map(n ->
            new Proof(
                shown,
                step,
                engine,
                notices,
                locale,
                true,
                Optional.of(new NetworkShown(n, shown.steps(), step))))
        .orElse(gates);
  }

  /// The same once the program's own functions are looked through for a network; may take long.
  ///
  /// @throws java.util.concurrent.CancellationException when `obsolete` says so
  Proof lookedThrough(BooleanSupplier obsolete) {
    if (neurons.isPresent()) return this;
    Optional<NetworkShown> found = NetworkShown.through(shown.steps(), step, obsolete);
    return new Proof(shown, step, engine, notices, locale, isNetwork, found);
  }

  private static final double ANY_SIZE = 20;

  /// Of a vector or matrix, so many numbers are offered for a curve.
  private static final int MOST_NUMBERS = 16;

  /// The picture as it will be, and its size at 100 %.
  ///
  /// @param lacksFormula whether there is no formula to be typeset although it was asked for
  record Print(BufferedImage image, double width, double height, boolean lacksFormula) {}

  /// As what the program is shown.
  Views shownAs() {
    return isNetwork ? Views.NETWORK : Views.GRAPH;
  }

  /// As what it can be drawn.
  List<Views> views() {
    return Stream.of(Views.values())
        .filter(view ->
            switch (view) {
              case GRAPH -> true;
              case NETWORK -> neurons.isPresent();
              case CURVE -> !curves().isEmpty();
            })
        .toList();
  }

  /// What a curve can be about.
  List<String> curves() {
    Trace trace = shown.steps().trace();
    boolean valued = trace.graph().lacks().isEmpty() && trace.problems().isEmpty();
    return valued ? SlopeCurve.subjects(trace, MOST_NUMBERS) : List.of();
  }

  /// What is proposed to a person who never chose.
  Dialogs.Export proposal() {
    Options options = shown.options();
    return new Dialogs.Export(
        shownAs(),
        "",
        2,
        false,
        options.look().theme(),
        options.signs(),
        Passes.BOTH,
        false,
        "",
        false,
        false,
        false,
        Diagram.margin(),
        "");
  }

  /// The picture under these choices, at most so large.
  ///
  /// @throws java.util.concurrent.CancellationException when `obsolete` says so
  Print print(Dialogs.Export chosen, int width, int height, BooleanSupplier obsolete) {
    ExportOrder order = order(chosen, obsolete);
    Sheet sheet = order.sheet(order.depiction().get());
    double scale = Math.min(chosen.scale(), Picture.fitting(sheet, width, height));
    boolean lacking = chosen.formula() && order.around().formula().isEmpty();
    BufferedImage image = Picture.image(sheet, scale, chosen.transparent());
    return new Print(image, sheet.width(), sheet.height(), lacking);
  }

  /// What is asked of a file under these choices.
  ExportOrder order(Dialogs.Export chosen) {
    return order(chosen, () -> false);
  }

  private ExportOrder order(Dialogs.Export chosen, BooleanSupplier obsolete) {
    boolean curve = chosen.view() == Views.CURVE;
    Optional<NetworkShown> drawn =
        chosen.view() == Views.NETWORK ? Optional.of(neurons.orElseThrow()) : Optional.empty();
    Steps all = drawn.map(NetworkShown::steps).orElse(shown.steps());
    Steps steps =
        switch (curve ? Passes.BOTH : chosen.pass()) {
          case BOTH -> all;
          case FORWARD -> Steps.of(all.trace().forwardAlone(), all.grain());
        };
    int now = drawn.map(NetworkShown::step).orElse(step);
    Around around =
        Around.NOTHING
            .withTitle(chosen.title())
            .withFormula(chosen.formula() ? formula(chosen.signs(), obsolete) : Optional.empty())
            .withCaption(chosen.caption() && !curve)
            .withLegend(chosen.legend() && !curve)
            .withEngine(chosen.view() == Views.GRAPH ? engine : LayoutEngines.standard())
            .withMargin(chosen.margin());
    return new ExportOrder(
        shown.steps().trace(),
        notices,
        chosen.view(),
        () -> depiction(chosen, steps, obsolete),
        new ExportOrder.Numbered(Math.min(now, steps.last())),
        new ExportOrder.Sizing.Scaled(chosen.scale()),
        chosen.transparent(),
        around,
        locale);
  }

  private Optional<ProgramFormula> formula(Signs signs, BooleanSupplier obsolete) {
    String text = shown.steps().trace().graph().text();
    return ProgramFormula.of(ProgramReader.read(text), signs, obsolete)
        .filter(f -> Formula.of(f.whole(), ANY_SIZE).isPresent());
  }

  private Depiction depiction(Dialogs.Export chosen, Steps steps, BooleanSupplier obsolete) {
    return switch (chosen.view()) {
      case GRAPH -> new Depiction.Gates(diagram(chosen, steps, obsolete));
      case NETWORK ->
          new Depiction.Neurons(
              NetworkPicture.of(neurons.orElseThrow().network(), steps, options(chosen), locale));
      case CURVE ->
          new Depiction.Curved(
              SlopeCurve.named(steps.trace(), chosen.of()).orElseThrow(), steps, options(chosen));
    };
  }

  private Options options(Dialogs.Export chosen) {
    return shown
        .options()
        .withLook(new Look(chosen.theme(), shown.options().look().palette()))
        .withSigns(chosen.signs())
        .withPlain(chosen.plain())
        .withScreen(Options.Screen.written(chosen.frame()).orElse(shown.options().screen()));
  }

  /// The places of the picture shown are kept where they can be.
  private Diagram diagram(Dialogs.Export chosen, Steps steps, BooleanSupplier obsolete) {
    boolean unlit = chosen.plain() && chosen.caption();
    Options options = options(chosen);
    Options.Screen screen = options.screen();
    if (unlit) options = options.withNaming(WireNaming.besides(false));
    boolean alike =
        steps == shown.steps()
            && screen.equals(shown.options().screen())
            && chosen.signs() == shown.options().signs();
    Optional<Diagram> kept = alike ? shown.with(steps, options) : Optional.empty();
    Options changed = options;
    return kept.orElseGet(() -> Diagram.of(steps, changed, engine, obsolete));
  }
}
