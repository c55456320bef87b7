package vn.lienthong.sandbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** What was answered under which Idempotency-Key, for a day. */
final class Answers {
  private static final Duration KEPT = Duration.ofDays(1);
  private final Connection connection;

  Answers(Connection connection) {
    this.connection = connection;
  }

  /** What tells one batch from another. */
  static String digest(String resource, byte[] body) {
    var sha256 = Digests.sha256();
    sha256.update((resource + '\n').getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(sha256.digest(body));
  }

  /** The answer given before to the same bytes; other bytes are refused. */
  Optional<String> before(String key, String digest) throws SQLException {
    String sql = "SELECT digest, answer FROM answers WHERE idempotency_key = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, key);
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          return Optional.empty();
        }
        if (!rows.getString(1).equals(digest)) {
          throw new Refusal(422, "KEY_REUSED", "another batch had this Idempotency-Key");
        }
        return Optional.of(unpacked(rows.getBytes(2)));
      }
    }
  }

  private static byte[] packed(String answer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(answer.length() / 4);
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(answer.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String unpacked(byte[] packed) {
    try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void keep(String key, String digest, String answer, Instant now) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM answers WHERE at < ?")) {
      statement.setLong(1, now.minus(KEPT).toEpochMilli());
      statement.executeUpdate();
    }
    try (PreparedStatement statement =
        connection.prepareStatement("INSERT INTO answers VALUES (?, ?, ?, ?)")) {
      statement.setString(1, key);
      statement.setString(2, digest);
      statement.setBytes(3, packed(answer));
      statement.setLong(4, now.toEpochMilli());
      statement.executeUpdate();
    }
  }
}
