package vn.lienthong.flow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.FlowState;
import vn.lienthong.ledger.Lease;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.national.NationalCall;
import vn.lienthong.province.ProvinceSql;
import vn.lienthong.province.Query;
import vn.lienthong.reconcile.Aftermath;
import vn.lienthong.record.Key;
import vn.lienthong.spool.SortedSpool;

/**
 * One run of one flow, in the order in which its route calls the methods:
 *
 * <ol>
 *   <li>read the province ({@link #countQuery} to {@link #takeProvince}) and the nation ({@link
 *       #nationalPage}, {@link #takeNational}), page by page, into sorted spools;
 *   <li>{@link #findMissing}, and ask for what is missing on either side by its key;
 *   <li>{@link #compare}: decide every record, find out what may go and what waits for a person;
 *   <li>{@link #carrying}: batch by batch, send to the nation, write to the province, settle;
 *   <li>{@link #end}, or {@link #fail} from wherever it stopped. A run that stops anywhere leaves
 *       nothing half agreed: the next one reads and decides again.
 * </ol>
 *
 * A dry run ends after the third step and leaves no trace.
 */
public final class FlowRun implements AutoCloseable {
  private static final int IN_MEMORY = 5000;

  private final Flow flow;
  private final House house;
  private final RunRequest request;
  private final @Nullable Lease lease;
  private final long run;
  private final Instant started;
  private @Nullable ProvinceSql sql;
  private final Readings readings;
  private final ChildReading children;
  private final Inquiry inquiry;
  private @Nullable Deciding deciding;
  private @Nullable Comparison comparison;
  private @Nullable Planning planning;
  private @Nullable Settling settling;
  private @Nullable Carrying carrying;
  private List<Key> asking = List.of();

  FlowRun(Flow flow, House house, RunRequest request, @Nullable Lease lease, long run) {
    this.flow = flow;
    this.house = house;
    this.request = request;
    this.lease = lease;
    this.run = run;
    this.started = house.clock().instant();
    FlowState state = house.ledger().flows().of(flow.name());
    NationalReading nation = new NationalReading(this::spool, reads(state), state.nationSince());
    ProvinceReading province =
        new ProvinceReading(flow.lenses(), spool(), house.limits().pageSize());
    this.children = new ChildReading(flow.lenses());
    this.inquiry = new Inquiry(flow, nation);
    this.readings = new Readings(flow.name(), house.ledger().entries(), province, nation);
  }

  /** Completely now and then, for a person, and as long as anything is set aside. */
  private boolean reads(FlowState state) {
    return request.full()
        || state.nationSince() == null
        || FlowRuns.ago(state.lastFullRead(), house.limits().fullReadEvery(), started)
        || FlowRuns.setAside(house.ledger(), flow.name());
  }

  private SortedSpool spool() {
    List<String> fields = flow.mapping().fields().stream().map(field -> field.name()).toList();
    return new SortedSpool(house.spools(), fields, IN_MEMORY);
  }

  public String name() {
    return flow.name();
  }

  public long number() {
    return run;
  }

  public Query countQuery() {
    sql = flow.sql();
    return sql.count();
  }

  /** Questions about the table, as it was found when its rows were counted. */
  public ProvinceSql sql() {
    return Objects.requireNonNull(sql, "the table was not looked at yet");
  }

  public void counted(long rows) {
    readings.province().expect(rows);
  }

  public void skipped(long rows) {
    readings.province().skip(rows);
  }

  /** Rows of the province that were read, until their child rows are. */
  public ChildReading children() {
    return children;
  }

  public boolean moreProvince() {
    return readings.province().more();
  }

  public Query provincePage() {
    return sql().page(readings.province().pageSize(), readings.province().last());
  }

  public void takeProvince(List<Map<String, @Nullable Object>> rows) {
    readings.province().take(rows);
  }

  public boolean moreNation() {
    return readings.nation().more();
  }

  public NationalCall nationalPage() {
    NationalReading nation = readings.nation();
    return flow.requests().page(house.limits().pageSize(), nation.after(), nation.since());
  }

  public void takeNational(JsonNode answer) {
    readings.nation().take(flow.answers().page(answer));
  }

  /** After both sides were read; what an interrupted run had written is recognised first. */
  public void findMissing() {
    Recovery.after(lease, flow.mapping().hash(), house, readings);
    deciding = new Deciding(flow, house, request, readings);
    deciding.findMissing();
  }

  public boolean moreMissingAtProvince() {
    return readings.province().toAsk();
  }

  public Query missingAtProvince() {
    asking = readings.province().ask();
    return sql().byKeys(asking);
  }

  /** The same keys, outside the scope too. */
  public Query missingAnywhere() {
    return sql().byKeysAnywhere(asking);
  }

  public void takeMissingAtProvince(
      List<Map<String, @Nullable Object>> inScope, List<Map<String, @Nullable Object>> anywhere) {
    readings.province().asked(inScope, anywhere);
  }

  public boolean moreMissingAtNation() {
    return inquiry.more();
  }

  public NationalCall missingAtNation() {
    return inquiry.ask();
  }

  public void takeMissingAtNation(JsonNode answer) {
    inquiry.take(answer);
  }

  /** Decides every record; afterwards {@link #carrying} carries the decisions out. */
  public void compare() {
    Mapping mapping = flow.mapping();
    Instant now = house.clock().instant();
    Deciding decided = Objects.requireNonNull(deciding, "nothing was looked for yet");
    comparison = decided.compared();
    planning = new Planning(flow, house.ledger(), request, comparison, now);
    if (request.dry()) {
      carrying = new Carrying(flow, null, null, () -> {});
      return;
    }
    long fencing = lease == null ? 0 : lease.fencing();
    planning.prepare(fencing, now);
    Aftermath aftermath =
        new Aftermath(
            mapping.hash(), run, now, new Retries(house.limits(), house.clock(), house.random()));
    settling = new Settling(flow.name(), run, fencing, house, aftermath);
    References references = new References(mapping, house.ledger().entries());
    Execution execution =
        comparison.atRest()
            ? null
            : new Execution(
                run,
                readings::sightings,
                decided.decider(),
                planning.permit(),
                references,
                new Noting(flow.name(), run, house, sql()::shown),
                settling,
                flow.requests().largestBatch());
    carrying = new Carrying(flow, execution, settling, this::renew);
  }

  /** The decisions on their way; only after {@link #compare}. */
  public Carrying carrying() {
    return Objects.requireNonNull(carrying, "nothing was decided yet");
  }

  private void renew() {
    if (lease != null) {
      house.ledger().leases().renew(lease, FlowRuns.LEASE);
    }
  }

  public Report end() {
    return new Closing(flow.name(), house, run, started)
        .report(
            readings,
            Objects.requireNonNull(comparison),
            Objects.requireNonNull(planning),
            settling,
            request);
  }

  public Report fail(Throwable broken) {
    Throwable meant = flow.database().meaning(broken);
    return new Closing(flow.name(), house, run, started).broken(meant, settling);
  }

  @Override
  public void close() {
    try (readings) {
      if (carrying != null) {
        carrying.close();
      }
    } finally {
      if (lease != null) {
        house.ledger().leases().release(lease);
      }
    }
  }
}
