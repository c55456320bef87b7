/**
 * The one door for people and programs: what can be asked of the running gateway, and over what.
 */
@NullMarked
package vn.lienthong.admin;

import org.jspecify.annotations.NullMarked;
