/** One person's data in the service's tables. */
@NullMarked
package dev.trunkline.taskrouter.erasure.jdbc;

import org.jspecify.annotations.NullMarked;
