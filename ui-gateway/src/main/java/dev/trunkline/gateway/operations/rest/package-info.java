/** HTTP in: what operators ask for. */
@NullMarked
package dev.trunkline.gateway.operations.rest;

import org.jspecify.annotations.NullMarked;
