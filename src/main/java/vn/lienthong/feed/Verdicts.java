package vn.lienthong.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Event;
import vn.lienthong.national.EndOfList;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.NationsClock;
import vn.lienthong.national.Page;
import vn.lienthong.national.Seen;
import vn.lienthong.national.VerdictPage;
import vn.lienthong.record.Key;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Row;
import vn.lienthong.record.Write;

/**
 * The ministry's verdicts on their way back into the province's rows: what changed at the nation is
 * read page by page, and each row is written only if it still is as it was read. What could not be
 * written is read again by the next run; everything, if the nation's clock was put back.
 */
final class Verdicts {
  private static final int PAGE = 500;
  private static final Duration OVERLAP = Duration.ofMinutes(1);
  private static final String EVER = "1970-01-01T00:00:00Z";

  private final Feed feed;
  private final Ticket ticket;
  private final Source source;
  private final Hearing hearing;
  private String since;
  private @Nullable String after;
  private @Nullable String next;
  private EndOfList end = new EndOfList();
  private boolean over;
  private boolean all = true;
  private int written;

  /**
   * @param since the nation's own time; null: all that there ever was
   */
  Verdicts(Feed feed, Ticket ticket, Source source, Hearing hearing, @Nullable String since) {
    this.feed = feed;
    this.ticket = ticket;
    this.source = source;
    this.hearing = hearing;
    this.since = since == null || since.isEmpty() ? EVER : NationsClock.before(since, OVERLAP);
    this.over = feed.mapping().verdicts().isEmpty() || !feed.requests().readable();
  }

  boolean more() {
    return !over;
  }

  NationalCall page() {
    return feed.requests().verdicts(PAGE, after, since);
  }

  /**
   * @throws NationalProblem if the list has no end
   */
  void take(JsonNode answer) {
    VerdictPage read = feed.answers().verdicts(answer);
    Page page = read.page();
    if (NationsClock.wentBack(page.serverTime(), since)) {
      since = EVER;
      after = null;
      next = null;
      end = new EndOfList();
      return;
    }
    end.take(page);
    if (next == null) {
      next = page.serverTime();
    }
    hearing.saw(own(read));
    write(read.verdicts());
    after = page.next();
    over = after == null;
    if (over && all) {
      ticket.ledger().feeds().verdictsSince(ticket.flow(), next);
    }
  }

  /** None if the page has it under an id that is not its record's: there may be no such record. */
  private @Nullable Seen own(VerdictPage read) {
    Seen newest = read.newest();
    if (newest == null || newest.gone()) {
      return newest;
    }
    String id = newest.id();
    boolean known =
        read.verdicts().stream().anyMatch(one -> feed.requests().id(one.key()).equals(id));
    return known ? newest : null;
  }

  private void write(List<VerdictPage.Verdict> verdicts) {
    Map<Key, VerdictPage.Verdict> wanted = new LinkedHashMap<>();
    for (VerdictPage.Verdict verdict : verdicts) {
      if (verdict.sound() && !verdict.withdrawn()) {
        wanted.put(verdict.key(), verdict);
      }
    }
    List<String> keys = wanted.keySet().stream().map(Key::text).toList();
    List<Write> writes = new ArrayList<>();
    for (Source.Found found : source.byKeys(keys)) {
      Row row = found.row();
      VerdictPage.Verdict verdict = row == null ? null : wanted.get(row.key());
      if (row != null && verdict != null) {
        Map<String, @Nullable String> changed = changed(row, verdict.fields());
        if (!changed.isEmpty()) {
          writes.add(new Write(row.key(), Write.Action.UPDATE, changed, row));
        }
      }
    }
    if (!writes.isEmpty()) {
      written(writes, feed.province().write(feed.mapping(), writes));
    }
  }

  private static Map<String, @Nullable String> changed(
      Row row, Map<String, @Nullable String> verdict) {
    Map<String, @Nullable String> changed = new HashMap<>();
    verdict.forEach(
        (field, value) -> {
          if (!Objects.equals(row.value(field), value)) {
            changed.put(field, value);
          }
        });
    return changed;
  }

  private void written(List<Write> writes, List<Outcome> outcomes) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      if (outcomes.get(i) instanceof Outcome.Done) {
        written++;
        String fields = String.join(",", writes.get(i).values().keySet());
        events.add(
            new Event(
                writes.get(i).key(),
                Event.What.WRITTEN_TO_PROVINCE,
                "verdict " + fields,
                ticket.run(),
                ticket.clock().instant(),
                "gateway"));
      } else if (!(outcomes.get(i) instanceof Outcome.Refused)) {
        all = false;
      }
    }
    ticket.ledger().events().tell(ticket.flow(), events);
  }

  /** How many rows were written. */
  int written() {
    return written;
  }
}
