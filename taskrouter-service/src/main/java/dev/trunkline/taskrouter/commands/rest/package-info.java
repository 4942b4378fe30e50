/** Commands over HTTP. */
@NullMarked
package dev.trunkline.taskrouter.commands.rest;

import org.jspecify.annotations.NullMarked;
