package gradus.ui.editor;

import gradus.diagram.Diagram;
import gradus.diagram.Hit;
import gradus.explain.term.Vocabulary;
import gradus.graph.Gate;
import gradus.latex.Signs;
import gradus.layout.Box;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.ui.touch.Exact;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What is known about a place of the text: the gate that is written there, and the word.
final class TextHelp {
  private static final int READABLE = 10_000;

  private final PictureModel picture;
  private final Words words;
  private final String text;
  private final int place;

  TextHelp(PictureModel picture, Words words, String text, int place) {
    this.picture = picture;
    this.words = words;
    this.text = text;
    this.place = place;
  }

  /// The smallest gate or input whose text holds the place, while the picture shows this text.
  Optional<Gate> gate() {
    Diagram diagram = picture.diagram().get();
    if (diagram == null || picture.status().get() != PictureModel.Status.CURRENT) {
      return Optional.empty();
    }
    Optional<Gate> named =
        diagram.steps().trace().graph().named(name()).filter(g -> !name().isEmpty());
    if (named.isPresent()) return named;
    return diagram.steps().trace().graph().gates().stream()
        .filter(g -> g.isOperation() || g.isInput())
        .filter(g -> g.span().start() <= place && place < g.span().end())
        .min(Comparator.comparingInt(g -> g.span().length()));
  }

  /// The name at the place; empty where there is none.
  private String name() {
    if (place >= text.length() || !isPart(text.charAt(place))) return "";
    int start = place;
    while (start > 0 && isPart(text.charAt(start - 1))) {
      start--;
    }
    int end = place;
    while (end < text.length() && isPart(text.charAt(end))) {
      end++;
    }
    boolean name = start < end && Character.isLetter(text.charAt(start));
    return name ? text.substring(start, end) : "";
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '\'' || c == '⁽' || c == '⁾';
  }

  /// Signature and help of the word, or the numbers of the gate.
  Optional<String> words() {
    if (text.length() > READABLE) return Optional.empty();
    String name = name();
    Optional<Vocabulary.Word> word =
        name.isEmpty() ? Optional.empty() : Vocabulary.of(text).word(name);
    StringBuilder said = new StringBuilder();
    word.ifPresent(w -> {
      said.append(w.signature()).append('\n').append(w.help().in(words.locale()));
      if (w.kind() == Vocabulary.Sort.FUNCTION) {
        Ops.named(w.name()).stream().findFirst().ifPresent(op -> said.append(rules(op)));
      }
    });
    boolean function = word.isPresent() && word.get().kind() == Vocabulary.Sort.FUNCTION;
    if (!function) gate().ifPresent(g -> said.append(numbers(g)));
    return said.isEmpty() ? Optional.empty() : Optional.of(said.toString().strip());
  }

  private String rules(Op op) {
    Diagram diagram = picture.diagram().get();
    Signs signs = diagram == null ? Signs.TEXTBOOK : diagram.options().signs();
    StringBuilder rules = new StringBuilder();
    for (Op.Operand operand : op.operands()) {
      rules.append("\n").append(operand.name()).append("̄ = ").append(operand.written(signs));
    }
    return rules.toString();
  }

  /// Value and gradient at the step shown, in full.
  private String numbers(Gate gate) {
    Diagram diagram = picture.diagram().get();
    int step = Math.min(picture.player().step().get(), diagram.steps().last());
    StringBuilder said = new StringBuilder();
    for (Hit.Aspect part : List.of(Hit.Aspect.VALUE, Hit.Aspect.GRADIENT)) {
      Hit hit = new Hit(gate, null, part, new Box(0, 0, 0, 0));
      Exact.about(hit, diagram, step, words)
          .filter(t -> part == Hit.Aspect.GRADIENT || !gate.isInput())
          .ifPresent(t -> said.append('\n').append(t));
    }
    return said.toString();
  }
}
