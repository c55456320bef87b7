package vn.lienthong.config;

import java.util.List;
import java.util.stream.Collectors;
import vn.lienthong.record.Problem;

/** The settings cannot be used; all that is wrong with them, at once. */
public final class InvalidSettings extends RuntimeException {
  private final transient List<Problem> problems;

  public InvalidSettings(List<Problem> problems) {
    super(problems.stream().map(Problem::text).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
