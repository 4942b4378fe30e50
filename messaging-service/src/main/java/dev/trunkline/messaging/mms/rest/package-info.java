/** What the Flex plugin calls. */
@NullMarked
package dev.trunkline.messaging.mms.rest;

import org.jspecify.annotations.NullMarked;
