package gradus.ui.keep;

import gradus.document.Failure;
import gradus.document.MemoryFile;
import gradus.document.NamedValues;
import gradus.lang.Messages;
import gradus.ui.work.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.property.Property;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What is remembered for a person from one time to the next: how the window is set, where it is,
/// the last folder and the last files. One for all windows of a process.
public final class Memory implements AutoCloseable {
  /// Files that are remembered.
  public static final int MOST_RECENT = 10;

  /// Tables of examples that are remembered as read.
  private static final int MOST_TABLES = 100;

  private static final long PAUSE_MS = 400;
  private static final String FOLDER = "folder";
  private static final String RECENT = "recent";
  private static final String TABLES = "tables";
  private static final List<String> PLACE =
      List.of("window_x", "window_y", "window_width", "window_height");
  private static final String MAXIMIZED = "window_maximized";

  /// Farther than any screen reaches, px.
  private static final double FAR = 100_000;

  /// What is told of a text in a wrong line.
  private static final int SHORT = 30;

  /// What lines must be that are no traits.
  private static final Map<String, Predicate<NamedValues>> OTHERS =
      Map.of(
          PLACE.get(0),
          within(PLACE.get(0), -FAR),
          PLACE.get(1),
          within(PLACE.get(1), -FAR),
          PLACE.get(2),
          within(PLACE.get(2), WindowPlace.LEAST_WIDTH),
          PLACE.get(3),
          within(PLACE.get(3), WindowPlace.LEAST_HEIGHT),
          MAXIMIZED,
          v -> v.flag(MAXIMIZED).isPresent(),
          FOLDER,
          v -> v.path(FOLDER).isPresent(),
          RECENT,
          v ->
              v.values().get(RECENT) instanceof List<?> all && all.size() == v.paths(RECENT).size(),
          TABLES,
          v ->
              v.values().get(TABLES) instanceof List<?> all
                  && all.size() == v.paths(TABLES).size());

  /// All lines, in the order of the file.
  static final List<String> NAMES =
      Stream.of(
              Trait.ALL.stream().map(Trait::name),
              PLACE.stream(),
              Stream.of(MAXIMIZED, FOLDER, RECENT, TABLES))
          .flatMap(names -> names)
          .toList();

  private final Optional<MemoryFile> file;
  private final Settings common;
  private final Map<String, Object> changed = new LinkedHashMap<>();
  private final ObservableList<Path> recent = FXCollections.observableArrayList();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "gradus memory");
        thread.setDaemon(true);
        return thread;
      });
  private NamedValues values = NamedValues.NONE;
  private Optional<Failure> damage = Optional.empty();
  private Consumer<Failure> failing = failure -> {};
  private boolean waiting;
  private boolean aside;

  private Memory(Optional<MemoryFile> file, Locale language) {
    this.file = file;
    common = new Settings(language);
  }

  /// Remembers as long as the process lives.
  public static Memory passing(Locale language) {
    return new Memory(Optional.empty(), language);
  }

  /// Remembers in a file what it says already and what comes.
  ///
  /// @param language the one that counts where none is remembered
  /// @param spoken whether it was asked for now, and counts for more than what is remembered
  public static Memory of(MemoryFile file, Locale language, boolean spoken) {
    Memory memory = new Memory(Optional.of(file), language);
    MemoryFile.Content content = file.read();
    memory.values = understood(content.values());
    List<String> wrong = wrong(content.values());
    memory.damage = wrong.isEmpty() ? content.damage() : file.setAside(String.join(", ", wrong));
    memory.recent.setAll(memory.values.paths(RECENT).stream().limit(MOST_RECENT).toList());
    for (Trait<?> trait : Trait.ALL) {
      if (!(spoken && trait.property().apply(memory.common) == memory.common.locale())) {
        memory.recall(trait, memory.common);
      }
    }
    return memory;
  }

  /// What is left of values without those of known lines that cannot be.
  private static NamedValues understood(NamedValues values) {
    Map<String, Object> kept = new LinkedHashMap<>(values.values());
    NAMES.stream().filter(name -> isWrong(name, values)).forEach(kept::remove);
    return new NamedValues(kept);
  }

  /// The lines that cannot be, as a person finds them in the file.
  private static List<String> wrong(NamedValues values) {
    return NAMES.stream()
        .filter(name -> isWrong(name, values))
        .map(name -> name + told(values.values().get(name)))
        .toList();
  }

  private static String told(Object value) {
    return switch (value) {
      case Number number -> " = " + number;
      case Boolean flag -> " = " + flag;
      case String text when text.length() <= SHORT -> " = \"" + text + "\"";
      default -> "";
    };
  }

  private static boolean isWrong(String name, NamedValues values) {
    if (!values.values().containsKey(name)) return false;
    return Trait.ALL.stream()
        .filter(trait -> trait.name().equals(name))
        .findFirst()
        .map(trait -> trait.reading().apply(values).isEmpty())
        .orElseGet(() -> !OTHERS.get(name).test(values));
  }

  private static Predicate<NamedValues> within(String name, double least) {
    return values -> values.number(name).stream().anyMatch(n -> n >= least && n <= FAR);
  }

  /// Why what was remembered is lost, and where it is kept; empty when it is not.
  public Optional<Failure> damage() {
    return damage;
  }

  /// Who hears that something cannot be remembered, on a thread of its own.
  public void onFailure(Consumer<Failure> heard) {
    failing = heard;
  }

  /// The language that all windows speak.
  public Locale language() {
    return common.locale().get();
  }

  /// Sets a new window as the last one was, and remembers from now on how it is set.
  public void follow(Settings settings) {
    Trait.ALL.forEach(trait -> follow(trait, settings));
  }

  private <T> void follow(Trait<T> trait, Settings settings) {
    Property<T> own = trait.property().apply(settings);
    if (trait.shared()) {
      own.bindBidirectional(trait.property().apply(common));
    } else {
      recall(trait, settings);
    }
    own.addListener((o, was, now) -> {
      if (!aside) put(trait.name(), trait.writing().apply(now));
    });
  }

  private <T> void recall(Trait<T> trait, Settings settings) {
    trait.reading().apply(known()).ifPresent(trait.property().apply(settings)::setValue);
  }

  /// Changes settings for now: what a person chose stays remembered.
  public void aside(Runnable change) {
    aside = true;
    try {
      change.run();
    } finally {
      aside = false;
    }
  }

  /// Where the last window was.
  public Optional<WindowPlace> place() {
    NamedValues known = known();
    List<Double> numbers = new ArrayList<>();
    for (String name : PLACE) {
      OptionalDouble number = known.number(name);
      if (number.isEmpty()) return Optional.empty();
      numbers.add(number.getAsDouble());
    }
    return Optional.of(
        new WindowPlace(
            numbers.get(0),
            numbers.get(1),
            numbers.get(2),
            numbers.get(3),
            known.flag(MAXIMIZED).orElse(false)));
  }

  private NamedValues known() {
    Map<String, Object> all = new LinkedHashMap<>(values.values());
    all.putAll(changed);
    return new NamedValues(all);
  }

  /// Remembers where a window is.
  public void place(WindowPlace place) {
    put(PLACE.get(0), place.x());
    put(PLACE.get(1), place.y());
    put(PLACE.get(2), Math.max(WindowPlace.LEAST_WIDTH, place.width()));
    put(PLACE.get(3), Math.max(WindowPlace.LEAST_HEIGHT, place.height()));
    put(MAXIMIZED, place.maximized());
  }

  /// The folder that was last opened from or saved to.
  public Optional<Path> folder() {
    return known().path(FOLDER);
  }

  /// Remembers the folder of a file.
  public void visit(Path visited) {
    Path parent = visited.toAbsolutePath().getParent();
    if (parent != null) put(FOLDER, parent.toString());
  }

  /// The last files, the newest first.
  public ObservableList<Path> recent() {
    return recent;
  }

  /// Remembers a file that was opened or saved.
  public void use(Path used) {
    visit(used);
    Path whole = used.toAbsolutePath().normalize();
    List<Path> next = new ArrayList<>(recent);
    next.remove(whole);
    next.addFirst(whole);
    recall(next);
  }

  /// Whether a person allowed to read a table of examples.
  public boolean trusts(Path table) {
    return known().paths(TABLES).contains(table.toAbsolutePath().normalize());
  }

  /// A person did, whichever document names it.
  public void trust(Path table) {
    Path whole = table.toAbsolutePath().normalize();
    List<Path> next = new ArrayList<>(known().paths(TABLES));
    next.remove(whole);
    next.addFirst(whole);
    put(TABLES, next.stream().limit(MOST_TABLES).map(Path::toString).toList());
  }

  /// Forgets all files.
  public void forgetFiles() {
    recall(List.of());
    put(TABLES, List.of());
  }

  private void recall(List<Path> files) {
    recent.setAll(files.stream().limit(MOST_RECENT).toList());
    put(RECENT, recent.stream().map(Path::toString).toList());
  }

  private synchronized void put(String name, Object value) {
    changed.put(name, value);
    if (file.isPresent() && !waiting && !clock.isShutdown()) {
      waiting = true;
      clock.schedule(this::writeWhatWaits, PAUSE_MS, TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void writeWhatWaits() {
    if (waiting) write();
  }

  /// Writes what was changed here over what the file says now.
  private synchronized void write() {
    waiting = false;
    if (file.isEmpty() || changed.isEmpty() && damage.isEmpty()) return;
    MemoryFile.Content content = file.get().read();
    content.damage().ifPresent(failing);
    NamedValues there = understood(content.values());
    Map<String, Object> now = new LinkedHashMap<>(values.values());
    now.putAll(there.values());
    now.putAll(changed);
    values = new NamedValues(now);
    // What a later edition remembers stays, below what this one knows.
    List<MemoryFile.MemoryLine> lines =
        Stream.concat(NAMES.stream(), now.keySet().stream().sorted())
            .distinct()
            .filter(now::containsKey)
            .map(name -> new MemoryFile.MemoryLine(name, meaning(name), now.get(name)))
            .toList();
    file.get().write(say("memory.heading"), lines).ifPresent(failing);
  }

  private Optional<String> meaning(String name) {
    return NAMES.contains(name) ? Optional.of(say("memory." + name)) : Optional.empty();
  }

  private String say(String key) {
    return Messages.text(language(), key);
  }

  /// Writes what waits to be written.
  @Override
  public void close() {
    if (clock.isShutdown()) return;
    clock.shutdown();
    write();
  }
}
