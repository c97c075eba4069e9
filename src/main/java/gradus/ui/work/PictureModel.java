package gradus.ui.work;

import gradus.diagram.Diagram;
import gradus.diagram.Options;
import gradus.diagram.WireNaming;
import gradus.diagram.scene.Forecast;
import gradus.explain.Sentences;
import gradus.explain.StepFormula;
import gradus.explain.term.Excerpt;
import gradus.graph.CarriedKeys;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.lang.Problem;
import gradus.tensor.Tensor;
import gradus.trace.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;

/// The picture and its step. Whenever the text, the folding or a setting changes, the workshop is
/// given an order, and answers it with a picture or with problems.
public final class PictureModel implements AutoCloseable {
  private static final int MOST_LOOKED_THROUGH = 200;

  /// A picture of more gates is painted with other names by the workshop only.
  private static final int MOST_REPAINTED = 2_000;

  private final Settings settings;
  private final Words words;
  private final DocumentModel document;
  private final FoldingModel folding;
  private final SeedModel seeds;
  private final DirectionModel direction;
  private final Player player;
  private final Workshop workshop;
  private final ReadOnlyObjectWrapper<Diagram> diagram = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Status> status = new ReadOnlyObjectWrapper<>(Status.EMPTY);
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper ordered = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Forecast.Wait>> expected =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper draft = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
  private BiConsumer<News, Boolean> heard = (news, current) -> {};
  private List<Problem> notices = List.of();
  private final List<Consumer<CarriedKeys>> followers = new ArrayList<>();
  private final Resumption resumption = new Resumption();
  private boolean fresh = true;

  /// The step at which the document that was opened begins, and the one that is opened next.
  private int first;

  private int next;

  /// The gates of the picture that is gone back to, and its step.
  private List<String> coming = List.of();

  private int stepThen;

  /// The text of the picture shown, whose gates selection and folding name; null before there is
  /// one.
  private String keyed;

  /// How the picture stands to the text.
  public enum Status {
    /// It shows what the text says.
    CURRENT,
    /// The text has a mistake: the picture is the last good one, if there is one.
    WRONG,
    /// There is no text.
    EMPTY
  }

  private boolean allNamed;
  private Trial trial = Trial.NONE;
  private Options.Screen screen = Options.DEFAULT.screen();
  private BooleanSupplier held = () -> false;

  /// `receiving` runs what the workshop reports on the thread of the window, where `pulse` beats.
  PictureModel(
      Settings settings,
      Words words,
      DocumentModel document,
      FoldingModel folding,
      SeedModel seeds,
      DirectionModel direction,
      Executor receiving,
      Player.Pulse pulse) {
    this.settings = settings;
    this.words = words;
    this.document = document;
    this.folding = folding;
    this.seeds = seeds;
    this.direction = direction;
    player = new Player(pulse);
    player.keep(this::motion);
    workshop = new Workshop(receiving, this::hear);
    player.instant().bind(settings.calm());
    InvalidationListener again = o -> order();
    settings.drawn().forEach(p -> p.addListener(again));
    folding.onFolded(this::order);
    settings.network().addListener(o -> order());
    seeds.onGiven(this::order);
    direction.along().addListener(again);
    InvalidationListener say = o -> saySentence();
    player.step().addListener(say);
    settings.locale().addListener(say);
    diagram.addListener(say);
    document.follow(
        new DocumentModel.Reader() {
          @Override
          public void opens() {
            fresh = true;
            resumption.forget();
            keyed = null;
            first = next;
            next = 0;
            player.go(0);
          }

          @Override
          public void stands() {
            order();
          }
        });
  }

  /// Whoever is told what the workshop reports, after the picture was, and whether it is about the
  /// text as it stands.
  void onNews(BiConsumer<News, Boolean> receiver) {
    heard = receiver;
  }

  /// Whoever else remembers gates by their keys is told what became of them, before the picture
  /// with the new ones is shown.
  void follow(Consumer<CarriedKeys> follower) {
    followers.add(follower);
  }

  /// The document that is opened next is shown at this step.
  public void beginAt(int step) {
    next = step;
  }

  /// The next picture of these gates, by their keys, is shown at this step.
  public void comeBack(List<String> gates, int step) {
    coming = List.copyOf(gates);
    stepThen = step;
  }

  /// The gates of the picture shown, by their keys.
  public List<String> keys() {
    return diagram.get() == null ? List.of() : keys(diagram.get());
  }

  private static List<String> keys(Diagram of) {
    return of.steps().trace().graph().gates().stream().map(Gate::key).toList();
  }

  public Player player() {
    return player;
  }

  /// The last good picture; null before there is one.
  public ReadOnlyObjectProperty<Diagram> diagram() {
    return diagram.getReadOnlyProperty();
  }

  /// What was remarkable when the program of the last good picture was lowered.
  public List<Problem> notices() {
    return notices;
  }

  public ReadOnlyObjectProperty<Status> status() {
    return status.getReadOnlyProperty();
  }

  /// Whether the picture takes so long that the person may want to cancel.
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /// How long a picture takes that takes long; empty where that is not known.
  public ReadOnlyObjectProperty<Optional<Forecast.Wait>> expectedWait() {
    return expected.getReadOnlyProperty();
  }

  /// Whether the picture shown is a sketch that stands in while the layout is made.
  public ReadOnlyBooleanProperty draft() {
    return draft.getReadOnlyProperty();
  }

  /// What the step shown does, in words.
  public ReadOnlyStringProperty sentence() {
    return sentence.getReadOnlyProperty();
  }

  private int motion(int n) {
    Diagram now = diagram.get();
    return now == null || n > now.steps().last() ? 0 : now.motion(n);
  }

  /// The graph of the picture shown, which must be there.
  public ComputationGraph graph() {
    return diagram.get().steps().trace().graph();
  }

  /// The gate at work in the step shown.
  public Optional<Gate> currentGate() {
    Diagram now = diagram.get();
    int n = player.step().get();
    boolean shown = now != null && n <= now.steps().last();
    return shown ? now.steps().step(n).gateAtWork() : Optional.empty();
  }

  /// The next step at which a gate is at work, or else the first; empty where it never is.
  public OptionalInt stepAt(Gate gate) {
    Steps steps = diagram.get().steps();
    int now = player.step().get();
    List<Integer> its =
        IntStream.rangeClosed(0, steps.last())
            .filter(n -> steps.step(n).gateAtWork().filter(gate::equals).isPresent())
            .boxed()
            .toList();
    return Stream.concat(its.stream().filter(n -> n > now), its.stream())
        .mapToInt(n -> n)
        .findFirst();
  }

  /// What the picture is shown on has this size now: it is arranged for that.
  public void fill(Options.Screen next) {
    if (next.equals(screen)) return;
    screen = next;
    order();
  }

  /// Whether the picture shown is the one for what it is shown on.
  public boolean isFilling() {
    return diagram.get() != null && diagram.get().options().screen().equals(screen);
  }

  /// Draws the picture with other numbers than the text gives inputs, for as long as the text stays
  /// what it is.
  ///
  /// @param numbers by the names of the inputs, each in its shape; none for those of the text
  public void tryOut(Map<String, Tensor> numbers) {
    Trial next = new Trial(document.text().get(), numbers);
    if (next.equals(trial) || numbers.isEmpty() && trial.numbers().isEmpty()) return;
    trial = next;
    order();
  }

  /// Numbers that are tried out.
  ///
  /// @param text of the program they are for
  private record Trial(String text, Map<String, Tensor> numbers) {
    static final Trial NONE = new Trial("", Map.of());

    Trial {
      numbers = Map.copyOf(numbers);
    }

    Map<String, Tensor> of(String now) {
      return now.equals(text) ? numbers : Map.of();
    }
  }

  /// While this is so a number is on the move, and all stays in its place; afterwards the picture
  /// is what it would be without the move.
  void hold(ObservableBooleanValue moving) {
    held = moving::get;
    moving.addListener((o, was, now) -> {
      if (!now) order();
    });
  }

  /// Gives up drawing the picture.
  public void cancel() {
    workshop.cancel();
  }

  /// Whether a picture was ordered and nothing was heard of it yet.
  public ReadOnlyBooleanProperty ordered() {
    return ordered.getReadOnlyProperty();
  }

  private void order() {
    ordered.set(true);
    workshop.submit(
        new Workshop.Order(
            document.text().get(),
            keyed,
            folding.folding(),
            seeds.given(),
            trial.of(document.text().get()),
            direction.along().get(),
            settings.network().get(),
            held.getAsBoolean() || !trial.of(document.text().get()).isEmpty(),
            settings.grain().get(),
            options(),
            settings.engine().get()));
  }

  /// Whether every wire bears its name, also where the settings do not ask for it. All stays in its
  /// place, so the picture is only painted again.
  void nameAll(boolean named) {
    if (named == allNamed) return;
    allNamed = named;
    Diagram now = diagram.get();
    if (now == null || isLarge(now)) {
      order();
    } else {
      diagram.set(named(now));
    }
  }

  private static boolean isLarge(Diagram shown) {
    return shown.steps().trace().graph().gates().size() > MOST_REPAINTED;
  }

  /// A picture with the names that are asked for now.
  private Diagram named(Diagram painted) {
    WireNaming naming = options().naming();
    return painted.options().naming() == naming
        ? painted
        : painted.with(painted.steps(), painted.options().withNaming(naming)).orElse(painted);
  }

  /// As the settings say; the decimals that an example states stand while nobody chose others.
  private Options options() {
    Options chosen = settings.options().withScreen(screen);
    if (allNamed) chosen = chosen.withNaming(WireNaming.ALWAYS);
    return chosen.withDigits(chosen.digits().over(document.digits()));
  }

  private void hear(News news) {
    expected.set(news instanceof News.Busy working ? working.expected() : Optional.empty());
    busy.set(news instanceof News.Busy);
    // Who stops the layout keeps the sketch, which then stands in for nothing.
    if (news instanceof News.Cancelled || news instanceof News.Failed) draft.set(false);
    switch (news) {
      case News.Painted painted -> {
        // A document that was just opened is not shown with the picture of the one before.
        if (fresh && !painted.text().equals(document.text().get())) return;
        notices = painted.notices();
        show(painted);
      }
      case News.Mistaken refused -> {
        clearIfFresh();
        status.set(Status.WRONG);
      }
      case News.Empty empty -> {
        fresh = true;
        clearIfFresh();
        status.set(Status.EMPTY);
      }
      case News.Busy working -> {}
      case News.Cancelled cancelled -> status.set(Status.WRONG);
      case News.Failed failed -> status.set(Status.WRONG);
    }
    if (!(news instanceof News.Busy)) ordered.set(false);
    heard.accept(news, news.text().equals(document.text().get()));
  }

  private void clearIfFresh() {
    if (fresh) {
      diagram.set(null);
      player.reset(0, 0);
    }
  }

  private void show(News.Painted news) {
    Diagram before = diagram.get();
    // Names may have been asked for while it was painted.
    Diagram now = isLarge(news.diagram()) ? news.diagram() : named(news.diagram());
    UnaryOperator<String> carried = carry(news);
    int n =
        fresh || before == null
            ? Math.min(first, now.steps().last())
            : resumption.at(before.steps(), player, now.steps(), carried);
    if (!coming.isEmpty() && keys(now).equals(coming)) {
      n = Math.min(stepThen, now.steps().last());
      resumption.forget();
      coming = List.of();
    }
    player.reset(now.steps().last(), n);
    draft.set(news.draft());
    diagram.set(now);
    fresh = false;
    status.set(Status.CURRENT);
  }

  /// What became of the keys of the picture shown so far.
  private UnaryOperator<String> carry(News.Painted news) {
    if (keyed != null && !keyed.equals(news.text()) && !keyed.equals(news.keyed())) {
      // Another picture came between the order and this one.
      order();
      return key -> key;
    }
    CarriedKeys carried = news.carried();
    boolean same = keyed == null || keyed.equals(news.text()) || carried == null;
    keyed = news.text();
    if (same) return key -> key;
    folding.carry(carried);
    seeds.carry(carried);
    followers.forEach(f -> f.accept(carried));
    return key -> carried.key(key).orElse("");
  }

  private void saySentence() {
    Diagram now = diagram.get();
    int n = player.step().get();
    sentence.set(now == null || n > now.steps().last() ? "" : sentence(now, n));
  }

  private String sentence(Diagram shown, int n) {
    return Sentences.of(shown.steps(), n, new Subject(shown, n, null).manner(words.locale()));
  }

  /// What a step does, in formulas of which so much is written; empty where its sentence says it.
  public Optional<StepFormula> formula(int n, Excerpt excerpt) {
    Diagram now = diagram.get();
    return now == null || n > now.steps().last()
        ? Optional.empty()
        : StepFormula.of(
            now.steps(), n, new Subject(now, n, null).manner(words.locale()).within(excerpt));
  }

  /// What step `n` of the picture does, in words; empty where it has none.
  public Optional<String> sentence(int n) {
    Diagram now = diagram.get();
    return now == null || n > now.steps().last() ? Optional.empty() : Optional.of(sentence(now, n));
  }

  /// What the steps of the picture do, in words, as many of them as can be looked through at once.
  public List<String> sentences() {
    Diagram now = diagram.get();
    if (now == null) return List.of();
    return IntStream.rangeClosed(0, Math.min(now.steps().last(), MOST_LOOKED_THROUGH))
        .mapToObj(n -> sentence(now, n))
        .toList();
  }

  @Override
  public void close() {
    player.pause();
    workshop.close();
  }
}
