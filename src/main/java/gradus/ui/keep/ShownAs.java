package gradus.ui.keep;

import gradus.document.DataNotes;
import gradus.document.NamedValues;
import gradus.graph.Folding;
import gradus.graph.Folding.Level;
import gradus.picture.Theme;
import gradus.trace.Grain;
import gradus.ui.work.Settings;
import gradus.ui.work.WindowModel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// How a program was shown when it was saved: noted below it in its file, and so again when that is
/// opened. What is as usual is not noted.
public final class ShownAs {
  private static final String STEP = "step";
  private static final String GRAIN = "grain";
  private static final String THEME = "theme";
  private static final String ALL = "unfolded_all";
  private static final String OPEN = "unfolded";
  private static final String CLOSED = "folded";
  private static final String LEVEL = "level";
  private static final String ROW = "row";

  private final WindowModel model;
  private final Memory memory;

  /// The colours a person chose, while a file has others.
  private Optional<Theme> chosen = Optional.empty();

  private Optional<Theme> given = Optional.empty();

  public ShownAs(WindowModel model, Memory memory) {
    this.model = model;
    this.memory = memory;
  }

  /// What is to be noted in a file now.
  public NamedValues.Listing notes(Path file) {
    NamedValues.Listing notes = new NamedValues.Listing();
    Settings settings = model.settings();
    Folding folding = model.folding().folding();
    int step = model.picture().player().step().get();
    if (step > 0) notes.add(STEP, step);
    if (settings.grain().get() != Grain.GATE) notes.add(GRAIN, lower(settings.grain().get()));
    if (settings.theme().get() != Theme.LIGHT) notes.add(THEME, lower(settings.theme().get()));
    if (folding.all()) notes.add(ALL, true);
    if (!folding.open().isEmpty()) notes.add(OPEN, folding.open().stream().sorted().toList());
    if (!folding.closed().isEmpty()) notes.add(CLOSED, folding.closed().stream().sorted().toList());
    if (folding.level() != Level.LAYER) notes.add(LEVEL, lower(folding.level()));
    if (folding.row() > 0) notes.add(ROW, folding.row());
    DataNotes.write(model.document().data().get(), Optional.of(file), notes);
    return notes;
  }

  /// The document that is opened next is shown as was noted.
  public void prepare(NamedValues notes) {
    model
        .picture()
        .beginAt(notes.count(STEP).stream().filter(step -> step > 0).findFirst().orElse(0));
    if (notes.flag(ALL).isPresent()
        || !notes.texts(OPEN).isEmpty()
        || !notes.texts(CLOSED).isEmpty()
        || notes.text(LEVEL).isPresent()
        || notes.count(ROW).isPresent()) {
      model
          .folding()
          .beginWith(
              new Folding(
                      notes.flag(ALL).orElse(false),
                      Set.copyOf(notes.texts(OPEN)),
                      Set.copyOf(notes.texts(CLOSED)))
                  .at(
                      value(notes, LEVEL, Level.values()).orElse(Level.LAYER),
                      Math.max(0, notes.count(ROW).orElse(0))));
    }
    value(notes, GRAIN, Grain.values()).ifPresent(model.settings().grain()::set);
    show(value(notes, THEME, Theme.values()));
  }

  /// The colours of a file are for it alone: the next one is shown in those a person chose.
  private void show(Optional<Theme> noted) {
    Theme now = model.settings().theme().get();
    // Whoever chose others meanwhile keeps them.
    Theme before = given.filter(now::equals).flatMap(theme -> chosen).orElse(now);
    chosen = noted.map(theme -> before);
    given = noted;
    memory.aside(() -> model.settings().theme().set(noted.orElse(before)));
  }

  private static <E extends Enum<E>> Optional<E> value(NamedValues notes, String name, E[] all) {
    return notes
        .text(name)
        .flatMap(word -> Arrays.stream(all).filter(e -> lower(e).equals(word)).findFirst());
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
