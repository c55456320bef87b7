/**
 * Answers the contract's questions out of an endpoint that understands fewer of them: what it
 * cannot say in one answer is put together from several.
 */
@NullMarked
package vn.lienthong.national.poor;

import org.jspecify.annotations.NullMarked;
