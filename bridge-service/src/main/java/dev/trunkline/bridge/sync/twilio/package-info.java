/** Tasks at TaskRouter. */
@NullMarked
package dev.trunkline.bridge.sync.twilio;

import org.jspecify.annotations.NullMarked;
