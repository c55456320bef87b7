package vn.lienthong.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Field;
import vn.lienthong.record.Text;

/**
 * The digest of one record over a mapping's fields, as the contract's chapter on digests defines
 * it, so that both sides come to the same bytes for the same content. For one thread.
 */
final class RecordDigest {
  private static final char NAMED = '\u001f';
  private static final char ENDED = '\u001e';
  private static final String ELEMENT = "\u001d";

  private final List<Field> fields;
  private final MessageDigest sha = sha256();

  /**
   * @param fields those that both sides hold
   */
  RecordDigest(List<Field> fields) {
    this.fields = fields.stream().sorted(Comparator.comparing(Field::name)).toList();
  }

  /**
   * SHA-256 of the record, 32 bytes.
   *
   * @param values canonical, by field
   */
  byte[] of(String id, Map<String, @Nullable String> values) {
    StringBuilder text = new StringBuilder(256);
    text.append("id").append(NAMED).append(id).append(ENDED);
    for (Field field : fields) {
      String value = values.get(field.name());
      if (value != null && !value.isEmpty()) {
        text.append(field.name()).append(NAMED).append(written(field, value)).append(ENDED);
      }
    }
    return sha.digest(text.toString().getBytes(UTF_8));
  }

  private static String written(Field field, String value) {
    return switch (field.type()) {
      case LIST -> Text.nfc(value).replace("\n", ELEMENT);
      case ROWS -> RowsDigest.text(Objects.requireNonNull(field.rows()), value);
      default -> Text.nfc(value);
    };
  }

  /** The first hexadecimal digits of SHA-256 over the id: the name of the bucket it falls in. */
  String bucket(String id, int digits) {
    byte[] hash = sha.digest(id.getBytes(UTF_8));
    return HexFormat.of().formatHex(hash, 0, (digits + 1) / 2).substring(0, digits);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
