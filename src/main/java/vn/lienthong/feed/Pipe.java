package vn.lienthong.feed;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
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
 * <p>It also tells an outage from a record that nobody can swallow. A batch that failed {@value
 * #TRIES} times in a row comes {@linkplain #failed back} here, unless another one was answered
 * meanwhile: then it is halved on the spot. While one is back, nothing is handed out but, when all
 * the others have come home, one other batch as a probe. If a second one comes back too, the nation
 * is out. If it is answered, or if there was no other, the first is handed out again to be halved.
 */
final class Pipe implements Iterator<Batch> {
  static final int TRIES = 3;
  private static final int PUT_OFF = 3;
  private static final Cause NO_ANSWER = Cause.of("no-answer");

  private final Supply supply;
  private final Runnable stillHere;
  private final int most;
  private final long mostBytes;
  private final Set<String> keys = new HashSet<>();
  private final Deque<Batch> back = new ArrayDeque<>();
  private int away;
  private long bytesAway;
  private long answered;
  private int putOff;
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
      Batch fresh = recovered() ? null : supply.next(this::awaitFree);
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
    return back.isEmpty() || broken != null;
  }

  /** False if the run is broken, and everything is home. */
  private synchronized boolean awaitRoom() {
    while (broken == null && (full() || (!back.isEmpty() && away > 0))) {
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

  /** A batch is back, and the nation has answered another one since. */
  private synchronized boolean recovered() {
    return !back.isEmpty() && answered > part(back.getFirst()).answersBefore;
  }

  private static Part part(Batch batch) {
    return batch.part().orElseThrow();
  }

  /** A batch that came back is to be halved, but only if all the others are home. */
  private synchronized @Nullable Batch takeBack() {
    if (back.isEmpty() || away > 0) {
      return null;
    }
    Part part = part(back.getFirst());
    if (part.single() && answered <= part.answersBefore) {
      broke(Objects.requireNonNull(part.problem));
      return null;
    }
    Batch batch = back.removeFirst();
    batch.blame(NO_ANSWER);
    return batch;
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
    answered++;
    putOff = 0;
  }

  /**
   * The nation did not answer a part of the batch.
   *
   * @return whether the batch goes on; otherwise it is no longer the caller's
   */
  synchronized boolean failed(Batch batch, RuntimeException problem) {
    Part part = batch.part().orElseThrow();
    if (part.failures++ == 0) {
      part.answersBefore = answered;
    }
    part.problem = problem;
    if (broken != null) {
      return false;
    }
    boolean quick = batch.halving() && !part.single();
    if (!quick && part.failures < TRIES) {
      return true;
    }
    if (quick || answered > part.answersBefore) {
      batch.blame(NO_ANSWER);
      return true;
    }
    if (batch.hasOtherParts() && ++putOff <= PUT_OFF) {
      batch.putOff();
      return true;
    }
    back.addLast(batch);
    if (back.size() > 1) {
      broke(problem);
    }
    return false;
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
    if (!back.contains(batch)) {
      keys.removeAll(batch.storedKeys());
    }
    notifyAll();
  }

  /** What broke the run. */
  synchronized Optional<Throwable> broken() {
    return Optional.ofNullable(broken);
  }
}
