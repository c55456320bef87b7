/** How camel-sql reads the province's rows. */
@NullMarked
package vn.lienthong.province.camel;

import org.jspecify.annotations.NullMarked;
