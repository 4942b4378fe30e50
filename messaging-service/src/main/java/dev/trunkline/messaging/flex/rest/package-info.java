/** Who calls: people who are logged in, and people in Flex. */
@NullMarked
package dev.trunkline.messaging.flex.rest;

import org.jspecify.annotations.NullMarked;
