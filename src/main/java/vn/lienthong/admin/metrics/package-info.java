/** What programs that watch the gateway read: figures for Prometheus, and whether it is well. */
@NullMarked
package vn.lienthong.admin.metrics;

import org.jspecify.annotations.NullMarked;
