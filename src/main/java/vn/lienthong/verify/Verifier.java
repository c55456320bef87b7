package vn.lienthong.verify;

/** Verifies a flow on demand. */
public interface Verifier {
  /**
   * @throws vn.lienthong.province.ProvinceUnreachable if the province cannot even be counted
   */
  Verified verify(String flow);
}
