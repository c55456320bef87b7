package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.admin.Proofs;
import vn.lienthong.national.NationalCall;
import vn.lienthong.record.Cause;
import vn.lienthong.verify.Finding;

/** A nation without digests is read, and what is proved is the same. */
class ProofWithoutDigestsTest {
  static Stream<Site> nations() {
    Site site = Site.laiChau(Site.On.H2).with("purpose.phieu-ho", "thử");
    return Stream.of(
        site.with("national.dialect", "plain"), site.without("digest"), site.without("scope"));
  }

  @ParameterizedTest
  @MethodSource("nations")
  void provesWhatIsInStepAndNamesEveryDifference(Site site) {
    try (Town town = Town.at(site)) {
      town.approvedCycle();
      town.approvedCycle();
      provesAll(town);
      findsWhatWasPlanted(town);
      seesWhatMoves(town);
    }
  }

  private static void provesAll(Town town) {
    List<Proofs.Proof> proofs = town.people().verify(null).flows();

    assertThat(proofs).extracting(Proofs.Proof::flow).isEqualTo(town.gateway().flows());
    assertThat(proofs)
        .allSatisfy(
            proof -> {
              assertThat(proof.findings()).isEmpty();
              assertThat(proof.proved()).as(proof.toString()).isTrue();
            });
    assertThat(proofs.stream().mapToLong(Proofs.Proof::confirmed).sum()).isGreaterThan(400);
  }

  private static void findsWhatWasPlanted(Town town) {
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
    assertThat(proof.source()).isEqualTo(proof.confirmed() + 4);
  }

  private static void seesWhatMoves(Town town) {
    town.sql("INSERT INTO dm_ton_giao (ma, ten) VALUES ('79', 'Gone in a moment')");
    town.before(
        NationalCall.Purpose.PAGE, () -> town.sql("DELETE FROM dm_ton_giao WHERE ma = '79'"));

    Proofs.Proof proof = town.people().verify("ton-giao").flows().get(0);

    assertThat(proof.findings()).contains(found("79", Finding.Kind.MOVING));
  }

  @Test
  void whatCannotBeReadCannotBeProved() {
    try (Town town = Town.at(Site.laiChau(Site.On.H2).without("reading"))) {
      Proofs.Proof proof = town.people().verify("ton-giao").flows().get(0);

      assertThat(proof.proved()).isFalse();
      assertThat(proof.cause()).isEqualTo(new Cause("national-unable", null, "reading"));
      assertThat(proof.confirmed()).isZero();
    }
  }

  private static Proofs.Found found(String key, Finding.Kind kind, String... fields) {
    return new Proofs.Found(key, kind, List.of(fields));
  }
}
