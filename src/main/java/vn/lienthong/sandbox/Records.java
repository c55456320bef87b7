package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The records of all resources, within one transaction. */
final class Records {
  static final String COLUMNS = "id, identity, json, source";
  private static final String SELECT = "SELECT " + COLUMNS + " FROM records WHERE resource = ?";
  private static final String FIELDS =
      " INTO records (resource, id, identity, owner, json, version, source, updated, deleted,"
          + " shuffled, bucket, digest) ";
  private static final String VALUES = "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String INSERT = "INSERT" + FIELDS + VALUES;
  private static final String MERGE = "MERGE" + FIELDS + "KEY (resource, id) " + VALUES;
  private final Connection connection;

  /** What has to be known of a record before another version of it is taken. */
  record Head(
      String identity,
      long version,
      boolean deleted,
      @Nullable String source,
      @Nullable String owner,
      byte[] digest) {
    Head from(String moved) {
      return new Head(identity, version, deleted, moved, owner, digest);
    }
  }

  Records(Connection connection) {
    this.connection = connection;
  }

  Partings partings() {
    return new Partings(connection);
  }

  Optional<Stored> byId(String resource, String id) throws SQLException {
    return one(SELECT + " AND id = ?", resource, id);
  }

  /** The living record if there is one, otherwise its tombstone. */
  Optional<Stored> byIdentity(String resource, String identity) throws SQLException {
    return one(
        SELECT + " AND identity = ? ORDER BY deleted FETCH FIRST ROW ONLY", resource, identity);
  }

  /** What is known of those of the ids that there are. */
  Map<String, Head> heads(String resource, Collection<String> ids) throws SQLException {
    String sql =
        "SELECT id, identity, version, deleted, source, owner, digest FROM records"
            + " WHERE resource = ? AND id = ?";
    return each(connection, sql, resource, ids, Records::head);
  }

  /** What a row says. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** By id, of those that there are; one lookup each, as no index is used for a list of values. */
  static <T> Map<String, T> each(
      Connection connection, String sql, String resource, Collection<String> ids, Reader<T> reader)
      throws SQLException {
    Map<String, T> found = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, resource);
      for (String id : ids) {
        statement.setString(2, id);
        try (ResultSet rows = statement.executeQuery()) {
          if (rows.next()) {
            found.put(id, reader.read(rows));
          }
        }
      }
    }
    return found;
  }

  private static Head head(ResultSet rows) throws SQLException {
    return new Head(
        rows.getString(2),
        rows.getLong(3),
        rows.getBoolean(4),
        rows.getString(5),
        rows.getString(6),
        rows.getBytes(7));
  }

  /** Those of the identities that living records have. */
  Set<String> living(String resource, Collection<String> identities) throws SQLException {
    String sql =
        "SELECT 1 FROM records WHERE resource = ? AND identity = ? AND NOT deleted"
            + " FETCH FIRST ROW ONLY";
    Set<String> living = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, resource);
      for (String identity : identities) {
        statement.setString(2, identity);
        try (ResultSet rows = statement.executeQuery()) {
          if (rows.next()) {
            living.add(identity);
          }
        }
      }
    }
    return living;
  }

  /** Whether a living record's identity is the code, or begins with it and a colon. */
  boolean hasCode(String resource, String code) throws SQLException {
    // two narrow looks: codes that begin with this one lie between the two
    return any(resource, "identity = ?", code)
        || any(resource, "identity >= ? AND identity < ?", code + ":", code + ";");
  }

  private boolean any(String resource, String condition, String... values) throws SQLException {
    String sql =
        "SELECT 1 FROM records WHERE resource = ? AND NOT deleted AND "
            + condition
            + " FETCH FIRST ROW ONLY";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, resource);
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 2, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  void put(Shape shape, Collection<Stored> records) throws SQLException {
    store(MERGE, shape, records, record -> Digests.of(shape, record));
  }

  /**
   * Stores records whose digests are known.
   *
   * @param fresh which of them are not there yet
   */
  void put(
      Shape shape,
      Collection<Stored> records,
      Predicate<Stored> fresh,
      Function<Stored, byte[]> digest)
      throws SQLException {
    store(INSERT, shape, records.stream().filter(fresh).toList(), digest);
    store(MERGE, shape, records.stream().filter(fresh.negate()).toList(), digest);
  }

  private void store(
      String sql, Shape shape, Collection<Stored> records, Function<Stored, byte[]> digest)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Stored record : records) {
        statement.setString(1, shape.resource());
        statement.setString(2, record.id());
        statement.setString(3, record.identity());
        statement.setString(4, Json.string(record.json(), Shape.OWNER).orElse(null));
        statement.setBytes(5, Json.bytes(record.json()));
        statement.setLong(6, record.version());
        statement.setString(7, Json.string(record.json(), "phienBanNguon").orElse(null));
        statement.setLong(8, record.updated().toEpochMilli());
        statement.setBoolean(9, record.erased());
        statement.setInt(10, shuffled(record.id()));
        statement.setLong(11, Digests.bucket(record.id()));
        statement.setBytes(12, digest.apply(record));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Moves up what the province calls the version of its records, by id. */
  void sources(String resource, Map<String, String> sources) throws SQLException {
    String sql = "UPDATE records SET source = ? WHERE resource = ? AND id = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Map.Entry<String, String> moved : sources.entrySet()) {
        statement.setString(1, moved.getValue());
        statement.setString(2, resource);
        statement.setString(3, moved.getKey());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  ArrayNode counts() throws SQLException {
    String sql =
        "SELECT resource, COUNT(*) FILTER (WHERE NOT deleted), COUNT(*) FILTER (WHERE deleted)"
            + " FROM records GROUP BY resource ORDER BY resource";
    ArrayNode counts = Json.MAPPER.createArrayNode();
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        counts
            .addObject()
            .put("resource", rows.getString(1))
            .put("living", rows.getLong(2))
            .put("withdrawn", rows.getLong(3));
      }
    }
    return counts;
  }

  /** The place of a record in an order that has nothing to do with its id. */
  static int shuffled(String id) {
    return id.hashCode() * 0x9E3779B1;
  }

  private Optional<Stored> one(String sql, String resource, String value) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, resource);
      statement.setString(2, value);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(stored(rows)) : Optional.empty();
      }
    }
  }

  static Stored stored(ResultSet rows) throws SQLException {
    ObjectNode json = Json.objectOf(rows.getBytes(3));
    String source = rows.getString(4);
    if (source != null) {
      json.put("phienBanNguon", source);
    }
    return new Stored(rows.getString(1), rows.getString(2), json);
  }
}
