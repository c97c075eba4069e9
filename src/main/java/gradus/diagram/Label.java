package gradus.diagram;

import gradus.diagram.scene.SceneLine;
import gradus.diagram.scene.ScenePart;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.latex.TypesetName;
import gradus.op.Origin;
import gradus.picture.Caption;
import gradus.picture.Lettering;
import gradus.picture.Stretch;
import gradus.picture.TextStyle;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.List;
import java.util.Optional;

/// The pair of numbers on a wire, measured for the widest it will ever show so that nothing moves
/// while stepping: its name and value above, its gradient below.
///
/// @param name above the value; null without
/// @param tail the name where it stands at the end of a wire that leads nowhere; null without
/// @param given whether the name was given to it, the text having none
/// @param width of the numbers, which stand in the middle of it
/// @param more room behind them for what follows a sum that still grows
record Label(
    Caption name,
    Caption tail,
    boolean given,
    Block value,
    Block gradient,
    double width,
    double more,
    double above,
    double below) {
  static final TextStyle VALUE = new TextStyle(16, false, false);
  static final TextStyle GRADIENT = new TextStyle(16, false, true);
  static final TextStyle BRANCH = new TextStyle(16, false, true);
  static final TextStyle NAME = TextStyle.name(16);
  static final TextStyle GIVEN = TextStyle.name(13);
  static final double OVER = 6;
  static final double UNDER = 5;

  /// What follows a sum that is still growing.
  static final String MORE = " + …";

  /// What the ground behind a new number takes on both sides of it.
  static final double TINT_SIDE = 4;

  static final double SLOT = 34;
  static final double SIDE = 3;

  /// What a branch without a number takes along its wire, and on both sides of it.
  private static final double LEVEL = 4;

  private static final double BESIDE = 3;
  private static final double NAME_GAP = 7;

  /// Between the end of a wire and the name there.
  static final double TAIL_GAP = 5;

  /// A piece of level wire alone.
  static final Label NONE = new Label(null, null, false, null, null, LEVEL, 0, BESIDE, BESIDE);

  /// The label of a part's own wire.
  static Label of(Writing writing, ScenePart part, WireNaming naming) {
    Trace trace = writing.trace();
    Gate gate = part.gate();
    Optional<Block> over = writing.value(part);
    Optional<Block> under = writing.gradient(part.carried());
    Block value = beside(over, under);
    Block gradient = beside(under, over);
    // the name of a layer stands in its gate
    boolean layer = gate.isOperation() && gate.op().origin() instanceof Origin.NetLayer;
    boolean symbolic = trace.isSymbolic() && (layer || !trace.graph().isOfShapes());
    List<String> names = part.names();
    boolean unnamed = gate.isOperation() && !part.isStart() && names.isEmpty();
    boolean given = !symbolic && naming != WireNaming.TEXT && unnamed;
    Caption name =
        given
            ? trace.graph().called(gate).map(called -> caption(called, gate, GIVEN)).orElse(null)
            : symbolic && part.copies().isEmpty() || names.isEmpty()
                ? null
                : Caption.of(names.stream().map(TypesetName::text).toList(), style(gate, NAME));
    double width = SLOT;
    double above = OVER + (value == null ? Lettering.ascent(VALUE) : value.height());
    double room = trace.isForwardAlone() ? 0 : Lettering.ascent(GRADIENT);
    double below = UNDER + (gradient == null ? room : gradient.height() + gradient.beneath());
    if (value != null) width = Math.max(width, value.width());
    if (gradient != null) width = Math.max(width, gradient.width());
    Caption tail = given || symbolic ? null : tail(trace, part).orElse(null);
    if (tail != null && tail.width() <= width) {
      name = null;
      above = Math.max(above, half(tail));
      below = Math.max(below, half(tail));
    } else {
      tail = null;
    }
    if (name != null) {
      width = Math.max(width, name.width());
      above += gap(name) + name.ascent();
    }
    double sum = widestSum(writing, part.carried(), value);
    width = rounded(Math.max(width, sum) + 2 * SIDE);
    double more = sum == 0 ? 0 : sum / 2 + Lettering.width(MORE, GRADIENT) + SIDE - width / 2;
    if (tail != null) more = TAIL_GAP + tail.width();
    return new Label(
        name,
        tail,
        given,
        value,
        gradient,
        width,
        Math.max(0, Math.ceil(more)),
        Math.ceil(above),
        Math.ceil(below));
  }

  /// What stands at the end of a wire that leads nowhere, as an input's name stands at its start;
  /// empty where it leads on.
  private static Optional<Caption> tail(Trace trace, ScenePart part) {
    List<String> names = part.names();
    boolean ends = trace.graph().consumers(part.carried()).isEmpty();
    if (!ends || names.isEmpty()) return Optional.empty();
    List<String> called = names.stream().map(TypesetName::text).toList();
    return Optional.of(Caption.of(called, style(part.gate(), Blueprint.NAME)));
  }

  /// What a name beside a wire takes above and below it.
  static double half(Caption name) {
    return Lettering.ascent(name.style()) + name.rise() / 2;
  }

  /// The widest partial sum a fork will show; 0 where there is none.
  private static double widestSum(Writing writing, Gate gate, Block value) {
    return widestSum(writing, gate, writing.trace().branches(gate), value);
  }

  private static double widestSum(Writing writing, Gate gate, List<Wire> branches, Block value) {
    Trace trace = writing.trace();
    if (branches.size() < 2 || trace.isSymbolic() || trace.graph().isLabel(gate)) return 0;
    double widest = 0;
    Tensor sum = null;
    for (Wire wire : branches.reversed()) {
      Tensor share = trace.contribution(wire);
      sum = sum == null ? share : sum.plus(share);
      widest = Math.max(widest, sum(sum, writing.numbers(), value).width());
    }
    return widest;
  }

  /// A sum that still grows, under the value.
  ///
  /// @param value null without
  static Block sum(Tensor sum, Numbers numbers, Block value) {
    Block grown = Block.of(sum, numbers, GRADIENT);
    return value == null ? grown : grown.beside(value);
  }

  /// What stands at a wire on one side of it, where what stands on the other side is known; null
  /// without.
  private static Block beside(Optional<Block> one, Optional<Block> other) {
    return one.map(block -> other.map(block::beside).orElse(block)).orElse(null);
  }

  /// The label of one branch of a fork: only what it contributes, or a piece of level wire alone.
  ///
  /// @param beneath room for a bar
  static Label ofBranch(Writing writing, Wire wire, double beneath) {
    return ofBranches(writing, List.of(wire), beneath);
  }

  /// The same of several branches that go one way.
  ///
  /// @param beneath room for a bar
  static Label ofBranches(Writing writing, List<Wire> wires, double beneath) {
    Block share = writing.contribution(wires).orElse(null);
    if (share == null) return NONE;
    double below = Math.ceil(UNDER + share.height() + share.beneath() + beneath);
    return new Label(
        null,
        null,
        false,
        null,
        share,
        rounded(Math.max(share.width(), beneath > 0 ? SLOT : 0) + SIDE),
        0,
        BESIDE,
        below);
  }

  /// The label of an input drawn once more beside one of its uses: its value and the share of that
  /// use.
  ///
  /// @param beneath room for a bar
  static Label ofGhost(Writing writing, SceneLine line, double beneath) {
    Optional<Block> over = writing.value(line.from());
    Optional<Block> under = writing.contribution(line.wire());
    Block value = beside(over, under);
    Block share = beside(under, over);
    double shareWidth = share == null ? 0 : share.width();
    double width = Math.max(SLOT, Math.max(shareWidth, value == null ? 0 : value.width()));
    return unnamed(value, share, rounded(width + 2 * SIDE), 0, beneath);
  }

  /// What has no name of its own beside it, as high as its numbers and what stands beneath.
  private static Label unnamed(
      Block value, Block share, double width, double more, double beneath) {
    double above = OVER + (value == null ? Lettering.ascent(VALUE) : value.height());
    double below = UNDER + (share == null ? 0 : share.height() + share.beneath());
    return new Label(
        null, null, false, value, share, width, more, Math.ceil(above), Math.ceil(below + beneath));
  }

  /// The label of a value that goes on for several of its uses, with what they hand back together.
  static Label ofTag(Writing writing, ScenePart part, List<Wire> wires) {
    Optional<Block> over = writing.value(part);
    Optional<Block> under = writing.contribution(wires);
    Block value = beside(over, under);
    Block share = beside(under, over);
    double sum = widestSum(writing, part.carried(), wires, value);
    double width = Math.max(SLOT, Math.max(sum, value == null ? 0 : value.width()));
    if (share != null) width = Math.max(width, share.width());
    width = rounded(width + 2 * SIDE);
    double more = sum == 0 ? 0 : sum / 2 + Lettering.width(MORE, GRADIENT) + SIDE - width / 2;
    return unnamed(value, share, width, Math.max(0, Math.ceil(more)), 0);
  }

  /// A gate's name as it stands in the picture.
  static Caption caption(String name, Gate gate, TextStyle style) {
    return Caption.of(TypesetName.text(name), style(gate, style));
  }

  /// Vectors and matrices have bold names.
  private static TextStyle style(Gate gate, TextStyle name) {
    return Writing.isNumber(gate) ? name : name.inBold();
  }

  /// Small changes of a number keep the width, so that the layout can be kept.
  private static double rounded(double width) {
    return Math.ceil(width / 4) * 4;
  }

  /// Between a name and the value under it; a lowered word reaches down.
  private static double gap(Caption name) {
    boolean low = Stretch.of(name.lines().getLast()).size() > 1;
    return low ? NAME_GAP + 0.6 * Lettering.descent(name.style()) : NAME_GAP;
  }

  /// How far the name's line stands above the value.
  double nameGap() {
    return gap(name);
  }

  /// Of a wire that leaves its row, with its name at the end there, not once more above the value.
  Label leaving() {
    if (name == null) return this;
    double rest = Math.ceil(above - gap(name) - name.ascent());
    return new Label(null, tail, given, value, gradient, width, more, rest, below);
  }

  /// With room as wide at the least.
  Label wider(double least) {
    double whole = Math.max(width, least);
    return new Label(name, tail, given, value, gradient, whole, more, above, below);
  }

  double height() {
    return above + below;
  }

  /// What its wire takes with the room behind.
  double whole() {
    return width + more;
  }
}
