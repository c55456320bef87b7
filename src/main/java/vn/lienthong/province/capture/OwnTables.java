package vn.lienthong.province.capture;

import org.jspecify.annotations.Nullable;
import vn.lienthong.province.Dialect;

/**
 * The names of what capture keeps in the province's database, ready for statements.
 *
 * @param schema of the watched table, quoted and with a dot; empty if it has none
 */
record OwnTables(String schema) {
  static final String INBOX = "lien_thong_hop_thu";

  static OwnTables beside(@Nullable String schema, Dialect dialect) {
    return new OwnTables(schema == null ? "" : dialect.quoted(schema) + ".");
  }

  /** Where triggers write: {@code so, luong, khoa, bang, viec, rieng}. */
  String inbox() {
    return schema + INBOX;
  }

  /** Stamped changes: {@code vi_tri, luong, khoa, rieng, luc}. */
  String log() {
    return schema + "lien_thong_nhat_ky";
  }

  /** One row per flow: {@code luong, nonce, vi_tri, cat}; the log's own has an empty flow. */
  String marks() {
    return schema + "lien_thong_moc";
  }

  /** By what a TRUNCATE shows that fires no trigger: {@code ten, luong, bang, cot, dau}. */
  String watched() {
    return schema + "lien_thong_theo_doi";
  }

  String of(String trigger) {
    return schema + trigger;
  }
}
