/** The page at {@code /}: what a browser is given; what it shows, it asks the API for. */
@NullMarked
package vn.lienthong.admin.page;

import org.jspecify.annotations.NullMarked;
