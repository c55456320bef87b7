package vn.lienthong.files;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.FileCopy;
import vn.lienthong.mapping.Authority;
import vn.lienthong.mapping.FileRows;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.record.Base;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Held;
import vn.lienthong.record.Key;

/** A document in step, and what is to be done about its files. */
final class Document {
  private final Entry entry;
  private final Base base;
  private final Authority authority;
  private final String rows;
  private final List<ListedFile> files;
  private final Map<Integer, FileCopy> copies = new HashMap<>();
  private final Deque<ListedFile> left;
  private final List<Cause> faults = new ArrayList<>();
  private boolean open;

  Document(Mapping mapping, FileRows rows, Entry entry, List<FileCopy> copies) {
    this.entry = entry;
    this.base = Objects.requireNonNull(entry.base(), "in step without a base");
    this.rows = rows.rows();
    // of a record in step both sides say the same; the nation's words are the ones in its code
    Map<String, @Nullable String> values = new HashMap<>();
    base.fields().forEach((field, held) -> values.put(field, held.nation()));
    this.authority = mapping.authority().of(values);
    Held listed = base.fields().get(this.rows);
    this.files =
        listed == null || authority == Authority.MANUAL
            ? List.of()
            : ListedFile.of(ours() ? listed.province() : listed.nation());
    this.left = new ArrayDeque<>(files);
    copies.forEach(copy -> this.copies.put(copy.number(), copy));
  }

  Entry entry() {
    return entry;
  }

  Key key() {
    return entry.key();
  }

  /** The nation's id. */
  String id() {
    return Objects.requireNonNull(base.nationalId(), "in step without an id");
  }

  /** Whether it is the province's own: its files are sent. */
  boolean ours() {
    return authority == Authority.PROVINCE;
  }

  /** The next file that was not begun in this run; null after the last. */
  @Nullable ListedFile next() {
    return left.poll();
  }

  /** What was known of the file when the run began; null if nothing, or of other content. */
  @Nullable FileCopy copy(ListedFile file) {
    FileCopy copy = copies.get(file.number());
    return copy != null && copy.sha256().equals(file.sha256()) ? copy : null;
  }

  /** Whether the nation did not take or give one of its files although it answered. */
  boolean troubled() {
    return copies.values().stream()
        .anyMatch(copy -> copy.state() == FileCopy.State.GOING && copy.attempts() > 0);
  }

  /** Where the province kept what it was fetched as, whatever its content was. */
  @Nullable String keptAs(ListedFile file) {
    FileCopy copy = copies.get(file.number());
    return copy == null ? null : copy.path();
  }

  void fault(ListedFile file, FileFault fault) {
    String detail = FileRows.NUMBER + " " + file.number();
    String more = fault.detail().isEmpty() ? "" : ": " + fault.detail();
    faults.add(new Cause(fault.code(), rows, detail + more));
  }

  void refused(List<Cause> causes) {
    faults.addAll(causes);
  }

  List<Cause> faults() {
    return faults;
  }

  /** Something is left for a later run. */
  void leave() {
    open = true;
  }

  boolean open() {
    return open;
  }

  Set<Integer> numbers() {
    return files.stream().map(ListedFile::number).collect(Collectors.toSet());
  }
}
