package gradus.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Nightly;
import gradus.graph.place.Group;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lesson.Examples;
import gradus.reading.Notation;
import gradus.reading.ProgramReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Keys come from places in the formula, and an edit carries them on.
class CarriedKeysTest {
  private static final Folding BLOCKS_FOLDED = new Folding(false, Set.of(), Set.of("h"));

  private static Program read(String text) {
    return ProgramReader.read(text);
  }

  private static Lowering build(Program program, Folding folding) {
    return GraphBuilder.build(program, Map.of(), null, folding, () -> false);
  }

  private static CarriedKeys between(String before, String after) {
    return CarriedKeys.between(read(before), read(after));
  }

  private static List<String> keys(String text, Folding folding) {
    return build(read(text), folding).graph().gates().stream().map(Gate::key).toList();
  }

  private static List<String> programs() throws IOException {
    List<String> programs = new ArrayList<>();
    Examples.all().forEach(e -> programs.add(e.program()));
    try (InputStream in = CarriedKeysTest.class.getResourceAsStream("/reference/gradients.jsonl")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> JsonMapper.shared().readTree(line).get("program").stringValue())
          .filter(text -> text.length() < 2_000)
          .forEach(programs::add);
    }
    return programs;
  }

  @Test
  void aKeyIsThePathThroughTheFormula() {
    assertEquals(
        List.of("x", "f/0^3", "f/0^2", "y", "f/0/1", "f/0", "f/1/0", "f/1", "f"),
        keys("f = 2x + y*x - 3^x", Folding.FOLDED));
    assertEquals(
        List.of("x", "f/0/swish/1", "f/0/swish", "f"),
        keys(
            "swish(t) = t*sigmoid(t)\nf = swish(x) + x",
            new Folding(false, Set.of("swish"), Set.of())));
    assertEquals(
        List.of("h", "h⁽¹⁾/0", "h⁽¹⁾", "h⁽²⁾/0", "h⁽²⁾"),
        keys("h = 1\nrepeat 2 { h = 2*h }", Folding.FOLDED));
  }

  @Test
  void keysAreUniqueInEveryGraph() throws IOException {
    List<String> texts = new ArrayList<>(programs());
    texts.add("h = 1\nrepeat 2 { h = h + 1 }\nrepeat 3 { h = 2h }\nf = h");
    texts.add("h⁽¹⁾ = 1\nh = 2\nrepeat 2 { h = h + 1 }\nf = h + h⁽¹⁾");
    texts.add("h = 2\nrepeat 2 { h = h + 1 }\nf = h + h⁽²⁾");
    texts.add("g(a) = 2*a\nk(a) = g(g(a))\nf = k(x + 1) + k(3)\nx = 1");
    texts.add("g(a) = sigmoid(a)\nk(a) = g(a)\nf = k(x)\nx = 1");
    int gates = 0;
    for (String text : texts) {
      for (Folding folding : List.of(Folding.FOLDED, Folding.UNFOLDED, BLOCKS_FOLDED)) {
        List<String> keys = keys(text, folding);
        assertEquals(keys.size(), new HashSet<>(keys).size(), text + keys);
        gates += keys.size();
      }
    }
    assertTrue(gates > 10_000, "only " + gates);
  }

  @Test
  void aPartThatIsWrappedMovesInward() {
    CarriedKeys carried = between("f = a*b + c*d", "f = a*b + exp(c*d)");
    assertEquals(Optional.of("f/1/0"), carried.key("f/1"));
    assertEquals(Optional.of("f/0"), carried.key("f/0"));
    assertEquals(Optional.of("f"), carried.key("f"));
    assertEquals(Optional.of("f/0"), between("f = a + b", "f = exp(a + b)").key("f"));
    assertEquals(Optional.of("f"), between("f = exp(a + b)", "f = a + b").key("f/0"));
  }

  @Test
  void aPartThatIsGoneHasNoKey() {
    CarriedKeys carried = between("f = a*b + c*d", "f = c*d");
    assertEquals(Optional.of("f"), carried.key("f/1"));
    assertEquals(Optional.empty(), carried.key("f/0"));
    assertEquals(Optional.empty(), carried.key("f"));
    assertEquals(Set.of("f"), carried.keys(Set.of("f/0", "f/1")));
  }

  @Test
  void aGateEditedInsideKeepsItsKeyAndAnotherOperationDoesNot() {
    assertEquals(Optional.of("f/0"), between("f = sin(a + b)", "f = sin(a + 2b)").key("f/0"));
    assertEquals(Optional.empty(), between("f = 1 + sin(a)", "f = 1 + cos(a)").key("f/1"));
    assertEquals(Optional.of("x"), between("x = 2\nf = x*x", "x = 3\nf = x*x").key("x"));
  }

  @Test
  void equalPartsOnBothSidesOfAnEditKeepTheirOrder() {
    CarriedKeys front = between("f = sin(x) + cos(y)", "f = sin(z) + sin(x) + cos(y)");
    assertEquals(Optional.of("f/0/1"), front.key("f/0"));
    assertEquals(Optional.of("f/1"), front.key("f/1"));
  }

  @Test
  void keysInsideCallsAndRoundsAreCarriedByTheirFormulas() {
    CarriedKeys wrapped = between("g(a) = a*x + 1\nf = g(y)", "g(a) = exp(a*x) + 1\nf = 2g(y)");
    assertEquals(Optional.of("f/1/g/0^2"), wrapped.key("f/g/0"));
    CarriedKeys rounds = between("repeat 3 { h = 2h + b }", "repeat 4 { h = exp(2h) + b }");
    assertEquals(Optional.of("h⁽²⁾/0^2"), rounds.key("h⁽²⁾/0"));
    assertEquals(Optional.of("h⁽²⁾"), rounds.key("h⁽²⁾"));
    CarriedKeys catalogue = between("f = sigmoid(x)", "f = 2 + sigmoid(x)");
    assertEquals(Optional.of("f/1/sigmoid/1"), catalogue.key("f/sigmoid/1"));
  }

  @Test
  void foldingIsCarriedByKeysAndByNames() {
    String before = "g(a) = a*2\nh = 1\nrepeat 3 { h = g(h) }\nf = sigmoid(h) + g(h)";
    String after = "g(a) = exp(a*2)\nh = 1 + 2\nrepeat 3 { h = g(h) }\nf = 3 - sigmoid(h) + g(h)";
    Folding folding = new Folding(false, Set.of("g", "f/0"), Set.of("h", "f/1"));
    assertEquals(
        new Folding(false, Set.of("g", "f/0/1"), Set.of("h", "f/1")),
        between(before, after).folding(folding));
    assertEquals(
        new Folding(false, Set.of("k"), Set.of()),
        between("g(a) = a*2\nf = g(x)", "k(a) = a*2\nf = k(x)")
            .folding(new Folding(false, Set.of("g"), Set.of())));
  }

  /// A change of a text at one place.
  private record Edit(int start, int end, String with) {}

  private static String edited(String text, List<Edit> edits) {
    StringBuilder out = new StringBuilder(text);
    edits.stream()
        .sorted(Comparator.comparingInt(Edit::start).thenComparing(Edit::end).reversed())
        .forEach(e -> out.replace(e.start, e.end, e.with));
    return out.toString();
  }

  /// Where a stretch that no edit touches stands afterwards; null when one does.
  private static Span moved(Span span, List<Edit> edits) {
    int by = 0;
    for (Edit e : edits) {
      if (e.end <= span.start()) {
        by += e.with.length() - (e.end - e.start);
      } else if (e.start < span.end()) {
        return null;
      }
    }
    return new Span(span.start() + by, span.end() + by);
  }

  private static List<Edit> edits(Random random, ComputationGraph graph, int sort) {
    List<Gate> gates = graph.gates().stream().filter(Gate::isOperation).toList();
    Span part = gates.get(random.nextInt(gates.size())).span();
    int start = part.start();
    int end = part.end();
    int line = graph.text().lastIndexOf('\n', start) + 1;
    int next = graph.text().indexOf('\n', line) + 1;
    return switch (sort) {
      case 0 -> List.of(new Edit(start, start, "exp("), new Edit(end, end, ")"));
      case 1 -> List.of(new Edit(start, start, "(qq + 1)*"));
      case 2 -> List.of(new Edit(start, end, "sin(qq)"));
      case 3 -> List.of(new Edit(line, line, "kk = 3*qq + 1\n"));
      case 4 -> List.of(new Edit(line, next == 0 ? graph.text().length() : next, ""));
      default -> renamed(graph);
    };
  }

  private static List<Edit> renamed(ComputationGraph graph) {
    String name = graph.inputs().isEmpty() ? "none" : graph.inputs().getFirst().name();
    List<Edit> edits = new ArrayList<>();
    Matcher found =
        Pattern.compile("(?<![\\p{L}\\d_])" + name + "(?![\\p{L}\\d_(])").matcher(graph.text());
    while (found.find()) {
      edits.add(new Edit(found.start(), found.end(), "zz"));
    }
    return edits;
  }

  private static String place(Gate gate, Span span) {
    StringBuilder place = new StringBuilder(gate.op().name() + span);
    for (Group g = gate.group(); g != null; g = g.parent()) {
      place.append(g.title());
    }
    return place.toString();
  }

  private static boolean isResultOfCall(Gate gate) {
    return gate.name() != null && gate.group() != null && gate.group().bond() == Group.Bond.CALL;
  }

  @Test
  void anEditElsewhereKeepsOrCarriesTheKeyOfEveryUntouchedGate() throws IOException {
    Random random = new Random(7);
    int kept = 0;
    int jumped = 0;
    int edits = 0;
    Map<Integer, Integer> bySort = new HashMap<>();
    for (String text : programs()) {
      if (Notation.of(text) != Notation.PLAIN) continue;
      Program before = read(text);
      for (int sort = 0; sort < 6; sort++) {
        Folding folding = random.nextInt(3) == 0 ? Folding.UNFOLDED : Folding.FOLDED;
        ComputationGraph old = build(before, folding).graph();
        if (old.gates().stream().noneMatch(Gate::isOperation)) continue;
        List<Edit> change = edits(random, old, sort);
        Program after = read(edited(text, change));
        ComputationGraph now = build(after, folding).graph();
        if (now == null) continue;
        edits++;
        Map<String, Gate> byPlace = new HashMap<>();
        Map<String, Gate> byKey = new HashMap<>();
        for (Gate gate : now.gates()) {
          byKey.put(gate.key(), gate);
          if (gate.isOperation()) byPlace.put(place(gate, gate.span()), gate);
        }
        CarriedKeys carried = CarriedKeys.between(before, after);
        Set<String> given = new HashSet<>();
        List<Gate> order = old.gates().stream().filter(Gate::isOperation).toList();
        List<Gate> newOrder = now.gates().stream().filter(Gate::isOperation).toList();
        for (Gate gate : order) {
          Optional<String> key = carried.key(gate.key());
          key.ifPresent(k -> assertTrue(given.add(k), k + " twice in\n" + after.text()));
          Span span = moved(gate.span(), change);
          if (span == null) continue;
          Gate there = byPlace.get(place(gate, span));
          // The result of a call drawn by its parts has the key of the name when it has one.
          if (there == null || isResultOfCall(gate) || isResultOfCall(there)) continue;
          String what = gate.key() + " of\n" + text + "\nafter\n" + after.text();
          Gate is = byKey.get(key.orElse("none"));
          assertNotNull(is, what + " is " + key);
          assertEquals(gate.op().name(), is.op().name(), what);
          assertEquals(old.text(gate), now.text(is), what);
          kept++;
          bySort.merge(sort, 1, Integer::sum);
          if (order.indexOf(gate) != newOrder.indexOf(there)) jumped++;
        }
      }
    }
    assertTrue(edits > 500, "only " + edits + " edits");
    assertTrue(kept > 3_000, "only " + kept + " gates");
    for (int sort = 0; sort < 6; sort++) {
      assertTrue(bySort.getOrDefault(sort, 0) > 50, "" + bySort);
    }
    // Numbered in the order they are made, many of them would have changed their key.
    assertTrue(jumped > 500, "only " + jumped + " jumped");
  }

  @Tag("huge")
  @Test
  void aLongFormulaIsCarriedQuickly() {
    int n = Nightly.size(100_000);
    String long1 = "x = 2\nf = sin(x)" + " + x".repeat(n - 1);
    String long2 = "x = 2\nf = exp(sin(x))" + " + x".repeat(n - 1) + " + y";
    Program before = read(long1);
    Program after = read(long2);
    assertFalse(before.hasErrors() || after.hasErrors());
    assertTimeoutPreemptively(
        Duration.ofSeconds(120),
        () -> {
          CarriedKeys carried = CarriedKeys.between(before, after);
          assertEquals(Optional.of("f/0^" + (n + 1)), carried.key("f/0^" + (n - 1)));
          // What contains the edit stays where its path leads.
          assertEquals(Optional.of("f/0^4"), carried.key("f/0^4"));
          CarriedKeys longer = CarriedKeys.between(before, read(long1 + " + y"));
          assertEquals(Optional.of("f/0^5"), longer.key("f/0^4"));
        });
  }

  @Test
  void otherNumbersAloneMoveNoKey() {
    String text = "g(a) = a^2\nx = 2\nrepeat 3 { h = h + g(x) }\nf = sum(i=1..3, i*h) - 4x";
    CarriedKeys carried = between(text, text.replace("x = 2", "x = -0.25").replace("4x", "17x"));
    for (String key : List.of("x", "h⁽²⁾/1/g", "f/0", "f/1/0", "f", "none")) {
      assertEquals(Optional.of(key), carried.key(key));
    }
    Folding open = new Folding(false, Set.of("f/1/0", "h"), Set.of("g"));
    assertEquals(open, carried.folding(open));
    CarriedKeys divided = between("f = 1 + (2x - 3x)", "f = 2 + (2x/3x)");
    assertEquals(Optional.empty(), divided.key("f/1"));
  }
}
