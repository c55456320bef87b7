package vn.lienthong.reconcile;

import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Fingerprint;
import vn.lienthong.record.Held;
import vn.lienthong.record.Side;
import vn.lienthong.record.Text;

/**
 * A field that goes to and fro: back to the value before the agreed one, back again, and a third
 * time. The third time it is held, because some program on a side undoes what the other writes. A
 * side recognises the value before by its own half, as it may rewrite what it is given.
 */
final class Flips {
  private static final int MOST = 2;
  private static final String BETWEEN = ":";

  private Flips() {}

  /** The field's next base, with both halves as they are now. */
  static Held next(@Nullable Held held, @Nullable String province, @Nullable String nation) {
    if (held == null) {
      return Held.of(province, nation);
    }
    if (Text.same(held.province(), province) && Text.same(held.nation(), nation)) {
      return new Held(province, nation, held.before(), held.flips());
    }
    String before = print(held.province()) + BETWEEN + print(held.nation());
    boolean back = (print(province) + BETWEEN + print(nation)).equals(held.before());
    boolean ruled = held.flips() >= MOST;
    return new Held(province, nation, before, back && !ruled ? held.flips() + 1 : 0);
  }

  static boolean hold(Held held, Side from, @Nullable String value) {
    if (held.flips() < MOST || held.before() == null) {
      return false;
    }
    String[] halves = held.before().split(BETWEEN, -1);
    return print(value).equals(halves[from == Side.PROVINCE ? 0 : halves.length - 1]);
  }

  private static String print(@Nullable String value) {
    return new Fingerprint().add(Text.normal(value)).text();
  }
}
