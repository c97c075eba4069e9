package gradus.explain.term;

import gradus.lang.Builtins;
import gradus.lang.Expr;
import gradus.lang.Messages;
import gradus.lang.Printer;
import gradus.lang.Program;
import gradus.lang.Statement;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.reading.ProgramReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The words a person may write in a program: its own names first, then what every program has.
public final class Vocabulary {
  private static final int LONGEST = 60;

  /// What a word stands for.
  public enum Sort {
    INPUT,
    GATE,
    /// A function the program defines, or one of the catalogue.
    FUNCTION,
    CONSTANT,
    KEYWORD
  }

  /// A word, how it is written (`softmax(a)`, `x = 3`), and one line about it.
  public record Word(String name, Sort kind, String signature, Help help) {}

  /// One line of help in a language; empty where the signature says all.
  @FunctionalInterface
  public interface Help {
    String in(Locale locale);
  }

  private final Map<String, Word> words = new LinkedHashMap<>();

  private Vocabulary(Program program) {
    define(program.statements());
    parameters(program.statements());
    TreeMap<String, Word> catalogue = new TreeMap<>();
    for (Op op : Ops.all()) {
      boolean called = Ops.names().contains(op.name());
      if (called) catalogue.putIfAbsent(op.name(), word(op));
    }
    for (String constant : List.of("e", "pi")) {
      if (Builtins.CONSTANTS.contains(constant)) {
        String value = constant.equals("e") ? "2.71828…" : "3.14159…";
        Help help = l -> Messages.text(l, "word.constant");
        catalogue.put(constant, new Word(constant, Sort.CONSTANT, constant + " = " + value, help));
      }
    }
    Help repeat = l -> Messages.text(l, "word.repeat");
    catalogue.put("repeat", new Word("repeat", Sort.KEYWORD, "repeat 3 { h = … }", repeat));
    Help shape = l -> Messages.text(l, "word.shape");
    String shaped = Builtins.SHAPE + "(3, 227, 227)";
    catalogue.put(Builtins.SHAPE, new Word(Builtins.SHAPE, Sort.FUNCTION, shaped, shape));
    catalogue.forEach(words::putIfAbsent);
  }

  /// The words of a text, whether or not all of it can be read.
  public static Vocabulary of(String text) {
    return new Vocabulary(ProgramReader.read(text));
  }

  /// Of a program that was read already.
  public static Vocabulary of(Program program) {
    return new Vocabulary(program);
  }

  private void define(List<Statement> statements) {
    for (Statement statement : statements) {
      switch (statement) {
        case Statement.Bare b -> {}
        case Statement.Repeat r -> define(r.body());
        case Statement.Definition d -> {
          String parameters =
              d.parameters() == null
                  ? ""
                  : d.parameters().stream()
                      .map(Statement.Parameter::name)
                      .collect(Collectors.joining(", ", "(", ")"));
          String signature = shorten(d.name() + parameters + " = " + Printer.text(d.body()));
          Sort kind =
              d.parameters() != null ? Sort.FUNCTION : isLiteral(d.body()) ? Sort.INPUT : Sort.GATE;
          words.putIfAbsent(d.name(), new Word(d.name(), kind, signature, own(kind)));
        }
      }
    }
  }

  /// Outside its function a parameter's name may be that of a wire.
  private void parameters(List<Statement> statements) {
    for (Statement statement : statements) {
      if (!(statement instanceof Statement.Definition d) || d.parameters() == null) continue;
      for (Statement.Parameter p : d.parameters()) {
        words.putIfAbsent(p.name(), new Word(p.name(), Sort.INPUT, p.name(), own(Sort.INPUT)));
      }
    }
  }

  private static Help own(Sort kind) {
    return switch (kind) {
      case INPUT -> l -> Messages.text(l, "word.input");
      case GATE -> l -> Messages.text(l, "word.gate");
      case FUNCTION, CONSTANT, KEYWORD -> l -> Messages.text(l, "word.function");
    };
  }

  /// Whether a statement only gives a name a literal value, or a shape of literal lengths.
  public static boolean isInput(Statement statement) {
    return statement instanceof Statement.Definition d
        && d.parameters() == null
        && (isLiteral(d.body())
            || d.body() instanceof Expr.Call c
                && c.name().equals(Builtins.SHAPE)
                && c.arguments().stream().allMatch(Vocabulary::isLiteral));
  }

  private static boolean isLiteral(Expr body) {
    return switch (body) {
      case Expr.Num n -> true;
      case Expr.Negate n -> isLiteral(n.operand());
      case Expr.Array a -> a.items().stream().allMatch(Vocabulary::isLiteral);
      default -> false;
    };
  }

  private static String shorten(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
  }

  private static Word word(Op op) {
    return new Word(op.name(), Sort.FUNCTION, signature(op), op::doc);
  }

  /// How an op is called: `sum(a, axis?)`.
  public static String signature(Op op) {
    List<String> parts = new ArrayList<>();
    for (Op.Operand operand : op.operands()) {
      parts.add(operand.name());
    }
    if (op.most() == Integer.MAX_VALUE) parts.add("…");
    for (Op.Attribute a : op.attributes()) {
      parts.add(a.name() + (a.optional() ? "?" : ""));
    }
    return op.name() + parts.stream().collect(Collectors.joining(", ", "(", ")"));
  }

  /// What a word stands for, if anything.
  public Optional<Word> word(String name) {
    return Optional.ofNullable(
        words.get(name.equals("σ") && !words.containsKey("σ") ? "sigmoid" : name));
  }

  /// The words that begin like this, the program's own first; capitals do not matter.
  public List<Word> completing(String prefix) {
    String low = prefix.toLowerCase(Locale.ROOT);
    return words.values().stream()
        .filter(w -> w.name().toLowerCase(Locale.ROOT).startsWith(low))
        .filter(w -> !w.name().equals(prefix))
        .toList();
  }
}
