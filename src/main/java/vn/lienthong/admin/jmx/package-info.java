/** What JMX shows of the gateway and of each flow, and what can be done there. */
@NullMarked
package vn.lienthong.admin.jmx;

import org.jspecify.annotations.NullMarked;
