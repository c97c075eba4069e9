package gradus.ui.work;

import gradus.diagram.Diagram;
import gradus.diagram.scene.Forecast;
import gradus.graph.CarriedKeys;
import gradus.lang.Problem;
import java.util.List;
import java.util.Optional;

/// What the workshop reports about an order.
sealed interface News {
  /// The text of the order it is about.
  String text();

  /// A picture, and what is to be said about its program; `notices` is what was remarkable when
  /// that was lowered, and `carried` tells what became of the keys that gates had in the text
  /// `keyed`, null where they are what they were. A draft is a sketch that stands in while the
  /// chosen engine is still at work; `limit` is above 0 when it gave up because the graph has more
  /// gates than that.
  record Painted(
      String text,
      String keyed,
      CarriedKeys carried,
      Diagram diagram,
      List<Problem> notices,
      List<Problem> problems,
      boolean draft,
      int limit)
      implements News {
    public Painted {
      notices = List.copyOf(notices);
      problems = List.copyOf(problems);
    }
  }

  /// The text has mistakes, so there is no picture.
  record Mistaken(String text, List<Problem> problems) implements News {
    public Mistaken {
      problems = List.copyOf(problems);
    }
  }

  /// There is nothing in the text.
  record Empty(String text) implements News {}

  /// It takes long; how long, where that is known.
  record Busy(String text, Optional<Forecast.Wait> expected) implements News {}

  /// A person stopped it.
  record Cancelled(String text) implements News {}

  /// The program is too large for this machine, or there is a bug.
  record Failed(String text, String reason) implements News {}
}
