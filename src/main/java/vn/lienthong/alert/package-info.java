/** What somebody must be told of: when it begins, and when it is over. */
@NullMarked
package vn.lienthong.alert;

import org.jspecify.annotations.NullMarked;
