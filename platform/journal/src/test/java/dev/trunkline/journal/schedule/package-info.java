/** Random schedules of everything that may happen to a lane, against a model of it. */
@NullMarked
package dev.trunkline.journal.schedule;

import org.jspecify.annotations.NullMarked;
