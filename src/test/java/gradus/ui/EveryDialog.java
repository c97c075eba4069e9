package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.blanks.Blanks;
import gradus.diagram.Diagram;
import gradus.document.Comparison;
import gradus.reading.ProgramReader;
import gradus.ui.fault.Fault;
import gradus.ui.work.WindowModel;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.Window;

/// All dialogs, by the names of what shows them, with as much in them as there may be.
final class EveryDialog {
  /// What the system puts around a window is as high as the rest of the screen.
  static final double WITHIN = 0.95;

  /// The system's own.
  private static final Set<String> SYSTEM =
      Set.of("open", "table", "save", "savePicture", "openFolder");

  private final Map<String, Consumer<FxDialogs>> all = new TreeMap<>();
  private final FxDialogs dialogs;

  EveryDialog(Window owner, WindowModel model, Supplier<Rectangle2D> screen) {
    dialogs = new FxDialogs(owner, model.words(), address -> {}, screen);
    String name = "the-second-exercise-of-the-third-lecture.gradus";
    all.put("unsaved", d -> d.unsaved(name, Dialogs.Leaving.FOR_ANOTHER));
    all.put(
        "compare", d -> d.compare(name, Comparison.of("x = 1\nf = x*x\n", "x = 2\nf = x*x + x\n")));
    all.put("export", d -> export(d, model));
    all.put("ask", d -> d.ask(name, "What is it? ".repeat(12), name, Optional::of));
    all.put(
        "shapes",
        d ->
            d.shapes(
                Blanks.of(ProgramReader.read("s = sum(W*x + b*total_of_all)")),
                f -> Optional.empty()));
    all.put("failure", d -> d.failure("This cannot be done, for a reason. ".repeat(12)));
    all.put("fault", EveryDialog::fault);
    all.put("keys", FxDialogs::keys);
    all.put("about", FxDialogs::about);
    Set<String> shown =
        Arrays.stream(Dialogs.class.getDeclaredMethods())
            .map(Method::getName)
            .filter(n -> !SYSTEM.contains(n))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(shown, all.keySet(), "every dialog is walked");
    all.put("replace", d -> d.mayReplace(Path.of(name)));
  }

  /// This one does not wait by itself.
  private static void fault(FxDialogs dialogs) {
    Object shown = new Object();
    dialogs.fault(
        new Fault(Instant.EPOCH, "worker", new IllegalStateException("odd")),
        Optional.of(Path.of("a-folder-whose-name-is-long", "of-somebody", "gradus", "faults.log")),
        () -> {},
        () -> Platform.exitNestedEventLoop(shown, null));
    Platform.enterNestedEventLoop(shown);
  }

  private static void export(FxDialogs dialogs, WindowModel model) {
    Diagram shown = model.picture().diagram().get();
    Proof proof =
        new Proof(
            shown,
            0,
            model.settings().engine().get(),
            model.picture().notices(),
            model.words().locale());
    dialogs.export(proof, proof.proposal());
  }

  Set<String> names() {
    return all.keySet();
  }

  /// Shows one, and waits until it is gone.
  void show(String name) {
    all.get(name).accept(dialogs);
  }
}
