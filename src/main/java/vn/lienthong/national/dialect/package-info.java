/**
 * Other forms of the national API: what stands between the reference contract, which the rest of
 * the gateway speaks, and an endpoint that says the same in other words.
 */
@NullMarked
package vn.lienthong.national.dialect;

import org.jspecify.annotations.NullMarked;
