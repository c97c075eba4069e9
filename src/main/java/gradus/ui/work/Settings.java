package gradus.ui.work;

import gradus.diagram.LocalGradients;
import gradus.diagram.Options;
import gradus.diagram.WireNaming;
import gradus.graph.Folding;
import gradus.lang.Messages;
import gradus.latex.Signs;
import gradus.layout.LayoutEngine;
import gradus.layout.LayoutEngines;
import gradus.picture.Look;
import gradus.picture.Palette;
import gradus.picture.Theme;
import gradus.tensor.Decimals;
import gradus.trace.Grain;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.beans.Observable;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What the View menu chooses, and how the window is divided.
public final class Settings {
  /// A part of the window that can be hidden, from left to right.
  public enum WindowPart {
    PROGRAM,
    PICTURE,
    PANEL
  }

  /// How large texts are at most, 1 being the usual size.
  public static final double LARGEST_TEXT = 2;

  /// The names of the panel's tabs, in their order.
  public static final List<String> TABS =
      List.of(
          "explain",
          "paths",
          "jacobian",
          "values",
          "check",
          "nudge",
          "derive",
          "layers",
          "signs",
          "descent");

  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
  private final ObjectProperty<Palette> palette = new SimpleObjectProperty<>(Palette.CLASSIC);
  private final ObjectProperty<LayoutEngine> engine =
      new SimpleObjectProperty<>(LayoutEngines.standard());
  private final ObjectProperty<Locale> locale;
  private final ObjectProperty<Decimals> digits = new SimpleObjectProperty<>(Decimals.AS_NEEDED);
  private final BooleanProperty plainIntegers = new SimpleBooleanProperty();
  private final BooleanProperty reducedMotion = new SimpleBooleanProperty();
  private final BooleanProperty calmSystem = new SimpleBooleanProperty();
  private final BooleanBinding calm = reducedMotion.or(calmSystem);
  private final BooleanProperty toured = new SimpleBooleanProperty(true);
  private final BooleanProperty following = new SimpleBooleanProperty(true);
  private final BooleanProperty unfolded = new SimpleBooleanProperty();
  private final BooleanProperty program = new SimpleBooleanProperty(true);
  private final BooleanProperty picture = new SimpleBooleanProperty(true);
  private final BooleanProperty panel = new SimpleBooleanProperty(true);
  private final ObjectProperty<Signs> signs = new SimpleObjectProperty<>(Signs.TEXTBOOK);
  private final ObjectProperty<LocalGradients> locals =
      new SimpleObjectProperty<>(Options.DEFAULT.locals());
  private final BooleanProperty wireNames = new SimpleBooleanProperty();
  private final BooleanProperty patterns = new SimpleBooleanProperty(true);
  private final BooleanProperty magnitudes = new SimpleBooleanProperty();
  private final BooleanProperty network = new SimpleBooleanProperty();
  private final ObjectProperty<Grain> grain = new SimpleObjectProperty<>(Grain.GATE);
  private final DoubleProperty textSize = new SimpleDoubleProperty(1);
  private final StringProperty tab = new SimpleStringProperty("");
  private final DoubleProperty sideWidth = new SimpleDoubleProperty();
  private final DoubleProperty panelWidth = new SimpleDoubleProperty();

  public Settings(Locale locale) {
    this.locale = new SimpleObjectProperty<>(Messages.supported(locale));
  }

  public ObjectProperty<Theme> theme() {
    return theme;
  }

  public ObjectProperty<Palette> palette() {
    return palette;
  }

  public ObjectProperty<LayoutEngine> engine() {
    return engine;
  }

  /// The language of everything said, one of those there is a file of messages for.
  public ObjectProperty<Locale> locale() {
    return locale;
  }

  /// Decimals shown.
  public ObjectProperty<Decimals> digits() {
    return digits;
  }

  /// Whether whole numbers have no decimals beside numbers that have some.
  public BooleanProperty plainIntegers() {
    return plainIntegers;
  }

  /// Whether a person asks here that steps happen at once instead of moving.
  public BooleanProperty reducedMotion() {
    return reducedMotion;
  }

  /// Whether the system asks for that, for all its windows.
  public BooleanProperty calmSystem() {
    return calmSystem;
  }

  /// Whether nothing is to move.
  public BooleanBinding calm() {
    return calm;
  }

  /// Whether the hints of the beginning were seen; who never asked for them is shown none.
  public BooleanProperty toured() {
    return toured;
  }

  /// Whether the view goes where the step is.
  public BooleanProperty following() {
    return following;
  }

  /// Whether functions are drawn by their parts rather than as one gate each.
  public BooleanProperty unfolded() {
    return unfolded;
  }

  /// Whether the panel with the explanations is open.
  public BooleanProperty panel() {
    return panel;
  }

  /// Whether the text of the program is shown, with its inputs.
  public BooleanProperty program() {
    return program;
  }

  /// Whether the picture is shown, with its sentence and the transport.
  public BooleanProperty picture() {
    return picture;
  }

  /// Whether a part of the window is shown.
  public BooleanProperty shown(WindowPart part) {
    return switch (part) {
      case PROGRAM -> program;
      case PICTURE -> picture;
      case PANEL -> panel;
    };
  }

  /// Hides a part that is shown, or shows it again; false where it is all that is shown, and stays.
  public boolean toggle(WindowPart part) {
    BooleanProperty shown = shown(part);
    boolean last =
        shown.get() && Arrays.stream(WindowPart.values()).filter(p -> shown(p).get()).count() == 1;
    if (!last) shown.set(!shown.get());
    return !last;
  }

  /// Which signs stand for operations.
  public ObjectProperty<Signs> signs() {
    return signs;
  }

  /// Whether the local gradients stand at the gates' operands.
  public ObjectProperty<LocalGradients> locals() {
    return locals;
  }

  /// Whether wires that the text does not name always bear the name they were given, rather than
  /// while the step speaks of them.
  public BooleanProperty wireNames() {
    return wireNames;
  }

  /// Whether each gate carries the badge of its pattern.
  public BooleanProperty patterns() {
    return patterns;
  }

  /// Whether wires are the broader the larger their gradient is.
  public BooleanProperty magnitudes() {
    return magnitudes;
  }

  /// Whether a program is shown as layers of neurons rather than as gates: until the window is
  /// closed, for most programs are none.
  public BooleanProperty network() {
    return network;
  }

  /// How much one step does.
  public ObjectProperty<Grain> grain() {
    return grain;
  }

  /// How large texts are, 1 being the usual size.
  public DoubleProperty textSize() {
    return textSize;
  }

  /// The name of the panel's tab that is open; empty for the first.
  public StringProperty tab() {
    return tab;
  }

  /// How wide the program is, px; 0 while nobody chose, for what suits the window.
  public DoubleProperty sideWidth() {
    return sideWidth;
  }

  /// How wide the panel is, px; 0 while nobody chose, for what suits the window.
  public DoubleProperty panelWidth() {
    return panelWidth;
  }

  /// What a picture is drawn by: with another one of these it is another picture.
  List<Observable> drawn() {
    return List.of(
        theme,
        palette,
        digits,
        plainIntegers,
        engine,
        grain,
        signs,
        locals,
        wireNames,
        patterns,
        magnitudes);
  }

  Folding folding() {
    return unfolded.get() ? Folding.UNFOLDED : Folding.FOLDED;
  }

  public Look look() {
    return new Look(theme.get(), palette.get());
  }

  /// How diagrams are drawn under these settings.
  Options options() {
    return Options.DEFAULT
        .withDigits(new Decimals(digits.get().count(), plainIntegers.get()))
        .withLook(look())
        .withSigns(signs.get())
        .withLocals(locals.get())
        .withNaming(wireNames.get() ? WireNaming.ALWAYS : WireNaming.SPOKEN)
        .withPatterns(patterns.get())
        .withMagnitudes(magnitudes.get());
  }
}
