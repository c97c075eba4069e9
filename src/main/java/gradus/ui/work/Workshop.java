package gradus.ui.work;

import gradus.diagram.Diagram;
import gradus.diagram.Options;
import gradus.diagram.scene.Forecast;
import gradus.explain.Remarks;
import gradus.graph.CarriedKeys;
import gradus.graph.Folding;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.graph.WireNames;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.layout.LayoutEngine;
import gradus.layout.LayoutEngines;
import gradus.network.LookingThrough;
import gradus.reading.ProgramReader;
import gradus.tensor.Tensor;
import gradus.trace.Agreement;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Where everything slow happens: one worker reads, builds, evaluates and lays out; of the orders
/// waiting only the newest is done.
final class Workshop implements AutoCloseable {
  /// From here on a sketch is shown until the layout is ready.
  private static final int DRAFT_MS = 150;

  /// From here on the person is told, and can cancel.
  private static final int BUSY_MS = 1000;

  /// What will take longer is announced, with the time that it will take.
  private static final int LONG_MS = 2000;

  /// Ms that a gate of a chain takes, until a picture showed how fast this machine is.
  private static final double PACE = 0.4;

  /// A running order is given up for a newer one only after this long, so that a number being
  /// dragged is followed and not only its last value shown.
  private static final int PATIENCE_MS = 250;

  private static final String EMPTY = "syntax.empty";

  /// A longer text costs too much to compare: there the keys stay what they were.
  private static final int LONGEST_CARRIED = 100_000;

  /// In a larger graph nobody tells the names of all wires apart.
  private static final int MOST_NAMED = 5_000;

  /// A text to be drawn in a certain way.
  ///
  /// @param keyed the text whose gates the folding names; null for the same text
  /// @param seed the gradient that arrives at the output; null for ones
  /// @param tried inputs with other numbers than the text gives them
  /// @param along the number whose tangents go forward; none where gradients go back
  /// @param layers whether it is looked at as layers of neurons, also those within functions
  /// @param held whether numbers are on the move, and all stays in its place while they fit there
  record Order(
      String text,
      String keyed,
      Folding folding,
      SeedModel.GivenSeed seed,
      Map<String, Tensor> tried,
      String along,
      boolean layers,
      boolean held,
      Grain grain,
      Options options,
      LayoutEngine engine) {}

  private final Executor receiving;
  private final Consumer<News> receiver;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(r -> daemon(r, "workshop"));
  private final ScheduledExecutorService clock =
      new ScheduledThreadPoolExecutor(
          1, r -> daemon(r, "workshop clock"), new ThreadPoolExecutor.DiscardPolicy());
  private final AtomicLong newest = new AtomicLong();
  private final AtomicLong cancelled = new AtomicLong();

  // Of the worker's thread alone.
  private Program program;
  private Program drawn;
  private WireNames names = WireNames.NONE;
  private Lowering lowering;
  private Trace trace;
  private Steps steps;
  private String read;
  private Folding folding;
  private boolean layers;
  private Optional<Problem> folded = Optional.empty();
  private SeedModel.GivenSeed seed;
  private String along = DirectionModel.BACKWARD;
  private Map<String, Tensor> tried = Map.of();
  private Diagram diagram;
  private LayoutEngine drawnBy;

  private double pace = PACE;

  /// What the order that is being carried out will take, where that is long.
  private volatile Optional<Forecast.Wait> awaited = Optional.empty();

  // Of the receiving thread alone.
  private long lastHeard;
  private Order lastOrder;

  /// `receiver` hears the news on `receiving`, from oldest to newest.
  Workshop(Executor receiving, Consumer<News> receiver) {
    this.receiving = receiving;
    this.receiver = receiver;
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(null, work, "gradus " + name, 16L << 20);
    thread.setDaemon(true);
    return thread;
  }

  /// Takes an order; it makes all earlier ones obsolete. Called on the receiving thread.
  void submit(Order order) {
    if (worker.isShutdown()) return;
    lastOrder = order;
    long number = newest.incrementAndGet();
    Background.begin();
    worker.execute(() -> {
      try {
        if (newest.get() == number) carryOut(order, number);
      } finally {
        Background.end();
      }
    });
  }

  /// Gives up whatever is being done.
  void cancel() {
    cancelled.set(newest.get());
    lastHeard = newest.get();
    receiver.accept(new News.Cancelled(lastOrder == null ? "" : lastOrder.text()));
  }

  @Override
  public void close() {
    newest.incrementAndGet();
    cancelled.set(newest.get());
    worker.shutdownNow().forEach(dropped -> Background.end());
    clock.shutdownNow();
  }

  private void carryOut(Order order, long number) {
    long patience = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
    BooleanSupplier obsolete =
        () -> cancelled.get() >= number || newest.get() != number && System.nanoTime() > patience;
    awaited = Optional.empty();
    Future<?> busy = later(BUSY_MS, number, () -> new News.Busy(order.text(), awaited));
    try {
      report(number, work(order, number, obsolete));
    } catch (CancellationException givenUp) {
      // Whoever gave it up has said so, or a newer order says more.
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
      read = null;
      diagram = null;
      report(number, new News.Failed(order.text(), failure.toString()));
    } finally {
      busy.cancel(false);
    }
  }

  private Future<?> later(int milliseconds, long number, Supplier<News> news) {
    return clock.schedule(() -> report(number, news.get()), milliseconds, TimeUnit.MILLISECONDS);
  }

  private void report(long number, News news) {
    // Where it was closed meanwhile, nobody is there to hear it.
    if (cancelled.get() >= number) return;
    Background.begin();
    receiving.execute(() -> {
      try {
        hear(number, news);
      } finally {
        Background.end();
      }
    });
  }

  private void hear(long number, News news) {
    boolean passing = news instanceof News.Busy || isDraft(news);
    boolean stale = passing ? number <= lastHeard : number < lastHeard;
    if (stale || cancelled.get() >= number) return;
    if (!passing) lastHeard = number;
    receiver.accept(news);
  }

  private static boolean isDraft(News news) {
    return news instanceof News.Painted painted && painted.draft();
  }

  private News work(Order order, long number, BooleanSupplier obsolete) {
    if (program == null || !program.text().equals(order.text())) {
      program = ProgramReader.read(order.text());
    }
    CarriedKeys carried = carried(order);
    Folding calls = carried == null ? order.folding() : carried.folding(order.folding());
    SeedModel.GivenSeed arriving =
        carried == null || order.seed() == null ? order.seed() : order.seed().carried(carried);
    boolean same = order.text().equals(read) && calls.equals(folding) && order.layers() == layers;
    if (!same || !Objects.equals(arriving, seed) || !order.tried().equals(tried)) {
      tried = order.tried();
      layers = order.layers();
      build(order.text(), calls, arriving, namesFor(order, carried), obsolete);
    }
    if (lowering.hasErrors()) {
      boolean empty = lowering.problems().stream().anyMatch(p -> p.key().equals(EMPTY));
      return empty
          ? new News.Empty(order.text())
          : new News.Mistaken(order.text(), errorsFirst(lowering.problems()));
    }
    boolean told = steps != null && steps.grain() == order.grain() && along.equals(order.along());
    if (!told) {
      Trace directed = DirectionModel.directed(trace, order.along(), obsolete);
      steps = Steps.of(directed, order.grain());
      along = order.along();
    }
    return paint(order, carried, number, obsolete);
  }

  /// What became of the keys of gates; null where they are what they were.
  private CarriedKeys carried(Order order) {
    String before = order.keyed();
    boolean same = before == null || before.equals(order.text()) || program.hasErrors();
    return same || before.length() + order.text().length() > LONGEST_CARRIED
        ? null
        : CarriedKeys.between(drawnFrom(before), program);
  }

  private Program drawnFrom(String text) {
    return drawn != null && drawn.text().equals(text) ? drawn : ProgramReader.read(text);
  }

  /// What the wires of the last picture are called, where they still stand in the text. That
  /// picture may be newer than the one an order was given for.
  private WireNames namesFor(Order order, CarriedKeys carried) {
    if (drawn == null) return WireNames.NONE;
    if (drawn.text().equals(order.text())) return names;
    if (carried != null && drawn.text().equals(order.keyed())) return names.carried(carried);
    boolean kept =
        order.keyed() != null
            && !program.hasErrors()
            && drawn.text().length() + order.text().length() <= LONGEST_CARRIED;
    return kept ? names.carried(CarriedKeys.between(drawn, program)) : WireNames.NONE;
  }

  private void build(
      String text,
      Folding calls,
      SeedModel.GivenSeed arriving,
      WireNames kept,
      BooleanSupplier obsolete) {
    read = null;
    lowering = GraphBuilder.build(program, tried, null, calls, obsolete);
    Folding drawing = lowering.hasErrors() ? calls : calls.drawing(lowering.graph());
    folded = lowering.hasErrors() ? Optional.empty() : calls.told(lowering.graph(), drawing);
    if (layers && !lowering.hasErrors()) {
      drawing =
          LookingThrough.of(
              lowering.graph(),
              drawing,
              within -> GraphBuilder.build(program, tried, null, within, obsolete));
    }
    if (!drawing.equals(calls)) {
      lowering = GraphBuilder.build(program, tried, null, drawing, obsolete);
    }
    if (arriving != null) lowering = arriving.plantedIn(lowering);
    trace = lowering.hasErrors() ? null : Trace.of(lowering.graph().keeping(kept), obsolete);
    steps = null;
    read = text;
    folding = calls;
    seed = arriving;
  }

  private News paint(Order order, CarriedKeys carried, long number, BooleanSupplier obsolete) {
    int gates = steps.trace().graph().gates().size();
    boolean fits = gates <= order.engine().limit();
    LayoutEngine engine = fits ? order.engine() : LayoutEngines.sketch();
    List<Problem> problems = new ArrayList<>(lowering.problems());
    folded.ifPresent(problems::add);
    problems.addAll(steps.trace().problems());
    if (steps.trace().problems().isEmpty()) {
      problems.addAll(Remarks.of(steps.trace()));
      problems.addAll(Agreement.of(program, Map.of(), steps.trace(), obsolete));
    }
    problems = errorsFirst(problems);
    Diagram before = drawnBy == engine ? diagram : null;
    Optional<Diagram> kept = before == null ? Optional.empty() : standing(before, order, engine);
    if (kept.isEmpty() && engine != LayoutEngines.sketch()) announce(order, number);
    Diagram made;
    if (kept.isPresent()) {
      made = kept.get();
    } else if (before != null && before.with(steps, order.options()).isPresent()) {
      // What only has to be arranged anew stays to be seen until it is.
      made = paced(order, engine, obsolete);
    } else {
      made = layOut(order, engine, carried, problems, number, obsolete);
    }
    diagram = made;
    drawn = program;
    names = gates <= MOST_NAMED ? made.steps().trace().graph().given() : WireNames.NONE;
    drawnBy = engine;
    int limit = fits ? 0 : order.engine().limit();
    return new News.Painted(
        order.text(), order.keyed(), carried, made, lowering.notices(), problems, false, limit);
  }

  /// The picture in the places of the one before. Those stay while a number is on the move; else
  /// only where a new layout would be the same, so that a picture does not depend on what was done
  /// before it.
  private Optional<Diagram> standing(Diagram before, Order order, LayoutEngine engine) {
    if (!before.suits(order.options().screen(), engine)) return Optional.empty();
    return order.held()
        ? before.with(steps, order.options())
        : before.again(steps, order.options());
  }

  private Diagram layOut(
      Order order,
      LayoutEngine engine,
      CarriedKeys carried,
      List<Problem> problems,
      long number,
      BooleanSupplier obsolete) {
    LayoutEngine sketch = LayoutEngines.sketch();
    if (engine == sketch) return Diagram.of(steps, order.options(), sketch, obsolete);
    long start = System.nanoTime();
    Diagram draft = Diagram.of(steps, order.options(), sketch, obsolete);
    News meantime =
        new News.Painted(
            order.text(), order.keyed(), carried, draft, lowering.notices(), problems, true, 0);
    int spent = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    Future<?> standIn = later(Math.max(0, DRAFT_MS - spent), number, () -> meantime);
    try {
      return paced(order, engine, obsolete);
    } finally {
      standIn.cancel(false);
    }
  }

  /// Lays out, and learns how fast this machine is.
  private Diagram paced(Order order, LayoutEngine engine, BooleanSupplier obsolete) {
    long start = System.nanoTime();
    Diagram made = Diagram.of(steps, order.options(), engine, obsolete);
    double spent = (System.nanoTime() - start) / 1e6;
    if (spent > BUSY_MS) pace = spent / Forecast.of(steps.trace().graph()).work();
    return made;
  }

  /// Where laying out will take long the person is told at once how long, before anything is drawn.
  private void announce(Order order, long number) {
    Forecast forecast = Forecast.of(steps.trace().graph());
    if (forecast.work() * pace < LONG_MS) return;
    awaited = Optional.of(forecast.expected(pace));
    report(number, new News.Busy(order.text(), awaited));
  }

  private static List<Problem> errorsFirst(List<Problem> problems) {
    List<Problem> sorted = new ArrayList<>();
    for (Problem.Severity severity : Problem.Severity.values()) {
      problems.stream().filter(p -> p.severity() == severity).forEach(sorted::add);
    }
    return sorted;
  }
}
