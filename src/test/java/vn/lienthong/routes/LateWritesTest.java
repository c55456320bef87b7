package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.ledger.Loser;
import vn.lienthong.record.Key;

/**
 * A nation without versions cannot refuse a request that brought no answer and arrives after a
 * newer one.
 */
class LateWritesTest {
  private static final String FLOW = "nhom-van-ban";
  private static final String AWAY = "{'operation':'write','status':500,'empty':true}";

  private final Town town = Town.at(Site.laiChau(Site.On.H2).with("national.dialect", "plain"));

  @BeforeEach
  void rest() {
    town.approvedCycle();
    town.cycle();
    assertThat(town.cycle()).isZero();
  }

  @AfterEach
  void close() {
    town.close();
  }

  @Test
  void oneIsNotTakenForTheMinistrysEdit() {
    name("Tên một");
    town.faults(AWAY);
    assertThat(town.tick(FLOW).result()).isEqualTo("held");
    town.faults("{'operation':'token','times':0}");
    town.tick(FLOW);
    name("Tên hai");
    town.tick(FLOW);
    assertThat(there()).isEqualTo("Tên hai");

    arrives("Tên một");

    bothSay("Tên hai");
    assertThat(town.gateway().ledger().losers().byKey(FLOW, Key.of("LC-KH")))
        .extracting(Loser::value)
        .contains("Tên một");
    assertThat(town.cycle()).isZero();
  }

  @Test
  void oneThatBroughtNoAnswerOnceIsNotEither() {
    name("Tên một");
    town.faults(AWAY.replace("}", ",'times':1}"));
    town.tick(FLOW);
    assertThat(there()).isEqualTo("Tên một");
    name("Tên hai");
    town.tick(FLOW);

    arrives("Tên một");

    bothSay("Tên hai");
  }

  @Test
  void whatWasAnsweredIsTheMinistrysIfItComesBack() {
    name("Tên một");
    town.tick(FLOW);
    name("Tên hai");
    town.tick(FLOW);

    arrives("Tên một");

    bothSay("Tên một");
  }

  private void name(String name) {
    town.sql("UPDATE nhom_van_ban SET ten_nhom = '%s' WHERE ma_nhom = 'LC-KH'".formatted(name));
  }

  /** As if a request that said so had been on its way all the while; then a run. */
  private void arrives(String name) {
    town.ministry(FLOW, "{'ma':'LC-KH','ten':'%s'}".formatted(name));
    town.tick(FLOW);
  }

  private void bothSay(String name) {
    assertThat(here()).isEqualTo(name);
    assertThat(there()).isEqualTo(name);
  }

  private String here() {
    return town.value("SELECT ten_nhom FROM nhom_van_ban WHERE ma_nhom = 'LC-KH'");
  }

  private String there() {
    return town.record(FLOW, Map.of("ma", "LC-KH")).path("ten").asText();
  }
}
