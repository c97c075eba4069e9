package gradus.diagram.scene;

/// What the arrangements of one picture have taken that were laid out, counted as
/// [gradus.layout.Plan#span]: a clock would let the same program have another picture on another
/// day.
public final class Toil {
  /// What is placed roughly takes so much of what it takes otherwise.
  private static final double ROUGH = 0.5;

  private double spent;
  private double first;

  /// From now on a plan of this span has been placed, the first time that of the picture in one
  /// row.
  public void spend(long span, boolean rough) {
    if (first == 0) first = span;
    spent += rough ? ROUGH * span : span;
  }

  /// Whether all stays within so many times what the picture in one row takes, with another plan.
  public boolean allows(long span, double times) {
    return spent + span <= times * first;
  }
}
