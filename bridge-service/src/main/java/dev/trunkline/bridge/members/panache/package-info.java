/** Members in the database. */
@NullMarked
package dev.trunkline.bridge.members.panache;

import org.jspecify.annotations.NullMarked;
