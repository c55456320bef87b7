package vn.lienthong.demo;

import java.util.List;
import java.util.Set;

/** Tables and forms as the oracle knows them: the province's, approved ones only. */
final class OracleFeeds {
  private static final String APPROVED = " WHERE tinh = '12' AND trang_thai = 'DA_DUYET'";

  private static final String TABLES =
      """
      SELECT ma_mau AS "maMau", ky AS "ky", don_vi AS "maDonVi", tinh AS "maTinh",
        CAST(lan_nop AS VARCHAR(10)) AS "lanNop", CAST(ngay_duyet AS VARCHAR(10)) AS "ngayDuyet",
        ket_qua_bo AS "ketQua", ly_do_bo AS "lyDo"
      FROM bieu
      """
          + APPROVED;

  private static final String CELLS =
      """
      SELECT ma_mau AS "@maMau", ky AS "@ky", don_vi AS "@maDonVi", ma_dong AS "dong",
        ma_cot AS "cot", CAST(gia_tri AS VARCHAR(30)) AS "giaTri:number"
      FROM bieu_o
      """;

  private static final String FORMS =
      """
      SELECT so_phieu AS "soPhieu", ma_mau AS "maMau", don_vi AS "maDonVi", ky AS "ky",
        tinh AS "maTinh", CAST(ngay_lap AS VARCHAR(10)) AS "ngayLap", ket_qua_bo AS "ketQua",
        ly_do_bo AS "lyDo"
      FROM phieu
      """
          + APPROVED;

  private static final String ANSWERS =
      """
      SELECT so_phieu AS "@soPhieu", cau_hoi AS "cauHoi", gia_tri AS "giaTri" FROM phieu_tra_loi
      """;

  private static final String HOUSEHOLDS =
      """
      SELECT so_phieu AS "soPhieu", ma_mau AS "maMau", don_vi AS "maDonVi", ky AS "ky",
        tinh AS "maTinh", CAST(ngay_lap AS VARCHAR(10)) AS "ngayLap", chu_ho AS "chuHo",
        dan_toc AS "danToc", ton_giao AS "tonGiao", CAST(so_nhan_khau AS VARCHAR(10)) AS "soNhanKhau",
        CASE WHEN ho_ngheo THEN 'true' ELSE 'false' END AS "hoNgheo"
      FROM phieu_ho
      """
          + APPROVED;

  private static final String HOUSEHOLDS_ANSWERS =
      """
      SELECT so_phieu AS "@soPhieu", cau_hoi AS "cauHoi", gia_tri AS "giaTri" FROM phieu_ho_tra_loi
      """;

  static final List<OracleFlow> FLOWS =
      List.of(
          new OracleFlow(
              "bieu",
              List.of("maMau", "ky", "maDonVi"),
              Set.of("12"),
              TABLES,
              List.of(new OracleFlow.Rows("o", CELLS))),
          new OracleFlow(
              "phieu",
              List.of("soPhieu"),
              Set.of("12"),
              FORMS,
              List.of(new OracleFlow.Rows("traLoi", ANSWERS))),
          new OracleFlow(
              "phieu-ho",
              List.of("soPhieu"),
              Set.of("12"),
              HOUSEHOLDS,
              List.of(new OracleFlow.Rows("traLoi", HOUSEHOLDS_ANSWERS))));

  private OracleFeeds() {}
}
