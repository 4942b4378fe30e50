/** People over HTTP. */
@NullMarked
package dev.trunkline.taskrouter.people.rest;

import org.jspecify.annotations.NullMarked;
