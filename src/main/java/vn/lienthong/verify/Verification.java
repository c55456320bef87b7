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
 *   <li>If the nation {@link #hasDigests}, {@link #digests}: its digests of the same buckets, in
 *       one answer. Buckets that are alike are proved, and none of their records was transferred.
 *       Otherwise {@link #page}: all its records, of which the digests are made here.
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
  private final Path spools;
  private @Nullable RemotePass remote;
  private @Nullable SecondWalk again;
  private boolean looking;
  private long nation;
  private int requests;
  private long bytes;

  public Verification(Subject subject, Entries entries, Path spools, Clock clock) {
    this.subject = subject;
    this.clock = clock;
    this.started = clock.instant();
    this.spools = spools;
    RecordDigest digests = new RecordDigest(subject.compared());
    this.pass = new LocalPass(subject, entries, spools);
    this.drill = new Drill();
    this.second = new SecondLook(subject, entries, pass, digests);
  }

  public String flow() {
    return subject.mapping().name();
  }

  /**
   * @throws NationalProblem if the nation's records cannot be read: then nothing can be proved
   */
  public void readProvince() {
    subject.requests().mustBeReadable();
    pass.read();
  }

  public boolean hasDigests() {
    return subject.requests().digestible();
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

  /** After the last page, which there always is. */
  public boolean morePages() {
    return remote().more();
  }

  public NationalCall page() {
    return remote().ask();
  }

  public void takePage(JsonNode answer) {
    count(answer);
    RemotePass there = remote();
    there.take(subject.answers().page(answer));
    if (!there.more()) {
      nation = there.records() + there.unreadable();
      drill.compare(pass.buckets(), pass.buckets().all(), there.buckets().all());
      drill.take(there.buckets());
    }
  }

  private RemotePass remote() {
    if (remote == null) {
      remote = new RemotePass(subject, spools, pass.buckets().digits());
    }
    return remote;
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
      again =
          subject.requests().asksForOne() ? null : new SecondWalk(subject.requests(), second.ids());
    }
    return second.more();
  }

  public NationalCall doubt() {
    return again == null ? subject.requests().one(second.ask()) : again.ask();
  }

  public void takeDoubt(JsonNode answer) {
    count(answer);
    if (again == null) {
      second.take(subject.answers().one(answer));
    } else if (again.take(subject.answers().page(answer))) {
      while (second.more()) {
        second.take(again.found(second.ask()));
      }
    }
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
        drill.unlisted() + second.unlisted() + (remote == null ? 0 : remote.unreadable()),
        requests,
        bytes,
        cause);
  }

  @Override
  public void close() {
    if (remote != null) {
      remote.close();
    }
    pass.close();
  }
}
