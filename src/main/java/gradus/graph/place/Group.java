package gradus.graph.place;

/// Gates that belong together: the parts of a call drawn by its parts, one round of a `repeat`, the
/// additions or multiplications of a long sum or product, or what makes a tensor entry by entry.
/// The picture frames them. Identity matters: two groups are never equal.
public final class Group {
  /// What holds the gates together.
  public enum Bond {
    /// A function, of the program or of the catalogue, unfolded.
    CALL,
    /// One round of a `repeat`.
    ROUND,
    /// A sum or product of many terms, unfolded.
    SERIES,
    /// What computes the entries of a vector or matrix one by one.
    ENTRIES
  }

  private final Bond bond;
  private final String key;
  private final String title;
  private final Group parent;
  private final int depth;

  /// Inside `parent`; null for none.
  public Group(Bond bond, String key, String title, Group parent) {
    this.bond = bond;
    this.key = key;
    this.title = title;
    this.parent = parent;
    depth = parent == null ? 1 : parent.depth + 1;
  }

  public Bond bond() {
    return bond;
  }

  /// What it is folded and unfolded by: the handle the folded gate has, or for a round a name of
  /// the block.
  public String key() {
    return key;
  }

  /// What a gate is folded and unfolded by: its key; of the last gate of a call that makes a named
  /// wire, and so has the key of that call, its place in the call.
  ///
  /// @param group that it stands in; null for none
  public static String handle(String key, Group group) {
    if (group == null) return key;
    String handle = handle(key, group.parent);
    boolean ends = group.bond == Bond.CALL && group.key.equals(handle);
    return ends ? handle + "/" + group.title : handle;
  }

  /// What the frame says: the function's name, or which round of how many.
  public String title() {
    return title;
  }

  /// The group around it; null at the top.
  public Group parent() {
    return parent;
  }

  /// How many groups hold it, itself included.
  public int depth() {
    return depth;
  }

  @Override
  public String toString() {
    return key;
  }
}
