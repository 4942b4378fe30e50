@NullMarked
package dev.trunkline.messaging.media.rest;

import org.jspecify.annotations.NullMarked;
