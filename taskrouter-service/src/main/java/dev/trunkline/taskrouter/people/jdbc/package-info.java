/** What people chose last, and which events we expect of ourselves. */
@NullMarked
package dev.trunkline.taskrouter.people.jdbc;

import org.jspecify.annotations.NullMarked;
