package gradus.ui.work;

import gradus.diagram.Diagram;
import gradus.diagram.scene.Scene;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.lang.Problem;
import gradus.latex.TypesetName;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What a person is told beside the picture: problems of the text and what would put them right,
/// remarks, and a newcomer's hint.
public final class ProblemModel {
  static final String BLANK_ONE = "notice.blank.one";
  static final String BLANK_MANY = "notice.blank.many";
  private static final int MOST_NAMED = 6;

  private final Words words;
  private final DocumentModel document;
  private final InputModel inputs;
  private final ObservableList<Problem> problems = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper remark = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper hint = new ReadOnlyBooleanWrapper();

  ProblemModel(Words words, DocumentModel document, Player player, InputModel inputs) {
    this.words = words;
    this.document = document;
    this.inputs = inputs;
    player.step().addListener((o, was, now) -> hint.set(hint.get() && now.intValue() == 0));
    document.follow(
        new DocumentModel.Reader() {
          @Override
          public void opens() {
            hint.set(false);
          }

          @Override
          public void changes(Change change, String now) {
            problems.clear();
          }
        });
  }

  /// Problems of the text as it stands, errors first.
  public ObservableList<Problem> problems() {
    return problems;
  }

  /// Something about the picture that is no problem of the text.
  public ReadOnlyStringProperty remark() {
    return remark.getReadOnlyProperty();
  }

  /// Whether a newcomer is told how to step.
  public ReadOnlyBooleanProperty hint() {
    return hint.getReadOnlyProperty();
  }

  void greet() {
    hint.set(true);
  }

  /// What would put a problem right; empty where a person has to think.
  public List<Remedy> remedies(Problem problem) {
    return Remedy.of(problem, document, inputs, words);
  }

  void hear(News news, boolean current) {
    switch (news) {
      case News.Painted painted -> {
        String about = about(painted.diagram().steps().trace().graph(), painted.limit(), words);
        say(current ? withBlanks(painted.problems(), painted.diagram()) : List.of(), about);
      }
      case News.Mistaken refused -> say(current ? refused.problems() : List.of(), "");
      case News.Empty empty -> say(List.of(), "");
      case News.Busy working -> {}
      case News.Cancelled cancelled -> say(List.of(), words.say("ui.remark.cancelled"));
      case News.Failed failed -> say(List.of(), words.say("ui.remark.failed", failed.reason()));
    }
  }

  /// What is said of a picture.
  ///
  /// @param limit of the gates that its layout takes where it is a sketch; else 0
  static String about(ComputationGraph graph, int limit, Words words) {
    if (limit > 0) return words.say("ui.remark.limit", limit);
    if (Scene.isLabelled(graph)) return "";
    return words.say("ui.remark.unnumbered", Scene.operations(graph), Scene.MOST_LABELLED);
  }

  private void say(List<Problem> found, String about) {
    // The same problems again must not turn the page someone is reading.
    if (!problems.equals(found)) problems.setAll(found);
    remark.set(about);
  }

  /// The problems, and which inputs still need a value.
  private static List<Problem> withBlanks(List<Problem> problems, Diagram diagram) {
    ComputationGraph graph = diagram.steps().trace().graph();
    List<Gate> blanks = graph.blanks();
    // Where a function is not defined, no value would help.
    if (blanks.isEmpty() || graph.isSymbolic()) return problems;
    List<String> names =
        blanks.stream().limit(MOST_NAMED).map(gate -> TypesetName.text(gate.name())).toList();
    String listed = String.join(", ", names) + (blanks.size() > MOST_NAMED ? ", …" : "");
    List<Problem> all = new ArrayList<>(problems);
    String key = blanks.size() == 1 ? BLANK_ONE : BLANK_MANY;
    all.add(Problem.notice(blanks.getFirst().span(), key, listed));
    return all;
  }
}
