package gradus.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import gradus.document.Document;
import gradus.lesson.Examples;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What stands in the window after a document was opened over another.
class OpeningTest {
  private static final String WRONG = "W = [[1,2],[3,4]], x = [1,2,3]\nf = ||W x||^2";

  private final LinkedBlockingQueue<Runnable> received = new LinkedBlockingQueue<>();
  private final WindowModel model =
      new WindowModel(new Settings(Locale.ENGLISH), received::add, new Still());

  /// Nothing moves.
  private static final class Still implements Player.Pulse {
    @Override
    public void start(Runnable beat) {}

    @Override
    public void stop() {}
  }

  @AfterEach
  void close() {
    model.close();
  }

  private void hear() throws InterruptedException {
    Runnable news = received.poll(60, TimeUnit.SECONDS);
    assertNotNull(news, "nothing was heard");
    news.run();
  }

  @Test
  void aFileWithAMistakeIsNotShownWithThePictureThatWasOrderedBeforeIt()
      throws InterruptedException {
    model.document().show(Examples.named("xyz").orElseThrow());
    while (received.isEmpty()) {
      Thread.sleep(5);
    }
    model.document().show(Document.untitled(WRONG));
    while (model.picture().status().get() != PictureModel.Status.WRONG) {
      hear();
    }
    assertNull(model.picture().diagram().get());
    assertEquals("", model.picture().sentence().get());
  }

  @Test
  void aMistakeThatIsTypedKeepsTheLastGoodPicture() throws InterruptedException {
    model.document().show(Examples.named("xyz").orElseThrow());
    while (model.picture().status().get() != PictureModel.Status.CURRENT) {
      hear();
    }
    model.document().type(WRONG);
    while (model.picture().status().get() != PictureModel.Status.WRONG) {
      hear();
    }
    assertNotNull(model.picture().diagram().get());
    assertEquals("Start: x = −2, y = 5, z = −4.", model.picture().sentence().get());
  }
}
