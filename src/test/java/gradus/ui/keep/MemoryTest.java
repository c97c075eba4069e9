package gradus.ui.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.document.Failure;
import gradus.document.MemoryFile;
import gradus.picture.Palette;
import gradus.picture.Theme;
import gradus.tensor.Decimals;
import gradus.ui.work.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is remembered from one time to the next.
class MemoryTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("home/settings.toml");
  }

  private Memory memory() {
    return Memory.of(new MemoryFile(file), Locale.ENGLISH, false);
  }

  private static Settings settings(Memory memory) {
    Settings settings = new Settings(memory.language());
    memory.follow(settings);
    return settings;
  }

  @Test
  void whatWasChosenIsThereTheNextTime() {
    try (Memory memory = memory()) {
      Settings settings = settings(memory);
      settings.theme().set(Theme.DARK);
      settings.palette().set(Palette.SAFE);
      settings.locale().set(Locale.KOREAN);
      settings.digits().set(Decimals.of(3));
      settings.textSize().set(1.5);
      settings.panel().set(false);
      settings.tab().set("derive");
      settings.sideWidth().set(412.5);
      settings.unfolded().set(true);
      memory.place(new WindowPlace(10, 20, 1200, 800, true));
      memory.use(folder.resolve("a/mine.gradus"));
    }
    try (Memory memory = memory()) {
      Settings settings = settings(memory);
      assertEquals(Theme.DARK, settings.theme().get());
      assertEquals(Palette.SAFE, settings.palette().get());
      assertEquals(Locale.KOREAN, settings.locale().get());
      assertEquals(Decimals.of(3), settings.digits().get());
      assertEquals(1.5, settings.textSize().get());
      assertFalse(settings.panel().get());
      assertEquals("derive", settings.tab().get());
      assertEquals(412.5, settings.sideWidth().get());
      // It belongs to a program, not to a person.
      assertFalse(settings.unfolded().get());
      assertEquals(Optional.of(new WindowPlace(10, 20, 1200, 800, true)), memory.place());
      assertEquals(List.of(folder.resolve("a/mine.gradus").toAbsolutePath()), memory.recent());
      assertEquals(Optional.of(folder.resolve("a").toAbsolutePath()), memory.folder());
      assertEquals(Optional.empty(), memory.damage());
    }
  }

  @Test
  void nothingIsWrittenBeforeSomethingIsChosen() {
    try (Memory memory = memory()) {
      settings(memory);
      assertEquals(Optional.empty(), memory.place());
      assertEquals(Optional.empty(), memory.folder());
    }
    assertFalse(Files.exists(file));
  }

  @Test
  void everyLineOfTheFileSaysWhatItIsInTheLanguageOfTheWindow() throws IOException {
    try (Memory memory = memory()) {
      settings(memory).theme().set(Theme.PRINT);
      memory.visit(Path.of("/a/b.gradus"));
    }
    assertEquals(
        """
        # What Gradus remembers of you from one time to the next. Change what you like; what is \
        missing is as at first.

        # Colours: light, dark, print
        theme = "print"

        # The folder of the last file
        folder = "/a"
        """,
        Files.readString(file));
    try (Memory memory = memory()) {
      settings(memory).locale().set(Locale.KOREAN);
    }
    List<String> lines = Files.readAllLines(file);
    assertEquals("# 언어: en, ko", lines.get(2));
    assertEquals("language = \"ko\"", lines.get(3));
    assertEquals("# 색: light(밝게), dark(어둡게), print(인쇄)", lines.get(5));
  }

  @Test
  void aLanguageThatIsAskedForCountsForMoreThanTheOneRemembered() {
    try (Memory memory = memory()) {
      settings(memory).locale().set(Locale.KOREAN);
    }
    try (Memory memory = Memory.of(new MemoryFile(file), Locale.ENGLISH, true)) {
      assertEquals(Locale.ENGLISH, settings(memory).locale().get());
    }
    assertEquals(Locale.KOREAN, memory().language());
  }

  @Test
  void aDamagedFileIsSetAsideWithAWordAndNothingOfItIsLost() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "theme = \"dark\"\npalette = \"sa");
    Path aside = file.resolveSibling("damaged-1-settings.toml");
    try (Memory memory = memory()) {
      assertEquals(Theme.LIGHT, settings(memory).theme().get());
      assertEquals(
          Optional.of(
              "What Gradus remembered in %s could not be read and starts anew. The damaged file is kept as %s."
                  .formatted(file, aside)),
          memory.damage().map(d -> d.message(Locale.ENGLISH)));
    }
    assertEquals("theme = \"dark\"\npalette = \"sa", Files.readString(aside));
    try (Memory memory = memory()) {
      assertEquals(Optional.empty(), memory.damage());
    }
    Files.write(file, new byte[] {0, (byte) 200});
    try (Memory memory = memory()) {
      assertTrue(memory.damage().isPresent());
    }
    assertTrue(Files.exists(file.resolveSibling("damaged-2-settings.toml")));
  }

  @Test
  void aLineThatCannotBeIsSetAsideAndTheOthersHold() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "theme = \"pink\"\npalette = \"safe\"\ntext_size = true\n");
    try (Memory memory = memory()) {
      Settings settings = settings(memory);
      assertEquals(Theme.LIGHT, settings.theme().get());
      assertEquals(Palette.SAFE, settings.palette().get());
      assertEquals(1, settings.textSize().get());
      assertEquals(
          Optional.of(
              "In %s these lines could not be read and do not count: theme = \"pink\", text_size = true. The file as it was is kept as %s."
                  .formatted(file, file.resolveSibling("damaged-1-settings.toml"))),
          memory.damage().map(d -> d.message(Locale.ENGLISH)));
    }
    try (Memory memory = memory()) {
      assertEquals(Optional.empty(), memory.damage());
      assertEquals(Palette.SAFE, settings(memory).palette().get());
    }
  }

  /// Values that a line cannot have: too small, too large, of another type, of an unknown name.
  private static List<String> wrong(String name) {
    List<String> never = List.of("[]", "{a = 1}", "nan", "inf", "-inf", "-1e300", "1e300");
    List<String> others =
        switch (name) {
          case "text_size" -> List.of("0", "0.99", "2.01", "20", "50", "true", "\"1\"", "[1.5]");
          case "digits" -> List.of("-1", "16", "2.5", "true", "\"many\"");
          case "side_width", "panel_width" -> List.of("-1", "20001", "true", "\"300\"");
          case "window_x", "window_y" -> List.of("-100001", "100001", "true", "\"0\"");
          case "window_width" -> List.of("3", "479", "-800", "100001", "true", "\"800\"");
          case "window_height" -> List.of("3", "359", "-800", "100001", "true", "\"800\"");
          case "language", "theme", "palette", "signs", "locals", "tab" ->
              List.of("\"foo\"", "\"Ko\"", "0", "true", "[\"dark\"]");
          case "folder" -> List.of("0", "true", "\"a\\u0000b\"", "[\"/a\"]");
          case "recent", "tables" ->
              List.of("0", "\"/a\"", "[1]", "[\"/a\", true]", "[\"a\\u0000b\"]");
          default -> List.of("\"true\"", "0", "1", "[true]");
        };
    return Stream.concat(
            never.stream()
                .filter(v -> !v.equals("[]") || !List.of("recent", "tables").contains(name)),
            others.stream())
        .toList();
  }

  @Test
  void aLineOfAnyNameThatCannotBeIsNamedAndLeftOut() throws IOException {
    Files.createDirectories(file.getParent());
    Settings usual = new Settings(Locale.ENGLISH);
    assertEquals(28, Memory.NAMES.size());
    for (String name : Memory.NAMES) {
      for (String value : wrong(name)) {
        String line = name + " = " + value;
        Files.writeString(
            file, line + "\n" + (name.equals("palette") ? "" : "palette = \"safe\"\n"));
        try (Memory memory = memory()) {
          String told = memory.damage().map(d -> d.message(Locale.ENGLISH)).orElse("");
          assertTrue(told.contains("do not count: " + name), line + ": " + told);
          Settings settings = settings(memory);
          for (Trait<?> trait : Trait.ALL) {
            if (trait.name().equals("palette") && !name.equals("palette")) continue;
            assertEquals(
                trait.property().apply(usual).getValue(),
                trait.property().apply(settings).getValue(),
                line + " changes " + trait.name());
          }
          if (!name.equals("palette")) assertEquals(Palette.SAFE, settings.palette().get(), line);
          assertEquals(Optional.empty(), memory.place(), line);
          assertEquals(Optional.empty(), memory.folder(), line);
          assertEquals(List.of(), memory.recent(), line);
        }
        assertFalse(Files.exists(file) && Files.readString(file).contains(line), line);
        try (Memory memory = memory()) {
          assertEquals(Optional.empty(), memory.damage(), line);
        }
        Files.deleteIfExists(file);
        Files.delete(file.resolveSibling("damaged-1-settings.toml"));
      }
    }
  }

  @Test
  void aWindowIsRememberedAsLargeAsItMayBe() {
    try (Memory memory = memory()) {
      memory.place(new WindowPlace(0, 0, 3, 2, false));
      assertEquals(Optional.of(new WindowPlace(0, 0, 480, 360, false)), memory.place());
    }
    assertEquals(Optional.empty(), memory().damage());
  }

  @Test
  void whatALaterEditionRemembersIsKept() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "later = [\"a\"]\ntheme = \"dark\"\n");
    try (Memory memory = memory()) {
      settings(memory).palette().set(Palette.SAFE);
    }
    String now = Files.readString(file);
    assertTrue(now.endsWith("palette = \"safe\"\n\nlater = [\"a\"]\n"), now);
    assertTrue(now.contains("theme = \"dark\""), now);
  }

  @Test
  void twoProcessesWriteWhatWasChangedInEach() {
    try (Memory one = memory();
        Memory other = memory()) {
      settings(one).theme().set(Theme.DARK);
      settings(other).palette().set(Palette.SAFE);
    }
    try (Memory memory = memory()) {
      Settings settings = settings(memory);
      assertEquals(Theme.DARK, settings.theme().get());
      assertEquals(Palette.SAFE, settings.palette().get());
    }
  }

  @Test
  void windowsOfAProcessShareTheirColoursAndBeginAsTheLastWasSet() {
    try (Memory memory = memory()) {
      Settings one = settings(memory);
      Settings two = settings(memory);
      one.theme().set(Theme.DARK);
      one.panel().set(false);
      assertEquals(Theme.DARK, two.theme().get());
      assertTrue(two.panel().get());
      assertFalse(settings(memory).panel().get());
    }
  }

  @Test
  void whatIsChangedForNowIsNotRemembered() {
    try (Memory memory = memory()) {
      Settings settings = settings(memory);
      settings.digits().set(Decimals.of(2));
      memory.aside(() -> settings.theme().set(Theme.DARK));
      assertEquals(Theme.DARK, settings.theme().get());
    }
    assertEquals(Theme.LIGHT, settings(memory()).theme().get());
    assertEquals(Decimals.of(2), settings(memory()).digits().get());
  }

  @Test
  void theLastTenFilesAreKnownTheNewestFirstAndEachOnce() {
    Memory memory = memory();
    IntStream.range(0, 12).forEach(i -> memory.use(folder.resolve(i + ".gradus")));
    memory.use(folder.resolve("x/../5.gradus"));
    assertEquals(
        List.of("5", "11", "10", "9", "8", "7", "6", "4", "3", "2"),
        memory.recent().stream()
            .map(f -> f.getFileName().toString().replace(".gradus", ""))
            .toList());
    memory.forgetFiles();
    memory.close();
    assertEquals(List.of(), memory().recent());
  }

  @Test
  void whoCannotBeRememberedIsTold() throws IOException {
    Files.writeString(folder.resolve("home"), "a file");
    Memory memory = memory();
    Failure[] told = new Failure[1];
    memory.onFailure(failure -> told[0] = failure);
    settings(memory).theme().set(Theme.DARK);
    memory.close();
    assertEquals("memory.unwritten", told[0].key());
  }

  @Test
  void aWindowIsPutWhereItIsSeen() {
    List<WindowPlace.ScreenArea> screens =
        List.of(
            new WindowPlace.ScreenArea(0, 0, 1920, 1080),
            new WindowPlace.ScreenArea(1920, 0, 1280, 1024));
    WindowPlace second = new WindowPlace(2000, 50, 1000, 700, false);
    assertEquals(second, second.on(screens));
    assertEquals(new WindowPlace(460, 190, 1000, 700, false), second.on(screens.subList(0, 1)));
    WindowPlace half = new WindowPlace(1700, 900, 1000, 700, true);
    assertEquals(new WindowPlace(920, 380, 1000, 700, true), half.on(screens.subList(0, 1)));
    WindowPlace huge = new WindowPlace(-50, -10, 5000, 3000, false);
    assertEquals(new WindowPlace(0, 0, 1920, 1080, false), huge.on(screens));
  }

  @Test
  void aWindowOpenedOverAnotherLeavesThatOneInSight() {
    List<WindowPlace.ScreenArea> screens = List.of(new WindowPlace.ScreenArea(0, 0, 1000, 700));
    assertEquals(
        new WindowPlace(132, 82, 600, 400, false),
        new WindowPlace(100, 50, 600, 400, false).beside(32, screens));
    // One that fills the screen leaves no room beside it.
    assertEquals(
        new WindowPlace(32, 32, 968, 668, false),
        new WindowPlace(0, 0, 1000, 700, false).beside(32, screens));
  }
}
