/** Conversations of two workspaces that are kept alike. */
@NullMarked
package dev.trunkline.gateway.links.rest;

import org.jspecify.annotations.NullMarked;
