package vn.lienthong.province;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;

/** An owner's trigger on H2 that will not have one name. */
public final class Forbidding implements Trigger {
  @Override
  public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
    if ("cấm".equals(after[1])) {
      throw new SQLException("không được", "45000");
    }
  }
}
