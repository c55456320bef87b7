package vn.lienthong.setup;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at.
 *
 * @param what of the texts {@code doctor.*}, such as {@code nation.tls}
 * @param values for the text of that state; never a secret, never a record's value
 */
public record Finding(String what, State state, List<String> values) {
  /** How it was found. */
  public enum State {
    SOUND,
    /** It works, and there is something to think of. */
    WARNING,
    BROKEN,
    /** Not looked at, as something before it is broken or there is nothing to look at. */
    SKIPPED
  }

  static Finding sound(String what, @Nullable Object... values) {
    return of(what, State.SOUND, values);
  }

  static Finding warning(String what, @Nullable Object... values) {
    return of(what, State.WARNING, values);
  }

  static Finding broken(String what, @Nullable Object... values) {
    return of(what, State.BROKEN, values);
  }

  static Finding skipped(String what, @Nullable Object... values) {
    return of(what, State.SKIPPED, values);
  }

  private static Finding of(String what, State state, @Nullable Object... values) {
    return new Finding(what, state, Arrays.stream(values).map(String::valueOf).toList());
  }
}
