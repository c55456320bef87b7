/** Drafts of mapping files for tables that nobody has described yet. */
@NullMarked
package vn.lienthong.draft;

import org.jspecify.annotations.NullMarked;
