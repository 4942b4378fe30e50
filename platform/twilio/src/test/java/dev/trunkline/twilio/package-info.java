@NullMarked
package dev.trunkline.twilio;

import org.jspecify.annotations.NullMarked;
