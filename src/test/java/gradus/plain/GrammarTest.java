package gradus.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import gradus.lang.Blackboard;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.lang.Tree;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrammarTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '"',
      value = {
        "a + b - c => ((a+b)-c)",
        "a + b*c => (a+(b*c))",
        "a/b*c => ((a/b)*c)",
        "a@b*c => ((a@b)*c)",
        "-x^2 => (-(x^2))",
        "2^-x => (2^(-x))",
        "2^-x*y => ((2^(-x))*y)",
        "x^2^3 => (x^(2^3))",
        "-x*y => ((-x)*y)",
        "2 -3 => (2-3)",
        "a - -b => (a-(-b))",
        "--x => (-(-x))",
        "+x => x",
        "2x => (2·x)",
        "2x^2 => (2·(x^2))",
        "1/2x => ((1/2)·x)",
        "2(x+y) => (2·(x+y))",
        "(x+y)z => ((x+y)·z)",
        "W x => (W·x)",
        "(a)(b) => (a·b)",
        "2|x| => (2·abs(x))",
        "2e^(-x) => (2·(e^(-x)))",
        "2exp(x) => (2·exp(x))",
        "1e3x => (1e3·x)",
        "2[1,2] => (2·[1,2])",
        "a·b => (a·b)",
        "a×b ⋅ c ∙ d ∗ e => ((((a×b)·c)·d)*e)",
        "ln a + sin 2x - cos x^2 y => ((ln(a)+sin((2·x)))-cos(((x^2)·y)))",
        "sin x/x + exp x*y => ((sin(x)/x)+(exp(x)*y))",
        "sin x cos x => (sin(x)·cos(x))",
        "2 sin x² tanh 2w x => ((2·sin((x^2)))·tanh(((2·w)·x)))",
        "sin² x + cos²(x)y => ((sin(x)^2)+((cos(x)^2)·y))",
        "-log σ(x)y + exp(log x) => ((-log((sigmoid(x)·y)))+exp(log(x)))",
        "2^sin x + 1 => ((2^sin(x))+1)",
        "ReLU(x) + CrossEntropy(s, y) + LOG(x) => ((relu(x)+cross_entropy(s,y))+log(x))",
        "LeakyReLU(x)Sigmoid x => (leaky_relu(x)·sigmoid(x))",
        "Max + Step(x) => (Max+step(x))",
        "Σ(x + y) - Π(x) => (sum((x+y))-prod(x))",
        "1/3 Σ((x+2)²) => ((1/3)·sum(((x+2)^2)))",
        "Σ(x)/3 + Σ => ((sum(x)/3)+Σ)",
        "w^T x + (A B)^⊤ => ((transpose(w)·x)+transpose((A·B)))",
        "(1.5, -1.5)^T + (1, 2)ᵀ => ([1.5,(-1.5)]+[1,2])",
        "‖x‖_2^2 + ‖W‖_F + ||x||_2 + ‖x‖₂² => ((((norm(x,2)^2)+norm(W))+norm(x,2))+(norm(x,2)^2))",
        "‖x‖_1 + ‖x‖_∞ => (norm(x,1)+norm(x,inf))",
        "-[y log(a) + b] + [x - 1]² => ((-((y·log(a))+b))+((x-1)^2))",
        "2[x] + 1 => ((2·x)+1)",
        "2[3] + 1 => ((2·3)+1)",
        "2·[x] + [x] => ((2·[x])+[x])",
        "a⊙b∘c => ((a*b)*c)",
        "½(x + ¾) => ((1/2)·(x+(3/4)))",
        "x½ => (x·(1/2))",
        "x^⅓ => (x^(1/3))",
        "10% + 2.5%*x => ((10/100)+((2.5/100)*x))",
        "e⁻ˣ + x²ʸ => ((e^(-x))+(x^(2·y)))",
        "xⁿ⁺¹ => (x^(n+1))",
        "x₁² => (x₁^2)",
        "y\u0302 + ŷ => (ŷ+ŷ)",
        "𝑥 + 𝐖ℎ + 𝛼 => ((x+Wh)+α)",
        "１２．５ｘ＊（ｙ１ － ２） => ((12.5·x)*(y1-2))",
        "max（ｘ， ０） => max(x,0)",
        "x\u00a0+\u200b y => (x+y)",
        "lo\u200bss => loss",
        "x\u2062y => (x·y)",
        "⟨w, x⟩ + b => (dot(w,x)+b)",
        "∑(x) - ∏(y) => (sum(x)-prod(y))",
        "w⁺ + w⁻ => (w⁺+w⁻)",
        "‖x∥ + ∣y∣ => (norm(x)+abs(y))",
        "a − b ÷ c => (a-(b/c))",
        "x² + y³ => ((x^2)+(y^3))",
        "-x² => (-(x^2))",
        "x⁻¹ => (x^(-1))",
        "x¹² => (x^12)",
        "√x + √(x+y)z => (sqrt(x)+(sqrt((x+y))·z))",
        "√(x)^2 => (sqrt(x)^2)",
        "√s[0] => sqrt(s[0])",
        "|x| + |y - |z|| => (abs(x)+abs((y-abs(z))))",
        "|a||b| => (abs(a)·abs(b))",
        "‖W·x‖² => (norm((W·x))^2)",
        "||x||^2 => (norm(x)^2)",
        "||x| - 1| => abs((abs(x)-1))",
        "||x|+|y|| => abs((abs(x)+abs(y)))",
        "σ(x) => sigmoid(x)",
        "(A@B)' => transpose((A@B))",
        "Aᵀ@Bᵀ => (transpose(A)@transpose(B))",
        "2^Aᵀ => (2^transpose(A))",
        "W[0, -1] => W[0,(-1)]",
        "W[0][1]^2 => (W[0][1]^2)",
        "(x+y)[0] => (x+y)[0]",
        "[[1, 2], [3, -4e-1]] => [[1,2],[3,(-4e-1)]]",
        "max(0, W@x) => max(0,(W@x))",
        "concat(a, b, c) => concat(a,b,c)",
        "sum(A, 0) => sum(A,0)",
        "e(x+1) => (e·(x+1))",
        "π(x+1) => (π·(x+1))",
        ".5 + 2.50 + 1.5E+2 + 3.0 => (((.5+2.50)+1.5E+2)+3.0)",
        "손실 + θ1 + w_11 + w₁₁⁽²⁾ => (((손실+θ1)+w_11)+w₁₁⁽²⁾)",
        "x' => x'",
        "（x＋y） => (x+y)",
      })
  void expressionBindsAs(String text, String tree) {
    Program program = Blackboard.parse(text);
    assertEquals(tree, Tree.of(program), text);
    assertEquals(List.of(), program.problems(), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '"',
      value = {
        "x = -2 => x=(-2)",
        "f(x,y,z) = (x+y)z, x = -2, y = 5, z = -4" + " => f(x,y,z)=((x+y)·z); x=(-2); y=5; z=(-4)",
        "f(x; W) = W x => f(x,W)=(W·x)",
        "a = 1;; b = 2, # note, c = 3 => a=1; b=2",
        "x = 1; y = 2; x(y+1) => x=1; y=2; (x·(y+1))",
        "f = x(y+1), x = 1 => f=(x·(y+1)); x=1",
        "swish(x) = x*sigmoid(x); swish(2) => swish(x)=(x*sigmoid(x)); swish(2)",
        "g(x) = x(x+1) => g(x)=(x·(x+1))",
        "W = [1]; W'W' => W=[1]; (transpose(W)·transpose(W))",
        "W = 1; W' => W=1; transpose(W)",
        "W = 1; W' = 2; W' => W=1; W'=2; W'",
        "W = 1; W' = 2; W'' => W=1; W'=2; transpose(W')",
        "x = 2; np.exp(x) + torch.nn.functional.relu(x) + math.pi => x=2; ((exp(x)+relu(x))+pi)",
        "c = [1, 2]; c.mean() + (2*c).exp().sum() => c=[1,2]; (mean(c)+sum(exp((2*c))))",
        "W = [[1]]; x = [1]; 2*W.dot(x)^2 + x.T => W=[[1]]; x=[1]; ((2*((W@x)^2))+transpose(x))",
        "A = [[1]]; A.sum(0) + sum(A, axis=1) + A.mean(dim=1) => A=[[1]];"
            + " ((sum(A,0)+sum(A,1))+mean(A,1))",
        "x = np.array([[1., 2.], [3, 4]]); y = torch.tensor([1_000, 2]) => x=[[1.,2.],[3,4]];"
            + " y=[1000,2]",
        "x = 1; pow(x, 2)y + np.power(x + 1, 3) => x=1; (((x^2)·y)+((x+1)^3))",
        "maximum(a, b) - np.minimum(a, 1) => (max(a,b)-min(a,1))",
        "np.dot(A, x) + matmul(A, B) => ((A@x)+(A@B))",
        "x = zeros(3); E = eye(2); r = np.arange(4); o = np.ones((1, 2)) => x=[0,0,0];"
            + " E=[[1,0],[0,1]]; r=[0,1,2,3]; o=[[1,1]]",
        "A.reshape(2, 3)[0] + s[0].tanh() => (reshape(A,2,3)[0]+tanh(s[0]))",
        "A = [[1]]; max(A, axis=1) => A=[[1]]; max(A,1)",
        "A = [[1]]; i = 2; A.min(0)i => A=[[1]]; i=2; (EACH{j}(MINIMUM{ii}(A[ii,j]₁))·i)",
        "사과 개수 = 2; 사과 가격 = 100; 값 = 사과 개수 * 사과 가격 => 사과_개수=2; 사과_가격=100; 값=(사과_개수*사과_가격)",
        "값 = 사과 개수 * 사과 값; 사과 개수 = 2; 사과 값 = 100 => 값=(사과_개수*사과_값); 사과_개수=2; 사과_값=100",
        "배 값 = 100; f = 2*배 값 => 배_값=100; f=(2*배_값)",
        "learning rate = 0.1; f = 2 learning rate => learning_rate=0.1; f=(2·learning_rate)",
        "f = x*y where x = 2 and y = 3 => f=(x*y); x=2; y=3",
        "f(x, y) = 2x + y at x = 1, y = 2 => f(x,y)=((2·x)+y); x=1; y=2",
        "Let x = 3 and y = -4. Then f = x*y. => x=3; y=(-4); f=(x*y)",
        "x = 1, y = 2 のとき f = x*y => x=1; y=2; f=(x*y)",
        "w = 2、b = 1 とする。y = w + b => w=2; b=1; y=(w+b)",
        "y = w + b、ただし w = 2、b = 1 => y=(w+b); w=2; b=1",
        "at = 2; f = 3 at => at=2; f=(3·at)",
        "let f = 2x, 여기서 x = 3 => f=(2·x); x=3",
        "[a, b] = [1, -2]; a + b => a=1; b=(-2); (a+b)",
        "a, b = 1, -2; a + b => a=1; b=(-2); (a+b)",
        "f = x + y, x, y = 1, [2, 3], z = 4 => f=(x+y); x=1; y=[2,3]; z=4",
        "x = 2; y = f(x) = x^2 => x=2; f(x)=(x^2); y=f(x)",
        "np = 2; np x => np=2; (np·x)",
        "x = [1, 2]; x_1 x₂ => x=[1,2]; (x[1]₁·x[2]₁)",
        "x = [1, 2]; x_0 + x_1 => x=[1,2]; (x[0]+x[1])",
        "x = 3; x_1 => x=3; x_1",
        "x = [1, 2]; x_1 = 4; x_1 => x=[1,2]; x_1=4; x_1",
        "T = 2; w^T x => T=2; ((w^T)·x)",
        "e = 2; e^2 + (e)^x => e=2; ((e^2)+(e^x))",
        "Σ = [1]; Σ(x) => Σ=[1]; (Σ·x)",
        "relu(x) = x; ReLU(x) => relu(x)=x; relu(x)",
        "W = 1; W'' => W=1; transpose(transpose(W))",
        "W = 1; W’ => W=1; transpose(W)",
        "W' = 2; W''' => W'=2; transpose(transpose(W'))",
        "x = 1; y = 2; xy^2 => x=1; y=2; (x·(y^2))",
        "x = 1; y = 2; xy(3) => x=1; y=2; ((x·y)·3)",
        "x = 1; y = 2; xy = 3; xy => x=1; y=2; xy=3; xy",
        "x = 1; xz + x => x=1; (xz+x)",
        "f(x,y) = 2xy => f(x,y)=((2·x)·y)",
        "W₁ = 1; x = 2; W₁x => W₁=1; x=2; (W₁·x)",
        "σ = 2; σ(x) => σ=2; (σ·x)",
        "σ(x) = 1/(1+e^-x); σ(2) => σ(x)=(1/(1+(e^(-x)))); σ(2)",
        "repeat 10 { h = tanh(w*h) } => repeat 10{h=tanh((w*h))}",
        "repeat 2 { repeat 3 { h = 2h } ; g = h }; g => repeat 2{repeat 3{h=(2·h)}; g=h}; g",
        "f = W₂ max(0, W₁ x) => f=(W₂·max(0,(W₁·x)))",
      })
  void programReadsAs(String text, String tree) {
    Program program = Blackboard.parse(text);
    assertEquals(tree, Tree.of(program), text);
    assertEquals(false, program.hasErrors(), () -> text + program.problems());
  }

  @Test
  void newlinesInsideBracketsAreWhiteSpace() {
    Program program =
        Blackboard.parse("W = [[1, 2],\n     [3, 4]]\r\n\r\nf = max(0,\n  x)\r g = 2");
    assertEquals("W=[[1,2],[3,4]]; f=max(0,x); g=2", Tree.of(program));
    assertEquals(List.of(), program.problems());
  }

  @Test
  void newlinesInsideRepeatSeparate() {
    Program program = Blackboard.parse("repeat 3\n{\n  a = (1 +\n 2)\n  b = a # }\n}\nf = b");
    assertEquals("repeat 3{a=(1+2); b=a}; f=b", Tree.of(program));
    assertEquals(List.of(), program.problems());
  }

  @Test
  void lettersSplitWithANotice() {
    Program program = Blackboard.parse("x = 1; y = 2; xy + xy");
    assertEquals(1, program.problems().size());
    Problem notice = program.problems().getFirst();
    assertEquals(Problem.Severity.NOTICE, notice.severity());
    assertEquals("notice.split", notice.key());
    assertEquals(List.of("xy", "x·y"), notice.args());
    assertEquals(new Span(14, 16), notice.span());
  }

  @Test
  void parametersOfAnotherFunctionDoNotSplit() {
    assertEquals("g(x,y)=(x*y); xy; g(1,2)", Tree.of(Blackboard.parse("g(x,y) = x*y; xy; g(1,2)")));
  }

  @Test
  void namesAreComparedInOneUnicodeForm() {
    Program program = Blackboard.parse("e\u0301 = 1; \u00e9 + 1");
    assertEquals("\u00e9=1; (\u00e9+1)", Tree.of(program));
    Statement.Definition first = (Statement.Definition) program.statements().getFirst();
    assertEquals(new Span(0, 2), first.nameSpan());
  }

  @Test
  void byteOrderMarkIsSkipped() {
    Program program = Blackboard.parse("\uFEFFx = 1");
    assertEquals("x=1", Tree.of(program));
    assertEquals(new Span(1, 6), program.statements().getFirst().span());
  }

  @Test
  void plainDefinitionHasNoParameters() {
    Statement.Definition definition =
        (Statement.Definition) Blackboard.parse("q = x + y").statements().getFirst();
    assertNull(definition.parameters());
    assertEquals(new Span(0, 1), definition.nameSpan());
    assertEquals(new Span(0, 9), definition.span());
  }
}
