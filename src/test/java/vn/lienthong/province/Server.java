package vn.lienthong.province;

import vn.lienthong.testkit.Databases;

/** The databases on which every promise of this room is tested. */
public enum Server {
  H2,
  POSTGRESQL,
  MARIADB;

  public Databases.Database fresh() {
    return switch (this) {
      case H2 -> Databases.h2();
      case POSTGRESQL -> Databases.postgres();
      case MARIADB -> Databases.mariadb();
    };
  }
}
