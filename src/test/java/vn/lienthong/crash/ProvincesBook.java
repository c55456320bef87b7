package vn.lienthong.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the gateway wrote into the province's tables, read for what may not be: it never touches
 * what the province decides, never sets a field back to an older edit, never writes what is there.
 */
final class ProvincesBook {
  private static final Map<String, Set<String>> MINISTRYS =
      Map.of(
          "dm_dan_toc", Set.of("ten", "nhom_ngon_ngu", "ghi_chu"),
          "nhom_van_ban", Set.of("ten_nhom", "thu_tu", "ngay_bat_dau", "ngay_ket_thuc"),
          "dm_don_vi_hanh_chinh", Set.of("ten", "loai", "dien_tich", "hieu_luc_den"),
          "van_ban", Set.of("trich_yeu", "ma_nhom"),
          "van_ban_tep", Set.of("ten", "loai", "kich_thuoc", "sha256", "duong_dan"),
          "phieu", Set.of("ket_qua_bo", "ly_do_bo"),
          "phieu_tra_loi", Set.of());

  private final Truth truth;

  ProvincesBook(Truth truth) {
    this.truth = truth;
  }

  void read(List<Watch.Written> writes, List<String> faults) {
    for (Watch.Written write : writes) {
      JsonNode row = write.after() == null ? write.before() : write.after();
      String what = write.table() + " " + row.path(row.fieldNames().next()).asText();
      if (write.after() == null && !takenAway(write.table(), row)) {
        faults.add(what + " was deleted");
      } else if (write.after() == null) {
        continue;
      } else if (write.before() == null) {
        if (!ministrys(write.table(), row)) {
          faults.add(what + " was brought back");
        }
      } else if (write.before().equals(write.after())) {
        faults.add(what + " was written again as it was");
      } else {
        changed(write, what, faults);
      }
    }
  }

  /** Documents and their files go with the ministry's; everything else only ends. */
  private boolean takenAway(String table, JsonNode row) {
    String ma = row.path("ma").asText();
    return switch (table) {
      case "van_ban" -> Truth.GONE.equals(truth.records(Dossier.FLOW).get(ma));
      case "van_ban_tep" -> truth.wasTakenAway(ma, row.path("so").asInt());
      default -> false;
    };
  }

  /** To an older edit; that there is no verdict any more is no edit. */
  private static boolean setBack(String from, String to) {
    int edit = NationsBook.edit(to);
    return edit > 0 && edit < NationsBook.edit(from);
  }

  /** Whose row it is. */
  private static boolean ministrys(String table, JsonNode row) {
    return switch (table) {
      case "nhom_van_ban" -> row.path("tinh").asText().equals("TW");
      case "dm_don_vi_hanh_chinh" -> row.path("cap").asText().equals("XA");
      case "dm_dan_toc" -> true;
      case "van_ban", "van_ban_tep" -> row.path("ma").asText().startsWith(Dossier.MINISTRYS);
      default -> false;
    };
  }

  private void changed(Watch.Written write, String what, List<String> faults) {
    boolean fed = write.table().startsWith("phieu");
    boolean theirs = fed || ministrys(write.table(), write.after());
    write
        .after()
        .properties()
        .forEach(
            field -> {
              String column = field.getKey();
              JsonNode before = write.before().path(column);
              if (before.equals(field.getValue())) {
                return;
              }
              if (!theirs || !MINISTRYS.get(write.table()).contains(column)) {
                faults.add(what + ": the gateway changed the province's " + column);
              } else if (setBack(before.asText(), field.getValue().asText())) {
                faults.add(what + ": " + column + " was set back");
              } else if (column.equals("ngay_ket_thuc")
                  && !Truth.GONE.equals(
                      truth.records("nhom-van-ban").get(write.after().path("ma_nhom").asText()))) {
                faults.add(what + " was ended though it lives");
              }
            });
  }
}
