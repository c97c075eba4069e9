package gradus.network.drawing;

import gradus.diagram.Options;
import gradus.graph.Gate;
import gradus.network.Network;
import gradus.picture.Figure;
import gradus.picture.Lettering;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.Grain;
import gradus.trace.Step;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A network measured and placed once, from which the picture of any step of its trace is drawn.
/// Immutable.
public final class NetworkPicture {
  private static final double MARGIN = 16;

  /// Between a number and the rim of its node.
  private static final double RIM = 6;

  /// A line is met by what is so near, px.
  private static final double NEAR = 5;

  private final Network network;
  private final Steps steps;
  private final Options options;
  private final Locale locale;
  private final Numbers numbers;
  private final NetworkPlan plan;
  private final Figure.Area ink;

  private NetworkPicture(Network network, Steps steps, Options options, Locale locale) {
    this.network = network;
    this.steps = steps;
    this.options = options;
    this.locale = locale;
    Trace trace = steps.trace();
    numbers = trace.numbers(options.digits());
    double half = NetworkPlan.RADIUS;
    NetworkPlan draft = new NetworkPlan(network, trace, options.signs(), half);
    for (NetworkPlan.Rank slot : draft.slots) {
      for (NetworkNode node : slot.nodes()) {
        for (Optional<Tensor> shown :
            List.of(
                trace.value(node.number().gate()),
                trace.gradient(node.number().gate()),
                trace.tangents().flatMap(t -> t.of(node.number().gate())))) {
          String text = shown.map(t -> text(t, node)).orElse("");
          half = Math.max(half, Lettering.width(text, NetworkDrawing.GRADIENT) / 2 + RIM);
        }
      }
    }
    plan =
        half > NetworkPlan.RADIUS
            ? new NetworkPlan(network, trace, options.signs(), Math.ceil(half))
            : draft;
    // All steps have the same places: those of the end, the beginning and the middle.
    ink =
        new Figure.Several(
                Stream.of(0, steps.forwardEnd(), steps.last())
                    .map(step -> new NetworkDrawing(this, step, 1, new Step.Start()).figure())
                    .toList())
            .area();
  }

  /// Measures and places.
  ///
  /// @param locale the language of the few words in it
  public static NetworkPicture of(Network network, Steps steps, Options options, Locale locale) {
    return new NetworkPicture(network, steps, options, locale);
  }

  /// The same told in steps of another grain, in the same places.
  public NetworkPicture in(Grain grain) {
    return grain == steps.grain()
        ? this
        : new NetworkPicture(network, Steps.of(steps.trace(), grain), options, locale);
  }

  public Network network() {
    return network;
  }

  public Steps steps() {
    return steps;
  }

  public Options options() {
    return options;
  }

  /// How its numbers are written.
  public Numbers numbers() {
    return numbers;
  }

  Locale locale() {
    return locale;
  }

  NetworkPlan plan() {
    return plan;
  }

  /// A number of a node as the picture has it.
  String text(Tensor tensor, NetworkNode node) {
    return network
        .graph()
        .digits(node.number().gate(), numbers)
        .show(tensor.get(node.number().entry()));
  }

  /// Width in px at 100 %, margin included.
  public double width() {
    return ink.width() + 2 * MARGIN;
  }

  /// Height in px at 100 %, margin included.
  public double height() {
    return ink.height() + 2 * MARGIN;
  }

  /// What is empty around the ink, px at 100 %.
  public static double margin() {
    return MARGIN;
  }

  /// Where the origin of the places stands in the picture.
  double dx() {
    return MARGIN - ink.x();
  }

  double dy() {
    return MARGIN - ink.y();
  }

  /// The whole picture after `step`, the column at work lit; `progress` from 0 to 1 is how far what
  /// is new has come.
  public Figure figure(int step, double progress) {
    return figure(step, progress, List.of());
  }

  /// The same with a broad ground along some of the lines.
  ///
  /// @param marked their places among [#lines()]
  public Figure figure(int step, double progress, List<Integer> marked) {
    Step told = options.plain() ? new Step.Start() : steps.step(step);
    List<NetworkLine> weighted = plan.lines.stream().filter(l -> l.weight().isPresent()).toList();
    List<NetworkLine> lines = marked.stream().map(weighted::get).toList();
    return new NetworkDrawing(this, step, progress, told).figure(dx(), dy(), lines);
  }

  /// The picture after `step` with nothing lit, for a page rather than a talk.
  public Figure still(int step) {
    return new NetworkDrawing(this, step, 1, new Step.Start()).figure(dx(), dy());
  }

  /// The nodes in their places in the picture, column by column.
  public List<NetworkNode> nodes() {
    return plan.slots.stream()
        .flatMap(s -> s.nodes().stream())
        .map(n -> n.at(n.x() + dx(), n.y() + dy()))
        .toList();
  }

  /// The nodes that a step is about; empty where it is about none of them.
  public List<NetworkNode> atWork(int step) {
    List<Gate> gates = NetworkDrawing.atWork(steps.step(step));
    return nodes().stream().filter(n -> n.gates().stream().anyMatch(gates::contains)).toList();
  }

  /// The lines of weights and biases, in their places in the picture.
  public List<NetworkLine> lines() {
    return plan.lines.stream()
        .filter(l -> l.weight().isPresent())
        .map(l -> l.moved(dx(), dy()))
        .toList();
  }

  /// Half the width and half the height of a node, px at 100 %.
  public double halfWidth() {
    return plan.half;
  }

  public static double halfHeight() {
    return NetworkPlan.RADIUS;
  }

  /// The node at a point of the picture.
  public Optional<NetworkNode> node(double x, double y) {
    return nodes().stream()
        .filter(n -> Math.abs(n.x() - x) <= plan.half && Math.abs(n.y() - y) <= NetworkPlan.RADIUS)
        .findFirst();
  }

  /// The line of a weight or bias at a point of the picture, where no node is.
  public Optional<NetworkLine> line(double x, double y) {
    return node(x, y).isPresent()
        ? Optional.empty()
        : lines().stream()
            .filter(l -> l.distance(x, y) <= NEAR)
            .min(Comparator.comparingDouble(l -> l.distance(x, y)));
  }
}
