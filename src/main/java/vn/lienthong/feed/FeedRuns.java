package vn.lienthong.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import vn.lienthong.flow.FlowUnavailable;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.Rest;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.ledger.Lease;

/** Opens runs of feeds: one at a time per flow, over all instances that share a ledger. */
public final class FeedRuns {
  static final Duration LEASE = Duration.ofMinutes(10);

  private final Map<String, Feed> feeds;
  private final Hall hall;
  private final Map<String, FeedRun> current = new ConcurrentHashMap<>();
  private final Map<String, Instant> heard = new ConcurrentHashMap<>();
  private final Glances glances;
  private final String holder = UUID.randomUUID().toString();

  public FeedRuns(Map<String, Feed> feeds, Hall hall) {
    this.feeds = Map.copyOf(feeds);
    this.hall = hall;
    this.glances = new Glances(hall);
  }

  public Set<String> names() {
    return feeds.keySet();
  }

  /** A flow about persons whose purpose was not stated does not run: its report says so. */
  public Optional<Report> off(String name) {
    return hall.off().contains(name)
        ? Optional.of(Closing.off(name, hall.clock().instant()))
        : Optional.empty();
  }

  /** What a scheduled run would report, if a glance shows that it would find nothing to do. */
  public Optional<Report> glance(String name) {
    return glances.at(name).map(now -> Closing.still(name, now));
  }

  /** When the last glances were that found nothing, the newest first. */
  public List<Instant> glances(String name) {
    return glances.last(name);
  }

  /**
   * @throws FlowUnavailable if the flow is paused or rests, or somebody else is running it
   * @throws IllegalArgumentException if there is no such feed
   */
  public FeedRun open(String name, RunRequest request) {
    Feed feed = feeds.get(name);
    if (feed == null) {
      throw new IllegalArgumentException("no feed is named " + name);
    }
    glances.forget(name);
    if (request.dry()) {
      return new FeedRun(feed, hall, request, null, 0, new Hearing(feed, hall, request, heard));
    }
    if (hall.ledger().flows().of(name).paused()) {
      throw new FlowUnavailable(name, true);
    }
    Rest.check(hall.ledger().flows(), name, request.trigger(), hall.clock().instant());
    Lease lease =
        hall.ledger()
            .leases()
            .acquire(name, holder, LEASE)
            .orElseThrow(() -> new FlowUnavailable(name, false));
    try {
      long run = hall.ledger().runs().begin(name, request.trigger());
      Hearing hearing = new Hearing(feed, hall, request, heard);
      FeedRun opened = new FeedRun(feed, hall, request, lease, run, hearing);
      current.put(name, opened);
      return opened;
    } catch (RuntimeException broken) {
      hall.ledger().leases().release(lease);
      throw broken;
    }
  }

  /** A run has ended, and is closed. */
  public void ended(FeedRun run, Report report) {
    current.remove(run.name(), run);
    glances.ended(run, report);
  }

  /** Of the run in hand: records dealt with, and about how many there are; empty if none is. */
  public Optional<long[]> progress(String name) {
    return Optional.ofNullable(current.get(name)).map(FeedRun::progress);
  }
}
