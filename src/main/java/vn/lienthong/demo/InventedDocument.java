package vn.lienthong.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A document that nobody wrote, with the files that belong to it. */
record InventedDocument(
    String code,
    String number,
    String summary,
    String kind,
    String group,
    Office office,
    LocalDate issued,
    List<InventedFile> files) {
  private static final int MOST_LINES = 12;
  private static final List<String> SUBJECTS =
      List.of(
          "thực hiện chương trình mục tiêu quốc gia",
          "hỗ trợ nhà ở cho hộ nghèo dân tộc thiểu số",
          "công tác người có uy tín",
          "bảo tồn lễ hội truyền thống",
          "giáo dục dân tộc nội trú",
          "quản lý hoạt động tín ngưỡng, tôn giáo",
          "hỗ trợ đất sản xuất",
          "phòng, chống tảo hôn");

  /** Who issues documents, and of which kinds. */
  enum Office {
    MINISTRY("Bộ Dân tộc và Tôn giáo", "G24", "BDTTG", "Trần Văn Mẫu", "Thứ trưởng"),
    PROVINCE("Ủy ban nhân dân tỉnh Lai Châu", "H35", "UBND", "Nguyễn Văn Mẫu", "Chủ tịch"),
    DEPARTMENT(
        "Sở Dân tộc và Tôn giáo tỉnh Lai Châu", "H35.12", "SDTTG", "Phạm Thị Mẫu", "Giám đốc");

    final String title;
    final String code;
    final String sign;
    final String signer;
    final String post;

    Office(String title, String code, String sign, String signer, String post) {
      this.title = title;
      this.code = code;
      this.sign = sign;
      this.signer = signer;
      this.post = post;
    }
  }

  /** A kind of document: its code, its word, its group in the tree. */
  private record Kind(String code, String word, String group) {}

  private static final List<Kind> MINISTRYS =
      List.of(
          new Kind("THONG_TU", "Thông tư", "PQ-TT"),
          new Kind("CONG_VAN", "Công văn", "HC"),
          new Kind("QUYET_DINH", "Quyết định", "CS-MTQG"),
          new Kind("HUONG_DAN", "Hướng dẫn", "CS-TG"));
  private static final List<Kind> PROVINCES =
      List.of(
          new Kind("QUYET_DINH", "Quyết định", "LC-QD"),
          new Kind("KE_HOACH", "Kế hoạch", "LC-KH"),
          new Kind("BAO_CAO", "Báo cáo", "LC-BC"),
          new Kind("NGHI_QUYET", "Nghị quyết", "LC-NQ"));

  static InventedDocument of(Office office, int serial, SplittableRandom random) {
    List<Kind> kinds = office == Office.MINISTRY ? MINISTRYS : PROVINCES;
    Kind kind = kinds.get(random.nextInt(kinds.size()));
    String code = "%s-2026-%06d".formatted(office.code, serial);
    String subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
    String summary = kind.word + " số " + serial + " về " + subject + " (dữ liệu giả lập)";
    List<InventedFile> files = new ArrayList<>();
    for (int file = 1 + random.nextInt(3) / 2; file > 0; file--) {
      files.add(0, file(code, file, kind.word + " " + serial, summary, random));
    }
    return new InventedDocument(
        code,
        serial + "/GL-" + office.sign,
        summary,
        kind.code,
        kind.group,
        office,
        LocalDate.of(2026, 1, 5).plusDays(random.nextInt(200)),
        files);
  }

  private static InventedFile file(
      String code, int number, String title, String summary, SplittableRandom random) {
    String line = "Đoạn văn ví dụ, không có thật: " + summary + ".\n";
    return new InventedFile(
        number,
        title + (number == 1 ? ".txt" : ", phụ lục " + (number - 1) + ".txt"),
        "2026/" + code + "/" + number + ".txt",
        title + "\n" + line.repeat(1 + random.nextInt(MOST_LINES)));
  }
}
