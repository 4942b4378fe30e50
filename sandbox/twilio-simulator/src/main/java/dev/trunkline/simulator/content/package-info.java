/** Content: message templates, their text, and WhatsApp's approval of them. */
@NullMarked
package dev.trunkline.simulator.content;

import org.jspecify.annotations.NullMarked;
