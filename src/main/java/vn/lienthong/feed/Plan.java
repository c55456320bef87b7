package vn.lienthong.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.ledger.Receipt;
import vn.lienthong.province.Query;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;
import vn.lienthong.record.Side;

/** What a run has to do, and what its rows are read for. */
final class Plan implements Supply, Reading.Ground, AutoCloseable {
  private static final Duration DAY = Duration.ofDays(1);

  private final Feed feed;
  private final Hall hall;
  private final RunRequest request;
  private final Ticket ticket;
  private final Exceptions exceptions;
  private final Instant now;
  private final Grounds grounds;
  private final Agenda agenda;
  private final Allowance allowance;
  private final AtomicLong reads = new AtomicLong();
  private boolean idle;
  private boolean sending;
  private @Nullable Supply chain;

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
    this.now = hall.clock().instant();
    this.grounds = Grounds.of(feed, hall, request);
    Reading reading =
        new Reading(
            feed,
            exceptions,
            new Codes(feed.mapping(), hall.ledger().entries(), feed.requests().readable()),
            new Seal(hall.key()),
            this);
    this.agenda = new Agenda(hall, request, ticket, settling, grounds, reading, this);
    this.allowance =
        new Allowance(
            feed.mapping().guard(),
            grounds.source()::count,
            () -> hall.ledger().runs().within(feed.name(), now.minus(DAY)).retired(Side.NATION),
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
    return request.only() == null ? agenda.all(exceptions.any()) : agenda.only(request.only());
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
  public boolean touched(Entry entry) {
    return !request.dry() && entry.run() == ticket.run();
  }

  @Override
  public long covered() {
    return agenda.covered();
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
    agenda.close();
  }
}
