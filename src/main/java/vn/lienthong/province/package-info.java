/** The provincial database: pages, guarded writes and its schema, over JDBC. */
@NullMarked
package vn.lienthong.province;

import org.jspecify.annotations.NullMarked;
