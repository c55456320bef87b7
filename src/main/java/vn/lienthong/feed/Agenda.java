package vn.lienthong.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.ledger.FeedState.Phase;
import vn.lienthong.ledger.FeedState.Place;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;

/**
 * Where a run's batches come from, one after the other: records to be sent once more, all rows of a
 * load or a compare, what changed, and what was set aside before and none of these has met.
 */
final class Agenda implements AutoCloseable {
  private final Hall hall;
  private final RunRequest request;
  private final Ticket ticket;
  private final Settling settling;
  private final Grounds grounds;
  private final Reading reading;
  private final Reading.Ground ground;
  private final AtomicLong numbers = new AtomicLong();
  private final List<Runnable> open = new ArrayList<>();
  private final Set<String> references;
  private long covered;

  Agenda(
      Hall hall,
      RunRequest request,
      Ticket ticket,
      Settling settling,
      Grounds grounds,
      Reading reading,
      Reading.Ground ground) {
    this.hall = hall;
    this.request = request;
    this.ticket = ticket;
    this.settling = settling;
    this.grounds = grounds;
    this.reading = reading;
    this.ground = ground;
    this.references = reading.references();
  }

  /** All rows were read since the log was there. */
  long covered() {
    return covered;
  }

  /** Just these records. */
  List<Supplier<Supply>> only(Set<Key> keys) {
    return List.of(() -> named("resync", keys.iterator()));
  }

  /**
   * @param exceptions whether there are records that were set aside
   */
  List<Supplier<Supply>> all(boolean exceptions) {
    List<Supplier<Supply>> supplies = new ArrayList<>();
    Footing footing = grounds.footing();
    Instant since = footing.again() == null ? request.since() : footing.again().at();
    if (since != null) {
      supplies.add(() -> again(since));
    }
    Place from = footing.from();
    switch (footing.work()) {
      case LOAD -> load(supplies, from);
      case COMPARE -> supplies.add(this::compare);
      case FOLLOW -> {}
    }
    if (grounds.ready()) {
      supplies.add(() -> follow(grounds.position()));
    }
    // a dry run settles nothing, and so cannot tell what it has met in reading all rows
    if (exceptions && !(request.dry() && footing.work() != Footing.Work.FOLLOW)) {
      supplies.add(() -> backlog(this::released));
      supplies.add(() -> backlog(this::arrived));
    }
    return supplies;
  }

  private Supply again(Instant since) {
    Again again = new Again(hall.spools());
    open.add(again::close);
    again.read(hall.ledger().receipts(), ticket.flow(), since, hall.clock().instant());
    return named("resync", again);
  }

  private void load(List<Supplier<Supply>> supplies, Place from) {
    if (!request.dry() && !from.equals(grounds.state().place())) {
      hall.ledger().feeds().move(ticket.flow(), ticket.fencing(), from);
      grounds.leaveMark(hall, true);
    }
    if (!request.dry() && Footing.everything(request)) {
      // whatever the nation has: also if another run goes on with it
      hall.ledger().feeds().witnessed(ticket.flow(), null);
    }
    supplies.add(
        () -> {
          if (from.after() == null) {
            cover();
          }
          Source source = grounds.source();
          long filtered = source.filteredOut();
          long keyless = source.withoutKey();
          settling.expect(Math.max(0, source.count() - from.loaded()) + filtered + keyless);
          settling.skipped("filter", filtered);
          settling.skipped("no-key", keyless);
          return new Load(source, reading, ground, ration(), from);
        });
    if (grounds.state().place().phase() != Phase.NEW) {
      supplies.add(() -> compared(true));
    }
  }

  /** Whatever is in the log by now, its row is read later. */
  private void cover() {
    if (grounds.ready()) {
      covered = grounds.changes().stamp();
    }
  }

  /**
   * What changed is read after it from where the flow was: a record that was under way when a
   * process ended has no receipt, and if its row is gone by now only the log tells of it. If the
   * log does not reach back so far, the position is taken first, so that nothing falls between.
   */
  private Supply compare() {
    if (grounds.ready() && !grounds.changes().reachesBackTo(grounds.position())) {
      grounds.restamp();
    }
    return compared(false);
  }

  private Supply compared(boolean onlyGone) {
    if (!onlyGone) {
      settling.expect(grounds.source().count());
    }
    Compare all = new Compare(hall.spools(), onlyGone);
    open.add(all::close);
    all.read(grounds.source(), reading, hall.ledger(), ticket.flow(), this::looked);
    return new Then(
        named("compare", all), ration(), onlyGone ? null : Place.following(grounds.position()));
  }

  private void looked(int rows) {
    hall.gate().run();
    settling.looked(rows);
  }

  /** Any row may have changed by that position. */
  private Supply everything(long position) {
    grounds.at(position);
    cover();
    return compared(false);
  }

  private Supply named(String kind, Iterator<Key> keys) {
    return new Named(kind, keys, grounds.source(), reading, ground, ration());
  }

  private Supply follow(long position) {
    grounds.changes().stamp();
    return new Follow(
        grounds.source(), grounds.changes(), reading, ground, ration(), position, this::everything);
  }

  private Ration ration() {
    return new Ration(numbers, reading.largestBatch());
  }

  private Supply backlog(Backlog.Released released) {
    return new Backlog(released, grounds.source(), reading, ground, ration());
  }

  /** Parked for a code or a report that did not come in time, but may have come by now. */
  private List<Entry> arrived(@Nullable Key after, int limit) {
    return hall.ledger().entries().arrived(ticket.flow(), references, after, limit);
  }

  private List<Entry> released(@Nullable Key after, int limit) {
    return hall.ledger().entries().released(ticket.flow(), hall.clock().instant(), after, limit);
  }

  @Override
  public void close() {
    open.forEach(Runnable::run);
  }
}
