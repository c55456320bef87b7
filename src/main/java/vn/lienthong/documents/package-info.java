/** The files of documents, in one folder out of which nothing leads. */
@NullMarked
package vn.lienthong.documents;

import org.jspecify.annotations.NullMarked;
