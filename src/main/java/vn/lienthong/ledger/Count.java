package vn.lienthong.ledger;

/**
 * What a run counts. {@code CHANGED_SINCE}: records that changed between plan and write. For a
 * feed, {@code READ_PROVINCE} is the sum of {@code DELIVERED}, {@code UNCHANGED}, {@code WAITING},
 * {@code PARKED}, {@code SUPERSEDED}, {@code WITHDRAWN} and {@code SKIPPED}, each counted by
 * itself. For a reconciled flow {@code SKIPPED} are rows that its filter leaves out, beside those
 * that are read.
 */
public enum Count {
  READ_PROVINCE,
  READ_NATION,
  TO_PROVINCE,
  TO_NATION,
  UNCHANGED,
  ADOPTED,
  WAITING,
  PARKED,
  CONFLICTS,
  RETIRED_PROVINCE,
  RETIRED_NATION,
  CHANGED_PROVINCE,
  CHANGED_NATION,
  CHANGED_SINCE,
  HELD,
  DELIVERED,
  WITHDRAWN,
  SUPERSEDED,
  SKIPPED
}
