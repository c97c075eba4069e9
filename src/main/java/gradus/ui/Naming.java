package gradus.ui;

import gradus.diagram.Diagram;
import gradus.graph.Gate;
import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.ui.work.WindowModel;
import gradus.ui.work.Words;
import java.util.Optional;

/// Asks for the names that a person writes into the text from the picture.
final class Naming {
  /// Letters of a formula that are shown of its beginning and of its end.
  private static final int SHOWN = 24;

  private final WindowModel model;
  private final Dialogs dialogs;
  private final Words words;

  Naming(WindowModel model, Dialogs dialogs) {
    this.model = model;
    this.dialogs = dialogs;
    words = model.words();
  }

  /// Makes a function of the selected gates.
  void function() {
    if (model.folding().selection().isEmpty()) {
      refuse("group.none");
      return;
    }
    dialogs.ask(
        words.say("ui.group.title"),
        words.say("ui.group.name"),
        model.folding().freeName(),
        name -> model.folding().group(name.strip()).map(words::alone));
  }

  /// Says that no wire is chosen to be named.
  void noWire() {
    refuse("name.none");
  }

  private void refuse(String why) {
    dialogs.failure(words.alone(Problem.error(Span.NOWHERE, why)));
  }

  /// Gives the wire of a gate a name, or another one.
  void wire(Gate gate) {
    Diagram diagram = model.picture().diagram().get();
    Optional<Problem> objection = model.folding().unnameable(gate);
    if (objection.isPresent() || diagram == null) {
      objection.ifPresent(problem -> dialogs.failure(words.alone(problem)));
      return;
    }
    boolean named = model.folding().isNamed(gate);
    String called = diagram.steps().trace().graph().called(gate).orElse("");
    String formula =
        diagram.steps().trace().graph().text(gate, SHOWN).replaceAll("\\s+", " ").strip();
    dialogs.ask(
        words.say(named ? "ui.rename.title" : "ui.name.title"),
        named ? words.say("ui.rename.name", called) : words.say("ui.name.name", formula),
        model.folding().written(called),
        name -> model.folding().name(gate, name).map(words::alone));
  }
}
