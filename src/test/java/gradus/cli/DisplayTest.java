package gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class DisplayTest {
  @Test
  void anEnvironmentWithoutDisplaySaysSo() {
    assertEquals(
        Optional.of("There is no display here: neither DISPLAY nor WAYLAND_DISPLAY is set."),
        Display.missing(Map.of("DISPLAY", " ")));
  }

  @Test
  void waylandAloneIsNotEnoughForJavaFx() {
    assertTrue(
        Display.missing(Map.of("WAYLAND_DISPLAY", "wayland-0")).orElseThrow().contains("XWayland"));
  }

  @Test
  void aDisplayNobodyServesIsNamed() {
    assertEquals(
        Optional.of("No X server answers at DISPLAY=:9876."),
        Display.missing(Map.of("DISPLAY", ":9876")));
    assertEquals(
        Optional.of("No X server answers at DISPLAY=nonsense."),
        Display.missing(Map.of("DISPLAY", "nonsense")));
  }

  @Test
  void aServerThatListensOnItsPortIsFound() throws IOException {
    try (ServerSocket server = firstFreeDisplay()) {
      String display = "127.0.0.1:" + (server.getLocalPort() - 6000) + ".0";
      assertEquals(Optional.empty(), Display.missing(Map.of("DISPLAY", display)));
    }
  }

  @Test
  void headlessPlatformNeedsNoDisplay() {
    Assumptions.assumeTrue("Headless".equals(System.getProperty("glass.platform")));
    assertEquals(Optional.empty(), Display.missing());
  }

  private static ServerSocket firstFreeDisplay() throws IOException {
    for (int number = 60; number < 160; number++) {
      try {
        return new ServerSocket(6000 + number, 1, InetAddress.getLoopbackAddress());
      } catch (IOException taken) {
        continue;
      }
    }
    throw new IOException("no free port for a display");
  }
}
