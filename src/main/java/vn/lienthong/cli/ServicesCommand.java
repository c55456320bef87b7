package vn.lienthong.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code services}: its words are read where callers are known. Needs no service. */
@Command
final class ServicesCommand implements Callable<Integer> {
  private final Lienthong root;

  @Unmatched private List<String> words = new ArrayList<>();

  ServicesCommand(Lienthong root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    return new Start(root).services(words);
  }
}
