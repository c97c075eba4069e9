package gradus.explain.term;

import gradus.latex.Signs;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// What stands in a formula about a gate, before it is written by a [SymbolWriter]: whether it
/// begins with a sign or can be raised to a power is known from what it is.
public sealed interface Symbol {
  /// A name of the program.
  ///
  /// @param bold whether formulas have it bold, as the name of a vector or matrix
  record Name(String name, boolean bold) implements Symbol {
    public Name(String name) {
      this(name, false);
    }

    /// The same before the index of an entry, which is a number.
    Name light() {
      return new Name(name);
    }
  }

  /// A letter that was chosen for a gate without a name.
  record Letter(String letter) implements Symbol {}

  /// A number or entries.
  record Figure(Amount amount) implements Symbol {}

  /// `\frac{\partial y}{\partial x}`.
  record Partial(Symbol above, Symbol below) implements Symbol {}

  /// `\Sigma f`: the sum of the entries of the output, the number that is differentiated.
  record Total(Symbol whole) implements Symbol {}

  /// The same through one operand alone, counted from 1, where the others depend on x too.
  record Through(Partial partial, int operand) implements Symbol {}

  /// `b - 1`.
  record LessOne(Symbol whole) implements Symbol {}

  /// `^{b - 1}`; in a line of text a raised number where that is how powers are written.
  record Raised(Symbol exponent, boolean high) implements Symbol {}

  /// The sign between two factors that may stand side by side.
  record Beside(Signs signs) implements Symbol {}

  /// The sign of a gate that multiplies: a cross between two numbers, else as [Beside].
  record Times(Signs signs) implements Symbol {}

  /// `{W}_{ij}`: one of its entries; without letters it is whole.
  record Entry(Symbol whole, List<String> letters) implements Symbol {
    public Entry {
      letters = List.copyOf(letters);
    }
  }

  /// `a, b`.
  record Sequence(List<Symbol> symbols) implements Symbol {
    public Sequence {
      symbols = List.copyOf(symbols);
    }
  }

  /// `1,0`: attributes as the program has them.
  record Indices(List<Integer> indices) implements Symbol {
    public Indices {
      indices = List.copyOf(indices);
    }
  }

  /// `_{kl}`: the letters of an entry's indices; nothing where there are none.
  record Subscript(List<String> letters) implements Symbol {
    public Subscript {
      letters = List.copyOf(letters);
    }
  }

  /// The sign of an operation, or an index, in a line of text and in a formula.
  record Infix(String text, String latex) implements Symbol {}

  /// What a sum runs over: an axis counted from 0, or all entries, which have these indices.
  record Along(OptionalInt axis, List<String> letters) implements Symbol {
    public Along {
      letters = List.copyOf(letters);
    }
  }

  /// Axes as a subscript; nothing where there is none.
  record Below(List<Integer> axes) implements Symbol {
    public Below {
      axes = List.copyOf(axes);
    }

    /// `0`, of several `0, 2`.
    String numbers() {
      return axes.stream().map(k -> k.toString()).collect(Collectors.joining(", "));
    }
  }
}
