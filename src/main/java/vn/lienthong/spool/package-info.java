/** Rows of one side in key order whatever order they came in, in bounded memory. */
@NullMarked
package vn.lienthong.spool;

import org.jspecify.annotations.NullMarked;
