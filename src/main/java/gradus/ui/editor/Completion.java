package gradus.ui.editor;

import gradus.explain.term.Vocabulary;
import gradus.ui.work.Words;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

/// Names that begin like the word at the caret, in a list below it. It comes up while a name is
/// typed and never takes a key that was meant for the text.
final class Completion {
  private static final int SHORTEST = 2;
  private static final int MOST_SHOWN = 8;
  private static final double ROW = 46;
  private static final KeyCombination ASK =
      new KeyCodeCombination(KeyCode.SPACE, KeyCombination.CONTROL_DOWN);

  private final Editor editor;
  private final Words words;
  private final Popup popup = new Popup();
  private final ListView<Vocabulary.Word> list = new ListView<>();

  Completion(Editor editor, Words words) {
    this.editor = editor;
    this.words = words;
    list.setId("completion");
    list.getStyleClass().add("completion");
    list.setCellFactory(l -> new Cell());
    list.setFocusTraversable(false);
    Label none = new Label();
    none.textProperty().bind(words.saying("ui.complete.none"));
    none.getStyleClass().add("help");
    none.setWrapText(true);
    list.setPlaceholder(none);
    list.addEventHandler(MouseEvent.MOUSE_CLICKED, e -> accept());
    popup.setAutoHide(true);
    popup.getContent().add(list);
    editor.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    editor.focusedProperty().addListener(o -> popup.hide());
    editor
        .caretPositionProperty()
        .addListener(o -> {
          if (popup.isShowing() && word().isEmpty()) popup.hide();
        });
  }

  /// The person typed: shows what the word may become.
  void typed() {
    String word = word();
    if (word.codePointCount(0, word.length()) >= SHORTEST) {
      show(word, false);
    } else {
      popup.hide();
    }
  }

  boolean isShowing() {
    return popup.isShowing();
  }

  private void pressed(KeyEvent event) {
    if (ASK.match(event)) {
      show(word(), true);
      event.consume();
      return;
    }
    if (!popup.isShowing()) return;
    int chosen = list.getSelectionModel().getSelectedIndex();
    switch (event.getCode()) {
      case DOWN -> choose(chosen + 1);
      case UP -> choose(chosen <= 0 ? list.getItems().size() - 1 : chosen - 1);
      case TAB -> {
        choose(Math.max(0, chosen));
        accept();
      }
      case ENTER -> {
        if (chosen < 0) {
          popup.hide();
          return;
        }
        accept();
      }
      case ESCAPE -> popup.hide();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void choose(int index) {
    if (list.getItems().isEmpty()) return;
    int at = Math.floorMod(index, list.getItems().size());
    list.getSelectionModel().select(at);
    list.scrollTo(at);
  }

  /// The letters of a name right before the caret.
  private String word() {
    String text = editor.getText();
    int end = Math.min(editor.getCaretPosition(), text.length());
    int start = end;
    while (start > 0 && isPart(text.charAt(start - 1))) {
      start--;
    }
    boolean name = start < end && Character.isLetter(text.charAt(start));
    boolean command = start > 0 && text.charAt(start - 1) == '\\';
    return name && !command ? text.substring(start, end) : "";
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private void show(String word, boolean asked) {
    List<Vocabulary.Word> found = Vocabulary.of(editor.getText()).completing(word);
    if (found.isEmpty() && !asked || editor.getScene() == null) {
      popup.hide();
      return;
    }
    list.getItems().setAll(found);
    list.setPrefHeight(Math.clamp(found.size(), 1, MOST_SHOWN) * ROW + 10);
    list.getSelectionModel().clearSelection();
    list.scrollTo(0);
    list.getStylesheets().setAll(editor.getScene().getRoot().getStylesheets());
    list.getStylesheets().addAll(editor.getScene().getStylesheets());
    list.setStyle(editor.getScene().getRoot().getStyle());
    if (asked) list.getSelectionModel().select(0);
    // A caret that is out of sight comes back; until then the list stands below the text.
    editor.requestFollowCaret();
    Bounds above =
        editor.getCaretBounds().orElseGet(() -> editor.localToScreen(editor.getLayoutBounds()));
    popup.show(editor, above.getMinX(), above.getMaxY() + 4);
  }

  private void accept() {
    Vocabulary.Word chosen = list.getSelectionModel().getSelectedItem();
    popup.hide();
    if (chosen == null) return;
    int end = editor.getCaretPosition();
    int start = end - word().length();
    boolean called = chosen.kind() == Vocabulary.Sort.FUNCTION;
    boolean bracket = end < editor.getLength() && editor.getText().charAt(end) == '(';
    String written = chosen.name() + (called && !bracket ? "()" : "");
    editor.replaceText(start, end, written);
    editor.moveTo(start + written.length() - (called && !bracket ? 1 : 0));
    popup.hide();
  }

  /// Signature above, one line of help below.
  private final class Cell extends ListCell<Vocabulary.Word> {
    private final Label signature = new Label();
    private final Label help = new Label();
    private final VBox lines = new VBox(signature, help);

    Cell() {
      signature.getStyleClass().add("signature");
      help.getStyleClass().add("help");
      setPrefHeight(ROW);
      setMaxHeight(ROW);
      HBox.setHgrow(lines, Priority.ALWAYS);
    }

    @Override
    protected void updateItem(Vocabulary.Word word, boolean empty) {
      super.updateItem(word, empty);
      boolean blank = empty || word == null;
      setGraphic(blank ? null : lines);
      if (!blank) {
        signature.setText(word.signature());
        help.setText(word.help().in(words.locale()));
      }
    }
  }
}
