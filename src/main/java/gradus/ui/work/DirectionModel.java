package gradus.ui.work;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.trace.InputEntry;
import gradus.trace.Tangents;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Which way derivatives go: back from the output, or forward along with the values from one number
/// of an input. It is kept while the document is open.
public final class DirectionModel {
  /// Back from the output.
  public static final String BACKWARD = "";

  /// Nobody looks for a number among more.
  private static final int MOST_OFFERED = 400;

  private final StringProperty along = new SimpleStringProperty(BACKWARD);

  DirectionModel(DocumentModel document) {
    document.follow(
        new DocumentModel.Reader() {
          @Override
          public void opens() {
            along.set(BACKWARD);
          }
        });
  }

  /// The number that tangents follow, `x` or `W[0,1]`; [#BACKWARD] where gradients go back.
  public StringProperty along() {
    return along;
  }

  /// What can be chosen for a graph: to go back, and every number of its inputs.
  public static List<String> choices(ComputationGraph graph) {
    List<String> all = new ArrayList<>(List.of(BACKWARD));
    if (graph.isSymbolic()) return all;
    for (Gate input : Tangents.inputs(graph)) {
      for (int i = 0; i < input.shape().size() && all.size() <= MOST_OFFERED; i++) {
        all.add(new InputEntry(input, i).name());
      }
    }
    return all;
  }

  /// A trace with the tangents of that number; as it is where gradients go back, and where the
  /// program has no such number now.
  static Trace directed(Trace trace, String along, BooleanSupplier cancelled) {
    if (along.equals(BACKWARD) || trace.isSymbolic()) return trace;
    return InputEntry.written(trace.graph(), along)
        .map(entry -> trace.forwardMode(entry, cancelled))
        .orElse(trace);
  }
}
