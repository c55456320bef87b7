/** What programs that watch the gateway read: figures for Prometheus, and whether it is well. */
@org.jspecify.annotations.NullMarked
package vn.lienthong.admin.metrics;
