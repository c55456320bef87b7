package vn.lienthong.verify;

/**
 * What a group of records comes to.
 *
 * @param digest SHA-256 over the digests of its records in the order of their ids, in hexadecimal
 */
record Bucket(int count, String digest) {}
