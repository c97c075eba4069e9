package gradus.ui.descent;

import gradus.data.ColumnChoice;
import gradus.data.Data;
import gradus.data.ExampleTable;
import gradus.data.PointSet;
import gradus.export.Csv;
import gradus.ui.work.Background;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/// A table of examples for a descent, and how many of them a step looks at.
public final class DataModel {
  private final Background reading;
  private final ReadOnlyObjectWrapper<SideFiles.SideFile> file = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Data.Intake> intake = new ReadOnlyObjectWrapper<>();
  private final IntegerProperty batch = new SimpleIntegerProperty();
  private final IntegerProperty seed = new SimpleIntegerProperty();
  private final DoubleProperty held = new SimpleDoubleProperty();
  private final ObjectProperty<ColumnChoice> columns =
      new SimpleObjectProperty<>(ColumnChoice.NAMED);
  private final Runnable changed;
  private Optional<ExampleTable> table = Optional.empty();

  /// @param changed hears that a descent must begin anew
  DataModel(Executor receiving, Runnable changed) {
    this.changed = changed;
    reading = new Background("descent data", receiving);
    batch.addListener(o -> changed.run());
    seed.addListener(o -> changed.run());
    held.addListener(o -> changed.run());
    columns.addListener(o -> {
      if (file.get() != null) changed.run();
    });
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

  /// Which share of the examples is not learnt from; 0 for none.
  public DoubleProperty held() {
    return held;
  }

  /// Which columns fill what, where their names do not say it.
  public ObjectProperty<ColumnChoice> columns() {
    return columns;
  }

  /// The names of the columns; none while there is no table.
  public List<String> head() {
    return table
        .filter(t -> !t.rows().isEmpty())
        .map(t -> t.rows().getFirst().stream().map(String::strip).toList())
        .orElse(List.of());
  }

  /// Takes points that the seed makes.
  ///
  /// @param head what their columns are called; none as they always are
  void make(PointSet set, List<String> head) {
    List<List<String>> rows = set.table(set.usual(), set.noise(), seed.get());
    if (!head.isEmpty()) rows.set(0, head);
    take(new SideFiles.SideFile(set.word(), Csv.write(rows)));
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
          columns.set(ColumnChoice.NAMED);
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
    return Serving.of(data, held.get(), batch.get(), seed.get());
  }
}
