package gradus.explain.entry;

import gradus.explain.term.Amount;
import gradus.explain.term.AmountWriter;
import gradus.latex.Signs;
import gradus.trace.EntryParts;
import gradus.trace.EntryParts.GateEntry;
import java.util.List;
import java.util.Optional;

/// The cells of a formula by their names, or by their numbers.
final class CellWritings {
  private final CellNames names;
  private final EntryParts parts;
  private final Signs signs;

  CellWritings(CellNames names, EntryParts parts, Signs signs) {
    this.names = names;
    this.parts = parts;
    this.signs = signs;
  }

  EntryFormula.CellWriting named(List<GateEntry> cells) {
    return new Named(cells);
  }

  EntryFormula.CellWriting numbered(List<GateEntry> cells, AmountWriter digits) {
    return new Numbered(cells, digits);
  }

  private final class Named implements EntryFormula.CellWriting {
    private final List<GateEntry> cells;

    Named(List<GateEntry> cells) {
      this.cells = cells;
    }

    private Optional<GateEntry> at(int cell) {
      return cell < 0 ? Optional.empty() : Optional.of(cells.get(cell));
    }

    @Override
    public boolean isNumber() {
      return false;
    }

    @Override
    public String cell(int cell) {
      return names.latex(cells.get(cell));
    }

    @Override
    public boolean isNegative(int cell) {
      return cell(cell).startsWith("-");
    }

    @Override
    public boolean isRaised(int cell) {
      return cell(cell).contains("^");
    }

    @Override
    public String by(int before, int behind) {
      boolean number = at(behind).filter(names::isNumber).isPresent();
      boolean word =
          at(before).filter(names::isWord).isPresent()
              || at(behind).filter(names::isWord).isPresent();
      return number || word ? signs.latexFactor() : signs.latexSideBySide();
    }
  }

  private final class Numbered implements EntryFormula.CellWriting {
    private final List<GateEntry> cells;
    private final AmountWriter digits;

    Numbered(List<GateEntry> cells, AmountWriter digits) {
      this.cells = cells;
      this.digits = digits;
    }

    private Amount amount(int cell) {
      return new Amount.Number(parts.value(cells.get(cell)));
    }

    @Override
    public boolean isNumber() {
      return true;
    }

    @Override
    public String cell(int cell) {
      GateEntry entry = cells.get(cell);
      return names.isNumber(entry) ? names.latex(entry) : digits.latex(amount(cell));
    }

    @Override
    public boolean isNegative(int cell) {
      return digits.isNegative(amount(cell));
    }

    @Override
    public boolean isRaised(int cell) {
      return digits.isRaised(amount(cell));
    }

    @Override
    public String by(int before, int behind) {
      return signs.latexFactor();
    }
  }
}
