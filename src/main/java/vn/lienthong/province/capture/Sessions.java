package vn.lienthong.province.capture;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import vn.lienthong.province.ProvinceUnreachable;

/** One transaction per question. */
record Sessions(DataSource database, String name) {
  interface Question<T> {
    T of(Connection connection) throws SQLException;
  }

  /**
   * @throws ProvinceUnreachable if it fails; nothing of it is done then
   */
  <T> T ask(Question<T> question) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      boolean done = false;
      try {
        T answer = question.of(connection);
        connection.commit();
        done = true;
        return answer;
      } finally {
        if (!done) {
          connection.rollback();
        }
      }
    } catch (SQLException failure) {
      throw ProvinceUnreachable.of(name, failure);
    }
  }

  /**
   * One statement that reads, which is a transaction by itself.
   *
   * @throws ProvinceUnreachable if it fails
   */
  <T> T glance(Question<T> question) {
    try (Connection connection = database.getConnection()) {
      return question.of(connection);
    } catch (SQLException failure) {
      throw ProvinceUnreachable.of(name, failure);
    }
  }
}
