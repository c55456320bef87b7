/** Who may do what over HTTP: accounts, roles, passwords, sessions. */
@NullMarked
package vn.lienthong.admin.access;

import org.jspecify.annotations.NullMarked;
