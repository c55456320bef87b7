/** The files of documents, on their way between the province's folder and the nation. */
@NullMarked
package vn.lienthong.files;

import org.jspecify.annotations.NullMarked;
