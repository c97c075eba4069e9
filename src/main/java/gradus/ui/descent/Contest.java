package gradus.ui.descent;

import gradus.descent.GradientSize;
import gradus.lang.Problem;
import java.util.List;
import java.util.OptionalDouble;

/// What comes of comparing a descent with that of another program.
public sealed interface Contest {
  Rival rival();

  /// The inputs of the other program among which a person chooses what moves; none where its own
  /// rules say so, or where it cannot descend at all.
  default List<String> choices() {
    return List.of();
  }

  /// Both went as many steps, at one rate and by one rule.
  ///
  /// @param other how the other program descended
  /// @param own the sizes of the gradients of the program in the window, where it stands
  /// @param others those of the other one
  /// @param choices the inputs among which what moves there is chosen
  /// @param left the rate that the other one's text states, where it is another
  record Held(
      Rival rival,
      Plot other,
      List<GradientSize> own,
      List<GradientSize> others,
      List<String> choices,
      OptionalDouble left)
      implements Contest {
    public Held {
      own = List.copyOf(own);
      others = List.copyOf(others);
      choices = List.copyOf(choices);
    }
  }

  /// The other program cannot descend; the message says why.
  record Barred(Rival rival, String key, List<Object> args) implements Contest {
    public Barred {
      args = List.copyOf(args);
    }
  }

  /// Nobody says yet what moves in the other program; the message says why.
  record Undecided(Rival rival, String key, List<Object> args, List<String> choices)
      implements Contest {
    public Undecided {
      args = List.copyOf(args);
      choices = List.copyOf(choices);
    }
  }

  /// A rule of the other program asks for what there is not.
  record Misled(Rival rival, Problem problem) implements Contest {}
}
