package gradus.house;

import java.util.List;

/// The rooms of the house.
final class Ladder {
  /// From the ground up: a room imports only rooms that stand before it in this list.
  static final List<String> ROOMS =
      List.of(
          "thread",
          "tensor",
          "lang",
          "indices.start",
          "indices",
          "plain.token",
          "plain.python",
          "plain.phrasing",
          "plain",
          "latex",
          "latex.tree",
          "latex.meaning",
          "op",
          "op.catalogue",
          "reading",
          "graph.place",
          "graph.doubt",
          "graph",
          "trace",
          "descent",
          "blanks",
          "calculus",
          "calculus.tensors",
          "explain.term",
          "explain.passage",
          "explain",
          "explain.entry",
          "picture",
          "layout",
          "diagram.scene",
          "diagram.path",
          "diagram",
          "network",
          "network.drawing",
          "export",
          "grid",
          "document",
          "lesson",
          "cli",
          "ui.work",
          "ui.descent",
          "ui.seek",
          "ui.touch",
          "ui.keep",
          "ui.piece",
          "ui.grid",
          "ui.table",
          "ui.editor",
          "ui.canvas",
          "ui.chart",
          "ui.panel",
          "ui.keys",
          "ui.transport",
          "ui.network",
          "ui.learn",
          "ui.present",
          "ui");

  private Ladder() {}
}
