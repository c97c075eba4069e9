package gradus.ui;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.Set;
import net.bytebuddy.agent.ByteBuddyAgent;

/// Takes away the screen that nobody sees. The toolkit without a display copies each window point
/// by point into a picture of a screen, which was a third of the work of the tests; what a window
/// looks like is asked of the window itself (`snapshot`), never of that screen.
final class Unpainted {
  private static final String WINDOW = "com.sun.glass.ui.headless.HeadlessWindow";
  private static final Set<String> COPIES = Set.of("blit", "clearRect");

  private static boolean isDone;

  private Unpainted() {}

  /// Once for all windows of these tests.
  static synchronized void begin() {
    if (isDone) return;
    isDone = true;
    Instrumentation live;
    try {
      live = ByteBuddyAgent.install();
    } catch (IllegalStateException closed) {
      // A machine that lets no agent in only works longer.
      return;
    }
    try {
      Class<?> window = Class.forName(WINDOW, false, Unpainted.class.getClassLoader());
      live.redefineClasses(new ClassDefinition(window, withoutCopies(window)));
    } catch (ClassNotFoundException | UnmodifiableClassException | IOException changed) {
      throw new IllegalStateException(changed);
    }
  }

  private static byte[] withoutCopies(Class<?> window) throws IOException {
    ClassFile files = ClassFile.of();
    ClassTransform empty =
        ClassTransform.transformingMethods(
            method -> COPIES.contains(method.methodName().stringValue()),
            (method, part) -> {
              if (part instanceof CodeModel) {
                method.withCode(CodeBuilder::return_);
              } else {
                method.with(part);
              }
            });
    try (InputStream written = window.getResourceAsStream("HeadlessWindow.class")) {
      return files.transformClass(files.parse(written.readAllBytes()), empty);
    }
  }
}
