package vn.lienthong.national.camel;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Ends a call when its time is over. A stopped bell lets go of the call at once, body and all: the
 * alarm keeps cancelled tasks until they would have been due.
 */
final class Bell implements Runnable {
  private @Nullable HttpRequest call;
  private @Nullable Future<?> task;
  private boolean rang;

  Bell(HttpRequest call) {
    this.call = call;
  }

  synchronized void ringAfter(ScheduledExecutorService alarm, Duration time) {
    task = alarm.schedule(this, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void run() {
    rang = call != null;
    if (call instanceof Cancellable running) {
      running.cancel();
    }
    call = null;
  }

  /** Ends the call before its time. */
  synchronized void end() {
    boolean early = !rang;
    run();
    rang = !early;
    stop();
  }

  synchronized void stop() {
    call = null;
    if (task != null) {
      task.cancel(false);
    }
  }

  synchronized boolean rang() {
    return rang;
  }
}
