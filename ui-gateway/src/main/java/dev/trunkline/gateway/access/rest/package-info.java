/** HTTP in: who is logged in. */
@NullMarked
package dev.trunkline.gateway.access.rest;

import org.jspecify.annotations.NullMarked;
