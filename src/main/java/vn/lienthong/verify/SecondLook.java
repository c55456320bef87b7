package vn.lienthong.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Entries;
import vn.lienthong.mapping.Field;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.record.Standing;
import vn.lienthong.record.Text;

/**
 * Asks both sides once more for every record in doubt. What is alike by now is confirmed: it was on
 * its way, or the nation's digest is over more fields than the mapping has. What differs in another
 * way than at first sight is moving; only what stands as it stood is a finding.
 */
final class SecondLook {
  private static final int MOST = 1_000;
  private static final int AT_ONCE = 200;

  private final Subject subject;
  private final Entries entries;
  private final LocalPass pass;
  private final RecordDigest digests;
  private final Deque<Doubt> doubts = new ArrayDeque<>();
  private final Map<Key, Row> rows = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private int ahead;
  private int unlisted;
  private long confirmed;
  private long open;

  SecondLook(Subject subject, Entries entries, LocalPass pass, RecordDigest digests) {
    this.subject = subject;
    this.entries = entries;
    this.pass = pass;
    this.digests = digests;
  }

  /** The first thousand are looked at again; the rest is counted only. */
  void begin(Collection<Doubt> found) {
    found.stream().limit(MOST).forEach(doubts::add);
    unlisted = Math.max(0, found.size() - MOST);
  }

  boolean more() {
    return !doubts.isEmpty();
  }

  /** The ids that the nation will be asked for. */
  Set<String> ids() {
    return doubts.stream().map(Doubt::id).collect(Collectors.toSet());
  }

  /** The id to ask the nation for. */
  String ask() {
    if (ahead == 0) {
      List<Doubt> next = doubts.stream().limit(AT_ONCE).toList();
      rows.clear();
      rows.putAll(
          subject.rows().of(next.stream().map(Doubt::key).filter(Objects::nonNull).toList()));
      ahead = next.size();
    }
    return doubts.element().id();
  }

  void take(Optional<Row> answer) {
    Doubt doubt = doubts.remove();
    ahead--;
    Row there = answer.filter(row -> !row.handle().withdrawn()).orElse(null);
    Key known = doubt.key();
    if (known == null) {
      onlyThere(there);
    } else if (!pass.nowAside(known)) {
      held(doubt, known, rows.get(known), there);
    }
  }

  /** At first sight the province did not hold it, so it was not counted there either. */
  private void onlyThere(@Nullable Row there) {
    if (there == null || pass.setAside(there.key())) {
      return;
    }
    boolean held = subject.rows().of(List.of(there.key())).containsKey(there.key());
    if (!held && !ended(there)) {
      findings.add(new Finding(there.key(), Finding.Kind.ONLY_AT_NATION, List.of()));
    }
  }

  /** Gone on the other side, and agreed to be: what is left of it here says that it ended. */
  private boolean ended(Row row) {
    String end = subject.mapping().retirement().field();
    return end != null
        && row.value(end) != null
        && entries
            .find(subject.mapping().name(), row.key())
            .filter(entry -> entry.standing() == Standing.RETIRED)
            .isPresent();
  }

  private void held(Doubt doubt, Key key, @Nullable Row here, @Nullable Row there) {
    if (here == null) {
      find(key, Finding.Kind.MOVING, List.of());
      return;
    }
    if (there == null && ended(here)) {
      confirmed++;
      return;
    }
    if (there == null) {
      find(key, doubt.there() ? Finding.Kind.MOVING : Finding.Kind.MISSING_AT_NATION, List.of());
      return;
    }
    Map<String, @Nullable String> wanted = wanted(here);
    if (digest(doubt.id(), wanted).equals(digest(doubt.id(), there.values()))) {
      confirmed++;
    } else {
      Finding.Kind kind = doubt.there() ? Finding.Kind.DIFFERENT : Finding.Kind.MOVING;
      find(key, kind, differing(wanted, there));
    }
  }

  private void find(Key key, Finding.Kind kind, List<String> fields) {
    findings.add(new Finding(key, kind, fields));
    open++;
  }

  private Map<String, @Nullable String> wanted(Row row) {
    Entry entry =
        subject.fed() ? null : entries.find(subject.mapping().name(), row.key()).orElse(null);
    return new Expectation(subject).values(row, entry);
  }

  private String digest(String id, Map<String, @Nullable String> values) {
    return HexFormat.of().formatHex(digests.of(id, values));
  }

  private List<String> differing(Map<String, @Nullable String> wanted, Row there) {
    return subject.compared().stream()
        .map(Field::name)
        .filter(name -> !exactly(wanted.get(name), there.value(name)))
        .toList();
  }

  private static boolean exactly(@Nullable String one, @Nullable String other) {
    return Objects.equals(form(one), form(other));
  }

  private static @Nullable String form(@Nullable String value) {
    return value == null || value.isEmpty() ? null : Text.nfc(value);
  }

  List<Finding> findings() {
    return findings;
  }

  long confirmed() {
    return confirmed;
  }

  /** How many findings are about records that the province was seen to hold. */
  long open() {
    return open;
  }

  /** How many records in doubt were not looked at again. */
  int unlisted() {
    return unlisted;
  }
}
