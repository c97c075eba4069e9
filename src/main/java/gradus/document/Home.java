package gradus.document;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/// Where Gradus keeps for a person what it remembers from one time to the next.
public final class Home {
  /// The folder may be named by this property, or by the environment variable.
  static final String PROPERTY = "gradus.home";

  static final String VARIABLE = "GRADUS_HOME";
  private static final String OWN = "gradus";

  private Home() {}

  /// The folder of the person who runs this; it need not be there yet. Empty where the system says
  /// of no place that it is that person's.
  public static Optional<Path> folder() {
    return folder(System.getProperties(), System.getenv());
  }

  /// The folder under these conditions: the one that is named, else where programs keep settings on
  /// the system.
  static Optional<Path> folder(Properties properties, Map<String, String> environment) {
    Optional<Path> named =
        Stream.of(properties.getProperty(PROPERTY), environment.get(VARIABLE))
            .flatMap(place -> path(place).stream())
            .findFirst();
    if (named.isPresent()) return named;
    Optional<Path> user = path(properties.getProperty("user.home"));
    String system = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return path(environment.get("APPDATA"))
          .or(() -> user.map(home -> home.resolve("AppData").resolve("Roaming")))
          .map(folder -> folder.resolve("Gradus"));
    }
    if (system.startsWith("mac")) {
      return user.map(
          home -> home.resolve("Library").resolve("Application Support").resolve("Gradus"));
    }
    // A relative place there is to be ignored, as the XDG base directory specification has it.
    return path(environment.get("XDG_CONFIG_HOME"))
        .filter(Path::isAbsolute)
        .or(() -> user.map(home -> home.resolve(".config")))
        .map(folder -> folder.resolve(OWN));
  }

  private static Optional<Path> path(String place) {
    try {
      return Optional.ofNullable(place).filter(p -> !p.isBlank()).map(Path::of);
    } catch (InvalidPathException impossible) {
      return Optional.empty();
    }
  }
}
