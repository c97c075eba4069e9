package gradus.calculus;

import static gradus.calculus.Typed.all;
import static gradus.calculus.Typed.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.calculus.Term.Head;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TermsTest {
  private final Terms terms = new Terms();
  private final Term a = terms.name("a");
  private final Term b = terms.name("b");

  @Test
  void aNumberIsNeverNegative() {
    assertSame(terms.negate(terms.number(3)), terms.number(-3));
    assertSame(terms.zero, terms.number(-0.0));
    assertSame(terms.one, terms.number(1));
    assertSame(terms.two, terms.number(2));
    assertEquals(3, terms.number(-3).part(0).number());
  }

  @Test
  void sumsAndProductsOfNoneAndOneAreNoneOfTheirKind() {
    assertSame(terms.zero, terms.sum());
    assertSame(a, terms.sum(a));
    assertSame(terms.one, terms.product());
    assertSame(a, terms.product(a));
  }

  @Test
  void aSumInASumIsOneSumAndAProductInAProductOne() {
    assertEquals(List.of(a, b, a), terms.sum(terms.sum(a, b), a).parts());
    assertEquals(List.of(b, a, b), terms.product(b, terms.product(a, b)).parts());
    assertEquals(2, terms.sum(terms.product(a, b), a).parts().size());
    assertEquals(List.of(a, terms.negate(b)), terms.difference(a, b).parts());
  }

  @Test
  void termsAreToldApartByHeadNumberNameAndOrder() {
    assertSame(terms.quotient(a, b), terms.quotient(a, b));
    assertNotSame(terms.quotient(a, b), terms.quotient(b, a));
    assertNotSame(terms.quotient(a, b), terms.power(a, b));
    assertNotSame(terms.call("sin", a), terms.call("cos", a));
    assertNotSame(terms.number(2), terms.number(3));
    assertNotSame(terms.name("sin"), terms.call("sin", List.of()));
  }

  @Test
  void everyKindOfTermIsMadeAgainWithOtherParts() {
    for (String formula : List.of("a + b", "a*b", "a/b", "a^b", "max(a, b)")) {
      Term term = Typed.term(terms, formula);
      assertEquals(
          formula.replace('b', 'c').replace("a,", "d,").replaceFirst("^a", "d"),
          TermWriter.text(terms.with(term, List.of(terms.name("d"), terms.name("c")))));
    }
    assertEquals("-b", TermWriter.text(terms.with(terms.negate(a), List.of(b))));
    assertSame(a, terms.with(a, List.of()));
    assertSame(terms.two, terms.with(terms.two, List.of()));
  }

  @Test
  void aPartIsReplacedWhereverItStands() {
    all(
        formula ->
            TermWriter.text(
                terms.replaced(
                    Typed.term(terms, formula), Typed.term(terms, "a*b"), terms.name("q"))),
        table(
            """
            a*b + sin(a*b) => q + sin(q)
            (a*b)^2/(1 - a*b) => q^2/(1 - q)
            b*a => b*a
            a*b*c => a*b*c
            a*b => q
            """),
        5);
  }

  @Test
  void headsAreAskedFor() {
    assertEquals(true, terms.call("exp", a).isCall("exp"));
    assertEquals(false, terms.call("exp", a).isCall("log"));
    assertEquals(false, terms.name("exp").isCall("exp"));
    assertEquals(false, terms.name("a").isNumber(0));
    assertEquals(true, terms.negate(a).isNegated());
    assertEquals(false, a.isNegated());
    assertSame(a, terms.negate(a).unsigned());
    assertSame(a, a.unsigned());
    assertEquals(Head.CALL, terms.call("exp", a).head());
  }

  @Test
  void fourMillionPartsAreMadeAndNotOneMore() {
    Term sum = terms.sum(Collections.nCopies(4_000_000, a));
    assertEquals(4_000_001, sum.weight());
    assertSame(sum, terms.sum(Collections.nCopies(4_000_000, a)));
    assertSame(a, terms.name("a"));
    assertThrows(Terms.TooLarge.class, () -> terms.negate(b));
  }
}
