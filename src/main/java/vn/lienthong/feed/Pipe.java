package vn.lienthong.feed;

import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Cause;

/**
 * A run's batches on their way. Hands them out one by one, and waits before it reads on while
 * enough are under way, by number and by bytes; no record is under way twice.
 *
 * <p>A batch whose part got no answer may {@linkplain #failed come back} here. While one is back,
 * nothing is handed out but, when all the others have come home, one other batch, to see whether
 * the nation is there; then what is back, to be {@linkplain Silence halved}.
 */
final class Pipe implements Iterator<Batch> {
  private final Supply supply;
  private final Runnable stillHere;
  private final int most;
  private final long mostBytes;
  private final Set<String> keys = new HashSet<>();
  private final Silence silence = new Silence();
  private int away;
  private long bytesAway;
  private @Nullable Throwable broken;
  private @Nullable Batch next;

  /**
   * @param stillHere throws if the run must not go on
   * @param most how many batches may be under way
   * @param mostBytes how many bytes of them, one batch being always allowed
   */
  Pipe(Supply supply, Runnable stillHere, int most, long mostBytes) {
    this.supply = supply;
    this.stillHere = stillHere;
    this.most = most;
    this.mostBytes = mostBytes;
  }

  /** Waits until there is one, or all are home and none is left. */
  @Override
  public boolean hasNext() {
    if (next == null) {
      try {
        next = fetch();
      } catch (RuntimeException | Error failure) {
        broke(failure);
        awaitHome();
      }
    }
    return next != null;
  }

  @Override
  public Batch next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Batch batch = next;
    next = null;
    return Objects.requireNonNull(batch);
  }

  private @Nullable Batch fetch() {
    while (true) {
      if (!awaitRoom()) {
        return null;
      }
      stillHere.run();
      Batch fresh = urged() ? null : supply.next(this::awaitFree);
      Batch batch = fresh == null ? takeBack() : fresh;
      if (batch != null) {
        out(batch);
        return batch;
      }
      awaitHome();
      if (over()) {
        return null;
      }
    }
  }

  /** Whether, everything being home, nothing is left to do. */
  private synchronized boolean over() {
    return silence.nobodyIsBack() || broken != null;
  }

  /** False if the run is broken, and everything is home. */
  private synchronized boolean awaitRoom() {
    while (broken == null && (full() || (!silence.nobodyIsBack() && away > 0))) {
      pause();
    }
    if (broken == null) {
      return true;
    }
    awaitHome();
    return false;
  }

  private boolean full() {
    return away >= most || (away > 0 && bytesAway >= mostBytes);
  }

  private synchronized boolean urged() {
    return silence.urges();
  }

  /** A batch that came back is to be halved, but only if all the others are home. */
  private synchronized @Nullable Batch takeBack() {
    if (silence.nobodyIsBack() || away > 0) {
      return null;
    }
    Optional<Batch> batch = silence.take();
    if (batch.isEmpty()) {
      broke(silence.problem());
    }
    return batch.orElse(null);
  }

  private synchronized void out(Batch batch) {
    keys.addAll(batch.storedKeys());
    away++;
    bytesAway += batch.bytes();
  }

  private synchronized void awaitHome() {
    while (away > 0) {
      pause();
    }
  }

  private synchronized boolean awaitFree(Collection<String> storedKeys) {
    while (storedKeys.stream().anyMatch(keys::contains)) {
      if (away == 0 || broken != null) {
        return false;
      }
      pause();
    }
    return true;
  }

  private void pause() {
    try {
      wait();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new Unable(Cause.of("stopping"));
    }
  }

  /** The nation answered a part of the batch, whatever it said. */
  synchronized void answered() {
    silence.broken();
  }

  /**
   * The nation did not answer a part of the batch.
   *
   * @return whether the batch goes on; otherwise it is no longer the caller's
   */
  synchronized boolean failed(Batch batch, RuntimeException problem) {
    if (broken != null) {
      return false;
    }
    Silence.Then then = silence.lasts(batch, problem);
    if (then == Silence.Then.NATION_IS_OUT) {
      broke(problem);
    }
    return then == Silence.Then.GOES_ON;
  }

  /** The run cannot go on; what is under way comes home first. */
  synchronized void broke(Throwable failure) {
    if (broken == null) {
      broken = failure;
    }
    notifyAll();
  }

  /** The batch is settled, or will never be in this run. */
  synchronized void home(Batch batch) {
    away--;
    bytesAway -= batch.bytes();
    if (!silence.isBack(batch)) {
      batch.storedKeys().forEach(keys::remove);
    }
    notifyAll();
  }

  /**
   * @throws RuntimeException what broke the run
   */
  synchronized void mustBeWhole() {
    if (broken != null) {
      throw broken instanceof RuntimeException known ? known : new IllegalStateException(broken);
    }
  }

  /** What broke the run. */
  synchronized Optional<Throwable> broken() {
    return Optional.ofNullable(broken);
  }
}
