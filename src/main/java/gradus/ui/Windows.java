package gradus.ui;

/// The windows of the process, as one of them knows them.
interface Windows {
  /// A window of which there is one, that stays.
  Windows ALONE =
      new Windows() {
        @Override
        public void another() {}

        @Override
        public void quit() {}
      };

  /// Opens another one, with an empty program.
  void another();

  /// Closes all, unless a person would rather stay in one of them.
  void quit();
}
