package vn.lienthong.province;

import java.sql.Connection;
import org.h2.api.Trigger;

/** A trigger of H2 that writes the second column in capitals. */
public final class UpperCase implements Trigger {
  @Override
  public void fire(Connection connection, Object[] before, Object[] after) {
    if (after[1] != null) {
      after[1] = after[1].toString().toUpperCase(java.util.Locale.ROOT);
    }
  }
}
