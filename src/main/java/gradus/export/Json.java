package gradus.export;

import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
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

  /// A number, a list, or a list of lists; null for null. `NaN` and infinities are strings.
  public static Object of(Tensor tensor) {
    if (tensor == null) return null;
    Shape s = tensor.shape();
    if (s.isScalar()) return number(tensor.get(0));
    if (s.isVector()) return row(tensor, 0);
    List<Object> rows = new ArrayList<>(s.rows());
    for (int r = 0; r < s.rows(); r++) {
      rows.add(row(tensor, r));
    }
    return rows;
  }

  private static List<Object> row(Tensor tensor, int row) {
    int cols = tensor.shape().cols();
    List<Object> out = new ArrayList<>(cols);
    for (int c = 0; c < cols; c++) {
      out.add(number(tensor.get(row, c)));
    }
    return out;
  }

  private static Object number(double value) {
    return Double.isFinite(value) ? (Object) value : Double.toString(value);
  }

  /// `[]`, `[3]`, `[2, 3]`; null while the shape is not known.
  static List<Integer> of(Shape shape) {
    if (shape == null) return null;
    return switch (shape.rank()) {
      case 0 -> List.of();
      case 1 -> List.of(shape.cols());
      default -> List.of(shape.rows(), shape.cols());
    };
  }
}
