package vn.lienthong.admin;

/** What an address means to an account that is about the records of some units only. */
enum Reach {
  /** It names no record, only figures of whole flows: whoever has the flow may. */
  ANY,
  /** About records: it sees and moves those of its units. */
  OWN,
  /** About all records of a flow together: it may not. */
  ALL
}
