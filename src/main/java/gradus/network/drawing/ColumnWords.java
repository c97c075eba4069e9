package gradus.network.drawing;

import gradus.graph.Gate;
import gradus.latex.LinePrinter;
import gradus.latex.Signs;
import gradus.latex.TypesetName;
import gradus.network.Network;
import gradus.network.NeuronColumn;
import gradus.network.Stage;
import gradus.picture.Caption;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.picture.Lettering;
import gradus.picture.TextStyle;
import gradus.tensor.Numbers;
import java.util.ArrayList;
import java.util.List;

/// What stands above a column: what it is called, how many it has, and what bends its sums, or what
/// a stage behind the neurons does.
///
/// @param name of a vector; empty where its numbers have names of their own
/// @param count empty behind the neurons
/// @param below empty where nothing bends the sums
record ColumnWords(String name, String count, String below) {
  private static final TextStyle NAME = TextStyle.name(18).inBold();
  private static final TextStyle COUNT = TextStyle.plain(15);
  private static final TextStyle SMALL = TextStyle.plain(13);
  private static final double BETWEEN = 8;
  private static final double LINE = 20;

  /// Of a column of neurons.
  static ColumnWords of(Network network, NeuronColumn column, Signs signs) {
    List<Gate> shown = column.shown();
    boolean whole = shown.size() == 1 && !shown.getFirst().shape().isScalar();
    String name =
        whole ? network.graph().called(shown.getFirst()).map(TypesetName::text).orElse("") : "";
    String count = Numbers.SLIDES.whole().show(column.size());
    return new ColumnWords(Caption.cut(name), count, column.activation(signs));
  }

  /// Of stages behind the neurons: several beside each other say nothing.
  static ColumnWords of(List<Stage> stages, Signs signs) {
    if (stages.size() != 1) return new ColumnWords("", "", "");
    String does = LinePrinter.text(stages.getFirst().gate().written(), signs);
    return new ColumnWords("", "", Caption.cut(does));
  }

  private double upper() {
    double gap = name.isEmpty() || count.isEmpty() ? 0 : BETWEEN;
    return Lettering.width(name, NAME) + gap + Lettering.width(count, COUNT);
  }

  /// Of the wider of its lines, px.
  double width() {
    return Math.max(upper(), Lettering.width(below, SMALL));
  }

  /// Its lines about an axis, the lower one on a baseline.
  List<Figure> above(double x, double baseline) {
    List<Figure> drawn = new ArrayList<>();
    double y = baseline - LINE;
    double half = upper() / 2;
    if (!name.isEmpty()) {
      drawn.add(new Figure.Text(x - half, y, name, NAME, Ink.TEXT, Figure.Anchor.LEFT));
    }
    if (!count.isEmpty()) {
      drawn.add(new Figure.Text(x + half, y, count, COUNT, Ink.MUTED, Figure.Anchor.RIGHT));
    }
    if (!below.isEmpty()) {
      drawn.add(new Figure.Text(x, baseline, below, SMALL, Ink.MUTED, Figure.Anchor.CENTRE));
    }
    return drawn;
  }
}
