package gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.export.ExportOption;
import gradus.export.FileKind;
import gradus.export.FileKinds;
import gradus.lang.Messages;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Walks the list of commands and the list of files that `export` writes: a new one is tried here
/// as soon as it stands in its list.
class CommandsTest {
  /// What stands behind each option of `export`: nothing behind one that is a flag.
  private static List<String> value(ExportOption option) {
    return switch (option) {
      case STEP -> List.of("1");
      case SCALE -> List.of("2");
      case SIZE -> List.of("300x200");
      case DPI -> List.of("96", "--size", "80mmx40mm");
      case TRANSPARENT -> List.of();
      case DIGITS -> List.of("3");
      case THEME -> List.of("dark");
      case PALETTE -> List.of("safe");
      case NOTATION -> List.of("notes");
      case LOCALS -> List.of("numbers");
      case ENGINE -> List.of("jgraphx");
      case VIEW -> List.of("network");
      case EXAMPLE -> List.of("1", "--view", "network");
      case OF -> List.of("x[0]", "--view", "curve");
      case PASS -> List.of("forward");
      case PLAIN, PLAIN_INTEGERS, FORMULA, CAPTION, LEGEND -> List.of();
      case TITLE -> List.of("Two gates");
      case MARGIN -> List.of("40");
      case FRAME -> List.of("4:3");
    };
  }

  @TempDir Path folder;

  private record Ran(int status, String out, String err) {}

  private static Ran run(List<String> args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        GradusCommand.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            args.toArray(String[]::new));
    return new Ran(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static CommandLine line(Locale locale) {
    return GradusCommand.line(System.out, System.err, locale);
  }

  /// The names of the commands, of which none that there is may be missing.
  private static Set<String> names() {
    Set<String> names = line(Locale.ENGLISH).getSubcommands().keySet();
    List<String> known = List.of("eval", "steps", "check", "derive", "export", "examples");
    assertTrue(names.containsAll(known), names.toString());
    return names;
  }

  private static boolean isKorean(String text) {
    return text.codePoints().anyMatch(c -> c >= 0xAC00 && c <= 0xD7A3);
  }

  @Test
  void theListOfCommandsIsKnown() {
    assertTrue(names().containsAll(List.of("eval", "steps", "check", "derive", "export")));
    assertTrue(FileKinds.ALL.size() >= 2, "kinds of files");
  }

  @TestFactory
  Stream<DynamicTest> everyCommandHelpsInBothLanguages() {
    return names().stream().map(name -> DynamicTest.dynamicTest(name, () -> helps(name)));
  }

  @Test
  void theHelpOfDescendSaysWhatEachRuleDoes() {
    String help = run(List.of("descend", "--help", "--lang", "en")).out();
    assertTrue(help.contains("\nmomentum: v ← μ v + g, w ← w − η v\nA velocity v gathers"), help);
    assertTrue(help.contains("\nadam: m ← 0.9 m + 0.1 g, c ← 0.999 c + 0.001 g², m̂ ← "), help);
  }

  private static void helps(String name) {
    Ran english = run(List.of(name, "--help", "--lang", "en"));
    Ran korean = run(List.of(name, "--help", "--lang=ko"));
    assertEquals(0, english.status(), english.err());
    assertEquals(0, korean.status(), korean.err());
    assertTrue(english.out().startsWith("Usage: gradus " + name + " ["), english.out());
    assertTrue(korean.out().startsWith("사용법: gradus " + name + " ["), korean.out());
    assertFalse(isKorean(english.out()), english.out());
  }

  @TestFactory
  Stream<DynamicTest> everyCommandAndOptionIsDescribedInBothLanguages() {
    List<String> commands = new ArrayList<>(names());
    commands.add("");
    return commands.stream()
        .map(name -> DynamicTest.dynamicTest("gradus " + name, () -> described(name)));
  }

  private static void described(String name) {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
      boolean korean = locale.equals(Locale.KOREAN);
      CommandLine all = line(locale);
      CommandLine command = name.isEmpty() ? all : all.getSubcommands().get(name);
      String about = String.join(" ", command.getCommandSpec().usageMessage().description());
      assertFalse(about.isBlank(), name);
      assertEquals(korean, isKorean(about), about);
      int described = 0;
      for (ArgSpec arg : command.getCommandSpec().args()) {
        String text = String.join(" ", arg.description());
        String what = arg instanceof OptionSpec o ? o.longestName() : arg.paramLabel();
        assertFalse(text.isBlank(), what);
        assertEquals(korean, isKorean(text), what + ": " + text);
        described++;
      }
      assertTrue(described >= 3, "arguments described: " + described);
    }
  }

  /// A command line that lacks nothing but sense.
  private static List<String> called(String name, String argument) {
    boolean export = name.equals("export");
    return export ? List.of(name, argument, "-o", "x.png") : List.of(name, argument);
  }

  @TestFactory
  Stream<DynamicTest> everyCommandRefusesAnUnknownOption() {
    return names().stream()
        .map(name ->
            DynamicTest.dynamicTest(
                name,
                () -> {
                  Ran ran = run(called(name, "--nonsense"));
                  assertEquals(2, ran.status());
                  assertTrue(ran.err().contains("--nonsense"), ran.err());
                }));
  }

  @TestFactory
  Stream<DynamicTest> everyCommandSaysThatAFileIsMissing() {
    return names().stream()
        .map(name ->
            DynamicTest.dynamicTest(
                name,
                () -> {
                  Ran ran = run(called(name, "no-such-thing.gradus"));
                  assertEquals(1, ran.status(), ran.err());
                  assertTrue(ran.err().contains("no-such-thing.gradus"), ran.err());
                }));
  }

  @TestFactory
  Stream<DynamicTest> everyCommandOnProgramsSharesItsOptions() {
    List<String> shared = List.of("-e", "--set", "--output", "--unfold", "--unfold-all", "--fold");
    var commands =
        line(Locale.ENGLISH).getSubcommands().entrySet().stream()
            .filter(entry -> entry.getValue().getCommand() instanceof ProgramCommand)
            .toList();
    assertTrue(commands.size() >= 5, "commands on programs: " + commands.size());
    return commands.stream()
        .map(entry ->
            DynamicTest.dynamicTest(
                entry.getKey(),
                () -> {
                  Set<String> own = entry.getValue().getCommandSpec().optionsMap().keySet();
                  assertTrue(own.containsAll(shared), own.toString());
                  assertEquals(2, run(List.of(entry.getKey(), "xyz", "-e", "1")).status());
                }));
  }

  @Test
  void everyOptionOfExportIsInTheList() {
    Set<String> listed = new TreeSet<>(List.of("-o", "--format"));
    Arrays.stream(ExportOption.values()).map(ExportOption::flag).forEach(listed::add);
    Set<String> own = new TreeSet<>();
    for (OptionSpec option :
        line(Locale.ENGLISH).getSubcommands().get("export").getCommandSpec().options()) {
      Object holder = option.userObject();
      Set<Class<?>> listing = Set.of(ExportCommand.class, DigitsOption.class);
      if (holder instanceof Field f && listing.contains(f.getDeclaringClass())) {
        own.add(option.longestName());
      }
    }
    assertEquals(listed, own);
  }

  @TestFactory
  Stream<DynamicTest> everyKindOfFileTakesTheOptionsItListsAndRefusesOthers() {
    List<DynamicTest> tests =
        FileKinds.ALL.stream()
            .flatMap(kind ->
                Arrays.stream(ExportOption.values())
                    .map(option ->
                        DynamicTest.dynamicTest(
                            kind.extension() + " " + option.flag(), () -> taken(kind, option))))
            .toList();
    assertTrue(tests.size() >= 16, "kinds times options: " + tests.size());
    return tests.stream();
  }

  private void taken(FileKind kind, ExportOption option) {
    Path file = folder.resolve("made-" + option + "." + kind.extension());
    List<String> args = new ArrayList<>(List.of("export", "linear", "--lang", "en"));
    args.addAll(List.of("-o", file.toString(), option.flag()));
    args.addAll(value(option));
    Ran ran = run(args);
    boolean takes = kind.options().contains(option);
    assertEquals(takes ? 0 : 2, ran.status(), ran.err());
    assertEquals(takes, Files.exists(file));
    if (!takes) {
      String start = "gradus: a ." + kind.extension() + " file does not take " + option.flag();
      assertTrue(ran.err().startsWith(start), ran.err());
    }
  }

  @Test
  void anOptionTheNumbersDoNotTakeIsRefusedInASentence() {
    String file = folder.resolve("x.json").toString();
    Ran ran = run(List.of("export", "xyz", "-o", file, "--theme", "dark", "--lang", "en"));
    assertEquals(2, ran.status());
    assertEquals("gradus: a .json file does not take --theme: only .png does.", ran.err().strip());
    Ran given = run(List.of("export", "xyz", "-o", file, "--theme", "light", "--lang", "en"));
    assertEquals(2, given.status(), "also where it is given as it is by default");
  }

  @Test
  void anUnknownEndingIsAnsweredWithTheKnownOnes() {
    Ran ran = run(List.of("export", "xyz", "-o", "x.bmp", "--lang", "en"));
    assertEquals(2, ran.status());
    String known = FileKinds.endings(FileKinds.ALL, Locale.ENGLISH);
    String sentence = "gradus: cannot tell what to write from 'x.bmp': name a " + known + " file.";
    assertEquals(sentence, ran.err().strip());
    for (FileKind kind : FileKinds.ALL) {
      assertTrue(known.contains("." + kind.extension()), known);
    }
  }

  private static String languages(String between) {
    return Messages.languages().stream()
        .map(Locale::getLanguage)
        .collect(Collectors.joining(between));
  }

  @Test
  void theLanguagesOfTheHelpAreThoseThereAreFilesFor() {
    // The tests have a third language.
    String words = languages("|");
    assertTrue(words.contains("eo"), words);
    for (String command : List.of("", "eval")) {
      List<String> help = new ArrayList<>(List.of("--help", "--lang", "en"));
      if (!command.isEmpty()) help.addFirst(command);
      String usage = run(help).out();
      assertTrue(usage.contains("[--lang=" + words + "]"), usage);
    }
    Ran bare = run(List.of("eval", "xyz", "--lang"));
    assertEquals(2, bare.status());
    assertTrue(bare.err().contains("'--lang' (" + words + ")"), bare.err());
  }

  @Test
  void aLanguageThereIsNoFileForIsRefusedWithThoseThereAre() {
    for (String wrong : List.of("tlh", "x!", "ko-KR")) {
      for (String command : List.of("eval", "examples")) {
        Ran ran = run(List.of(command, "xyz", "--lang", wrong));
        assertEquals(2, ran.status(), ran.err());
        assertEquals("", ran.out());
        String sentence =
            "gradus: --lang takes one of " + languages(", ") + ", not '" + wrong + "'.";
        assertEquals(sentence, ran.err().strip());
      }
      assertEquals(2, run(List.of("--lang=" + wrong)).status());
    }
  }

  @Test
  void aMistakeIsAnsweredInTheLanguageAskedFor() {
    Ran ran = run(List.of("eval", "--nonsense", "--lang", "ko"));
    assertTrue(ran.err().contains("사용법: gradus eval"), ran.err());
  }

  @Test
  void evalIsReadInSixDigitsAndItsJsonHasAll() {
    String apples = CommandLineTest.run("eval", "apples").out();
    assertTrue(Pattern.compile("(?m)^apples +2 +110$").matcher(apples).find(), apples);
    assertTrue(Pattern.compile("(?m)^total yen +220 +1$").matcher(apples).find(), apples);
    String norm = CommandLineTest.run("eval", "norm").out();
    assertTrue(Pattern.compile("(?m)^f +0\\.116 +1$").matcher(norm).find(), norm);
    assertTrue(norm.contains("[0.22, 0.26]") && norm.contains("[-0.112, 0.636]"), norm);
    assertTrue(
        CommandLineTest.run("eval", "apples", "--json").out().contains("220.00000000000003"));
  }
}
