package gradus.document;

import com.electronwill.nightconfig.core.CommentedConfig;
import com.electronwill.nightconfig.core.io.ParsingException;
import com.electronwill.nightconfig.toml.TomlFormat;
import com.electronwill.nightconfig.toml.TomlWriter;
import java.io.StringReader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Lines of the form `name = value` that a person may read and change: TOML. What has another type
/// than is asked for is not there.
///
/// @param values texts, whole and other numbers, truth values and lists of texts, by name
public record NamedValues(Map<String, Object> values) {
  /// None.
  public static final NamedValues NONE = new NamedValues(Map.of());

  public NamedValues {
    values = Map.copyOf(values);
  }

  /// What is being written down, line by line.
  public static final class Listing {
    private final CommentedConfig config = TomlFormat.newConfig(LinkedHashMap::new);

    /// A line, and above it what it means.
    public Listing add(String name, Object value, String comment) {
      add(name, value);
      config.setComment(List.of(name), " " + comment);
      return this;
    }

    /// A line that says enough by its name.
    public Listing add(String name, Object value) {
      config.set(List.of(name), value instanceof Instant at ? at.toString() : value);
      return this;
    }

    /// The lines, each ended.
    public String text() {
      return isEmpty() ? "" : new TomlWriter().writeToString(config).stripTrailing() + "\n";
    }

    boolean isEmpty() {
      return config.isEmpty();
    }
  }

  /// What lines say; empty where they are damaged.
  public static Optional<NamedValues> read(String lines) {
    try {
      Map<String, Object> values = new LinkedHashMap<>();
      TomlFormat.instance()
          .createParser()
          .parse(new StringReader(lines))
          .entrySet()
          .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
      values.values().removeIf(value -> value == null);
      return Optional.of(new NamedValues(values));
    } catch (ParsingException | IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  public Optional<String> text(String name) {
    return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  public Optional<Boolean> flag(String name) {
    return values.get(name) instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
  }

  public OptionalDouble number(String name) {
    return values.get(name) instanceof Number number
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }

  public OptionalInt count(String name) {
    return values.get(name) instanceof Integer count ? OptionalInt.of(count) : OptionalInt.empty();
  }

  /// A point in time, as `2026-11-27T14:03:22Z`.
  public Optional<Instant> instant(String name) {
    try {
      return text(name).map(Instant::parse);
    } catch (DateTimeParseException damaged) {
      return Optional.empty();
    }
  }

  /// A file or folder; none where the system could not have one of that name.
  public Optional<Path> path(String name) {
    return text(name).flatMap(NamedValues::named);
  }

  private static Optional<Path> named(String written) {
    try {
      return Optional.of(Path.of(written));
    } catch (InvalidPathException damaged) {
      return Optional.empty();
    }
  }

  /// The files or folders of a list; none where there is none.
  public List<Path> paths(String name) {
    return texts(name).stream().flatMap(written -> named(written).stream()).toList();
  }

  /// The texts of a list; none where there is none.
  public List<String> texts(String name) {
    return values.get(name) instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }
}
