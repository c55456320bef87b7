package vn.lienthong.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** A command that asks the running service one thing and shows the answer. */
abstract class ServiceCommand implements Callable<Integer> {
  private final Lienthong root;

  ServiceCommand(Lienthong root) {
    this.root = root;
  }

  abstract String ask(Api api);

  String ask() {
    return ask(root.api());
  }

  abstract void print(Answer answer, Screen screen);

  /** Is there something in the answer that a person should look at? */
  abstract boolean hasFindings(Answer answer);

  @Override
  public Integer call() {
    return once();
  }

  private int once() {
    String json = ask();
    Answer answer = read(json);
    if (root.json()) {
      root.around().out().println(json);
    } else {
      print(answer, root.screen());
    }
    return hasFindings(answer) ? Exit.FINDINGS : Exit.DONE;
  }

  /** The same about one after the other, until one fails; the exit code is the worst. */
  final int each(List<String> subjects, Consumer<String> about) {
    int worst = Exit.DONE;
    for (String subject : subjects) {
      about.accept(subject);
      worst = Math.max(worst, once());
    }
    return worst;
  }

  final Lienthong root() {
    return root;
  }

  final Failure usage(String key) {
    return new Failure(Exit.USAGE, "usage", root.messages().text(key));
  }

  final Answer read(String json) {
    try {
      return Answer.parse(json);
    } catch (IOException notJson) {
      throw new Failure(
          Exit.UNREACHABLE, "not-ours", root.messages().text("error.not-ours", "admin.port"));
    }
  }
}
