package vn.lienthong.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Fills the province's tables as a year of work would: tables, forms, households, documents. All of
 * it is invented, and the same every time.
 *
 * @param tables filled tables
 * @param forms of villages and communes
 * @param households forms of households
 * @param documents with {@code files}
 */
public record DemoFilling(
    Filled tables, Filled forms, Filled households, Filled documents, Filled files) {
  static final int HOUSEHOLDS = 2200;

  /**
   * @param fixtures the folder test-fixtures
   * @param documents the province's folder of documents; their files are written into it
   */
  public static DemoFilling fill(Connection connection, Path fixtures, Path documents)
      throws SQLException, IOException {
    List<Reporter> reporters = Reporter.read(fixtures.resolve("province/reporters.csv"));
    connection.setAutoCommit(false);
    FilledDocuments papers = new FilledDocuments(documents);
    DemoFilling done =
        new DemoFilling(
            new FilledTables(reporters).fill(connection),
            new FilledForms(reporters).fill(connection),
            new FilledHouseholds(reporters).fill(connection, HOUSEHOLDS),
            papers.fill(connection),
            papers.files());
    connection.commit();
    return done;
  }

  /** Nothing but forms of households, as many as are wanted. */
  public static Filled households(Connection connection, Path fixtures, int count)
      throws SQLException, IOException {
    List<Reporter> reporters = Reporter.read(fixtures.resolve("province/reporters.csv"));
    connection.setAutoCommit(false);
    Filled done = new FilledHouseholds(reporters).fill(connection, count);
    connection.commit();
    return done;
  }
}
