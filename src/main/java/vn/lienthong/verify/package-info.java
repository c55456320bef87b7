/** Proves that the nation holds what the province holds, without reading it all again. */
@NullMarked
package vn.lienthong.verify;

import org.jspecify.annotations.NullMarked;
