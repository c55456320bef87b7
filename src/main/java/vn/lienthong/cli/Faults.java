package vn.lienthong.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** How faults are told: a few words in the person's language on {@code err}, and an exit code. */
record Faults(Surroundings around, Messages messages) {
  int tell(Exception fault, boolean json) {
    Failure failure =
        fault instanceof Failure told
            ? told
            : new Failure(
                Exit.UNREACHABLE,
                "internal",
                messages.text("error.unexpected", fault.getClass().getSimpleName()));
    if (json) {
      Json error = new Json().add("code", failure.code()).add("message", failure.told());
      around.out().println(new Json().add("error", error));
    }
    return tell(failure.exit(), failure.code(), failure.told());
  }

  int tell(int exit, String code, String told) {
    around.err().println(told.isEmpty() ? code : told);
    return exit;
  }

  /** Never shows the value of an option that is not known: it may be a secret. */
  int usage(ParameterException fault) {
    CommandLine command = fault.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String told;
    if (fault instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
      told = messages.text("error.unknown-word", Screen.clean(first));
      String near = String.join(", ", unmatched.getSuggestions());
      told += near.isEmpty() ? "" : " " + messages.text("error.near", near);
    } else if (fault instanceof MissingParameterException missing) {
      StringBuilder names = new StringBuilder();
      missing
          .getMissing()
          .forEach(a -> names.append(names.isEmpty() ? "" : ", ").append(nameOf(a)));
      told = messages.text("error.missing", names.toString());
    } else {
      told = messages.text("error.usage", nameOf(fault.getArgSpec()));
    }
    return tell(Exit.USAGE, "usage", told + "\n" + messages.text("error.see-help", name));
  }

  private static String nameOf(CommandLine.Model.@Nullable ArgSpec spec) {
    if (spec instanceof CommandLine.Model.OptionSpec option) {
      return option.longestName();
    }
    return spec == null ? "" : spec.paramLabel();
  }
}
