package vn.lienthong.demo;

/**
 * How many rows of a kind were written.
 *
 * @param ready those that may leave: approved, or of ordinary secrecy
 * @param held those that may not
 */
public record Filled(int ready, int held) {
  static final Filled NONE = new Filled(0, 0);

  Filled and(boolean mayLeave) {
    return mayLeave ? new Filled(ready + 1, held) : new Filled(ready, held + 1);
  }

  Filled and(Filled other) {
    return new Filled(ready + other.ready, held + other.held);
  }
}
