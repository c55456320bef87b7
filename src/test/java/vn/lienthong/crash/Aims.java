package vn.lienthong.crash;

import java.util.Set;

/** At which failpoint the next life of a gateway is to end. */
interface Aims {
  /** These failpoints have shown themselves. */
  void found(Set<String> failpoints);

  /**
   * Where the next life ends.
   *
   * @return a failpoint, {@link Conductor#ANY}, or null: at an instant that nobody chooses
   */
  String next();

  /** It ended here. */
  void hit(Conductor.Death death);
}
