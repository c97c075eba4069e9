package gradus.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackTest {
  private static final LayoutEngine ELK = LayoutEngines.standard();

  /// Two chains of so many gates with nothing between them.
  private static Plan chains(int gates) {
    Plan one = Draft.chain(gates, true);
    int n = one.nodes().size();
    List<Plan.Item> nodes = new ArrayList<>(one.nodes());
    nodes.addAll(one.nodes());
    List<Plan.Lead> wires = new ArrayList<>(one.wires());
    one.wires().forEach(w -> wires.add(new Plan.Lead(w.from() + n, w.to() + n, w.port())));
    return new Plan(nodes, wires);
  }

  private static List<Integer> rows(int nodes) {
    List<Integer> rows = new ArrayList<>(Collections.nCopies(nodes / 2, 0));
    rows.addAll(Collections.nCopies(nodes / 2, 1));
    return rows;
  }

  @Test
  void rowsStandBelowEachOtherFromOneLeftEdge() {
    Plan plan = chains(5);
    int n = plan.nodes().size() / 2;
    Layout layout = Stack.layout(plan, rows(2 * n), ELK, () -> false);
    Layout alone = ELK.layout(Draft.chain(5, true), () -> false);
    assertEquals(alone.width(), layout.width());
    assertEquals(alone.boxes(), layout.boxes().subList(0, n));
    double down = layout.boxes().get(n).y() - layout.boxes().get(0).y();
    assertEquals(2 * alone.height() - 32 + 26, layout.height());
    assertEquals(alone.height() - 32 + 26, down);
    for (int i = 0; i < n; i++) {
      assertEquals(layout.boxes().get(i).plus(0, down), layout.boxes().get(n + i));
    }
  }

  @Test
  void oneRowIsTheLayoutOfItsEngine() {
    Plan plan = Draft.layers(3);
    List<Integer> one = Collections.nCopies(plan.nodes().size(), 0);
    assertEquals(ELK.layout(plan, () -> false), Stack.layout(plan, one, ELK, () -> false));
  }

  @Test
  void whatStandsBelowEachOtherIsCloserWhereItIsAskedFor() {
    Plan plan = Draft.layers(6);
    List<Integer> one = Collections.nCopies(plan.nodes().size(), 0);
    Layout far = Stack.layout(plan, one, ELK, () -> false);
    assertEquals(far, Stack.layout(plan, one, 0, ELK, () -> false));
    Layout near = Stack.layout(plan, one, 8, ELK, () -> false);
    assertTrue(near.height() <= far.height() - 8, near.height() + " of " + far.height());
    assertTrue(near.width() <= far.width());
    for (int i = 0; i < near.boxes().size(); i++) {
      Box box = near.boxes().get(i);
      assertEquals(plan.nodes().get(i).height(), box.height(), 1e-9);
      for (Box other : near.boxes().subList(0, i)) {
        assertTrue(!box.grown(0.49).overlaps(other.grown(0.49)), box + " " + other);
      }
      assertTrue(
          box.y() > 15.9 && box.bottom() < near.height() - 15.9, box + " in " + near.height());
    }
    assertTrue(!Routes.hidden(plan, near));
  }

  @Test
  void whatIsCloseKeepsItsFrameAroundIt() {
    Plan plan = Draft.layers(4);
    List<Integer> homes = Collections.nCopies(plan.nodes().size(), 0);
    Plan framed = new Plan(plan.nodes(), plan.wires(), homes, List.of(new Plan.Frame(-1, 60, 14)));
    List<Integer> one = Collections.nCopies(plan.nodes().size(), 0);
    Layout far = Stack.layout(framed, one, ELK, () -> false);
    Layout near = Stack.layout(framed, one, 8, ELK, () -> false);
    assertTrue(near.height() < far.height());
    Box frame = near.frames().getFirst();
    Box all = near.boxes().stream().reduce(Box::union).orElseThrow();
    Box before = far.boxes().stream().reduce(Box::union).orElseThrow();
    assertEquals(before.y() - far.frames().getFirst().y(), all.y() - frame.y(), 0.5);
    assertEquals(
        far.frames().getFirst().bottom() - before.bottom(), frame.bottom() - all.bottom(), 0.5);
  }

  @Test
  void aFrameStandsInTheRowOfItsNodes() {
    Plan two = chains(2);
    int n = two.nodes().size();
    List<Integer> homes = new ArrayList<>(Collections.nCopies(n, -1));
    homes.set(n - 1, 0);
    homes.set(n - 2, 0);
    Plan framed = new Plan(two.nodes(), two.wires(), homes, List.of(new Plan.Frame(-1, 60, 14)));
    Layout layout = Stack.layout(framed, rows(n), ELK, () -> false);
    Box frame = layout.frames().getFirst();
    for (int i = 0; i < n; i++) {
      boolean inside = frame.contains(layout.boxes().get(i).centre());
      assertEquals(i >= n - 2, inside, "node " + i);
    }
    assertTrue(layout.height() >= frame.bottom());
  }

  @Test
  void anEngineThatRemembersPlacesWhatIsEqualOnce() {
    LayoutEngine remembering = ELK.remembering(0);
    Layout first = remembering.layout(Draft.neuron(), () -> false);
    assertSame(first, remembering.layout(Draft.neuron(), () -> false));
    assertEquals(ELK.layout(Draft.neuron(), () -> false), first);
    assertNotSame(first, ELK.remembering(0).layout(Draft.neuron(), () -> false));
    assertNotSame(ELK.layout(Draft.neuron(), () -> false), ELK.layout(Draft.neuron(), () -> false));
  }
}
