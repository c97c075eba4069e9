package gradus.export;

import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// JSON, the only place that knows Jackson. Values are maps, lists, strings, numbers, booleans,
/// null.
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /// One line of JSON. Doubles are written so that reading them gives the same 64-bit float.
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /// The object in a text; empty when it holds none.
  @SuppressWarnings("unchecked")
  public static Optional<Map<String, Object>> readObject(String text) {
    try {
      return Optional.ofNullable((Map<String, Object>) MAPPER.readValue(text, Map.class));
    } catch (JacksonException notAnObject) {
      return Optional.empty();
    }
  }

  /// A number, a list, or lists in lists; null for null. `NaN` and infinities are strings.
  public static Object of(Tensor tensor) {
    if (tensor == null) return null;
    return part(tensor, 0, 0);
  }

  /// What begins at a place, so many axes deep.
  private static Object part(Tensor tensor, int axis, int from) {
    Shape s = tensor.shape();
    if (axis == s.rank()) return number(tensor.get(from));
    List<Object> out = new ArrayList<>(s.length(axis));
    for (int i = 0; i < s.length(axis); i++) {
      out.add(part(tensor, axis + 1, from + i * s.step(axis)));
    }
    return out;
  }

  private static Object number(double value) {
    return Double.isFinite(value) ? (Object) value : Double.toString(value);
  }

  /// `[]`, `[3]`, `[2, 3]`; null while the shape is not known.
  static List<Integer> of(Shape shape) {
    if (shape == null) return null;
    return Arrays.stream(shape.lengths()).boxed().toList();
  }
}
