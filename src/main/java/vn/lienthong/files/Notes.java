package vn.lienthong.files;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Event;
import vn.lienthong.ledger.FileCopy;
import vn.lienthong.ledger.Lease;
import vn.lienthong.ledger.Settlement;
import vn.lienthong.reconcile.Seen;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Standing;

/** What a run that moves files writes into the ledger. */
final class Notes {
  private final Archive archive;
  private final Lease lease;
  private final long run;

  Notes(Archive archive, Lease lease, long run) {
    this.archive = archive;
    this.lease = lease;
    this.run = run;
  }

  void going(Document document, ListedFile file, long bytes) {
    note(document, file, FileCopy.State.GOING, bytes, 0, null, document.keptAs(file), List.of());
  }

  /**
   * @param path where a fetched one is kept
   * @param told whether it was moved now
   */
  void done(Document document, ListedFile file, long bytes, @Nullable String path, boolean told) {
    Event.What what = document.ours() ? Event.What.SENT_FILE : Event.What.FETCHED_FILE;
    String detail = file.number() + " " + file.name() + ", " + bytes + " bytes";
    List<Event> events = told ? List.of(event(document.entry(), what, detail)) : List.of();
    note(document, file, FileCopy.State.DONE, bytes, 0, null, path, events);
  }

  /** Left for later; returns how many attempts were in vain. */
  int vain(Document document, ListedFile file, long bytes, FileCopy.State state) {
    FileCopy before = document.copy(file);
    int attempts = 1 + (before == null ? 0 : before.attempts());
    Instant next = archive.next(attempts);
    note(document, file, state, bytes, attempts, next, document.keptAs(file), List.of());
    return attempts;
  }

  private void note(
      Document document,
      ListedFile file,
      FileCopy.State state,
      long bytes,
      int attempts,
      @Nullable Instant next,
      @Nullable String path,
      List<Event> events) {
    FileCopy copy =
        new FileCopy(
            document.key(),
            file.number(),
            Objects.requireNonNull(file.sha256()),
            state,
            bytes,
            attempts,
            next,
            path,
            run,
            archive.clock().instant());
    archive.ledger().files().note(lease.flow(), lease.fencing(), copy, events);
  }

  /** All files of the document are where they belong. */
  void finish(Document document) {
    Set<Integer> numbers = document.numbers();
    archive.ledger().files().finish(lease.flow(), lease.fencing(), document.entry(), numbers);
  }

  /** It is as it was left on both sides: a change of its row on either brings it back. */
  void park(Document document) {
    Entry before = document.entry();
    List<Cause> causes = List.copyOf(document.faults());
    Entry parked =
        new Entry(
            before.key(),
            Standing.PARKED,
            before.base(),
            before.attempts() + 1,
            null,
            causes,
            Seen.left(before.key(), Objects.requireNonNull(before.base())),
            archive.clock().instant(),
            run,
            before.mappingHash());
    String text = String.join("; ", causes.stream().map(Cause::text).toList());
    Event event = event(before, Event.What.PARKED, text);
    Settlement settlement =
        new Settlement(lease.fencing(), List.of(parked), Set.of(), List.of(event));
    archive.ledger().entries().settle(lease.flow(), settlement);
  }

  private Event event(Entry entry, Event.What what, String detail) {
    return new Event(entry.key(), what, detail, run, archive.clock().instant(), "gateway");
  }
}
