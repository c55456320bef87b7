/** What joins the query services to the routes. */
@NullMarked
package vn.lienthong.services.camel;

import org.jspecify.annotations.NullMarked;
