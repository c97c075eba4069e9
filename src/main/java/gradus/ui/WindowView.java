package gradus.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import gradus.blanks.Blanks;
import gradus.diagram.Hit;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.lang.Span;
import gradus.latex.TypesetName;
import gradus.network.drawing.NetworkPicture;
import gradus.picture.Theme;
import gradus.reading.Notation;
import gradus.ui.canvas.Covers;
import gradus.ui.canvas.DiagramCanvas;
import gradus.ui.canvas.Hover;
import gradus.ui.canvas.Minimap;
import gradus.ui.canvas.NudgeHandles;
import gradus.ui.canvas.PictureWords;
import gradus.ui.canvas.Scrubbing;
import gradus.ui.canvas.StandAside;
import gradus.ui.canvas.TouchNote;
import gradus.ui.canvas.ValueField;
import gradus.ui.descent.DescentModel;
import gradus.ui.editor.Editor;
import gradus.ui.editor.InputField;
import gradus.ui.editor.InputsPane;
import gradus.ui.editor.LineNote;
import gradus.ui.editor.SideScroll;
import gradus.ui.editor.TrialNote;
import gradus.ui.editor.TypesetView;
import gradus.ui.fault.Fault;
import gradus.ui.keep.Keeping;
import gradus.ui.keep.Memory;
import gradus.ui.keep.ShownAs;
import gradus.ui.keys.Asked;
import gradus.ui.keys.InBrief;
import gradus.ui.keys.MenuLetters;
import gradus.ui.keys.Roaming;
import gradus.ui.learn.Gallery;
import gradus.ui.learn.Tour;
import gradus.ui.network.NetworkPane;
import gradus.ui.panel.Desk;
import gradus.ui.panel.Panel;
import gradus.ui.piece.FileDrop;
import gradus.ui.piece.InkStyle;
import gradus.ui.piece.Notice;
import gradus.ui.piece.Translation;
import gradus.ui.piece.Typesetter;
import gradus.ui.present.TeacherBar;
import gradus.ui.transport.TransportView;
import gradus.ui.work.Attention;
import gradus.ui.work.Intent;
import gradus.ui.work.PictureModel;
import gradus.ui.work.SeedModel;
import gradus.ui.work.Settings.WindowPart;
import gradus.ui.work.Subject;
import gradus.ui.work.Subject.Question;
import gradus.ui.work.WindowModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.VirtualizedScrollPane;

/// The main window: puts the views where they belong and connects them to the model.
public final class WindowView implements Actions {
  private static final double USUAL_SIZE = 14;
  private static final double TOUCH_SIZE = 19;

  @FXML private Parent root;
  @FXML private StackPane over;
  @FXML private SplitPane panes;
  @FXML private SideScroll side;
  @FXML private StackPane page;
  @FXML private TypesetView typeset;
  @FXML private ProblemStrip problems;
  @FXML private VBox inputsBox;
  @FXML private InputsPane inputs;
  @FXML private TeacherBar teacher;
  @FXML private ConcernBar concern;
  @FXML private ScrollPane sentenceScroll;
  @FXML private Label sentence;
  @FXML private StackPane ground;
  @FXML private DiagramCanvas canvas;
  @FXML private Label nothing;
  @FXML private Label sketched;
  @FXML private HBox hint;
  @FXML private Region stage;
  @FXML private Panel panel;
  @FXML private HBox busy;
  @FXML private Label wait;
  @FXML private Button cancel;
  @FXML private MenuBar menu;
  @FXML private MenuView menuController;
  @FXML private VBox transport;
  @FXML private TransportView transportController;

  private final Editor editor = new Editor();
  private WindowModel model;
  private Dialogs dialogs;
  private Filing filing;
  private DescentModel descent;
  private Windows windows;
  private Keeping keeping;
  private Notice notice;
  private Copying copying;
  private Attention attention;
  private Division division;
  private ValueField written;
  private GridOpening grids;
  private Roaming roaming;
  private NetworkPane network;
  private InBrief brief;

  /// Made by the FXML loader.
  public WindowView() {}

  void connect(WindowModel shown, Dialogs asking, Memory memory, Windows others) {
    windows = others;
    model = shown;
    dialogs = asking;
    notice = new Notice(model.words(), dialogs::openFolder);
    network = new NetworkPane(model, canvas);
    copying = new Copying(model, dialogs, notice, network::shown);
    ground.getChildren().add(notice);
    keeping = new Keeping(model.document(), model.receiving());
    filing =
        new Filing(
            model.document(),
            model.picture(),
            model.words(),
            model.settings(),
            model.receiving(),
            dialogs,
            keeping,
            memory,
            new ShownAs(model, memory),
            notice::wrote,
            () -> network.shown().map(NetworkPicture::network));
    concern.connect(keeping, filing, model.words());
    LineNote lineNote = new LineNote();
    page.getChildren().addAll(new VirtualizedScrollPane<>(editor), lineNote);
    lineNote.connect(editor, model.problems(), model.words());
    editor.connect(
        model.document(),
        model.problems(),
        model.picture(),
        model.words(),
        dialogs::failure,
        canvas.highlights()::pointAt);
    SplitPane.setResizableWithParent(side, false);
    problems.connect(model.problems(), model.words(), p -> edit(p.span()));
    editor.caretPositionProperty().addListener((o, was, now) -> problems.near(now));
    typeset.connect(model.document(), model.picture(), model.settings(), model.receiving());
    Division.share(side, page, editor, typeset, model.settings());
    grids = new GridOpening(model, inputs, side);
    over.getChildren().add(grids.card());
    inputs.connect(model.inputs(), model.words(), grids.card());
    model.inputs().onQuestion(this::askForShapes);
    inputsBox.visibleProperty().bind(Bindings.isNotEmpty(model.inputs().inputs()));
    inputsBox.managedProperty().bind(inputsBox.visibleProperty());
    attention = new Attention(model.picture());
    canvas.connect(
        model.picture(), model.folding(), model.settings(), this::picked, attention::release);
    ground.getChildren().add(touchNote());
    new Hover(canvas, model.picture(), model.words());
    new Scrubbing(canvas, model.inputs());
    written = grids.field(canvas);
    ground.getChildren().add(written);
    showPanel();
    Headline.show(
        sentenceScroll,
        sentence,
        ground,
        model.picture(),
        model.settings(),
        Headline.PrintSize.of(model.settings()),
        panel::askAboutStep);
    // As the picture: what is said is of the text before.
    sentenceScroll
        .opacityProperty()
        .bind(
            Bindings.when(model.picture().status().isEqualTo(PictureModel.Status.WRONG))
                .then(DiagramCanvas.DIMMED)
                .otherwise(1.0));
    PictureWords.follow(model, hint, notice, busy, wait, nothing, sketched);
    // Above all that belongs to the picture of gates, below what is said.
    ground.getChildren().add(network);
    List.of(hint, busy, notice).forEach(Node::toFront);
    cancel.setOnAction(e -> model.picture().cancel());
    // What is said stands before it.
    ground
        .getChildren()
        .add(
            ground.getChildren().indexOf(notice),
            new Gallery(
                model, memory.recent(), new FirstWays(model.words(), filing, editor, dialogs)));
    menuController.connectFile(filing, this);
    menuController.connectRecent(memory, filing, model.words(), model.receiving());
    menuController.connectEdit(model.document(), model.inputs(), this);
    menuController.connectExamples(filing, model.words());
    menuController.connectLevels(model.folding().level());
    menuController.connectView(model.settings(), canvas, model.picture().diagram().isNull());
    menuController.connectParts(model.settings(), notice);
    Asked asked = new Asked(attention, model.picture(), model.folding(), notice, this::markText);
    menuController.connectAsked(asked, canvas);
    roaming = new Roaming(model, attention, asked, notice, canvas, ground, this::markText);
    menuController.connectSearch(roaming);
    brief =
        new InBrief(
            attention,
            model.settings(),
            model.words(),
            notice,
            panel::tellOfAsked,
            model.receiving());
    roaming.onCome(brief::tell);
    notice.passWith(model.document().text(), brief.about());
    Screening screening = new Screening(model, attention, canvas, notice, filing::saveUnasked);
    menuController.connectScreen(screening);
    teacher.connect(screening.presenter(), model.picture(), model.words());
    Tour tour = Tour.over(model, attention, transport, panel, page, ground, menu);
    tour.aside().bind(network.visibleProperty());
    ground.getChildren().add(tour);
    new Covers(canvas, List.of(notice, roaming.bar(), tour));
    StandAside.from(notice, canvas, sentenceScroll, List.of(roaming.bar(), tour));
    StandAside.always(hint, canvas, sentenceScroll, List.of(sentence, roaming.bar(), tour));
    menuController.connectHelp(this, () -> toured(tour));
    menuController.speak(model.words());
    transportController.connect(
        model.picture(),
        model.direction(),
        model.folding(),
        model.settings(),
        model.words(),
        canvas::requestFocus);
    new Translation(model.words()).translate(root);
    List.of(grids.card(), roaming.bar(), tour, busy).forEach(FirstSeen::hold);
    InvalidationListener restyle = o -> restyle();
    model.settings().theme().addListener(restyle);
    model.settings().palette().addListener(restyle);
    model.settings().textSize().addListener(restyle);
    restyle();
    FileDrop.onto(root, this::dropped);
  }

  /// A table of examples joins the program, any other file takes its place.
  private void dropped(Path file) {
    if (!Filing.isTable(file)) {
      filing.open(file);
      return;
    }
    model.settings().panel().set(true);
    model.settings().tab().set("descent");
    descent.data().take(file);
  }

  /// The hints are about the gates.
  private void toured(Tour tour) {
    model.settings().network().set(false);
    tour.begin();
  }

  private void askForShapes(Blanks open) {
    if (open.all().isEmpty()) {
      notice.refuse("ui.fill.none");
      return;
    }
    dialogs.shapes(open, f -> model.inputs().fill(f).map(model.words()::alone));
  }

  /// Gives the window its keys; the picture has the first focus, so that the first → steps.
  void openIn(Scene scene) {
    division.follow();
    new Keys(
        scene,
        model.document(),
        model.picture().player(),
        canvas,
        network,
        editor,
        roaming,
        new MenuLetters(menu),
        this);
    Platform.runLater(this::beginReading);
    model.document().opened().addListener(o -> beginReading());
  }

  /// A document is stepped through first; an empty one is written first.
  private void beginReading() {
    editor.moveTo(0);
    editor.requestFollowCaret();
    canvas.settle();
    network.settle();
    if (model.document().text().get().isBlank()) {
      editor.requestFocus();
    } else {
      canvas.requestFocus();
    }
  }

  Parent root() {
    return root;
  }

  WindowModel model() {
    return model;
  }

  Filing filing() {
    return filing;
  }

  Keeping keeping() {
    return keeping;
  }

  private TouchNote touchNote() {
    DoubleBinding size = model.settings().textSize().multiply(TOUCH_SIZE);
    return new TouchNote(canvas, model.settings(), model.words(), size);
  }

  private void showPanel() {
    NudgeHandles handles = new NudgeHandles(canvas);
    ground.getChildren().addAll(new Minimap(canvas), handles);
    descent =
        new DescentModel(
            model.document(), model.inputs(), model.picture(), filing, model.receiving());
    inputsBox.getChildren().add(1, new TrialNote(descent.tried(), descent::reset, model.words()));
    panel.connect(
        new Desk(
            attention,
            model.document(),
            model.inputs(),
            model.seeds(),
            descent,
            filing,
            model.settings(),
            model.words(),
            canvas,
            handles,
            new Typesetter(),
            model.receiving(),
            notice::done));
    new PictureMenu(canvas, model, panel, this);
    SplitPane.setResizableWithParent(panel, false);
    editor.onWanted(() -> model.settings().program().set(true));
    division =
        new Division(
            panes,
            Map.of(
                WindowPart.PROGRAM,
                new Division.Pane(side, editor),
                WindowPart.PICTURE,
                new Division.Pane(stage, canvas),
                WindowPart.PANEL,
                new Division.Pane(panel, panel)),
            model.settings());
  }

  private void picked(Intent.Ask intent) {
    PictureModel shown = model.picture();
    Hit hit = intent.hit();
    Question question = Question.of(hit, shown.diagram().get(), shown.player().step().get());
    Subject now = attention.subject().get();
    boolean again = now != null && question.equals(now.question()) && !intent.twice();
    // Whoever clicks on its number means to write it.
    if (again && !(hit.gate().isInput() && hit.part() == Hit.Aspect.VALUE)) {
      attention.release();
      return;
    }
    attention.ask(question);
    brief.tell();
    if (hit.part() == Hit.Aspect.FORK) return;
    String name = hit.gate().name();
    boolean number = hit.part() == Hit.Aspect.VALUE || !model.settings().program().get();
    if (hit.gate().isInput() && number && written.open(hit.gate())) return;
    if (hit.gate().isInput() && inputs.field(name).isPresent()) {
      InputField field = inputs.field(name).orElseThrow();
      field.requestFocus();
      field.selectAll();
    } else if (hit.part() == Hit.Aspect.GATE) {
      markText(hit.gate());
    }
  }

  /// What a gate stands for, in the program.
  private void markText(Gate gate) {
    if (model.picture().status().get() == PictureModel.Status.CURRENT) editor.mark(gate.span());
  }

  private void edit(Span span) {
    editor.mark(span);
    editor.requestFocus();
  }

  private void restyle() {
    boolean dark = model.settings().theme().get() == Theme.DARK;
    Application.setUserAgentStylesheet(
        dark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    double size = USUAL_SIZE * model.settings().textSize().get();
    root.setStyle(InkStyle.of(model.settings().look(), size));
    root.getStyleClass().remove("dark");
    if (dark) root.getStyleClass().add("dark");
  }

  @Override
  public void copyPicture() {
    copying.picture();
  }

  @Override
  public void groupAsFunction() {
    new Naming(model, dialogs).function();
  }

  @Override
  public void nameWire() {
    Subject subject = attention.subject().get();
    Optional<Gate> gate = subject == null ? Optional.empty() : subject.gate();
    gate.ifPresentOrElse(this::nameWire, new Naming(model, dialogs)::noWire);
  }

  @Override
  public void nameWire(Gate gate) {
    new Naming(model, dialogs).wire(gate);
  }

  @Override
  public void editGrid() {
    if (!grids.open(attention.subject().get())) notice.refuse("ui.grid.none");
  }

  @Override
  public void editGrid(Gate input) {
    grids.open(input.name());
  }

  @Override
  public void giveSeed(ComputationGraph graph) {
    String output = graph.called(graph.output()).orElse(graph.output().key());
    dialogs.ask(
        model.words().say("ui.seed.title"),
        model.words().say(SeedModel.question(graph), TypesetName.text(output)),
        SeedModel.written(graph),
        typed -> model.seeds().give(graph, typed).map(model.words()::alone));
  }

  @Override
  public void copyText(Notation notation) {
    copying.text(notation);
  }

  @Override
  public void remedy() {
    problems.remedy(notice::refuse);
  }

  @Override
  public void another() {
    windows.another();
  }

  @Override
  public void quit() {
    windows.quit();
  }

  @Override
  public void keys() {
    dialogs.keys();
  }

  @Override
  public void about() {
    dialogs.about();
  }

  /// Tells of a failure that nobody expected.
  void tell(Fault fault, Optional<Path> written, Runnable done) {
    dialogs.fault(fault, written, filing::saveCopy, done);
  }
}
