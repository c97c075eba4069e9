package gradus.indices;

import java.util.HashMap;
import java.util.Map;

/// The indices that have a meaning at a place: those that have one value, and those that run.
record Values(Map<String, Integer> fixed, Map<String, IndexRun> running) {
  static final Values NONE = new Values(Map.of(), Map.of());

  Values fix(String index, int value) {
    Map<String, Integer> all = new HashMap<>(fixed);
    all.put(index, value);
    Map<String, IndexRun> rest = running;
    if (running.containsKey(index)) {
      rest = new HashMap<>(running);
      rest.remove(index);
    }
    return new Values(all, rest);
  }

  Values run(IndexRun run) {
    Map<String, IndexRun> all = new HashMap<>(running);
    all.put(run.index(), run);
    return new Values(fixed, all);
  }

  boolean isIndex(String name) {
    return fixed.containsKey(name) || running.containsKey(name);
  }
}
