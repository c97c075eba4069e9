package gradus.graph;

/// Where gates without a name are made: the keys they get, and the group they belong to.
final class Site {
  private final String prefix;
  private final Group group;
  private int parts;

  private Site(String prefix, Group group) {
    this.prefix = prefix;
    this.group = group;
  }

  /// In the formula of a name: `f#1`, `f#2`, …
  static Site of(String name, Group group) {
    return new Site(name + "#", group);
  }

  /// Inside the call that has this key: `f#2/1`, `f#2/2`, … Nothing outside is numbered otherwise
  /// because of what stands here.
  static Site inside(String key, Group group) {
    return new Site(key + "/", group);
  }

  /// Null outside all groups.
  Group group() {
    return group;
  }

  /// The key of the next unnamed gate.
  String nextKey() {
    return prefix + ++parts;
  }
}
