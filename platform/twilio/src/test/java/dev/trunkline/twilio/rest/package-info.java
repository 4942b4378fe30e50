@NullMarked
package dev.trunkline.twilio.rest;

import org.jspecify.annotations.NullMarked;
