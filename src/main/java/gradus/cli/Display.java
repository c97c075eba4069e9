package gradus.cli;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether a window can open here, found out before JavaFX is asked, for JavaFX answers with a
/// stack trace.
public final class Display {
  /// What JavaFX loads from the desktop on Linux; its other libraries come along with these.
  private static final List<String> LIBRARIES =
      List.of(
          "libX11.so.6",
          "libgtk-3.so.0",
          "libXtst.so.6",
          "libfreetype.so.6",
          "libpangoft2-1.0.so.0");

  /// What DISPLAY looks like: `host:number.screen`, the host and the screen often left out.
  private static final Pattern ADDRESS = Pattern.compile("(.*):(\\d{1,4})(?:\\.\\d+)?");

  private static final Path SOCKETS = Path.of("/tmp/.X11-unix");
  private static final int FIRST_PORT = 6000;
  private static final int PATIENCE_MS = 1500;

  private Display() {}

  /// Says in one sentence why no window can open here; empty where one can.
  public static Optional<String> missing() {
    String system = System.getProperty("os.name", "");
    if (system.startsWith("Windows") || system.startsWith("Mac") || isHeadless()) {
      return Optional.empty();
    }
    return missing(System.getenv()).or(Display::missingLibrary);
  }

  /// The same for a given environment of an X11 desktop, its libraries left out of the question.
  static Optional<String> missing(Map<String, String> environment) {
    String display = environment.getOrDefault("DISPLAY", "").strip();
    if (!display.isEmpty()) {
      return answers(display)
          ? Optional.empty()
          : Optional.of("No X server answers at DISPLAY=" + display + ".");
    }
    if (!environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank()) {
      return Optional.of("This Wayland session has no X server (XWayland): DISPLAY is not set.");
    }
    return Optional.of("There is no display here: neither DISPLAY nor WAYLAND_DISPLAY is set.");
  }

  private static boolean isHeadless() {
    return "Headless".equalsIgnoreCase(System.getProperty("glass.platform"));
  }

  private static boolean answers(String display) {
    Matcher address = ADDRESS.matcher(display);
    if (!address.matches()) return false;
    String host = address.group(1);
    int number = Integer.parseInt(address.group(2));
    if (host.isEmpty() || host.equals("unix")) {
      Path socket = SOCKETS.resolve("X" + number);
      return connects(UnixDomainSocketAddress.of(socket)) || isAbstract(socket);
    }
    return connects(host, FIRST_PORT + number);
  }

  private static boolean connects(SocketAddress address) {
    try (SocketChannel channel = SocketChannel.open(address)) {
      return channel.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean connects(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), PATIENCE_MS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// Whether an X server listens on the socket's name without a file, as it does beside a
  /// container: Java cannot connect to such a socket, but Linux lists it.
  private static boolean isAbstract(Path socket) {
    try {
      return Files.readString(Path.of("/proc/net/unix"))
          .lines()
          .anyMatch(l -> l.endsWith(" @" + socket));
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<String> missingLibrary() {
    return LIBRARIES.stream()
        .filter(library -> !loads(library))
        .findFirst()
        .map(library -> "The desktop library " + library + " is missing or cannot be loaded.");
  }

  // JavaFX loads the same libraries a moment later, so they stay loaded.
  @SuppressWarnings("restricted")
  private static boolean loads(String library) {
    try {
      SymbolLookup.libraryLookup(library, Arena.global());
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
