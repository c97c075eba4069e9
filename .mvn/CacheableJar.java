import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// A jar that the JDK takes into its cache of classes: without the signature files that keep its
/// classes out, and with the stack maps that class files older than Java 6 lack. All else (other
/// entries, licences, times, every instruction) stays as it is.
final class CacheableJar {
  private CacheableJar() {}

  /// Writes the jar anew where it is not such a one.
  static void make(Path jar) throws IOException {
    Path made = jar.resolveSibling(jar.getFileName() + ".part");
    // A file that is open cannot be replaced on every system.
    if (isWritten(jar, made)) Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Writes what the jar should be beside it; not where it is that already.
  private static boolean isWritten(Path jar, Path made) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<ZipEntry> entries = new ArrayList<>(zip.stream().toList());
      boolean signed = entries.removeIf(CacheableJar::isSignature);
      boolean old = false;
      for (ZipEntry entry : entries) {
        old |= entry.getName().endsWith(".class") && isOld(read(zip, entry));
      }
      if (!signed && !old) return false;
      try (OutputStream file = Files.newOutputStream(made);
          ZipOutputStream out = new ZipOutputStream(file);
          URLClassLoader classes =
              new URLClassLoader(
                  new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
        for (ZipEntry entry : entries) {
          byte[] bytes = read(zip, entry);
          boolean ofOldClass = entry.getName().endsWith(".class") && isOld(bytes);
          ZipEntry written = new ZipEntry(entry.getName());
          written.setTimeLocal(entry.getTimeLocal());
          out.putNextEntry(written);
          out.write(ofOldClass ? withStackMaps(bytes, classes) : bytes);
          out.closeEntry();
        }
      }
      return true;
    }
  }

  private static byte[] read(ZipFile zip, ZipEntry entry) throws IOException {
    try (var in = zip.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  private static boolean isSignature(ZipEntry entry) {
    String name = entry.getName().toUpperCase(Locale.ROOT);
    return name.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)");
  }

  private static boolean isOld(byte[] classFile) {
    return classFile.length > 7 && classFile[7] < ClassFile.JAVA_6_VERSION;
  }

  private static byte[] withStackMaps(byte[] classFile, ClassLoader classes) {
    ClassHierarchyResolver known =
        ClassHierarchyResolver.defaultResolver()
            .orElse(ClassHierarchyResolver.ofResourceParsing(classes));
    ClassFile api =
        ClassFile.of(
            ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
            ClassFile.ClassHierarchyResolverOption.of(known));
    ClassModel model = api.parse(classFile);
    ClassTransform newer =
        (builder, element) -> {
          if (element instanceof ClassFileVersion) {
            builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
          } else {
            builder.with(element);
          }
        };
    return api.transformClass(
        model, newer.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)));
  }
}
