package vn.lienthong.province;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.lienthong.province.Shapes.field;
import static vn.lienthong.province.Shapes.mapping;
import static vn.lienthong.province.Shapes.text;

import java.sql.JDBCType;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.mapping.FieldType;

@ParameterizedClass
@EnumSource(Server.class)
class SchemaTest {
  private final Bench bench;

  SchemaTest(Server server) {
    bench =
        new Bench(
            server,
            "CREATE TABLE dm_nhom (ma VARCHAR(2) PRIMARY KEY)",
            "CREATE TABLE dm_xnhom (ma VARCHAR(2) PRIMARY KEY)",
            "CREATE TABLE dm_chi_tieu (ma VARCHAR(4), tu DATE, ten VARCHAR(300) NOT NULL,"
                + " so NUMERIC(10,2), nhom VARCHAR(2) CONSTRAINT fk_nhom REFERENCES dm_nhom (ma),"
                + " them VARCHAR(9) DEFAULT 'x' NOT NULL, PRIMARY KEY (ma, tu),"
                + " CONSTRAINT uq_ten UNIQUE (ten))",
            "CREATE VIEW v_chi_tieu AS SELECT ma, ten FROM dm_chi_tieu");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aTableIsDescribedWhole() {
    Table table = bench.province.schema().table("DM_CHI_TIEU");
    assertThat(table.view()).isFalse();
    assertThat(table.columns()).hasSize(6);
    assertThat(table.primaryKey().toString()).isEqualToIgnoringCase("[ma, tu]");
    assertThat(table.uniqueKeys().values().toString()).containsIgnoringCase("[ten]");
    assertThat(table.foreignKeys()).hasSize(1);
    assertThat(table.foreignKeys().get(0).target()).isEqualToIgnoringCase("dm_nhom");
  }

  @Test
  void aColumnTellsWhatItTakes() {
    Table table = bench.province.schema().table("dm_chi_tieu");
    Column ten = table.required("TEN");
    assertThat(ten.type()).isEqualTo(JDBCType.VARCHAR);
    assertThat(ten.size()).isEqualTo(300);
    assertThat(ten.nullable()).isFalse();
    assertThat(ten.defaulted()).isFalse();
    assertThat(table.required("so").scale()).isEqualTo(2);
    assertThat(table.required("them").defaulted()).isTrue();
    assertThat(table.required("tu").type()).isEqualTo(JDBCType.DATE);
  }

  @Test
  void viewsAreTablesToo() {
    assertThat(bench.province.schema().table("v_chi_tieu").view()).isTrue();
    assertThat(bench.province.schema().tables())
        .extracting(name -> name.toLowerCase(Locale.ROOT))
        .contains("v_chi_tieu", "dm_nhom", "dm_xnhom", "dm_chi_tieu");
  }

  @Test
  void aMissingTableOffersTheNearest() {
    assertThatThrownBy(() -> bench.province.schema().table("dm_chi_tieuu"))
        .isInstanceOf(ProvinceSchemaFault.class)
        .hasMessageContaining("table dm_chi_tieuu")
        .extracting(fault -> ((ProvinceSchemaFault) fault).nearest().toLowerCase(Locale.ROOT))
        .isEqualTo("dm_chi_tieu");
    assertThatThrownBy(() -> bench.province.schema().table("khac_han"))
        .isInstanceOf(ProvinceSchemaFault.class)
        .hasMessageNotContaining("did you mean");
  }

  @Test
  void aMissingColumnOffersTheNearest() {
    var wrong =
        mapping("dm_chi_tieu", List.of("ma"), text("ma"), field("t", "temm", FieldType.TEXT));
    assertThatThrownBy(() -> bench.province.sql(wrong))
        .isInstanceOf(ProvinceSchemaFault.class)
        .hasMessageContaining("temm");
  }

  @Test
  void anUnderscoreInANameIsNoPattern() {
    assertThat(bench.province.schema().table("dm_nhom").columns()).hasSize(1);
  }

  @Test
  void urlsOfUnknownDatabasesAreRefusedWithoutTheirSecrets() {
    assertThatThrownBy(() -> Dialect.ofUrl("jdbc:oracle:thin:x;password=bimat"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("bimat");
  }
}
