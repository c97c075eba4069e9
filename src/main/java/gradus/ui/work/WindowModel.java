package gradus.ui.work;

import gradus.diagram.Diagram;
import gradus.document.Document;
import gradus.document.Failure;
import gradus.document.History;
import gradus.document.Storage;
import gradus.explain.Sentences;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.Group;
import gradus.graph.Grouping;
import gradus.reading.Notation;
import gradus.reading.ProgramReader;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lesson.Example;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the window shows, without its controls. The text is the truth: every edit, wherever it was
/// made, is an edit of the text, and the workshop answers it with a picture or with problems.
public final class WindowModel implements AutoCloseable {
  private static final int MOST_INPUTS = 200;
  private static final int MOST_NAMED = 6;

  static final String BLANK_ONE = "notice.blank.one";
  static final String BLANK_MANY = "notice.blank.many";

  private final Settings settings;
  private final Words words;
  private final Player player;
  private final Executor receiving;
  private final Workshop workshop;
  private final Typing typing = new Typing();
  private final ReadOnlyObjectWrapper<Document> document =
      new ReadOnlyObjectWrapper<>(Document.EMPTY);
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Diagram> diagram = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Status> status = new ReadOnlyObjectWrapper<>(Status.EMPTY);
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper hint = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper remark = new ReadOnlyStringWrapper("");
  private final ObservableList<Problem> problems = FXCollections.observableArrayList();
  private final ObservableList<Input> inputs = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper opened = new ReadOnlyIntegerWrapper();
  private final Selection selection = new Selection();
  private History history = new History(Document.EMPTY);
  private Example example;
  private boolean fresh = true;
  private Folding folding = Folding.FOLDED;

  /// How the picture stands to the text.
  public enum Status {
    /// It shows what the text says.
    CURRENT,
    /// The text has a mistake: the picture is the last good one, if there is one.
    WRONG,
    /// There is no text.
    EMPTY
  }

  /// `receiving` runs what the workshop reports on the thread of the window, where `pulse` beats.
  public WindowModel(Settings settings, Executor receiving, Pulse pulse) {
    this.player = new Player(pulse);
    this.settings = settings;
    this.words = new Words(settings.locale());
    this.receiving = receiving;
    this.workshop = new Workshop(receiving, this::hear);
    folding = settings.folding();
    player.instant().bind(settings.reducedMotion());
    InvalidationListener again = o -> order();
    List.of(
            settings.theme(),
            settings.palette(),
            settings.digits(),
            settings.engine(),
            settings.grain(),
            settings.patterns())
        .forEach(p -> p.addListener(again));
    settings.unfolded().addListener(o -> fold(settings.folding()));
    InvalidationListener say = o -> saySentence();
    player.step().addListener(say);
    settings.locale().addListener(say);
    diagram.addListener(say);
    player.step().addListener((o, was, now) -> hint.set(hint.get() && now.intValue() == 0));
  }

  public Settings settings() {
    return settings;
  }

  public Words words() {
    return words;
  }

  /// Runs work on the thread of the window.
  public Executor receiving() {
    return receiving;
  }

  /// The gates chosen in the picture.
  public Selection selection() {
    return selection;
  }

  public Player player() {
    return player;
  }

  public ReadOnlyStringProperty text() {
    return text.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Document> document() {
    return document.getReadOnlyProperty();
  }

  /// How many documents were opened so far: it changes when another one takes the window.
  public ReadOnlyIntegerProperty opened() {
    return opened.getReadOnlyProperty();
  }

  /// The last good picture; null before there is one.
  public ReadOnlyObjectProperty<Diagram> diagram() {
    return diagram.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Status> status() {
    return status.getReadOnlyProperty();
  }

  /// Whether the picture takes so long that the person may want to cancel.
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /// Whether a newcomer is told how to step.
  public ReadOnlyBooleanProperty hint() {
    return hint.getReadOnlyProperty();
  }

  /// What the step shown does, in words.
  public ReadOnlyStringProperty sentence() {
    return sentence.getReadOnlyProperty();
  }

  /// Something about the picture that is no problem of the text.
  public ReadOnlyStringProperty remark() {
    return remark.getReadOnlyProperty();
  }

  /// Problems of the text as it stands, errors first.
  public ObservableList<Problem> problems() {
    return problems;
  }

  /// The inputs of the last good picture, at most 200, each with its place in the text as it
  /// stands.
  public ObservableList<Input> inputs() {
    return inputs;
  }

  /// The window's title: a dot when there are unsaved changes, then the document's name.
  public ObservableValue<String> title() {
    return Bindings.createStringBinding(
        () -> (document.get().isDirty() ? "● " : "") + name() + " – Gradus",
        document,
        settings.locale());
  }

  /// The document's name; an example without a file goes by its title.
  public String name() {
    Document now = document.get();
    return example != null && now.path().isEmpty()
        ? example.title(words.locale())
        : now.displayName(words.locale());
  }

  /// A name for a file to save in, without extension.
  public String fileName() {
    Optional<Path> file = document.get().path().map(Path::getFileName);
    if (file.isPresent()) {
      return file.get().toString().replaceFirst("\\.gradus$", "");
    }
    return example == null ? words.say("ui.file.name") : example.name();
  }

  /// Begins with an example at its start and the hint how to go on.
  public void welcome(Example opening) {
    show(opening);
    hint.set(true);
  }

  /// Another document, none of its changes unsaved.
  public void show(Document other) {
    example = null;
    replace(other);
  }

  public void show(Example other) {
    example = other;
    replace(Document.untitled(other.program()));
  }

  private void replace(Document other) {
    history = new History(other);
    typing.stop();
    folding = settings.folding();
    selection.clear();
    fresh = true;
    hint.set(false);
    inputs.clear();
    player.go(0);
    refresh();
    opened.set(opened.get() + 1);
  }

  /// The text was typed in.
  public void type(String now) {
    Change change = Change.between(text.get(), now);
    if (!change.isNothing()) {
      if (!typing.continues(change, System.nanoTime())) {
        history.pause();
      }
      edit(now, "typing");
    }
  }

  /// An input was given a literal; what it is was checked before.
  public void set(Input input, String literal) {
    typing.stop();
    String now = input.edited(text.get(), literal);
    Input after = input.withLiteral(text.get(), literal);
    edit(now, "input " + input.name());
    inputs.replaceAll(i -> i.name().equals(input.name()) ? after : i);
  }

  /// Puts a problem right with its own suggestion.
  void fix(Problem problem) {
    if (problem.fix() != null) {
      replace(problem.span(), problem.fix());
    }
  }

  /// Writes something else where a stretch of the text is.
  void replace(Span span, String with) {
    String before = text.get();
    if (span.end() <= before.length()) {
      typing.stop();
      edit(before.substring(0, span.start()) + with + before.substring(span.end()), null);
    }
  }

  /// Adds a line that gives an input the value 1.
  void give(String name) {
    typing.stop();
    String written = Notation.of(text.get()).name(name);
    edit(text.get().stripTrailing() + "\n" + written + " = 1\n", null);
  }

  /// A name the text does not use yet, made of this one: `x2`.
  String freeName(String name) {
    String now = text.get();
    int n = 2;
    while (now.contains(name + n)) {
      n++;
    }
    return name + n;
  }

  private void edit(String now, String tag) {
    history.edit(now, tag);
    refresh();
  }

  public boolean canUndo() {
    return history.canUndo();
  }

  public boolean canRedo() {
    return history.canRedo();
  }

  public void undo() {
    typing.stop();
    history.undo();
    refresh();
  }

  public void redo() {
    typing.stop();
    history.redo();
    refresh();
  }

  /// Writes the document to a file; says why when that cannot be done.
  public Optional<Failure> save(Path file) {
    typing.stop();
    String written = text.get();
    Optional<Failure> failure = Storage.write(file, written);
    if (failure.isEmpty()) {
      document.set(history.saved(file, written));
    }
    return failure;
  }

  private void refresh() {
    Document now = history.current();
    Change change = Change.between(text.get(), now.text());
    document.set(now);
    if (!change.isNothing()) {
      inputs.replaceAll(i -> i.isBlank() ? i : moved(i, change, now.text()));
      inputs.removeIf(i -> i.span() == Input.LOST);
      problems.clear();
      text.set(now.text());
    }
    order();
  }

  private static Input moved(Input input, Change change, String now) {
    return change
        .moved(input.span())
        .map(s -> Input.at(input.name(), now, s))
        .orElse(new Input(input.name(), "", Input.LOST));
  }

  private void order() {
    workshop.submit(
        new Workshop.Order(
            text.get(),
            folding,
            settings.grain().get(),
            settings.options(),
            settings.engine().get()));
  }

  /// The gate at work in the step shown.
  public Optional<Gate> currentGate() {
    Diagram now = diagram.get();
    int n = player.step().get();
    boolean shown = now != null && n <= now.steps().last();
    return shown ? now.steps().step(n).gateAtWork() : Optional.empty();
  }

  /// Draws a gate by its parts in a frame; false when it has none.
  public boolean unfold(Gate gate) {
    boolean can = Folding.canUnfold(gate);
    if (can) {
      fold(folding.unfold(gate));
    }
    return can;
  }

  /// Draws what a frame holds as one gate again.
  public void fold(Group group) {
    fold(folding.fold(group));
  }

  private void fold(Folding next) {
    folding = next;
    order();
  }

  /// Makes a function of the selected gates; says why when that cannot be.
  public Optional<Problem> group(String name) {
    return switch (Grouping.of(plain(), selection.keys(), name)) {
      case Grouping.Result.Refused refused -> Optional.of(refused.problem());
      case Grouping.Result.Done done -> {
        typing.stop();
        selection.clear();
        edit(done.text(), null);
        yield Optional.empty();
      }
    };
  }

  /// The program in the notation that functions are written in.
  private Program plain() {
    return ProgramReader.plain(ProgramReader.read(text.get()));
  }

  /// Gives every input that has no value a small whole number, in lines of their own.
  public void fillBlanks() {
    Diagram now = diagram.get();
    if (now != null) {
      typing.stop();
      edit(Filling.of(text.get(), now.steps().trace().graph()), null);
    }
  }

  /// Gives up drawing the picture.
  public void cancel() {
    workshop.cancel();
  }

  private void hear(News news) {
    busy.set(news instanceof News.Busy);
    boolean current = news.text().equals(text.get());
    switch (news) {
      case News.Painted painted -> painted(painted, current);
      case News.Refused refused -> {
        clearIfFresh();
        status.set(Status.WRONG);
        say(current ? refused.problems() : List.of(), "");
      }
      case News.Empty empty -> {
        fresh = true;
        clearIfFresh();
        status.set(Status.EMPTY);
        say(List.of(), "");
      }
      case News.Busy working -> {}
      case News.Cancelled cancelled -> unpainted(words.say("ui.remark.cancelled"));
      case News.Failed failed -> unpainted(words.say("ui.remark.failed", failed.reason()));
    }
  }

  private void unpainted(String why) {
    status.set(Status.WRONG);
    say(List.of(), why);
  }

  private void say(List<Problem> found, String about) {
    // The same problems again must not turn the page someone is reading.
    if (!problems.equals(found)) {
      problems.setAll(found);
    }
    remark.set(about);
  }

  private void clearIfFresh() {
    if (fresh) {
      diagram.set(null);
      player.reset(0, 0);
      inputs.clear();
    }
  }

  private void painted(News.Painted news, boolean current) {
    Diagram before = diagram.get();
    Diagram now = news.diagram();
    int n =
        fresh || before == null ? 0 : Resume.at(before.steps(), player.step().get(), now.steps());
    player.reset(now.steps().last(), n);
    diagram.set(now);
    fresh = false;
    status.set(Status.CURRENT);
    if (current) {
      inputs.setAll(
          now.steps().trace().graph().inputs().stream()
              .limit(MOST_INPUTS)
              .map(g -> Input.of(g, news.text()))
              .toList());
    }
    boolean limited = news.limit() > 0;
    String about = limited ? words.say("ui.remark.limit", news.limit()) : "";
    say(current ? withBlanks(news.problems(), now) : List.of(), about);
  }

  /// The problems, and which inputs still need a value.
  private static List<Problem> withBlanks(List<Problem> problems, Diagram diagram) {
    List<Gate> blanks = diagram.steps().trace().graph().blanks();
    if (blanks.isEmpty()) {
      return problems;
    }
    List<String> names = blanks.stream().limit(MOST_NAMED).map(Gate::name).toList();
    String listed = String.join(", ", names) + (blanks.size() > MOST_NAMED ? ", …" : "");
    List<Problem> all = new ArrayList<>(problems);
    String key = blanks.size() == 1 ? BLANK_ONE : BLANK_MANY;
    all.add(Problem.notice(blanks.getFirst().span(), key, listed));
    return all;
  }

  private void saySentence() {
    Diagram now = diagram.get();
    int n = player.step().get();
    if (now == null || n > now.steps().last()) {
      sentence.set("");
    } else {
      sentence.set(Sentences.of(now.steps(), n, words.locale(), now.numbers()));
    }
  }

  @Override
  public void close() {
    player.pause();
    workshop.close();
  }
}
