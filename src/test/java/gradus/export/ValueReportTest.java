package gradus.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What `gradus eval --json` says of names.
class ValueReportTest {
  @SuppressWarnings("unchecked")
  private static String named(String program, String name) {
    Trace trace = Trace.of(Texts.build(program).graph());
    Map<String, Object> all = ValueReport.of(trace, List.of(), Locale.ENGLISH);
    return Json.write(((Map<String, Object>) all.get("names")).get(name));
  }

  @Test
  void aClassLabelHasNoGradient() {
    String label = "{\"kind\":\"input\",\"shape\":[],\"value\":1.0,\"grad\":null}";
    assertEquals(label, named("s = [1, 2]; y = 1; L = cross_entropy(s, y)", "y"));
    assertEquals(label, named("s = [1, 2]; y = 1; L = hinge(s, y)", "y"));
    assertEquals(
        "{\"kind\":\"input\",\"shape\":[2],\"value\":[0.0,1.0],\"grad\":null}",
        named("S = [[1, 2], [3, 5]]; y = [0, 1]; L = cross_entropy(S, y)", "y"));
  }

  @Test
  void anInputThatTheOutputDoesNotDependOnHasTheGradientZero() {
    assertEquals(
        "{\"kind\":\"input\",\"shape\":[],\"value\":2.0,\"grad\":0.0}",
        named("x = 1; b = 2; f = 3*x", "b"));
  }
}
