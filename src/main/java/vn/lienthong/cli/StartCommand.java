package vn.lienthong.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code run}, {@code demo} and {@code sandbox}: their words are read by the mains they start. */
@Command
final class StartCommand implements Callable<Integer> {
  private final Lienthong root;
  private final String main;

  @Unmatched private List<String> words = new ArrayList<>();

  StartCommand(Lienthong root, String main) {
    this.root = root;
    this.main = main;
  }

  @Override
  public Integer call() {
    return new Start(root).start(main, words);
  }
}
