package gradus.ui.keys;

import gradus.ui.piece.Notice;
import gradus.ui.work.Attention;
import gradus.ui.work.Background;
import gradus.ui.work.Settings;
import gradus.ui.work.Subject;
import gradus.ui.work.Subject.Question;
import gradus.ui.work.Words;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.beans.value.ObservableValue;

/// While the panel is closed, a few words about what was clicked, and the way to all of it.
public final class InBrief {
  private final Attention attention;
  private final Settings settings;
  private final Words words;
  private final Notice notice;
  private final Runnable opening;
  private final Background background;
  private final ObservableValue<List<Object>> about;

  /// `opening` opens the panel where it tells of what was clicked.
  public InBrief(
      Attention attention,
      Settings settings,
      Words words,
      Notice notice,
      Runnable opening,
      Executor receiving) {
    this.attention = attention;
    this.settings = settings;
    this.words = words;
    this.notice = notice;
    this.opening = opening;
    about = attention.subject().map(InBrief::about);
    background = new Background("telling in brief", receiving);
    words.language().addListener(o -> retell());
  }

  /// What is looked at now: the step, and what was clicked in a graph that is unfolded so far.
  public ObservableValue<List<Object>> about() {
    return about;
  }

  private static List<Object> about(Subject subject) {
    Question asked = subject.question();
    return asked == null
        ? List.of(subject.step())
        : List.of(
            subject.step(),
            asked.gate().key(),
            asked.aim(),
            subject.trace().graph().gates().size());
  }

  /// Tells of what is asked about now.
  public void tell() {
    Subject subject = attention.subject().get();
    if (settings.panel().get() || subject == null || subject.asked() == null) return;
    Locale locale = words.locale();
    long before = notice.said();
    background.call(
        () -> subject.explanation(locale).brief(),
        said -> {
          // The same gate may be drawn anew meanwhile.
          if (notice.said() != before) return;
          boolean same = about(subject).equals(about().getValue()) && !settings.panel().get();
          if (same && !said.isEmpty()) notice.tell(said, "ui.asked.more", opening);
        });
  }

  /// In another language, while it is told.
  private void retell() {
    if (notice.isVisible() && notice.isTelling()) tell();
  }
}
