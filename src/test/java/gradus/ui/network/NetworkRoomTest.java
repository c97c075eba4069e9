package gradus.ui.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.diagram.Options;
import gradus.network.Network;
import gradus.network.NetworkReading;
import gradus.network.drawing.NetworkPicture;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import gradus.ui.canvas.Viewport;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NetworkRoomTest {
  /// Three numbers, four neurons, three scores and a loss.
  private static final String BATCH =
      """
      X = [[0.5, -1, 2], [1, 0.3, -0.4], [0.2, 0.1, 0.9], [-1, 1, 0.5]]
      W1 = [[0.5, -1, 1, 0.2], [0.3, 0.8, 1, 2], [-0.2, 0.4, 1, 1]]
      b1 = [0.1, -0.2, 0, 1]
      W2 = [[1, -1, 0.5], [0.5, 0.2, -0.7], [1, 1, 1], [0, 1, 0]]
      b2 = [0.1, 0, -0.1]
      y = [0, 2, 1, 1]
      H = relu(X @ W1 + b1)
      S = H @ W2 + b2
      L = cross_entropy(S, y)
      """;

  private static boolean isSeen(double width, double height, boolean held) {
    Trace trace = Trace.of(Texts.build(BATCH).graph());
    Network network = assertInstanceOf(Network.class, NetworkReading.of(trace.graph()));
    NetworkPicture picture =
        NetworkPicture.of(network, Steps.of(trace, Grain.GATE), Options.DEFAULT, Locale.ENGLISH);
    Viewport all = Viewport.fitting(picture.width(), picture.height(), width, height);
    return NetworkRoom.isWhole(all.scale(), held);
  }

  /// In 703 × 303 px, what large letters leave of a window of 1366 × 768, a part is seen, in
  /// letters that can be read.
  @Test
  void aNetworkWithHeadsAndLossIsSeenWholeWhereItCanBeRead() {
    assertTrue(isSeen(1100, 480, false));
    // What a window of 1440 × 900 leaves with its panel open.
    assertTrue(isSeen(744, 404, false));
    assertFalse(isSeen(703, 303, false));
    assertFalse(isSeen(1100, 200, false));
    assertFalse(isSeen(350, 480, false));
  }

  @Test
  void whatWasSeenWholeStaysSoWhileItIsTold() {
    assertTrue(NetworkRoom.isWhole(0.625, false));
    assertFalse(NetworkRoom.isWhole(0.62, false));
    assertTrue(NetworkRoom.isWhole(0.5625, true));
    assertFalse(NetworkRoom.isWhole(0.56, true));
  }

  @Test
  void whatIsToldTakesWhatTheNetworkLeaves() {
    // 400 px high it is read in 251.
    assertEquals(349, NetworkRoom.told(600, 400, 14, 360));
    assertEquals(330, NetworkRoom.told(700, 400, 14, 330));
    assertEquals(98, NetworkRoom.told(300, 400, 14, 330));
    assertEquals(147, NetworkRoom.told(300, 400, 21, 330));
  }
}
