package gradus.calculus.tensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import gradus.Texts;
import gradus.calculus.Derivation;
import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Program;
import gradus.latex.Signs;
import gradus.reading.ProgramReader;
import gradus.tensor.Tensor;
import gradus.trace.Run;
import gradus.trace.Tape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Whole programs, each vector and matrix of them: the formula at other values than those it was
/// found at, and its lines, entry by entry.
class ListedDerivationsTest {
  private static final int POINTS = 20;
  private static final double MOST_OFF = 1e-10;

  /// `name: program`, a line each.
  private static final String LISTED =
      """
      neuron: w=[2,-3]; x=[-1,-2]; b=-3; f = sigmoid(w·x+b)
      softmaxlayer: W=[[0.1,0.5],[-0.3,0.8],[0.2,-0.1]]; x=[0.2,0.4]; b=[0.1,0,-0.2]; s = W x + b; L = cross_entropy(s, 1)
      softmaxlayer2: W=[[0.1,0.5],[-0.3,0.8],[0.2,-0.1]]; x=[0.2,0.4]; b=[0.1,0,-0.2]; s = W x + b; p = softmax(s); y=[0,1,0]; L = -sum(y*log(p))
      batch: X=[[1,2],[3,4],[5,6]]; W=[[0.1,0.2,0.3],[0.4,0.5,0.6]]; b=[0.1,0.2,0.3]; Y = X W + b; G=[[1,2,3],[4,5,6],[7,8,9]]; L = sum(Y*G)
      batchplain: X=[[1,2],[3,4],[5,6]]; W=[[0.1,0.2,0.3],[0.4,0.5,0.6]]; b=[0.1,0.2,0.3]; Y = X@W + b
      batchce: X=[[1,2],[3,4],[5,6]]; W=[[0.1,0.2,0.3],[0.4,0.5,0.6]]; b=[0.1,0.2,0.3]; S = X@W + b; L = cross_entropy(S, [0,2,1])
      attention: X=[[1,0.5],[0.2,-0.3],[0.7,0.1]]; A=[[0.1,0.2],[0.3,-0.4]]; B=[[0.5,0.1],[-0.2,0.3]]; C=[[0.3,0.3],[0.1,-0.1]]; Q=X A; K=X B; V=X C; S = Q Kᵀ/sqrt(2); P = softmax(S); O = P V; L = sum(O)
      conv: X=[[1,2,0,1],[3,1,2,2],[0,1,4,1],[2,2,1,0]]; K=[[1,-1],[0.5,2]]; Y = conv2d(X,K); L = sum(square(Y))
      convpool: X=[[1,2,0,1,2],[3,1,2,2,0],[0,1,4,1,1],[2,2,1,0,3],[1,0,2,1,1]]; K=[[1,-1],[0.5,2]]; Y = relu(conv2d(X,K)); M=maxpool(Y,2); L = sum(M)
      layernorm: x=[1,2,4]; g=[1,0.5,2]; b=[0.1,0.2,0.3]; m = mean(x); d = x-m; v=mean(d^2); xh = d/sqrt(v+0.001); y = g*xh+b; t=[1,0,1]; L = sum((y-t)^2)
      hinge: W=[[0.1,0.5],[-0.3,0.8],[0.2,-0.1]]; x=[0.2,0.4]; s=W x; L = hinge(s,1)
      mse: W=[[0.1,0.5],[-0.3,0.8]]; x=[0.2,0.4]; b=[0.1,0.2]; y=[1,0]; L = mse(W x + b, y)
      lsq: W=[[0.1,0.5],[-0.3,0.8]]; x=[0.2,0.4]; y=[1,0]; L = ‖W x - y‖²
      lsqlambda: X=[[1,2],[3,4],[5,6]]; w=[0.5,-0.2]; y=[1,0,2]; lam=0.1; L = ‖X w - y‖² + lam*‖w‖²
      trace: A=[[1,2],[3,4]]; B=[[0.5,1],[2,-1]]; f = trace(A B)
      trace2: A=[[1,2],[3,4],[5,6]]; f = trace(Aᵀ A)
      trace3: X=[[1,2],[3,4]]; A=[[0.5,1],[2,-1]]; f = trace(Xᵀ A X)
      quad: A=[[2,1],[0,3]]; x=[1,-2]; f = xᵀ A x
      quad2: A=[[2,1],[0,3]]; x=[1,-2]; b=[1,1]; f = 1/2 xᵀ A x - bᵀ x
      quadratic function: A=[[2,1],[0,3]]; x=[1,-2]; b=[1,3]; y=[2,1]; c=3; k=0.5; f = k*(xᵀ A x)/2 - bᵀ x + c - (3 yᵀ A x - ‖b‖²)/k
      pooled: X=[[1,2,0,1,2,4],[3,-1,2,5,0,1]]; c=3; P=maxpool(X,2); L = c*sum(P^2) + sum(maxpool(P,1)^3)
      pooled unnamed: X=[[1,2,0,1],[3,-1,2,5],[1.5,2.5,0.3,1.7],[9,8,7,6]]; L = sum(maxpool(X,2))
      bilinear: A=[[2,1,0],[0,3,1]]; x=[1,-2]; y=[1,2,3]; f = xᵀ A y
      twolayer: W1=[[0.1,0.5],[-0.3,0.8],[0.2,0.3]]; b1=[0.1,0.2,0.3]; W2=[[1,2,3],[0.1,-0.2,0.5]]; b2=[0,0.1]; x=[0.2,0.4]; h=relu(W1 x+b1); s=W2 h+b2; L=cross_entropy(s,0)
      twolayerbatch: X=[[1,2],[3,-4],[0.5,1]]; W1=[[0.1,0.5,0.2],[-0.3,0.8,0.1]]; b1=[0.1,0.2,0.3]; W2=[[1,2],[0.1,-0.2],[0.5,1]]; b2=[0,0.1]; Y=[[1,0],[0,1],[1,1]]; H=tanh(X W1+b1); S=H W2+b2; L=mse(S,Y)
      sigW: W=[[0.1,0.5],[-0.3,0.8]]; x=[0.2,0.4]; y=σ(W x)
      tanhW: W=[[0.1,0.5],[-0.3,0.8]]; x=[0.2,0.4]; y=tanh(W x)
      reluW: W=[[0.1,0.5],[-0.3,0.8]]; x=[0.2,0.4]; f=sum(relu(W x))
      logistic: X=[[1,2],[3,4],[5,6]]; w=[0.5,-0.2]; b=0.1; y=[1,0,1]; p=σ(X w + b); L = -mean(y*log(p)+(1-y)*log(1-p))
      frob: X=[[1,2],[3,4]]; U=[[1],[0.5]]; V=[[0.2,0.4]]; L=‖X - U V‖^2
      cosine: a=[1,2,3]; b=[0.5,-1,2]; c = dot(a,b)/(norm(a)*norm(b))
      outer: a=[1,2]; b=[3,4,5]; M=[[1,2,3],[4,5,6]]; f=sum(outer(a,b)*M)
      lse: x=[1,2,3]; f=logsumexp(x)
      maxred: W=[[0.1,0.5],[-0.3,0.8]]; x=[0.2,0.4]; f=max(W x)
      matmul3: A=[[1,2],[3,4]]; B=[[0.5,1],[2,-1]]; C=[[1,0],[2,1]]; F=A B C
      rnn: W=[[0.1,0.5],[-0.3,0.8]]; U=[[0.2,0.1],[0.4,0.3]]; x=[1,2]; x2=[0.5,-1]; h0=[0,0.1]; h1=tanh(W h0+U x); h2=tanh(W h1+U x2); L=sum(h2^2)
      residual: W=[[0.1,0.5],[-0.3,0.8]]; x=[0.2,0.4]; y = x + relu(W x); L=sum(y^2)
      norm1: W=[[0.1,0.5],[-0.3,0.8]]; x=[0.2,0.4]; L=norm(W x)
      concat: a=[1,2]; b=[3,4]; W=[[1,2,3,4],[0.5,1,2,0]]; y=W concat(a,b); L=sum(y^2)
      gateLSTM: W=[[0.1,0.5],[-0.3,0.8]]; U=[[0.2,0.1],[0.4,0.3]]; x=[1,2]; c=[0.5,-1]; i=σ(W x); g=tanh(U x); y=i*c+(1-i)*g; L=sum(y)
      rowvec: x=[[1,2,3]]; W=[[1,2],[3,4],[5,6]]; b=[[0.1,0.2]]; y=x W+b; L=sum(y^2)
      colvec: x=[[1],[2]]; W=[[1,2],[3,4]]; b=[[0.1],[0.2]]; y=W x+b; L=sum(y^2)
      meanax: X=[[1,2],[3,4],[5,7]]; m=mean(X,0); D=X-m; L=sum(D^2)
      bn: X=[[1,2],[3,4],[5,9]]; g=[1,2]; b=[0.1,0.2]; m=mean(X,0); v=mean((X-m)^2,0); Y=g*(X-m)/sqrt(v+0.01)+b; T=[[1,0],[0,1],[1,1]]; L=sum((Y-T)^2)
      scalarmat: a=2; X=[[1,2],[3,4]]; L=sum((a*X)^2)
      diag: d=[1,2]; X=[[1,2],[3,4]]; L=sum((diag(d) X)^2)
      reshape: x=[1,2,3,4]; W=[[1,2],[3,4]]; L=sum((W reshape(x,2,2))^2)
      entry: W=[[0.1,0.5],[-0.3,0.8]]; x=[0.2,0.4]; y=W x; L=y[0]*y[1]
      where: x=[1,-2,3]; L=sum(where(x>0, x, 0.1*x))
      softmaxT: W=[[0.1,0.5],[-0.3,0.8]]; x=[0.2,0.4]; T=2; p=softmax(W x/T); L=-log(p[0])
      quadratic column: A=[[2,1],[0,3]]; x=[[1],[-2]]; f = xᵀ A x
      quadratic dot: A=[[2,1],[0,3]]; x=[1,-2]; f = dot(x, A x)
      conv alone: X=[[1,2,0],[3,1,2],[0,1,4]]; K=[[1,-1],[0.5,2]]; C = conv2d(X, K)
      conv wide: X=[[1,2,0,2],[3,1,2,1],[0,1,4,-1]]; K=[[1,-1,0.5],[0.5,2,1]]; C = conv2d(X, K); L = sum(C^3)
      hinge of a batch: X=[[1,2],[3,4],[5,6]]; W=[[0.1,0.2,0.3],[0.4,0.5,0.6]]; L = hinge(X@W, [0,2,1])
      rows normalised: X=[[1,0.5],[0.2,-1],[0.3,0.7]]; g=[[1],[2],[3]]; m=mean(X,1); v=mean((X-reshape(m,3,1))^2,1); Z=(X-reshape(m,3,1))/reshape(sqrt(v+0.1),3,1); Y=g*Z; L=sum(Y^2)
      gram: A=[[1,2],[3,4],[5,6]]; B=[[1,2,1],[0,1,3],[2,1,1]]; f = sum(Aᵀ A) + sum((A Aᵀ)*B)
      gram named: A=[[1,2],[3,4],[5,6]]; B=[[1,2,1],[0,1,3],[2,1,1]]; P = A Aᵀ - B; f = sum(P^2)
      itself: A=[[1,2],[3,4]]; P = A A; Q = P A; f = sum(Q^2) + trace(P)
      trace alone: A=[[1,2],[3,4]]; f = trace(A)
      turned: A=[[1,2,0],[3,4,1]]; x=[1,2]; y=[2,1,3]; p = Aᵀ x; q = y Aᵀ; f = sum(p^3) + sum(q^2)
      keys: Q=[[1,2],[3,4]]; K=[[1,0],[2,1],[1,1]]; S = Q Kᵀ; L = sum(S^3)
      unread: x=[1,2]; a=[3,4]; L=sum(a)
      softmax alone: s=[1,2,3]; p=softmax(s)
      scores: s=[1,2,3]; L = cross_entropy(s, 1)
      norm: W=[[0.1,0.5],[-0.3,0.8]]; x=[0.2,0.4]; q = W x; f = ‖q‖²
      norm unnamed: W=[[0.1,0.5],[-0.3,0.8]]; x=[0.2,0.4]; f = ‖W x‖²
      log softmax: X=[[1,2],[3,4]]; W=[[1,2,3],[0,1,0]]; L = -mean(log_softmax(X W)[1])
      rows and entries: X=[[1,2],[3,4]]; L = X[0][1]*X[1,0]^2 + sum(X[1]^2)
      greatest of rows: X=[[1,2],[5,4]]; L = sum(max(X,1)^2) + sum(min(X,0)^3)
      stack: A=[[1,2]]; B=[[3,4],[5,6]]; c=3; a=[1,2]; L = sum(concat(A,B)^2) + sum(concat(a,c,a)^3)
      diagonal of a matrix: A=[[1,2],[3,4]]; L = sum(diag(A)^2)
      columns and rows: X=[[1,2],[3,4]]; r=[[1,2]]; c=[[1],[2]]; o=[[2]]; L = sum((X*r)^2) + sum((X+c)^3) + sum((X*o)^2)
      length at a corner: x=[0,0]; W=[[1,2],[3,4]]; L = norm(W x)^3 + norm(x)
      lengths of rows: X=[[0,0],[3,4]]; a=[1,2]; L = sum(a*norm(X, axis=1)^2) + sum(norm(X, axis=0))
      greatest along axes: X=[[1,2],[5,4]]; L = sum(max(X, axis=1)^2) + sum(min(X, axis=0)^3)
      constants: A=[[2,1],[0,3]]; x=[1,-2]; a=3; L = sum((2 a*(A x)/sqrt(2))^2)/3 + e^2 sum(x^3)*2/3
      columns: A=[[2,1,0],[0,3,1]]; x=[[1],[-2]]; y=[[1],[2],[3]]; f = xᵀ A y
      columns inside: A=[[2,1],[0,3]]; x=[[1],[-2]]; f = xᵀ (A x)
      lying: A=[[2,1],[0,3]]; x=[[1,-2]]; f = x A xᵀ
      two products: W=[[0.1,0.5],[-0.3,0.8]]; x=[1,2]; y=[3,1]; q = W x; r = W y; f = sum(q^2)+sum(r^3)
      two products unnamed: W=[[0.1,0.5],[-0.3,0.8]]; x=[1,2]; y=[3,1]; f = sum((W x)*(W y))
      one after the other: W=[[1,2],[3,4]]; x=[1,2]; h = W x; q = W h; L = sum(q^2)
      two in a sum: W=[[1,2],[3,4]]; x=[1,2]; y=[3,1]; b=[1,1]; L = sum((W x + W y + b)^2) + 0.1*sum(W^2)
      two batches: X=[[1,2],[3,4],[5,6]]; W=[[1,2],[3,4]]; V=[[0.5,1],[2,1]]; b=[1,2]; P = X W + b; Q = X V - P; L = sum(Q^2) + sum(P^3)
      two images: X=[[1,2,0],[3,1,2],[0,1,4]]; A=[[1,-1],[0.5,2]]; B=[[1],[2]]; k=3; L = sum(conv2d(X,A)^2) + k*sum(conv2d(X,B)^3)
      logistic regression: X=[[1,2],[0.5,-1],[-2,0.3]]; w=[0.4,-0.7]; b=0.2; y=[1,0,1]; z = X w + b; p = sigmoid(z); L = mean(-y*log(p) - (1-y)*log(1-p))
      number for all: X=[[1,2],[3,4],[5,6]]; W=[[1,2],[0,1]]; c=2; d=1; Z = c - X W; L = sum(Z^3) + sum((W - d)^2)
      regularised hinge: X=[[1,2],[3,4],[5,6]]; W=[[0.1,0.2,0.3],[0.4,0.5,0.6]]; L = hinge(X W, [0,2,1]) + 0.1*sum(W^2)
      one example: x=[1,2]; w=[0.4,-0.7]; b=0.2; y=1; p = sigmoid(w·x + b); L = -y*log(p) - (1-y)*log(1-p)
      autoencoder: W=[[0.5,1,-0.3],[0.2,-1,0.7]]; x=[0.5,2,-1]; L = ‖Wᵀ W x - x‖²
      encoder: E=[[0.5,1,-0.3],[0.2,-1,0.7]]; D=[[0.5,1],[0.2,-1],[1,1]]; x=[0.5,2,-1]; h = σ(E x); L = ‖D h - x‖²
      gram apart: X=[[1,2],[0.5,-1],[-2,0.3]]; T=[[1,0],[0.5,1]]; L = ‖Xᵀ X - T‖²
      mean of a batch: X=[[1,2],[3,4],[5,6]]; W=[[0.1,0.2,0.3],[0.4,0.5,0.6]]; b=[0.1,0.2,0.3]; L = mean(X W + b)
      cosine of a product: a=[1,2,3]; b=[0.5,-1,2]; c = aᵀ b/(‖a‖ ‖b‖)
      attention of one: q=[1,0.5]; K=[[0.1,0.2],[0.3,-0.4],[1,1]]; V=[[0.5,0.1],[-0.2,0.3],[1,0]]; a = softmax(K q/sqrt(2)); o = Vᵀ a; L = sum(o^2)
      margin of one: w=[1,2]; x=[0.5,-1]; b=0.1; y=1; L = max(0, 1 - y*(w·x + b))
      bell: x=[1,2]; m=[0,1]; S=[[2,0.5],[0.1,1]]; f = exp(-1/2 (x - m)ᵀ S (x - m))
      of one length: x=[3,4]; w=[1,2]; u = x/‖x‖; f = dot(w,u)
      curves: x=[1,2,3]; w=[1,1,2]; f = sum(w*tanh(x)^2) + sum(exp(-x^2))
      curves in line: x=[1,2,3]; y = tanh(x); z = y^2; f = sum(z)
      itself times its slope: x=[1,-2,3]; y = x*σ(x); f = sum(y^2)
      factors of a table: U=[[1,2],[0,1],[1,1]]; V=[[0.5,1],[1,-1]]; R=[[1,2],[3,4],[0,1]]; L = ‖R - U Vᵀ‖²
      weighed softmax: x=[1,2,3]; w=[1,0,2]; f = dot(w, softmax(x))
      entropy: p=[0.2,0.3,0.5]; H = -sum(p*log(p))
      divergence: p=[0.2,0.3,0.5]; q=[0.1,0.4,0.5]; D = sum(p*log(p/q))
      mean of squares: x=[1,2,3]; t=[0,1,2.5]; L = mean((x-t)^2) - sum((x-t)^2)/2
      variance: x=[1,2,4]; L = mean((x-mean(x))^2)
      huber: x=[0.5,-2,3]; L = sum(where(abs(x) < 1, x^2/2, abs(x) - 0.5))
      margins: x=[0.5,-2,3]; L = sum(max(0, 1 - x))
      rows apart: X=[[1,2],[3,4],[5,6]]; m=[1,2]; Y = tanh(X - m); L = 1/2 mean(Y^2)
      steps in line: x=[1,2]; y = exp(x); z = y/(1+y); L = sum(z)
      residuals: x=[0.6,-0.9,0.4]; W=[[0.2,-0.5,0.7],[0.4,0.1,-0.3],[-0.6,0.8,0.9]]; y1 = x + tanh(W x); y2 = y1 + tanh(W y1); loss = mean(y2^2)
      absolute weights: w=[1,-2]; X=[[1,2],[3,4]]; y=[1,2]; L = ‖X w - y‖² + 0.1 sum(abs(w))
      quotients: x=[1,2]; a=3; c=0.5; L = sum((x/a)^2) + norm(x/c) - sum((-x/2)^2)/7
      """;

  /// Inputs of which a formula says more than their shape: labels, and targets that add up to 1.
  private static final Map<String, Set<String>> STILL = Map.of("softmaxlayer2", Set.of("y"));

  private static Map<String, String> programs() {
    Map<String, String> programs = new LinkedHashMap<>();
    LISTED
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> line.strip().split(": ", 2))
        .forEach(parts -> programs.put(parts[0], parts[1]));
    return programs;
  }

  private static ComputationGraph graph(String text, String output) {
    Program program = ProgramReader.read(text);
    Folding folding = Derivation.folding(program);
    return GraphBuilder.build(program, Map.of(), output, folding, () -> false).graph();
  }

  /// Vectors and matrices, and numbers that have a formula of them.
  private static List<Gate> derivable(ComputationGraph graph) {
    return graph.inputs().stream()
        .filter(g -> !g.shape().isScalar() || derivation(graph, g).isPresent())
        .toList();
  }

  private static Optional<TensorDerivation> derivation(ComputationGraph graph, Gate wrt) {
    return TensorDerivation.of(graph, wrt.name(), Signs.TEXTBOOK);
  }

  @Test
  void everyListedFormulaIsTheBackwardPassAtOtherPointsToo() {
    List<String> wrong = new ArrayList<>();
    int checked = 0;
    for (Map.Entry<String, String> listed : programs().entrySet()) {
      String text = listed.getValue();
      ComputationGraph graph = graph(text, null);
      Set<String> still = STILL.getOrDefault(listed.getKey(), Set.of());
      for (Gate wrt : derivable(graph)) {
        if (still.contains(wrt.name()) && graph.isLabel(wrt)) continue;
        String what = listed.getKey() + " by " + wrt.name();
        Optional<TensorDerivation> derived = derivation(graph, wrt);
        if (derived.flatMap(TensorDerivation::result).isEmpty()) {
          wrong.add(what + ": none");
          continue;
        }
        String formula = derived.get().result().orElseThrow();
        ComputationGraph with = Texts.build(text + "; slope = " + formula).graph();
        if (with.gates().stream().anyMatch(g -> g.shape() == null)) {
          wrong.add(what + ": not evaluated: " + formula);
          continue;
        }
        double off = furthest(graph, with, wrt.name(), still);
        if (!(off <= MOST_OFF)) wrong.add(what + ": off by " + off + ": " + formula);
        checked++;
      }
    }
    assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
    assertEquals(283, checked);
  }

  /// The greatest distance at 20 points, in parts of the gradient.
  private static double furthest(
      ComputationGraph graph, ComputationGraph with, String wrt, Set<String> still) {
    Random random = new Random(7);
    Run gradients = Tape.of(graph).run();
    Run values = Tape.of(with).run();
    double off = 0;
    for (int point = 0; point < POINTS; point++) {
      for (Gate input : graph.inputs()) {
        if (still.contains(input.name())) continue;
        Tensor moved = Tensor.of(input.shape(), random(random, input.literal()));
        gradients.set(input, moved);
        with.named(input.name()).filter(Gate::isInput).ifPresent(g -> values.set(g, moved));
      }
      gradients.forward(() -> false);
      gradients.backward(() -> false);
      values.forward(() -> false);
      Tensor expected = gradients.gradient(graph.named(wrt).orElseThrow()).orElseThrow();
      Tensor found = values.value(with.named("slope").orElseThrow()).orElseThrow();
      if (!expected.shape().equals(found.shape())) return Double.POSITIVE_INFINITY;
      for (int i = 0; i < expected.size(); i++) {
        double apart = Math.abs(expected.get(i) - found.get(i));
        double part = apart / Math.max(1, Math.abs(expected.get(i)));
        if (Double.isNaN(part)) return Double.NaN;
        off = Math.max(off, part);
      }
    }
    return off;
  }

  /// Near what the program has: logarithms and roots stay where they are defined.
  private static double[] random(Random random, Tensor near) {
    double[] moved = new double[near.size()];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = near.get(i) * (0.5 + random.nextDouble()) + 0.1 * random.nextDouble();
    }
    return moved;
  }

  /// What a line starts from and what it comes to is the same, for chosen i, j, k and l; of a local
  /// derivative both can be evaluated.
  @Test
  void everyLineOfThemHoldsForChosenEntries() {
    List<String> wrong = new ArrayList<>();
    int lines = 0;
    for (Map.Entry<String, String> listed : programs().entrySet()) {
      ComputationGraph graph = graph(listed.getValue(), null);
      for (Gate wrt : derivable(graph)) {
        String what = listed.getKey() + " by " + wrt.name() + ": ";
        List<TensorLine> typed =
            derivation(graph, wrt).map(TensorDerivation::lines).orElse(List.of()).stream()
                .filter(line -> !line.typed().equals(TensorLine.Typed.NONE))
                .toList();
        for (int at = 0; at < 2; at++) {
          List<Optional<Tensor>> sides = evaluated(listed.getValue(), typed, at);
          for (TensorLine line : typed) {
            Optional<Tensor> before = sides.removeFirst();
            Optional<Tensor> after = sides.removeFirst();
            boolean known = before.isPresent() && after.isPresent();
            boolean holds = known && (isOfOneSide(line) || isSame(before.get(), after.get()));
            if (!holds) wrong.add(what + line.equation() + " " + line.typed() + sides);
            lines++;
          }
        }
      }
    }
    assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
    assertEquals(4466, lines);
  }

  private static boolean isOfOneSide(TensorLine line) {
    return line.rules().contains(TensorRule.Entrywise.LOCAL) || line.saysShapes();
  }

  private static boolean isSame(Tensor a, Tensor b) {
    if (!a.shape().equals(b.shape())) return false;
    for (int i = 0; i < a.size(); i++) {
      double apart = Math.abs(a.get(i) - b.get(i));
      if (!(apart <= MOST_OFF * Math.max(1, Math.abs(a.get(i))))) return false;
    }
    return true;
  }

  /// Both sides of all lines, the letters of entries 0 or 1.
  private static List<Optional<Tensor>> evaluated(String text, List<TensorLine> lines, int at) {
    int most =
        graph(text, null).gates().stream()
            .filter(g -> !g.shape().isScalar())
            .mapToInt(g -> Math.min(g.shape().cols(), g.shape().isMatrix() ? g.shape().rows() : 2))
            .reduce(2, Math::min);
    StringBuilder whole = new StringBuilder(text);
    for (String letter : List.of("i", "j", "k", "l", "m", "n")) {
      boolean free = !text.matches("(?s).*(?<![A-Za-z])" + letter + "\\s*=.*");
      if (free) {
        whole.append("; ").append(letter).append(" = ").append((at + letter.charAt(0)) % most);
      }
    }
    int count = 0;
    for (TensorLine line : lines) {
      whole.append("; side").append(count++).append(" = ").append(line.typed().before());
      whole.append("; side").append(count++).append(" = ").append(line.typed().after());
    }
    Lowering lowering = Texts.build(whole.toString());
    assertFalse(lowering.hasErrors(), () -> lowering.problems() + "\n" + whole);
    ComputationGraph graph = lowering.graph();
    List<Gate> sides = new ArrayList<>();
    for (int side = 0; side < count; side++) {
      sides.add(graph.named("side" + side).orElseThrow());
    }
    Run run = Tape.of(graph).run(sides);
    run.forward(() -> false);
    List<Optional<Tensor>> values = new ArrayList<>();
    sides.forEach(side -> values.add(side.shape() == null ? Optional.empty() : run.value(side)));
    return values;
  }
}
