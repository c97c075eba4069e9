package gradus.ui;

/// What the window itself can do for its menus and keys.
interface Actions {
  void copyPicture();

  /// Asks for a name and makes a function of the selected gates.
  void groupAsFunction();

  /// The program as LaTeX, or as plain text, on the clipboard.
  void copyText(boolean latex);

  /// Applies the first correction that is known for the problem shown; false when there is none.
  boolean remedy();

  void quit();

  void keys();

  void about();
}
