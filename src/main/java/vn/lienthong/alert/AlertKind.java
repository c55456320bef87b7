package vn.lienthong.alert;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What may be told, in both languages. In the texts, {0} is what it is about (a flow, a database),
 * {1} the detail.
 */
public enum AlertKind {
  NATION_AWAY(
      "Bộ không trả lời. Không mất gì: việc cần gửi ở lại và đi tiếp khi Bộ trả lời",
      "The ministry does not answer. Nothing is lost: what is to go stays, and goes then",
      "doctor"),
  NATION_REFUSES(
      "Bộ từ chối khóa, thẻ truy cập hoặc chứng thư của ta",
      "The ministry refuses our key, token or certificate",
      "doctor"),
  PROVINCE_AWAY("Cơ sở dữ liệu {0} không trả lời", "The database {0} does not answer", "doctor"),
  PROVINCE_FULL(
      "Cơ sở dữ liệu {0} không ghi được: đĩa của máy chủ đầy hoặc chỉ cho đọc? Không mất gì; ghi"
          + " được thì đi tiếp",
      "The database {0} cannot write: is its server''s disk full, or read-only? Nothing is lost;"
          + " it goes on when it can",
      "doctor"),
  LEDGER_AWAY(
      "Cơ sở dữ liệu của sổ không trả lời. Không luồng nào chạy; không mất gì",
      "The ledger''s database does not answer. No flow runs; nothing is lost",
      "doctor"),
  LEDGER_FULL(
      "Cơ sở dữ liệu của sổ không ghi được: đĩa của máy chủ đầy hoặc chỉ cho đọc? Không mất gì; ghi"
          + " được thì đi tiếp",
      "The ledger''s database cannot write: is its server''s disk full, or read-only? Nothing is"
          + " lost; it goes on when it can",
      "doctor"),
  FLOW_HELD("Luồng {0} bị giữ lại: {1}", "Flow {0} is held: {1}", "status {0}"),
  FLOW_FAILED("Luồng {0} bị lỗi: {1}", "Flow {0} failed: {1}", "status {0}"),
  NOT_MOVING(
      "Dịch vụ đang chạy nhưng luồng {0} không xong lượt nào từ {1}",
      "The service is up, but flow {0} has ended no run since {1}", "status {0}"),
  CERTIFICATE_ENDS("Chứng thư {0} hết hạn ngày {1}", "The certificate {0} ends on {1}", "doctor"),
  TRANSACTION_OPEN(
      "Một giao dịch trong cơ sở dữ liệu {0} mở từ {1}: thay đổi trong đó chưa gửi đi được",
      "A transaction in the database {0} has been open since {1}: its changes cannot go yet",
      "capture status"),
  LEDGER_LOST(
      "Không ghi được sổ cái {0}: đĩa đầy hoặc chỉ cho đọc? Không mất gì; dịch vụ chờ và tự chạy"
          + " tiếp khi ghi được",
      "The ledger {0} cannot be written: is its disk full, or read-only? Nothing is lost; the"
          + " service waits, and goes on by itself when it can",
      "doctor"),
  DISK_LOW("Đĩa chứa {0} chỉ còn {1} MB", "The disk of {0} has only {1} MB left", "doctor");

  private final String vietnamese;
  private final String english;
  private final String command;

  AlertKind(String vietnamese, String english, String command) {
    this.vietnamese = vietnamese;
    this.english = english;
    this.command = command;
  }

  /** As it is stored and shown, such as {@code nation-away}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one of that {@link #word()}; none if it is a later version's. */
  static Optional<AlertKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** What is told once for all flows that stopped for a cause of this code; mostly none. */
  public static Optional<AlertKind> common(String cause) {
    return switch (cause) {
      case "national-unreachable" -> Optional.of(NATION_AWAY);
      case "national-not-authorised" -> Optional.of(NATION_REFUSES);
      case "province-unreachable" -> Optional.of(PROVINCE_AWAY);
      case "province-full" -> Optional.of(PROVINCE_FULL);
      case "ledger-unreachable" -> Optional.of(LEDGER_AWAY);
      case "ledger-full" -> Optional.of(LEDGER_FULL);
      default -> Optional.empty();
    };
  }

  /** What has happened, in Vietnamese. */
  public String vietnamese(String about, String detail) {
    return new MessageFormat(vietnamese, Locale.ROOT).format(new Object[] {about, detail});
  }

  /** What has happened, in English. */
  public String english(String about, String detail) {
    return new MessageFormat(english, Locale.ROOT).format(new Object[] {about, detail});
  }

  /** What to type, after {@code lienthong}. */
  public String command(String about) {
    return new MessageFormat(command, Locale.ROOT).format(new Object[] {about});
  }
}
