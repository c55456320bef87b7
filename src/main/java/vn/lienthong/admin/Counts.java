package vn.lienthong.admin;

/**
 * Records of a flow, counted.
 *
 * @param province in scope at the province
 * @param national in scope at the nation
 * @param toProvince written there, or to be written
 * @param toNational written there, or to be written
 * @param unchanged the same on both sides
 */
public record Counts(
    long province,
    long national,
    long toProvince,
    long toNational,
    long unchanged,
    long waiting,
    long parked,
    long conflicts) {
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);
}
