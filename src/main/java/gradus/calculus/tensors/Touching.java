package gradus.calculus.tensors;

import static gradus.calculus.tensors.EntryWriter.dot;
import static gradus.calculus.tensors.EntryWriter.entries;
import static gradus.calculus.tensors.EntryWriter.times;
import static gradus.calculus.tensors.EntryWriter.total;

import gradus.calculus.formulas.TensorAlgebra;
import gradus.calculus.formulas.TensorWriter;
import gradus.calculus.formulas.Written;
import gradus.calculus.tensors.Contact.Selected;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Expr;
import gradus.lang.Span;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// How a wire that a product makes, `q = W x + b`, is made of the entries of an operand, and which
/// of them touches which: `q_k = Σ_j W_kj x_j`, `∂q_k/∂W_ij = 1[k = i] x_j`.
final class Touching {
  private final ComputationGraph graph;
  private final TensorValues values;
  private final BinaryOperator<Written> join;
  private final EntryWriter cells;
  private final ProductContacts products;
  private final ImageContacts images;
  private final EntrywiseContacts entrywise;

  /// @param beside two factors, one beside the other
  Touching(
      ComputationGraph graph,
      TensorValues values,
      TensorWriter writer,
      BinaryOperator<Written> beside) {
    this.graph = graph;
    this.values = values;
    join = beside;
    cells = new EntryWriter(values, writer);
    products = new ProductContacts(graph, values, cells, beside);
    images = new ImageContacts(graph, values, writer, cells, beside, products);
    entrywise = new EntrywiseContacts(graph, values, writer, cells);
  }

  /// The uses of a variable by a product, sum beside a product or convolution, each in a wire with
  /// a name, the nearest to the output first; of several each by itself, while what else stands in
  /// them is held. Empty of others.
  List<Contact> of(Gate wrt) {
    List<ProductUse> uses = ProductUse.of(graph, values, wrt);
    if (uses.isEmpty()) {
      return images
          .pooled(wrt)
          .or(() -> added(wrt))
          .map(List::of)
          .orElseGet(() -> entrywise.of(wrt));
    }
    List<Contact> contacts = new ArrayList<>();
    for (ProductUse use : uses) {
      ProductWire.of(graph, use.into(), uses.size() > 1)
          .filter(m -> values.name(m.named()).isPresent())
          .flatMap(m -> contact(use, m))
          .ifPresent(contacts::add);
    }
    contacts.sort(Comparator.comparing(contact -> -contact.q().id()));
    // a product by itself is one wire, of which two uses are told together
    long wires = contacts.stream().map(Contact::q).distinct().count();
    long products = contacts.stream().map(c -> c.into().target()).distinct().count();
    boolean all = contacts.size() == uses.size() && wires == products;
    return all ? contacts : List.of();
  }

  private Optional<Contact> contact(ProductUse use, ProductWire made) {
    return made.product().op() == Ops.CONV2D
        ? Optional.of(images.of(use, made))
        : products.of(use, made);
  }

  /// The wires that are to have a name where the program has none for them.
  static List<Gate> unnamed(ComputationGraph graph, TensorValues values, Gate wrt) {
    List<Wire> uses = graph.consumers(wrt);
    List<ProductUse> products = ProductUse.of(graph, values, wrt);
    List<Gate> found = new ArrayList<>();
    for (ProductUse use : products) {
      ProductWire.of(graph, use.into(), products.size() > 1)
          .map(ProductWire::named)
          .filter(named -> !found.contains(named))
          .ifPresent(found::add);
    }
    long apart = products.stream().map(use -> use.into().target()).distinct().count();
    if (found.size() < apart) return List.of();
    if (products.isEmpty() && uses.size() == 1) {
      Gate sum = uses.getFirst().target();
      if (ImageContacts.isPool(sum)) found.add(sum);
      boolean adds = sum.op() == Ops.ADD || sum.op() == Ops.SUBTRACT;
      if (adds) {
        Gate other = graph.operands(sum).get(1 - uses.getFirst().index()).source();
        boolean beside = ProductUse.isProduct(other) && values.name(other).isEmpty();
        if (beside && !sum.shape().isScalar()) found.add(sum);
      }
    }
    found.removeIf(g -> values.name(g).isPresent() || g.shape().isScalar());
    boolean others = products.isEmpty() && found.isEmpty();
    if (others) found.addAll(EntrywiseContacts.unnamed(graph, values, wrt));
    return found;
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
    boolean inside = ProductUse.isProduct(product) && values.name(product).isEmpty();
    boolean shaped =
        inside && product.shape().equals(sum.shape()) && !ProductWire.changes(graph, product, wrt);
    if (!shaped || product.op() == Ops.CONV2D) return Optional.empty();
    boolean less = sum.op() == Ops.SUBTRACT;
    ProductWire made =
        new ProductWire(
            product, sum, Optional.of(wrt), less && use.index() == 1, less && use.index() == 0);
    Wire operand = graph.operands(product).getFirst();
    boolean minus = made.minus();
    UnaryOperator<Expr> sign = e -> minus ? new Expr.Negate(Span.NOWHERE, e) : e;
    Beside beside = number ? copied(sum) : whole ? atItsPlace(wrt.shape()) : row(wrt, sum);
    return products
        .of(new ProductUse(operand, operand), made)
        .map(known ->
            new Contact(
                uses,
                use,
                sum,
                known.indices(),
                beside.own,
                known.made(),
                known.typed(),
                beside.indicator,
                Optional.empty(),
                false,
                minus,
                sign.apply(beside.slope),
                beside.selected,
                g -> sign.apply(beside.summed.apply(g)),
                g -> sign.apply(beside.picked.apply(g))));
  }

  /// What stands beside a product, as a contact has it but for its sign.
  private record Beside(
      String own,
      Optional<Written> indicator,
      Expr slope,
      Selected selected,
      UnaryOperator<Expr> summed,
      UnaryOperator<Expr> picked) {}

  /// One number for all entries.
  private Beside copied(Gate sum) {
    String all = sum.shape().isMatrix() ? "kl" : "k";
    return new Beside(
        "",
        Optional.empty(),
        TensorAlgebra.number(1),
        new Selected(Optional.of(cells.sign(all)), all),
        EntryWriter::total,
        EntryWriter::total);
  }

  private Beside atItsPlace(Shape shape) {
    Expr place =
        TensorAlgebra.call(
            "outer", cells.places(shape.rows(), "i"), cells.places(shape.cols(), "j"));
    return new Beside(
        "ij",
        Optional.of(join.apply(cells.indicator("ki"), cells.indicator("lj"))),
        times(cells.same("k", "i"), cells.same("l", "j")),
        new Selected(Optional.empty(), "ij"),
        g -> total(entries(g, place)),
        g -> cells.at(g, "ij"));
  }

  /// A vector, which to a matrix is a row for each example.
  private Beside row(Gate vector, Gate sum) {
    boolean rows = sum.shape().isMatrix();
    Expr places = cells.places(vector.shape().size(), "i");
    return new Beside(
        "i",
        Optional.of(cells.indicator(rows ? "li" : "ki")),
        cells.same(rows ? "l" : "k", "i"),
        rows
            ? new Selected(Optional.of(cells.sign("k")), "ki")
            : new Selected(Optional.empty(), "i"),
        g -> dot(rows ? TensorAlgebra.call("sum", g, TensorAlgebra.number(0)) : g, places),
        g -> rows ? total(cells.at(TensorAlgebra.transposed(g), "i")) : cells.at(g, "i"));
  }
}
