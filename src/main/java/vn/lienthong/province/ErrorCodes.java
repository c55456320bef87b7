package vn.lienthong.province;

import java.sql.SQLException;
import java.util.Set;
import vn.lienthong.province.Trouble.Kind;

/**
 * What a database's own error numbers mean beyond the row at hand.
 *
 * @param rights the user may not do that
 * @param busy the same may succeed later
 * @param unwritable no room, or read-only
 * @param gone there is no connection, or none is given; so is SQLSTATE class 08
 */
record ErrorCodes(
    Set<Integer> rights, Set<Integer> busy, Set<Integer> unwritable, Set<Integer> gone) {
  Trouble trouble(SQLException error) {
    return Trouble.of(kind(error.getErrorCode(), Trouble.state(error)), error);
  }

  private Kind kind(int code, String state) {
    if (rights.contains(code)) {
      return Kind.NO_RIGHTS;
    }
    if (busy.contains(code)) {
      return Kind.BUSY;
    }
    if (unwritable.contains(code)) {
      return Kind.UNWRITABLE;
    }
    return gone.contains(code) || state.startsWith("08") ? Kind.UNREACHABLE : Kind.OTHER;
  }
}
