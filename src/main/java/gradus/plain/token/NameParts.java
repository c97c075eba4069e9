package gradus.plain.token;

import gradus.lang.Scripts;
import java.util.ArrayList;
import java.util.List;

/// What a name is put together from: a stem, the number of an entry behind it, other names.
public final class NameParts {
  private NameParts() {}

  /// Where the name ends that an entry is of; -1 where no number of an entry stands behind one.
  public static int stem(String name) {
    int digits = digits(name);
    int end = name.length() - digits;
    if (digits == 0 || end < 1) return -1;
    if (Scripts.isLowered(name.charAt(end))) return end;
    return end > 1 && name.charAt(end - 1) == '_' ? end - 1 : -1;
  }

  /// How many digits a name ends with, all lowered or none.
  static int digits(String name) {
    int end = name.length();
    boolean lowered = Scripts.isLowered(name.charAt(end - 1));
    while (end > 0
        && Scripts.isLowered(name.charAt(end - 1)) == lowered
        && Character.isDigit(Scripts.plainOfLowered(name.charAt(end - 1)))) {
      end--;
    }
    return name.length() - end;
  }

  /// A name cut before each of its letters: `w_0x_0` is `w_0` and `x_0`.
  public static List<String> chunks(String name) {
    if (name.isEmpty() || name.length() > 64 || chunk(name, 0) == name.length()) return List.of();
    List<String> chunks = new ArrayList<>();
    int start = 0;
    while (start < name.length()) {
      int end = chunk(name, start);
      chunks.add(name.substring(start, end));
      start = end;
    }
    return chunks;
  }

  /// Where the next letter of a name stands.
  private static int chunk(String name, int start) {
    int end = start + Character.charCount(name.codePointAt(start));
    while (end < name.length() && !Character.isLetter(name.codePointAt(end))) {
      end += Character.charCount(name.codePointAt(end));
    }
    return end;
  }
}
