/** The ministry's API: requests, answers, authentication and what an answer means. */
@NullMarked
package vn.lienthong.national;

import org.jspecify.annotations.NullMarked;
