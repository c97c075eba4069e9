package gradus.lang;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/// Every sentence people read, in English and Korean, from the bundle `gradus/messages`.
public final class Messages {
  private static final Properties ENGLISH = load("messages.properties");
  private static final Properties KOREAN = load("messages_ko.properties");

  private Messages() {}

  /// The text of a key with `{0}`, `{1}` … replaced; quotes and lone braces stand for themselves. A
  /// key that only the English bundle has is answered in English.
  ///
  /// @throws IllegalArgumentException when no bundle has the key
  public static String text(Locale locale, String key, Object... args) {
    boolean korean = supported(locale).equals(Locale.KOREAN) && KOREAN.containsKey(key);
    String pattern = (korean ? KOREAN : ENGLISH).getProperty(key);
    if (pattern == null) {
      throw new IllegalArgumentException("no message for " + key);
    }
    String text = filled(pattern, args);
    return korean ? Particles.chosen(text) : text;
  }

  /// The language this locale is served in: Korean for Korean, English for all others.
  public static Locale supported(Locale locale) {
    return locale.getLanguage().equals("ko") ? Locale.KOREAN : Locale.ENGLISH;
  }

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
        text.append(args[pattern.charAt(i + 1) - '0']);
        i += 2;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private static Properties load(String name) {
    Properties messages = new Properties();
    try (InputStream bytes = Messages.class.getResourceAsStream("/gradus/" + name)) {
      if (bytes == null) {
        throw new IllegalStateException("missing resource gradus/" + name);
      }
      Reader reader = new InputStreamReader(bytes, StandardCharsets.UTF_8);
      messages.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return messages;
  }
}
