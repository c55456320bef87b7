package vn.lienthong.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code draft}, {@code init} and {@code doctor}: their words are read where they are done. */
@Command
final class FrontCommand implements Callable<Integer> {
  private final Lienthong root;
  private final String front;

  @Unmatched private List<String> words = new ArrayList<>();

  FrontCommand(Lienthong root, String front) {
    this.root = root;
    this.front = front;
  }

  @Override
  public Integer call() {
    return new Start(root).front(front, words);
  }
}
