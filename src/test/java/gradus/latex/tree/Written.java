package gradus.latex.tree;

import gradus.latex.tree.LatexTree.Strip;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes LaTeX trees with every bracket, so that tests can compare them.
final class Written {
  private Written() {}

  static Strip tree(String text) {
    return TreeReader.read(text, new SpelledWords(Set.of("softmax", "sign", "trace"), text));
  }

  static String of(String text) {
    return of(tree(text));
  }

  static String of(LatexTree tree) {
    return switch (tree) {
      case null -> "";
      case Strip s -> items(s.items());
      case LatexTree.Identifier i -> i.name();
      case LatexTree.Digits d -> d.text();
      case LatexTree.Mark s -> s.sign().name();
      case LatexTree.Scripted s ->
          of(s.base())
              + (s.below() == null ? "" : "_{" + of(s.below()) + "}")
              + s.above().stream().map(a -> "^{" + of(a) + "}").collect(Collectors.joining());
      case LatexTree.Fraction f ->
          (f.line() ? "frac" : "binom") + "{" + of(f.above()) + "}{" + of(f.below()) + "}";
      case LatexTree.Radical r -> "root[" + of(r.degree()) + "]{" + of(r.body()) + "}";
      case LatexTree.Fence f ->
          f.open() + (f.sized() ? "!" : "") + "<" + of(f.body()) + ">" + f.close();
      case LatexTree.Grid g ->
          g.environment()
              + g.rows().stream()
                  .map(row -> row.stream().map(Written::of).collect(Collectors.joining(" & ")))
                  .collect(Collectors.joining(" // ", "[", "]"));
      case LatexTree.BigSign b ->
          (b.product() ? "prod" : "sum")
              + "_{"
              + of(b.below())
              + "}^{"
              + of(b.above())
              + "}("
              + of(b.body())
              + ")";
      case LatexTree.NamedFunction f -> "fn:" + f.name();
      case LatexTree.Upright u -> "text:" + u.content();
      case LatexTree.Styled s -> s.command() + "{" + of(s.body()) + "}";
      case LatexTree.Accented a -> a.command() + "{" + of(a.body()) + "}";
      case LatexTree.Braced b -> "brace{" + of(b.body()) + "}{" + of(b.label()) + "}";
      case LatexTree.Spacing s -> "~";
      case LatexTree.Remark r -> "remark:" + r.content();
      case LatexTree.Loop l -> "loop " + items(l.count()) + "{" + of(l.body()) + "}";
      case LatexTree.Unread u -> "unread:" + u.problem().key();
    };
  }

  private static String items(List<LatexTree> items) {
    return items.stream().map(Written::of).collect(Collectors.joining(" "));
  }
}
