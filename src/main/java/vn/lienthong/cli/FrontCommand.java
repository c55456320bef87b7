package vn.lienthong.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Such as {@code draft}, {@code init} and {@code doctor}: their words are read there. */
@Command
final class FrontCommand implements Callable<Integer> {
  private final Lienthong root;
  private final String front;
  private final List<String> first;

  @Unmatched private List<String> words = new ArrayList<>();

  /**
   * @param first words that stand before those that are typed
   */
  FrontCommand(Lienthong root, String front, String... first) {
    this.root = root;
    this.front = front;
    this.first = List.of(first);
  }

  @Override
  public Integer call() {
    List<String> all = new ArrayList<>(first);
    all.addAll(words);
    return new Start(root).front(front, all);
  }
}
