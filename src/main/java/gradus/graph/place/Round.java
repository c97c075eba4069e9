package gradus.graph.place;

import java.util.ArrayList;
import java.util.List;

/// A name of a block in one round of its `repeat`. It is called `h⁽²⁾` in round 2, and `h⁽²⁾⁽¹⁾` in
/// round 1 of a repeat inside that round; people may give such a name to something that is none.
///
/// @param name as the text has it
/// @param numbers the rounds of the repeats around it, the outermost first, counted from 1
public record Round(String name, List<Integer> numbers) {
  private static final char OPEN = '⁽';

  public Round {
    numbers = List.copyOf(numbers);
  }

  /// Inside this many rounds of the repeats further out, one more.
  public static List<Integer> inside(List<Integer> around, int number) {
    List<Integer> numbers = new ArrayList<>(around);
    numbers.add(number);
    return List.copyOf(numbers);
  }

  /// What the wire is called.
  public String text() {
    return name + marks();
  }

  /// What stands behind the name: `⁽²⁾⁽¹⁾`.
  public String marks() {
    return marks(numbers);
  }

  /// The same of rounds alone.
  public static String marks(List<Integer> numbers) {
    StringBuilder out = new StringBuilder();
    for (int number : numbers) {
      out.append(OPEN);
      Integer.toString(number).chars().forEach(c -> out.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0')));
      out.append('⁾');
    }
    return out.toString();
  }

  /// Where in a text, which may be a key from a file or a name of the program, the last such mark
  /// before `end` begins; -1 where there is none.
  public static int mark(String text, int end) {
    return text.lastIndexOf(OPEN, end - 1);
  }
}
