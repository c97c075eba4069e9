package gradus.ui.piece;

import java.util.function.Function;
import javafx.util.StringConverter;

/// The words of the values of a list from which one is chosen; nobody types into it.
public final class ListWords<T> extends StringConverter<T> {
  private final Function<T, String> says;

  public ListWords(Function<T, String> says) {
    this.says = says;
  }

  @Override
  public String toString(T value) {
    return value == null ? "" : says.apply(value);
  }

  @Override
  public T fromString(String typed) {
    throw new UnsupportedOperationException(typed);
  }
}
