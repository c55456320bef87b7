/** What joins the ministry's API to the routes: beans that route steps name. */
@NullMarked
package vn.lienthong.national.camel;

import org.jspecify.annotations.NullMarked;
