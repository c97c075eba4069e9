package gradus.calculus;

import static gradus.calculus.Derivations.derive;
import static gradus.calculus.Derivations.refused;
import static gradus.calculus.Typed.all;
import static gradus.calculus.Typed.table;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Which entries of its operands stand in which entry of a result.
class TensorTermsTest {
  private static final String INPUTS =
      "A = [[1,2,3],[4,5,6]], B = [[1,2],[3,4],[5,6]], C = [[7],[8]], R = [[1,2,3]],"
          + " X = [[1,2,3,4],[5,6,7,8],[9,10,11,12]], K = [[1,2],[3,4]],"
          + " u = [1,2], v = [1,2,3], w = [4,5,6], x = 2\nf = ";

  private static String formula(String expression) {
    return derive(INPUTS + expression, "x").formula();
  }

  @Test
  void productsPairRowsWithColumns() {
    all(
        TensorTermsTest::formula,
        table(
            """
            (A@B)[1,0] => A[1, 0]*B[0, 0] + A[1, 1]*B[1, 0] + A[1, 2]*B[2, 0]
            (A@B)[0,1] => A[0, 0]*B[0, 1] + A[0, 1]*B[1, 1] + A[0, 2]*B[2, 1]
            (A@v)[1] => A[1, 0]*v[0] + A[1, 1]*v[1] + A[1, 2]*v[2]
            (u@A)[2] => u[0]*A[0, 2] + u[1]*A[1, 2]
            v@w => v[0]*w[0] + v[1]*w[1] + v[2]*w[2]
            dot(v,w) => v[0]*w[0] + v[1]*w[1] + v[2]*w[2]
            outer(u,v)[1,2] => u[1]*v[2]
            outer(v,u)[2,0] => v[2]*u[0]
            """),
        8);
  }

  @Test
  void entriesOfMoreAxesAreMovedPickedAndAddedUp() {
    all(
        TensorTermsTest::formula,
        table(
            """
            reshape(A, 1, 3, 2)[0,1,0] => A[0, 2]
            transpose(reshape(A, 1, 3, 2), 0, 2, 1)[0,1,2] => A[1, 2]
            transpose(A, 0, 1)[0,2] => A[0, 2]
            flatten(A)[4] => A[1, 1]
            concat(reshape(A, 1, 2, 3), reshape(B, 1, 2, 3))[1,1,0] => B[1, 1]
            sum(reshape(X, 2, 3, 2), axis=(0, 2))[1] => X[0, 2] + X[0, 3] + X[2, 0] + X[2, 1]
            sum(reshape(A, 3, 1, 2), 0)[0,1] => A[0, 1] + A[1, 0] + A[1, 2]
            sum(K, axis=(0, 1)) => K[0, 0] + K[0, 1] + K[1, 0] + K[1, 1]
            prod(reshape(K, 1, 2, 2), 1)[0,1] => K[0, 1]*K[1, 1]
            max(K, axis=1)[0] => max(K[0, 0], K[0, 1])
            reshape(A, 1, 2, 3)[0,1,2] => A[1, 2]
            """),
        11);
  }

  @Test
  void entriesAreMovedAndPicked() {
    all(
        TensorTermsTest::formula,
        table(
            """
            transpose(A)[2,1] => A[1, 2]
            transpose(A)[1,0] => A[0, 1]
            transpose(v)[1] => v[1]
            reshape(A, 3, 2)[2,0] => A[1, 1]
            concat(u, v)[1] => u[1]
            concat(u, v)[3] => v[1]
            sum(A[1]) => A[1, 0] + A[1, 1] + A[1, 2]
            sum(A[-2]) => A[0, 0] + A[0, 1] + A[0, 2]
            A[-1,-2] => A[1, 1]
            A[0,1] => A[0, 1]
            v[-1] => v[2]
            diag(u)[1,1] => u[1]
            diag(u)[0,1] => 0
            diag(K)[1] => K[1, 1]
            sum(diag(A)) => A[0, 0] + A[1, 1]
            """),
        15);
  }

  @Test
  void lanesAreFoldedAlongTheirAxis() {
    all(
        TensorTermsTest::formula,
        table(
            """
            sum(A,0)[2] => A[0, 2] + A[1, 2]
            sum(A,1)[1] => A[1, 0] + A[1, 1] + A[1, 2]
            sum(A,-1)[0] => A[0, 0] + A[0, 1] + A[0, 2]
            sum(A,-2)[1] => A[0, 1] + A[1, 1]
            sum(B) => B[0, 0] + B[0, 1] + B[1, 0] + B[1, 1] + B[2, 0] + B[2, 1]
            sum(v,0) => v[0] + v[1] + v[2]
            sum(v,-1) => v[0] + v[1] + v[2]
            prod(A,0)[1] => A[0, 1]*A[1, 1]
            prod(A,1)[0] => A[0, 0]*A[0, 1]*A[0, 2]
            prod(v) => v[0]*v[1]*v[2]
            max(C) => max(C[0, 0], C[1, 0])
            min(v) => min(min(v[0], v[1]), v[2])
            """),
        12);
  }

  @Test
  void windowsSlideOverRowsAndColumns() {
    all(
        TensorTermsTest::formula,
        table(
            """
            conv2d(X, K)[1,2] => K[0, 0]*X[1, 2] + K[0, 1]*X[1, 3] + K[1, 0]*X[2, 2] + K[1, 1]*X[2, 3]
            conv2d(X, K)[0,1] => K[0, 0]*X[0, 1] + K[0, 1]*X[0, 2] + K[1, 0]*X[1, 1] + K[1, 1]*X[1, 2]
            conv2d(X, A)[1,1] => A[0, 0]*X[1, 1] + A[0, 1]*X[1, 2] + A[0, 2]*X[1, 3] + A[1, 0]*X[2, 1] + A[1, 1]*X[2, 2] + A[1, 2]*X[2, 3]
            maxpool(X, 2)[0,1] => max(max(max(X[0, 2], X[0, 3]), X[1, 2]), X[1, 3])
            maxpool(transpose(X), 2)[1,0] => max(max(max(X[0, 2], X[1, 2]), X[0, 3]), X[1, 3])
            """),
        5);
  }

  @Test
  void smallerOperandsAreStretched() {
    all(
        TensorTermsTest::formula,
        table(
            """
            (A*v)[1,2] => A[1, 2]*v[2]
            (v*A)[1,0] => v[0]*A[1, 0]
            (A + C)[1,2] => A[1, 2] + C[1, 0]
            (C - A)[0,1] => C[0, 0] - A[0, 1]
            (A/R)[1,1] => A[1, 1]/R[0, 1]
            (R^A)[0,2] => R[0, 2]^A[0, 2]
            (C*R)[1,2] => C[1, 0]*R[0, 2]
            (x*A)[1,2] => x*A[1, 2]
            (A - x)[0,2] => A[0, 2] - x
            max(v, w)[1] => max(v[1], w[1])
            min(w, v)[2] => min(w[2], v[2])
            max(A, x)[1,0] => max(A[1, 0], x)
            (-v)[1] => -v[1]
            square(v)[2] => v[2]^2
            reciprocal(v)[0] => 1/v[0]
            sin(A)[1,0] => sin(A[1, 0])
            """),
        16);
  }

  @Test
  void whatIsTooLargeToWriteOutIsNamedWithItsShape() {
    assertEquals(
        "outer(v, s) cannot be derived as a formula: it has shape 5×13, and only numbers and"
            + " vectors and matrices of up to 64 entries are written out. Its Jacobian says the"
            + " same in numbers.",
        refused(
            "v = [1,2,3,4,5], s = [1,2,3,4,5,6,7,8,9,10,11,12,13]\nf = sum(outer(v, s))", "v[4]"));
    assertEquals(
        "40",
        derive(
                "v = [1,2,3,4], s = [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]\n"
                    + "f = sum(outer(v, s)*0) + 40*v[3]",
                "v[3]")
            .result());
  }
}
