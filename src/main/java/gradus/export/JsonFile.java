package gradus.export;

import gradus.explain.Remarks;
import gradus.lang.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// All values and gradients, as `gradus eval --json` prints them.
final class JsonFile implements FileKind {
  @Override
  public String extension() {
    return "json";
  }

  @Override
  public Set<ExportOption> options() {
    return Set.of();
  }

  @Override
  public boolean needsValues() {
    return true;
  }

  @Override
  public Made make(ExportOrder order) {
    List<Problem> notices = new ArrayList<>(order.notices());
    notices.addAll(Remarks.of(order.trace()));
    String text = Json.write(ValueReport.of(order.trace(), notices, order.locale())) + "\n";
    return new Made.Bytes(text.getBytes(StandardCharsets.UTF_8), List.of());
  }
}
