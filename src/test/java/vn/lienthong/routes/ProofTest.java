package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.admin.Proofs;
import vn.lienthong.national.NationalCall;
import vn.lienthong.record.Standing;
import vn.lienthong.verify.Finding;

/** Verify proves what is in step, and names every record that is not. */
class ProofTest {
  @ParameterizedTest
  @EnumSource(Site.On.class)
  void provesEveryFlowThatIsInStep(Site.On on) {
    try (Town town = Town.at(Site.laiChau(on).with("purpose.phieu-ho", "a trial"))) {
      town.approvedCycle();
      town.approvedCycle();

      List<Proofs.Proof> proofs = town.people().verify(null).flows();

      assertThat(proofs).extracting(Proofs.Proof::flow).isEqualTo(town.gateway().flows());
      assertThat(proofs)
          .allSatisfy(
              proof -> {
                assertThat(proof.findings()).isEmpty();
                assertThat(proof.proved()).as(proof.toString()).isTrue();
                assertThat(proof.confirmed() + aside(proof)).isEqualTo(proof.source());
              });
      assertThat(proofs.stream().mapToLong(Proofs.Proof::confirmed).sum()).isGreaterThan(400);
    }
  }

  @ParameterizedTest
  @EnumSource(Site.On.class)
  void findsEveryKindOfDifferenceAndNothingElse(Site.On on) {
    try (Town town = Town.at(Site.laiChau(on))) {
      town.approvedCycle();
      town.approvedCycle();
      town.sql("UPDATE dm_ton_giao SET ten = 'Khác' WHERE ma = '01'");
      town.sql("DELETE FROM dm_ton_giao WHERE ma = '02'");
      town.sql("INSERT INTO dm_ton_giao (ma, ten) VALUES ('77', 'Mới ở tỉnh')");
      town.ministry("ton-giao", "{'ma':'04','ten':'Khác ở Bộ'}");
      town.ministry("ton-giao", "{'ma':'05','thaoTac':'XOA'}");
      town.ministry("ton-giao", "{'ma':'78','ten':'Mới ở Bộ'}");

      Proofs.Proof proof = town.people().verify("ton-giao").flows().get(0);

      assertThat(proof.proved()).isFalse();
      assertThat(proof.findings())
          .containsExactly(
              found("01", Finding.Kind.DIFFERENT, "ten"),
              found("02", Finding.Kind.ONLY_AT_NATION),
              found("04", Finding.Kind.DIFFERENT, "ten"),
              found("05", Finding.Kind.MISSING_AT_NATION),
              found("77", Finding.Kind.MISSING_AT_NATION),
              found("78", Finding.Kind.ONLY_AT_NATION));
      assertThat(proof.source()).isEqualTo(proof.confirmed() + aside(proof) + 4);
    }
  }

  @ParameterizedTest
  @EnumSource(Site.On.class)
  void whatIsSetAsideIsCountedAndNoFinding(Site.On on) {
    try (Town town = Town.at(Site.laiChau(on))) {
      town.approvedCycle();
      town.script(Sides.FIXTURES.resolve("province/planted.sql"));
      town.ministry(Sides.FIXTURES.resolve("national/planted.json"));
      town.approvedCycle();
      town.approvedCycle();

      Proofs.Proof units = town.people().verify("don-vi-hanh-chinh").flows().get(0);
      Proofs.Proof faiths = town.people().verify("ton-giao").flows().get(0);

      assertThat(units.setAside()).containsEntry(Standing.PARKED, 1);
      assertThat(faiths.setAside()).containsEntry(Standing.CONFLICT, 1);
      assertThat(units.proved()).as(units.toString()).isTrue();
      assertThat(faiths.proved()).as(faiths.toString()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Site.On.class)
  void whatEndedOnOneSideAndIsGoneOnTheOtherIsInStep(Site.On on) {
    try (Town town = Town.at(Site.laiChau(on))) {
      town.approvedCycle();
      town.sql("DELETE FROM dm_chi_tieu WHERE ma_chi_tieu = '1691'");
      town.ministry("ton-giao", "{'ma':'05','thaoTac':'XOA'}");
      town.approvedCycle();

      Proofs.Proof ours = town.people().verify("chi-tieu").flows().get(0);
      Proofs.Proof theirs = town.people().verify("ton-giao").flows().get(0);

      assertThat(ours.proved()).as(ours.toString()).isTrue();
      assertThat(theirs.proved()).as(theirs.toString()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Site.On.class)
  void whatCannotBeAskedIsNotProved(Site.On on) {
    try (Town town = Town.at(Site.laiChau(on))) {
      town.approvedCycle();
      town.faults("{'resource':'ton-giao','operation':'digest','status':503,'times':50}");

      Proofs.Proof proof = town.people().verify("ton-giao").flows().get(0);

      assertThat(proof.proved()).isFalse();
      assertThat(proof.cause()).isNotNull();
      assertThat(proof.confirmed()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Site.On.class)
  void whatChangesMeanwhileIsMoving(Site.On on) {
    try (Town town = Town.at(Site.laiChau(on))) {
      town.approvedCycle();
      town.approvedCycle();
      town.sql("INSERT INTO dm_ton_giao (ma, ten) VALUES ('77', 'Gone in a moment')");
      town.before(
          NationalCall.Purpose.PAGE, () -> town.sql("DELETE FROM dm_ton_giao WHERE ma = '77'"));

      Proofs.Proof proof = town.people().verify("ton-giao").flows().get(0);

      assertThat(proof.findings()).containsExactly(found("77", Finding.Kind.MOVING));
    }
  }

  private static long aside(Proofs.Proof proof) {
    return proof.setAside().values().stream().mapToInt(n -> n).sum();
  }

  private static Proofs.Found found(String key, Finding.Kind kind, String... fields) {
    return new Proofs.Found(key, kind, List.of(fields));
  }
}
