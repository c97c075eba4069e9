package gradus.op;

import gradus.latex.Signs;

/// A place in the LaTeX of an op's rules that is filled for the gate at hand: `#` and a word.
///
/// | written | filled with |
/// | --- | --- |
/// | `#x` | the operand the op names `x` |
/// | `#^b-1` | raised, the operand `b` less one: `^{b - 1}`; where `b` is a number one number, and nothing where that is 1 |
/// | `#*b` | the sign before the operand `b`: `⊙` between tensors, between factors that of `#by` where `b` is one number |
/// | `#y` | the result |
/// | `#g` | the upstream gradient |
/// | `#n` | how many entries are averaged into one |
/// | `#i` | the attributes, separated by commas |
/// | `#along` | what a sum runs over: `i`, or the axis |
/// | `#axis` | the axis as a subscript; nothing where there is none |
/// | `#xi` | an entry of the operand `x`, or `x` itself along an axis |
/// | `#p` | the place of the operand pulled, counted from 1 |
/// | `#this` | the operand pulled, whatever its name |
/// | `#all` | all operands, separated by commas |
/// | `#self` | the name of the op |
/// | `#kl` | the indices of an entry of the result, as a subscript: `_{kl}`, `_k`, or nothing |
/// | `#ij` | the indices of an entry of the operand pulled, as a subscript |
/// | `#lane` | which of `i` and `j` tells the lines apart that an axis makes |
/// | `#meets` | which entry of the operand pulled goes into which of the result: `k = j, l = i` |
/// | `#times` | the sign of a gate that multiplies |
/// | `#by` | what stands between two factors: a dot, or in LaTeX, where no number follows, a thin space |
/// | `#cross` | what stands between two matrices, with the spaces around it |
/// | `#squared` | a raised 2 in a line of text |
/// | `#ln` | the natural logarithm as the text writes it: `ln` where it does so, else `log` |
/// | `#rows` | how many rows the operand pulled has; forward, the first one |
/// | `#row`, `#col` | the attributes as the indices of an entry, counted from 0 |
/// | `#share` | 2 divided by `#n`, as a factor before another; nothing where it is 1 |
/// | `#at` | where in what was joined an entry `i` of the operand stands: `i + 2` |
/// | `#span` | the entries, of a matrix the rows, of the result that the operand is: `2…4` |
/// | `#placekl` | the place of entry `kl` of the result, counted row by row: `3k + l` |
/// | `#placeij` | the place of entry `ij` of the operand pulled |
///
/// `⟨…⟩` holds what is written only where operands tie: `1[#a > #b]⟨ + ½ #by 1[#a = #b]⟩`.
///
/// In an [EntryRule] the slots are filled for one entry and its line.
///
/// A word that is none of these is refused when the op is built.
public sealed interface Slot extends Stencil.Section {
  /// How the catalogue itself speaks of what fills it: `x`, `ȳ`.
  String letter(Signs signs);

  /// `#x`: an operand by its name.
  record Value(String operand) implements Slot {
    @Override
    public String letter(Signs signs) {
      return operand;
    }
  }

  /// `#^b-1`: raised, an operand less one.
  record LessOne(String operand) implements Slot {
    @Override
    public String letter(Signs signs) {
      return "^(" + operand + " − 1)";
    }
  }

  /// `#*b`: the sign of multiplication before an operand.
  record Sign(String operand) implements Slot {
    @Override
    public String letter(Signs signs) {
      return "⊙";
    }
  }

  /// The slots that every op has.
  enum Common implements Slot {
    RESULT("y"),
    UPSTREAM("g"),
    COUNT("n"),
    ATTRIBUTES("i"),
    ALONG("along"),
    AXIS("axis"),
    ENTRY("xi"),
    PLACE("p"),
    THIS("this"),
    ALL("all"),
    SELF("self"),
    RESULT_INDEX("kl"),
    OPERAND_INDEX("ij"),
    LANE("lane"),
    ROWS("rows"),
    ROW("row"),
    COLUMN("col"),
    SHARE("share"),
    AT("at"),
    SPAN("span"),
    RESULT_PLACE("placekl"),
    OPERAND_PLACE("placeij"),
    MEETS("meets"),
    ONLY("only"),
    TIMES("times"),
    BY("by"),
    CROSS("cross"),
    SQUARED("squared"),
    LOGARITHM("ln");

    private final String word;

    Common(String word) {
      this.word = word;
    }

    @Override
    public String letter(Signs signs) {
      return switch (this) {
        case UPSTREAM -> "ȳ";
        case TIMES -> signs.times();
        case BY -> signs.factor();
        case CROSS -> signs.matrices();
        case SQUARED -> signs.squared();
        case LOGARITHM -> "log";
        case SHARE -> "2/n " + signs.factor() + " ";
        case SPAN -> "…";
        case RESULT,
            COUNT,
            ATTRIBUTES,
            ALONG,
            AXIS,
            ENTRY,
            PLACE,
            THIS,
            ALL,
            SELF,
            RESULT_INDEX,
            OPERAND_INDEX,
            LANE,
            MEETS,
            ONLY,
            ROWS,
            ROW,
            COLUMN,
            AT,
            RESULT_PLACE,
            OPERAND_PLACE ->
            word;
      };
    }

    /// What stands after the `#`.
    public String word() {
      return word;
    }
  }
}
