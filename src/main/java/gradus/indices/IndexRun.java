package gradus.indices;

/// An index that takes all whole numbers from one to another.
///
/// @param first null while a tensor is blank
/// @param last null while a tensor is blank
/// @param before how many entries it ends before the length that it is not known yet
record IndexRun(String index, Integer first, Integer last, int before) {
  IndexRun(String index, Integer first, Integer last) {
    this(index, first, last, 0);
  }

  /// One that goes as far as tensors do whose length is not known.
  static IndexRun unknown(String index) {
    return new IndexRun(index, null, null);
  }

  boolean isKnown() {
    return first != null && last != null;
  }

  int count() {
    return last - first + 1;
  }
}
