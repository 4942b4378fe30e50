/** Uploaded files by HTTP. */
@NullMarked
package dev.trunkline.bridge.saying.http;

import org.jspecify.annotations.NullMarked;
