package gradus.ui.work;

import java.util.function.IntUnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/// Which step is shown, and the motion into it. A step never waits for a motion: the next key ends
/// the motion and starts the next.
public final class Player {
  /// What beats once a frame on the thread of the window while something moves.
  public interface Pulse {
    /// From the next frame on; whoever beat before no longer does.
    void start(Runnable beat);

    void stop();
  }

  /// How long the motion into a step takes, where nobody says.
  private static final int STEP_MS = 400;

  /// How long a settled step is looked at while playing.
  private static final double REST_MS = 550;

  /// Steps that come faster than this are shown at once.
  private static final double RUSH_MS = 110;

  private static final double NANOS_PER_MS = 1e6;

  private final ReadOnlyIntegerWrapper step = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper steps = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper last = new ReadOnlyIntegerWrapper();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(1);
  private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
  private final DoubleProperty speed = new SimpleDoubleProperty(1);
  private final BooleanProperty instant = new SimpleBooleanProperty();
  private final BooleanProperty looping = new SimpleBooleanProperty();
  private final BooleanProperty asking = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper held = new ReadOnlyBooleanWrapper();
  private IntUnaryOperator pace = n -> STEP_MS;
  private double moving = STEP_MS;
  private long startedAt;
  private long askedAt;
  private final Pulse pulse;

  /// `pulse` beats while something moves.
  Player(Pulse pulse) {
    this.pulse = pulse;
    asking.addListener((o, was, now) -> {
      if (!now) settle();
    });
  }

  /// `told` says how long the motion into a step takes, in ms at speed 1.
  void keep(IntUnaryOperator told) {
    pace = told;
  }

  /// The step shown, 0 to [#last].
  public ReadOnlyIntegerProperty step() {
    return step.getReadOnlyProperty();
  }

  /// How many steps were taken so far, forward or back; that another picture has other steps is
  /// none. It changes before [#step] does.
  ReadOnlyIntegerProperty steps() {
    return steps.getReadOnlyProperty();
  }

  public ReadOnlyIntegerProperty last() {
    return last.getReadOnlyProperty();
  }

  /// How far the motion into the step has come, 0 to 1.
  public ReadOnlyDoubleProperty progress() {
    return progress.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty playing() {
    return playing.getReadOnlyProperty();
  }

  /// 1 for the usual pace.
  public DoubleProperty speed() {
    return speed;
  }

  /// Whether steps happen without motion.
  BooleanProperty instant() {
    return instant;
  }

  /// Whether what plays begins anew after its end.
  public BooleanProperty looping() {
    return looping;
  }

  /// Whether a step one goes on to holds back its numbers until they are asked for.
  public BooleanProperty asking() {
    return asking;
  }

  /// Whether the step shown holds back its numbers.
  public ReadOnlyBooleanProperty held() {
    return held.getReadOnlyProperty();
  }

  /// One step on, moving; where the step shown holds back its numbers, on to them.
  public void next() {
    pause();
    if (held.get()) {
      reveal();
    } else {
      forward();
    }
  }

  private void reveal() {
    held.set(false);
    if (instant.get()) {
      settle();
    } else {
      move();
    }
  }

  private void move() {
    startedAt = System.nanoTime();
    pulse.start(() -> tick(System.nanoTime()));
  }

  public void back() {
    go(step.get() - 1);
  }

  public void start() {
    go(0);
  }

  public void end() {
    go(last.get());
  }

  /// Shows a step at once.
  public void go(int n) {
    pause();
    settle();
    take(Math.clamp(n, 0, last.get()));
  }

  private void take(int n) {
    if (n != step.get()) {
      steps.set(steps.get() + 1);
      step.set(n);
    }
  }

  /// Plays to the end and pauses there; from the end it begins anew.
  void play() {
    if (last.get() == 0) return;
    if (step.get() == last.get()) go(0);
    playing.set(true);
    forward();
  }

  void pause() {
    playing.set(false);
  }

  public void toggle() {
    if (playing.get()) {
      pause();
    } else {
      play();
    }
  }

  /// Another picture: it has `newLast` steps, and `n` is shown. What plays goes on.
  void reset(int newLast, int n) {
    if (n != step.get()) settle();
    // Never a step beyond the last, not even in between.
    step.set(Math.min(step.get(), newLast));
    last.set(newLast);
    step.set(Math.clamp(n, 0, newLast));
  }

  private void forward() {
    if (step.get() >= last.get()) {
      pause();
      settle();
      return;
    }
    long now = System.nanoTime();
    boolean rushed = now - askedAt < RUSH_MS * NANOS_PER_MS && !playing.get();
    askedAt = now;
    boolean holding = asking.get() && !playing.get();
    progress.set(!holding && (instant.get() || rushed) ? 1 : 0);
    moving = Math.max(1, pace.applyAsInt(step.get() + 1));
    held.set(holding);
    take(step.get() + 1);
    if (holding) {
      pulse.stop();
    } else {
      move();
    }
  }

  private void settle() {
    held.set(false);
    progress.set(1);
    if (!playing.get()) pulse.stop();
  }

  private void tick(long now) {
    double passed = (now - startedAt) / NANOS_PER_MS * speed.get();
    if (progress.get() < 1) {
      progress.set(Math.clamp(passed / moving, 0, 1));
      return;
    }
    if (!playing.get()) {
      pulse.stop();
    } else if (step.get() >= last.get() && !looping.get()) {
      pause();
    } else if (step.get() >= last.get() && passed >= moving + 2 * REST_MS) {
      take(0);
      moving = 1;
      startedAt = now;
    } else if (step.get() < last.get() && passed >= moving + REST_MS) {
      forward();
    }
  }
}
