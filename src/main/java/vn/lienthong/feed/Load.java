package vn.lienthong.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.FeedState.Phase;
import vn.lienthong.ledger.FeedState.Place;

/** All rows, page by page from where the last run was; then the flow follows the log. */
final class Load implements Supply {
  private static final int FIRST_PAGE = 200;

  private final Source source;
  private final Reading reading;
  private final Reading.Ground ground;
  private final Ration ration;
  private final long position;
  private @Nullable String after;
  private long loaded;
  private int size = FIRST_PAGE;
  private boolean ended;
  private boolean closed;

  Load(Source source, Reading reading, Reading.Ground ground, Ration ration, Place from) {
    this.source = source;
    this.reading = reading;
    this.ground = ground;
    this.ration = ration;
    this.position = from.position();
    this.after = from.after();
    this.loaded = from.loaded();
  }

  @Override
  public @Nullable Batch next(Free free) {
    while (ration.isEmpty() && !ended) {
      if (!read(free)) {
        return null;
      }
    }
    if (!ration.isEmpty()) {
      return ration.batch("load");
    }
    if (closed) {
      return null;
    }
    closed = true;
    return ration.step("load", Place.following(position));
  }

  private boolean read(Free free) {
    String number = ground.source();
    List<Source.Found> rows = source.page(after, size);
    if (!free.await(rows.stream().map(Source.Found::storedKey).toList())) {
      return false;
    }
    long bytes = 0;
    List<Item> items = reading.found(rows, number);
    for (int i = 0; i < rows.size(); i++) {
      after = rows.get(i).storedKey();
      loaded++;
      bytes += items.get(i).size();
      ration.add(items.get(i), new Place(Phase.LOADING, after, loaded, position));
    }
    ended = rows.isEmpty();
    resize(rows.size(), bytes);
    return true;
  }

  /** So that a page fills about one batch. */
  private void resize(int rows, long bytes) {
    if (rows > 0) {
      long each = Math.max(1, bytes / rows);
      size = (int) Math.max(1, Math.min(Ration.RECORDS, Ration.BYTES / each));
    }
  }
}
