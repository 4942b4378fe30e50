/** Agents' pictures and files, taken and given to Twilio at an address that ends. Plain Java; adapters lie in the packages below. */
@NullMarked
package dev.trunkline.messaging.upload;

import org.jspecify.annotations.NullMarked;
