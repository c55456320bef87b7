package vn.lienthong.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** {@code completion}: what bash and zsh need to complete commands and options. */
@Command(name = "completion")
final class CompletionCommand implements Callable<Integer> {
  private final Lienthong root;

  CompletionCommand(Lienthong root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    root.around().out().print(AutoComplete.bash("lienthong", Commands.parser(root)));
    return Exit.DONE;
  }
}
