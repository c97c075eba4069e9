package gradus.ui;

import gradus.reading.Notation;

/// What the window itself can do for its menus and keys.
interface Actions {
  void copyPicture();

  /// Asks for a name and makes a function of the selected gates.
  void groupAsFunction();

  /// The program in a notation, on the clipboard.
  void copyText(Notation notation);

  /// Applies the first correction that is known for the problem shown; false when there is none.
  boolean remedy();

  void quit();

  void keys();

  void about();
}
