package vn.lienthong.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.Packed;
import vn.lienthong.ledger.Receipt;
import vn.lienthong.record.Key;

/** What the receipts of a fed flow tell of the records that left. */
final class Leaving {
  private final FlowNames flows;
  private final Ledger ledger;
  private final Moments moments;

  Leaving(FlowNames flows, Ledger ledger, Moments moments) {
    this.flows = flows;
    this.ledger = ledger;
    this.moments = moments;
  }

  /** Up to that record of that receipt, the list was given. */
  private record Place(long receipt, int record) {
    static Place of(@Nullable String text) {
      if (text == null) {
        return new Place(0, 0);
      }
      if (!text.matches("\\d{1,18}\\.\\d{1,9}")) {
        throw new OperationException.Invalid("bad-place", text, "not where a list goes on");
      }
      String[] parts = text.split("\\.");
      return new Place(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
    }

    String text() {
      return receipt + "." + record;
    }
  }

  SentView sent(String flow, SentView.Question question) {
    if (!flows.mapping(flow).fed()) {
      throw new OperationException.Invalid(
          "sent-of-reconciled", flow, "only fed flows keep receipts; ask for a record's trace");
    }
    Instant since = question.since() == null ? Instant.EPOCH : moments.since(question.since());
    Instant until = moments.until(question.until());
    return question.key() == null
        ? all(flow, since, until, Place.of(question.after()), question.limit())
        : one(flow, Desk.key(question.key()), since, until);
  }

  private SentView one(String flow, Key key, Instant since, Instant until) {
    List<SentView.Line> lines = new ArrayList<>();
    for (Receipt.Sent sent : ledger.receipts().of(flow, key)) {
      if (!sent.at().isBefore(since) && sent.at().isBefore(until)) {
        ledger
            .receipts()
            .next(flow, sent.at(), sent.at().plusNanos(1000), sent.receipt() - 1)
            .ifPresent(receipt -> lines.add(line(receipt, key, sent.fingerprint(), to(receipt))));
      }
    }
    return new SentView(flow, lines, null);
  }

  private SentView all(String flow, Instant since, Instant until, Place from, int limit) {
    List<SentView.Line> lines = new ArrayList<>();
    Place reached = from;
    long after = Math.max(0, from.record() > 0 ? from.receipt() - 1 : from.receipt());
    Optional<Receipt> next = ledger.receipts().next(flow, since, until, after);
    while (next.isPresent() && lines.size() < limit) {
      Receipt receipt = next.get();
      int skip = receipt.id() == from.receipt() ? from.record() : 0;
      int records = receipt.packed().records();
      int taken = Math.min(records - skip, limit - lines.size());
      take(receipt, skip, taken, lines);
      boolean whole = skip + taken == records;
      reached = new Place(receipt.id(), whole ? 0 : skip + taken);
      next = whole ? ledger.receipts().next(flow, since, until, receipt.id()) : next;
    }
    return new SentView(flow, lines, next.isPresent() ? reached.text() : null);
  }

  private void take(Receipt receipt, int skip, int taken, List<SentView.Line> lines) {
    String to = to(receipt);
    int[] place = {0};
    receipt
        .packed()
        .each(
            (key, print) -> {
              int at = place[0]++;
              if (at >= skip && at < skip + taken) {
                lines.add(line(receipt, key, print, to));
              }
            });
  }

  private @Nullable String to(Receipt receipt) {
    return ledger.statements().sentTo(receipt.flow(), receipt.at()).orElse(null);
  }

  private static SentView.Line line(Receipt receipt, Key key, long print, @Nullable String to) {
    boolean withdrawn = print == Packed.WITHDRAWN;
    return new SentView.Line(
        receipt.at(),
        receipt.run(),
        key.text(),
        withdrawn ? "withdrawn" : "sent",
        receipt.kind(),
        to,
        receipt.mappingHash(),
        withdrawn ? null : HexFormat.of().toHexDigits(print));
  }
}
