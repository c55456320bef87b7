package vn.lienthong.demo;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A flow as the oracle knows it, written by hand and not from the mapping files.
 *
 * @param identity the fields that name a record
 * @param provinces values of {@code maTinh} at the nation that are our concern; empty for all
 * @param sql the province's rows that may be at the nation, each column under the name of its
 *     national field
 */
record OracleFlow(
    String name, List<String> identity, Set<String> provinces, String sql, List<Rows> rows) {
  OracleFlow(String name, List<String> identity, Set<String> provinces, String sql) {
    this(name, identity, provinces, sql, List.of());
  }

  /**
   * Child rows that travel with a record.
   *
   * @param field of the record
   * @param sql the province's child rows: the record's identity under names that begin with @, and
   *     each column under the name of its national field
   */
  record Rows(String field, String sql) {}

  /** Where the province keeps fewer digits than the nation. */
  static final String ROUNDED = "dienTich";

  /** Where the province keeps texts between semicolons. */
  static final Set<String> LISTS = Set.of("phanTo", "tenKhac", "luaChon");

  /** Where only the number counts, not how it is written. */
  static final String NUMBER = "giaTri:number";

  /** Where a row ends without being removed. */
  static final String END = "hieuLucDen";

  private static final String GROUPS =
      """
      SELECT ma_nhom AS "ma", ten_nhom AS "ten", mo_ta AS "moTa",
        CAST(thu_tu AS VARCHAR(20)) AS "thuTu",
        CAST(ngay_bat_dau AS VARCHAR(10)) AS "hieuLucTu",
        CAST(ngay_ket_thuc AS VARCHAR(10)) AS "hieuLucDen"
      FROM dm_nhom_chi_tieu
      """;

  private static final String INDICATORS =
      """
      SELECT ma_chi_tieu AS "ma", ten_chi_tieu AS "ten", ma_nhom AS "maNhom", ma_cha AS "maCha",
        don_vi_tinh AS "donViTinh", kieu_gia_tri AS "kieuGiaTri", phan_to AS "phanTo",
        ky_bao_cao AS "kyBaoCao", cap_thu_thap AS "capThuThap", co_quan AS "coQuan",
        cong_thuc AS "congThuc", ma_tinh AS "maTinh",
        CASE WHEN cua_dia_phuong THEN 'true' ELSE 'false' END AS "diaPhuong",
        CAST(ngay_bat_dau AS VARCHAR(10)) AS "hieuLucTu",
        CAST(ngay_ket_thuc AS VARCHAR(10)) AS "hieuLucDen"
      FROM dm_chi_tieu WHERE ma_tinh IN ('TW', '12')
      """;

  private static final String ETHNIC_GROUPS =
      """
      SELECT ma_tk AS "ma", ten AS "ten", ten_khac AS "tenKhac", nhom_ngon_ngu AS "nhomNgonNgu",
        ghi_chu AS "ghiChu", CAST(ngay_bat_dau AS VARCHAR(10)) AS "hieuLucTu",
        CAST(ngay_ket_thuc AS VARCHAR(10)) AS "hieuLucDen"
      FROM dm_dan_toc
      """;

  private static final String RELIGIONS =
      """
      SELECT ma AS "ma", ten AS "ten", to_chuc AS "toChuc", ghi_chu AS "ghiChu",
        CAST(ngay_bat_dau AS VARCHAR(10)) AS "hieuLucTu",
        CAST(ngay_ket_thuc AS VARCHAR(10)) AS "hieuLucDen"
      FROM dm_ton_giao
      """;

  private static final String UNITS =
      """
      SELECT ma AS "ma", CAST(hieu_luc_tu AS VARCHAR(10)) AS "hieuLucTu",
        CAST(hieu_luc_den AS VARCHAR(10)) AS "hieuLucDen", ten AS "ten", cap AS "cap",
        loai AS "loai", ma_cha AS "maCha", tinh AS "maTinh",
        CAST(dien_tich AS VARCHAR(20)) AS "dienTich"
      FROM dm_don_vi_hanh_chinh WHERE tinh = '12'
      """;

  private static final String CHANGES =
      """
      SELECT ma_cu AS "maCu", ma_moi AS "maMoi",
        CAST(ngay_hieu_luc AS VARCHAR(10)) AS "ngayHieuLuc", loai AS "loai",
        van_ban AS "vanBan", tinh AS "maTinh"
      FROM dm_thay_doi_don_vi WHERE tinh = '12'
      """;

  private static final String ZONES =
      """
      SELECT ma_don_vi AS "maDonVi", CAST(hieu_luc_tu AS VARCHAR(10)) AS "hieuLucTu",
        CAST(hieu_luc_den AS VARCHAR(10)) AS "hieuLucDen", khu_vuc AS "khuVuc",
        van_ban AS "vanBan", tinh AS "maTinh"
      FROM dm_phan_dinh_khu_vuc WHERE tinh = '12'
      """;

  private static final List<OracleFlow> CATALOGUES =
      List.of(
          new OracleFlow("nhom-chi-tieu", List.of("ma"), Set.of(), GROUPS),
          new OracleFlow("chi-tieu", List.of("ma"), Set.of("TW", "12"), INDICATORS),
          new OracleFlow("dan-toc", List.of("ma"), Set.of(), ETHNIC_GROUPS),
          new OracleFlow("ton-giao", List.of("ma"), Set.of(), RELIGIONS),
          new OracleFlow("don-vi-hanh-chinh", List.of("ma", "hieuLucTu"), Set.of("12"), UNITS),
          new OracleFlow(
              "thay-doi-don-vi-hanh-chinh",
              List.of("maCu", "maMoi", "ngayHieuLuc"),
              Set.of("12"),
              CHANGES),
          new OracleFlow(
              "phan-dinh-khu-vuc", List.of("maDonVi", "hieuLucTu"), Set.of("12"), ZONES));

  static final List<OracleFlow> ALL =
      Stream.of(CATALOGUES, OraclePapers.FLOWS, OracleFeeds.FLOWS).flatMap(List::stream).toList();

  /** Whether only the province has records to give. */
  boolean fed() {
    return OracleFeeds.FLOWS.contains(this);
  }

  /** The identity's parts between bars. */
  String key(Map<String, @Nullable String> values) {
    return identity.stream()
        .map(field -> String.valueOf(values.get(field)))
        .collect(Collectors.joining("|"));
  }

  /** The identity's parts of a child row. */
  String parentKey(Map<String, @Nullable String> values) {
    return identity.stream()
        .map(field -> String.valueOf(values.get("@" + field)))
        .collect(Collectors.joining("|"));
  }

  /**
   * The field in which the province keeps codes of the statistics office; null if there is none.
   */
  @Nullable String translated() {
    return switch (name) {
      case "dan-toc" -> "ma";
      case "phieu-ho" -> "danToc";
      default -> null;
    };
  }
}
