/** How calls to the ministry prove who we are: one class for each profile, one keeper of tokens. */
@NullMarked
package vn.lienthong.national.auth;

import org.jspecify.annotations.NullMarked;
