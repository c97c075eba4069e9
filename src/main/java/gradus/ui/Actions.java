package gradus.ui;

/// What the window itself can do for its menus and keys.
interface Actions {
  void copyPicture();

  void quit();

  void keys();

  void about();
}
