package gradus.op;

import gradus.lang.Expr;
import gradus.lang.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A formula of the catalogue where it is drawn: every part stands at one place of the text, and
/// equal parts are one object, as the exp(x) that stands twice in that of tanh.
public final class PlacedFormula {
  /// A part by what it is itself and which parts it has; equal parts have one number.
  private record Form(Object itself, List<Integer> parts) {}

  private final Span at;
  private final Map<Form, Integer> numbers = new HashMap<>();
  private final List<Expr> made = new ArrayList<>();

  private PlacedFormula(Span at) {
    this.at = at;
  }

  /// The formula with all of it at a place.
  public static Expr at(Expr formula, Span span) {
    return new PlacedFormula(span).placed(formula);
  }

  private Expr placed(Expr formula) {
    Deque<Integer> done = new ArrayDeque<>();
    for (Expr part : formula.all().reversed()) {
      List<Integer> parts = new ArrayList<>();
      for (int i = part.parts().size(); i > 0; i--) {
        parts.addFirst(done.pop());
      }
      Form form = new Form(itself(part), List.copyOf(parts));
      Integer known = numbers.get(form);
      if (known == null) {
        known = made.size();
        numbers.put(form, known);
        made.add(with(part, parts.stream().map(made::get).toList()));
      }
      done.push(known);
    }
    return made.get(done.pop());
  }

  private static Object itself(Expr part) {
    return switch (part) {
      case Expr.Num n -> List.of(n.value(), n.text());
      case Expr.Name n -> n.name();
      case Expr.Array a -> Expr.Array.class;
      case Expr.Negate n -> Expr.Negate.class;
      case Expr.Binary b -> b.operator();
      case Expr.Call c -> List.of(Expr.Call.class, c.name(), c.isAlongAxis());
      case Expr.Index i -> List.of(Expr.Index.class, i.start());
      case Expr.Over o -> throw new IllegalArgumentException("a formula of the catalogue: " + o);
    };
  }

  private Expr with(Expr part, List<Expr> parts) {
    return switch (part) {
      case Expr.Num n -> new Expr.Num(at, n.value(), n.text());
      case Expr.Name n -> new Expr.Name(at, n.name());
      case Expr.Array a -> new Expr.Array(at, parts);
      case Expr.Negate n -> new Expr.Negate(at, parts.getFirst());
      case Expr.Binary b -> new Expr.Binary(at, b.operator(), parts.get(0), parts.get(1));
      case Expr.Call c -> new Expr.Call(at, at, c.name(), parts, c.isAlongAxis());
      case Expr.Index i ->
          new Expr.Index(at, parts.getFirst(), parts.subList(1, parts.size()), i.start());
      case Expr.Over o -> throw new IllegalArgumentException("a formula of the catalogue: " + o);
    };
  }
}
