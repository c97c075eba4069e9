package gradus.graph;

import gradus.graph.Scope.Binding;
import gradus.lang.Expr;
import gradus.lang.Statement;
import gradus.op.Origin;
import java.util.List;

/// What remains to be done while a program is lowered.
sealed interface Errand {
  /// `name` is the wire's name when the expression is a definition's whole body, else null.
  record Visit(Expr expr, Scope scope, String name, Site site) implements Errand {
    /// The place of the gate it makes: a name's own, however its formula is reached.
    Site place() {
      return name != null ? site.base() : site;
    }

    /// The key of the gate it makes.
    String key() {
      return place().key();
    }
  }

  /// Makes the gate of an expression whose parts are lowered.
  record Emit(Visit of) implements Errand {}

  /// Finds the formula without indices, once its parts without any are lowered.
  record Unbind(Visit of, List<Expr> parts) implements Errand {}

  /// A definition's formula is lowered.
  record Close(Binding definition) implements Errand {}

  /// Goes on in a body left for a while.
  record Resume(Body body) implements Errand {}

  /// Makes one gate of a body just lowered, in place of `call`.
  record Pack(Origin.Own origin, Statement text, Visit call) implements Errand {}
}
