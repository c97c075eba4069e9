package gradus.op;

import gradus.lang.Printer;
import gradus.lang.Program;
import gradus.lang.Statement;
import gradus.latex.TypesetName;
import gradus.op.EntryTerm.OperandCell;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// An operation made of others: a function of the program as one gate. Its value is its body's, and
/// its gradients come from a small backward pass through the body.
public final class Composite {
  /// One step of the body: an operation on earlier nodes, a constant, or, where both are null, the
  /// next operand; with an operand of its own, the same once more.
  public record Node(Op op, int[] attributes, List<Integer> operands, Tensor constant) {
    /// The next operand of the whole.
    public static Node operand() {
      return new Node(null, new int[0], List.of(), null);
    }

    public static Node constant(Tensor value) {
      return new Node(null, new int[0], List.of(), value);
    }

    public static Node of(Op op, int[] attributes, List<Integer> operands) {
      return new Node(op, attributes.clone(), List.copyOf(operands), null);
    }

    private static Node again(int node) {
      return new Node(null, new int[0], List.of(node), null);
    }

    private boolean isOperand() {
      return op == null && constant == null && operands.isEmpty();
    }

    private boolean isAgain() {
      return op == null && !operands.isEmpty();
    }

    private Node moved(int[] to) {
      if (op == null) return operands.isEmpty() ? this : again(to[operands.getFirst()]);
      List<Integer> there = new ArrayList<>(operands.size());
      for (int operand : operands) {
        there.add(to[operand]);
      }
      return new Node(op, attributes, there, null);
    }
  }

  /// Its rule is what its body says: here only that there is one.
  static final Typesetting CALL =
      new Typesetting(
          List.of(
              Typesetting.Form.read(
                  (shapes, a) -> true,
                  false,
                  Set.of(),
                  "#self\\left(#all\\right)",
                  List.of("#g | \\frac{\\partial #y}{\\partial #this}::this"))));

  private final List<Node> nodes;
  private final int output;
  private final Statement text;

  private Composite(List<Node> nodes, int output, Statement text) {
    this.nodes = nodes;
    this.output = output;
    this.text = text;
  }

  /// As the program has it: a function's formula, or a repeat.
  Statement text() {
    return text;
  }

  /// A body with the bodies of the functions that it calls in their places, so that functions
  /// nested a thousand deep are one list.
  private static Composite flat(List<Node> nodes, int output, Statement text) {
    List<Node> all = new ArrayList<>();
    int[] at = new int[nodes.size()];
    for (int n = 0; n < at.length; n++) {
      Node node = nodes.get(n);
      Optional<Composite> called = node.op == null ? Optional.empty() : node.op.body();
      if (called.isPresent()) {
        at[n] = called.get().inlined(node, at, all);
      } else {
        at[n] = all.size();
        all.add(node.moved(at));
      }
    }
    return new Composite(List.copyOf(all), at[output], text);
  }

  /// Appends this body for a call of it; says where its output is.
  private int inlined(Node call, int[] around, List<Node> all) {
    int first = all.size() + call.operands.size() - 1;
    // Gradients come back from the first operand on, as where the call is one gate.
    for (int operand : call.operands.reversed()) {
      all.add(Node.again(around[operand]));
    }
    int[] at = new int[nodes.size()];
    int next = 0;
    for (int n = 0; n < at.length; n++) {
      Node node = nodes.get(n);
      if (node.isOperand()) {
        at[n] = first - next++;
      } else {
        at[n] = all.size();
        all.add(node.moved(at));
      }
    }
    return at[output];
  }

  int size() {
    return nodes.size();
  }

  /// Whether something in it may leave unread what it is given.
  boolean chooses() {
    return nodes.stream().anyMatch(n -> n.op != null && n.op.chooses());
  }

  /// Whether it is made of such operations and single numbers alone.
  boolean isMadeOf(Predicate<Op> such) {
    return nodes.stream()
        .allMatch(n ->
            n.op != null ? such.test(n.op) : n.constant == null || n.constant.shape().isScalar());
  }

  /// Which entries of an operand are left unread by all in it that takes it.
  Unchosen unread(int operand, Local whole) {
    return backward(whole).get(operand).unread();
  }

  /// Whether something in it stops gradients.
  boolean stops() {
    return nodes.stream().anyMatch(n -> n.op != null && n.op.stops());
  }

  /// The op of a body. Operand nodes, in order, are named by `operands`; `text` is the body as the
  /// program has it: a function's formula, or a repeat.
  public static Op of(
      Origin.Own origin, List<String> operands, Statement text, List<Node> nodes, int output) {
    Composite body = flat(nodes, output, text);
    String name = origin.name();
    String formula = Printer.text(new Program("", List.of(text), List.of())).strip();
    String signature = name + "(" + String.join(", ", operands) + ")";
    OpBuilder op =
        Op.named(name)
            .doc(signature + " = " + formula, signature + " = " + formula)
            .shape((shapes, a) -> body.fit(shapes))
            .value((in, a) -> body.forward(in).get(body.output))
            .objects(body::objection)
            .kink(body::atKink)
            .back(
                GatePattern.FUNCTION,
                signature + " = " + formula + ": a small backward pass runs through its body.",
                signature + " = " + formula + ": 본문을 따라 작은 역전파가 한 번 돕니다.");
    for (int i = 0; i < operands.size(); i++) {
      int operand = i;
      op.operand(
          operands.get(i),
          "#g #by ∂" + TypesetName.text(name) + "/∂" + TypesetName.text(operands.get(i)),
          l -> body.backward(l).get(operand).gradient());
    }
    return op.buildOwn(
        origin, body, text instanceof Statement.Bare bare ? bare.body() : null, CALL);
  }

  private Fit fit(List<Shape> operands) {
    List<Shape> shapes = new ArrayList<>(nodes.size());
    Fit.Misfit large = null;
    int next = 0;
    for (Node node : nodes) {
      if (node.isOperand()) {
        shapes.add(operands.get(next++));
      } else if (node.isAgain()) {
        shapes.add(shapes.get(node.operands.getFirst()));
      } else if (node.constant != null) {
        shapes.add(node.constant.shape());
      } else {
        switch (node.op.fit(taken(shapes, node), node.attributes)) {
          case Fit.Of of -> shapes.add(of.shape());
          case Fit.Large(Shape shape, Fit.Misfit refusal) -> {
            shapes.add(shape);
            if (large == null) large = refusal;
          }
          case Fit.Misfit misfit -> {
            return misfit;
          }
        }
      }
    }
    Shape result = shapes.get(output);
    return large == null ? Fit.of(result) : new Fit.Large(result, large);
  }

  private static <T> List<T> taken(List<T> from, Node node) {
    List<T> out = new ArrayList<>(node.operands.size());
    for (int i : node.operands) {
      out.add(from.get(i));
    }
    return out;
  }

  private List<Tensor> forward(List<Tensor> operands) {
    List<Tensor> values = new ArrayList<>(nodes.size());
    int next = 0;
    for (Node node : nodes) {
      if (node.isOperand()) {
        values.add(operands.get(next++));
      } else if (node.isAgain()) {
        values.add(values.get(node.operands.getFirst()));
      } else if (node.constant != null) {
        values.add(node.constant);
      } else {
        values.add(node.op.value(taken(values, node), node.attributes));
      }
    }
    return values;
  }

  /// What has come back to a node: its gradient, and what of it is left unread.
  private record Back(Tensor gradient, Unchosen unread) {
    Back and(Back other) {
      return new Back(gradient.plus(other.gradient), unread.and(other.unread));
    }
  }

  /// What comes back to all operands.
  private List<Back> backward(Local whole) {
    List<Tensor> values = forward(whole.in());
    Back[] back = new Back[nodes.size()];
    back[output] = new Back(whole.grad(), whole.unread());
    for (int n = nodes.size() - 1; n >= 0; n--) {
      Node node = nodes.get(n);
      if (back[n] == null) continue;
      if (node.isAgain()) add(back[n], node.operands.getFirst(), back);
      if (node.op == null) continue;
      List<Tensor> in = taken(values, node);
      Local local = new Local(in, values.get(n), back[n].gradient, node.attributes, back[n].unread);
      for (int i = 0; i < node.operands.size(); i++) {
        Unchosen unread = node.op.unread(i, local);
        add(new Back(node.op.pull(i, local), unread), node.operands.get(i), back);
      }
    }
    List<Back> out = new ArrayList<>();
    for (int n = 0; n < nodes.size(); n++) {
      if (!nodes.get(n).isOperand()) continue;
      Shape shape = values.get(n).shape();
      out.add(back[n] != null ? back[n] : new Back(Tensor.zeros(shape), Unchosen.nothing()));
    }
    return out;
  }

  private static void add(Back pulled, int source, Back[] back) {
    back[source] = back[source] == null ? pulled : back[source].and(pulled);
  }

  /// An entry of its value as one term of all that is read for it.
  List<EntryTerm> terms(MadeEntry entry) {
    List<Tensor> values = forward(entry.in());
    BitSet[] read = new BitSet[nodes.size()];
    read(read, output, entry.place());
    for (int n = nodes.size() - 1; n >= 0; n--) {
      Node node = nodes.get(n);
      if (read[n] == null) continue;
      if (node.isAgain()) {
        for (int place : read[n].stream().toArray()) {
          read(read, node.operands.getFirst(), place);
        }
      }
      if (node.op == null) continue;
      List<Tensor> in = taken(values, node);
      for (int place : read[n].stream().toArray()) {
        for (EntryTerm term :
            node.op.terms(new MadeEntry(in, values.get(n), node.attributes, place))) {
          term.cells().forEach(c -> read(read, node.operands.get(c.operand()), c.entry()));
        }
      }
    }
    List<OperandCell> cells = new ArrayList<>();
    int operand = 0;
    for (int n = 0; n < nodes.size(); n++) {
      if (!nodes.get(n).isOperand()) continue;
      int its = operand++;
      if (read[n] != null) read[n].stream().forEach(i -> cells.add(new OperandCell(its, i)));
    }
    return entry.whole("", cells);
  }

  private static void read(BitSet[] read, int node, int place) {
    if (read[node] == null) read[node] = new BitSet();
    read[node].set(place);
  }

  private Optional<Fit.Misfit> objection(List<Tensor> operands) {
    List<Tensor> values = forward(operands);
    return nodes.stream()
        .filter(n -> n.op != null)
        .flatMap(n -> n.op.objection(taken(values, n)).stream())
        .findFirst();
  }

  private boolean atKink(List<Tensor> operands, int[] none) {
    List<Tensor> values = forward(operands);
    return nodes.stream()
        .anyMatch(n -> n.op != null && n.op.atKink(taken(values, n), n.attributes));
  }
}
