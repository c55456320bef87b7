package vn.lienthong.sandbox;

import io.javalin.http.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Lost connections, as a test may ask for. */
final class Breaks {
  private Breaks() {}

  /** Ends the connection at once, in the middle of whatever went over it. */
  static void off(Context ctx) {
    ServletContextRequest.getServletContextRequest(ctx.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
  }
}
