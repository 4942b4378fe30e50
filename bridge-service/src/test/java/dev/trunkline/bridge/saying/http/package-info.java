/** Tests of files for what agents say. */
@NullMarked
package dev.trunkline.bridge.saying.http;

import org.jspecify.annotations.NullMarked;
