/** The steps of a run as routes call them, and runs as the rest of the gateway asks for them. */
@NullMarked
package vn.lienthong.flow.camel;

import org.jspecify.annotations.NullMarked;
