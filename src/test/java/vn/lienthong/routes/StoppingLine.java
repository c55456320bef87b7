package vn.lienthong.routes;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import vn.lienthong.testkit.Relay;

/**
 * The line between two gateways and the nation. It can stop a gateway whose batch it carries, and
 * holds the batch or its answer for as long.
 */
final class StoppingLine implements AutoCloseable {
  private static final String ONE = "9000000000000.1";
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);

  private final Relay nation;
  private final IntConsumer stop;
  private final AtomicReference<Trap> trap = new AtomicReference<>();
  private final List<Javalin> doors;
  private long carried;

  /** Whether the nation is told one and the same number of every reading, and so no fence. */
  volatile boolean unfenced;

  /**
   * Waits for a batch of a resource.
   *
   * @param word what the batch says; others of the resource go by
   * @param answered whether the nation has it before its sender is stopped
   * @param caught completed with the gateway that was stopped
   * @param arrived whether the nation has it
   */
  record Trap(
      String resource,
      String word,
      boolean answered,
      CompletableFuture<Integer> caught,
      CountDownLatch over,
      CountDownLatch arrived) {
    boolean fits(Relay.Request asked) {
      return asked.path().endsWith("/" + resource + "/batch")
          && new String(asked.body(), StandardCharsets.UTF_8).contains(word);
    }
  }

  /**
   * @param stop stops the gateway of this number
   */
  StoppingLine(String nation, IntConsumer stop) {
    this.nation = new Relay(nation);
    this.stop = stop;
    doors = List.of(Relay.door(ctx -> carry(0, ctx)), Relay.door(ctx -> carry(1, ctx)));
  }

  /** Where the gateway of this number finds the nation. */
  String url(int node) {
    return "http://127.0.0.1:" + doors.get(node).port();
  }

  Trap trap(String resource, String word, boolean answered) {
    Trap set =
        new Trap(
            resource,
            word,
            answered,
            new CompletableFuture<>(),
            new CountDownLatch(1),
            new CountDownLatch(1));
    trap.set(set);
    return set;
  }

  private void carry(int node, Context ctx) throws InterruptedException {
    Relay.Request asked = Relay.Request.of(ctx);
    Trap set = trap.get();
    boolean caught = set != null && set.fits(asked) && trap.compareAndSet(set, null);
    if (caught && !set.answered()) {
      hold(set, node);
    }
    HttpResponse<byte[]> answer = nation.send(told(asked));
    if (caught) {
      set.arrived().countDown();
    }
    if (caught && set.answered()) {
      hold(set, node);
    }
    Relay.answer(ctx, answer, answer.body());
    synchronized (this) {
      carried++;
      notifyAll();
    }
  }

  private Relay.Request told(Relay.Request asked) {
    if (!unfenced) {
      return asked;
    }
    String body = new String(asked.body(), StandardCharsets.UTF_8);
    return new Relay.Request(
        asked.method(),
        asked.path(),
        asked.headers(),
        body.replaceAll("\"phienBanNguon\":\"[^\"]*\"", "\"phienBanNguon\":\"" + ONE + "\"")
            .getBytes(StandardCharsets.UTF_8));
  }

  private void hold(Trap set, int node) throws InterruptedException {
    stop.accept(node);
    set.caught().complete(node);
    if (!set.over().await(PATIENCE, TimeUnit.NANOSECONDS)) {
      throw new IllegalStateException("nobody opened the trap");
    }
  }

  /**
   * Looks again whenever something was carried.
   *
   * @param otherwise what is told if it never holds
   */
  void until(String what, BooleanSupplier holds, Supplier<String> otherwise)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE;
    while (true) {
      long before = carried();
      if (holds.getAsBoolean()) {
        return;
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException("never: " + what + "\n" + otherwise.get());
      }
      await(before);
    }
  }

  private synchronized long carried() {
    return carried;
  }

  private synchronized void await(long before) throws InterruptedException {
    if (carried == before) {
      wait(100);
    }
  }

  @Override
  public void close() {
    doors.forEach(Javalin::stop);
  }
}
