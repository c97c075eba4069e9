package gradus.reading;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Sentences that no single edit puts right, by what is not determined.
final class Unmended {
  /// What is told without asking for anything: what was left out or found.
  private static final List<String> TOLD =
      List.of(
          "graph.symbols",
          "notice.blank.many",
          "notice.blank.one",
          "notice.ends",
          "notice.folded",
          "notice.form.agrees",
          "notice.form.blank",
          "notice.form.differs",
          "notice.form.digits",
          "notice.gradient.infinite",
          "notice.gradient.nan",
          "notice.gradient.sum",
          "notice.listed",
          "notice.markdown",
          "notice.parameter",
          "notice.python.run",
          "notice.seed",
          "notice.softmax.whole",
          "notice.unused",
          "notice.update",
          "notice.words",
          "syntax.function.open");

  /// A limit is reached, and which part of the program goes is for its writer.
  private static final List<String> LIMITS =
      List.of(
          "array.deep",
          "indices.many",
          "indices.terms",
          "latex.free.many",
          "latex.sum.range",
          "shape.concat.many",
          "shape.large",
          "shape.uncounted",
          "shape.work",
          "syntax.many",
          "syntax.nesting",
          "syntax.number.large",
          "syntax.repeat.nesting");

  /// Lengths do not agree, and either of the two may be the wrong one.
  private static final List<String> SHAPES =
      List.of(
          "array.entry",
          "array.mixed",
          "array.ragged",
          "array.uneven",
          "graph.seed.shape",
          "indices.entry",
          "indices.lengths",
          "shape.axis",
          "shape.axis.twice",
          "shape.broadcast",
          "shape.concat",
          "shape.conv",
          "shape.conv.bias",
          "shape.conv.step",
          "shape.diag",
          "shape.dot",
          "shape.index",
          "shape.index.counted",
          "shape.index.many",
          "shape.label",
          "shape.labels",
          "shape.matmul",
          "shape.matmul.deep",
          "shape.matmul.flat",
          "shape.matmul.stack",
          "shape.outer",
          "shape.pool",
          "shape.reshape",
          "shape.slice",
          "shape.slice.empty",
          "shape.transpose",
          "shape.trace");

  /// A value, a formula or a number is missing that only its writer knows.
  private static final List<String> VALUES =
      List.of(
          "graph.attribute",
          "graph.blank",
          "graph.blank.count",
          "graph.blank.like",
          "graph.blank.shape",
          "graph.index",
          "graph.output",
          "graph.seed.blank",
          "graph.seed.other",
          "graph.seed.written",
          "graph.set.gate",
          "graph.set.unknown",
          "graph.shape.alone",
          "graph.shape.label",
          "graph.shape.lengths",
          "graph.shape.none",
          "graph.shape.only",
          "graph.shape.set",
          "indices.blank",
          "indices.end",
          "indices.label",
          "indices.length",
          "latex.argument",
          "latex.free.length",
          "latex.infinity",
          "latex.script",
          "syntax.brackets.empty",
          "syntax.empty",
          "syntax.exponent",
          "syntax.function.bare",
          "syntax.infinity",
          "syntax.number",
          "syntax.operand.after",
          "syntax.operand.before",
          "syntax.operand.end",
          "syntax.repeat.count",
          "syntax.right",
          "syntax.sum.matrix");

  /// A name has to be chosen.
  private static final List<String> NAMES =
      List.of(
          "graph.cycle",
          "graph.recursion",
          "indices.members",
          "indices.named",
          "indices.twice",
          "latex.index.two",
          "latex.words",
          "syntax.defined.event",
          "syntax.defined.twice",
          "syntax.parameter",
          "syntax.parameter.twice",
          "syntax.reserved");

  /// How far an index goes is for the writer to say.
  private static final List<String> RANGES =
      List.of(
          "indices.body",
          "indices.comma",
          "indices.condition",
          "indices.dots",
          "indices.empty",
          "indices.extreme",
          "indices.form",
          "indices.indicator",
          "indices.length.two",
          "indices.nowhere",
          "indices.parts",
          "indices.range",
          "indices.running",
          "indices.unclear",
          "indices.unused",
          "latex.free",
          "latex.index",
          "latex.range",
          "latex.sequence",
          "latex.sum",
          "latex.sum.length",
          "latex.sum.single");

  /// The formula meant is not in the text, or depends on more than its place.
  private static final List<String> FORMULAS =
      List.of(
          "graph.axis.extreme",
          "graph.axis.none",
          "graph.inverse",
          "graph.open",
          "graph.unknown",
          "latex.derivative",
          "latex.derived",
          "latex.integral",
          "latex.inverse",
          "latex.norm.other",
          "latex.positive",
          "latex.update",
          "syntax.derivative",
          "syntax.function.choice",
          "syntax.function.entries",
          "syntax.function.none",
          "syntax.function.order",
          "syntax.function.steps",
          "syntax.function.unknown",
          "syntax.function.word",
          "syntax.python.array",
          "syntax.python.class",
          "syntax.python.for",
          "syntax.python.keepdims",
          "syntax.python.name",
          "syntax.python.while");

  /// Where the part that is wrong begins or ends cannot be told.
  private static final List<String> PLACES =
      List.of(
          "graph.repeat",
          "latex.bracket",
          "latex.cases",
          "latex.comma",
          "latex.comparison",
          "latex.dots",
          "latex.environment",
          "latex.in",
          "latex.indicator",
          "latex.joined",
          "syntax.adjacent",
          "syntax.binary",
          "syntax.brace",
          "syntax.cases",
          "syntax.character",
          "syntax.command",
          "syntax.equals.inside",
          "syntax.equals.twice",
          "syntax.raised",
          "syntax.repeat.block",
          "syntax.slice",
          "syntax.slice.dots",
          "syntax.slice.step",
          "syntax.table",
          "syntax.unclosed");

  /// All of them.
  static final Set<String> ALL =
      Stream.of(TOLD, LIMITS, SHAPES, VALUES, NAMES, RANGES, FORMULAS, PLACES)
          .flatMap(Collection::stream)
          .collect(Collectors.toUnmodifiableSet());

  private Unmended() {}
}
