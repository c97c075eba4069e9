package gradus.ui.descent;

import gradus.data.Data;
import gradus.data.ExampleTable;
import gradus.export.Csv;
import gradus.ui.work.Background;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;

/// A table of examples for a descent, and how many of them a step looks at.
public final class DataModel {
  private final Background reading;
  private final ReadOnlyObjectWrapper<SideFiles.SideFile> file = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Data.Intake> intake = new ReadOnlyObjectWrapper<>();
  private final IntegerProperty batch = new SimpleIntegerProperty();
  private final IntegerProperty seed = new SimpleIntegerProperty();
  private final Runnable changed;
  private Optional<ExampleTable> table = Optional.empty();

  /// @param changed hears that a descent must begin anew
  DataModel(Executor receiving, Runnable changed) {
    this.changed = changed;
    reading = new Background("descent data", receiving);
    batch.addListener(o -> changed.run());
    seed.addListener(o -> changed.run());
  }

  /// Where the examples are from; null while there are none.
  public ReadOnlyObjectProperty<SideFiles.SideFile> file() {
    return file.getReadOnlyProperty();
  }

  /// What the program takes of them; null while there are none, or nothing moves.
  public ReadOnlyObjectProperty<Data.Intake> intake() {
    return intake.getReadOnlyProperty();
  }

  /// How many examples a step looks at; 0 for all.
  public IntegerProperty batch() {
    return batch;
  }

  /// Of the order of the examples.
  public IntegerProperty seed() {
    return seed;
  }

  /// Takes the examples of a file, a row each, its columns named like inputs.
  public void take(SideFiles.SideFile next) {
    reading.start(
        obsolete -> Csv.read(next.text()),
        found -> {
          file.set(next);
          switch (found) {
            case Csv.Contents.Tabular read -> {
              table = Optional.of(read.table());
              intake.set(null);
            }
            case Csv.Contents.Torn amiss -> {
              table = Optional.empty();
              intake.set(new Data.Intake.Unfit(amiss.key(), List.of(amiss.line())));
            }
          }
          changed.run();
        });
  }

  /// Goes back to the one example of the text.
  public void drop() {
    reading.cancel();
    if (file.get() == null) return;
    file.set(null);
    table = Optional.empty();
    intake.set(null);
    changed.run();
  }

  Optional<ExampleTable> table() {
    return table;
  }

  void found(Data.Intake next) {
    intake.set(next);
  }

  /// Whether the table is no table at all.
  boolean isBroken() {
    return file.get() != null && table.isEmpty();
  }

  Serving serving(Data data) {
    return new Serving(data, batch.get(), seed.get());
  }
}
