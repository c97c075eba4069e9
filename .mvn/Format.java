import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Formats every source file that changed since the last run, in place. Run by the build: `java
/// Format.java MARKER FOLDER…`, where MARKER is a file whose time tells of the last run. A file
/// that cannot be parsed is left alone, for the compiler has better words for it.
///
/// One habit for braces: an `if` without `else`, itself no `else`, whose body is one simple
/// statement that fits on its line stands there without braces; every other body of an `if`, an
/// `else` or a loop has braces. A comment in a block keeps its braces.
final class Format {
  private static final Formatter FORMATTER = new Formatter(JavaFormatterOptions.builder().build());

  /// Where files are written before they take their places.
  private static Path scratch;

  private Format() {}

  public static void main(String[] args) throws IOException {
    Path marker = Path.of(args[0]);
    FileTime last =
        Files.exists(marker) ? Files.getLastModifiedTime(marker) : FileTime.fromMillis(0);
    FileTime now = FileTime.fromMillis(System.currentTimeMillis());
    scratch = marker.toAbsolutePath().getParent();
    Files.createDirectories(scratch);
    for (String folder : List.of(args).subList(1, args.length)) {
      if (Files.isDirectory(Path.of(folder))) formatFolder(Path.of(folder), last);
    }
    Files.writeString(marker, "");
    Files.setLastModifiedTime(marker, now);
  }

  private static void formatFolder(Path folder, FileTime last) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(file -> file.toString().endsWith(".java")).toList();
    }
    List<Path> changed = new ArrayList<>();
    for (Path file : files) {
      if (Files.getLastModifiedTime(file).compareTo(last) >= 0) changed.add(file);
    }
    // On all processors, for a fresh checkout has more than a thousand files.
    changed.parallelStream()
        .forEach(file -> {
          try {
            formatFile(file);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static String passed(String text) throws IOException, FormatterException {
    return FORMATTER.formatSourceAndFixImports(braced(text));
  }

  private static void formatFile(Path file) throws IOException {
    String source = Files.readString(file);
    String tidy;
    try {
      // Most files are as they should be, and one pass tells.
      if (passed(source).equals(source)) return;
      tidy = FORMATTER.formatSourceAndFixImports(source);
      for (String before = ""; !tidy.equals(before); ) {
        before = tidy;
        tidy = passed(tidy);
      }
    } catch (FormatterException e) {
      return;
    }
    // Somebody may be saving the file from an editor at this moment: theirs wins.
    if (!tidy.equals(source) && Files.readString(file).equals(source)) {
      replace(file, tidy);
      System.out.println("formatted " + file);
    }
  }

  /// Whoever reads it meanwhile, as the compiler does, has the text before or the text after.
  private static void replace(Path file, String text) throws IOException {
    Path beside = Files.createTempFile(scratch, "formatted", null);
    try {
      Files.writeString(beside, text);
      copyRights(file, beside);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static void copyRights(Path from, Path to) throws IOException {
    if (!from.getFileSystem().supportedFileAttributeViews().contains("posix")) return;
    Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
  }

  /// A stretch of the text and what stands there instead.
  private record Edit(int start, int end, String text) {}

  private static String braced(String source) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///A.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreErrors) {
            return source;
          }
        };
    JavacTask task =
        (JavacTask) compiler.getTask(null, null, problem -> {}, List.of(), null, List.of(file));
    CompilationUnitTree unit = task.parse().iterator().next();
    List<Edit> edits = new ArrayList<>();
    new Braces(source, unit, Trees.instance(task).getSourcePositions(), edits).scan(unit, null);
    edits.sort(Comparator.comparingInt(Edit::start).thenComparing(Edit::end).reversed());
    StringBuilder text = new StringBuilder(source);
    edits.forEach(edit -> text.replace(edit.start(), edit.end(), edit.text()));
    return text.toString();
  }

  /// Gathers where braces come and go in a text that is formatted otherwise.
  private static final class Braces extends TreeScanner<Void, Void> {
    private static final int WIDTH = 100;
    private static final Set<Tree.Kind> SIMPLE =
        Set.of(
            Tree.Kind.RETURN,
            Tree.Kind.THROW,
            Tree.Kind.BREAK,
            Tree.Kind.CONTINUE,
            Tree.Kind.EXPRESSION_STATEMENT);

    private final String source;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Edit> edits;
    private final Set<Tree> elses = new HashSet<>();

    Braces(String source, CompilationUnitTree unit, SourcePositions positions, List<Edit> edits) {
      this.source = source;
      this.unit = unit;
      this.positions = positions;
      this.edits = edits;
    }

    @Override
    public Void visitIf(IfTree tree, Void none) {
      StatementTree then = tree.getThenStatement();
      StatementTree other = tree.getElseStatement();
      boolean alone = other == null && !elses.contains(tree);
      if (alone && then instanceof BlockTree block) {
        unbrace(tree, block);
      } else if (!alone || !SIMPLE.contains(then.getKind()) || lines(tree) > 1) {
        brace(then);
      }
      if (other instanceof IfTree) {
        elses.add(other);
      } else if (other != null) {
        brace(other);
      }
      return super.visitIf(tree, none);
    }

    @Override
    public Void visitForLoop(ForLoopTree tree, Void none) {
      brace(tree.getStatement());
      return super.visitForLoop(tree, none);
    }

    @Override
    public Void visitEnhancedForLoop(EnhancedForLoopTree tree, Void none) {
      brace(tree.getStatement());
      return super.visitEnhancedForLoop(tree, none);
    }

    @Override
    public Void visitWhileLoop(WhileLoopTree tree, Void none) {
      brace(tree.getStatement());
      return super.visitWhileLoop(tree, none);
    }

    @Override
    public Void visitDoWhileLoop(DoWhileLoopTree tree, Void none) {
      brace(tree.getStatement());
      return super.visitDoWhileLoop(tree, none);
    }

    private void brace(StatementTree body) {
      if (body instanceof BlockTree || body instanceof EmptyStatementTree) return;
      // A comment behind the statement goes into the braces with it.
      int end = end(body);
      int line = source.indexOf('\n', end);
      String rest = source.substring(end, line < 0 ? source.length() : line);
      edits.add(new Edit(start(body), start(body), "{"));
      int close = rest.strip().startsWith("//") ? end + rest.length() : end;
      edits.add(new Edit(close, close, close == end ? "}" : "\n}"));
    }

    /// Three lines, `if (…) {`, a statement, `}`, become one where that fits.
    private void unbrace(IfTree tree, BlockTree block) {
      if (block.getStatements().size() != 1) return;
      StatementTree only = block.getStatements().getFirst();
      String statement = source.substring(start(only), end(only));
      String head = source.substring(start(tree), start(block));
      String inside = source.substring(start(block) + 1, end(block) - 1);
      int column = start(tree) - source.lastIndexOf('\n', start(tree)) - 1;
      boolean fits =
          SIMPLE.contains(only.getKind())
              && inside.strip().equals(statement)
              && !(head + statement).contains("\n")
              && column + head.length() + statement.length() <= WIDTH;
      if (fits) edits.add(new Edit(start(block), end(block), statement));
    }

    private int lines(Tree tree) {
      return (int) source.substring(start(tree), end(tree)).lines().count();
    }

    private int start(Tree tree) {
      return (int) positions.getStartPosition(unit, tree);
    }

    private int end(Tree tree) {
      return (int) positions.getEndPosition(unit, tree);
    }
  }
}
