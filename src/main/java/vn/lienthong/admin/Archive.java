package vn.lienthong.admin;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import vn.lienthong.disk.Rights;
import vn.lienthong.feed.SealKey;
import vn.lienthong.ledger.Backup;
import vn.lienthong.ledger.BackupFile;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.Runs;

/** What is long over: the last days' figures, what people did, and all of it as a backup. */
final class Archive {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");
  private final FlowNames flows;
  private final Ledger ledger;
  private final Clock clock;
  private final Path data;

  /**
   * @param data where backups go
   */
  Archive(FlowNames flows, Ledger ledger, Clock clock, Path data) {
    this.data = data;
    this.flows = flows;
    this.ledger = ledger;
    this.clock = clock;
  }

  HistoryView history(int count) {
    Instant now = clock.instant();
    Duration zone = Duration.ofSeconds(clock.getZone().getRules().getOffset(now).getTotalSeconds());
    LocalDate today = LocalDate.ofInstant(now, clock.getZone());
    List<LocalDate> days = today.minusDays(count - 1L).datesUntil(today.plusDays(1)).toList();
    Instant since = days.get(0).atStartOfDay(clock.getZone()).toInstant();
    Map<String, Runs.Day> found = new HashMap<>();
    for (Runs.Day day : ledger.runs().days(since, zone)) {
      found.put(day.flow() + " " + day.date(), day);
    }
    List<HistoryView.Flow> all = new ArrayList<>();
    for (String flow : flows.all()) {
      Function<LocalDate, Runs.Day> of =
          date -> found.getOrDefault(flow + " " + date, new Runs.Day(flow, date, 0, 0, 0));
      all.add(
          new HistoryView.Flow(
              flow,
              days.stream().map(of).map(Runs.Day::runs).toList(),
              days.stream().map(of).map(Runs.Day::failed).toList(),
              days.stream().map(of).map(Runs.Day::written).toList()));
    }
    return new HistoryView(days, all);
  }

  List<ActView> audit(int limit) {
    return ledger.audit().list(limit).stream().map(ActView::of).toList();
  }

  ActView.Chain verify() {
    OptionalLong wrong = ledger.audit().verify();
    return new ActView.Chain(wrong.isEmpty(), wrong.orElse(0));
  }

  /** Nothing is ended for a file that is no backup of this version. */
  BackupView restore(String named, End end, String by) {
    Path file = data.resolve("backups").resolve(named);
    if (!Files.isReadable(file)) {
      throw new OperationException.Refused(
          "the service cannot read " + file + "; copy it to " + data.resolve("backups"));
    }
    try (BackupFile backup = new BackupFile(file)) {
      ledger.backup().check(backup);
      Backup.Summary summary = backup.summary();
      BackupView view =
          new BackupView(file.toString(), summary.at(), summary.total(), Files.size(file));
      end.restore(file, by);
      return view;
    } catch (Backup.Unusable unusable) {
      throw new OperationException.Refused(String.valueOf(unusable.getMessage()));
    } catch (IOException unreadable) {
      throw new OperationException.Refused(file + " cannot be read to its end");
    }
  }

  /** The ledger and the key of its receipts, as of now, in a file for the service's user only. */
  BackupView backup() {
    Path folder = data.resolve("backups");
    Path key = data.resolve(SealKey.FILE);
    Path file =
        folder.resolve(
            "lienthong-" + STAMP.format(clock.instant().atZone(clock.getZone())) + ".zip");
    Path part = folder.resolve(file.getFileName() + ".part");
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(part);
      Rights.OWNER.create(part);
      Backup.Summary summary;
      try (OutputStream out = Files.newOutputStream(part)) {
        Map<String, byte[]> beside =
            Files.exists(key) ? Map.of(SealKey.FILE, Files.readAllBytes(key)) : Map.of();
        summary = ledger.backup().write(beside, out);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      return new BackupView(file.toString(), summary.at(), summary.total(), Files.size(file));
    } catch (IOException refused) {
      throw new OperationException.Refused(
          "no backup could be written to " + folder + ": " + refused.getClass().getSimpleName());
    }
  }
}
