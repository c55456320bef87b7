package vn.lienthong.verify;

import java.nio.file.Path;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.Page;
import vn.lienthong.national.Walk;
import vn.lienthong.record.Row;

/**
 * Reads the nation once, where it has no digests, and makes them here. As of the province, only
 * ids, keys and digests are kept.
 */
final class RemotePass implements AutoCloseable {
  private final LocalBuckets buckets;
  private final Walk walk;
  private long records;
  private int unreadable;

  RemotePass(Subject subject, Path folder, int digits) {
    this.buckets = new LocalBuckets(folder, new RecordDigest(subject.compared()), digits);
    this.walk = Walk.inScope(subject.requests());
  }

  boolean more() {
    return walk.more();
  }

  NationalCall ask() {
    return walk.ask();
  }

  void take(Page page) {
    walk.take(page);
    unreadable += page.unreadable().size();
    for (Row row : page.rows()) {
      if (!row.handle().withdrawn()) {
        records++;
        buckets.put(row.handle().id(), row.key(), row.values());
      }
    }
  }

  LocalBuckets buckets() {
    return buckets;
  }

  long records() {
    return records;
  }

  /** How many records have no key that can be read. */
  int unreadable() {
    return unreadable;
  }

  @Override
  public void close() {
    buckets.close();
  }
}
