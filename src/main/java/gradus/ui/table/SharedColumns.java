package gradus.ui.table;

import gradus.ui.work.Settings;
import gradus.ui.work.Words;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Shares the width of a table out among what it tells of each row. Texts run over into the next
/// line within their column; where that would make columns of a few letters, some of them stand
/// below another instead. So nothing is cut and the table never scrolls sideways, unless a person
/// draws a column wider.
public final class SharedColumns<R> {
  /// So many rows say how wide a column is.
  private static final int MEASURED = 300;

  /// A text that is longer runs over before another column is given up, px at the usual size; and
  /// before the last ones are.
  private static final double COMFORT = 92;

  private static final double CLOSE = 56;

  /// A longer word is broken, px at the usual size.
  private static final double WORD = 110;

  /// Widths are whole px.
  private static final double ROUNDED = 3;

  /// Of the arrow in the heading by which a table is sorted, at the usual size.
  private static final double ARROW = 18;

  private final TableView<R> table;
  private final Settings settings;
  private final Words words;
  private final List<Told<R>> parts;
  private final Map<Told<R>, TableColumn<R, R>> columns = new LinkedHashMap<>();
  private final Map<Told<R>, Widths> widths = new LinkedHashMap<>();
  private final ReadOnlyIntegerWrapper lines = new ReadOnlyIntegerWrapper(1);
  private final int tightest;
  private int tight;
  private boolean asked;

  /// What a part needs of its column and would take, at the usual size.
  private record Room(double least, double wanted) {
    Room or(Room other) {
      return new Room(Math.max(least, other.least), Math.max(wanted, other.wanted));
    }

    double comfortable(double usual) {
      return Math.min(wanted, Math.max(least, usual));
    }
  }

  public SharedColumns(TableView<R> table, Settings settings, Words words, List<Told<R>> parts) {
    this.table = table;
    this.settings = settings;
    this.words = words;
    this.parts = List.copyOf(parts);
    tightest =
        parts.stream().filter(p -> p.host() != null).mapToInt(Told::tightness).max().orElse(0);
    for (Told<R> part : parts) {
      TableColumn<R, R> column = new TableColumn<>();
      column.textProperty().bind(words.saying(part.key()));
      column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue()));
      column.setCellFactory(c -> new LinesCell<>(this, part));
      column.setComparator(part.order());
      table.getColumns().add(column);
      columns.put(part, column);
      widths.put(part, Widths.follow(column, 0, settings));
    }
    InvalidationListener anew = o -> ask();
    table.widthProperty().addListener(anew);
    settings.textSize().addListener(anew);
    words.language().addListener(anew);
    table.getSortOrder().addListener(anew);
  }

  /// Shares out anew for other rows.
  public void share() {
    ask();
  }

  /// How many lines a row has in which no text runs over.
  public ReadOnlyIntegerProperty lines() {
    return lines.getReadOnlyProperty();
  }

  /// While a table is laid out its columns stay.
  private void ask() {
    if (asked) return;
    asked = true;
    Platform.runLater(() -> {
      asked = false;
      shareOut();
    });
  }

  private void shareOut() {
    if (table.getWidth() <= 0) return;
    Map<Told<R>, Room> rooms = new LinkedHashMap<>();
    parts.forEach(part -> rooms.put(part, room(part)));
    double whole = Widths.whole(table, true, settings) - ROUNDED / settings.textSize().get();
    int now = 0;
    while (now < tightest && comfortable(rooms, now) > whole) {
      now++;
    }
    tight = now;
    Map<Told<R>, Room> hosts = hosts(rooms, now);
    double usual = usual(now);
    double given = comfortable(rooms, now);
    double spare = Math.max(0, whole - given);
    double longed = hosts.values().stream().mapToDouble(r -> r.wanted).sum() - given;
    double part = longed <= 0 ? 0 : Math.min(1, spare / longed);
    double rest = (spare - part * longed) / hosts.size();
    // What a single column needs more than there is runs over within its words.
    double most = hosts.size() == 1 ? whole : Double.MAX_VALUE;
    columns.forEach((p, column) -> column.setVisible(hosts.containsKey(p)));
    hosts.forEach((host, room) -> {
      double longing = part * (room.wanted - room.comfortable(usual));
      widths.get(host).take(Math.min(most, room.comfortable(usual) + longing + rest));
    });
    lines.set(
        hosts.keySet().stream()
            .mapToInt(host -> 1 + below(host).size() - joined(host))
            .max()
            .orElse(1));
    table.refresh();
  }

  private double comfortable(Map<Told<R>, Room> rooms, int tightness) {
    double usual = usual(tightness);
    return hosts(rooms, tightness).values().stream().mapToDouble(r -> r.comfortable(usual)).sum();
  }

  private double usual(int tightness) {
    return tightness < tightest - 1 ? COMFORT : CLOSE;
  }

  private Map<Told<R>, Room> hosts(Map<Told<R>, Room> rooms, int tightness) {
    Map<Told<R>, Room> hosts = new LinkedHashMap<>();
    Map<Told<R>, Double> joined = new LinkedHashMap<>();
    for (Told<R> part : parts) {
      Told<R> host = part.column(tightness);
      boolean own = host == part;
      double title = own ? title(part) : 0;
      Room room = rooms.get(part);
      double wanted = room.wanted;
      if (!own && part.titled()) wanted += Widths.needed(Stream.of(caption(part)));
      if (!own && isJoined(part)) wanted = joined.merge(host, wanted, Double::sum);
      hosts.merge(host, new Room(Math.max(title, room.least), Math.max(title, wanted)), Room::or);
    }
    return hosts;
  }

  private double title(Told<R> part) {
    boolean sorts = table.getSortOrder().contains(columns.get(part));
    return widths.get(part).title() + (sorts ? ARROW : 0);
  }

  private Room room(Told<R> part) {
    List<String> texts =
        table.getItems().stream()
            .limit(MEASURED)
            .map(part.text())
            .filter(t -> !t.isEmpty())
            .toList();
    if (texts.isEmpty()) return new Room(0, 0);
    double longest = Widths.needed(texts.stream().flatMap(t -> Arrays.stream(t.split("\\s+"))));
    return new Room(
        part.markWidth() + Math.min(longest, WORD),
        part.markWidth() + Widths.needed(texts.stream()));
  }

  String caption(Told<R> part) {
    return words.say(part.key());
  }

  /// What stands below a part in its column now.
  List<Told<R>> below(Told<R> host) {
    return parts.stream().filter(p -> p != host && p.column(tight) == host).toList();
  }

  /// How many of them stand in the line of another.
  private int joined(Told<R> host) {
    long untitled = below(host).stream().filter(p -> isJoined(p)).count();
    return (int) Math.max(0, untitled - 1);
  }

  /// Words that need no title share a line.
  static boolean isJoined(Told<?> part) {
    return !part.titled() && part.markWidth() == 0;
  }
}
