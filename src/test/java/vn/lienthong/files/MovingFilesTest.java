package vn.lienthong.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.lienthong.ledger.Event;
import vn.lienthong.record.Standing;

class MovingFilesTest {
  private static final int MANY = 10_000_001;

  static byte[] bytes(int size, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @Test
  void theProvincesFilesGoToTheNationAndTheMinistrysComeIntoTheFolder() throws Exception {
    try (FilesTown town = new FilesTown(false)) {
      byte[] ours = bytes(MANY, 1);
      byte[] theirs = bytes(MANY, 2);
      town.document("H35.12-2026-000001", true, ours);
      town.document("G24-2026-000001", false, theirs);

      FilesReport report = town.run();

      assertThat(report).isNotNull();
      assertThat(report.cause()).isNull();
      assertThat(report.result()).isEqualTo("in-step");
      assertThat(report.tally()).isEqualTo(new FilesReport.Tally(1, 1, 0, 0, 0, 2L * MANY));
      assertThat(town.nation.content("12:H35.12-2026-000001", 1)).isEqualTo(ours);
      assertThat(town.path("G24-2026-000001", 1)).isEqualTo("bo/G24-2026-000001-1.pdf");
      assertThat(town.read("bo/G24-2026-000001-1.pdf")).isEqualTo(theirs);
      assertThat(town.story("H35.12-2026-000001").get(0).what()).isEqualTo(Event.What.SENT_FILE);
      assertThat(town.story("G24-2026-000001").get(0).what()).isEqualTo(Event.What.FETCHED_FILE);
      assertThat(town.entry("G24-2026-000001").standing()).isEqualTo(Standing.IN_STEP);

      town.nation.calls.clear();
      FilesReport idle = town.run();
      assertThat(idle.run()).isZero();
      assertThat(town.nation.calls).isEmpty();
    }
  }
}
