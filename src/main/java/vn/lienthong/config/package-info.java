/** The settings of the service: {@code gateway.properties}, the environment, files with secrets. */
@NullMarked
package vn.lienthong.config;

import org.jspecify.annotations.NullMarked;
