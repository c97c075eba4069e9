package gradus.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/// Where what is remembered is kept.
class HomeTest {
  private static Optional<Path> on(String system, String home, Map<String, String> environment) {
    Properties properties = new Properties();
    properties.setProperty("os.name", system);
    if (home != null) properties.setProperty("user.home", home);
    return Home.folder(properties, environment);
  }

  @Test
  void everySystemHasItsPlace() {
    assertEquals(Optional.of(Path.of("/h/.config/gradus")), on("Linux", "/h", Map.of()));
    assertEquals(
        Optional.of(Path.of("/c/gradus")), on("Linux", "/h", Map.of("XDG_CONFIG_HOME", "/c")));
    assertEquals(
        Optional.of(Path.of("/h/.config/gradus")),
        on("Linux", "/h", Map.of("XDG_CONFIG_HOME", "relative")));
    assertEquals(
        Optional.of(Path.of("/h/Library/Application Support/Gradus")),
        on("Mac OS X", "/h", Map.of("XDG_CONFIG_HOME", "/c")));
    assertEquals(
        Optional.of(Path.of("/a/Gradus")), on("Windows 11", "/h", Map.of("APPDATA", "/a")));
    assertEquals(
        Optional.of(Path.of("/h/AppData/Roaming/Gradus")), on("Windows 11", "/h", Map.of()));
  }

  @Test
  void aPlaceThatIsNamedCountsForMore() {
    assertEquals(Optional.of(Path.of("/v")), on("Windows 11", "/h", Map.of("GRADUS_HOME", "/v")));
    Properties properties = new Properties();
    properties.setProperty("gradus.home", "/p");
    assertEquals(Optional.of(Path.of("/p")), Home.folder(properties, Map.of("GRADUS_HOME", "/v")));
  }

  @Test
  void whoHasNoPlaceHasNone() {
    assertEquals(Optional.empty(), on("Linux", null, Map.of("XDG_CONFIG_HOME", " ")));
  }
}
