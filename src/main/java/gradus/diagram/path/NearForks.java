package gradus.diagram.path;

import gradus.layout.Box;
import gradus.layout.Layout;
import gradus.layout.Plan;
import gradus.layout.Point;
import java.util.ArrayList;
import java.util.List;

/// Moves what stands on a branch of a fork back along its level wire, as near to the fork as
/// nothing else stands or passes: an engine puts it anywhere on a long wire, where nobody adds it
/// to what stands on the other branches.
public final class NearForks {
  /// Between the bend of the wire and what stands on it.
  private static final double BEND = 8;

  /// What it keeps from others.
  private static final double CLEAR = 4;

  private static final double STEP = 4;

  /// A shorter move is none.
  private static final double LEAST = 24;

  private static final double LEVEL = 0.5;

  private final Plan plan;
  private final List<Box> boxes;
  private final List<List<Point>> wires;
  private final List<Box> frames;

  private NearForks(Plan plan, Layout layout) {
    this.plan = plan;
    boxes = new ArrayList<>(layout.boxes());
    wires = new ArrayList<>(layout.wires());
    frames = layout.frames();
  }

  public static Layout of(Plan plan, Layout layout) {
    NearForks near = new NearForks(plan, layout);
    int[] leaving = new int[plan.nodes().size()];
    int[] coming = new int[leaving.length];
    plan.wires().forEach(wire -> leaving[wire.from()]++);
    plan.wires().forEach(wire -> coming[wire.to()]++);
    for (int wire = 0; wire < plan.wires().size(); wire++) {
      Plan.Lead lead = plan.wires().get(wire);
      boolean label = plan.nodes().get(lead.to()).kind() == Plan.Purpose.LABEL;
      boolean goesOn = leaving[lead.to()] == 1 && coming[lead.to()] == 1;
      if (leaving[lead.from()] > 1 && label && goesOn) near.move(wire, lead.to());
    }
    return new Layout(layout.width(), layout.height(), near.boxes, near.wires, near.frames);
  }

  private void move(int in, int node) {
    List<Point> way = wires.get(in);
    int n = way.size();
    if (n < 2) return;
    Point bend = way.get(n - 2);
    Point end = way.get(n - 1);
    if (Math.abs(bend.y() - end.y()) > LEVEL) return;
    int out = 0;
    while (plan.wires().get(out).from() != node) {
      out++;
    }
    Box here = boxes.get(node);
    for (double by = end.x() - bend.x() - BEND; by >= LEAST; by -= STEP) {
      Box there = here.plus(-by, 0);
      if (!isFree(there, here, node, in, out)) continue;
      boxes.set(node, there);
      List<Point> shorter = new ArrayList<>(way.subList(0, n - 1));
      shorter.add(end.plus(-by, 0));
      wires.set(in, shorter);
      List<Point> longer = new ArrayList<>(wires.get(out));
      Point start = longer.getFirst();
      if (Math.abs(longer.get(1).y() - start.y()) < LEVEL) longer.removeFirst();
      longer.addFirst(start.plus(-by, 0));
      wires.set(out, longer);
      return;
    }
  }

  private boolean isFree(Box there, Box here, int node, int in, int out) {
    Box around = there.grown(CLEAR);
    for (int i = 0; i < boxes.size(); i++) {
      if (i != node && boxes.get(i).overlaps(around)) return false;
    }
    for (Box frame : frames) {
      if (isIn(frame, here) != isIn(frame, there)) return false;
      if (!isIn(frame, there) && frame.overlaps(around)) return false;
    }
    for (int i = 0; i < wires.size(); i++) {
      if (i == in || i == out) continue;
      List<Point> way = wires.get(i);
      for (int p = 1; p < way.size(); p++) {
        if (around.intersects(way.get(p - 1), way.get(p))) return false;
      }
    }
    return true;
  }

  private static boolean isIn(Box frame, Box box) {
    return frame.contains(new Point(box.x(), box.y()))
        && frame.contains(new Point(box.right(), box.bottom()));
  }
}
