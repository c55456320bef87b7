package vn.lienthong.admin;

/**
 * Records of a flow, counted.
 *
 * @param province in scope at the province
 * @param national in scope at the nation
 * @param toProvince written there, or to be written
 * @param toNational written there, or to be written
 * @param unchanged the same on both sides
 * @param delivered of a fed flow: what the nation took
 * @param withdrawn of a fed flow: what the nation no longer holds, because the province does not
 * @param superseded of a fed flow: what the nation already held in a newer revision
 * @param skipped what by the mapping's rules does not go
 */
public record Counts(
    long province,
    long national,
    long toProvince,
    long toNational,
    long unchanged,
    long waiting,
    long parked,
    long conflicts,
    long delivered,
    long withdrawn,
    long superseded,
    long skipped) {
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

  /** Of a reconciled flow. */
  public Counts(
      long province,
      long national,
      long toProvince,
      long toNational,
      long unchanged,
      long waiting,
      long parked,
      long conflicts) {
    this(
        province,
        national,
        toProvince,
        toNational,
        unchanged,
        waiting,
        parked,
        conflicts,
        0,
        0,
        0,
        0);
  }
}
