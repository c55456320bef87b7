package vn.lienthong.services;

import vn.lienthong.testkit.Databases;

/** The databases on which the services are tested. */
enum Server {
  H2,
  POSTGRESQL;

  Databases.Database fresh() {
    return this == H2 ? Databases.h2() : Databases.postgres();
  }
}
