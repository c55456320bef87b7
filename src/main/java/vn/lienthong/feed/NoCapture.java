package vn.lienthong.feed;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.province.Query;
import vn.lienthong.province.capture.Change;
import vn.lienthong.province.capture.ChangeLog;
import vn.lienthong.province.capture.Mark;
import vn.lienthong.province.capture.OpenTransaction;
import vn.lienthong.province.capture.Readiness;

/** The log of a province that catches no changes: each run compares in full. */
public final class NoCapture implements ChangeLog {
  @Override
  public Readiness readiness() {
    return new Readiness(Readiness.State.NOT_INSTALLED, List.of(), List.of());
  }

  @Override
  public Query probe(long after) {
    return new Query("SELECT 1", Map.of());
  }

  @Override
  public boolean anything(long after) {
    return true;
  }

  @Override
  public long stamp() {
    return 0;
  }

  @Override
  public List<Change> after(long position, int limit) {
    return List.of();
  }

  @Override
  public boolean reachesBackTo(long position) {
    return false;
  }

  @Override
  public Optional<Mark> mark() {
    return Optional.empty();
  }

  @Override
  public void mark(Mark mark) {}

  @Override
  public int prune(long upTo, Instant before) {
    return 0;
  }

  @Override
  public Optional<OpenTransaction> oldestOpen() {
    return Optional.empty();
  }
}
