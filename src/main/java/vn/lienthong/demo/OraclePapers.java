package vn.lienthong.demo;

import java.util.List;
import java.util.Set;

/** Templates and documents as the oracle knows them: both sides hold them. */
final class OraclePapers {
  private static final String DATES =
      """
        CAST(ngay_bat_dau AS VARCHAR(10)) AS "hieuLucTu",
        CAST(ngay_ket_thuc AS VARCHAR(10)) AS "hieuLucDen"
      """;

  private static final String TABLE_TEMPLATES =
      """
      SELECT ma_mau AS "ma", ten_mau AS "ten", ky_bao_cao AS "kyBaoCao",
        CAST(han_nop AS VARCHAR(10)) AS "hanNop", cap_bao_cao AS "capBaoCao",
      """
          + DATES
          + "FROM mau_bieu";

  private static final String TEMPLATE_ROWS =
      """
      SELECT ma_mau AS "@ma", ma_dong AS "ma", ten_dong AS "ten", ma_chi_tieu AS "maChiTieu",
        CAST(thu_tu AS VARCHAR(10)) AS "thuTu"
      FROM mau_bieu_dong
      """;

  private static final String TEMPLATE_COLUMNS =
      """
      SELECT ma_mau AS "@ma", ma_cot AS "ma", ten_cot AS "ten", cot_cha AS "maCha",
        CAST(thu_tu AS VARCHAR(10)) AS "thuTu"
      FROM mau_bieu_cot
      """;

  private static final String FORM_TEMPLATES =
      """
      SELECT ma_mau AS "ma", ten_mau AS "ten", doi_tuong AS "doiTuong",
      """
          + DATES
          + "FROM mau_phieu";

  private static final String QUESTIONS =
      """
      SELECT ma_mau AS "@ma", ma_cau AS "ma", noi_dung AS "noiDung", kieu AS "kieu",
        CASE WHEN bat_buoc THEN 'true' ELSE 'false' END AS "batBuoc", lua_chon AS "luaChon",
        dieu_kien AS "dieuKien", CAST(thu_tu AS VARCHAR(10)) AS "thuTu"
      FROM mau_phieu_cau_hoi
      """;

  private static final String GROUPS =
      """
      SELECT ma_nhom AS "ma", ten_nhom AS "ten", nhom_cha AS "maCha",
        CAST(thu_tu AS VARCHAR(10)) AS "thuTu", tinh AS "maTinh",
      """
          + DATES
          + "FROM nhom_van_ban WHERE tinh IN ('TW', '12')";

  private static final String DOCUMENTS =
      """
      SELECT ma AS "ma", so_ky_hieu AS "soKyHieu", trich_yeu AS "trichYeu",
        loai_van_ban AS "loai", ma_nhom AS "maNhom", co_quan AS "coQuan",
        ma_co_quan AS "maCoQuan", CAST(ngay_ban_hanh AS VARCHAR(10)) AS "ngayBanHanh",
        CAST(ngay_hieu_luc AS VARCHAR(10)) AS "hieuLucTu",
        CAST(ngay_het_hieu_luc AS VARCHAR(10)) AS "hieuLucDen", nguoi_ky AS "nguoiKy",
        chuc_vu AS "chucVu", do_mat AS "doMat", do_khan AS "doKhan", tinh AS "maTinh"
      FROM van_ban WHERE tinh IN ('TW', '12') AND do_mat = 'THUONG'
      """;

  private static final String FILES =
      """
      SELECT ma AS "@ma", CAST(so AS VARCHAR(10)) AS "so", ten AS "ten", loai AS "loai",
        CAST(kich_thuoc AS VARCHAR(20)) AS "kichThuoc", sha256 AS "sha256"
      FROM van_ban_tep
      """;

  static final List<OracleFlow> FLOWS =
      List.of(
          new OracleFlow(
              "mau-bieu",
              List.of("ma"),
              Set.of(),
              TABLE_TEMPLATES,
              List.of(
                  new OracleFlow.Rows("dong", TEMPLATE_ROWS),
                  new OracleFlow.Rows("cot", TEMPLATE_COLUMNS))),
          new OracleFlow(
              "mau-phieu",
              List.of("ma"),
              Set.of(),
              FORM_TEMPLATES,
              List.of(new OracleFlow.Rows("cauHoi", QUESTIONS))),
          new OracleFlow("nhom-van-ban", List.of("ma"), Set.of("TW", "12"), GROUPS),
          new OracleFlow(
              "van-ban",
              List.of("ma"),
              Set.of("TW", "12"),
              DOCUMENTS,
              List.of(new OracleFlow.Rows("tep", FILES))));

  /** Documents of the province that are not known to be ordinary: no trace of them may be there. */
  static final String SECRET =
      "SELECT ma FROM van_ban WHERE tinh = '12' AND (do_mat IS NULL OR do_mat <> 'THUONG')";

  private OraclePapers() {}
}
