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
///
/// Its clock is quick besides: what waits for a window to be left alone, and what moves, is over in
/// a part of the time that a person needs.
final class Unpainted {
  private static final String PAINTER = "com.sun.javafx.tk.quantum.ViewPainter";
  private static final String HAS_SCREEN = "validateStageGraphics";
  private static final String PAINT = "paintImpl";
  private static final ClassDesc NODE = ClassDesc.of("com.sun.javafx.sg.prism.NGNode");
  private static final ClassDesc GRAPHICS = ClassDesc.of("com.sun.prism.Graphics");

  private static final String CLOCK = "com.sun.scenario.animation.AbstractPrimaryTimer";
  private static final String NOW = "nanos";

  /// So many times as quick as a clock on the wall.
  private static final int QUICK = 4;

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
    redefine(
        live,
        PAINTER,
        Map.of(HAS_SCREEN, code -> code.iconst_0().ireturn(), PAINT, Unpainted::takeNote));
    redefine(live, CLOCK, Map.of(NOW, Unpainted::tellTime));
  }

  private static void redefine(
      Instrumentation live, String name, Map<String, Consumer<CodeBuilder>> bodies) {
    try {
      Class<?> type = Class.forName(name, false, Unpainted.class.getClassLoader());
      live.redefineClasses(new ClassDefinition(type, with(bodies, type)));
    } catch (ClassNotFoundException | UnmodifiableClassException | IOException changed) {
      throw new IllegalStateException(changed);
    }
  }

  private static byte[] with(Map<String, Consumer<CodeBuilder>> bodies, Class<?> changed)
      throws IOException {
    ClassFile files = ClassFile.of();
    ClassTransform other =
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
    try (InputStream written = changed.getResourceAsStream(changed.getSimpleName() + ".class")) {
      return files.transformClass(files.parse(written.readAllBytes()), other);
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

  private static void tellTime(CodeBuilder code) {
    code.invokestatic(
            ClassDesc.of("java.lang.System"), "nanoTime", MethodTypeDesc.of(ConstantDescs.CD_long))
        .ldc((long) QUICK)
        .lmul()
        .lreturn();
  }
}
