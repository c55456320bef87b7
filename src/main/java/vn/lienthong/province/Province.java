package vn.lienthong.province;

import java.util.List;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Write;

/** The province's tables as the gateway changes them. */
public interface Province {
  /**
   * Carries out the writes in one transaction, each only if its row still is what the write
   * expects, and reads every written row back before committing.
   *
   * <ul>
   *   <li>a row that differs from what was expected in any mapped field, is gone, or already exists
   *       where none was expected: {@link Outcome.ChangedSince}
   *   <li>a violated constraint, a text too long, a missing right: {@link Outcome.Refused} for that
   *       record only
   *   <li>a row that someone else holds locked, a deadlock, a serialization failure: {@link
   *       Outcome.Later}; nothing of this call is written then
   * </ul>
   *
   * @param writes at most one per key
   * @return one outcome per write, in the same order
   * @throws ProvinceUnreachable if the connection fails; nothing is known to be written then
   * @throws ProvinceSchemaFault if the mapping's table or one of its columns is not there
   */
  List<Outcome> write(Mapping mapping, List<Write> writes);

  /**
   * What somebody failed at who asked the same database by other ways than ours: {@link
   * ProvinceUnreachable} if that was for want of a connection or for its locks, otherwise the same.
   */
  default Throwable meaning(Throwable broken) {
    return broken;
  }
}
