package vn.lienthong.files;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.flow.Rest;
import vn.lienthong.ledger.FileCopies;
import vn.lienthong.ledger.Lease;
import vn.lienthong.mapping.FileRows;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Mode;
import vn.lienthong.national.FileCalls;
import vn.lienthong.province.ProvinceDatabases;
import vn.lienthong.record.Key;

/** Opens runs that move files: under the lease of the flow that the documents belong to. */
public final class FilesRuns {
  private final Map<String, Mapping> mappings = new LinkedHashMap<>();
  private final ProvinceDatabases databases;
  private final Archive archive;
  private final boolean travel;
  private final String holder = UUID.randomUUID().toString();
  private volatile boolean stopping;

  /**
   * @param all mappings; those without files are left out
   * @param travel whether the nation takes and gives files
   */
  public FilesRuns(
      Iterable<Mapping> all, ProvinceDatabases databases, Archive archive, boolean travel) {
    this.travel = travel;
    for (Mapping mapping : all) {
      if (mapping.files() != null) {
        mappings.put(mapping.name(), mapping);
      }
    }
    this.databases = databases;
    this.archive = archive;
  }

  /** The flows whose documents have files. */
  public Set<String> flows() {
    return Set.copyOf(mappings.keySet());
  }

  /** Runs in hand end before their next piece. */
  public void stop() {
    stopping = true;
  }

  /**
   * @param only looks at the files of this document anew; null: goes on with all
   * @throws FilesUnavailable if the flow has no files that travel, is paused, rests or is being run
   */
  public FilesRun open(String flow, String trigger, @Nullable Key only) {
    Mapping mapping = mappings.get(flow);
    if (mapping == null) {
      throw new FilesUnavailable(flow, "has no files");
    }
    if (!travel) {
      throw new FilesUnavailable(flow, "has files that do not travel: the nation takes none");
    }
    if (mapping.mode() == Mode.OBSERVE) {
      throw new FilesUnavailable(flow, "only observes");
    }
    if (archive.ledger().flows().of(flow).paused()) {
      throw new FilesUnavailable(flow, "is paused");
    }
    if (Rest.rests(archive.ledger().flows(), flow, trigger, archive.clock().instant())) {
      throw new FilesUnavailable(flow, "rests, as the nation asked");
    }
    Lease lease =
        archive
            .ledger()
            .leases()
            .acquire(flow, holder, RunFrame.LEASE)
            .orElseThrow(() -> new FilesUnavailable(flow, "is being run by somebody else"));
    try {
      return open(mapping, lease, trigger, only);
    } catch (RuntimeException broken) {
      archive.ledger().leases().release(lease);
      throw broken;
    }
  }

  private FilesRun open(Mapping mapping, Lease lease, String trigger, @Nullable Key only) {
    var copies = archive.ledger().files();
    copies.forget(mapping.name());
    if (only != null) {
      copies.reopen(mapping.name(), only);
    }
    FileRows files = Objects.requireNonNull(mapping.files());
    Walk walk = new Walk(mapping, copies);
    String name = FileCopies.runsOf(mapping.name());
    boolean idle = !walk.hasNext() && !RunFrame.restless(archive, name);
    long run = idle ? 0 : archive.ledger().runs().begin(name, trigger);
    Starting starting =
        new Starting(
            new DocumentsFolder(archive.documents()),
            databases.of(mapping).files(mapping),
            new FileCalls(mapping.resource(), files.rows()),
            archive.piece());
    return new FilesRun(
        new RunFrame(archive, name, lease, run),
        walk,
        starting,
        new Notes(archive, lease, run),
        () -> stopping);
  }
}
