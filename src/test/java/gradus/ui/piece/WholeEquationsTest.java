package gradus.ui.piece;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What holds together is shown with a low line.
class WholeEquationsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "to apples: upstream 1.1 · local 100 = 110; to tax: upstream 1 · local 200 = 200"
            + "| to_apples:_upstream_1.1_·_local_100_=_110; to_tax:_upstream_1_·_local_200_=_200",
        "apples로: 상류 1.1 · 국소 100 = 110 | apples로:_상류_1.1_·_국소_100_=_110",
        "+ : q = x + y = −2 + 5 = 3 | +_:_q =_x_+_y =_−2_+_5 =_3",
        "to a name of four words and more of them: upstream 1.1 · local 100 = 110"
            + "| to a name of four words and more of them: upstream_1.1_·_local_100_=_110",
        "The start of the pass | The start of the pass",
        "s: 11 + 12 + 13 + 14 + 15 + 16 + 17 + 18 + 19 + 20 + 21 + 22 + 23 = 221"
            + "| s: 11_+_12_+_13_+_14_+_15_+_16_+_17_+_18_+_19_+_20_+_21_+_22_+_23 =_221",
        "p = 11 + 12 + 13 + 14 + 15 + 16 + 17 + 18 + 19 = 20 + 21 + 22 + 23 = 221"
            + "| p =_11_+_12_+_13_+_14_+_15_+_16_+_17_+_18_+_19 =_20_+_21_+_22_+_23 =_221",
        "Start: x = 1.00, apple yen = 2.00, W = [[1, 2], [3, 4]], a = −1.00."
            + "| Start:_x_=_1.00, apple_yen_=_2.00, W_=_[[1,_2],_[3,_4]], a_=_−1.00.",
        "max : f = max(x, q) = max(2, −4) = 2 | max_:_f =_max(x,_q) =_max(2,_−4) =_2",
        "'' | ''",
      })
  void anEquationHoldsTogetherUnlessItIsLong(String sentence, String held) {
    assertEquals(held, WholeEquations.of(sentence).replace('\u00a0', '_'));
    assertEquals(sentence, WholeEquations.of(sentence).replace('\u00a0', ' '));
  }
}
