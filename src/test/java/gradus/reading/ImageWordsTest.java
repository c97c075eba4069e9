package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `stride=`, `padding=` and `bias=` behind a convolution and a pooling, whatever their order.
class ImageWordsTest {
  private static final String IMAGES =
      "C = [[[1, 2, 0], [3, 4, 5]], [[1, 1, 1], [2, 0, 2]]]; I = C[0]; b = [10, 20];"
          + " K = [[[[1, 0]], [[0, 1]]], [[[2, 0]], [[0, 0]]]]; ";

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "sum(conv2d(C, K))                        => 34 => sum(conv2d(C, K))",
        "sum(conv2d(C, K, stride=2))              => 4 => sum(conv2d(C, K, 2))",
        "sum(conv2d(C, K, padding=1, stride=2))   => 16 => sum(conv2d(C, K, 2, 1))",
        "sum(conv2d(C, K, padding=0))             => 34 => sum(conv2d(C, K, 1, 0))",
        "sum(conv2d(C, K, bias=b))                => 154 => sum(conv2d(C, K, bias=b))",
        "sum(conv2d(C, K, bias=b, stride=2))      => 34 => sum(conv2d(C, K, stride=2, bias=b))",
        "sum(conv2d(C, K, 2, 1, bias=b))          => 136"
            + " => sum(conv2d(C, K, stride=2, padding=1, bias=b))",
        "sum(conv2d(C, K, padding=0, bias=2*b))   => 274 => sum(conv2d(C, K, bias=2*b))",
        "sum(conv2d(I, K[0, 0], bias=[7]))        => 38 => sum(conv2d(I, K[0, 0], bias=[7]))",
        "sum(maxpool(C, size=2, stride=1))        => 13 => sum(maxpool(C, 2, 1))",
        "sum(avgpool(I, 1, stride=2))             => 1 => sum(avgpool(I, 1, 2))"
      })
  void argumentsGoToTheirPlaces(String formula, double value, String written) {
    WrittenBack.assertIs(IMAGES + "f = " + formula, value, written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "conv2d(C, K, dilation=2)  => syntax.equals.inside",
        "conv2d(C, stride=2, K)    => syntax.equals.inside",
        "maxpool(C, padding=1)     => syntax.equals.inside",
        "conv2d(C, K, stride=0)    => shape.conv.step",
        "conv2d(C, K, stride=1.5)  => graph.attribute",
        "conv2d(C, I)              => shape.conv",
        "conv2d(C, K, bias=3)      => shape.conv.bias",
        "conv2d(C, K, bias=[3])    => shape.conv.bias",
        "conv2d(C, K, b)           => graph.convolution.bias",
        "maxpool(C, 3)             => shape.pool",
        "avgpool(b, 1)             => shape.pool"
      })
  void whatIsNoSuchWordIsRefused(String formula, String key) {
    String text = IMAGES + "f = sum(" + formula + ")";
    assertEquals(key, Texts.build(text).errors().getFirst().key());
  }
}
