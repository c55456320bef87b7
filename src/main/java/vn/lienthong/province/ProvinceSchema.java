package vn.lienthong.province;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import vn.lienthong.mapping.ChildRows;
import vn.lienthong.mapping.Mapping;

/** The tables and views of the province as its database describes them, read afresh each time. */
public final class ProvinceSchema {
  private final DataSource database;
  private final Dialect dialect;
  private final String name;

  ProvinceSchema(DataSource database, Dialect dialect, String name) {
    this.database = database;
    this.dialect = dialect;
    this.name = name;
  }

  /**
   * Tables and views that we are shown, outside the database's own schemas.
   *
   * @throws ProvinceUnreachable if the database does not answer
   */
  public List<String> tables() {
    return ask(reader -> reader.tables().stream().map(SchemaReader.Named::name).toList());
  }

  /**
   * @param wanted in any case, perhaps with a schema before a dot
   * @throws ProvinceSchemaFault if there is none, with the nearest name
   * @throws ProvinceUnreachable if the database does not answer
   */
  public Table table(String wanted) {
    return ask(reader -> reader.table(wanted));
  }

  /**
   * Which of SELECT, INSERT, UPDATE and DELETE the mapping needs and this user may not do: all for
   * a reconciled one, DELETE only if it removes rows; SELECT for a fed one, and UPDATE for its
   * verdicts. Writes nothing.
   *
   * @throws ProvinceUnreachable if the database does not answer
   */
  public List<String> missingRights(Mapping mapping, Table table) {
    try (Connection connection = database.getConnection()) {
      return new Rights(dialect).missing(connection, mapping, table);
    } catch (SQLException error) {
      throw ProvinceUnreachable.of(name, error);
    }
  }

  /**
   * Why nobody, whatever their rights, can write what the mapping writes: the SQLSTATE. Empty for a
   * table, and for a view that takes it. Writes nothing.
   *
   * @throws ProvinceUnreachable if the database does not answer
   */
  public Optional<String> unwritable(Mapping mapping, Table table) {
    try (Connection connection = database.getConnection()) {
      return new Rights(dialect).refusal(connection, mapping, table);
    } catch (SQLException error) {
      throw ProvinceUnreachable.of(name, error);
    }
  }

  /**
   * As {@link #missingRights(Mapping, Table)} for a child table, whose rows a reconciled mapping
   * deletes too.
   *
   * @throws ProvinceUnreachable if the database does not answer
   */
  public List<String> missingRights(Mapping mapping, ChildRows rows, Table table) {
    try (Connection connection = database.getConnection()) {
      return new Rights(dialect).missing(connection, mapping, rows, table);
    } catch (SQLException error) {
      throw ProvinceUnreachable.of(name, error);
    }
  }

  private <T> T ask(Question<T> question) {
    try (Connection connection = database.getConnection()) {
      return question.of(new SchemaReader(connection, dialect));
    } catch (SQLException error) {
      throw ProvinceUnreachable.of(name, error);
    }
  }

  private interface Question<T> {
    T of(SchemaReader reader) throws SQLException;
  }
}
