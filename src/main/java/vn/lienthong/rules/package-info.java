/** What a mapping's rules say of a record before it is sent. */
@NullMarked
package vn.lienthong.rules;

import org.jspecify.annotations.NullMarked;
