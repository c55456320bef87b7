package vn.lienthong.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import vn.lienthong.record.Key;

/**
 * Receipts in a table, one row per batch. A key is looked for among those receipts only whose range
 * and sieve may hold it, the newest first.
 */
final class JdbcReceipts implements Receipts {
  private static final int SIEVES = 500;
  private static final String WHOLE =
      "SELECT id, flow, run, kind, sent_at, mapping_hash, records, packed FROM receipt WHERE ";

  private final Database database;

  JdbcReceipts(Database database) {
    this.database = database;
  }

  private record Sieve(long id, byte[] bits) {}

  static void insert(Session session, Receipt receipt) throws SQLException {
    Packed packed = receipt.packed();
    session.update(
        "INSERT INTO receipt (flow, run, kind, sent_at, mapping_hash, records, lowest, highest,"
            + " sieve, packed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        receipt.flow(),
        receipt.run(),
        receipt.kind(),
        receipt.at(),
        receipt.mappingHash(),
        packed.records(),
        packed.outermost(true),
        packed.outermost(false),
        packed.sieve(),
        packed.bytes());
  }

  private static Receipt read(Columns row) throws SQLException {
    return new Receipt(
        row.number("id"),
        row.text("flow"),
        row.number("run"),
        row.text("kind"),
        row.instant("sent_at"),
        row.text("mapping_hash"),
        Packed.of(row.bytes("packed"), row.count("records")));
  }

  /** A receipt was merged into a newer one that was passed already. */
  private static final class Merged extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static <T> T untilWhole(Supplier<T> reading) {
    while (true) {
      try {
        return reading.get();
      } catch (Merged meanwhile) {
        // the next reading meets the set that it has become part of
      }
    }
  }

  @Override
  public Map<Key, Receipt.Sent> newest(String flow, Collection<Key> keys) {
    return untilWhole(() -> found(flow, keys));
  }

  private Map<Key, Receipt.Sent> found(String flow, Collection<Key> keys) {
    Map<Key, Long> left = new HashMap<>();
    keys.forEach(key -> left.put(key, Packed.hash(key)));
    Map<Key, Receipt.Sent> found = new LinkedHashMap<>();
    if (!left.isEmpty()) {
      walk(
          flow,
          Collections.min(keys),
          Collections.max(keys),
          sieve -> left.values().stream().anyMatch(hash -> Packed.mayHold(sieve, hash)),
          receipt -> {
            receipt
                .packed()
                .each(
                    (key, print) -> {
                      if (left.remove(key) != null) {
                        found.put(key, sent(receipt, print));
                      }
                    });
            return !left.isEmpty();
          });
    }
    return found;
  }

  @Override
  public List<Receipt.Sent> of(String flow, Key wanted) {
    return untilWhole(() -> all(flow, wanted));
  }

  private List<Receipt.Sent> all(String flow, Key wanted) {
    long hash = Packed.hash(wanted);
    List<Receipt.Sent> all = new ArrayList<>();
    walk(
        flow,
        wanted,
        wanted,
        sieve -> Packed.mayHold(sieve, hash),
        receipt -> {
          receipt
              .packed()
              .each(
                  (key, print) -> {
                    if (key.equals(wanted)) {
                      all.add(sent(receipt, print));
                    }
                  });
          return true;
        });
    Collections.reverse(all);
    return all;
  }

  private static Receipt.Sent sent(Receipt receipt, long print) {
    return new Receipt.Sent(
        receipt.id(),
        receipt.run(),
        receipt.kind(),
        receipt.at(),
        print,
        print == Packed.WITHDRAWN);
  }

  private interface Going {
    /** Whether to go on to older ones. */
    boolean on(Receipt receipt);
  }

  private interface Sifting {
    boolean mayHold(byte[] sieve);
  }

  /** Those receipts, the newest first, that may hold a key between the two. */
  private void walk(String flow, Key low, Key high, Sifting sifting, Going going) {
    long before = Long.MAX_VALUE;
    while (true) {
      List<Sieve> sieves = sieves(flow, low, high, before);
      for (Sieve sieve : sieves) {
        if (sifting.mayHold(sieve.bits()) && !going.on(one(sieve.id()))) {
          return;
        }
      }
      if (sieves.size() < SIEVES) {
        return;
      }
      before = sieves.get(SIEVES - 1).id();
    }
  }

  private List<Sieve> sieves(String flow, Key low, Key high, long before) {
    return database.transaction(
        session ->
            session.list(
                "SELECT id, sieve FROM receipt WHERE flow = ? AND id < ? AND highest >= ?"
                    + " AND lowest <= ? ORDER BY flow DESC, id DESC LIMIT "
                    + SIEVES,
                row -> new Sieve(row.number("id"), row.bytes("sieve")),
                flow,
                before,
                low,
                high));
  }

  private Receipt one(long id) {
    return database.transaction(session -> one(session, id)).orElseThrow(Merged::new);
  }

  static Optional<Receipt> one(Session session, long id) throws SQLException {
    return session.first(WHOLE + "id = ?", JdbcReceipts::read, id);
  }

  @Override
  public void sent(String flow, Instant since, Instant until, Consumer<Receipt> each) {
    Optional<Receipt> receipt = next(flow, since, until, 0);
    while (receipt.isPresent()) {
      each.accept(receipt.get());
      receipt = next(flow, since, until, receipt.get().id());
    }
  }

  @Override
  public Optional<Receipt> next(String flow, Instant since, Instant until, long after) {
    return database.transaction(
        session ->
            session.first(
                WHOLE
                    + "flow = ? AND id > ? AND sent_at >= ? AND sent_at < ?"
                    + " ORDER BY flow, id LIMIT 1",
                JdbcReceipts::read,
                flow,
                after,
                since,
                until));
  }
}
