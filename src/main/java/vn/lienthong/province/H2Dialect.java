package vn.lienthong.province;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.api.ErrorCode;
import org.h2.engine.Constants;
import org.jspecify.annotations.Nullable;
import vn.lienthong.province.Trouble.Kind;

/** H2, embedded or as a server. */
record H2Dialect() implements Dialect {
  /** The name stands first inside the quotes; what follows may be values. */
  private static final Pattern CONSTRAINT =
      Pattern.compile(
          "\"(?:(?:%1$s|[^\":. ]+)\\.)?(%1$s|[^\":]+?)(?:: ?| INDEX | ON )"
              .formatted("(?:U&)?\"\"[^\"]+\"\""));

  /** A letter beyond ASCII in the name of a constraint. */
  private static final Pattern LETTER = Pattern.compile("\\\\{1,2}([0-9a-fA-F]{4})");

  private static final Pattern COLUMN = Pattern.compile("column \"((?:[^\"]|\"\")+)\"");
  private static final Pattern TYPE = Pattern.compile(" (?:CHARACTER|NUMERIC|DECIMAL|BINARY).*");

  private static final Set<Integer> VIOLATIONS =
      Set.of(
          ErrorCode.DUPLICATE_KEY_1,
          ErrorCode.CHECK_CONSTRAINT_VIOLATED_1,
          ErrorCode.REFERENTIAL_INTEGRITY_VIOLATED_PARENT_MISSING_1,
          ErrorCode.REFERENTIAL_INTEGRITY_VIOLATED_CHILD_EXISTS_1);

  private static final Set<Integer> ROOM =
      Set.of(
          ErrorCode.VALUE_TOO_LONG_2,
          ErrorCode.NUMERIC_VALUE_OUT_OF_RANGE_1,
          ErrorCode.NUMERIC_VALUE_OUT_OF_RANGE_2);

  private static final Set<Integer> RIGHTS =
      Set.of(ErrorCode.NOT_ENOUGH_RIGHTS_FOR_1, ErrorCode.ADMIN_RIGHTS_REQUIRED);

  private static final Set<Integer> BUSY =
      Set.of(
          ErrorCode.LOCK_TIMEOUT_1,
          ErrorCode.DEADLOCK_1,
          ErrorCode.CONCURRENT_UPDATE_1,
          ErrorCode.ROW_NOT_FOUND_WHEN_DELETING_1,
          ErrorCode.STATEMENT_WAS_CANCELED,
          ErrorCode.OUT_OF_MEMORY);

  private static final Set<Integer> GONE =
      Set.of(
          ErrorCode.CONNECTION_BROKEN_1,
          ErrorCode.DATABASE_IS_CLOSED,
          ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
          ErrorCode.OBJECT_CLOSED,
          ErrorCode.IO_EXCEPTION_1,
          ErrorCode.IO_EXCEPTION_2,
          ErrorCode.DATABASE_ALREADY_OPEN_1,
          ErrorCode.WRONG_USER_OR_PASSWORD);
  private static final Set<Integer> UNWRITABLE = Set.of(ErrorCode.DATABASE_IS_READ_ONLY);
  private static final ErrorCodes CODES = new ErrorCodes(RIGHTS, BUSY, UNWRITABLE, GONE);

  @Override
  public String name() {
    return "H2";
  }

  @Override
  public String urlPrefix() {
    return "jdbc:h2:";
  }

  @Override
  public Properties driverProperties() {
    return new Properties();
  }

  @Override
  public String sessionStart() {
    return "SET LOCK_TIMEOUT 2000; SET TIME ZONE '" + ZONE + "'";
  }

  @Override
  public String lock() {
    return " FOR UPDATE SKIP LOCKED";
  }

  /** Repeatable reads would take each table's moment by itself. */
  @Override
  public int snapshot() {
    return Constants.TRANSACTION_SNAPSHOT;
  }

  @Override
  public boolean deafViews() {
    return true;
  }

  @Override
  public String ownWrites() {
    return "SET @LIEN_THONG_RIENG = TRUE";
  }

  @Override
  public Optional<String> othersWrites() {
    return Optional.of("SET @LIEN_THONG_RIENG = NULL");
  }

  @Override
  public Optional<String> checkDeferred() {
    return Optional.empty();
  }

  @Override
  public boolean systemSchema(String schema) {
    return schema.equalsIgnoreCase("INFORMATION_SCHEMA");
  }

  @Override
  public Trouble trouble(SQLException error) {
    int code = error.getErrorCode();
    String state = Trouble.state(error);
    if (code == ErrorCode.NULL_NOT_ALLOWED) {
      return new Trouble(Kind.CONSTRAINT, "not-null", first(COLUMN, error), state);
    }
    if (code == ErrorCode.GENERATED_COLUMN_CANNOT_BE_ASSIGNED_1) {
      String column = first(COLUMN, error);
      String name = column == null ? null : column.substring(column.lastIndexOf('.') + 1);
      return new Trouble(Kind.COMPUTED, null, name, state);
    }
    if (VIOLATIONS.contains(code)) {
      return new Trouble(Kind.CONSTRAINT, first(CONSTRAINT, error), null, state);
    }
    if (ROOM.contains(code)) {
      String column = first(COLUMN, error);
      String name = column == null ? null : TYPE.matcher(column).replaceFirst("");
      return new Trouble(Kind.TOO_LONG, null, name, state);
    }
    return CODES.trouble(error);
  }

  private static @Nullable String first(Pattern pattern, SQLException error) {
    Matcher found = pattern.matcher(String.valueOf(error.getMessage()));
    return found.find() ? plain(found.group(1)) : null;
  }

  private static String plain(String name) {
    String bare = name.replace("\"", "");
    return bare.startsWith("U&")
        ? LETTER
            .matcher(bare.substring(2))
            .replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), 16)))
        : bare;
  }
}
