package gradus.explain;

import gradus.explain.passage.Passage;
import gradus.explain.passage.Passage.Tone;
import gradus.explain.passage.Piece;
import gradus.explain.passage.Role;
import gradus.explain.term.Amount;
import gradus.explain.term.Spoken;
import gradus.graph.Gate;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.ChainPaths;
import gradus.trace.InputEntry;
import gradus.trace.Moment;
import gradus.trace.Nudge;
import gradus.trace.Trace;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What an input has to do with the output: its gradient, what that means in numbers, and the paths
/// it has come along.
record InputStory(Telling telling, Moment now) {
  /// How far the input is moved, where the output does not bend too much on the way.
  private static final List<BigDecimal> STEPS =
      List.of(new BigDecimal("0.01"), new BigDecimal("0.001"), new BigDecimal("0.0001"));

  private static final int MOST_DIGITS = 3;
  private static final int EXACT_DIGITS = 6;
  private static final int MOST_PATHS = 3;

  /// Empty while the output has no value, and of what has no gradient.
  List<Passage> told() {
    Trace trace = telling.trace();
    Gate input = telling.gate();
    if (trace.graph().isLabel(input)) {
      String output = telling.names().of(trace.graph().output());
      return List.of(
          heading("explain.input.gradient.none"),
          prose("explain.input.index", telling.names().of(input), output));
    }
    Optional<Tensor> gradient = trace.gradient(input);
    if (input.literal() == null || gradient.isEmpty()) return List.of();
    List<Passage> blocks = new ArrayList<>();
    boolean here = trace.gradient(input, now).isPresent() && !trace.isPartial(input, now);
    blocks.add(heading(here ? "explain.input.gradient" : "explain.input.gradient.later"));
    blocks.add(equals(gradient.get()));
    ChainPaths paths = ChainPaths.of(trace, input, () -> false);
    if (paths.count().signum() == 0) {
      blocks.add(prose("ui.paths.zero", telling.names().of(input)));
      return blocks;
    }
    if (gradient.get().isFinite()) meaning(gradient.get()).ifPresent(blocks::add);
    blocks.addAll(ways(paths));
    return blocks;
  }

  private Passage heading(String key, Object... args) {
    return new Passage.Heading(telling.say(key, args));
  }

  private Passage prose(String key, Object... args) {
    return new Passage.Prose(telling.say(key, args), Tone.PLAIN);
  }

  /// `∂f/∂x = −4`.
  private Passage equals(Tensor gradient) {
    Gate input = telling.gate();
    List<Piece> pieces =
        List.of(
            Piece.of(telling.gradient(input), Role.DOWNSTREAM),
            Piece.of("= " + telling.amounts().latex(Amount.of(gradient, false)), Role.DOWNSTREAM));
    String number = Spoken.of(gradient, telling.manner().numbers()).text();
    return new Passage.Line(pieces, telling.gradientText(input) + " = " + number);
  }

  /// `+0.01 on x changes f by about −0.04`, with the digits in which promise and change agree.
  private Optional<Passage> meaning(Tensor gradient) {
    InputEntry entry = new InputEntry(telling.gate(), strongest(gradient));
    String moved = InputEntry.moved(telling.trace().graph(), telling.manner().signs());
    if (gradient.get(entry.position()) == 0) {
      return Optional.of(prose("explain.input.flat", entry.name(), moved));
    }
    for (BigDecimal step : STEPS) {
      Nudge nudge = Nudge.of(telling.trace(), entry.input(), entry.position(), step.doubleValue());
      if (!Double.isFinite(nudge.change())) return Optional.empty();
      Optional<Passage> said = said(nudge, step, entry.name(), moved);
      if (said.isPresent()) return said;
    }
    Nudge nudge =
        Nudge.of(telling.trace(), entry.input(), entry.position(), STEPS.getFirst().doubleValue());
    return Optional.of(
        prose(
            "explain.input.bends",
            STEPS.getFirst().toString(),
            entry.name(),
            moved,
            written(nudge.foretold(), 1),
            written(nudge.change(), 1)));
  }

  private Optional<Passage> said(Nudge nudge, BigDecimal step, String name, String moved) {
    String whole = written(nudge.foretold(), EXACT_DIGITS);
    if (isWhole(nudge) && whole.equals(written(nudge.change(), EXACT_DIGITS))) {
      return Optional.of(prose("explain.input.exact", step.toString(), name, moved, whole));
    }
    return IntStream.iterate(MOST_DIGITS, n -> n > 0, n -> n - 1)
        .filter(n -> written(nudge.foretold(), n).equals(written(nudge.change(), n)))
        .mapToObj(n -> written(nudge.foretold(), n))
        .findFirst()
        .map(change -> prose("explain.input.means", step.toString(), name, moved, change));
  }

  /// Whether the change is what was promised but for the rounding of the machine, and short enough
  /// to be written whole.
  private static boolean isWhole(Nudge nudge) {
    double size = Math.max(Math.abs(nudge.before()), Math.abs(nudge.after()));
    double shown = rounded(nudge.foretold(), EXACT_DIGITS);
    double rounding = 8 * Math.ulp(size);
    return Math.abs(nudge.change() - nudge.foretold()) <= rounding
        && Math.abs(shown - nudge.foretold()) <= rounding;
  }

  private static double rounded(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits)).doubleValue();
  }

  private static String written(double value, int digits) {
    return value == 0 ? "0" : Numbers.inFull(rounded(value, digits));
  }

  private static int strongest(Tensor gradient) {
    int at = 0;
    for (int i = 1; i < gradient.size(); i++) {
      if (Math.abs(gradient.get(i)) > Math.abs(gradient.get(at))) at = i;
    }
    return at;
  }

  private List<Passage> ways(ChainPaths paths) {
    List<Passage> blocks = new ArrayList<>();
    Trace trace = telling.trace();
    List<ChainPaths.Way> ways = paths.strongest(MOST_PATHS);
    boolean only = paths.count().equals(BigInteger.ONE);
    String to = telling.names().of(trace.graph().output());
    blocks.add(
        only
            ? heading("explain.input.path", to)
            : heading("explain.input.paths", to, paths.count().toString()));
    for (ChainPaths.Way way : ways) {
      blocks.addAll(PathStory.of(trace, way, telling.manner(), only).lines());
    }
    BigInteger rest = paths.count().subtract(BigInteger.valueOf(ways.size()));
    if (rest.signum() > 0) blocks.add(prose("explain.input.paths.more", rest.toString()));
    return blocks;
  }
}
