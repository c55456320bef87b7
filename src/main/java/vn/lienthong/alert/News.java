package vn.lienthong.alert;

import java.util.Optional;
import vn.lienthong.ledger.Alert;

/** That an alert has begun, or is over. */
public record News(Alert alert) {
  public boolean over() {
    return alert.ended() != null;
  }

  /** In Vietnamese. */
  public String vietnamese() {
    String what = kind().map(k -> k.vietnamese(alert.about(), alert.detail())).orElse(alert.kind());
    return over() ? "Đã hết: " + what : what;
  }

  /** In English. */
  public String english() {
    String what = kind().map(k -> k.english(alert.about(), alert.detail())).orElse(alert.kind());
    return over() ? "Over: " + what : what;
  }

  /** What to type, after {@code lienthong}. */
  public String command() {
    return kind().map(k -> k.command(alert.about())).orElse("status");
  }

  private Optional<AlertKind> kind() {
    return AlertKind.of(alert.kind());
  }
}
