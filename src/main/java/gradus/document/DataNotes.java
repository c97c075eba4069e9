package gradus.document;

import gradus.data.ColumnChoice;
import gradus.data.Dataset;
import gradus.data.ExampleSource;
import gradus.data.PointSet;
import gradus.export.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;

/// What is noted below a program of its examples: a file by its way from the folder of the program,
/// points by their seed, a small table whole.
public final class DataNotes {
  /// Bytes of a file that is kept whole where it lies elsewhere.
  public static final int LARGEST_INSIDE = 100_000;

  private static final String FILE = "data_file";
  private static final String MARK = "data_mark";
  private static final String OUTSIDE = "data_outside";
  private static final String POINTS = "data_points";
  private static final String POINT_SEED = "data_points_seed";
  private static final String HEAD = "data_points_columns";
  private static final String ROWS = "data_rows";
  private static final String COLUMNS = "data_columns";
  private static final String FILLS = "data_fills";
  private static final String BATCH = "data_batch";
  private static final String HELD = "data_held_back";
  private static final String SEED = "data_seed";

  private DataNotes() {}

  /// Notes them.
  ///
  /// @param program the file that the notes stand in; empty for one that no other machine sees,
  ///   where files have their whole names
  public static void write(Dataset data, Optional<Path> program, NamedValues.Listing notes) {
    switch (data.origin()) {
      case ExampleSource.Nowhere _ -> {
        return;
      }
      case ExampleSource.Outside outside -> notes.add(OUTSIDE, outside.name());
      case ExampleSource.Entered typed -> notes.add(ROWS, lines(typed));
      case ExampleSource.Seeded seeded -> {
        notes.add(POINTS, seeded.set().word()).add(POINT_SEED, seeded.seed());
        if (!seeded.head().isEmpty()) notes.add(HEAD, seeded.head());
      }
      case ExampleSource.OnDisk disk -> write(disk, program, notes);
    }
    Map<String, String> chosen = data.columns().chosen();
    if (!chosen.isEmpty()) {
      List<String> columns = chosen.keySet().stream().sorted().toList();
      notes.add(COLUMNS, columns).add(FILLS, columns.stream().map(chosen::get).toList());
    }
    if (data.batch() > 0) notes.add(BATCH, data.batch());
    if (data.held() > 0) notes.add(HELD, data.held());
    // points have one seed for all
    boolean seeded = data.origin() instanceof ExampleSource.Seeded;
    if (data.seed() != 0 && !seeded) notes.add(SEED, data.seed());
  }

  private static void write(
      ExampleSource.OnDisk disk, Optional<Path> program, NamedValues.Listing notes) {
    Optional<String> named =
        program.isEmpty() ? Optional.of(disk.file().toString()) : way(disk.file(), program.get());
    if (named.isPresent()) {
      notes.add(FILE, named.get());
      if (!disk.mark().isEmpty()) notes.add(MARK, disk.mark());
      return;
    }
    whole(disk.file())
        .ifPresentOrElse(
            typed -> notes.add(ROWS, lines(typed)),
            () -> notes.add(OUTSIDE, disk.file().getFileName().toString()));
  }

  /// Whether a file is found again from a program: it is in its folder or below.
  public static boolean isBeside(Path file, Path program) {
    return way(file, program).isPresent();
  }

  private static Optional<String> way(Path file, Path program) {
    Path folder = folder(program);
    if (!file.startsWith(folder)) return Optional.empty();
    Iterable<Path> parts = folder.relativize(file);
    return Optional.of(
        String.join(
            "/", StreamSupport.stream(parts.spliterator(), false).map(Path::toString).toList()));
  }

  /// Whether a table is small enough to be kept in a document.
  public static boolean fits(List<List<String>> rows) {
    long letters = 0;
    for (List<String> row : rows) {
      for (String cell : row) {
        letters += cell.length() + 1;
      }
      if (letters > LARGEST_INSIDE) return false;
    }
    return true;
  }

  /// Whether a file is kept whole where it lies elsewhere.
  public static boolean isSmall(Path file) {
    try {
      return Files.size(file) <= LARGEST_INSIDE;
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static Optional<ExampleSource.Entered> whole(Path file) {
    return isSmall(file)
            && Storage.table(file) instanceof Loaded.Ok ok
            && Csv.read(ok.text()) instanceof Csv.Contents.Tabular read
        ? Optional.of(new ExampleSource.Entered(read.table().rows()))
        : Optional.empty();
  }

  private static List<String> lines(ExampleSource.Entered typed) {
    return Csv.write(typed.rows()).lines().toList();
  }

  /// What was noted.
  ///
  /// @param program as in [#write]
  public static Dataset read(NamedValues notes, Optional<Path> program) {
    Optional<ExampleSource> origin = origin(notes, program);
    if (origin.isEmpty()) return Dataset.NONE;
    List<String> columns = notes.texts(COLUMNS);
    List<String> fills = notes.texts(FILLS);
    Map<String, String> chosen = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(columns.size(), fills.size()); i++) {
      chosen.put(columns.get(i), fills.get(i));
    }
    double held = notes.number(HELD).orElse(0);
    return new Dataset(
        origin.get(),
        new ColumnChoice(chosen),
        Math.max(0, notes.count(BATCH).orElse(0)),
        held > 0 && held < 1 ? held : 0,
        origin.get() instanceof ExampleSource.Seeded seeded
            ? seeded.seed()
            : Math.max(0, notes.count(SEED).orElse(0)));
  }

  /// Whether notes below a program tell of these examples, as far as that can be known: of a file
  /// that lies elsewhere they hold what it held once.
  public static boolean tell(NamedValues notes, Dataset data, Path program) {
    if (data.origin() instanceof ExampleSource.OnDisk disk && !isBeside(disk.file(), program)) {
      return true;
    }
    NamedValues.Listing own = new NamedValues.Listing();
    write(data, Optional.of(program), own);
    Dataset noted =
        read(NamedValues.read(own.text()).orElse(NamedValues.NONE), Optional.of(program));
    return noted.equals(read(notes, Optional.of(program)));
  }

  private static Optional<ExampleSource> origin(NamedValues notes, Optional<Path> program) {
    Optional<String> file = notes.text(FILE);
    if (file.isPresent()) return Optional.of(named(file.get(), notes, program));
    Optional<String> outside = notes.text(OUTSIDE);
    if (outside.isPresent()) return Optional.of(new ExampleSource.Outside(outside.get()));
    Optional<PointSet> set = notes.text(POINTS).flatMap(PointSet::named);
    if (set.isPresent()) {
      // Gradus writes the first, a person may have written the other
      OptionalInt own = notes.count(POINT_SEED);
      int seed = Math.max(0, (own.isPresent() ? own : notes.count(SEED)).orElse(0));
      List<String> head = notes.texts(HEAD);
      boolean fits = head.size() == set.get().table(1, 0, 0).getFirst().size();
      return Optional.of(new ExampleSource.Seeded(set.get(), seed, fits ? head : List.of()));
    }
    List<String> rows = notes.texts(ROWS);
    return !rows.isEmpty() && Csv.read(String.join("\n", rows)) instanceof Csv.Contents.Tabular read
        ? Optional.of(new ExampleSource.Entered(read.table().rows()))
        : Optional.empty();
  }

  private static ExampleSource named(String written, NamedValues notes, Optional<Path> program) {
    String mark = notes.text(MARK).orElse("");
    try {
      Path way = Path.of(written);
      if (program.isEmpty()) return new ExampleSource.OnDisk(way, mark);
      Path folder = folder(program.get());
      Path file = folder.resolve(way).normalize();
      boolean below = way.getRoot() == null && file.startsWith(folder) && !file.equals(folder);
      if (below) return new ExampleSource.OnDisk(file, mark);
    } catch (InvalidPathException damaged) {
      // No file of this system is called so.
    }
    return new ExampleSource.Outside(written);
  }

  private static Path folder(Path program) {
    Path whole = program.toAbsolutePath().normalize();
    return whole.getParent() == null ? whole : whole.getParent();
  }

  /// Whether a file is where its name says, and not behind a link that leads out of the folder of a
  /// program.
  public static boolean staysBeside(Path file, Path program) {
    try {
      return file.toRealPath().startsWith(folder(program).toRealPath());
    } catch (IOException missing) {
      return true;
    }
  }
}
