package gradus.ui.network;

import gradus.diagram.Diagram;
import gradus.explain.passage.Passage;
import gradus.network.Network;
import gradus.network.NetworkReading;
import gradus.network.NoNetwork;
import gradus.network.drawing.NetworkLine;
import gradus.network.drawing.NetworkNode;
import gradus.network.drawing.NetworkPicture;
import gradus.network.drawing.NeuronStory;
import gradus.ui.seek.WireWalk;
import gradus.ui.work.Background;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Settings;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/// The network that is shown in place of the picture of gates, while that is wanted: read off the
/// same graph, at the same step. What is no network says why.
public final class NetworkModel {
  /// A network as it was read, or why there is none.
  private record Outcome(NetworkPicture picture, String reason) {}

  private final PictureModel gates;
  private final Settings settings;
  private final Background background;
  private final ReadOnlyObjectWrapper<NetworkPicture> picture = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper("");
  private final ObjectProperty<Chosen> chosen = new SimpleObjectProperty<>();
  private final ObjectProperty<Chosen> pointed = new SimpleObjectProperty<>();
  private final IntegerProperty example = new SimpleIntegerProperty();

  public NetworkModel(PictureModel gates, Settings settings, Executor receiving) {
    this.gates = gates;
    this.settings = settings;
    background = new Background("network", receiving);
    InvalidationListener anew = o -> read();
    gates.diagram().addListener(anew);
    gates.ordered().addListener(anew);
    settings.network().addListener(anew);
    settings.locale().addListener(anew);
    example.addListener(anew);
  }

  private void read() {
    Diagram diagram = gates.diagram().get();
    if (!settings.network().get() || diagram == null) {
      background.cancel();
      show(new Outcome(null, ""));
      return;
    }
    Locale locale = settings.locale().get();
    int asked = example.get();
    background.start(obsolete -> read(diagram, asked, locale), this::show);
  }

  private static Outcome read(Diagram diagram, int example, Locale locale) {
    return switch (NetworkReading.of(diagram.steps().trace().graph(), example)) {
      case NoNetwork no -> new Outcome(null, no.reason().message(locale));
      case Network network ->
          new Outcome(NetworkPicture.of(network, diagram.steps(), diagram.options(), locale), "");
    };
  }

  private void show(Outcome outcome) {
    NetworkPicture now = outcome.picture;
    // Functions are looked through in the picture that comes: it may have what this one lacks.
    if (now == null && !outcome.reason.isEmpty() && gates.ordered().get()) return;
    if (now != null && example.get() >= now.network().examples()) example.set(0);
    pointed.set(null);
    // What was asked about stays where the network has such a part.
    if (chosen.get() != null && !has(now, chosen.get())) chosen.set(null);
    picture.set(now);
    reason.set(outcome.reason);
  }

  private static boolean has(NetworkPicture picture, Chosen part) {
    if (picture == null) return false;
    return switch (part) {
      case Chosen.OfNode node -> node.place() < picture.nodes().size();
      case Chosen.OfLine line -> line.place() < picture.lines().size();
    };
  }

  /// Null while none is shown.
  public ReadOnlyObjectProperty<NetworkPicture> picture() {
    return picture.getReadOnlyProperty();
  }

  /// Why there is none, in a sentence; empty while there is one, or none is wanted.
  public ReadOnlyStringProperty reason() {
    return reason.getReadOnlyProperty();
  }

  /// What was clicked, or walked to; null for nothing.
  public ObjectProperty<Chosen> chosen() {
    return chosen;
  }

  /// What the pointer is at; null for nothing.
  public ObjectProperty<Chosen> pointed() {
    return pointed;
  }

  /// Which example of a batch is shown, from 0.
  public IntegerProperty example() {
    return example;
  }

  /// To the next example of a batch, or the one before; round at the ends.
  public void turn(int by) {
    NetworkPicture shown = picture.get();
    if (shown == null) return;
    int count = shown.network().examples();
    example.set(Math.floorMod(shown.network().example() + by, count));
  }

  /// What stands at a point of the picture.
  public Optional<Chosen> at(double x, double y) {
    NetworkPicture shown = picture.get();
    if (shown == null) return Optional.empty();
    return shown
        .node(x, y)
        .<Chosen>map(node -> new Chosen.OfNode(shown.nodes().indexOf(node)))
        .or(() -> shown.line(x, y).map(line -> new Chosen.OfLine(shown.lines().indexOf(line))));
  }

  /// The node that a part is; empty of a line.
  public Optional<NetworkNode> node(Chosen part) {
    return part instanceof Chosen.OfNode(int place) && has(picture.get(), part)
        ? Optional.of(picture.get().nodes().get(place))
        : Optional.empty();
  }

  /// The line that a part is; empty of a node.
  public Optional<NetworkLine> line(Chosen part) {
    return part instanceof Chosen.OfLine(int place) && has(picture.get(), part)
        ? Optional.of(picture.get().lines().get(place))
        : Optional.empty();
  }

  /// What is marked: what was chosen and what the pointer is at.
  public List<Chosen> marked() {
    return Stream.of(chosen.get(), pointed.get()).filter(Objects::nonNull).distinct().toList();
  }

  /// The step of the picture of gates.
  public int step() {
    int step = gates.player().step().get();
    return picture.get() == null ? step : Math.min(step, picture.get().steps().last());
  }

  /// What is said of a part at the step shown; nothing of null.
  public List<Passage.Line> story(Chosen part) {
    NetworkPicture shown = picture.get();
    if (shown == null || part == null) return List.of();
    return node(part)
        .map(node -> NeuronStory.of(shown, node, step()))
        .or(() -> line(part).map(line -> NeuronStory.of(shown, line, step())))
        .orElse(List.of());
  }

  /// From node to node with the arrows: to the next column or the one before, to the node above or
  /// below. From a line to one of its ends. False where it leads nowhere.
  public boolean walk(WireWalk.Toward toward) {
    NetworkPicture shown = picture.get();
    if (shown == null) return false;
    List<NetworkNode> nodes = shown.nodes();
    Optional<NetworkNode> next =
        chosen.get() == null
            ? Optional.of(nodes.getFirst())
            : node(chosen.get())
                .map(from -> next(nodes, from, toward))
                .orElseGet(() -> line(chosen.get()).flatMap(line -> end(line, toward)));
    next.ifPresent(node -> choose(new Chosen.OfNode(nodes.indexOf(node))));
    return next.isPresent();
  }

  private static Optional<NetworkNode> end(NetworkLine line, WireWalk.Toward toward) {
    return toward == WireWalk.Toward.OPERAND ? line.from() : Optional.of(line.to());
  }

  private static Optional<NetworkNode> next(
      List<NetworkNode> nodes, NetworkNode from, WireWalk.Toward toward) {
    int column =
        switch (toward) {
          case READER -> from.column() + 1;
          case OPERAND -> from.column() - 1;
          case UP, DOWN -> from.column();
        };
    Stream<NetworkNode> there = nodes.stream().filter(n -> n.column() == column && !n.equals(from));
    return switch (toward) {
      case READER, OPERAND ->
          there.min(Comparator.comparingDouble(n -> Math.abs(n.y() - from.y())));
      case UP ->
          there.filter(n -> n.y() < from.y()).max(Comparator.comparingDouble(NetworkNode::y));
      case DOWN ->
          there.filter(n -> n.y() > from.y()).min(Comparator.comparingDouble(NetworkNode::y));
    };
  }

  /// Through the lines that come into the neuron asked about, or into the same as the line asked
  /// about. False where there are none.
  public boolean walkLines(int by) {
    NetworkPicture shown = picture.get();
    if (shown == null || chosen.get() == null) return false;
    List<NetworkLine> lines = shown.lines();
    NetworkNode to = node(chosen.get()).orElseGet(() -> line(chosen.get()).orElseThrow().to());
    int[] into =
        IntStream.range(0, lines.size()).filter(i -> lines.get(i).to().equals(to)).toArray();
    if (into.length == 0) return false;
    int at = IntStream.range(0, into.length).filter(i -> isChosen(into[i])).findFirst().orElse(-1);
    int next = at < 0 ? by > 0 ? 0 : into.length - 1 : Math.floorMod(at + by, into.length);
    choose(new Chosen.OfLine(into[next]));
    return true;
  }

  private boolean isChosen(int line) {
    return chosen.get() instanceof Chosen.OfLine(int place) && place == line;
  }

  /// Asks about a part; null about none.
  public void choose(Chosen part) {
    pointed.set(null);
    chosen.set(part);
  }
}
