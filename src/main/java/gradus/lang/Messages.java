package gradus.lang;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Every sentence people read, from the bundle `gradus/messages`. A language is one file of it:
/// `messages_ko.properties` for Korean, found when it is asked for.
public final class Messages {
  private static final Properties ENGLISH =
      read("messages.properties")
          .orElseThrow(
              () -> new IllegalStateException("missing resource gradus/messages.properties"));

  /// What was found for each language asked for, by its code; nothing where there is no file.
  private static final Map<String, Optional<Properties>> OTHERS = new ConcurrentHashMap<>();

  private static final Properties NONE = new Properties();

  /// Languages that must have every key, by code. The tests say `ko` here: what a file lacks is
  /// then no text in English but a mistake.
  private static final List<String> WHOLE =
      Stream.of(System.getProperty("gradus.messages.whole", "").split(","))
          .filter(code -> !code.isEmpty())
          .toList();

  private Messages() {}

  /// The text of a key with `{0}`, `{1}` … replaced, and `{1?argument:arguments}` by the first word
  /// where that is 1 and else by the second; quotes and lone braces stand for themselves. A key
  /// that a language lacks is answered in English.
  ///
  /// @throws IllegalArgumentException when English has no such key, or a language that must be
  ///   whole
  public static String text(Locale locale, String key, Object... args) {
    require(key, WHOLE);
    String own = words(locale.getLanguage()).getProperty(key);
    String text = filled(own == null ? ENGLISH.getProperty(key) : own, args);
    boolean korean = own != null && locale.getLanguage().equals("ko");
    return korean ? Particles.chosen(text) : text;
  }

  /// The text of a key in the language's own file; empty where that lacks it.
  public static Optional<String> own(Locale locale, String key) {
    return Optional.ofNullable(words(locale.getLanguage()).getProperty(key));
  }

  /// Refuses a key that English lacks, or a language that must be whole.
  static void require(String key, List<String> whole) {
    if (!ENGLISH.containsKey(key)) throw new IllegalArgumentException("no message for " + key);
    for (String code : whole) {
      if (!words(code).containsKey(key)) {
        throw new IllegalArgumentException("no message for " + key + " in " + code);
      }
    }
  }

  /// The language this locale is served in: its own where there is a file for it, else English.
  public static Locale supported(Locale locale) {
    boolean served = !words(locale.getLanguage()).isEmpty();
    return served ? Locale.of(locale.getLanguage()) : Locale.ENGLISH;
  }

  /// All languages there is a file for, English first, then by code.
  public static List<Locale> languages() {
    Stream<Locale> others =
        Stream.of(Locale.getISOLanguages())
            .sorted()
            .map(Locale::of)
            .filter(locale -> !locale.equals(Locale.ENGLISH) && supported(locale).equals(locale));
    return Stream.concat(Stream.of(Locale.ENGLISH), others).toList();
  }

  private static Properties words(String code) {
    return OTHERS
        .computeIfAbsent(
            code,
            c -> c.matches("[a-z]{2,8}") ? read("messages_" + c + ".properties") : Optional.empty())
        .orElse(NONE);
  }

  /// Stands unseen between a name that ends in lowered Hangul and the particle behind it, which is
  /// no more of the name: L_데이터의.
  public static final char END_OF_NAME = '\u2060';

  private static String filled(String pattern, Object[] args) {
    StringBuilder text = new StringBuilder(pattern.length() + 16);
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean slot =
          c == '{'
              && i + 2 < pattern.length()
              && pattern.charAt(i + 2) == '}'
              && pattern.charAt(i + 1) >= '0'
              && pattern.charAt(i + 1) - '0' < args.length;
      if (slot) {
        String word = String.valueOf(args[pattern.charAt(i + 1) - '0']);
        text.append(word);
        i += 2;
        if (Particles.follows(word, pattern, i + 1)) text.append(END_OF_NAME);
      } else if (isCounted(pattern, i, args.length)) {
        int end = pattern.indexOf('}', i);
        int between = pattern.indexOf(':', i);
        boolean one = String.valueOf(args[pattern.charAt(i + 1) - '0']).equals("1");
        text.append(pattern, one ? i + 3 : between + 1, one ? between : end);
        i = end;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  /// Whether the word that a count decides stands there: `{1?argument:arguments}`.
  private static boolean isCounted(String pattern, int at, int args) {
    int end = pattern.indexOf('}', at);
    int between = pattern.indexOf(':', at);
    return pattern.charAt(at) == '{'
        && between > at
        && between < end
        && pattern.charAt(at + 2) == '?'
        && pattern.charAt(at + 1) >= '0'
        && pattern.charAt(at + 1) - '0' < args;
  }

  private static Optional<Properties> read(String name) {
    try (InputStream bytes = Messages.class.getResourceAsStream("/gradus/" + name)) {
      if (bytes == null) return Optional.empty();
      Properties messages = new Properties();
      messages.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
      return Optional.of(messages);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
