package vn.lienthong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Every operation, in success and failure; the caller holds all of it against the contract. */
class ContractTest extends WithSandbox {
  private static final String UNIT =
      "{'ma':'12','ten':'Lai Châu','cap':'TINH','loai':'TINH','maTinh':'12','hieuLucTu':'2004-01-01'}";

  @BeforeEach
  void plantWhatOthersReferTo() {
    ministry("nhom-chi-tieu", "{'ma':'01','ten':'Dân số'}");
    ministry("don-vi-hanh-chinh", UNIT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nhom-chi-tieu | {'ma':'02','ten':'x','moTa':'y','thuTu':2}",
        "chi-tieu | {'ma':'0101','ten':'x','maNhom':'01','kieuGiaTri':'SO_NGUYEN',"
            + "'diaPhuong':false,'phanTo':['xã','giới'],'kyBaoCao':'NAM','capThuThap':'XA'}",
        "dan-toc | {'ma':'01','ten':'Kinh','tenKhac':['Việt']}",
        "ton-giao | {'ma':'01','ten':'Phật giáo','toChuc':null}",
        "don-vi-hanh-chinh | {'ma':'03388','ten':'x','cap':'XA','loai':'PHUONG','maCha':'12',"
            + "'maTinh':'12','hieuLucTu':'2025-07-01','dienTich':34.65}",
        "thay-doi-don-vi-hanh-chinh | {'maCu':'12','maMoi':'12','ngayHieuLuc':'2025-07-01',"
            + "'loai':'GIU_NGUYEN','maTinh':'12','vanBan':'1670/NQ-UBTVQH15'}",
        "phan-dinh-khu-vuc | {'maDonVi':'12','khuVuc':'III','maTinh':'12','hieuLucTu':'2025-07-01'}",
        "mau-bieu | {'ma':'B02','ten':'x','kyBaoCao':'NAM','capBaoCao':'XA','hanNop':15,"
            + "'dong':[{'ma':'01','ten':'x','maChiTieu':null,'thuTu':1}],"
            + "'cot':[{'ma':'A','ten':'y','thuTu':1},{'ma':'A1','ten':'z','maCha':'A'}]}",
        "mau-phieu | {'ma':'P02','ten':'x','doiTuong':'HO','cauHoi':[{'ma':'C01','noiDung':'x',"
            + "'kieu':'CHON','batBuoc':true,'luaChon':['có','không'],'thuTu':1}]}",
        "nhom-van-ban | {'ma':'N01','ten':'x','maTinh':'12','thuTu':1}",
        "van-ban | {'ma':'H35.12-2026-000123','soKyHieu':'1/QĐ-UBND','trichYeu':'x',"
            + "'doMat':'THUONG','maTinh':'12','tep':[{'so':1,'ten':'a.pdf','kichThuoc':3}]}",
      })
  void keepsTheContractInEveryOperation(String resource, String entry) {
    JsonNode created = nationals.one(resource, entry);
    assertThat(created.path("status").asText()).as(created.toString()).isEqualTo("CREATED");
    String path = "/" + resource;
    String id = created.path("id").asText();
    assertThat(nationals.get(path).ids()).contains(id);
    assertThat(nationals.get(path + "/" + id).status()).isEqualTo(200);
    assertThat(nationals.get(path + "/none").status()).isEqualTo(404);
    assertThat(nationals.get(path + "/digest").status()).isEqualTo(200);
    assertThat(nationals.one(resource, "{'id':'x!'}").path("status").asText())
        .isEqualTo("REJECTED");
    String stale = "{'id':'" + id + "','phienBan':9,'thaoTac':'XOA'}";
    assertThat(nationals.one(resource, stale).path("status").asText()).isEqualTo("STALE");
    assertThat(nationals.one(resource, stale.replace('9', '1')).path("status").asText())
        .isEqualTo("ERASED");
    assertThat(nationals.get(path + "?changedSince=2000-01-01T00:00:00Z").ids()).contains(id);
    faults("{'status':503,'retryAfter':1}");
    assertThat(nationals.get(path).status()).isEqualTo(503);
    assertThat(nationals.send(resource, entry).status()).isEqualTo(503);
    assertThat(nationals.bearing("none").get(path + "/digest").status()).isEqualTo(401);
  }

  @Test
  void namesTheSameFieldsForEntriesAsForRecords() throws IOException {
    JsonNode schemas = document().at("/components/schemas");
    for (Shape shape : Contract.read(file()).shapes().values()) {
      String name =
          document().at("/paths/~1api~1v1~1" + shape.resource() + "/get/operationId").asText();
      JsonNode entry = schemas.path(name.substring("list".length()) + "Gui").path("properties");
      JsonNode record = schemas.path(name.substring("list".length())).path("properties");
      for (String field : shape.digested().keySet()) {
        assertThat(entry.path(field).path("type"))
            .as(field)
            .isEqualTo(record.path(field).path("type"));
      }
      assertThat(entry.size()).isEqualTo(shape.digested().size() + (shape.fed() ? 3 : 4));
    }
  }

  @Test
  void namesIdentityAndReferencesByFieldsThatExist() throws IOException {
    var shapes = Contract.read(file()).shapes();
    assertThat(shapes).hasSize(14);
    for (Shape shape : shapes.values()) {
      assertThat(shape.identity()).isNotEmpty().allMatch(shape.required()::contains);
      shape
          .content()
          .values()
          .forEach(
              rule ->
                  rule.reference().ifPresent(to -> assertThat(shapes).containsKey(to.resource())));
    }
  }

  private static Path file() {
    return Path.of("mappings/national-api.openapi.yaml");
  }

  private static JsonNode document() throws IOException {
    try (Reader reader = Files.newBufferedReader(file())) {
      return Json.MAPPER.valueToTree(
          new Load(LoadSettings.builder().build()).loadFromReader(reader));
    }
  }
}
