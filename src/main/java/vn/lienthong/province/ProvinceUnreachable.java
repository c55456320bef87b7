package vn.lienthong.province;

/** The province's database did not answer. The message names the database, never a password. */
public final class ProvinceUnreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProvinceUnreachable(String database, String why) {
    super("the province's database " + database + " cannot be reached: " + why);
  }
}
