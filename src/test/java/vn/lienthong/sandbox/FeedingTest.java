package vn.lienthong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedingTest extends WithTemplates {
  private static final String CELLS = ",'o':[{'dong':'01','cot':'A','giaTri':1.5}]";

  @Test
  void bringsARecordThatTheNationDoesNotHave() {
    JsonNode answer = nationals.one("bieu", table("7.1", CELLS));
    assertThat(answer.path("status").asText()).isEqualTo("CREATED");
    assertThat(answer.path("phienBan").asInt()).isEqualTo(1);
    assertThat(answer.has("banGhi")).isFalse();
    JsonNode record = stored("bieu", "12:B01:2025:03388");
    assertThat(record.path("o").toString()).contains("\"giaTri\":1.5");
    assertThat(record.path("phienBanNguon").asText()).isEqualTo("7.1");
    assertThat(record.path("ketQua").asText()).isEqualTo("CHO_XEM");
    assertThat(record.path("lyDo").isNull()).isTrue();
  }

  @Test
  void takesTheSameAgainAsUnchangedAndMovesItsSourceUp() {
    nationals.one("bieu", table("7.1", CELLS));
    assertThat(status("bieu", table("7.2", CELLS.replace("1.5", "1.50")))).isEqualTo("UNCHANGED");
    assertThat(stored("bieu", "12:B01:2025:03388").path("phienBanNguon").asText()).isEqualTo("7.2");
    assertThat(stored("bieu", "12:B01:2025:03388").path("phienBan").asInt()).isEqualTo(1);
    assertThat(status("bieu", table("7.1", ""))).isEqualTo("STALE");
  }

  @Test
  void replacesTheWholeRecordByALaterReading() {
    nationals.one("bieu", table("7.9", CELLS + ",'ngayDuyet':'2025-12-01'"));
    assertThat(status("bieu", table("7.10", ""))).isEqualTo("UPDATED");
    JsonNode record = stored("bieu", "12:B01:2025:03388");
    assertThat(record.path("o").isNull()).isTrue();
    assertThat(record.path("ngayDuyet").isNull()).isTrue();
    assertThat(record.path("phienBan").asInt()).isEqualTo(2);
  }

  @Test
  void doesNotTakeAnEarlierReading() {
    nationals.one("bieu", table("8.1", CELLS));
    JsonNode answer = nationals.one("bieu", table("7.999", ""));
    assertThat(answer.path("status").asText()).isEqualTo("STALE");
    assertThat(answer.path("phienBan").asInt()).isEqualTo(1);
    assertThat(stored("bieu", "12:B01:2025:03388").path("o")).hasSize(1);
  }

  @Test
  void seesNoOrderInRows() {
    String one = "{'dong':'01','cot':'A','giaTri':1}";
    String two = "{'dong':'02','cot':'A','giaTri':2}";
    nationals.one("bieu", table("7.1", ",'o':[%s,%s]".formatted(one, two)));
    assertThat(status("bieu", table("7.2", ",'o':[%s,%s]".formatted(two, one))))
        .isEqualTo("UNCHANGED");
  }

  @Test
  void withdrawsKeepingTheContentAndRevives() {
    nationals.one("phieu-ho", household("P1", "7.1", ""));
    assertThat(status("phieu-ho", withdrawal("P1", "7.2", "NGUNG"))).isEqualTo("WITHDRAWN");
    JsonNode record = stored("phieu-ho", "12:P1");
    assertThat(record.path("trangThai").asText()).isEqualTo("DA_XOA");
    assertThat(record.path("chuHo").asText()).isEqualTo("Lò Văn Mẫu");
    assertThat(nationals.get("/phieu-ho").ids()).isEmpty();
    assertThat(status("phieu-ho", withdrawal("P1", "7.3", "NGUNG"))).isEqualTo("UNCHANGED");
    assertThat(status("phieu-ho", household("P1", "7.2", ""))).isEqualTo("STALE");
    assertThat(status("phieu-ho", household("P1", "7.4", ""))).isEqualTo("CREATED");
    assertThat(nationals.get("/phieu-ho").ids()).containsExactly("12:P1");
  }

  @Test
  void erasesAllButWhichRecordItWas() {
    nationals.one("phieu-ho", household("P1", "7.1", ",'danToc':'03'"));
    assertThat(status("phieu-ho", withdrawal("P1", "7.2", "NGUNG"))).isEqualTo("WITHDRAWN");
    assertThat(status("phieu-ho", withdrawal("P1", "7.3", "XOA"))).isEqualTo("ERASED");
    JsonNode record = stored("phieu-ho", "12:P1");
    assertThat(record.path("soPhieu").asText()).isEqualTo("P1");
    assertThat(record.path("maTinh").asText()).isEqualTo("12");
    assertThat(record.toString()).doesNotContain("chuHo", "danToc", "Lò");
    assertThat(status("phieu-ho", withdrawal("P1", "7.4", "XOA"))).isEqualTo("UNCHANGED");
    assertThat(nationals.get("/phieu-ho?changedSince=2000-01-01T00:00:00Z&maTinh=12").ids())
        .containsExactly("12:P1");
    assertThat(status("phieu-ho", household("P1", "7.5", ""))).isEqualTo("CREATED");
  }

  /** Its sender was killed, and the next one found the row gone. */
  @Test
  void doesNotCreateWhatALaterReadingFoundGoneThoughItArrivesAfterIt() {
    assertThat(status("phieu-ho", withdrawal("P1", "7.2", "XOA"))).isEqualTo("UNCHANGED");
    assertThat(status("phieu-ho", household("P1", "7.1", ""))).isEqualTo("STALE");
    assertThat(nationals.get("/phieu-ho").ids()).isEmpty();
    assertThat(status("phieu-ho", withdrawal("P1", "6.9", "XOA"))).isEqualTo("STALE");
    assertThat(status("phieu-ho", household("P1", "7.3", ""))).isEqualTo("CREATED");
    assertThat(nationals.get("/phieu-ho").ids()).containsExactly("12:P1");
  }

  @Test
  void remembersWhatWasGoneInOneBatchToo() {
    var answer =
        nationals.send("phieu-ho", withdrawal("P1", "7.2", "XOA"), household("P1", "7.1", ""));
    assertThat(answer.data().findValuesAsText("status")).containsExactly("UNCHANGED", "STALE");
  }

  @Test
  void findsNothingToWithdrawWhereThereIsNothing() {
    JsonNode answer = nationals.one("phieu-ho", withdrawal("P9", "7.1", "XOA"));
    assertThat(answer.path("status").asText()).isEqualTo("UNCHANGED");
    assertThat(answer.has("phienBan")).isFalse();
    assertThat(nationals.get("/phieu-ho/12:P9").status()).isEqualTo(404);
  }

  @Test
  void takesOneRecordTwiceInOneBatch() {
    var answer =
        nationals.send(
            "phieu-ho",
            household("P1", "7.1", ""),
            household("P1", "7.2", ",'soNhanKhau':4"),
            household("P1", "7.3", ",'soNhanKhau':4"),
            withdrawal("P1", "7.4", "NGUNG"),
            household("P1", "7.1", ""));
    assertThat(answer.data().findValuesAsText("status"))
        .containsExactly("CREATED", "UPDATED", "UNCHANGED", "WITHDRAWN", "STALE");
    assertThat(stored("phieu-ho", "12:P1").path("phienBan").asInt()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'maMau':'P09'          | maMau          | KHONG_TON_TAI",
        "'danToc':'99'          | danToc         | KHONG_TON_TAI",
        "'maDonVi':'99999999'   | maDonVi        | KHONG_TON_TAI",
        "'soNhanKhau':0         | soNhanKhau     | QUA_DAI",
        "'soNhanKhau':1.5       | soNhanKhau     | SAI_KIEU",
        "'ky':'2025-Q5'         | ky             | SAI_MA",
        "'chuHo':null           | chuHo          | BAT_BUOC",
        "'maTinh':'11'          | maTinh         | KHONG_CO_QUYEN",
        "'tuoi':4               | tuoi           | THUA_TRUONG",
        "'phienBan':1           | phienBan       | THUA_TRUONG",
        "'phienBanNguon':'7'    | phienBanNguon  | SAI_MA",
        "'phienBanNguon':null   | phienBanNguon  | BAT_BUOC",
        "'traLoi':[{'cauHoi':'C09','giaTri':'1'}] | traLoi[0].cauHoi | KHONG_TON_TAI",
        "'traLoi':[{'giaTri':'1'}]                | traLoi[0].cauHoi | BAT_BUOC",
        "'traLoi':[{'cauHoi':'C01','so':1}]       | traLoi[0].so     | THUA_TRUONG",
        "'traLoi':[{'cauHoi':'C01'},{'cauHoi':'C01'}] | traLoi[1]    | DA_TON_TAI",
        "'traLoi':['C01']                         | traLoi[0]        | SAI_KIEU",
      })
  void refusesARecordNamingTheField(String change, String field, String code) {
    var entry = Nationals.json(household("P1", "7.1", ""));
    entry.setAll(Nationals.json("{" + change + "}"));
    boolean allowed =
        !change.contains("tuoi") && !change.contains("'phienBan'") && !change.contains("1.5");
    Nationals caller = allowed && !field.equals("traLoi[0]") ? nationals : nationals.wrongly();
    JsonNode answer = caller.one("phieu-ho", entry.toString());
    assertThat(answer.path("status").asText()).isEqualTo("REJECTED");
    assertThat(answer.path("errors")).hasSize(1);
    assertThat(answer.path("errors").path(0).path("field").asText()).isEqualTo(field);
    assertThat(answer.path("errors").path(0).path("code").asText()).isEqualTo(code);
    assertThat(nationals.get("/phieu-ho").ids()).isEmpty();
  }

  @Test
  void refusesACellOutsideTheGridAndATextOfMegabytes() {
    JsonNode outside = nationals.one("bieu", table("7.1", ",'o':[{'dong':'01','cot':'Z'}]"));
    assertThat(outside.path("errors").path(0).path("field").asText()).isEqualTo("o[0].cot");
    String long1 = household("P1", "7.1", ",'tonGiao':'" + "x".repeat(1_500_000) + "'");
    assertThat(status("phieu-ho", long1)).isEqualTo("REJECTED");
    String long2 = household("P1", "7.1", ",'tonGiao':'" + "x".repeat(3_000_000) + "'");
    assertThat(nationals.send("phieu-ho", long2).status()).isEqualTo(413);
  }

  @Test
  void refusesAnotherIdForARecordThatLives() {
    nationals.one("phieu-ho", household("P1", "7.1", ""));
    String other = household("P1", "7.2", "").replace("'12:P1'", "'12:P1b'");
    assertThat(nationals.one("phieu-ho", other).path("errors").path(0).path("code").asText())
        .isEqualTo("DA_TON_TAI");
    nationals.one("phieu-ho", withdrawal("P1", "7.3", "NGUNG"));
    assertThat(status("phieu-ho", other)).isEqualTo("CREATED");
  }

  @Test
  void letsTheMinistryAloneSayTheVerdict() {
    String own = table("7.1", ",'ketQua':'CHAP_NHAN'");
    JsonNode answer = nationals.wrongly().one("bieu", own);
    assertThat(answer.path("errors").path(0).path("code").asText()).isEqualTo("THUA_TRUONG");
  }

  @Test
  void answersTheSameBytesUnderTheSameKeyAsBefore() {
    String entry = household("P1", "7.1", "");
    var first = nationals.sendAs("key-of-one-batch", "phieu-ho", entry);
    var again = nationals.sendAs("key-of-one-batch", "phieu-ho", entry);
    assertThat(again.body()).isEqualTo(first.body());
    var other = nationals.sendAs("key-of-one-batch", "phieu-ho", withdrawal("P1", "7.2", "XOA"));
    assertThat(other.json().path("code").asText()).isEqualTo("KEY_REUSED");
  }

  @Test
  void writesEveryEntryIntoTheJournalWithItsSourceAndWithoutItsContent() {
    nationals.send(
        "phieu-ho", household("P1", "7.1", ""), household("P2", "7.2", ",'danToc':'99'"));
    var lines =
        sandbox.journal().stream()
            .filter(line -> line.path("resource").asText().equals("phieu-ho"))
            .toList();
    assertThat(lines).extracting(l -> l.path("status").asText()).contains("CREATED", "REJECTED");
    assertThat(lines).extracting(l -> l.path("source").asText()).containsExactly("7.1", "7.2");
    assertThat(lines.toString()).doesNotContain("Lò");
  }

  @Test
  void keepsLockedRecordsForLater() {
    faults("{'locked':['12:P1']}");
    JsonNode answer = nationals.one("phieu-ho", household("P1", "7.1", ""));
    assertThat(answer.path("errors").path(0).path("code").asText()).isEqualTo("TAM_KHOA");
  }
}
