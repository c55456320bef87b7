package vn.lienthong.national.camel;

import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.socket.ConnectionSocketFactory;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.Registry;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;

/** Connections that read no endless status line, header or trailer. */
final class BoundedHttp extends HttpComponent {
  private static final Http1Config LIMITS =
      Http1Config.custom().setMaxLineLength(32_768).setMaxHeaderCount(200).build();

  @Override
  protected HttpClientConnectionManager createConnectionManager(
      Registry<ConnectionSocketFactory> sockets, int most, int perRoute, SocketConfig config) {
    PoolingHttpClientConnectionManager connections =
        new PoolingHttpClientConnectionManager(
            sockets,
            PoolConcurrencyPolicy.STRICT,
            TimeValue.ofMilliseconds(getConnectionTimeToLive()),
            new ManagedHttpClientConnectionFactory(LIMITS, null, null));
    connections.setMaxTotal(most > 0 ? most : getMaxTotalConnections());
    connections.setDefaultMaxPerRoute(perRoute > 0 ? perRoute : getConnectionsPerRoute());
    connections.setDefaultSocketConfig(config);
    return connections;
  }
}
