package gradus.ui;

import gradus.diagram.Diagram;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.latex.TypesetName;
import gradus.layout.Box;
import gradus.op.catalogue.Ops;
import gradus.picture.Look;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import gradus.ui.canvas.DiagramCanvas;
import gradus.ui.canvas.ValueField;
import gradus.ui.editor.InputsPane;
import gradus.ui.grid.Easel;
import gradus.ui.grid.GridCard;
import gradus.ui.work.Input;
import gradus.ui.work.Subject;
import gradus.ui.work.WindowModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;

/// Which vector or matrix is edited as a grid, and beside what.
final class GridOpening implements Easel {
  private static final Set<String> IMAGE_OPS = Set.of("conv2d", "maxpool", "avgpool");

  private final WindowModel model;
  private final InputsPane inputs;
  private final Node side;
  private final GridCard card;
  private ValueField written;

  /// @param side where the program and its inputs stand
  GridOpening(WindowModel model, InputsPane inputs, Node side) {
    this.model = model;
    this.inputs = inputs;
    this.side = side;
    card = new GridCard(model.inputs(), model.words(), this::seen, this);
    model.picture().diagram().addListener(o -> card.told());
    model.settings().theme().addListener(o -> card.told());
  }

  @Override
  public boolean isImage(String input) {
    ComputationGraph graph = model.picture().graph();
    return graph != null
        && graph.named(input).stream()
            .flatMap(g -> graph.consumers(g).stream())
            .anyMatch(w -> w.index() == 0 && IMAGE_OPS.contains(w.target().op().name()));
  }

  /// The scores, and which is the greatest.
  @Override
  public String told() {
    Diagram drawn = model.picture().diagram().get();
    if (drawn == null) return "";
    Trace trace = drawn.steps().trace();
    Optional<Gate> scores = scores(trace.graph());
    Optional<Tensor> given = scores.flatMap(trace::value).filter(t -> t.shape().isVector());
    if (given.isEmpty()) return "";
    Tensor each = given.get();
    String name = scores.get().name() == null ? "" : TypesetName.text(scores.get().name()) + " = ";
    String said = name + drawn.numbers().show(each);
    double most = Arrays.stream(each.toArray()).max().orElseThrow();
    int[] best = IntStream.range(0, each.size()).filter(i -> each.get(i) == most).toArray();
    return best.length == 1 ? model.words().say("ui.grid.scores", said, best[0]) : said;
  }

  /// What the only loss of a classifier takes.
  private static Optional<Gate> scores(ComputationGraph graph) {
    List<Gate> losses =
        graph.gates().stream()
            .filter(g -> g.op() == Ops.CROSS_ENTROPY || g.op() == Ops.HINGE)
            .toList();
    return losses.size() == 1
        ? Optional.of(graph.operands(losses.getFirst()).getFirst().source())
        : Optional.empty();
  }

  @Override
  public Look look() {
    return model.settings().look();
  }

  GridCard card() {
    return card;
  }

  /// What writes a number in the picture, and leads from there to the grid.
  ValueField field(DiagramCanvas canvas) {
    written = new ValueField(canvas, model.inputs(), model.words(), card);
    return written;
  }

  /// Opens the one whose field is written in, or that was asked about, or else the first; false
  /// where there is none.
  boolean open(Subject subject) {
    Optional<String> typed = inputs.focused().filter(this::isTensor);
    if (typed.isPresent()) return inputs.openGrid(typed.get());
    Optional<Gate> gate = subject == null ? Optional.empty() : subject.gate().filter(Gate::isInput);
    Optional<String> name =
        gate.map(Gate::name)
            .filter(this::isTensor)
            .or(() ->
                model.inputs().inputs().stream()
                    .map(Input::name)
                    .filter(this::isTensor)
                    .findFirst());
    name.ifPresent(this::open);
    return name.isPresent();
  }

  /// Opens that of an input beside where it is seen: in the picture, or else among the inputs.
  void open(String name) {
    Optional<Input> input = model.inputs().named(name);
    boolean drawn = model.settings().picture().get() && input.filter(written::openGrid).isPresent();
    if (!drawn) inputs.openGrid(name);
  }

  private boolean isTensor(String name) {
    return model.inputs().grid(name).isPresent();
  }

  /// What is looked at while a tensor is edited: the program with its inputs, and the parts of the
  /// picture.
  private List<Box> seen() {
    List<Box> seen =
        new ArrayList<>(model.settings().picture().get() ? written.drawn() : List.of());
    if (model.settings().program().get()) {
      Bounds text = side.localToScene(side.getLayoutBounds());
      seen.add(new Box(text.getMinX(), text.getMinY(), text.getWidth(), text.getHeight()));
    }
    return seen;
  }
}
