package vn.lienthong.province;

import vn.lienthong.testkit.Databases;

/** The databases on which every promise of this room is tested. */
enum Server {
  H2,
  POSTGRESQL;

  Databases.Database fresh() {
    return this == H2 ? Databases.h2() : Databases.postgres();
  }
}
