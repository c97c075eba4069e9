package gradus.ui;

import gradus.diagram.LocalGradients;
import gradus.graph.Folding.Level;
import gradus.lang.Messages;
import gradus.latex.Signs;
import gradus.layout.LayoutEngine;
import gradus.layout.LayoutEngines;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.picture.Palette;
import gradus.picture.Theme;
import gradus.reading.Notation;
import gradus.tensor.Decimals;
import gradus.ui.canvas.DiagramCanvas;
import gradus.ui.fault.Faults;
import gradus.ui.keep.Memory;
import gradus.ui.keys.Asked;
import gradus.ui.keys.MenuLight;
import gradus.ui.keys.Roaming;
import gradus.ui.piece.Notice;
import gradus.ui.piece.Translation;
import gradus.ui.present.Presenter;
import gradus.ui.work.DocumentModel;
import gradus.ui.work.InputModel;
import gradus.ui.work.Settings;
import gradus.ui.work.Settings.WindowPart;
import gradus.ui.work.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;

/// The menu bar. Its texts are message keys in the FXML file, bound by [Words].
public final class MenuView {
  /// The key of the panel besides the one of its menu.
  private static final KeyCombination PANEL_TOO = KeyCombination.valueOf("Shortcut+I");

  private static final int MOST_DIGITS = 6;

  /// The key, with Ctrl, of the first level; those of the others follow.
  private static final int FIRST_LEVEL = 5;

  private static final int[] SIZES = {100, 125, 150, 200};

  @FXML private MenuBar bar;
  @FXML private Menu file;
  @FXML private MenuItem fresh;
  @FXML private MenuItem open;
  @FXML private Menu recent;
  @FXML private MenuItem save;
  @FXML private MenuItem saveAs;
  @FXML private MenuItem export;
  @FXML private MenuItem copy;
  @FXML private MenuItem quit;
  @FXML private Menu edit;
  @FXML private MenuItem undo;
  @FXML private MenuItem redo;
  @FXML private MenuItem copyAgain;
  @FXML private MenuItem copyLatex;
  @FXML private MenuItem copyPlain;
  @FXML private MenuItem fill;
  @FXML private MenuItem grid;
  @FXML private MenuItem group;
  @FXML private MenuItem nameWire;
  @FXML private MenuItem unfoldCurrent;
  @FXML private MenuItem foldCurrent;
  @FXML private MenuItem runHere;
  @FXML private MenuItem askedBefore;
  @FXML private MenuItem askedAfter;
  @FXML private MenuItem find;
  @FXML private MenuItem findNext;
  @FXML private MenuItem findBefore;
  @FXML private Menu examples;
  @FXML private Menu engines;
  @FXML private Menu sizes;
  @FXML private Menu themes;
  @FXML private Menu palettes;
  @FXML private Menu signs;
  @FXML private Menu locals;
  @FXML private Menu digits;
  @FXML private Menu languages;
  @FXML private MenuItem zoomIn;
  @FXML private MenuItem zoomOut;
  @FXML private MenuItem fit;
  @FXML private MenuItem fitSelection;
  @FXML private CheckMenuItem looping;
  @FXML private CheckMenuItem following;
  @FXML private CheckMenuItem reducedMotion;
  @FXML private CheckMenuItem unfolded;
  @FXML private CheckMenuItem program;
  @FXML private CheckMenuItem picture;
  @FXML private CheckMenuItem panel;
  @FXML private CheckMenuItem network;
  @FXML private Menu levels;
  @FXML private CheckMenuItem patterns;
  @FXML private CheckMenuItem magnitudes;
  @FXML private CheckMenuItem wireNames;
  @FXML private MenuItem present;
  @FXML private MenuItem presentWindow;
  @FXML private MenuItem fullScreen;
  @FXML private MenuItem tour;
  @FXML private MenuItem keys;
  @FXML private MenuItem about;

  /// The recent files that are said to be there no longer.
  private Set<Path> missing = Set.of();

  /// Made by the FXML loader.
  public MenuView() {}

  void connectFile(Filing filing, Actions actions) {
    fresh.setOnAction(e -> actions.another());
    open.setOnAction(e -> filing.open());
    save.setOnAction(e -> filing.save());
    saveAs.setOnAction(e -> filing.saveAs());
    export.setOnAction(e -> filing.exportPicture());
    copy.setOnAction(e -> actions.copyPicture());
    quit.setOnAction(e -> actions.quit());
  }

  /// The last files; whether they are still there is looked up whenever the menu is opened.
  void connectRecent(Memory memory, Filing filing, Words words, Executor receiving) {
    InvalidationListener anew = o -> listRecent(memory, filing, words, Set.of());
    memory.recent().addListener(anew);
    words.language().addListener(anew);
    file.setOnShowing(e -> {
      List<Path> files = List.copyOf(memory.recent());
      Faults.follow(
          CompletableFuture.supplyAsync(() -> missing(files))
              .thenAcceptAsync(
                  gone -> {
                    // A menu that is open must not change without need.
                    if (!gone.equals(missing)) listRecent(memory, filing, words, gone);
                  },
                  receiving));
    });
    listRecent(memory, filing, words, Set.of());
  }

  private static Set<Path> missing(List<Path> files) {
    return files.stream().filter(Predicate.not(Files::exists)).collect(Collectors.toSet());
  }

  private void listRecent(Memory memory, Filing filing, Words words, Set<Path> gone) {
    missing = gone;
    recent.setDisable(memory.recent().isEmpty());
    recent.getItems().clear();
    for (Path each : memory.recent()) {
      String name = each.getFileName() + " – " + each.getParent();
      boolean lost = gone.contains(each);
      MenuItem item = new MenuItem(lost ? words.say("ui.file.recent.missing", name) : name);
      item.setMnemonicParsing(false);
      item.setId("recent-" + recent.getItems().size());
      item.setDisable(lost);
      item.setOnAction(e -> filing.open(each));
      recent.getItems().add(item);
    }
    MenuItem clear = new MenuItem(words.say("ui.file.recent.clear"));
    clear.setId("recent-clear");
    clear.setOnAction(e -> memory.forgetFiles());
    recent.getItems().addAll(new SeparatorMenuItem(), clear);
  }

  void connectEdit(DocumentModel document, InputModel inputs, Actions actions) {
    copyAgain.setOnAction(e -> actions.copyPicture());
    copyLatex.setOnAction(e -> actions.copyText(Notation.LATEX));
    copyPlain.setOnAction(e -> actions.copyText(Notation.PLAIN));
    fill.setOnAction(e -> inputs.fillBlanks());
    grid.setOnAction(e -> actions.editGrid());
    group.setOnAction(e -> actions.groupAsFunction());
    nameWire.setOnAction(e -> actions.nameWire());
    undo.setOnAction(e -> document.undo());
    redo.setOnAction(e -> document.redo());
    edit.setOnShowing(e -> undo.setDisable(!document.canUndo()));
    edit.addEventHandler(Menu.ON_SHOWING, e -> redo.setDisable(!document.canRedo()));
    // A key must find them alive whatever the menu last showed.
    edit.setOnHidden(e -> List.of(undo, redo).forEach(i -> i.setDisable(false)));
  }

  void connectExamples(Filing filing, Words words) {
    Examples.byGroup()
        .forEach((group, members) -> {
          MenuItem heading = new MenuItem("ui.examples." + group);
          heading.getStyleClass().add("heading");
          heading.setDisable(true);
          examples.getItems().add(heading);
          members.forEach(e -> examples.getItems().add(item(e, words, filing)));
        });
  }

  void connectAsked(Asked asked, DiagramCanvas canvas) {
    fitSelection.setOnAction(e -> asked.fit(canvas));
    unfoldCurrent.setOnAction(e -> asked.unfold());
    foldCurrent.setOnAction(e -> asked.fold());
    runHere.setOnAction(e -> asked.runHere());
    askedBefore.setOnAction(e -> asked.back());
    askedAfter.setOnAction(e -> asked.forward());
    // Their keys say why they lead nowhere; in the menu that is seen.
    askedBefore
        .getParentMenu()
        .addEventHandler(
            Menu.ON_SHOWING,
            e -> {
              askedBefore.setDisable(!asked.leadsBack());
              askedAfter.setDisable(!asked.leadsForward());
            });
    askedBefore
        .getParentMenu()
        .addEventHandler(
            Menu.ON_HIDDEN,
            e -> {
              askedBefore.setDisable(false);
              askedAfter.setDisable(false);
            });
  }

  void connectSearch(Roaming roaming) {
    find.setOnAction(e -> roaming.find());
    findNext.setOnAction(e -> roaming.next());
    findBefore.setOnAction(e -> roaming.before());
  }

  void connectScreen(Screening screening) {
    looping.selectedProperty().bindBidirectional(screening.looping());
    present.setOnAction(e -> screening.present(Presenter.Venue.SCREEN));
    presentWindow.setOnAction(e -> screening.present(Presenter.Venue.WINDOW));
    fullScreen.setOnAction(e -> screening.fullScreen());
  }

  /// Which parts of the window are shown; `notice` tells why the last one stays.
  void connectParts(Settings settings, Notice notice) {
    Map.of(WindowPart.PROGRAM, program, WindowPart.PICTURE, picture, WindowPart.PANEL, panel)
        .forEach((part, item) -> {
          BooleanProperty shown = settings.shown(part);
          item.setSelected(shown.get());
          shown.addListener((o, was, now) -> item.setSelected(now));
          item.setOnAction(e -> {
            if (!settings.toggle(part)) notice.refuse("ui.view.parts.last");
            item.setSelected(shown.get());
          });
        });
    bar.sceneProperty()
        .addListener((o, was, now) -> {
          if (now != null) now.getAccelerators().put(PANEL_TOO, panel::fire);
        });
  }

  void connectHelp(Actions actions, Runnable touring) {
    tour.setOnAction(e -> touring.run());
    keys.setOnAction(e -> actions.keys());
    about.setOnAction(e -> actions.about());
  }

  /// Gives every menu its words, once all are connected.
  void speak(Words words) {
    new Translation(words).translate(bar);
    new MenuLight(bar);
  }

  private static MenuItem item(Example example, Words words, Filing filing) {
    MenuItem item = new MenuItem(example.title(words.locale()));
    item.setId("example-" + example.name());
    item.getStyleClass().add("example");
    words.follow(item.textProperty(), example::title);
    item.setOnAction(e -> filing.open(example));
    return item;
  }

  /// How far gates on vectors and matrices are drawn by their entries.
  void connectLevels(Property<Level> level) {
    for (Level each : Level.values()) {
      choice(levels, level, each, "ui.level." + lower(each));
      String key = Integer.toString(FIRST_LEVEL + each.ordinal());
      levels.getItems().getLast().setAccelerator(KeyCombination.valueOf("Shortcut+" + key));
    }
  }

  /// `none` is true while there is no picture.
  void connectView(Settings settings, DiagramCanvas canvas, ObservableValue<Boolean> none) {
    List.of(zoomIn, zoomOut, fit, fitSelection).forEach(i -> i.disableProperty().bind(none));
    zoomIn.setOnAction(e -> canvas.zoomIn());
    zoomOut.setOnAction(e -> canvas.zoomOut());
    fit.setOnAction(e -> canvas.fit());
    following.selectedProperty().bindBidirectional(settings.following());
    reducedMotion.selectedProperty().bindBidirectional(settings.reducedMotion());
    unfolded.selectedProperty().bindBidirectional(settings.unfolded());
    network.selectedProperty().bindBidirectional(settings.network());
    network.disableProperty().bind(none);
    patterns.selectedProperty().bindBidirectional(settings.patterns());
    magnitudes.selectedProperty().bindBidirectional(settings.magnitudes());
    wireNames.selectedProperty().bindBidirectional(settings.wireNames());
    for (Signs each : Signs.values()) {
      choice(signs, settings.signs(), each, "ui.view.signs." + lower(each));
    }
    for (LocalGradients each : LocalGradients.values()) {
      choice(locals, settings.locals(), each, "ui.view.locals." + lower(each));
    }
    for (LayoutEngine engine : LayoutEngines.offered()) {
      choice(engines, settings.engine(), engine, "ui.view.engine." + engine.name());
    }
    for (int percent : SIZES) {
      choice(sizes, settings.textSize().asObject(), percent / 100.0, percent + " %");
    }
    for (Theme theme : Theme.values()) {
      choice(themes, settings.theme(), theme, "ui.view.theme." + lower(theme));
    }
    for (Palette palette : Palette.values()) {
      choice(palettes, settings.palette(), palette, "ui.view.palette." + lower(palette));
    }
    choice(digits, settings.digits(), Decimals.AS_NEEDED, "ui.view.digits.auto", "auto");
    for (int n = 0; n <= MOST_DIGITS; n++) {
      String shown = Integer.toString(n);
      choice(digits, settings.digits(), Decimals.of(n), shown, shown);
    }
    CheckMenuItem integers = new CheckMenuItem("ui.view.digits.integers");
    integers.setId("choose-plain-integers");
    integers.selectedProperty().bindBidirectional(settings.plainIntegers());
    digits.getItems().addAll(new SeparatorMenuItem(), integers);
    for (Locale language : Messages.languages()) {
      choice(languages, settings.locale(), language, language.getDisplayLanguage(language));
    }
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// An item that chooses a value, marked while the value is the chosen one.
  private static <T> void choice(Menu menu, Property<T> chosen, T value, String text) {
    choice(menu, chosen, value, text, value.toString());
  }

  private static <T> void choice(Menu menu, Property<T> chosen, T value, String text, String id) {
    ToggleGroup group =
        menu.getItems().isEmpty()
            ? new ToggleGroup()
            : ((RadioMenuItem) menu.getItems().getFirst()).getToggleGroup();
    RadioMenuItem item = new RadioMenuItem(text);
    item.setId("choose-" + id);
    item.setToggleGroup(group);
    item.setSelected(value.equals(chosen.getValue()));
    item.setOnAction(e -> chosen.setValue(value));
    chosen.addListener((o, was, now) -> item.setSelected(value.equals(now)));
    menu.getItems().add(item);
  }
}
