/** Plain tests of resources. */
@NullMarked
package dev.trunkline.gateway.inbox.rest;

import org.jspecify.annotations.NullMarked;
