package gradus.ui.descent;

import gradus.document.Failure;
import java.nio.file.Path;
import java.util.Optional;

/// Files that a person chooses beside the one in the window.
public interface SideFiles {
  /// What is in one of them.
  ///
  /// @param name without its folder
  record SideFile(String name, String text) {}

  /// Another program; empty where none was chosen, or it was said why it could not be read.
  Optional<SideFile> program();

  /// A table of examples; empty where none was chosen.
  Optional<Path> table();

  /// Whether a person has chosen a table here, or allowed to read it.
  boolean trusts(Path table);

  /// A person did.
  void trust(Path table);

  /// Says why a file could not be read.
  void say(Failure failure);
}
