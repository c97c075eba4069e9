package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.graph.Gate;
import gradus.op.Op;
import gradus.op.Programs;
import gradus.op.catalogue.Ops;
import gradus.tensor.Numbers;
import gradus.trace.Grain;
import gradus.trace.Moment;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every op of the catalogue, in both languages, block by block: nothing is missing and nothing is
/// left to be filled in. A message that is missing throws.
class WholeCatalogueTest {
  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.KOREAN);
  private static final Pattern SLOT = Pattern.compile("#");
  private static final Pattern UNFILLED = Pattern.compile("\\{\\d}|#");
  private static final Pattern HANGUL = Pattern.compile("[가-힣]");

  private enum Block {
    HEADING,
    PROSE,
    LINE,
    PIECE,
    CAPTION,
    SENTENCE
  }

  private final Set<Block> met = EnumSet.noneOf(Block.class);
  private final Set<String> explained = new TreeSet<>();
  private int texts;

  @Test
  void nothingIsMissingAndNoSlotIsLeft() {
    for (Op op : Ops.all()) {
      assertFalse(op.samples().isEmpty(), op.name());
      for (Op.Sample sample : op.samples()) {
        Trace trace = Trace.of(Texts.build(Programs.of(op, sample) + "loss = sum(v)").graph());
        for (Locale locale : LANGUAGES) {
          walk(trace, locale);
        }
      }
      explained.add(op.name());
    }
    assertEquals(EnumSet.allOf(Block.class), met);
    assertEquals(new TreeSet<>(Ops.all().stream().map(Op::name).toList()), explained);
    assertTrue(texts > 10_000, "" + texts);
  }

  private void walk(Trace trace, Locale locale) {
    Numbers numbers = trace.numbers(2);
    for (Grain grain : Grain.values()) {
      Steps steps = Steps.of(trace, grain);
      for (int n = 0; n <= steps.last(); n++) {
        explained(Explanation.of(steps, n, new Manner(locale, numbers)), locale);
        filled(Block.SENTENCE, Sentences.of(steps, n, new Manner(locale, numbers)));
      }
    }
    Moment start = Steps.of(trace, Grain.GATE).moment(0);
    for (Gate gate : trace.graph().gates()) {
      for (Moment now : List.of(start, trace.end())) {
        explained(Explanation.of(trace, gate, now, new Manner(locale, numbers)), locale);
      }
    }
  }

  private void explained(Explanation explanation, Locale locale) {
    assertFalse(explanation.title().isBlank());
    for (Passage block : explanation.blocks()) {
      switch (block) {
        case Passage.Heading h -> filled(Block.HEADING, h.text());
        case Passage.Prose p -> {
          filled(Block.PROSE, p.text());
          boolean korean = HANGUL.matcher(p.text()).find();
          assertEquals(locale == Locale.KOREAN, korean, p.text());
        }
        case Passage.Line line -> {
          filled(Block.LINE, line.text());
          assertFalse(line.text().contains("\\"), line.text());
          for (Piece piece : line.pieces()) {
            filled(Block.PIECE, piece.latex());
            if (!piece.caption().isEmpty()) filled(Block.CAPTION, piece.caption());
          }
        }
      }
    }
  }

  private void filled(Block block, String text) {
    met.add(block);
    texts++;
    assertFalse(text.isBlank(), block.name());
    // In LaTeX {0} is an index.
    Pattern left = block == Block.PIECE ? SLOT : UNFILLED;
    assertFalse(left.matcher(text).find(), text);
  }
}
