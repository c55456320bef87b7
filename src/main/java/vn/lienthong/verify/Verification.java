package vn.lienthong.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Entries;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.record.Cause;

/**
 * Proves one flow complete, in the order in which its route calls the methods:
 *
 * <ol>
 *   <li>{@link #readProvince}: what should the nation hold? Every record's digest falls into a
 *       bucket named by a hash of its id.
 *   <li>{@link #digests}: the nation's digests of the same buckets, in one answer. Buckets that are
 *       alike are proved, and none of their records was transferred.
 *   <li>{@link #records}: the digests of the single records of the other buckets.
 *   <li>{@link #doubt}: every record in doubt is asked for once more on both sides, because it may
 *       have changed while the proof went on.
 * </ol>
 */
public final class Verification implements AutoCloseable {
  private final Subject subject;
  private final Clock clock;
  private final Instant started;
  private final LocalPass pass;
  private final Drill drill;
  private final SecondLook second;
  private boolean looking;
  private long nation;
  private int requests;
  private long bytes;

  public Verification(Subject subject, Entries entries, Path spools, Clock clock) {
    this.subject = subject;
    this.clock = clock;
    this.started = clock.instant();
    RecordDigest digests = new RecordDigest(subject.compared());
    this.pass = new LocalPass(subject, entries, spools);
    this.drill = new Drill();
    this.second = new SecondLook(subject, entries, pass, digests);
  }

  public String flow() {
    return subject.mapping().name();
  }

  public void readProvince() {
    pass.read();
  }

  public NationalCall digests() {
    return subject.requests().digests(pass.buckets().digits());
  }

  public void takeDigests(JsonNode answer) {
    count(answer);
    Map<String, Bucket> there = new HashMap<>();
    for (JsonNode bucket : list(answer)) {
      int records = bucket.path("count").asInt();
      nation += records;
      there.put(
          bucket.path("prefix").asText(), new Bucket(records, bucket.path("digest").asText()));
    }
    drill.compare(pass.buckets(), pass.buckets().all(), there);
  }

  public boolean moreRecords() {
    return drill.more();
  }

  public NationalCall records() {
    return subject.requests().digestsOf(drill.ask());
  }

  public void takeRecords(JsonNode answer) {
    count(answer);
    drill.take(list(answer));
  }

  public boolean moreDoubts() {
    if (!looking) {
      looking = true;
      second.begin(drill.doubts());
    }
    return second.more();
  }

  public NationalCall doubt() {
    return subject.requests().one(second.ask());
  }

  public void takeDoubt(JsonNode answer) {
    count(answer);
    second.take(subject.answers().one(answer));
  }

  private static JsonNode list(JsonNode answer) {
    JsonNode data = answer.path("data");
    if (!data.isArray()) {
      throw NationalProblem.contractBroken("wrong-type", "data");
    }
    return data;
  }

  private void count(JsonNode answer) {
    requests++;
    bytes += answer.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  public Verified end() {
    return verified(null);
  }

  /** The proof could not be brought to its end. */
  public Verified fail(Cause cause) {
    return verified(cause);
  }

  private Verified verified(@Nullable Cause cause) {
    return new Verified(
        flow(),
        started,
        clock.instant(),
        pass.source(),
        drill.confirmed() + second.confirmed(),
        Map.copyOf(pass.tally()),
        pass.unreadable(),
        second.open(),
        subject.rows().filteredOut(),
        nation,
        second.findings().stream().sorted(Comparator.comparing(Finding::key)).toList(),
        drill.unlisted() + second.unlisted(),
        requests,
        bytes,
        cause);
  }

  @Override
  public void close() {
    pass.close();
  }
}
