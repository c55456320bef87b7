/** What changes in the province's tables, caught by triggers and read as a log of positions. */
@NullMarked
package vn.lienthong.province.capture;

import org.jspecify.annotations.NullMarked;
