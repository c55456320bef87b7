package vn.lienthong.alert;

import java.io.IOException;

/** A way to somebody outside. */
public interface Channel {
  /**
   * @throws IOException if it did not get there; it is told again later
   */
  void tell(News news) throws IOException;
}
