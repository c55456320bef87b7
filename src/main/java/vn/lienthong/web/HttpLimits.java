package vn.lienthong.web;

import io.javalin.config.JavalinConfig;
import java.time.Duration;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * How much a listener takes of one call.
 *
 * @param name of its threads
 * @param threads at most
 * @param bodyBytes of a request
 * @param headerBytes of a request, its address included
 * @param idle after which a silent connection is closed
 */
public record HttpLimits(String name, int threads, long bodyBytes, int headerBytes, Duration idle) {
  public void apply(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = bodyBytes;
    config.http.prefer405over404 = true;
    QueuedThreadPool pool = new QueuedThreadPool(threads, 2);
    pool.setName(name);
    pool.setDaemon(true);
    config.jetty.threadPool = pool;
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setRequestHeaderSize(headerBytes);
          http.setIdleTimeout(idle.toMillis());
        });
  }
}
