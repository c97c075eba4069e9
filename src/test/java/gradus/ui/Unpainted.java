package gradus.ui;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.Map;
import java.util.function.Consumer;
import net.bytebuddy.agent.ByteBuddyAgent;

/// Leaves out the painting that nobody sees. Of a window on a screen that is none the toolkit
/// paints every frame by software all the same, which was half of the work of the tests; what a
/// window looks like is asked of the window itself (`snapshot`), never of that screen. Here the
/// toolkit finds each window as it would a minimised one: laid out, alive, and with nothing to
/// paint on.
final class Unpainted {
  private static final String PAINTER = "com.sun.javafx.tk.quantum.ViewPainter";
  private static final String HAS_SCREEN = "validateStageGraphics";
  private static final String PAINT = "paintImpl";
  private static final ClassDesc NODE = ClassDesc.of("com.sun.javafx.sg.prism.NGNode");
  private static final ClassDesc GRAPHICS = ClassDesc.of("com.sun.prism.Graphics");

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
      Class<?> painter = Class.forName(PAINTER, false, Unpainted.class.getClassLoader());
      live.redefineClasses(new ClassDefinition(painter, withoutScreen(painter)));
    } catch (ClassNotFoundException | UnmodifiableClassException | IOException changed) {
      throw new IllegalStateException(changed);
    }
  }

  private static byte[] withoutScreen(Class<?> painter) throws IOException {
    ClassFile files = ClassFile.of();
    Map<String, Consumer<CodeBuilder>> bodies =
        Map.of(HAS_SCREEN, code -> code.iconst_0().ireturn(), PAINT, Unpainted::takeNote);
    ClassTransform blind =
        (type, part) -> {
          if (part instanceof MethodModel method
              && bodies.get(method.methodName().stringValue())
                  instanceof Consumer<CodeBuilder> body) {
            type.withMethodBody(
                method.methodName(), method.methodType(), method.flags().flagsMask(), body);
          } else {
            type.with(part);
          }
        };
    try (InputStream written = painter.getResourceAsStream("ViewPainter.class")) {
      return files.transformClass(files.parse(written.readAllBytes()), blind);
    }
  }

  /// What must be done where nothing is painted: canvases draw what they were told, and what has
  /// changed counts as seen, or a cached picture of it would never be made anew.
  private static void takeNote(CodeBuilder code) {
    ClassDesc painter = ClassDesc.of(PAINTER);
    code.aload(0)
        .getfield(painter, "root", NODE)
        .aload(1)
        .invokevirtual(
            NODE, "renderForcedContent", MethodTypeDesc.of(ConstantDescs.CD_void, GRAPHICS))
        .aload(0)
        .getfield(painter, "root", NODE)
        .invokevirtual(NODE, "clearDirty", MethodTypeDesc.of(ConstantDescs.CD_void))
        .return_();
  }
}
