package gradus.lesson;

import gradus.tensor.Decimals;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the examples' folder: `index.json` lists them in order with groups, titles, notes and
/// expected numbers; the program of each is a `.gradus` file beside it, ready to be copied, and
/// `NAME.ko.gradus` with comments, and sometimes names, in Korean. In the index a JSON number is
/// exact, and a string (`"-0.20"`) is a number rounded as it is printed. The decimals of some stand
/// apart in `decimals.properties`: who shows one example need not read all.
final class ExampleReader {
  private static final String FOLDER = "/gradus/examples/";

  private ExampleReader() {}

  static List<Example> readAll() {
    JsonNode index = JsonMapper.shared().readTree(text("index.json"));
    List<Example> examples = new ArrayList<>();
    for (JsonNode entry : index) {
      examples.add(example(entry));
    }
    return List.copyOf(examples);
  }

  private static Example example(JsonNode entry) {
    String name = entry.required("name").stringValue();
    Map<String, Expected> expected = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> wire : entry.required("expected").properties()) {
      JsonNode numbers = wire.getValue();
      expected.put(wire.getKey(), new Expected(stated(numbers, "value"), stated(numbers, "grad")));
    }
    return new Example(
        name,
        entry.required("group").stringValue(),
        texts(entry.required("title")),
        texts(entry.required("note")),
        text(name + ".gradus"),
        editions(name, entry),
        decimals(name),
        expected);
  }

  static Decimals decimals(String name) {
    String stated = Rounding.STATED.getProperty(name);
    if (stated == null) return Decimals.AS_NEEDED;
    String[] words = stated.split(" ");
    return new Decimals(OptionalInt.of(Integer.parseInt(words[0])), words.length > 1);
  }

  private static final class Rounding {
    static final Properties STATED = new Properties();

    static {
      try {
        STATED.load(new StringReader(text("decimals.properties")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// The programs with comments or names in another language: `NAME.ko.gradus`.
  private static Map<String, String> editions(String name, JsonNode entry) {
    Map<String, String> editions = new LinkedHashMap<>();
    for (String language : entry.required("title").propertyNames()) {
      resource(name + "." + language + ".gradus").ifPresent(p -> editions.put(language, p));
    }
    return editions;
  }

  private static Map<String, String> texts(JsonNode languages) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> language : languages.properties()) {
      texts.put(language.getKey(), language.getValue().stringValue());
    }
    return texts;
  }

  private static Optional<Stated> stated(JsonNode numbers, String which) {
    JsonNode node = numbers.get(which);
    if (node == null) return Optional.empty();
    List<Integer> lengths = new ArrayList<>();
    for (JsonNode within = node; within.isArray(); within = within.get(0)) {
      lengths.add(within.size());
    }
    Shape shape = Shape.of(lengths.stream().mapToInt(Integer::intValue).toArray());
    List<JsonNode> entries = entries(node).toList();
    double[] data = entries.stream().mapToDouble(ExampleReader::number).toArray();
    double rounding = entries.stream().mapToDouble(ExampleReader::rounding).max().orElse(0);
    return Optional.of(new Stated(Tensor.of(shape, data), rounding));
  }

  private static Stream<JsonNode> entries(JsonNode node) {
    return node.isArray() ? node.valueStream().flatMap(ExampleReader::entries) : Stream.of(node);
  }

  private static double number(JsonNode node) {
    return node.isString() ? Double.parseDouble(node.stringValue()) : node.doubleValue();
  }

  private static double rounding(JsonNode node) {
    if (!node.isString()) return 0;
    return new BigDecimal(node.stringValue()).ulp().doubleValue() / 2;
  }

  static Optional<String> program(String name) {
    return resource(name + ".gradus");
  }

  static Optional<String> program(String name, Locale locale) {
    String edition = name + "." + locale.getLanguage() + ".gradus";
    return resource(edition).or(() -> program(name));
  }

  private static String text(String file) {
    return resource(file)
        .orElseThrow(() -> new IllegalStateException("missing resource " + FOLDER + file));
  }

  private static Optional<String> resource(String file) {
    try (InputStream in = ExampleReader.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) return Optional.empty();
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
