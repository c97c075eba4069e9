package gradus.network.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.diagram.Options;
import gradus.explain.passage.Passage;
import gradus.graph.ComputationGraph;
import gradus.graph.Lowering;
import gradus.network.Connection;
import gradus.network.Network;
import gradus.network.NetworkReading;
import gradus.network.NeuronColumn;
import gradus.network.NoNetwork;
import gradus.network.Unit;
import gradus.network.WireEntry;
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

  private static double value(Trace trace, WireEntry number) {
    return trace.value(number.gate()).orElseThrow().get(number.entry());
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
    assertEquals("84 networks, 476 refused", networks + " networks, " + refused + " refused");
  }

  private static void holds(String program, Network network) {
    ComputationGraph graph = network.graph();
    Trace trace = Trace.of(graph);
    for (int c = 1; c < network.columns().size(); c++) {
      NeuronColumn before = network.columns().get(c - 1);
      for (int i = 0; i < Math.min(5, network.columns().get(c).size()); i++) {
        Unit unit = network.columns().get(c).unit(i);
        double sum = 0;
        for (Connection line : unit.connections()) {
          double product =
              value(trace, line.weight()) * value(trace, before.unit(line.from()).shown());
          sum += line.isNegative() ? -product : product;
        }
        if (unit.bias().isPresent()) {
          double bias = value(trace, unit.bias().get().number());
          sum += unit.bias().get().isNegative() ? -bias : bias;
        }
        double known = value(trace, unit.sum().orElseThrow());
        assertEquals(known, sum, 1e-9 * Math.max(1, Math.abs(known)), program);
      }
    }
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
