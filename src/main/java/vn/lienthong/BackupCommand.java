package vn.lienthong;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.config.Settings;
import vn.lienthong.ledger.Backup;
import vn.lienthong.ledger.BackupFile;
import vn.lienthong.ledger.LedgerInUse;

/**
 * {@code lienthong backup check FILE} and {@code lienthong backup restore FILE --yes}: what a
 * backup holds, and its ledger in the place of this home's, whichever database that is in.
 */
public final class BackupCommand {
  private static final String YES = "--yes";

  private BackupCommand() {}

  /** The exit code: 0, 1 if the file is no whole backup, 2 if it cannot be restored here. */
  public static int run(
      List<String> words,
      Path home,
      Map<String, String> environment,
      @Nullable String language,
      boolean json,
      PrintStream out)
      throws IOException {
    Voice voice = Voice.of("backup", language, out);
    List<String> plain = new ArrayList<>(words);
    boolean yes = plain.remove(YES);
    boolean check = plain.size() == 2 && plain.get(0).equals("check") && !yes;
    boolean restore = plain.size() == 2 && plain.get(0).equals("restore");
    if (!check && !restore) {
      voice.say("backup.usage");
      return 2;
    }
    Path file = Path.of(plain.get(1));
    try {
      Backup.Summary summary =
          restore && yes
              ? new Restoring(Settings.load(home, environment), file, person()).carryOut()
              : summary(file);
      if (json) {
        out.println(JsonMapper.builder().build().writeValueAsString(view(summary, restore && yes)));
      } else {
        String told = check ? "backup.whole" : yes ? "backup.restored" : "backup.sure";
        voice.say(told, Voice.time(summary.at()), summary.total());
      }
      return 0;
    } catch (Backup.Unusable unusable) {
      voice.say("backup.unusable", file, String.valueOf(unusable.getMessage()));
      return 1;
    } catch (LedgerInUse taken) {
      voice.say("backup.in-use");
      return 2;
    }
  }

  private static String person() {
    return System.getProperty("user.name", "unknown");
  }

  private static Map<String, Object> view(Backup.Summary summary, boolean restored) {
    return Map.of("at", summary.at().toString(), "tables", summary.rows(), "restored", restored);
  }

  private static Backup.Summary summary(Path file) throws IOException {
    try (BackupFile backup = new BackupFile(file)) {
      return backup.summary();
    }
  }
}
