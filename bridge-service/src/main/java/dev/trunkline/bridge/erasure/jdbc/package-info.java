/** One person's data in the service's tables. */
@NullMarked
package dev.trunkline.bridge.erasure.jdbc;

import org.jspecify.annotations.NullMarked;
