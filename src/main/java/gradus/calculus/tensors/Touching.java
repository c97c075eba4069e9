package gradus.calculus.tensors;

import static gradus.calculus.tensors.EntryWriter.dot;
import static gradus.calculus.tensors.EntryWriter.times;

import gradus.calculus.tensors.Monomial.Member;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Span;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// How a wire that a product makes, `q = W x + b`, is made of the entries of an operand, and which
/// of them touches which: `q_k = Σ_j W_kj x_j`, `∂q_k/∂W_ij = 1[k = i] x_j`.
final class Touching {
  /// One use of an operand.
  ///
  /// @param into the product's operand that it is: the use itself, or that of it transposed
  /// @param q the wire whose entries are told: the product, or a sum of it and another
  /// @param indices the letters of its entries, as they usually are: `k`, `kl`
  /// @param own those of the operand
  /// @param made what an entry of the wire is
  /// @param indicator which entries are touched, `1[k = i]`; empty where all are
  /// @param factor what they are touched with, `x_j`; empty where that is 1
  /// @param minus whether with the other sign
  /// @param slope the indicator times the factor, as the language has it
  /// @param selected over what is still summed once the indicator has chosen, and at which entry of
  ///   the gradient
  /// @param summed all terms that reach an entry of the operand, of the gradient of the wire
  /// @param picked those that are left
  record Contact(
      Wire use,
      Wire into,
      Gate q,
      String indices,
      String own,
      Written made,
      Expr typed,
      Optional<Written> indicator,
      Optional<Written> factor,
      boolean minus,
      Expr slope,
      Selected selected,
      UnaryOperator<Expr> summed,
      UnaryOperator<Expr> picked) {}

  /// @param over `Σ_k`, or nothing
  /// @param at `kj`
  /// @param diagonal what the factor is where that gradient is the identity, which selects again
  /// @param where what the letters of that entry are, `k = ⌊i/2⌋`; of an only use that takes
  ///   nothing away
  record Selected(
      Optional<Written> over, String at, Optional<Written> diagonal, Optional<Written> where) {
    Selected(Optional<Written> over, String at, Optional<Written> diagonal) {
      this(over, at, diagonal, Optional.empty());
    }

    Selected(Optional<Written> over, String at) {
      this(over, at, Optional.empty());
    }
  }

  /// A product, with what is added to it or taken from it.
  ///
  /// @param other what that is; empty of the product itself
  /// @param minus whether it is taken away
  /// @param turned whether the product is taken away from it
  private record Made(
      Gate product, Gate named, Optional<Gate> other, boolean minus, boolean turned) {}

  /// @param own of the variable
  /// @param into of a product by it, or by what it is transposed
  private record Use(Wire own, Wire into) {
    /// Rows of the variable are columns there.
    boolean turned() {
      return own != into;
    }
  }

  private final ComputationGraph graph;
  private final TensorValues values;
  private final TensorWriter writer;
  private final BinaryOperator<Written> join;
  private final EntryWriter cells;

  /// @param beside two factors, one beside the other
  Touching(
      ComputationGraph graph,
      TensorValues values,
      TensorWriter writer,
      BinaryOperator<Written> beside) {
    this.graph = graph;
    this.values = values;
    this.writer = writer;
    join = beside;
    cells = new EntryWriter(values, writer);
  }

  /// The uses of a variable by a product, sum beside a product or convolution, each in a wire with
  /// a name, the nearest to the output first; of several each by itself, while what else stands in
  /// them is held. Empty of others.
  List<Contact> of(Gate wrt) {
    List<Use> uses = products(graph, values, wrt);
    if (uses.isEmpty()) return pooled(wrt).or(() -> added(wrt)).stream().toList();
    List<Contact> contacts = new ArrayList<>();
    for (Use use : uses) {
      made(graph, use.into, uses.size() > 1)
          .filter(m -> values.name(m.named).isPresent())
          .flatMap(m -> product(use, m))
          .ifPresent(contacts::add);
    }
    contacts.sort(Comparator.comparing(contact -> -contact.q.id()));
    // a product by itself is one wire, of which two uses are told together
    long wires = contacts.stream().map(Contact::q).distinct().count();
    long products = contacts.stream().map(c -> c.into.target()).distinct().count();
    boolean all = contacts.size() == uses.size() && wires == products;
    return all ? contacts : List.of();
  }

  /// Of a matrix that is transposed for it too, without a name.
  private static List<Use> products(ComputationGraph graph, TensorValues values, Gate wrt) {
    List<Use> uses = new ArrayList<>();
    for (Wire use : graph.consumers(wrt)) {
      Gate by = use.target();
      if (isProduct(by)) uses.add(new Use(use, use));
      boolean turned =
          by.op() == Ops.TRANSPOSE && wrt.shape().isMatrix() && values.name(by).isEmpty();
      List<Wire> on = turned ? graph.consumers(by) : List.of();
      if (on.size() == 1 && on.getFirst().target().op() == Ops.MATMUL) {
        uses.add(new Use(use, on.getFirst()));
      }
    }
    return uses;
  }

  /// The wires that are to have a name where the program has none for them.
  static List<Gate> unnamed(ComputationGraph graph, TensorValues values, Gate wrt) {
    List<Wire> uses = graph.consumers(wrt);
    List<Use> products = products(graph, values, wrt);
    List<Gate> found = new ArrayList<>();
    for (Use use : products) {
      made(graph, use.into, products.size() > 1)
          .map(Made::named)
          .filter(named -> !found.contains(named))
          .ifPresent(found::add);
    }
    long apart = products.stream().map(use -> use.into.target()).distinct().count();
    if (found.size() < apart) return List.of();
    if (products.isEmpty() && uses.size() == 1) {
      Gate sum = uses.getFirst().target();
      if (isPool(sum)) found.add(sum);
      boolean adds = sum.op() == Ops.ADD || sum.op() == Ops.SUBTRACT;
      if (adds) {
        Gate other = graph.operands(sum).get(1 - uses.getFirst().index()).source();
        boolean beside = isProduct(other) && values.name(other).isEmpty();
        if (beside && !sum.shape().isScalar()) found.add(sum);
      }
    }
    found.removeIf(g -> values.name(g).isPresent() || g.shape().isScalar());
    return found;
  }

  private static boolean isProduct(Gate gate) {
    return gate.isOperation() && (gate.op() == Ops.MATMUL || gate.op() == Ops.CONV2D);
  }

  /// The product itself where it has a name or is read by more, else with what is added to it.
  ///
  /// @param held whether what else stands in it is, though it may change with the variable
  private static Optional<Made> made(ComputationGraph graph, Wire use, boolean held) {
    Gate product = use.target();
    Gate wrt = untransposed(graph, use.source());
    Gate factor = graph.operands(product).get(1 - use.index()).source();
    boolean slid = product.op() == Ops.CONV2D && factor == wrt;
    boolean twice = slid || !held && changes(graph, factor, wrt);
    if (twice) return Optional.empty();
    Made alone = new Made(product, product, Optional.empty(), false, false);
    List<Wire> on = graph.consumers(product);
    boolean own = product.name() != null && graph.named(product.name()).orElse(null) == product;
    if (own || on.size() != 1 || product == graph.output()) return Optional.of(alone);
    Gate sum = on.getFirst().target();
    boolean adds = sum.op() == Ops.ADD || sum.op() == Ops.SUBTRACT;
    if (!adds || !sum.shape().equals(product.shape())) return Optional.of(alone);
    int at = on.getFirst().index();
    Gate other = graph.operands(sum).get(1 - at).source();
    boolean row = product.shape().isMatrix() && other.shape().isVector();
    boolean fits = other.shape().equals(sum.shape()) || row || other.shape().isScalar();
    boolean itself =
        other == wrt || graph.operands(other).stream().anyMatch(w -> w.source() == wrt);
    boolean moves = held ? itself : changes(graph, other, wrt);
    if (!fits || moves) return Optional.of(alone);
    boolean minus = sum.op() == Ops.SUBTRACT;
    return Optional.of(
        new Made(product, sum, Optional.of(other), minus && at == 0, minus && at == 1));
  }

  private static Gate untransposed(ComputationGraph graph, Gate gate) {
    boolean turned = gate.isOperation() && gate.op() == Ops.TRANSPOSE;
    return turned ? graph.operands(gate).getFirst().source() : gate;
  }

  private static boolean changes(ComputationGraph graph, Gate gate, Gate with) {
    Set<Gate> changing = new HashSet<>(Set.of(with));
    for (Gate next : graph.gates()) {
      boolean on = graph.operands(next).stream().anyMatch(w -> changing.contains(w.source()));
      if (on) changing.add(next);
    }
    return changing.contains(gate);
  }

  private Optional<Contact> product(Use use, Made made) {
    Gate left = graph.operands(made.product).get(0).source();
    Gate right = graph.operands(made.product).get(1).source();
    if (made.product.op() == Ops.CONV2D) {
      return Optional.of(
          use.into.index() == 1 ? slid(use, made, left, right) : pixel(use, made, left, right));
    }
    if (left.shape().isMatrix() && right.shape().isMatrix()) {
      return Optional.of(batch(use, made, left, right));
    }
    if (left.shape().isMatrix()) return Optional.of(column(use, made, left, right));
    return right.shape().isMatrix() ? Optional.of(row(use, made, left, right)) : Optional.empty();
  }

  /// `q_k = Σ_j W_kj x_j`.
  private Contact column(Use use, Made made, Gate matrix, Gate vector) {
    Written sum = sum("j", cells.entry(matrix, "kj"), cells.entry(vector, "j"));
    Expr row = cells.at(values.of(matrix), "k");
    Expr typed = dot(row, values.of(vector));
    if (use.into.index() == 0) {
      String other = use.turned() ? "i" : "j";
      Expr x = cells.at(values.of(vector), other);
      String own = use.turned() ? "j" : "i";
      Expr places = cells.places(matrix.shape().rows(), own);
      return touch(
          use,
          made,
          new Letters("k", "ij"),
          sum,
          typed,
          Optional.of(cells.indicator("k" + own)),
          Optional.of(cells.entry(vector, other)),
          times(cells.same("k", own), x),
          new Selected(Optional.empty(), own),
          g -> times(dot(g, places), x),
          g -> times(cells.at(g, own), x));
    }
    Expr down = cells.at(TensorAlgebra.transposed(values.of(matrix)), "i");
    return touch(
        use,
        made,
        new Letters("k", "i"),
        sum,
        typed,
        Optional.empty(),
        Optional.of(cells.entry(matrix, "ki")),
        cells.at(values.of(matrix), "ki"),
        new Selected(over("k"), "k"),
        g -> dot(g, down),
        g -> dot(g, down));
  }

  /// `q_k = Σ_j x_j W_jk`.
  private Contact row(Use use, Made made, Gate vector, Gate matrix) {
    Written sum = sum("j", cells.entry(vector, "j"), cells.entry(matrix, "jk"));
    Expr down = cells.at(TensorAlgebra.transposed(values.of(matrix)), "k");
    Expr typed = dot(values.of(vector), down);
    if (use.into.index() == 1) {
      String own = use.turned() ? "i" : "j";
      String other = use.turned() ? "j" : "i";
      Expr x = cells.at(values.of(vector), other);
      Expr places = cells.places(matrix.shape().cols(), own);
      return touch(
          use,
          made,
          new Letters("k", "ij"),
          sum,
          typed,
          Optional.of(cells.indicator("k" + own)),
          Optional.of(cells.entry(vector, other)),
          times(cells.same("k", own), x),
          new Selected(Optional.empty(), own),
          g -> times(dot(g, places), x),
          g -> times(cells.at(g, own), x));
    }
    Expr across = cells.at(values.of(matrix), "i");
    return touch(
        use,
        made,
        new Letters("k", "i"),
        sum,
        typed,
        Optional.empty(),
        Optional.of(cells.entry(matrix, "ik")),
        cells.at(values.of(matrix), "ik"),
        new Selected(over("k"), "k"),
        g -> dot(g, across),
        g -> dot(g, across));
  }

  /// `Y_kl = Σ_m X_km W_ml`.
  private Contact batch(Use use, Made made, Gate left, Gate right) {
    Written sum = sum("m", cells.entry(left, "km"), cells.entry(right, "ml"));
    Expr typed =
        dot(
            cells.at(values.of(left), "k"),
            cells.at(TensorAlgebra.transposed(values.of(right)), "l"));
    String i = use.turned() ? "j" : "i";
    String j = use.turned() ? "i" : "j";
    if (use.into.index() == 1) {
      Expr x = cells.at(TensorAlgebra.transposed(values.of(left)), i);
      Expr places = cells.places(right.shape().cols(), j);
      return touch(
          use,
          made,
          new Letters("kl", "ij"),
          sum,
          typed,
          Optional.of(cells.indicator("l" + j)),
          Optional.of(cells.entry(left, "k" + i)),
          times(cells.same("l", j), cells.at(values.of(left), "k" + i)),
          new Selected(over("k"), "k" + j, Optional.of(cells.entry(left, j + i))),
          g -> total(entries(g, TensorAlgebra.call("outer", x, places))),
          g -> dot(cells.at(TensorAlgebra.transposed(g), j), x));
    }
    Expr column = cells.at(values.of(right), j);
    Expr places = cells.places(left.shape().rows(), i);
    return touch(
        use,
        made,
        new Letters("kl", "ij"),
        sum,
        typed,
        Optional.of(cells.indicator("k" + i)),
        Optional.of(cells.entry(right, j + "l")),
        times(cells.same("k", i), cells.at(values.of(right), j + "l")),
        new Selected(over("l"), i + "l", Optional.of(cells.entry(right, j + i))),
        g -> total(entries(g, TensorAlgebra.call("outer", places, column))),
        g -> dot(cells.at(g, i), column));
  }

  /// `C_kl = Σ_mn X_{k+m, l+n} K_mn`.
  private Contact slid(Use use, Made made, Gate image, Gate kernel) {
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
    return touch(
        use,
        made,
        new Letters("kl", "ij"),
        sum,
        typed,
        Optional.empty(),
        Optional.of(moved(image, "i", "j")),
        pixel,
        new Selected(over("kl"), "kl"),
        all,
        all);
  }

  /// The same for a pixel: each window that holds it has it times another entry of the kernel.
  private Contact pixel(Use use, Made made, Gate image, Gate kernel) {
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
    return touch(
        use,
        made,
        new Letters("kl", "ij"),
        sum,
        typed,
        Optional.of(inside(kernel.shape())),
        Optional.of(apart),
        cells.at(met, "kl"),
        new Selected(Optional.of(windows(kernel.shape())), "kl"),
        g -> total(entries(g, met)),
        g -> cells.at(Rearranged.spread(g, made.product.shape(), turned), "ij"));
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

  private Optional<Written> over(String letters) {
    return Optional.of(cells.sign(letters));
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

  /// A vector, a row for each example, or one number for all, that is added to a product.
  private Optional<Contact> added(Gate wrt) {
    List<Wire> uses = graph.consumers(wrt);
    if (uses.size() != 1) return Optional.empty();
    Wire use = uses.getFirst();
    Gate sum = use.target();
    boolean whole = wrt.shape().isMatrix() && wrt.shape().equals(sum.shape());
    boolean number = wrt.shape().isScalar();
    if (!whole && !number && !wrt.shape().isVector()) return Optional.empty();
    boolean adds = sum.op() == Ops.ADD || sum.op() == Ops.SUBTRACT;
    if (!adds || values.name(sum).isEmpty()) return Optional.empty();
    Gate product = graph.operands(sum).get(1 - use.index()).source();
    boolean inside = isProduct(product) && values.name(product).isEmpty();
    boolean shaped = inside && product.shape().equals(sum.shape()) && !changes(graph, product, wrt);
    if (!shaped || product.op() == Ops.CONV2D) return Optional.empty();
    boolean less = sum.op() == Ops.SUBTRACT;
    Made made =
        new Made(
            product, sum, Optional.of(wrt), less && use.index() == 1, less && use.index() == 0);
    Wire operand = graph.operands(product).getFirst();
    Optional<Contact> of = product(new Use(operand, operand), made);
    if (of.isEmpty()) return Optional.empty();
    boolean minus = made.minus;
    Contact known = of.get();
    UnaryOperator<Expr> sign = e -> minus ? new Expr.Negate(Span.NOWHERE, e) : e;
    if (number) {
      UnaryOperator<Expr> all = g -> sign.apply(total(g));
      return Optional.of(
          new Contact(
              use,
              use,
              sum,
              known.indices,
              "",
              known.made,
              known.typed,
              Optional.empty(),
              Optional.empty(),
              minus,
              sign.apply(TensorAlgebra.number(1)),
              new Selected(over(known.indices), known.indices),
              all,
              all));
    }
    if (whole) {
      Shape shape = wrt.shape();
      Expr place =
          TensorAlgebra.call(
              "outer", cells.places(shape.rows(), "i"), cells.places(shape.cols(), "j"));
      return Optional.of(
          new Contact(
              use,
              use,
              sum,
              known.indices,
              "ij",
              known.made,
              known.typed,
              Optional.of(join.apply(cells.indicator("ki"), cells.indicator("lj"))),
              Optional.empty(),
              minus,
              sign.apply(times(cells.same("k", "i"), cells.same("l", "j"))),
              new Selected(Optional.empty(), "ij"),
              g -> sign.apply(total(entries(g, place))),
              g -> sign.apply(cells.at(g, "ij"))));
    }
    boolean rows = sum.shape().isMatrix();
    Expr places = cells.places(wrt.shape().size(), "i");
    return Optional.of(
        new Contact(
            use,
            use,
            sum,
            known.indices,
            "i",
            known.made,
            known.typed,
            Optional.of(cells.indicator(rows ? "li" : "ki")),
            Optional.empty(),
            minus,
            sign.apply(cells.same(rows ? "l" : "k", "i")),
            rows ? new Selected(over("k"), "ki") : new Selected(Optional.empty(), "i"),
            g ->
                sign.apply(
                    dot(rows ? TensorAlgebra.call("sum", g, TensorAlgebra.number(0)) : g, places)),
            g ->
                sign.apply(
                    rows ? total(cells.at(TensorAlgebra.transposed(g), "i")) : cells.at(g, "i"))));
  }

  /// Windows of an image side by side.
  private static boolean isPool(Gate gate) {
    return gate.op() == Ops.MAXPOOL && gate.shape().isMatrix();
  }

  /// `P_kl = max_mn X_{2k+m, 2l+n}`: each entry lies in one window, and is the largest there or
  /// not.
  private Optional<Contact> pooled(Gate wrt) {
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
            uses.getFirst(),
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

  private record Letters(String wire, String own) {}

  private Contact touch(
      Use use,
      Made made,
      Letters letters,
      Written product,
      Expr typed,
      Optional<Written> indicator,
      Optional<Written> factor,
      Expr slope,
      Selected selected,
      UnaryOperator<Expr> summed,
      UnaryOperator<Expr> picked) {
    UnaryOperator<Expr> sign = e -> made.turned ? new Expr.Negate(Span.NOWHERE, e) : e;
    return new Contact(
        use.own,
        use.into,
        made.named,
        letters.wire,
        letters.own,
        whole(made, product, letters.wire),
        whole(made, typed, letters.wire),
        indicator,
        factor,
        made.turned,
        sign.apply(slope),
        selected,
        g -> sign.apply(summed.apply(g)),
        g -> sign.apply(picked.apply(g)));
  }

  /// In the order of the text.
  private Written whole(Made made, Written product, String letters) {
    if (made.other.isEmpty()) return product;
    Gate other = made.other.get();
    Written rest = cells.entry(other, ofOther(other, letters));
    if (made.minus) return product.then(" − ", " - ", rest);
    if (made.turned) return rest.then(" − ", " - ", product);
    boolean last = graph.operands(made.named).get(1).source() == other;
    return last ? product.then(" + ", " + ", rest) : rest.then(" + ", " + ", product);
  }

  private Expr whole(Made made, Expr product, String letters) {
    if (made.other.isEmpty()) return product;
    Gate other = made.other.get();
    Expr rest = cells.at(values.of(other), ofOther(other, letters));
    if (made.turned) return TensorAlgebra.binary(Operator.SUBTRACT, rest, product);
    return TensorAlgebra.binary(made.minus ? Operator.SUBTRACT : Operator.ADD, product, rest);
  }

  /// Of a row that is added to all rows the column counts, of a number nothing.
  private static String ofOther(Gate other, String letters) {
    if (other.shape().isScalar()) return "";
    return other.shape().isVector() ? letters.substring(letters.length() - 1) : letters;
  }

  private Written sum(String over, Written a, Written b) {
    return cells.sign(over).then("", "", join.apply(a, b));
  }

  private static Expr total(Expr of) {
    return TensorAlgebra.call("sum", of);
  }

  private static Expr entries(Expr a, Expr b) {
    return TensorAlgebra.binary(Operator.MULTIPLY, a, b);
  }
}
