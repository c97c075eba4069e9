package gradus.calculus.tensors;

import static gradus.calculus.tensors.EntryWriter.entries;
import static gradus.calculus.tensors.EntryWriter.times;
import static gradus.calculus.tensors.EntryWriter.total;

import gradus.calculus.formulas.Monomial.Member;
import gradus.calculus.formulas.TensorAlgebra;
import gradus.calculus.formulas.TensorWriter;
import gradus.calculus.formulas.Written;
import gradus.calculus.tensors.Contact.Selected;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// Which entries of a convolution or pooling an image or kernel touches.
final class ImageContacts {
  private final ComputationGraph graph;
  private final TensorValues values;
  private final TensorWriter writer;
  private final BinaryOperator<Written> join;
  private final EntryWriter cells;
  private final ProductContacts products;

  ImageContacts(
      ComputationGraph graph,
      TensorValues values,
      TensorWriter writer,
      EntryWriter cells,
      BinaryOperator<Written> beside,
      ProductContacts products) {
    this.graph = graph;
    this.values = values;
    this.writer = writer;
    this.cells = cells;
    join = beside;
    this.products = products;
  }

  /// Of a convolution by its kernel, or by its image.
  Contact of(ProductUse use, ProductWire made) {
    Gate image = graph.operands(made.product()).get(0).source();
    Gate kernel = graph.operands(made.product()).get(1).source();
    return use.into().index() == 1
        ? slid(use, made, image, kernel)
        : pixel(use, made, image, kernel);
  }

  /// `C_kl = Σ_mn X_{k+m, l+n} K_mn`.
  private Contact slid(ProductUse use, ProductWire made, Gate image, Gate kernel) {
    Written moved = moved(image, "m", "n");
    Written sum = cells.sign("mn").then("", "", join.apply(moved, cells.entry(kernel, "mn")));
    Expr typed = cells.at(TensorAlgebra.call("conv2d", values.of(image), values.of(kernel)), "kl");
    // an image slid over by a kernel that is 1 at one place
    Expr place =
        TensorAlgebra.call(
            "outer",
            cells.places(kernel.shape().rows(), "i"),
            cells.places(kernel.shape().cols(), "j"));
    Expr pixel = cells.at(TensorAlgebra.call("conv2d", values.of(image), place), "kl");
    UnaryOperator<Expr> all =
        g -> cells.at(TensorAlgebra.call("conv2d", values.of(image), g), "ij");
    return products.touch(
        use,
        made,
        new ProductContacts.Letters("kl", "ij"),
        sum,
        typed,
        Optional.empty(),
        Optional.of(moved(image, "i", "j")),
        pixel,
        new Selected(Optional.of(cells.sign("kl")), "kl"),
        all,
        all);
  }

  /// The same for a pixel: each window that holds it has it times another entry of the kernel.
  private Contact pixel(ProductUse use, ProductWire made, Gate image, Gate kernel) {
    Written sum =
        cells
            .sign("mn")
            .then("", "", join.apply(moved(image, "m", "n"), cells.entry(kernel, "mn")));
    Expr typed = cells.at(TensorAlgebra.call("conv2d", values.of(image), values.of(kernel)), "kl");
    Shape shape = image.shape();
    // an image that is 1 at one place
    Expr place =
        TensorAlgebra.call(
            "outer", cells.places(shape.rows(), "i"), cells.places(shape.cols(), "j"));
    Expr met = TensorAlgebra.call("conv2d", place, values.of(kernel));
    Written apart = writer.entry(values.of(kernel), within("{i−k, j−l}", "i - k,\\, j - l"));
    Member turned = new Member(values.of(kernel), kernel.shape());
    return products.touch(
        use,
        made,
        new ProductContacts.Letters("kl", "ij"),
        sum,
        typed,
        Optional.of(inside(kernel.shape())),
        Optional.of(apart),
        cells.at(met, "kl"),
        new Selected(Optional.of(windows(kernel.shape())), "kl"),
        g -> total(entries(g, met)),
        g -> cells.at(Rearranged.spread(g, made.product().shape(), turned), "ij"));
  }

  /// `1[0 ≤ i−k < 2, 0 ≤ j−l < 2]`.
  private Written inside(Shape kernel) {
    String text = "0 ≤ i−k < " + kernel.rows() + ", 0 ≤ j−l < " + kernel.cols();
    String latex = "0 \\le i - k < " + kernel.rows() + ",\\, 0 \\le j - l < " + kernel.cols();
    return one(within(text, latex));
  }

  /// `Σ_{i−2<k≤i, j−2<l≤j}`.
  private Written windows(Shape kernel) {
    String text = "{i−" + kernel.rows() + "<k≤i, j−" + kernel.cols() + "<l≤j}";
    String latex = "i - " + kernel.rows() + " < k \\le i,\\; j - " + kernel.cols() + " < l \\le j";
    Written places = within(text, latex);
    return new Written("Σ_" + places.text() + " ", "\\sum_{" + places.latex() + "} ");
  }

  /// With the letters that the program leaves for indices.
  private Written within(String text, String latex) {
    return new Written(lettered(text), lettered(latex));
  }

  private String lettered(String usual) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < usual.length(); i++) {
      char c = usual.charAt(i);
      boolean alone =
          i == 0 || usual.charAt(i - 1) != '\\' && !Character.isLetter(usual.charAt(i - 1));
      boolean index = alone && "ijklmn".indexOf(c) >= 0;
      out.append(index ? writer.letters(String.valueOf(c)) : String.valueOf(c));
    }
    return out.toString();
  }

  private Written moved(Gate image, String down, String across) {
    String index =
        writer.letters("k")
            + "+"
            + writer.letters(down)
            + ", "
            + writer.letters("l")
            + "+"
            + writer.letters(across);
    String latex = index.replace("+", " + ").replace(", ", ",\\, ");
    return writer.entry(values.of(image), new Written("{" + index + "}", latex));
  }

  /// `P_kl = max_mn X_{2k+m, 2l+n}`: each entry lies in one window, and is the largest there or
  /// not.
  Optional<Contact> pooled(Gate wrt) {
    List<Wire> uses = graph.consumers(wrt);
    Gate pool = uses.size() == 1 ? uses.getFirst().target() : wrt;
    if (!pool.isOperation() || !isPool(pool) || values.name(pool).isEmpty()) {
      return Optional.empty();
    }
    int side = pool.attributes()[0];
    Shape image = wrt.shape();
    Shape places = pool.shape();
    boolean covered = image.rows() == side * places.rows() && image.cols() == side * places.cols();
    if (!covered) return Optional.empty();
    Written window =
        within("{" + side + "k+m, " + side + "l+n}", side + "k + m,\\, " + side + "l + n");
    String letters = writer.letters("mn");
    Written made =
        new Written("max_" + letters + " ", "\\max_{" + letters + "} ")
            .then("", "", writer.entry(values.of(wrt), window));
    Written down = lower("k", "i", side);
    Written across = lower("l", "j", side);
    Written own = cells.entry(wrt, "ij");
    Written same = own.then(" = ", " = ", cells.entry(pool, "kl"));
    Expr place =
        TensorAlgebra.call(
            "outer", cells.places(image.rows(), "i"), cells.places(image.cols(), "j"));
    Expr at = Rearranged.windowOf(place, image, places, side);
    Expr entry = cells.at(values.of(wrt), "ij");
    Expr largest = values.of(pool);
    Expr copies = Rearranged.copied(largest, image, places, side);
    return Optional.of(
        new Contact(
            uses,
            uses.getFirst(),
            pool,
            "kl",
            "ij",
            made,
            cells.at(
                TensorAlgebra.call("maxpool", values.of(wrt), TensorAlgebra.number(side)), "kl"),
            Optional.of(join.apply(one(down), one(across))),
            Optional.of(one(same)),
            false,
            false,
            times(cells.at(at, "kl"), equal(entry, cells.at(largest, "kl"))),
            new Selected(
                Optional.empty(),
                "kl",
                Optional.empty(),
                Optional.of(down.then(", ", ",\\, ", across))),
            g -> total(entries(entries(g, at), equal(largest, entry))),
            g ->
                times(
                    cells.at(Rearranged.copied(g, image, places, side), "ij"),
                    equal(entry, cells.at(copies, "ij")))));
  }

  /// `k = ⌊i/2⌋`: which window.
  private Written lower(String window, String own, int side) {
    String k = writer.letters(window);
    String i = writer.letters(own);
    return new Written(
        k + " = ⌊" + i + "/" + side + "⌋", k + " = \\lfloor " + i + "/" + side + " \\rfloor");
  }

  private static Written one(Written condition) {
    return new Written("1[" + condition.text() + "]", "\\mathbf{1}[" + condition.latex() + "]");
  }

  private static Expr equal(Expr a, Expr b) {
    return TensorAlgebra.binary(Operator.EQUAL, a, b);
  }

  /// Windows of an image side by side.
  static boolean isPool(Gate gate) {
    return gate.op() == Ops.MAXPOOL && gate.shape().isMatrix();
  }
}
