package vn.lienthong.record;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change to be made on one side, if that side still holds what was seen.
 *
 * @param key the record
 * @param action what is done
 * @param values for CREATE all fields, for UPDATE and RETIRE those that change; null clears
 * @param expected the row as it was read; null for CREATE, which expects that there is none
 */
public record Write(
    Key key, Action action, Map<String, @Nullable String> values, @Nullable Row expected) {
  /** What is done to the record. RETIRE without values removes it. */
  public enum Action {
    CREATE,
    UPDATE,
    RETIRE
  }
}
