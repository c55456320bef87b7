package vn.lienthong.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.ledger.Lease;
import vn.lienthong.mapping.Mode;
import vn.lienthong.national.FeedOutcome;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.Verdict;
import vn.lienthong.province.Query;

/**
 * One run of one feed, in the order in which its route calls the methods: {@link #probe}, {@link
 * #batches}, for each of these {@link #call}, {@link #body} and {@link #answered} or {@link
 * #failed} as long as it {@link #sends}, then {@link #settle}; at last {@link #end} or {@link
 * #fail}. Methods that are given a batch may be called by several threads at once, each with its
 * own.
 */
public final class FeedRun implements AutoCloseable {
  private static final int UNDER_WAY = 8;
  private static final long BYTES_UNDER_WAY = 8_000_000;

  private final Feed feed;
  private final Hall hall;
  private final RunRequest request;
  private final @Nullable Lease lease;
  private final long run;
  private final Instant started;
  private final Hearing hearing;
  private final Ticket ticket;
  private final Exceptions exceptions;
  private final Holding holding;
  private final Settling settling;
  private final Pipe pipe;
  private @Nullable Plan plan;
  private @Nullable Verdicts verdicts;

  FeedRun(
      Feed feed, Hall hall, RunRequest request, @Nullable Lease lease, long run, Hearing hearing) {
    this.feed = feed;
    this.hall = hall;
    this.request = request;
    this.lease = lease;
    this.run = run;
    this.hearing = hearing;
    this.started = hall.clock().instant();
    long fencing = lease == null ? started.toEpochMilli() : lease.fencing();
    exceptions = new Exceptions(feed.name(), hall.ledger().entries());
    ticket = Ticket.of(feed, hall, run, fencing);
    holding = new Holding(feed.name(), hall);
    settling = new Settling(ticket, exceptions, holding.tolerant());
    pipe = new Pipe(free -> plan().next(free), this::stillHere, UNDER_WAY, BYTES_UNDER_WAY);
  }

  /**
   * Finds out what there is to do.
   *
   * @throws Unable if the province's database is not the one that the flow knows
   */
  public void look() {
    plan = new Plan(feed, hall, request, ticket, exceptions, settling, holding);
    Grounds grounds = plan.grounds();
    verdicts =
        new Verdicts(feed, ticket, grounds.source(), hearing, grounds.state().verdictsSince());
  }

  private Plan plan() {
    return Objects.requireNonNull(plan, "the run has not looked yet");
  }

  public String name() {
    return feed.name();
  }

  public long number() {
    return run;
  }

  /** What shows at a fixed cost whether there is anything to do; empty if there certainly is. */
  public Optional<Query> probe() {
    return plan().probe();
  }

  /** The probe found nothing. */
  public void idle() {
    plan().idle();
    hearing.idle();
  }

  public Hearing hearing() {
    return hearing;
  }

  /**
   * The run's batches, handed out while they may be under way. The last one {@link Batch#none} is:
   * whether there will be another is known only when all before have come home.
   */
  public Iterator<Batch> batches() {
    return new Batches(pipe, settling, this::quiet);
  }

  public boolean sends(Batch batch) {
    return batch.part().isPresent();
  }

  public NationalCall call() {
    return feed.requests().batch();
  }

  public byte[] body(Batch batch) {
    return batch.part().orElseThrow().body();
  }

  public void answered(Batch batch, JsonNode answer) {
    List<Item> sent = batch.part().orElseThrow().items;
    List<FeedOutcome> outcomes = feed.answers().batch(Part.keys(sent), answer);
    Fates.of(sent, outcomes, plan()::waitedTooLong);
    batch.answered();
    pipe.answered();
  }

  /**
   * The nation refused a part of the batch whole, or gave no answer.
   *
   * @return whether the batch goes on; otherwise it is not to be settled
   */
  public boolean failed(Batch batch, NationalProblem problem) {
    if (problem.verdict() == Verdict.REFUSED_BATCH) {
      batch.blame(problem.reason());
      pipe.answered();
      return true;
    }
    if (problem.retryAfter().filter(asked -> asked.compareTo(Duration.ZERO) > 0).isPresent()) {
      pipe.broke(problem);
    }
    return pipe.failed(batch, problem);
  }

  public void settle(Batch batch) {
    settling.settle(batch, hearing::of);
  }

  /** The batch is settled, or will not be in this run. */
  public void home(Batch batch) {
    pipe.home(batch);
  }

  /** The run cannot go on; batches under way come home first. */
  public void broke(Throwable failure) {
    pipe.broke(failure);
  }

  /** How many records were parked since last asked, by the cause's text. */
  public Map<String, Integer> deadLetters() {
    return settling.deadLetters();
  }

  private void stillHere() {
    hall.mustGoOn(feed.name(), lease);
  }

  /** Only shows or counts what it would do. */
  private boolean quiet() {
    return request.dry() || feed.mapping().mode() != Mode.AUTO;
  }

  /** Whether there are verdicts to be read; after the last batch. */
  public boolean moreVerdicts() {
    return !quiet() && pipe.broken().isEmpty() && verdicts != null && verdicts.more();
  }

  public NationalCall verdictPage() {
    stillHere();
    return Objects.requireNonNull(verdicts).page();
  }

  public void takeVerdicts(JsonNode answer) {
    Objects.requireNonNull(verdicts).take(answer);
  }

  /**
   * At the end.
   *
   * @throws RuntimeException what broke the run
   */
  public Report end() {
    pipe.mustBeWhole();
    Closing closing = new Closing(feed, hall, run, started);
    if (quiet()) {
      Rehearsal rehearsal = new Rehearsal(request.shows());
      rehearsal.play(plan());
      Tally seen = rehearsal.tally().plus(settling.tally());
      return closing.shown(seen, rehearsal.keys(), request.dry() ? "planned" : "observing");
    }
    settling.wrote(verdicts == null ? 0 : verdicts.written());
    if (request.only() == null) {
      plan().done();
    }
    hearing.done();
    return closing.done(settling.tally(), plan().grounds().footing().remark(), holding.done());
  }

  /** What it stood on, if it was about all records. */
  Optional<Grounds> stoodOn() {
    return request.only() == null ? Optional.of(plan().grounds()) : Optional.empty();
  }

  Ticket ticket() {
    return ticket;
  }

  public Report fail(Throwable failure) {
    return new Closing(feed, hall, run, started).broken(failure, settling.tally(), holding);
  }

  /** What became of everything that was read, each kind counted by itself. */
  public String equation() {
    return settling.tally().equation();
  }

  /** How many records the run has dealt with, and about how many there are. */
  public long[] progress() {
    return settling.progress();
  }

  @Override
  public void close() {
    try {
      if (plan != null) {
        plan.close();
      }
    } finally {
      if (lease != null) {
        hall.ledger().leases().release(lease);
      }
    }
  }
}
