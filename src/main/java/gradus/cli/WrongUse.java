package gradus.cli;

import java.util.List;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/// Answers an option that does not take what it was given, in the language of the command line and
/// with what it takes; other mistakes are left to picocli.
record WrongUse(Console console, IParameterExceptionHandler otherwise)
    implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException wrong, String[] args) throws Exception {
    boolean value = wrong.getCause() instanceof TypeConversionException;
    return value && wrong.getArgSpec() instanceof OptionSpec option
        ? console.misuse(sentence(option, wrong.getValue()))
        : otherwise.handleParseException(wrong, args);
  }

  private String sentence(OptionSpec option, String given) {
    List<String> words = Choices.of(option);
    return words.isEmpty()
        ? console.say("cli.option.number", option.longestName(), given)
        : console.say("cli.option.word", option.longestName(), String.join(", ", words), given);
  }
}
