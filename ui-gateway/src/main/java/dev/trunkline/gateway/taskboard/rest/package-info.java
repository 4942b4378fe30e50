/** The task board for browsers. */
@NullMarked
package dev.trunkline.gateway.taskboard.rest;

import org.jspecify.annotations.NullMarked;
