package gradus.ui.keep;

import java.util.List;

/// Where a window is and how large, px of the screen.
///
/// @param maximized whether it fills the screen, and goes back to this place afterwards
public record WindowPlace(double x, double y, double width, double height, boolean maximized) {
  /// As much of the title as can be taken hold of.
  private static final double GRIP = 80;

  /// A window is never smaller than this: its controls would have no room.
  public static final double LEAST_WIDTH = 480;

  public static final double LEAST_HEIGHT = 360;

  /// A part of the desktop that is seen.
  public record ScreenArea(double x, double y, double width, double height) {}

  /// The same place where it is seen, else the middle of the first screen; never larger than a
  /// screen.
  ///
  /// @param screens what is there now, the main one first
  public WindowPlace on(List<ScreenArea> screens) {
    ScreenArea screen =
        screens.stream().filter(this::showsOn).findFirst().orElse(screens.getFirst());
    double w = Math.min(width, screen.width);
    double h = Math.min(height, screen.height);
    boolean seen = showsOn(screen);
    double left = seen ? x : screen.x + (screen.width - w) / 2;
    double top = seen ? y : screen.y + (screen.height - h) / 2;
    return new WindowPlace(
        Math.clamp(left, screen.x, screen.x + screen.width - w),
        Math.clamp(top, screen.y, screen.y + screen.height - h),
        w,
        h,
        maximized);
  }

  /// The place of a window that is opened over one here: so far below it and to the right, and
  /// smaller where the screen ends, so that both are seen.
  public WindowPlace beside(double step, List<ScreenArea> screens) {
    WindowPlace moved = new WindowPlace(x + step, y + step, width, height, maximized).on(screens);
    if (moved.x > x && moved.y > y) return moved;
    return new WindowPlace(
            x + step,
            y + step,
            Math.max(LEAST_WIDTH, width - step),
            Math.max(LEAST_HEIGHT, height - step),
            maximized)
        .on(screens);
  }

  private boolean showsOn(ScreenArea screen) {
    double shown = Math.min(x + width, screen.x + screen.width) - Math.max(x, screen.x);
    return shown >= GRIP && y >= screen.y && y < screen.y + screen.height - GRIP / 2;
  }
}
