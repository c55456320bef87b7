package vn.lienthong.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.ledger.FeedState.Phase;
import vn.lienthong.ledger.FeedState.Place;
import vn.lienthong.ledger.Receipt;
import vn.lienthong.province.Query;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;
import vn.lienthong.record.Side;

/** What a run has to do, in its order: what was set aside, the load, the changes. */
final class Plan implements Supply, Reading.Ground, AutoCloseable {
  private static final Duration DAY = Duration.ofDays(1);

  private final Feed feed;
  private final Hall hall;
  private final RunRequest request;
  private final Ticket ticket;
  private final Exceptions exceptions;
  private final Settling settling;
  private final Instant now;
  private final Grounds grounds;
  private final Reading reading;
  private final Allowance allowance;
  private final AtomicLong numbers = new AtomicLong();
  private final AtomicLong reads = new AtomicLong();
  private boolean idle;
  private boolean sending;
  private @Nullable Supply chain;
  private @Nullable Compare compare;

  Plan(
      Feed feed,
      Hall hall,
      RunRequest request,
      Ticket ticket,
      Exceptions exceptions,
      Settling settling,
      Holding holding) {
    this.feed = feed;
    this.hall = hall;
    this.request = request;
    this.ticket = ticket;
    this.exceptions = exceptions;
    this.settling = settling;
    this.now = hall.clock().instant();
    this.grounds = Grounds.of(feed, hall, request);
    this.reading =
        new Reading(
            feed,
            exceptions,
            new Codes(feed.mapping(), hall.ledger().entries()),
            new Seal(hall.key()),
            this);
    this.allowance =
        new Allowance(
            feed.mapping().guard(),
            grounds.source()::count,
            hall.ledger().runs().within(feed.name(), now.minus(DAY)).retired(Side.NATION),
            holding.approved());
  }

  Grounds grounds() {
    return grounds;
  }

  Optional<Query> probe() {
    boolean still =
        grounds.footing().work() == Footing.Work.FOLLOW
            && grounds.footing().again() == null
            && request.since() == null
            && request.only() == null
            && !exceptions.any();
    return still
        ? Optional.of(grounds.changes().probe(grounds.footing().from().position()))
        : Optional.empty();
  }

  void idle() {
    idle = true;
  }

  @Override
  public @Nullable Batch next(Free free) {
    if (chain == null) {
      chain = new Chain(idle ? List.of() : supplies());
    }
    Batch batch = chain.next(free);
    if (batch != null && !sending && !request.dry() && batch.part().isPresent()) {
      sending = true;
      hall.ledger().feeds().unsettled(feed.name(), ticket.fencing(), true);
    }
    return batch;
  }

  /** Everything that was sent is settled. */
  void done() {
    if (sending || (grounds.state().unsettled() && request.only() == null)) {
      hall.ledger().feeds().unsettled(feed.name(), ticket.fencing(), false);
    }
    grounds.leaveMark(hall, sending);
  }

  private List<Supplier<Supply>> supplies() {
    if (request.only() != null) {
      Iterator<Key> keys = request.only().iterator();
      return List.of(() -> named("resync", keys));
    }
    List<Supplier<Supply>> supplies = new ArrayList<>();
    if (exceptions.any()) {
      supplies.add(() -> new Backlog(this::released, grounds.source(), reading, this, ration()));
    }
    Footing footing = grounds.footing();
    Instant since = footing.again() == null ? request.since() : footing.again().at();
    if (since != null) {
      supplies.add(() -> named("resync", new Again(hall.ledger(), feed.name(), since, now)));
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
    return supplies;
  }

  private void load(List<Supplier<Supply>> supplies, Place from) {
    if (!request.dry() && !from.equals(grounds.state().place())) {
      hall.ledger().feeds().move(feed.name(), ticket.fencing(), from);
      grounds.leaveMark(hall, true);
    }
    supplies.add(
        () -> {
          settling.expect(grounds.source().count());
          settling.skipped("filter", grounds.source().filteredOut());
          settling.skipped("no-key", grounds.source().withoutKey());
          return new Load(grounds.source(), reading, this, ration(), from);
        });
    if (grounds.state().place().phase() != Phase.NEW) {
      supplies.add(() -> compared(true));
    }
  }

  /** The position is taken first, so that nothing falls between. */
  private Supply compare() {
    if (grounds.ready()) {
      grounds.restamp();
    }
    return compared(false);
  }

  private Supply compared(boolean onlyGone) {
    settling.expect(grounds.source().count());
    Compare all = new Compare(hall.spools(), onlyGone);
    compare = all;
    all.read(grounds.source(), reading, hall.ledger().receipts(), feed.name(), hall.gate());
    return new Then(
        named("compare", all), ration(), onlyGone ? null : Place.following(grounds.position()));
  }

  /** Any row may have changed by that position. */
  private Supply everything(long position) {
    grounds.at(position);
    return compared(false);
  }

  private Supply named(String kind, Iterator<Key> keys) {
    return new Named(kind, keys, grounds.source(), reading, this, ration());
  }

  private Supply follow(long position) {
    grounds.changes().stamp();
    return new Follow(
        grounds.source(), grounds.changes(), reading, this, ration(), position, this::everything);
  }

  private Ration ration() {
    return new Ration(numbers);
  }

  private List<Entry> released(@Nullable Key after, int limit) {
    return hall.ledger().entries().released(feed.name(), now, after, limit);
  }

  @Override
  public String source() {
    return ticket.fencing() + "." + reads.incrementAndGet();
  }

  @Override
  public boolean unsettled() {
    return grounds.state().unsettled();
  }

  @Override
  public boolean mayWithdraw(Key key, @Nullable Entry before) {
    return allowance.allows(key, before);
  }

  @Override
  public boolean insists() {
    return request.only() != null;
  }

  @Override
  public boolean waitedTooLong(Entry entry) {
    return entry.since().plus(hall.waitLimit()).isBefore(now);
  }

  @Override
  public Map<Key, Receipt.Sent> newest(Collection<Key> keys) {
    return hall.ledger().receipts().newest(feed.name(), keys);
  }

  @Override
  public void close() {
    if (compare != null) {
      compare.close();
    }
  }
}
