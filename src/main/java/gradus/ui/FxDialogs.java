package gradus.ui;

import gradus.blanks.Blanks;
import gradus.document.Comparison;
import gradus.export.FileKind;
import gradus.export.FileKinds;
import gradus.ui.fault.Fault;
import gradus.ui.piece.ComparisonView;
import gradus.ui.present.KeyList;
import gradus.ui.work.Background;
import gradus.ui.work.Words;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/// Dialogs on the screen.
final class FxDialogs implements Dialogs {
  /// Of the screen, what a dialog takes at most; the rest is for what the system puts around it.
  private static final double MOST = 0.94;

  private final Window owner;
  private final Words words;
  private final Consumer<String> opening;
  private final Supplier<Rectangle2D> screen;
  private final Background shaping = new Background("shapes", Platform::runLater);
  private final Background printing = new Background("preview", Platform::runLater);
  private final Background looking = new Background("views", Platform::runLater);

  /// `opening` shows what is at an address in the system's own window; `screen` has room for all of
  /// a dialog.
  FxDialogs(Window owner, Words words, Consumer<String> opening, Supplier<Rectangle2D> screen) {
    this.owner = owner;
    this.words = words;
    this.opening = opening;
    this.screen = screen;
  }

  @Override
  public Unsaved unsaved(String name, Leaving leaving) {
    ButtonType save = new ButtonType(words.say("ui.unsaved.save"), ButtonData.YES);
    ButtonType discard = new ButtonType(words.say("ui.unsaved.discard"), ButtonData.NO);
    ButtonType stay = cancel();
    Alert alert =
        alert(
            Alert.AlertType.CONFIRMATION,
            words.say(leaving == Leaving.FOR_GOOD ? "ui.unsaved.text" : "ui.unsaved.another"),
            save,
            discard,
            stay);
    alert.setHeaderText(words.say("ui.unsaved", name));
    ButtonType answer = alert.showAndWait().orElse(stay);
    if (answer == save) return Unsaved.SAVE;
    return answer == discard ? Unsaved.DISCARD : Unsaved.CANCEL;
  }

  @Override
  public Version compare(String name, Comparison comparison) {
    ButtonType mine = new ButtonType(words.say("ui.keep.mine"), ButtonData.YES);
    ButtonType theirs = new ButtonType(words.say("ui.keep.reload"), ButtonData.NO);
    ButtonType later = close();
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.setTitle(name);
    dialog.setResizable(true);
    enlarge(dialog);
    dialog.getDialogPane().getButtonTypes().setAll(mine, theirs, later);
    whole(dialog.getDialogPane());
    dialog.getDialogPane().setContent(new ComparisonView(comparison, words));
    ButtonType answer = dialog.showAndWait().orElse(later);
    if (answer == mine) return Version.MINE;
    return answer == theirs ? Version.THEIRS : Version.LATER;
  }

  private ButtonType cancel() {
    return new ButtonType(words.say("ui.cancel"), ButtonData.CANCEL_CLOSE);
  }

  private ButtonType close() {
    return new ButtonType(words.say("ui.close"), ButtonData.CANCEL_CLOSE);
  }

  private Alert alert(Alert.AlertType type, String text, ButtonType... buttons) {
    Alert alert = new Alert(type, "", buttons);
    alert.initOwner(owner);
    enlarge(alert);
    Label said = new Label(text);
    said.getStyleClass().add("alert-words");
    said.setWrapText(true);
    said.setMinHeight(Region.USE_PREF_SIZE);
    alert.getDialogPane().setContent(said);
    whole(alert.getDialogPane());
    alert.setTitle("Gradus");
    alert.setHeaderText(null);
    alert.setGraphic(null);
    alert.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
    return alert;
  }

  @Override
  public Optional<Path> open(Optional<Path> folder) {
    FileChooser chooser = chooser("ui.file.open.title", folder);
    chooser
        .getExtensionFilters()
        .setAll(programs(), new ExtensionFilter(words.say("ui.file.all"), "*.*"));
    return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
  }

  @Override
  public Optional<Path> table(Optional<Path> folder) {
    FileChooser chooser = chooser("ui.file.table.title", folder);
    chooser
        .getExtensionFilters()
        .setAll(
            new ExtensionFilter(words.say("ui.file.tables"), "*.csv"),
            new ExtensionFilter(words.say("ui.file.all"), "*.*"));
    return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
  }

  @Override
  public Optional<Path> save(Optional<Path> folder, String name) {
    FileChooser chooser = chooser("ui.file.save.title", folder);
    chooser.getExtensionFilters().setAll(programs());
    return saved(chooser, name);
  }

  @Override
  public Optional<Path> savePicture(Optional<Path> folder, String name) {
    FileChooser chooser = chooser("ui.export.title", folder);
    List<ExtensionFilter> kinds = FileKinds.ALL.stream().map(FxDialogs::filter).toList();
    chooser.getExtensionFilters().setAll(kinds);
    return saved(chooser, name);
  }

  private static ExtensionFilter filter(FileKind kind) {
    return new ExtensionFilter(kind.extension().toUpperCase(Locale.ROOT), "*." + kind.extension());
  }

  private FileChooser chooser(String title, Optional<Path> folder) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(words.say(title));
    folder.filter(Files::isDirectory).map(Path::toFile).ifPresent(chooser::setInitialDirectory);
    return chooser;
  }

  private ExtensionFilter programs() {
    return new ExtensionFilter(words.say("ui.file.programs"), "*.gradus");
  }

  /// Not every system's chooser adds the extension; when it is added here, nobody asked yet whether
  /// a file of that name may be replaced.
  private Optional<Path> saved(FileChooser chooser, String name) {
    chooser.setInitialFileName(name);
    File chosen = chooser.showSaveDialog(owner);
    if (chosen == null || chosen.getName().contains(".")) {
      return Optional.ofNullable(chosen).map(File::toPath);
    }
    ExtensionFilter kind = chooser.getSelectedExtensionFilter();
    if (kind == null) kind = chooser.getExtensionFilters().getFirst();
    Path file = Path.of(chosen.getPath() + kind.getExtensions().getFirst().substring(1));
    return Files.exists(file) && !mayReplace(file) ? Optional.empty() : Optional.of(file);
  }

  boolean mayReplace(Path file) {
    ButtonType replace = new ButtonType(words.say("ui.file.replace"), ButtonData.OK_DONE);
    String text = words.say("ui.file.replace.text", file.getFileName().toString());
    Alert alert = alert(Alert.AlertType.CONFIRMATION, text, replace, cancel());
    return alert.showAndWait().filter(b -> b == replace).isPresent();
  }

  @Override
  public Optional<Ordered> export(Proof proof, Export proposed) {
    ExportForm form = new ExportForm(proof, proposed, words, printing, looking, screen.get());
    ButtonType go = new ButtonType(words.say("ui.export.go"), ButtonData.OK_DONE);
    Dialog<Ordered> dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.setTitle(words.say("ui.export.title"));
    enlarge(dialog);
    dialog.getDialogPane().getButtonTypes().setAll(go, cancel());
    whole(dialog.getDialogPane());
    dialog.getDialogPane().setContent(form);
    dialog.getDialogPane().applyCss();
    form.begin();
    dialog.getDialogPane().setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    Node button = dialog.getDialogPane().lookupButton(go);
    button.setId("export-go");
    button.disableProperty().bind(form.ready().not());
    dialog.setResultConverter(b -> b == go ? form.ordered() : null);
    Optional<Ordered> chosen = dialog.showAndWait();
    printing.cancel();
    looking.cancel();
    return chosen;
  }

  @Override
  public void openFolder(Path folder) {
    opening.accept(folder.toUri().toString());
  }

  @Override
  public void ask(
      String title, String question, String proposal, Function<String, Optional<String>> taking) {
    TextField field = new TextField(proposal);
    field.setId("answer");
    Label asked = new Label(question);
    asked.setWrapText(true);
    asked.setMinHeight(Region.USE_PREF_SIZE);
    asked.setLabelFor(field);
    Label refusal = new Label();
    refusal.setId("refusal");
    refusal.getStyleClass().add("refusal");
    refusal.setWrapText(true);
    field.textProperty().addListener(o -> refusal.setText(""));
    VBox form = new VBox(asked, field, refusal);
    form.getStyleClass().addAll("form", "question");
    // The dialog gives its first button the focus once it is shown.
    Runnable begin =
        () -> {
          field.requestFocus();
          field.selectAll();
        };
    askAgain(
        title,
        form,
        begin,
        taken -> {
          Optional<String> objection = taking.apply(field.getText());
          refusal.setText(objection.orElse(""));
          taken.accept(objection.isEmpty());
        });
  }

  /// No button is cut.
  private static void whole(DialogPane pane) {
    for (ButtonType type : pane.getButtonTypes()) {
      if (pane.lookupButton(type) instanceof Region button) {
        button.setMinWidth(Region.USE_PREF_SIZE);
        // As wide as the longest they had no room beside each other.
        ButtonBar.setButtonUniformSize(button, false);
      }
    }
  }

  /// Words as large as those of the window, and all of it on the screen.
  private void enlarge(Dialog<?> dialog) {
    if (owner.getScene() != null) {
      dialog.getDialogPane().setStyle(owner.getScene().getRoot().getStyle());
    }
    dialog
        .getDialogPane()
        .setMaxSize(MOST * screen.get().getWidth(), MOST * screen.get().getHeight());
  }

  /// Shows a form until an answer is taken, or none is given.
  ///
  /// @param taking looks at the answer, and says at once or later whether it was taken
  private void askAgain(
      String title, Node form, Runnable begin, Consumer<Consumer<Boolean>> taking) {
    ButtonType go = new ButtonType(words.say("ui.ok"), ButtonData.OK_DONE);
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.setTitle(title);
    enlarge(dialog);
    dialog.getDialogPane().getButtonTypes().setAll(go, cancel());
    dialog.getDialogPane().setContent(form);
    dialog
        .getDialogPane()
        .lookupButton(go)
        .addEventFilter(
            ActionEvent.ACTION,
            e -> {
              e.consume();
              taking.accept(taken -> {
                if (taken) {
                  dialog.close();
                } else {
                  begin.run();
                }
              });
            });
    dialog.setOnShown(e -> Platform.runLater(begin));
    dialog.showAndWait();
  }

  @Override
  public void shapes(Blanks blanks, Function<Blanks.Filled, Optional<String>> taking) {
    ShapeForm form = new ShapeForm(blanks, words, shaping, screen.get().getHeight());
    askAgain(words.say("ui.shape.title"), form, form::begin, taken -> form.take(taking, taken));
    shaping.cancel();
  }

  @Override
  public void failure(String sentence) {
    alert(Alert.AlertType.ERROR, sentence, close()).showAndWait();
  }

  @Override
  public void fault(Fault fault, Optional<Path> written, Runnable copying, Runnable done) {
    ButtonType copy = new ButtonType(words.say("ui.fault.copy"), ButtonData.LEFT);
    ButtonType save = new ButtonType(words.say("ui.fault.save"), ButtonData.LEFT);
    String where = written.map(file -> "\n" + words.say("ui.fault.written", file)).orElse("");
    Alert alert =
        alert(Alert.AlertType.ERROR, words.say("ui.fault.text") + where, copy, save, close());
    alert.setHeaderText(words.say("ui.fault"));
    named(alert, copy, "fault-copy", () -> putOnClipboard(fault.report()));
    named(alert, save, "fault-save", copying);
    alert.setOnHidden(e -> done.run());
    alert.getDialogPane().setMinWidth(Region.USE_PREF_SIZE);
    // Who waits for an answer may not do so in the midst of a frame.
    alert.show();
  }

  private static void putOnClipboard(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  /// A button that leaves its dialog open.
  private static void named(Dialog<?> dialog, ButtonType type, String id, Runnable action) {
    Node button = dialog.getDialogPane().lookupButton(type);
    button.setId(id);
    button.addEventFilter(
        ActionEvent.ACTION,
        e -> {
          e.consume();
          action.run();
        });
  }

  @Override
  public void keys() {
    KeyList list = new KeyList(words);
    Alert alert = alert(Alert.AlertType.NONE, "", close());
    alert.setTitle(words.say("ui.help.keys"));
    alert.getDialogPane().setContent(list);
    alert.getDialogPane().applyCss();
    list.arrange(screen.get());
    alert.getDialogPane().setMinWidth(Region.USE_PREF_SIZE);
    alert.showAndWait();
  }

  @Override
  public void about() {
    Alert alert = alert(Alert.AlertType.INFORMATION, words.say("ui.about.text"), close());
    alert.setTitle(words.say("ui.help.about"));
    alert.setHeaderText("Gradus");
    alert.showAndWait();
  }
}
