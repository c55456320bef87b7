package vn.lienthong.alert;

import java.time.Instant;
import java.util.List;

/** Looks at one kind of thing. Should answer at once; what it throws is told in the log. */
@FunctionalInterface
public interface Probe {
  List<Condition> look(Instant now);
}
