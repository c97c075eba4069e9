package gradus.ui;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.reading.Notation;

/// What the window itself can do for its menus and keys.
interface Actions {
  void copyPicture();

  /// Asks for a name and makes a function of the selected gates.
  void groupAsFunction();

  /// Asks for a name and writes it into the text, for the wire that a gate makes.
  void nameWire(Gate gate);

  /// As above, for the gate that the window turns to now.
  void nameWire();

  /// Opens a vector or matrix cell by cell: the one that the window turns to now, or else the
  /// first.
  void editGrid();

  /// As above, for that of an input.
  void editGrid(Gate input);

  /// Asks for the gradient that arrives at the output.
  void giveSeed(ComputationGraph graph);

  /// The program in a notation, on the clipboard.
  void copyText(Notation notation);

  /// Applies the first correction that is known for the problem shown, or says that there is none.
  void remedy();

  /// Opens another window, with an empty program.
  void another();

  /// Closes all windows, unless a person would rather stay.
  void quit();

  void keys();

  void about();
}
