package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;

/** A nation that holds what tables and forms refer to. */
abstract class WithTemplates extends WithSandbox {
  @BeforeEach
  void plantTemplates() {
    ministry("dan-toc", "{'ma':'03','ten':'Thái'}");
    ministry("ton-giao", "{'ma':'01','ten':'Phật giáo'}");
    for (String unit : new String[] {"12", "03388", "03388001"}) {
      String level = unit.length() == 2 ? "TINH" : unit.length() == 5 ? "XA" : "THON";
      ministry(
          "don-vi-hanh-chinh",
          "{'ma':'%s','ten':'x','cap':'%s','loai':'%s','maTinh':'12','hieuLucTu':'2025-07-01'}"
              .formatted(unit, level, level));
    }
    ministry(
        "mau-bieu",
        "{'ma':'B01','ten':'x','kyBaoCao':'NAM','capBaoCao':'XA','dong':[{'ma':'01','ten':'x'},"
            + "{'ma':'02','ten':'y'}],'cot':[{'ma':'A','ten':'x'}]}");
    ministry(
        "mau-phieu",
        "{'ma':'P01','ten':'x','doiTuong':'HO','cauHoi':[{'ma':'C01','noiDung':'x','kieu':'SO',"
            + "'batBuoc':true},{'ma':'C02','noiDung':'y','kieu':'CHU','batBuoc':false}]}");
  }

  static String table(String source, String rest) {
    return "{'id':'12:B01:2025:03388','phienBanNguon':'%s','maMau':'B01','ky':'2025',"
            .formatted(source)
        + "'maDonVi':'03388','maTinh':'12','lanNop':1%s}".formatted(rest);
  }

  static String household(String number, String source, String rest) {
    return "{'id':'12:%s','phienBanNguon':'%s','soPhieu':'%s','maMau':'P01','ky':'2025',"
            .formatted(number, source, number)
        + "'maDonVi':'03388001','maTinh':'12','chuHo':'Lò Văn Mẫu','hoNgheo':false%s}"
            .formatted(rest);
  }

  static String withdrawal(String number, String source, String action) {
    return "{'id':'12:%s','phienBanNguon':'%s','thaoTac':'%s'}".formatted(number, source, action);
  }

  String status(String resource, String entry) {
    return nationals.one(resource, entry).path("status").asText();
  }

  JsonNode stored(String resource, String id) {
    return nationals.get("/" + resource + "/" + id).data();
  }
}
