/** Files in and out. */
@NullMarked
package dev.trunkline.messaging.upload.rest;

import org.jspecify.annotations.NullMarked;
