package gradus.cli;

import gradus.export.ExportOrder;
import gradus.lang.Messages;
import gradus.layout.LayoutEngine;
import gradus.layout.LayoutEngines;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.TypeConversionException;

/// The words of options that take one of a few: help, messages and the reading of them are made
/// from the same list, an enum or one of those nested here.
final class Choices {
  private Choices() {}

  /// What an option takes, in order; nothing where that is not one of a few words.
  static List<String> of(ArgSpec arg) {
    if (arg.type().isEnum()) {
      return Stream.of(arg.type().getEnumConstants()).map(c -> word((Enum<?>) c)).toList();
    }
    Iterable<String> listed = arg.completionCandidates();
    return listed == null ? List.of() : StreamSupport.stream(listed.spliterator(), false).toList();
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// The languages there are files of messages for.
  static final class Languages implements Iterable<String>, ITypeConverter<Locale> {
    @Override
    public Iterator<String> iterator() {
      return Messages.languages().stream().map(Locale::getLanguage).iterator();
    }

    @Override
    public Locale convert(String word) {
      return Messages.languages().stream()
          .filter(language -> language.getLanguage().equals(word))
          .findFirst()
          .orElseThrow(() -> new TypeConversionException(word));
    }
  }

  /// The layout engines that are offered.
  static final class Engines implements Iterable<String>, ITypeConverter<LayoutEngine> {
    @Override
    public Iterator<String> iterator() {
      return LayoutEngines.offered().stream().map(LayoutEngine::name).iterator();
    }

    @Override
    public LayoutEngine convert(String word) {
      return LayoutEngines.offered().stream()
          .filter(engine -> engine.name().equals(word))
          .findFirst()
          .orElseThrow(() -> new TypeConversionException(word));
    }
  }

  /// The steps that have a name; a number names any other.
  static final class Landmarks implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(ExportOrder.Landmark.values()).map(Choices::word).iterator();
    }
  }
}
