package gradus.ui.work;

import gradus.lesson.Example;
import java.util.concurrent.Executor;

/// What the window shows, without its controls: makes the models and connects them. Each holds one
/// idea, and a view asks for those it needs.
public final class WindowModel implements AutoCloseable {
  private final Settings settings;
  private final Words words;
  private final Executor receiving;
  private final DocumentModel document;
  private final FoldingModel folding;
  private final SeedModel seeds;
  private final DirectionModel direction;
  private final PictureModel picture;
  private final InputModel inputs;
  private final ProblemModel problems;

  /// `receiving` runs what is worked out elsewhere on the thread of the window, where `pulse`
  /// beats.
  public WindowModel(Settings settings, Executor receiving, Player.Pulse pulse) {
    this.settings = settings;
    this.receiving = receiving;
    words = new Words(settings.locale());
    document = new DocumentModel(words);
    folding = new FoldingModel(settings, document);
    seeds = new SeedModel(document);
    direction = new DirectionModel(document);
    picture =
        new PictureModel(settings, words, document, folding, seeds, direction, receiving, pulse);
    inputs = new InputModel(document, receiving);
    picture.hold(inputs.held());
    problems = new ProblemModel(words, document, picture.player(), inputs);
    picture.onNews((news, current) -> {
      inputs.hear(news, current);
      problems.hear(news, current);
    });
  }

  public Settings settings() {
    return settings;
  }

  public Words words() {
    return words;
  }

  /// Runs work on the thread of the window.
  public Executor receiving() {
    return receiving;
  }

  public DocumentModel document() {
    return document;
  }

  public FoldingModel folding() {
    return folding;
  }

  public SeedModel seeds() {
    return seeds;
  }

  public DirectionModel direction() {
    return direction;
  }

  public PictureModel picture() {
    return picture;
  }

  public InputModel inputs() {
    return inputs;
  }

  public ProblemModel problems() {
    return problems;
  }

  /// Begins with an example at its start and the hint how to go on.
  public void welcome(Example opening) {
    document.show(opening);
    problems.greet();
  }

  @Override
  public void close() {
    picture.close();
  }
}
