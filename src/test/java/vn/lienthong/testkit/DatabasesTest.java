package vn.lienthong.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabasesTest {
  @Test
  void givesAnotherPostgresDatabaseOnEveryCall() throws SQLException {
    Databases.Database one = Databases.postgres();
    Databases.Database other = Databases.postgres();

    assertThat(one.url()).isNotEqualTo(other.url());
    try (var connection = DriverManager.getConnection(one.url(), one.user(), one.password())) {
      assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("PostgreSQL");
    }
  }

  @Test
  void givesAnotherMariaDbDatabaseOnEveryCall() throws SQLException {
    Databases.Database one = Databases.mariadb();
    Databases.Database other = Databases.mariadb();

    assertThat(one.url()).isNotEqualTo(other.url());
    try (var connection = DriverManager.getConnection(one.url(), one.user(), one.password())) {
      assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("MariaDB");
    }
  }
}
