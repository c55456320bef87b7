package vn.lienthong;

import java.util.List;
import java.util.stream.Collectors;
import vn.lienthong.record.Problem;

/** The service cannot start with these files; all of their faults are named. */
public final class Unfit extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Problem> problems;

  Unfit(List<Problem> problems) {
    super(problems.stream().map(Problem::text).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
