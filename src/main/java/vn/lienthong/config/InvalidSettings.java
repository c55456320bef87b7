package vn.lienthong.config;

import java.util.List;
import java.util.stream.Collectors;
import vn.lienthong.record.Problem;

/** Settings, or files that they name, cannot be used; all that is wrong with them, at once. */
public class InvalidSettings extends RuntimeException {
  private final transient List<Problem> problems;

  public InvalidSettings(List<Problem> problems) {
    super(problems.stream().map(Problem::text).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public final List<Problem> problems() {
    return problems;
  }
}
