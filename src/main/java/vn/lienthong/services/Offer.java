package vn.lienthong.services;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.lienthong.services.Parameter.Kind;

/** What is offered. Each is a mapping's records, and is asked for by these parameters. */
enum Offer {
  BIEU(
      "bieu",
      many("mau", "maMau"),
      many("ky", "ky"),
      many("donVi", "maDonVi"),
      new Parameter("trangThai", Kind.STATUS, ""),
      many("ketQua", "ketQua"),
      new Parameter("tuNgay", Kind.FROM, "ngayDuyet"),
      new Parameter("denNgay", Kind.TO, "ngayDuyet")),
  PHIEU(
      "phieu",
      many("ma", "soPhieu"),
      many("mau", "maMau"),
      many("ky", "ky"),
      many("donVi", "maDonVi"),
      new Parameter("trangThai", Kind.STATUS, ""),
      many("ketQua", "ketQua"),
      new Parameter("tuNgay", Kind.FROM, "ngayLap"),
      new Parameter("denNgay", Kind.TO, "ngayLap")),
  NHOM_VAN_BAN(
      "nhom-van-ban",
      many("ma", "ma"),
      many("nhom", "maCha"),
      new Parameter("q", Kind.WORDS, "ten")),
  VAN_BAN(
      "van-ban",
      many("ma", "ma"),
      many("nhom", "maNhom"),
      many("loai", "loai"),
      new Parameter("so", Kind.ONE, "soKyHieu"),
      new Parameter("tuNgay", Kind.FROM, "ngayBanHanh"),
      new Parameter("denNgay", Kind.TO, "ngayBanHanh"),
      new Parameter("q", Kind.WORDS, "trichYeu"));

  /** How a caller is granted what the gateway asks of the ministry for it. */
  static final String LIVE = "quoc-gia/";

  private final String path;
  private final List<Parameter> parameters;

  Offer(String path, Parameter... parameters) {
    this.path = path;
    this.parameters = List.of(parameters);
  }

  private static Parameter many(String name, String field) {
    return new Parameter(name, Kind.MANY, field);
  }

  static Optional<Offer> of(String path) {
    return Arrays.stream(values()).filter(offer -> offer.path.equals(path)).findFirst();
  }

  /** Everything that a caller can be granted. */
  static List<String> grants() {
    return Arrays.stream(values())
        .flatMap(offer -> List.of(offer.path, LIVE + offer.path).stream())
        .sorted()
        .toList();
  }

  /** Its last part of the address, which is the flow's name too. */
  String path() {
    return path;
  }

  List<Parameter> parameters() {
    return parameters;
  }
}
