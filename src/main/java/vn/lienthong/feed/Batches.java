package vn.lienthong.feed;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;

/** A run's batches as they are read; ends with {@link Batch#NONE}. For one thread. */
final class Batches implements Iterator<Batch> {
  private final Pipe pipe;
  private final Settling settling;
  private final BooleanSupplier quiet;
  private boolean over;

  /**
   * @param quiet whether nothing is to be sent
   */
  Batches(Pipe pipe, Settling settling, BooleanSupplier quiet) {
    this.pipe = pipe;
    this.settling = settling;
    this.quiet = quiet;
  }

  @Override
  public boolean hasNext() {
    return !over;
  }

  @Override
  public Batch next() {
    if (over) {
      throw new NoSuchElementException();
    }
    over = quiet.getAsBoolean() || !pipe.hasNext();
    return over ? Batch.NONE : handedOut(pipe.next());
  }

  private Batch handedOut(Batch batch) {
    if (!batch.halving()) {
      settling.add(batch);
    }
    return batch;
  }
}
