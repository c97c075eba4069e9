package gradus.ui.learn;

import gradus.diagram.Options;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.ui.piece.Typesetter;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Settings;
import gradus.ui.work.WindowModel;
import gradus.ui.work.Words;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What an empty program offers where its picture will be: paste a formula, open a file, or begin
/// with an example, of which each shows its picture.
public final class Gallery extends ScrollPane {
  /// What a person can do from here.
  public interface Ways {
    void paste();

    void open();

    void open(Path file);

    void show(Example example);
  }

  /// In the order in which they are seen.
  private static final List<Example> SHOWN =
      Examples.byGroup().values().stream().flatMap(List::stream).toList();

  /// Px above and below a tile that is scrolled to.
  private static final double ROOM = 14;

  private final WindowModel model;
  private final Thumbnails thumbnails;
  private final Map<Example, ImageView> pictures = new LinkedHashMap<>();

  /// Whose pictures are not drawn yet, or not as the settings say.
  private final Set<Example> wanted = new LinkedHashSet<>(SHOWN);

  private final ObservableList<Path> recent;
  private final Ways ways;
  private final VBox page = new VBox();
  private boolean isNew = true;

  /// @param recent files that were open lately, the last one first
  public Gallery(WindowModel model, ObservableList<Path> recent, Ways ways) {
    this.model = model;
    thumbnails = new Thumbnails(model.receiving());
    setId("gallery");
    getStyleClass().add("gallery");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    this.recent = recent;
    this.ways = ways;
    managedProperty().bind(visibleProperty());
    Settings settings = model.settings();
    InvalidationListener old =
        o -> {
          wanted.addAll(SHOWN);
          draw();
        };
    List.of(settings.theme(), settings.palette(), settings.signs(), settings.locale())
        .forEach(p -> p.addListener(old));
    InvalidationListener seen = o -> see();
    model.picture().status().addListener(seen);
    model.document().opened().addListener(seen);
    see();
  }

  private void fill(Words words) {
    page.getChildren().setAll(top(words, ways), lately(recent, words, ways));
    page.getStyleClass().add("gallery-page");
    Examples.byGroup()
        .forEach((group, members) -> {
          Label heading = new Label();
          heading.getStyleClass().add("gallery-topic");
          heading.textProperty().bind(words.saying("ui.examples." + group));
          FlowPane tiles = new FlowPane();
          tiles.getStyleClass().add("gallery-tiles");
          tiles.setRowValignment(VPos.TOP);
          members.forEach(e -> tiles.getChildren().add(tile(e, words, ways::show)));
          page.getChildren().addAll(heading, tiles);
        });
  }

  private void see() {
    boolean empty =
        model.picture().status().get() == PictureModel.Status.EMPTY
            && model.document().text().get().isBlank()
            && model.document().opened().get() > 0;
    if (empty == isVisible() && !isNew) return;
    isNew = false;
    setVisible(empty);
    // Made when it is needed first: most windows open with a text.
    if (empty && page.getChildren().isEmpty()) fill(model.words());
    // What is not shown is in nobody's way: no reader of the window, no key comes upon it.
    setContent(empty ? page : null);
    if (empty) {
      draw();
    } else {
      thumbnails.cancel();
    }
  }

  /// Those there are stay until newer ones are drawn.
  private void draw() {
    if (!isVisible() || wanted.isEmpty()) return;
    Settings settings = model.settings();
    Options options =
        Options.DEFAULT
            .withLook(settings.look())
            .withSigns(settings.signs().get())
            .withPatterns(false);
    thumbnails.ask(List.copyOf(wanted), options, settings.locale().get(), this::show);
  }

  private void show(Example example, BufferedImage picture) {
    wanted.remove(example);
    ImageView view = pictures.get(example);
    view.setImage(Typesetter.image(picture));
    view.setFitWidth(picture.getWidth() / Thumbnails.SHARP);
  }

  private static VBox top(Words words, Ways ways) {
    Label begin = new Label();
    begin.getStyleClass().add("gallery-begin");
    begin.setWrapText(true);
    begin.textProperty().bind(words.saying("ui.gallery.begin"));
    HBox actions =
        new HBox(
            action("ui.gallery.paste", Feather.CLIPBOARD, words, ways::paste),
            action("ui.gallery.open", Feather.FOLDER, words, ways::open));
    actions.getStyleClass().add("gallery-actions");
    return new VBox(begin, actions);
  }

  /// The files that were open lately, none of them where there are none.
  private static VBox lately(ObservableList<Path> recent, Words words, Ways ways) {
    Label heading = new Label();
    heading.getStyleClass().add("gallery-topic");
    heading.textProperty().bind(words.saying("ui.gallery.recent"));
    FlowPane files = new FlowPane();
    files.getStyleClass().add("gallery-files");
    InvalidationListener anew =
        o -> {
          files.getChildren().clear();
          for (Path file : recent) {
            Hyperlink link = new Hyperlink(file.getFileName().toString());
            link.setId("gallery-recent-" + files.getChildren().size());
            link.setTooltip(new Tooltip(file.toString()));
            link.setOnAction(e -> ways.open(file));
            files.getChildren().add(link);
          }
        };
    recent.addListener(anew);
    anew.invalidated(recent);
    VBox all = new VBox(heading, files);
    all.visibleProperty().bind(Bindings.isNotEmpty(recent));
    all.managedProperty().bind(all.visibleProperty());
    return all;
  }

  private static Button action(String key, Feather icon, Words words, Runnable done) {
    Button button = new Button(null, new FontIcon(icon));
    button.setId(key.substring(key.indexOf('.') + 1).replace('.', '-'));
    button.textProperty().bind(words.saying(key));
    button.setOnAction(e -> done.run());
    return button;
  }

  private Button tile(Example example, Words words, Consumer<Example> chosen) {
    ImageView view = new ImageView();
    view.setPreserveRatio(true);
    view.setSmooth(true);
    pictures.put(example, view);
    StackPane frame = new StackPane(view);
    frame.getStyleClass().add("gallery-picture");
    frame.setMinSize(Thumbnails.WIDTH, Thumbnails.HEIGHT);
    frame.setPrefSize(Thumbnails.WIDTH, Thumbnails.HEIGHT);
    Label title = new Label();
    title.setWrapText(true);
    title.setMinWidth(Thumbnails.WIDTH);
    title.setPrefWidth(Thumbnails.WIDTH);
    title.getStyleClass().add("gallery-title");
    words.follow(title.textProperty(), example::title);
    VBox content = new VBox(frame, title);
    content.getStyleClass().add("gallery-content");
    Button tile = new Button(null, content);
    tile.setId("gallery-" + example.name());
    tile.getStyleClass().addAll("flat", "gallery-tile");
    tile.accessibleTextProperty().bind(title.textProperty());
    Tooltip note = new Tooltip();
    words.follow(note.textProperty(), example::note);
    tile.setTooltip(note);
    tile.setOnAction(e -> chosen.accept(example));
    tile.focusedProperty()
        .addListener((o, was, now) -> {
          if (now) reveal(tile);
        });
    return tile;
  }

  /// Scrolls to what the keyboard has come to.
  private void reveal(Node tile) {
    Node page = getContent();
    Bounds place = page.sceneToLocal(tile.localToScene(tile.getLayoutBounds()));
    double window = getViewportBounds().getHeight();
    double beyond = page.getLayoutBounds().getHeight() - window;
    if (beyond <= 0) return;
    double top = getVvalue() * beyond;
    double highest = place.getMinY() - ROOM;
    double lowest = Math.min(highest, place.getMaxY() + ROOM - window);
    setVvalue(Math.clamp(Math.clamp(top, lowest, highest) / beyond, 0, 1));
  }
}
