package vn.lienthong;

import java.util.List;
import vn.lienthong.config.InvalidSettings;
import vn.lienthong.record.Problem;

/** The service cannot start with these files; all of their faults are named. */
public final class Unfit extends InvalidSettings {
  private static final long serialVersionUID = 1L;

  Unfit(List<Problem> problems) {
    super(problems);
  }
}
