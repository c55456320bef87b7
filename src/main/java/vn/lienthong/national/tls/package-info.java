/** Certificates: by which the ministry knows us, and by which we know the ministry. */
@NullMarked
package vn.lienthong.national.tls;

import org.jspecify.annotations.NullMarked;
