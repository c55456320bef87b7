/** Liên Thông: the gateway between a province's ethnic-affairs database and the national one. */
@NullMarked
package vn.lienthong;

import org.jspecify.annotations.NullMarked;
