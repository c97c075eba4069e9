package gradus.ui.work;

import gradus.diagram.Diagram;
import gradus.graph.Gate;
import gradus.ui.work.Subject.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Follows what the panel should be about: the step shown, until a person asks about a gate; the
/// next step taken takes over again, an edit of the text does not.
public final class Attention {
  private final PictureModel picture;
  private final ReadOnlyObjectWrapper<Subject> subject = new ReadOnlyObjectWrapper<>();
  private Kept asked;

  /// What was asked about, and which of it last.
  private final List<Kept> questions = new ArrayList<>();

  /// A question, by the key of its gate, which may be drawn anew.
  private record Kept(String key, Question.Aim aim) {
    static Kept of(Question question) {
      return new Kept(question.gate().key(), question.aim());
    }

    Kept under(String other) {
      return new Kept(other, aim);
    }
  }

  private int at;

  public Attention(PictureModel picture) {
    this.picture = picture;
    picture.player().steps().addListener(o -> asked = null);
    picture.player().step().addListener(o -> follow());
    picture.follow(carried -> {
      if (asked != null) asked = carried.key(asked.key).map(asked::under).orElse(null);
      questions.replaceAll(q -> carried.key(q.key).map(q::under).orElse(q));
    });
    picture.diagram().addListener(o -> follow());
  }

  /// Null while there is no picture.
  public ReadOnlyObjectProperty<Subject> subject() {
    return subject.getReadOnlyProperty();
  }

  /// Whether there is a picture of the text, and if not why.
  public ReadOnlyObjectProperty<PictureModel.Status> status() {
    return picture.status();
  }

  /// Turns to a gate.
  public void ask(Gate gate) {
    ask(Question.about(gate));
  }

  /// Turns to a gate or a fork.
  public void ask(Question question) {
    Kept kept = Kept.of(question);
    boolean again = !questions.isEmpty() && questions.get(at).equals(kept);
    if (!again) {
      questions.subList(Math.min(at + 1, questions.size()), questions.size()).clear();
      questions.add(kept);
      at = questions.size() - 1;
    }
    asked = kept;
    follow();
  }

  /// Turns to something in passing: it is not gone back to.
  public void glance(Question question) {
    asked = Kept.of(question);
    follow();
  }

  /// Turns to what was asked about before; where the step has taken over since, to what was asked
  /// about last. False where there is nothing.
  public boolean back() {
    return turn(asked == null ? at : at - 1, -1);
  }

  /// Turns to what was asked about after that; false where there is nothing.
  public boolean forward() {
    return turn(at + 1, 1);
  }

  /// Gates that are gone by now are passed over.
  private boolean turn(int from, int by) {
    for (int to = from; to >= 0 && to < questions.size(); to += by) {
      Kept kept = questions.get(to);
      if (question(kept) != null) {
        at = to;
        asked = kept;
        follow();
        return true;
      }
    }
    return false;
  }

  /// Whether something was asked about before what it is turned to.
  public boolean leadsBack() {
    return leads(asked == null ? at : at - 1, -1);
  }

  /// Whether something was asked about after it.
  public boolean leadsForward() {
    return leads(at + 1, 1);
  }

  private boolean leads(int from, int by) {
    return IntStream.iterate(from, n -> n >= 0 && n < questions.size(), n -> n + by)
        .anyMatch(n -> question(questions.get(n)) != null);
  }

  /// The same in the picture shown; null where it has no such gate or fork.
  private Question question(Kept kept) {
    Diagram now = picture.diagram().get();
    return now == null
        ? null
        : now.steps().trace().graph().gates().stream()
            .filter(g -> g.key().equals(kept.key))
            .map(g -> new Question(g, kept.aim))
            .filter(q -> !q.isFork() || q.box(now).isPresent())
            .findFirst()
            .orElse(null);
  }

  /// Remembers what it is turned to, and turns to that again when it is run.
  public Runnable bookmark() {
    Kept then = asked;
    List<Kept> before = List.copyOf(questions);
    int there = at;
    return () -> {
      asked = then;
      questions.clear();
      questions.addAll(before);
      at = there;
      follow();
    };
  }

  /// Turns to the step again.
  public void release() {
    asked = null;
    follow();
  }

  /// Whether the picture is to name every wire, for a text on screen that speaks of them all.
  public void nameAll(boolean named) {
    picture.nameAll(named);
  }

  private void follow() {
    Diagram now = picture.diagram().get();
    int step = picture.player().step().get();
    if (now == null || step > now.steps().last()) {
      subject.set(null);
      return;
    }
    subject.set(new Subject(now, step, asked == null ? null : question(asked)));
  }
}
