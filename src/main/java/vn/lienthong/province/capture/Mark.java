package vn.lienthong.province.capture;

/**
 * What the gateway leaves in the province's database to know it again.
 *
 * @param nonce drawn by the gateway for this mark alone
 * @param position up to which it had carried everything then
 */
public record Mark(String nonce, long position) {}
