package gradus.network.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.diagram.Options;
import gradus.explain.passage.Passage;
import gradus.graph.ComputationGraph;
import gradus.graph.Lowering;
import gradus.network.Network;
import gradus.network.NetworkReading;
import gradus.network.NoNetwork;
import gradus.network.WeightedSums;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Programs of many hands: each is a network whose numbers hold, or says why it is none.
class ReferenceNetworksTest {
  private static Stream<String> programs(String file) throws IOException {
    try (InputStream in = ReferenceNetworksTest.class.getResourceAsStream(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text
          .lines()
          .map(line -> JsonMapper.shared().readTree(line).get("program").stringValue())
          .toList()
          .stream();
    }
  }

  @Test
  void everyReferenceProgramIsANetworkThatHoldsOrSaysWhyNot() throws IOException {
    List<String> all = new ArrayList<>();
    for (String file :
        List.of("/reference/gradients.jsonl", "/people.jsonl", "/textbooks/textbooks.jsonl")) {
      programs(file).forEach(all::add);
    }
    int networks = 0;
    int refused = 0;
    for (String program : all) {
      Lowering lowering = Texts.build(program);
      if (lowering.hasErrors()) continue;
      switch (NetworkReading.of(lowering.graph(), 1)) {
        case NoNetwork no -> {
          refused++;
          for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
            assertFalse(no.reason().message(locale).isBlank(), program);
          }
        }
        case Network network -> {
          networks++;
          holds(program, network);
        }
      }
    }
    assertEquals("84 networks, 477 refused", networks + " networks, " + refused + " refused");
  }

  private static void holds(String program, Network network) {
    ComputationGraph graph = network.graph();
    Trace trace = Trace.of(graph);
    WeightedSums.check(network, trace, 5, 1e-9);
    Steps steps = Steps.of(trace, Grain.GATE);
    NetworkPicture picture = NetworkPicture.of(network, steps, Options.DEFAULT, Locale.ENGLISH);
    for (int step : new int[] {0, steps.forwardEnd(), steps.last()}) {
      assertTrue(picture.figure(step, 1).area().width() > 0);
      for (NetworkNode node : picture.nodes()) {
        for (Passage.Line line : NeuronStory.of(picture, node, step)) {
          assertFalse(line.text().isBlank());
        }
      }
      for (NetworkLine line : picture.lines()) {
        assertFalse(NeuronStory.of(picture, line, step).isEmpty());
      }
    }
  }
}
