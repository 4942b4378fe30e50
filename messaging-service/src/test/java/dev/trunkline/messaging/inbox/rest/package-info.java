@NullMarked
package dev.trunkline.messaging.inbox.rest;

import org.jspecify.annotations.NullMarked;
