package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionReaderTest {
  @Test
  void readsEqualsAndInJoinedByAnd() {
    assertThat(ConditionReader.read("cap = 'THON' and tinh IN ('12','14') AND ten = 'H''Mông'"))
        .containsExactly(
            new Condition("cap", List.of("THON")),
            new Condition("tinh", List.of("12", "14")),
            new Condition("ten", List.of("H'Mông")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cap",
        "cap = THON",
        "cap = 'a' or cap = 'b'",
        "cap in ()",
        "cap = 'a' and",
        "cap = 'a",
        "cap = 'a'; DROP TABLE x",
        "1 = '1'",
        "'a' = 'a'"
      })
  void refusesAnyOtherForm(String text) {
    assertThatThrownBy(() -> ConditionReader.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(ConditionReader.FORM);
  }

  @Test
  void judgesPaddedAndDecomposedValuesAsTheyAreMeant() {
    RowAuthority authority =
        new RowAuthority(
            List.of(
                new RowAuthority.Rule(ConditionReader.read("cap = 'THON'"), Authority.PROVINCE)),
            Authority.NATIONAL);
    assertThat(authority.of(Map.of("cap", "THON   "))).isEqualTo(Authority.PROVINCE);
    assertThat(authority.of(Map.of("cap", "XA"))).isEqualTo(Authority.NATIONAL);
  }
}
